package staff

import (
	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/private"
	"didban.app/backend/store"
)

// ListRequest asks for the nouns of a kind, public ones and new ones in drafts. All that
// is asked must hold.
type ListRequest struct {
	Kind string `json:"kind"`
	Text string `json:"text"`
	// State is empty for all that is there; public, draft (has an open one), new (not public
	// yet), or withdrawn: what is public no more, the newest first.
	State string `json:"state"`
	Draft string `json:"draft"` // empty for all; the state of the open draft: open, sent, returned, scheduled
	Whose string `json:"whose"` // empty for all; me, or the id of whose draft it is
	Since string `json:"since"` // empty for all; an ISO day on or after which it was changed or written in
	// Filter narrows projects as geo.FilterQuery writes it; its words are left to Text.
	Filter     string   `json:"filter"`
	Columns    []string `json:"columns"` // names of ColumnView; empty for the usual ones
	Sort       string   `json:"sort"`    // title, code, updated, touched, or a column; empty for the newest first
	Descending bool     `json:"descending"`
	Page       int      `json:"page"` // from 0
}

// ListView is one page of a list.
type ListView struct {
	Kind    string       `json:"kind"`
	Total   int          `json:"total"`
	Page    int          `json:"page"`
	Pages   int          `json:"pages"`
	Rows    []ListRow    `json:"rows"`
	Counts  []CountView  `json:"counts"`
	Facets  []FacetView  `json:"facets"`
	People  []PersonView `json:"people"`  // those whose drafts are counted
	Columns []ColumnView `json:"columns"` // all that the kind has
	Shown   []string     `json:"shown"`   // the names of those that the rows have cells of
}

// CountView counts the rows of a state under the other filters.
type CountView struct {
	State string `json:"state"`
	Count int    `json:"count"`
}

// FacetView counts the rows under each option of a facet, under the other filters: those of
// projects by the names of didban.Facets, and draft and whose.
type FacetView struct {
	Facet   string       `json:"facet"`
	Options []OptionView `json:"options"`
}

// OptionView is an option of a facet that some rows have.
type OptionView struct {
	Code  string `json:"code"`
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
	// Withdrawn is when it was withdrawn and Why the reason, 0 for what was not.
	Withdrawn int64  `json:"withdrawn"`
	Why       string `json:"why"`
	// Cells are what it tells in the columns shown: of what is public, or of the draft of
	// what is new. Each is as its column's Sort says, "" for what it does not say.
	Cells []string `json:"cells"`

	key     string               // by which titles are sorted
	facts   *didban.ProjectFacts // of a project; of a public one once a column asks
	figures []string             // of another kind, one for each of roster.Columns
}

// Open lists the nouns of a kind.
func (s *Lists) Open(r ListRequest) (ListView, error) {
	return gate.Answer(s.caller, "Lists.Open", func() (ListView, error) { return list(s.caller, r) })
}

// listPage is how many rows a page holds.
const listPage = 50

func list(c *gate.Caller, r ListRequest) (ListView, error) {
	return listing(c, r, func(c *gate.Caller, tx *private.Tx, public *store.Tx) (ListView, error) {
		found, err := find(c, tx, public, r)
		if err != nil {
			return ListView{}, err
		}
		rows := found.chosen()
		view := ListView{Kind: r.Kind, Counts: found.states(), Total: len(rows)}
		view.Facets, view.People = found.facets()
		view.Pages = max(1, (len(rows)+listPage-1)/listPage)
		view.Page = min(max(r.Page, 0), view.Pages-1)
		from := view.Page * listPage
		view.Columns, view.Shown = found.columns.views()
		view.Rows, err = found.told(rows[from:min(len(rows), from+listPage)])
		return view, err
	})
}

// listing looks at both files for a list, once the caller may and what is kept in memory
// has caught up: a look within a look waits for a writer who waits for it.
func listing[T any](c *gate.Caller, r ListRequest, fn func(*gate.Caller, *private.Tx, *store.Tx) (T, error)) (none T, err error) {
	c = c.Settled()
	kind := didban.Kind(r.Kind)
	if didban.New(kind) == nil {
		return none, didban.Fault(didban.CodeInvalid, "noun.unknownKind", "kind", r.Kind)
	}
	if err := c.Permit(didban.ActionInspect, kind); err != nil {
		return none, err
	}
	if err := c.Roster.CatchUp(c.Store); err != nil {
		return none, err
	}
	if kind == didban.KindProject {
		if err := c.AwaitMap(); err != nil {
			return none, err
		}
	}
	return look(c, func(tx *private.Tx) (T, error) {
		return gate.RunRead(c, func(public *store.Tx) (T, error) { return fn(c, tx, public) })
	})
}
