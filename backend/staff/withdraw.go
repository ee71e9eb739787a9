package staff

import (
	"slices"
	"strings"

	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/private"
	"didban.app/backend/store"
)

// NounRequest names a noun.
type NounRequest struct {
	Kind string `json:"kind"`
	ID   string `json:"id"`
}

// PointerView is a public noun that names another.
type PointerView struct {
	Kind  string `json:"kind"`
	ID    string `json:"id"`
	Title string `json:"title"`
}

// PointingView lists who names a noun: a hundred of them at most.
type PointingView struct {
	Total    int           `json:"total"`
	Pointers []PointerView `json:"pointers"`
}

// WithdrawRequest makes a draft that takes a noun back, or puts that into an open one.
type WithdrawRequest struct {
	Kind   string `json:"kind"`
	ID     string `json:"id"`
	Draft  string `json:"draft"`
	Reason string `json:"reason"` // for all to read
}

// BringBackRequest makes a draft that brings a withdrawn noun back as it was at the end,
// or puts it into an open one.
type BringBackRequest struct {
	Kind  string `json:"kind"`
	ID    string `json:"id"`
	Draft string `json:"draft"`
}

// Pointing lists who names a noun: they have to be changed before it can be withdrawn.
func (s *Review) Pointing(r NounRequest) (PointingView, error) {
	return gate.Answer(s.caller, "Review.Pointing", func() (PointingView, error) { return pointing(s.caller, r) })
}

// Withdraw makes a draft that takes a noun back; it is reviewed and published like any
// other. It fails with CodeInvalid "reason.required", and CodeConflict "draft.claimed"
// where another draft has the noun.
func (s *Review) Withdraw(r WithdrawRequest) (DraftView, error) {
	return gate.Answer(s.caller, "Review.Withdraw", func() (DraftView, error) { return withdraw(s.caller, r) })
}

// BringBack makes a draft that brings a withdrawn noun back; a code that was taken
// meanwhile is a fault of its field. It fails with CodeConflict "noun.notWithdrawn".
func (s *Review) BringBack(r BringBackRequest) (DraftView, error) {
	return gate.Answer(s.caller, "Review.BringBack", func() (DraftView, error) {
		return bringBack(s.caller, didban.Ref{Kind: didban.Kind(r.Kind), ID: didban.ID(r.ID)}, 0, r.Draft)
	})
}

// maxPointers is how many of those who name a noun are listed.
const maxPointers = 100

func pointing(c *gate.Caller, r NounRequest) (PointingView, error) {
	ref := didban.Ref{Kind: didban.Kind(r.Kind), ID: didban.ID(r.ID)}
	if err := c.Permit(didban.ActionInspect, ref.Kind); err != nil {
		return PointingView{}, err
	}
	return gate.RunRead(c, func(public *store.Tx) (PointingView, error) {
		all, err := public.Pointing(ref)
		all = slices.CompactFunc(all, func(a, b store.Pointer) bool { return a.From == b.From })
		view := PointingView{Total: len(all), Pointers: []PointerView{}}
		f := &folder{public: public, draft: &didban.Draft{}}
		for _, p := range all[:min(len(all), maxPointers)] {
			title, err := f.titleOfRef(p.From)
			if err != nil {
				return view, err
			}
			view.Pointers = append(view.Pointers, PointerView{string(p.From.Kind), string(p.From.ID), title})
		}
		return view, err
	})
}

// withdrawable refuses what is no noun to be withdrawn: the city itself, and what citizens
// said, which is hidden instead.
func withdrawable(kind didban.Kind) error {
	if kind == didban.KindCity || kind == didban.KindComment || didban.New(kind) == nil {
		return didban.Fault(didban.CodeInvalid, "withdraw.kind", "kind", string(kind))
	}
	return nil
}

