package api

import (
	"encoding/json"
	"io"
	"net/url"
	"strings"

	didban "didban.app/backend"
)

// File is what a person may take along: its name as it is offered, its media type and
// what writes it.
type File struct {
	Name  string
	Type  string
	Write func(io.Writer) error
}

// files are the makers of files by the first word of their path.
var files = map[string]func(d *Desk, name string, query url.Values) (File, error){
	"project": (*Desk).projectFile,
	"event":   (*Desk).eventFile,
	"trustee": (*Desk).trusteeFile,
	"article": (*Desk).articleFile,
	"feed":    (*Desk).feedFile,
	"media":   (*Desk).mediaFile,

	"projects.xlsx":    listFile("xlsx"),
	"projects.csv":     listFile("csv"),
	"projects.geojson": listFile("geojson"),
}

// File makes the file of a path such as project/0190….json; query narrows it as the
// screen that offers it is narrowed. It fails with CodeNotFound for a path that is none.
func (d *Desk) File(path string, query url.Values) (File, error) {
	kind, name, _ := strings.Cut(path, "/")
	return answer(d, "File "+kind, didban.KindProject, func() (File, error) {
		if err := await(d.Map, "map.preparing"); err != nil {
			return File{}, err
		}
		maker, ok := files[kind]
		if !ok {
			return File{}, noFile(path)
		}
		return maker(d, name, query)
	})
}

func noFile(path string) error { return didban.Fault(didban.CodeNotFound, "file.none", "path", path) }

// projectData is a project's page as data; the code of ISO 4217 says that its amounts are rials.
type projectData struct {
	Currency string `json:"currency"`
	ProjectView
}

// projectFile is all that a project's page shows, as JSON, or its tables as CSV in a zip. The
// project is named by its id or its public code.
func (d *Desk) projectFile(name string, _ url.Values) (File, error) {
	if tables, ok := strings.CutSuffix(name, ".zip"); ok {
		return d.projectTables(tables)
	}
	id, ok := strings.CutSuffix(name, ".json")
	if !ok {
		return File{}, noFile(name)
	}
	view, err := (&Projects{d}).Open(id)
	if err != nil {
		return File{}, err
	}
	return File{Name: view.Card.Code + ".json", Type: "application/json", Write: func(w io.Writer) error {
		out := json.NewEncoder(w)
		out.SetEscapeHTML(false)
		out.SetIndent("", "  ")
		return out.Encode(projectData{"IRR", view})
	}}, nil
}
