package staff

import (
	"net/url"
	"slices"

	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/geo"
	"didban.app/backend/private"
	"didban.app/backend/roster"
	"didban.app/backend/store"
)

// A finding is what a request finds: the rows that have its words, are new enough and pass
// its filter, in its order. What it asks of drafts is left to chosen, so that it can be counted.
type finding struct {
	request ListRequest
	rows    []ListRow
}

// matching gives every row that a request asks for, in its order.
func matching(c *gate.Caller, tx *private.Tx, public *store.Tx, r ListRequest) ([]ListRow, error) {
	found, err := find(c, tx, public, r)
	if err != nil {
		return nil, err
	}
	return found.chosen(), nil
}

func find(c *gate.Caller, tx *private.Tx, public *store.Tx, r ListRequest) (*finding, error) {
	rows, err := wordRows(c, tx, public, r)
	if err != nil {
		return nil, err
	}
	if r.Since != "" && !didban.Day(r.Since).Valid() {
		return nil, didban.Fault(didban.CodeInvalid, "field.day", "value", r.Since)
	}
	since := startOf(r.Since, 0)
	passes := filterOf(c, r)
	rows = slices.DeleteFunc(rows, func(row ListRow) bool { return row.newest() < since || !passes(&row) })
	sortRows(rows, r)
	return &finding{r, rows}, nil
}

// chosen are the rows that also are what is asked of drafts.
func (f *finding) chosen() []ListRow {
	out := make([]ListRow, 0, len(f.rows))
	for i := range f.rows {
		if row := &f.rows[i]; row.is(f.request.State) && row.drafted(f.request) {
			out = append(out, *row)
		}
	}
	return out
}

// states counts the rows of each state under the other filters.
func (f *finding) states() []CountView {
	out := []CountView{{State: "public"}, {State: "draft"}, {State: "new"}}
	for i := range f.rows {
		if !f.rows[i].drafted(f.request) {
			continue
		}
		for n := range out {
			if f.rows[i].is(out[n].State) {
				out[n].Count++
			}
		}
	}
	return out
}

func (r *ListRow) is(state string) bool {
	switch state {
	case "public":
		return r.Public
	case "draft":
		return r.Draft != ""
	case "new":
		return !r.Public
	}
	return true
}

// drafted reports whether the draft of a row is whose and where it should be.
func (r *ListRow) drafted(asked ListRequest) bool {
	return r.in(asked.Draft) && r.of(asked.Whose)
}

func (r *ListRow) in(state string) bool { return state == "" || r.DraftState == state }

func (r *ListRow) of(whose string) bool {
	return whose == "" || whose == "me" && r.Mine || whose == r.Owner.ID && r.Draft != ""
}

// newest is when the noun was changed or written in last, Unix ms.
func (r *ListRow) newest() int64 { return max(r.Updated, r.Touched) }

// filterOf tells which rows pass the filter of a request: public projects as the map has
// them. What can't be read narrows nothing, as in the public list.
func filterOf(c *gate.Caller, r ListRequest) func(*ListRow) bool {
	query, _ := url.ParseQuery(r.Filter)
	filter := geo.FilterOf(query)
	filter.Words, filter.Past = nil, didban.Past{}
	if didban.Kind(r.Kind) != didban.KindProject || filter.Key() == "" {
		return func(*ListRow) bool { return true }
	}
	passing := map[string]bool{}
	for _, p := range c.Map.Select(filter).Projects {
		passing[string(p.ID)] = true
	}
	return func(row *ListRow) bool { return passing[row.ID] }
}

// wordRows are the public nouns of a kind with their drafts, and the new ones, as far as
// they have the words that are asked for.
func wordRows(c *gate.Caller, tx *private.Tx, public *store.Tx, r ListRequest) ([]ListRow, error) {
	kind, words := didban.Kind(r.Kind), roster.Words(r.Text)
	person, err := names(tx)
	if err != nil {
		return nil, err
	}
	drafts, err := draftsOf(tx, kind)
	if err != nil {
		return nil, err
	}
	rows := []ListRow{}
	for _, e := range c.Roster.All(kind) {
		d, here := drafts[e.Ref.ID]
		delete(drafts, e.Ref.ID)
		row := ListRow{ID: string(e.Ref.ID), Code: e.Code, Title: e.Title, Sub: e.Sub, Public: true, Version: e.Version, Updated: e.Updated}
		if here {
			row.take(c, d, person)
		}
		if e.HasWords(words) || here && row.hasWords(words) {
			rows = append(rows, row)
		}
	}
	for id, d := range drafts {
		row := ListRow{ID: string(id), Title: d.head.Title}
		row.take(c, d, person)
		f, err := folderOf(c, tx, public, d.draft)
		if err != nil {
			return nil, err
		}
		if s := f.sheet(keyOf(d.head.Ref)); s != nil {
			row.Code = codeOf(s)
		}
		if row.hasWords(words) {
			rows = append(rows, row)
		}
	}
	return rows, nil
}

func (r *ListRow) hasWords(words []string) bool {
	return roster.HasWords(r.Title+" "+r.Sub+" "+r.Code, words)
}

// drafted is a noun in an open draft.
type drafted struct {
	draft *didban.Draft
	head  didban.SheetHead
}

func (r *ListRow) take(c *gate.Caller, d drafted, person func(didban.ID) PersonView) {
	r.Draft, r.DraftState, r.Owner = string(d.draft.ID), string(d.draft.State), person(d.draft.Owner)
	r.Mine, r.Touched, r.Faults = d.draft.Owner == c.Actor().ID, d.draft.Touched, d.head.Faults
	if d.head.Title != "" {
		r.Title = d.head.Title
	}
}

// draftsOf are the nouns of a kind that stand in a living draft which somebody wrote in.
func draftsOf(tx *private.Tx, kind didban.Kind) (map[didban.ID]drafted, error) {
	all, err := tx.Drafts()
	out := map[didban.ID]drafted{}
	for _, d := range all {
		if !d.State.Live() || untouched(d) && d.State == didban.DraftOpen {
			continue
		}
		for _, head := range d.Sheets {
			if head.Ref.Kind == kind {
				out[head.Ref.ID] = drafted{d, head}
			}
		}
	}
	return out, err
}
