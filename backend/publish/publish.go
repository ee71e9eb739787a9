// Package publish makes what leaves the program for readers elsewhere: feeds, a
// folder for a web site, an article as a file of its own. It reads the public record
// and refuses to know what a screen shows; how a feed or a page is written stands in
// package syndication.
package publish

import (
	"strings"

	"didban.app/backend/gate"
)

// files are the makers of files by the first word of their path.
var files = map[string]func(by *gate.Caller, name string) (gate.File, error){
	"article": articleFile,
	"feed":    feedFile,
}

// Makes reports whether the file of a path is made here.
func Makes(path string) bool {
	kind, _, _ := strings.Cut(path, "/")
	return files[kind] != nil
}

// TakeFile makes the file of a path such as feed/all.rss or article/ID.html. It fails
// with CodeNotFound for a path that is none.
func TakeFile(by *gate.Caller, path string) (gate.File, error) {
	kind, name, _ := strings.Cut(path, "/")
	return gate.Answer(by, "GET /files", func() (gate.File, error) {
		if !Makes(path) {
			return gate.File{}, gate.NoFile(path)
		}
		return files[kind](by, name)
	})
}
