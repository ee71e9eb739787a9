package api

import (
	"io"
	"net/url"
	"strings"

	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/store"
)

// File is what a person may take along: its name as it is offered, its media type and
// what writes it.
type File struct {
	Name  string
	Type  string
	Write func(io.Writer) error
}

// files are the makers of files by the first word of their path.
var files = map[string]func(c caller, name string, query url.Values) (File, error){
	"project": caller.projectFile,
	"event":   caller.eventFile,
	"trustee": caller.trusteeFile,
	"article": caller.articleFile,
	"feed":    caller.feedFile,
	"media":   caller.mediaFile,

	"projects.xlsx":    listFile("xlsx"),
	"projects.csv":     listFile("csv"),
	"projects.geojson": listFile("geojson"),
}

// TakeFile makes the file of a path such as project/0190….json; query narrows it as the
// screen that offers it is narrowed. It fails with CodeNotFound for a path that is none.
func TakeFile(by *gate.Caller, path string, query url.Values) (File, error) {
	c := caller{by}
	kind, name, _ := strings.Cut(path, "/")
	return gate.Answer(c, "GET /files", func() (File, error) {
		if err := c.AwaitMap(); err != nil {
			return File{}, err
		}
		maker, ok := files[kind]
		if !ok {
			return File{}, noFile(path)
		}
		return maker(c, name, query)
	})
}

// IsPublicFile reports whether a noun of the public record names the file of a hash.
func IsPublicFile(by *gate.Caller, hash string) (bool, error) {
	return gate.Within(by, func(tx *store.Tx) (bool, error) {
		for _, err := range store.By[didban.Media](tx, store.MediaByHash, hash) {
			return err == nil, err
		}
		return false, nil
	})
}

func noFile(path string) error { return didban.Fault(didban.CodeNotFound, "file.none", "path", path) }

// projectFile is all that a project's page shows, as JSON, or its tables as CSV in a zip. The
// project is named by its id or its public code.
func (c caller) projectFile(name string, _ url.Values) (File, error) {
	if tables, ok := strings.CutSuffix(name, ".zip"); ok {
		return c.projectTables(tables)
	}
	id, ok := strings.CutSuffix(name, ".json")
	if !ok {
		return File{}, noFile(name)
	}
	return c.projectJSON(id)
}
