// Package demo carries the sample city: the files a municipality would have, to be
// taken in by the importer like any other. It knows no noun.
package demo

import (
	"embed"
	"io/fs"
)

//go:embed city
var city embed.FS

// City returns the folder of the sample city.
func City() fs.FS {
	sub, err := fs.Sub(city, "city")
	if err != nil {
		panic(err) // the folder is embedded, so the name is right
	}
	return sub
}
