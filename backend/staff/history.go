package staff

import (
	"slices"
	"strconv"

	didban "didban.app/backend"
	"didban.app/backend/entry"
	"didban.app/backend/gate"
	"didban.app/backend/private"
	"didban.app/backend/roster"
	"didban.app/backend/store"
)

// HistoryView is what became of a noun, the newest version first.
type HistoryView struct {
	Kind   string `json:"kind"`
	ID     string `json:"id"`
	Title  string `json:"title"`
	Code   string `json:"code"`
	Public bool   `json:"public"` // else it was withdrawn
	Draft  string `json:"draft"`  // the open draft that has it; empty for none
	// CanWrite tells that the caller may make drafts of it, CanWithdraw that it is a kind
	// which can be taken back.
	CanWrite    bool         `json:"canWrite"`
	CanWithdraw bool         `json:"canWithdraw"`
	Versions    []HistoryRow `json:"versions"`
}

// HistoryRow is one version; instants are Unix ms.
type HistoryRow struct {
	N         int          `json:"n"`
	At        int64        `json:"at"`
	Withdrawn bool         `json:"withdrawn"`
	Actor     PersonView   `json:"actor"` // without a name for the program
	Role      string       `json:"role"`
	Authors   []PersonView `json:"authors"`
	Why       string       `json:"why"`
	Erased    bool         `json:"erased"` // what the version left was erased since
	Draft     string       `json:"draft"`  // that it was published from, where it is still kept
}

// BetweenRequest asks what two versions of a noun differ in; 0 stands for nothing.
type BetweenRequest struct {
	Kind string `json:"kind"`
	ID   string `json:"id"`
	From int    `json:"from"`
	To   int    `json:"to"`
}

// RestoreRequest makes a draft of a noun as a version left it.
type RestoreRequest struct {
	Kind    string `json:"kind"`
	ID      string `json:"id"`
	Version int    `json:"version"`
	Page    string `json:"page"` // of the form that asks; empty for none
}

// History lists the versions of a noun, of a withdrawn one too.
func (s *Review) History(r NounRequest) (HistoryView, error) {
	return gate.Answer(s.caller, "Review.History", func() (HistoryView, error) { return history(s.caller, r) })
}

// Between tells what two versions of a noun differ in.
func (s *Review) Between(r BetweenRequest) (SheetDifference, error) {
	return gate.Answer(s.caller, "Review.Between", func() (SheetDifference, error) { return between(s.caller, r) })
}

// Restore makes a draft of a noun as a version left it, on its present base: edits that the
// caller can take back, in the open draft of theirs or in a new one. It fails with
// CodeConflict "draft.claimed" where somebody else has the noun, and CodeInvalid
// "history.same" where nothing would change.
func (s *Review) Restore(r RestoreRequest) (DraftView, error) {
	return gate.Answer(s.caller, "Review.Restore", func() (DraftView, error) { return restore(s.caller, r) })
}

func history(c *gate.Caller, r NounRequest) (HistoryView, error) {
	ref := didban.Ref{Kind: didban.Kind(r.Kind), ID: didban.ID(r.ID)}
	if err := c.Permit(didban.ActionInspect, ref.Kind); err != nil {
		return HistoryView{}, err
	}
	c = c.Settled()
	return look(c, func(tx *private.Tx) (HistoryView, error) {
		return gate.RunRead(c, func(public *store.Tx) (HistoryView, error) {
			view := HistoryView{
				Kind: r.Kind, ID: r.ID, CanWrite: c.Actor().Can(didban.ActionEdit, ref.Kind), CanWithdraw: withdrawable(ref.Kind) == nil,
			}
			f := &folder{tx: tx, public: public, draft: &didban.Draft{}}
			if err := f.called(&view, ref); err != nil {
				return view, err
			}
			holder, err := tx.Claim(ref)
			if err != nil {
				return view, err
			}
			view.Draft = string(holder)
			view.Versions, err = f.versionRows(ref)
			return view, err
		})
	})
}

// called fills in what the noun is called now, or was at the end.
func (f *folder) called(view *HistoryView, ref didban.Ref) error {
	n, err := f.public.Load(ref.Kind, ref.ID)
	view.Public = err == nil
	if didban.IsNotFound(err) {
		last, was, lost := lastState(f.public, ref)
		if lost == nil && was == nil && last.N > 0 { // erased: nothing tells what it was called
			return nil
		}
		if lost != nil || was != nil {
			n, err = was, lost
		}
	}
	if err != nil {
		return err
	}
	view.Code = n.Head().Code
	view.Title, err = roster.TitleOf(n, f.knownNoun)
	return err
}

