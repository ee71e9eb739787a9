package staff

import (
	"slices"

	didban "didban.app/backend"
	"didban.app/backend/private"
	"didban.app/backend/roster"
)

// withdrawn are the nouns of a kind that are public no more and have the words, the newest
// first. What they were is told only where it is asked for; else told does it for a page.
func (f *finding) withdrawn(tx *private.Tx, since int64) ([]*ListRow, error) {
	kind, words := didban.Kind(f.request.Kind), roster.Words(f.request.Text)
	out := []*ListRow{}
	if withdrawable(kind) != nil {
		return out, nil
	}
	person, err := names(tx)
	if err != nil {
		return nil, err
	}
	drafts, err := draftsOf(tx, kind)
	if err != nil {
		return nil, err
	}
	for _, g := range f.caller.Roster.Gone(kind) {
		if g.At < since {
			continue
		}
		row := &ListRow{ID: string(g.Ref.ID), Withdrawn: g.At}
		if d, here := drafts[g.Ref.ID]; here {
			row.take(f.caller, d, person)
		}
		out = append(out, row)
	}
	if len(words) == 0 && f.filter.Key() == "" && (f.request.State != stateWithdrawn || kind != didban.KindProject) {
		return out, nil
	}
	for _, row := range out {
		if err := f.tellGone(row); err != nil {
			return nil, err
		}
	}
	return slices.DeleteFunc(out, func(row *ListRow) bool { return !row.hasWords(words) }), nil
}

// tellGone tells what a withdrawn noun was called at the end, and why it was withdrawn.
func (f *finding) tellGone(row *ListRow) error {
	if row.Version != 0 {
		return nil
	}
	ref := didban.Ref{Kind: didban.Kind(f.request.Kind), ID: didban.ID(row.ID)}
	last, n, err := lastState(f.public, ref)
	if didban.IsLeftOut(err) || n == nil && err == nil {
		return nil // its history tells what is wrong
	}
	if err != nil {
		return err
	}
	row.Version, row.Why, row.Code = last.N, last.Why(), n.Head().Code
	known := &folder{caller: f.caller, public: f.public, draft: &didban.Draft{}}
	if row.Title, err = roster.TitleOf(n, known.knownNoun); err != nil {
		return err
	}
	if row.Sub, err = roster.SubOf(n, known.knownNoun); err != nil {
		return err
	}
	return row.tellOf(known, n)
}