func withdraw(c *gate.Caller, r WithdrawRequest) (DraftView, error) {
	ref := didban.Ref{Kind: didban.Kind(r.Kind), ID: didban.ID(r.ID)}
	if err := withdrawable(ref.Kind); err != nil {
		return DraftView{}, err
	}
	reason := didban.FieldReason{Field: keyOf(ref) + "#", Text: strings.TrimSpace(r.Reason)}
	due := []didban.ReasonDue{{Field: reason.Field, Why: didban.WhyWithdrawn}}
	if err := didban.Reasoned(due, []didban.FieldReason{reason}); err != nil {
		return DraftView{}, err
	}
	return draftWith(c, ref, r.Draft, originWithdraw, func(f *folder) error {
		n, err := f.public.Load(ref.Kind, ref.ID)
		if err != nil {
			return err
		}
		if err := f.addNoun(n, n.Head().Version); err != nil {
			return err
		}
		f.draft.Head(ref).Op = didban.OpDelete
		f.draft.Reasons = slices.DeleteFunc(f.draft.Reasons, func(one didban.FieldReason) bool { return one.Field == reason.Field })
		f.draft.Reasons = append(f.draft.Reasons, reason)
		return nil
	})
}

// bringBack lays a withdrawn noun into a draft, as it was at the end, or at a version.
func bringBack(c *gate.Caller, ref didban.Ref, version int, draft string) (DraftView, error) {
	return draftWith(c, ref, draft, originBack, func(f *folder) error {
		last, n, err := lastState(f.public, ref)
		if err != nil {
			return err
		}
		if n == nil {
			return didban.Fault(didban.CodeConflict, "noun.notWithdrawn", "kind", string(ref.Kind))
		}
		if version > 0 && version != last.N-1 {
			if n, err = f.public.AtVersion(ref.Kind, ref.ID, version); err != nil {
				return err
			}
		}
		return f.addNoun(n, 0)
	})
}

// draftWith does something to an open draft of the caller's, or to a new one that holds the
// noun; what nobody wrote in gives way.
func draftWith(c *gate.Caller, ref didban.Ref, draft, origin string, do func(*folder) error) (DraftView, error) {
	if err := c.Permit(didban.ActionEdit, ref.Kind); err != nil {
		return DraftView{}, err
	}
	if draft != "" {
		return inFolder(c, draft, func(f *folder) (DraftView, error) { return f.doneBy(do) })
	}
	c = c.Settled()
	var view DraftView
	err := c.Private.Update(func(tx *private.Tx) error {
		return c.Store.View(func(public *store.Tx) error {
			if err := freeRested(c, tx, ref); err != nil {
				return err
			}
			f, err := newFolder(c, tx, public)
			if err != nil {
				return err
			}
			f.draft.Origin = origin
			view, err = f.doneBy(do)
			return err
		})
	})
	if err == nil {
		tellDesk(c, didban.ID(view.ID))
	}
	return view, err
}

// doneBy does something to the draft as one act of the caller's.
func (f *folder) doneBy(do func(*folder) error) (DraftView, error) {
	if err := f.mayEdit(); err != nil {
		return DraftView{}, err
	}
	if err := do(f); err != nil {
		return DraftView{}, err
	}
	f.anew, f.faults = true, nil
	f.handed()
	f.draft.Touched = f.tx.Now()
	if err := f.keep(); err != nil {
		return DraftView{}, err
	}
	return f.view("")
}

// freeRested throws the draft away that has a noun where nobody wrote in it.
func freeRested(c *gate.Caller, tx *private.Tx, ref didban.Ref) error {
	holder, err := tx.Claim(ref)
	if err != nil || holder == "" {
		return err
	}
	d, err := tx.Draft(holder)
	if err != nil {
		return err
	}
	if untouched(d) && d.State == didban.DraftOpen && d.Owner == c.Actor().ID {
		return tx.DropDraft(holder)
	}
	_, err = freeUntouched(c, tx, holder)
	return err
}
