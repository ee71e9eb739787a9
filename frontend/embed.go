// Package frontend carries the built web page and its sentences inside the
// program. It holds no Go code of its own but the embedding.
package frontend

import (
	"embed"
	"io/fs"
)

//go:embed all:dist
var dist embed.FS

//go:embed src/lib/i18n/errors.*.json
var sentences embed.FS

// Dist returns the built page: index.html and its assets. It is empty, but for a
// marker file, until the front end has been built.
func Dist() fs.FS {
	sub, err := fs.Sub(dist, "dist")
	if err != nil {
		panic(err) // the folder is embedded, so the name is right
	}
	return sub
}

// Sentences returns the JSON object of error key and sentence in a language, fa
// or en; the page and the command line read the same file. Arguments stand in
// braces: {file}.
func Sentences(language string) ([]byte, error) {
	return sentences.ReadFile("src/lib/i18n/errors." + language + ".json")
}
