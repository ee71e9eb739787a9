package api

import (
	"net/url"
	"strings"

	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/store"
)

// files are the makers of files by the first word of their path.
var files = map[string]func(c caller, name string, query url.Values) (gate.File, error){
	"project": caller.projectFile,
	"event":   caller.eventFile,
	"trustee": caller.trusteeFile,
	"media":   caller.mediaFile,

	"promises.csv":     caller.promisesFile,
	"awards.csv":       caller.awardsFile,
	"changes.csv":      caller.changesFile,
	"projects.xlsx":    listFile("xlsx"),
	"projects.csv":     listFile("csv"),
	"projects.geojson": listFile("geojson"),
}

// TakeFile makes the file of a path such as project/0190….json; query narrows it as the
// screen that offers it is narrowed. It fails with CodeNotFound for a path that is none.
func TakeFile(by *gate.Caller, path string, query url.Values) (gate.File, error) {
	c := caller{Caller: by}
	kind, name, _ := strings.Cut(path, "/")
	return gate.Answer(c, "GET /files", func() (gate.File, error) {
		if err := c.AwaitMap(); err != nil {
			return gate.File{}, err
		}
		maker, ok := files[kind]
		if !ok {
			return gate.File{}, gate.NoFile(path)
		}
		return maker(c, name, query)
	})
}

// IsPublicFile reports whether a noun of the public record names the file of a hash.
func IsPublicFile(by *gate.Caller, hash string) (bool, error) {
	return gate.RunRead(by, func(tx *store.Tx) (bool, error) {
		for _, err := range store.By[didban.Media](tx, store.MediaByHash, hash) {
			return err == nil, err
		}
		return false, nil
	})
}

// projectFile is all that a project's page shows, as JSON, or its tables as CSV in a zip. The
// project is named by its id or its public code.
func (c caller) projectFile(name string, _ url.Values) (gate.File, error) {
	if tables, ok := strings.CutSuffix(name, ".zip"); ok {
		return c.projectTables(tables)
	}
	id, ok := strings.CutSuffix(name, ".json")
	if !ok {
		return gate.File{}, gate.NoFile(name)
	}
	return c.projectJSON(id)
}
