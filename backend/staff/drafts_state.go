package staff

import (
	"strings"

	didban "didban.app/backend"
	"didban.app/backend/gate"
)

func takeOver(c *gate.Caller, r DraftRequest) (DraftView, error) {
	return inFolder(c, r.Draft, func(f *folder) (DraftView, error) {
		if err := f.allow(f.draft.MayTake(f.actor, f.tx.Now()), "draft.notYours"); err != nil {
			return DraftView{}, err
		}
		return f.give(f.actor.ID, didban.AccessTakeOver)
	})
}

func handOver(c *gate.Caller, r HandOverRequest) (DraftView, error) {
	return inFolder(c, r.Draft, func(f *folder) (DraftView, error) {
		if err := f.allow(f.draft.MayHandOver(f.actor), "draft.notYours"); err != nil {
			return DraftView{}, err
		}
		heir, err := f.tx.User(didban.ID(r.To))
		if err != nil {
			return DraftView{}, err
		}
		if heir.Disabled || !heir.Actor().CanAll(didban.ActionEdit, f.draft.Kinds()) {
			return DraftView{}, didban.Fault(didban.CodeInvalid, "user.noHeir", "name", heir.Name)
		}
		return f.give(heir.ID, didban.AccessHandOver)
	})
}

// give makes the draft another person's; the log tells both of them.
func (f *folder) give(to didban.ID, what string) (DraftView, error) {
	if err := f.tx.Log(f.actor.ID, what, string(f.draft.ID), string(f.draft.Owner)+" "+string(to)); err != nil {
		return DraftView{}, err
	}
	note := &didban.Note{Draft: f.draft.ID, By: f.actor.ID, At: f.tx.Now(), Text: "@" + what}
	if err := f.tx.PutNote(note); err != nil {
		return DraftView{}, err
	}
	f.draft.Owner, f.draft.Touched = to, f.tx.Now()
	if err := f.tx.PutDraft(f.draft); err != nil {
		return DraftView{}, err
	}
	return f.view("")
}

func send(c *gate.Caller, r SendRequest) (DraftView, error) {
	return inFolder(c, r.Draft, func(f *folder) (DraftView, error) {
		if err := f.allow(f.draft.MaySend(f.actor), "draft.notYours"); err != nil {
			return DraftView{}, err
		}
		if err := f.ready(r.Reasons); err != nil {
			return DraftView{}, err
		}
		f.draft.State, f.draft.Word, f.draft.Touched = didban.DraftSent, strings.TrimSpace(r.Word), f.tx.Now()
		f.draft.Reviewer = "" // the word is the sender's from now on
		if err := f.keep(); err != nil {
			return DraftView{}, err
		}
		return f.view("")
	})
}

// ready leaves out what is loose, and refuses a draft that could not be published as it is: with a fault, with
// nothing to change, or with a change that is still without its reason.
func (f *folder) ready(reasons []ReasonView) error {
	f.anew, f.faults = true, nil
	if err := f.leaveOut(); err != nil {
		return err
	}
	var all didban.Errors
	for i := range f.sheets {
		faults, err := f.faultsAt(i)
		if err != nil {
			return err
		}
		for _, fault := range faults {
			fault.Field = keyOf(f.sheets[i].Ref) + "#" + fault.Field
			all = append(all, fault)
		}
	}
	if all != nil {
		return all
	}
	diff, err := f.difference()
	if err != nil {
		return err
	}
	if !diff.any() {
		return didban.Fault(didban.CodeInvalid, "draft.unchanged")
	}
	return f.takeReasons(diff, reasons)
}

