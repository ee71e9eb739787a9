package api

import (
	"io"
	"net/url"

	didban "didban.app/backend"
	"didban.app/backend/exchange"
	"didban.app/backend/gate"
	"didban.app/backend/geo"
	"didban.app/backend/store"
)

// forms are the kinds of file that a list of projects can be taken along as.
var forms = map[string]struct {
	kind  string
	write func(exchange.Export, io.Writer) error
}{
	"xlsx":    {"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", exchange.Export.XLSX},
	"csv":     {"text/csv; charset=utf-8", exchange.Export.CSV},
	"geojson": {"application/geo+json", exchange.Export.GeoJSON},
}

// listFile makes what a list shows, all of it and in its order, in a form; the query
// is the Files of the list's view. There is none of the past: that fails with "file.past".
func listFile(name string) func(caller, string, url.Values) (gate.File, error) {
	return func(c caller, _ string, query url.Values) (gate.File, error) { return c.listFile(name, query) }
}

func (c caller) listFile(name string, query url.Values) (gate.File, error) {
	form := forms[name]
	filter := geo.FilterOf(query)
	if filter.Past.Day != "" { // a file holds the projects as they are now
		return gate.File{}, didban.Fault(didban.CodeInvalid, "file.past")
	}
	chosen := c.cityOf(&filter).Sorted(filter, SortOf(query)).Projects
	return gate.File{Name: "projects-" + string(c.Today()) + "." + name, Type: form.kind, Write: func(w io.Writer) error {
		return c.Store.View(func(tx *store.Tx) error { return form.write(export(tx, chosen), w) })
	}}, nil
}

// export reads the projects of a list one by one: all at once would take the memory
// of the whole store.
func export(tx *store.Tx, list []*didban.ProjectFacts) exchange.Export {
	codes, units := map[didban.ID]string{}, map[didban.ID]*didban.Unit{}
	return exchange.Export{
		Each: func(yield func(*didban.Project) error) error {
			for _, f := range list {
				p, err := store.Get[didban.Project](tx, f.ID)
				if err == nil {
					err = yield(p)
				}
				if err != nil {
					return err
				}
			}
			return nil
		},
		Unit: func(id didban.ID) *didban.Unit {
			u, ok := units[id]
			if !ok {
				u, _ = store.Get[didban.Unit](tx, id) // one that is gone is told as none
				units[id] = u
			}
			return u
		},
		Area: func(id didban.ID) string {
			code, ok := codes[id]
			if !ok {
				if a, err := store.Get[didban.Area](tx, id); err == nil {
					code = a.Code
				}
				codes[id] = code
			}
			return code
		},
	}
}
