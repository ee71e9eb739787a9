package staff

import (
	"cmp"
	"slices"
	"strings"

	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/persian"
	"didban.app/backend/private"
	"didban.app/backend/roster"
	"didban.app/backend/store"
)

// ListRequest asks for the nouns of a kind, public ones and new ones in drafts.
type ListRequest struct {
	Kind  string `json:"kind"`
	Text  string `json:"text"`
	State string `json:"state"` // empty for all; public, draft (has an open one), new (not public yet)
	Whose string `json:"whose"` // empty for all; me
	Sort  string `json:"sort"`  // title, code, or the newest first
	Page  int    `json:"page"`  // from 0
}

// ListView is one page of a list.
type ListView struct {
	Kind   string      `json:"kind"`
	Total  int         `json:"total"`
	Page   int         `json:"page"`
	Pages  int         `json:"pages"`
	Rows   []ListRow   `json:"rows"`
	Counts []CountView `json:"counts"`
}

// CountView counts the rows of a state under the other filters.
type CountView struct {
	State string `json:"state"`
	Count int    `json:"count"`
}

// ListRow is a noun with its public and its draft state side by side. Instants are Unix ms.
type ListRow struct {
	ID         string     `json:"id"`
	Code       string     `json:"code"`
	Title      string     `json:"title"`
	Sub        string     `json:"sub"`
	Public     bool       `json:"public"`
	Version    int        `json:"version"`
	Updated    int64      `json:"updated"`
	Draft      string     `json:"draft"`
	DraftState string     `json:"draftState"`
	Owner      PersonView `json:"owner"`
	Mine       bool       `json:"mine"`
	Touched    int64      `json:"touched"`
	Faults     int        `json:"faults"`
}

// Open lists the nouns of a kind.
func (s *Lists) Open(r ListRequest) (ListView, error) {
	return gate.Answer(s.caller, "Lists.Open", func() (ListView, error) { return list(s.caller, r) })
}

// listPage is how many rows a page holds.
const listPage = 50

func list(c *gate.Caller, r ListRequest) (ListView, error) {
	kind := didban.Kind(r.Kind)
	if didban.New(kind) == nil {
		return ListView{}, didban.Fault(didban.CodeInvalid, "noun.unknownKind", "kind", r.Kind)
	}
	c = c.Settled()
	if err := c.Permit(didban.ActionInspect, kind); err != nil {
		return ListView{}, err
	}
	// Before the looks: a look within a look waits for a writer who waits for it.
	if err := c.Roster.CatchUp(c.Store); err != nil {
		return ListView{}, err
	}
	rows, err := look(c, func(tx *private.Tx) ([]ListRow, error) {
		return gate.RunRead(c, func(public *store.Tx) ([]ListRow, error) { return allRows(c, tx, public, r) })
	})
	if err != nil {
		return ListView{}, err
	}
	view := ListView{Kind: r.Kind, Rows: []ListRow{}, Counts: []CountView{}}
	for _, state := range []string{"public", "draft", "new"} {
		n := 0
		for i := range rows {
			if rows[i].is(state) {
				n++
			}
		}
		view.Counts = append(view.Counts, CountView{state, n})
	}
	rows = slices.DeleteFunc(rows, func(row ListRow) bool { return !row.is(r.State) })
	sortRows(rows, r.Sort)
	view.Total = len(rows)
	view.Pages = max(1, (len(rows)+listPage-1)/listPage)
	view.Page = min(max(r.Page, 0), view.Pages-1)
	from := view.Page * listPage
	view.Rows = append(view.Rows, rows[from:min(len(rows), from+listPage)]...)
	return view, nil
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

func sortRows(rows []ListRow, by string) {
	if by == "title" {
		sortByTitle(rows)
		return
	}
	slices.SortStableFunc(rows, func(a, b ListRow) int {
		if by == "code" {
			return strings.Compare(a.Code, b.Code)
		}
		return cmp.Or(cmp.Compare(max(b.Updated, b.Touched), max(a.Updated, a.Touched)), strings.Compare(a.Code, b.Code))
	})
}

// sortByTitle makes the key of each title once: it is dearer than a comparison.
func sortByTitle(rows []ListRow) {
	keys := make(map[string]string, len(rows))
	for i := range rows {
		keys[rows[i].ID] = persian.SortKey(rows[i].Title)
	}
	slices.SortStableFunc(rows, func(a, b ListRow) int {
		return cmp.Or(strings.Compare(keys[a.ID], keys[b.ID]), strings.Compare(a.Code, b.Code))
	})
}

// allRows are the public nouns of a kind with their drafts, and the new ones, as far as
// they have the words that are asked for and are whose they should be.
func allRows(c *gate.Caller, tx *private.Tx, public *store.Tx, r ListRequest) ([]ListRow, error) {
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
		if mine := here && d.draft.Owner == c.Actor().ID; r.Whose == "me" && !mine {
			continue
		}
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
		if row.hasWords(words) && (row.Mine || r.Whose != "me") {
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
