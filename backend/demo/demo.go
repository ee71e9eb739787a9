// Package demo carries the sample city: the files a municipality would have, to be
// taken in by the importer like any other. It knows no noun.
package demo

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"io/fs"
)

//go:embed city
var city embed.FS

//go:embed voices.json
var voices []byte

// Voices are what the citizens of the sample city have said, all of it made up: what was
// judged, and what waits for somebody.
func Voices() []byte { return voices }

//go:embed letters.json
var letters []byte

// Letters are what the citizens of the sample city have written to posts and units, with the
// answers that its units have ready.
func Letters() []byte { return letters }

// City returns the folder of the sample city.
func City() fs.FS {
	sub, err := fs.Sub(city, "city")
	if err != nil {
		panic(err) // the folder is embedded, so the name is right
	}
	return sub
}

// Media are the hashes of the pictures and documents of the sample city. That each is whole, a test
// of the program sees to: nobody waits for that at a start.
func Media() ([]string, error) {
	var hashes []string
	err := fs.WalkDir(City(), "media", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := fs.ReadFile(City(), path)
		sum := sha256.Sum256(content)
		hashes = append(hashes, hex.EncodeToString(sum[:]))
		return err
	})
	return hashes, err
}

//go:embed reports.json
var reports []byte

// Reports are what the citizens of the sample city asked to be mended, with every step since.
func Reports() []byte { return reports }