// takeReasons notes the reasons that were given, and refuses where one is missing.
func (f *folder) takeReasons(diff DifferenceView, given []ReasonView) error {
	kept := map[string]string{}
	for _, r := range f.draft.Reasons {
		kept[r.Field] = r.Text
	}
	for _, r := range given {
		kept[r.Field] = strings.TrimSpace(r.Text)
	}
	f.draft.Reasons = nil
	var due []didban.ReasonDue
	for _, d := range diff.Due {
		due = append(due, didban.ReasonDue{Field: d.Field, Why: d.Why})
		if text := kept[d.Field]; text != "" {
			f.draft.Reasons = append(f.draft.Reasons, didban.FieldReason{Field: d.Field, Text: text})
		}
	}
	return didban.Reasoned(due, f.draft.Reasons)
}

func takeBack(c *gate.Caller, r DraftRequest) (DraftView, error) {
	return inFolder(c, r.Draft, func(f *folder) (DraftView, error) {
		if err := f.allow(f.draft.MayTakeBack(f.actor), "draft.notYours"); err != nil {
			return DraftView{}, err
		}
		to := didban.DraftOpen
		if f.in(didban.DraftScheduled) {
			to = didban.DraftSent
		}
		f.draft.State, f.draft.Touched, f.draft.At, f.draft.Reviewer = to, f.tx.Now(), 0, ""
		if err := f.tx.PutDraft(f.draft); err != nil {
			return DraftView{}, err
		}
		return f.view("")
	})
}

func drop(c *gate.Caller, r DraftRequest) (DraftView, error) {
	return inFolder(c, r.Draft, (*folder).throwAway)
}

func (f *folder) throwAway() (DraftView, error) {
	if err := f.allow(f.draft.MayDrop(f.actor), "draft.notYours"); err != nil {
		return DraftView{}, err
	}
	if err := f.tx.FreeClaims(f.draft.ID); err != nil {
		return DraftView{}, err
	}
	f.draft.State, f.draft.Touched = didban.DraftDropped, f.tx.Now()
	if err := f.tx.PutDraft(f.draft); err != nil {
		return DraftView{}, err
	}
	return f.view("")
}

func reopen(c *gate.Caller, r DraftRequest) (DraftView, error) {
	return inFolder(c, r.Draft, func(f *folder) (DraftView, error) {
		if !f.draft.MayReopen(f.actor) {
			return DraftView{}, didban.Fault(didban.CodeForbidden, "draft.notYours")
		}
		if f.draft.Expired(f.tx.Now()) {
			return DraftView{}, didban.Fault(didban.CodeGone, didban.HeldClosed)
		}
		if f.in(didban.DraftPublished) {
			return f.correct()
		}
		for i := range f.sheets {
			s := &f.sheets[i]
			if holder, err := f.tx.Claim(s.Ref); err != nil {
				return DraftView{}, err
			} else if holder != "" {
				return DraftView{}, didban.Fault(didban.CodeConflict, "draft.claimed", "kind", string(s.Ref.Kind), "draft", string(holder))
			}
			if err := f.tx.PutClaim(s.Ref, f.draft.ID); err != nil {
				return DraftView{}, err
			}
			if f.draft.Sheets[i].Base == 0 {
				if err := f.claimCode(s, ""); err != nil {
					return DraftView{}, err
				}
			}
		}
		f.draft.State, f.draft.Touched = didban.DraftOpen, f.tx.Now()
		if err := f.keep(); err != nil {
			return DraftView{}, err
		}
		return f.view("")
	})
}

// correct makes a new draft of what a published one brought, as it is public now; what was
// withdrawn since is left out.
func (f *folder) correct() (DraftView, error) {
	next, err := newFolder(f.caller, f.tx, f.public)
	if err != nil {
		return DraftView{}, err
	}
	for _, head := range f.draft.Sheets {
		switch err := next.add(head.Ref.Kind, head.Ref.ID, ""); {
		case didban.IsNotFound(err):
		case err != nil:
			return DraftView{}, err
		}
	}
	if len(next.sheets) == 0 {
		return DraftView{}, didban.Fault(didban.CodeGone, didban.HeldClosed)
	}
	if err := next.keep(); err != nil {
		return DraftView{}, err
	}
	return next.view("")
}
