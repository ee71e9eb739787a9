package staff

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	didban "didban.app/backend"
	"didban.app/backend/entry"
	"didban.app/backend/gate"
	"didban.app/backend/private"
	"didban.app/backend/roster"
	"didban.app/backend/store"
)

// RoundRequest asks for one page of a round: progress or trustees.
type RoundRequest struct {
	Round string `json:"round"`
	Whose string `json:"whose"` // me, unit or all, as a BenchRequest has it
	Text  string `json:"text"`
	Page  int    `json:"page"` // from 0
}

// RoundView is a round (دور): a screen over many nouns that is written again and again, and
// the one draft that what is written goes to. What is typed there comes to the draft as
// edits of the sheet kind/id; the sheet need not be in it yet.
type RoundView struct {
	Round string     `json:"round"`
	Draft DraftView  `json:"draft"`
	Rows  []RoundRow `json:"rows"`
	Total int        `json:"total"`
	Page  int        `json:"page"`
	Pages int        `json:"pages"`
	Units []string   `json:"units"` // of the person
}

// RoundRow is one noun of a round as the public has it.
type RoundRow struct {
	ID    string `json:"id"`
	Sheet string `json:"sheet"`
	Code  string `json:"code"`
	Title string `json:"title"`
	Sub   string `json:"sub"`
	// Day is when its progress was last observed, or when it was last verified; an ISO day.
	Day string `json:"day"`
	// Physical and Financial are the last that were observed, in percent; empty for none.
	Physical  string      `json:"physical"`
	Financial string      `json:"financial"`
	Stale     bool        `json:"stale"` // it is due
	Cells     []FieldView `json:"cells"` // as they stand where the draft has not the noun
	// Owner holds it in the draft Draft, so that it can only be read here; empty for nobody.
	Owner PersonView `json:"owner"`
	Draft string     `json:"draft"`
}

// roundKind is what a round writes.
type roundKind struct {
	kind   didban.Kind
	list   string   // whose new row it writes; empty where it writes the noun's own fields
	fields []string // of the row, or of the noun
}

// roundRowKey is the key of the row that a round writes.
const roundRowKey = "round"

var rounds = map[string]roundKind{
	"progress": {didban.KindProject, "progress", []string{"day", "physicalActual", "financialActual", "note"}},
	"trustees": {didban.KindTrustee, "", []string{"verified", "phone"}},
}

// paths are those of the fields that the round writes.
func (k roundKind) paths() (out []string) {
	for _, name := range k.fields {
		if k.list != "" {
			name = k.list + "." + roundRowKey + "." + name
		}
		out = append(out, name)
	}
	return out
}

// Round opens a round and goes on with its draft, or begins one: what is written in it is
// found again until the draft is sent. It fails with CodeInvalid "round.unknown".
func (s *Lists) Round(r RoundRequest) (RoundView, error) {
	return gate.Answer(s.caller, "Lists.Round", func() (RoundView, error) { return openRound(s.caller, r) })
}

// roundPage is how many rows a page of a round holds.
const roundPage = 50

func openRound(c *gate.Caller, r RoundRequest) (RoundView, error) {
	kind, ok := rounds[r.Round]
	if !ok {
		return RoundView{}, didban.Fault(didban.CodeInvalid, "round.unknown", "round", r.Round)
	}
	if err := c.AwaitMap(); err != nil {
		return RoundView{}, err
	}
	c = c.Settled()
	if err := c.Permit(didban.ActionEdit, kind.kind); err != nil {
		return RoundView{}, err
	}
	if err := c.Roster.CatchUp(c.Store); err != nil {
		return RoundView{}, err
	}
	id, err := look(c, func(tx *private.Tx) (didban.ID, error) { return roundDraft(c, tx, r.Round) })
	if err == nil && id == "" {
		id, err = beginRound(c, r.Round)
	}
	if err != nil {
		return RoundView{}, err
	}
	return lookFolder(c, string(id), func(f *folder) (RoundView, error) { return f.round(r, kind) })
}

// roundDraft is the draft of a round that is in the caller's hands, the one that was
// written in last; empty for none.
func roundDraft(c *gate.Caller, tx *private.Tx, round string) (didban.ID, error) {
	all, err := tx.Drafts()
	var found *didban.Draft
	for _, d := range all {
		mine := d.Origin == originRound && d.Round == round && d.Owner == c.Actor().ID && d.InHand()
		if mine && (found == nil || d.Touched > found.Touched) {
			found = d
		}
	}
	if err != nil || found == nil {
		return "", err
	}
	return found.ID, nil
}

// beginRound makes the draft of a round, unless another page just did.
func beginRound(c *gate.Caller, round string) (id didban.ID, err error) {
	err = c.Private.Update(func(tx *private.Tx) error {
		if id, err = roundDraft(c, tx, round); err != nil || id != "" {
			return err
		}
		d := &didban.Draft{
			Owner: c.Actor().ID, State: didban.DraftOpen, Opened: tx.Now(), Touched: tx.Now(), Origin: originRound, Round: round,
		}
		err := tx.PutDraft(d)
		id = d.ID
		return err
	})
	return id, err
}

