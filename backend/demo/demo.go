// Package demo carries the sample city: the files a municipality would have, to be
// taken in by the importer like any other, and what its citizens said, which no file of a
// municipality holds. It knows no noun.
package demo

import (
	"embed"
	"io/fs"
)

//go:embed city
var city embed.FS

// City returns the folder of the sample city.
func City() fs.FS {
	return folder(city, "city")
}

//go:embed voices
var voices embed.FS

// Voices returns the folder of what the citizens of the sample city said: reports.json.
func Voices() fs.FS { return folder(voices, "voices") }

func folder(of embed.FS, name string) fs.FS {
	sub, err := fs.Sub(of, name)
	if err != nil {
		panic(err) // the folder is embedded, so the name is right
	}
	return sub
}