func (f *folder) versionRows(ref didban.Ref) ([]HistoryRow, error) {
	versions, err := f.public.Versions(ref.Kind, ref.ID)
	if err != nil {
		return nil, err
	}
	person, err := names(f.tx)
	if err != nil {
		return nil, err
	}
	slices.Reverse(versions)
	erased := 0 // the version of the last erasure
	if at := slices.IndexFunc(versions, func(v didban.Version) bool { return v.Op == didban.OpErase }); at >= 0 {
		erased = versions[at].N
	}
	kept := map[didban.ID]bool{}
	for _, v := range versions {
		if v.Draft != "" {
			_, err := f.tx.Draft(v.Draft)
			kept[v.Draft] = err == nil
		}
	}
	return mapped(versions, func(v didban.Version) HistoryRow {
		row := HistoryRow{
			N: v.N, At: v.At, Withdrawn: v.TookBack(), Erased: v.N < erased && !v.TookBack(), Actor: person(v.Actor), Role: string(v.Role), Why: v.Why(),
			Authors: mapped(v.Authors, person),
		}
		if kept[v.Draft] {
			row.Draft = string(v.Draft)
		}
		return row
	}), nil
}

func between(c *gate.Caller, r BetweenRequest) (SheetDifference, error) {
	ref := didban.Ref{Kind: didban.Kind(r.Kind), ID: didban.ID(r.ID)}
	if err := c.Permit(didban.ActionInspect, ref.Kind); err != nil {
		return SheetDifference{}, err
	}
	return gate.RunRead(c, func(public *store.Tx) (SheetDifference, error) {
		f := &folder{public: public, draft: &didban.Draft{}}
		view := SheetDifference{Sheet: keyOf(ref), Kind: r.Kind, ID: r.ID, Changes: []FieldChangeView{}}
		before, err := f.at(ref, r.From)
		if err != nil {
			return view, err
		}
		after, err := f.at(ref, r.To)
		if err != nil {
			return view, err
		}
		view.New, view.Withdraw = before == nil, after == nil
		// What was withdrawn is called what it was called.
		named := after
		if named == nil {
			named = before
		}
		if named == nil {
			return view, nil
		}
		if view.Title, err = roster.TitleOf(named, f.knownNoun); err != nil || after == nil {
			return view, err
		}
		view.Changes, err = f.changeViews(before, after)
		return view, err
	})
}

// at is a noun as a version left it; nil for 0 and for a version that withdrew it. It fails for one
// that was erased, as the store does.
func (f *folder) at(ref didban.Ref, version int) (didban.Noun, error) {
	if version <= 0 {
		return f.takenOut(ref, version)
	}
	n, err := f.public.AtVersion(ref.Kind, ref.ID, version)
	if !didban.IsNotFound(err) || didban.IsErased(err) {
		return n, err
	}
	versions, lost := f.public.Versions(ref.Kind, ref.ID)
	if lost != nil {
		return nil, lost
	}
	if slices.ContainsFunc(versions, func(v didban.Version) bool { return v.N == version }) {
		return nil, nil
	}
	return nil, err
}

func restore(c *gate.Caller, r RestoreRequest) (DraftView, error) {
	ref := didban.Ref{Kind: didban.Kind(r.Kind), ID: didban.ID(r.ID)}
	if err := c.Permit(didban.ActionEdit, ref.Kind); err != nil {
		return DraftView{}, err
	}
	c = c.Settled()
	if _, err := c.Store.Load(ref.Kind, ref.ID); didban.IsNotFound(err) {
		return bringBack(c, ref, r.Version, "")
	}
	var view DraftView
	err := c.Private.Update(func(tx *private.Tx) error {
		return c.Store.View(func(public *store.Tx) error {
			id, err := draftFor(c, tx, public, DraftOpenRequest{Kind: r.Kind, ID: r.ID})
			if err != nil {
				return err
			}
			f, err := openFolder(c, tx, public, id)
			if err != nil {
				return err
			}
			if f.mayEdit() != nil || f.withdraws(ref) {
				return didban.Fault(didban.CodeConflict, "draft.claimed", "kind", r.Kind, "draft", string(id))
			}
			if err := f.restore(ref, r); err != nil {
				return err
			}
			view, err = f.view(r.Page)
			return err
		})
	})
	if err == nil {
		tellDesk(c, didban.ID(view.ID))
	}
	return view, err
}

// restore makes a sheet of the draft as a version left its noun, as one step.
func (f *folder) restore(ref didban.Ref, r RestoreRequest) error {
	old, err := f.public.AtVersion(ref.Kind, ref.ID, r.Version)
	if err != nil {
		return err
	}
	s := f.sheet(keyOf(ref))
	edits, err := entry.Toward(&s.Sheet, old)
	if err != nil {
		return err
	}
	if len(edits) == 0 {
		return didban.Fault(didban.CodeInvalid, "history.same", "n", strconv.Itoa(r.Version))
	}
	return f.act(r.Page, onSheet(keyOf(ref), edits))
}

// onSheet are edits with the sheet that they are for.
func onSheet(sheet string, edits []didban.Edit) []didban.Edit {
	return mapped(edits, func(e didban.Edit) didban.Edit { e.Sheet = sheet; return e })
}

// act lays edits on their sheets as one step of the caller's.
func (f *folder) act(page string, edits []didban.Edit) error {
	step, touched := stepping{act: true}, map[string]bool{}
	for _, e := range edits {
		if err := f.lay(f.sheet(e.Sheet), e, page, &step, private.Edit{}); err != nil {
			return err
		}
		touched[e.Sheet] = true
	}
	return f.keepTouched(touched)
}
