package staff

import (
	"net/url"
	"slices"

	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/geo"
	"didban.app/backend/private"
	"didban.app/backend/store"
)

// stateWithdrawn lists what is public no more.
const stateWithdrawn = "withdrawn"

// A finding is what a request finds. What it asks of drafts is left to chosen, so that it
// can be counted.
type finding struct {
	caller  *gate.Caller
	public  *store.Tx
	request ListRequest
	filter  didban.ProjectFilter
	columns listColumns
	words   []*ListRow // that have the words and are new enough
	rows    []*ListRow // of those, what passes the filter, in the order asked for
	left    []*ListRow // what was withdrawn and has the words; told tells what it was called
	gone    []*ListRow // of those, what passes the filter
}

// matching gives every row that a request asks for, in its order, with its cells.
func matching(c *gate.Caller, tx *private.Tx, public *store.Tx, r ListRequest) ([]ListRow, error) {
	found, err := find(c, tx, public, r)
	if err != nil {
		return nil, err
	}
	return found.told(found.chosen())
}

func find(c *gate.Caller, tx *private.Tx, public *store.Tx, r ListRequest) (*finding, error) {
	if r.Since != "" && !didban.Day(r.Since).Valid() {
		return nil, didban.Fault(didban.CodeInvalid, "field.day", "value", r.Since)
	}
	f := &finding{caller: c, public: public, request: r, filter: projectFilter(r), columns: columnsOf(c, public, r)}
	rows, err := wordRows(c, tx, public, r)
	if err != nil {
		return nil, err
	}
	since := startOf(r.Since, 0)
	f.words = slices.DeleteFunc(rows, func(row *ListRow) bool { return row.newest() < since })
	if f.left, err = f.withdrawn(tx, since); err != nil {
		return nil, err
	}
	f.gone = slices.DeleteFunc(slices.Clone(f.left), func(row *ListRow) bool { return !f.lets(row) })
	f.rows = f.passing()
	sortRows(f.rows, f.columns, r)
	return f, nil
}

// projectFilter is the filter of a request; nothing for what is no project. What can't be
// read narrows nothing, as in the public list.
func projectFilter(r ListRequest) didban.ProjectFilter {
	if didban.Kind(r.Kind) != didban.KindProject {
		return didban.ProjectFilter{}
	}
	query, _ := url.ParseQuery(r.Filter)
	filter := geo.FilterOf(query)
	filter.Words, filter.Past = nil, didban.Past{}
	return filter
}

// passing are the rows that pass the filter: public projects as the map has them, new ones
// by what their drafts say.
func (f *finding) passing() []*ListRow {
	if f.filter.Key() == "" {
		return slices.Clone(f.words)
	}
	passes := map[string]bool{}
	for _, p := range f.caller.Map.Select(f.filter).Projects {
		passes[string(p.ID)] = true
	}
	out := []*ListRow{}
	for _, row := range f.words {
		if passes[row.ID] || !row.Public && f.lets(row) {
			out = append(out, row)
		}
	}
	return out
}

// lets reports whether the filter lets a row pass that the map does not know.
func (f *finding) lets(row *ListRow) bool {
	return f.filter.Key() == "" || row.facts != nil && f.filter.Match(row.facts)
}

// chosen are the rows that also are what is asked of drafts.
func (f *finding) chosen() []*ListRow {
	rows := f.rows
	if f.request.State == stateWithdrawn {
		rows = f.gone
	}
	out := make([]*ListRow, 0, len(rows))
	for _, row := range rows {
		if row.is(f.request.State) && row.in(f.request.Draft) && row.of(f.request.Whose) {
			out = append(out, row)
		}
	}
	return out
}

// told are rows with what is told of those alone that are asked for: their cells, and what
// the withdrawn are called.
func (f *finding) told(rows []*ListRow) ([]ListRow, error) {
	out := make([]ListRow, len(rows))
	for i, row := range rows {
		if row.Withdrawn != 0 {
			if err := f.tellGone(row); err != nil {
				return nil, err
			}
		}
		row.Cells = f.columns.cells(row)
		out[i] = *row
	}
	return out, nil
}

func (r *ListRow) is(state string) bool {
	switch state {
	case stateWithdrawn:
		return r.Withdrawn != 0
	case "public":
		return r.Public
	case "draft":
		return r.Draft != "" && r.Withdrawn == 0
	case "new":
		return !r.Public && r.Withdrawn == 0
	}
	return r.Withdrawn == 0
}

// in reports whether the draft of a row is in a state.
func (r *ListRow) in(state string) bool { return state == "" || r.DraftState == state }

// of reports whether the draft of a row is somebody's.
func (r *ListRow) of(whose string) bool {
	return whose == "" || whose == "me" && r.Mine || whose == r.Owner.ID && r.Draft != ""
}

// newest is when the noun was changed or written in last, Unix ms.
func (r *ListRow) newest() int64 { return max(r.Updated, r.Touched) }
