package staff

import (
	"strings"

	didban "didban.app/backend"
	"didban.app/backend/entry"
	"didban.app/backend/gate"
	"didban.app/backend/jalali"
	"didban.app/backend/persian"
	"didban.app/backend/private"
	"didban.app/backend/roster"
	"didban.app/backend/store"
)

// wordRows are the public nouns of a kind with their drafts, and the new ones, as far as
// they have the words that are asked for.
func wordRows(c *gate.Caller, tx *private.Tx, public *store.Tx, r ListRequest) ([]*ListRow, error) {
	kind, words := didban.Kind(r.Kind), roster.Words(r.Text)
	person, err := names(tx)
	if err != nil {
		return nil, err
	}
	drafts, err := draftsOf(tx, kind)
	if err != nil {
		return nil, err
	}
	all := c.Roster.All(kind)
	rows := make([]*ListRow, 0, len(all)+len(drafts))
	block := make([]ListRow, len(all)) // one piece for all: they are made for each call
	for i, e := range all {
		d, here := drafts[e.Ref.ID]
		delete(drafts, e.Ref.ID)
		if !here && !e.HasWords(words) {
			continue
		}
		row := &block[i]
		row.public(e)
		if here {
			row.take(c, d, person)
		}
		if e.HasWords(words) || row.hasWords(words) {
			rows = append(rows, row)
		}
	}
	folders := map[didban.ID]*folder{}
	for id, d := range drafts {
		f := folders[d.draft.ID]
		if f == nil {
			if f, err = folderOf(c, tx, public, d.draft); err != nil {
				return nil, err
			}
			folders[d.draft.ID] = f
		}
		row := &ListRow{ID: string(id)}
		row.take(c, d, person)
		if err := row.read(f, d.head.Ref); err != nil {
			return nil, err
		}
		if row.hasWords(words) {
			rows = append(rows, row)
		}
	}
	return rows, nil
}

// public takes what is known of a public noun.
func (r *ListRow) public(e *roster.Entry) {
	r.ID, r.Code, r.Title, r.Sub, r.Public, r.Version, r.Updated = string(e.Ref.ID), e.Code, e.Title, e.Sub, true, e.Version, e.Updated
	r.key, r.figures = e.Key(), e.Figures
}

// read takes what is told of a new noun from its sheet; what can't be read tells nothing.
func (r *ListRow) read(f *folder, ref didban.Ref) error {
	s := f.sheet(keyOf(ref))
	if s == nil {
		return nil
	}
	n, err := entry.Noun(ref.Kind, &s.Sheet)
	if err != nil {
		return nil //nolint:nilerr // its draft tells what is wrong
	}
	r.Code = n.Head().Code
	return r.tellOf(f, n)
}

// tellOf takes the figures of a noun that is not public.
func (r *ListRow) tellOf(f *folder, n didban.Noun) (err error) {
	p, ok := n.(*didban.Project)
	if !ok {
		r.figures, err = roster.FiguresOf(n, f.nounOf)
		return err
	}
	facts := p.Facts(func(id didban.ID) didban.ID {
		if a, ok := f.caller.Map.Area(id); ok {
			return a.Parent
		}
		return ""
	})
	facts.Years = p.FiscalYears(func(d didban.Day) int { return jalali.FiscalYear(string(d)) })
	r.facts = &facts
	return nil
}

func (r *ListRow) hasWords(words []string) bool {
	return roster.HasWords(strings.Join([]string{r.Title, r.Sub, r.Code}, " "), words)
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
		r.Title, r.key = d.head.Title, persian.SortKey(d.head.Title)
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