func (f *folder) round(r RoundRequest, kind roundKind) (RoundView, error) {
	view := RoundView{Round: r.Round, Rows: []RoundRow{}}
	mine, err := scopeOf(f.caller, f.tx)
	if err != nil {
		return view, err
	}
	view.Units = texts(mine.units)
	if view.Draft, err = f.view(""); err != nil {
		return view, err
	}
	person, err := names(f.tx)
	if err != nil {
		return view, err
	}
	ids, err := f.roundIDs(kind, mine.of(r.Whose), roster.Words(r.Text))
	if err != nil {
		return view, err
	}
	view.Total = len(ids)
	view.Pages = max(1, (len(ids)+roundPage-1)/roundPage)
	view.Page = min(max(r.Page, 0), view.Pages-1)
	from := view.Page * roundPage
	for _, id := range ids[from:min(len(ids), from+roundPage)] {
		row, err := f.roundRow(kind, id, person)
		if err != nil {
			return view, err
		}
		view.Rows = append(view.Rows, row)
	}
	return view, nil
}

// roundIDs are the nouns of a round, those that wait longest first.
func (f *folder) roundIDs(kind roundKind, mine scope, words []string) ([]didban.ID, error) {
	if kind.kind == didban.KindTrustee {
		return f.roundTrustees(mine, words)
	}
	var list []*didban.ProjectFacts
	for _, p := range f.caller.Map.Select(didban.ProjectFilter{Words: words}).Projects {
		if p.Signals.Active && mine.holds(p.UnitID, p.Areas) {
			list = append(list, p)
		}
	}
	slices.SortStableFunc(list, func(a, b *didban.ProjectFacts) int {
		return cmp.Or(strings.Compare(string(a.Signals.Reported), string(b.Signals.Reported)), strings.Compare(a.TitleKey, b.TitleKey))
	})
	return mapped(list, func(p *didban.ProjectFacts) didban.ID { return p.ID }), nil
}

func (f *folder) roundTrustees(mine scope, words []string) ([]didban.ID, error) {
	today := f.caller.Today()
	called := map[didban.ID]*roster.Entry{}
	place := map[didban.ID]int{}
	for i, e := range f.caller.Roster.All(didban.KindTrustee) {
		called[e.Ref.ID], place[e.Ref.ID] = e, i
	}
	var list []*didban.Trustee
	for t, err := range store.All[didban.Trustee](f.public) {
		if err != nil {
			return nil, err
		}
		e := called[t.ID]
		if t.Current(today) && mine.holds("", around(f.caller, []didban.ID{t.Area})) && e != nil && e.HasWords(words) {
			list = append(list, t)
		}
	}
	slices.SortStableFunc(list, func(a, b *didban.Trustee) int {
		return cmp.Or(strings.Compare(string(a.Verified), string(b.Verified)), cmp.Compare(place[a.ID], place[b.ID]))
	})
	return mapped(list, func(t *didban.Trustee) didban.ID { return t.ID }), nil
}

func (f *folder) roundRow(kind roundKind, id didban.ID, person func(didban.ID) PersonView) (RoundRow, error) {
	ref := didban.Ref{Kind: kind.kind, ID: id}
	row := RoundRow{ID: string(id), Sheet: keyOf(ref), Cells: []FieldView{}}
	n, err := f.public.Load(kind.kind, id)
	if err != nil {
		return row, err
	}
	row.Code = n.Head().Code
	if row.Title, err = roster.TitleOf(n, publicNoun(f.public)); err != nil {
		return row, err
	}
	if row.Sub, err = roster.SubOf(n, publicNoun(f.public)); err != nil {
		return row, err
	}
	switch n := n.(type) {
	case *didban.Project:
		row.observed(n)
	case *didban.Trustee:
		row.Day, row.Stale = string(n.Verified), n.Stale(f.caller.Today())
		if row.Cells, err = f.cells(n, kind.fields); err != nil {
			return row, err
		}
	}
	holder, err := f.holder(ref)
	if err == nil && holder != nil {
		row.Draft, row.Owner = string(holder.ID), person(holder.Owner)
	}
	return row, err
}

// observed tells what was last observed of a project: each figure from the newest day that
// has it.
func (r *RoundRow) observed(p *didban.Project) {
	rows := slices.Clone(p.Progress)
	slices.SortStableFunc(rows, func(a, b didban.Progress) int { return strings.Compare(string(a.Day), string(b.Day)) })
	for _, one := range rows {
		r.Day = string(one.Day)
		r.Physical = cmp.Or(percentText(one.PhysicalActual), r.Physical)
		r.Financial = cmp.Or(percentText(one.FinancialActual), r.Financial)
	}
}

func percentText(p didban.Percent) string {
	if !p.Known {
		return ""
	}
	return strconv.FormatFloat(p.Value, 'f', -1, 64)
}

// cells are fields of a public noun as a form would show them.
func (f *folder) cells(n didban.Noun, paths []string) ([]FieldView, error) {
	sheet, err := entry.New(n)
	if err != nil {
		return nil, err
	}
	out := []FieldView{}
	for _, path := range paths {
		state, err := entry.Field(n.Kind(), &sheet, path, f.ctx)
		if err != nil {
			return nil, err
		}
		out = append(out, FieldView{Path: path, Text: state.Text, Value: state.Value, Args: []ArgView{}})
	}
	return out, nil
}
