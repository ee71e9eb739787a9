package staff

import (
	"errors"
	"slices"

	didban "didban.app/backend"
	"didban.app/backend/entry"
	"didban.app/backend/gate"
	"didban.app/backend/private"
	"didban.app/backend/store"
)

// PublishRequest publishes a draft; At, Unix ms, is when it shall appear, 0 or a time that
// is over for now.
type PublishRequest struct {
	Draft   string       `json:"draft"`
	At      int64        `json:"at"`
	Reasons []ReasonView `json:"reasons"`
}

// PublishedView tells the newest change of the public record, and the next draft that
// waits for the caller.
type PublishedView struct {
	Seq  int64  `json:"seq"`
	Next string `json:"next"`
}

// publish puts a draft before the public, all of it or nothing.
//
// The draft is marked first, then the public record is written in one transaction whose
// versions carry the draft's id, then the draft is closed. Whatever ends the program in
// between, Finish finds the mark and asks the record whether the draft is in it.
func publish(c *gate.Caller, r PublishRequest) (PublishedView, error) {
	c.Publishing.Lock()
	defer c.Publishing.Unlock()
	before, draft, err := mark(c, r)
	if err != nil {
		return PublishedView{}, err
	}
	if draft.State == didban.DraftScheduled {
		tellDesk(c, draft.ID)
		return nextAfter(c, draft.ID)
	}
	if err := putAll(c, c.Actor(), draft.ID); err != nil {
		return PublishedView{}, errors.Join(err, undoMark(c.Backend, draft, before))
	}
	if err := settle(c.Private, draft.ID); err != nil {
		return PublishedView{}, err
	}
	tellDesk(c, draft.ID)
	return nextAfter(c, draft.ID)
}

// mark checks that the caller may publish the draft as it is, and marks it. It gives the
// state from before.
func mark(c *gate.Caller, r PublishRequest) (before didban.DraftState, draft *didban.Draft, err error) {
	draft, err = inFolder(c, r.Draft, func(f *folder) (*didban.Draft, error) {
		if err := f.publishable(r.Reasons); err != nil {
			return nil, err
		}
		before = f.draft.State
		f.draft.Reviewer, f.draft.At, f.draft.State = f.actor.ID, 0, didban.DraftPublishing
		if r.At > f.tx.Now() { // a time that is over is now
			f.draft.At, f.draft.State = r.At, didban.DraftScheduled
		}
		return f.draft, f.keep()
	})
	return before, draft, err
}

func (f *folder) publishable(reasons []ReasonView) error {
	key, err := f.mayPublish()
	if err != nil {
		return err
	}
	if err := f.allow(key == "", key); err != nil {
		return err
	}
	if err := f.fresh(); err != nil {
		return err
	}
	return f.ready(reasons)
}

// fresh refuses a draft that was made from a state which is no longer the present one.
func (f *folder) fresh() error {
	for i := range f.draft.Sheets {
		head := &f.draft.Sheets[i]
		if stale, err := f.stale(head); err != nil {
			return err
		} else if stale {
			return didban.Fault(didban.CodeConflict, "draft.stale", "title", head.Title)
		}
	}
	return nil
}

// unmark sends a draft back that is marked as being published.
func unmark(file *private.File, id didban.ID, to didban.DraftState) error {
	_, err := step(file, id, didban.DraftPublishing, to)
	return err
}

// undoMark sends a draft back that could not be published. Where a failing disk lets the
// record show it all the same, the mark stays, and Finish knows which of the two holds.
func undoMark(b *gate.Backend, d *didban.Draft, to didban.DraftState) error {
	if shown, err := isPublished(b, d); err != nil || shown {
		return err
	}
	return unmark(b.Private, d.ID, to)
}

// step moves a draft from one state to another; it does nothing, and tells so, where the
// draft is in that state no more.
func step(file *private.File, id didban.ID, from, to didban.DraftState) (moved bool, err error) {
	err = file.Update(func(tx *private.Tx) error {
		d, err := tx.Draft(id)
		if err != nil || d.State != from {
			return err
		}
		moved, d.State = true, to
		return tx.PutDraft(d)
	})
	return moved && err == nil, err
}

// settle closes a draft that is in the public record.
func settle(file *private.File, id didban.ID) error {
	return file.Update(func(tx *private.Tx) error {
		d, err := tx.Draft(id)
		if err != nil {
			return err
		}
		d.State, d.Touched = didban.DraftPublished, tx.Now()
		if err := tx.FreeClaims(id); err != nil {
			return err
		}
		return tx.PutDraft(d)
	})
}

// putAll writes the sheets of a draft into the public record in one transaction: what is
// withdrawn first, then a noun before those that refer to it.
func putAll(c *gate.Caller, actor didban.Actor, id didban.ID) error {
	draft, sheets, err := sheetsOf(c.Private, id)
	if err != nil {
		return err
	}
	at := c.Millis()
	if draft.At > 0 {
		at = min(at, draft.At)
	}
	// The word of the draft stays with the staff: the public reads the reasons of its fields.
	return c.Store.Update(actor, func(tx *store.Tx) error {
		for _, s := range inOrder(draft, sheets) {
			tx.Credit(draft.ID, draft.Hands, reasonsOf(draft, s.Ref))
			n, err := entry.Noun(s.Ref.Kind, &s.Sheet)
			if err != nil {
				return err
			}
			if err := putOne(tx, n, *draft.Head(s.Ref), at); err != nil {
				return err
			}
		}
		return nothingPoints(tx, draft)
	})
}

func putOne(tx *store.Tx, n didban.Noun, head didban.SheetHead, at int64) error {
	if head.Op == didban.OpDelete {
		return tx.Delete(head.Ref.Kind, head.Ref.ID)
	}
	n.Head().Version = head.Base
	if a, ok := n.(*didban.Article); ok && (a.Published == 0 || a.Published > at) {
		a.Published = at
	}
	return tx.Put(n)
}

// reasonsOf are the reasons that a draft gives for one of its nouns, with the kind in the
// place of the sheet.
func reasonsOf(d *didban.Draft, noun didban.Ref) []didban.FieldReason {
	var out []didban.FieldReason
	for _, r := range d.Reasons {
		if ref, path, _ := cutField(r.Field); ref == noun {
			out = append(out, didban.FieldReason{Field: string(ref.Kind) + "#" + path, Text: r.Text})
		}
	}
	return out
}

// sheetsOf reads a draft and its sheets in the order of Kinds.
func sheetsOf(file *private.File, id didban.ID) (draft *didban.Draft, sheets []private.Sheet, err error) {
	err = file.View(func(tx *private.Tx) error {
		if draft, err = tx.Draft(id); err != nil {
			return err
		}
		sheets, err = tx.Sheets(id)
		return err
	})
	slices.SortStableFunc(sheets, func(a, b private.Sheet) int {
		return slices.Index(didban.Kinds, a.Ref.Kind) - slices.Index(didban.Kinds, b.Ref.Kind)
	})
	return draft, sheets, err
}

// Finish settles what a program left in the middle: a draft that is marked as being
// published is closed where the public record has it, and goes back to its reviewer, or
// waits for its time again, where it has not. It does the same for what a failing disk
// left there.
func Finish(b *gate.Backend) error {
	b.Publishing.Lock()
	defer b.Publishing.Unlock()
	drafts, err := draftsIn(b.Private, didban.DraftPublishing)
	if err != nil {
		return err
	}
	for _, d := range drafts {
		done, err := isPublished(b, d)
		if err != nil {
			return err
		}
		if done {
			err = settle(b.Private, d.ID)
		} else {
			err = unmark(b.Private, d.ID, beforePublishing(d))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// beforePublishing is where a draft stood that waits to be published: one that was to
// appear at its time still does.
func beforePublishing(d *didban.Draft) didban.DraftState {
	if d.At > 0 {
		return didban.DraftScheduled
	}
	return didban.DraftSent
}

func draftsIn(file *private.File, state didban.DraftState) (out []*didban.Draft, err error) {
	err = file.View(func(tx *private.Tx) error {
		all, err := tx.Drafts()
		for _, d := range all {
			if d.State == state {
				out = append(out, d)
			}
		}
		return err
	})
	return out, err
}

// isPublished reports whether a version of the draft's nouns carries its id. All of them
// were written together, so one tells of all.
func isPublished(b *gate.Backend, d *didban.Draft) (done bool, err error) {
	err = b.Store.View(func(tx *store.Tx) error {
		for _, head := range d.Sheets {
			versions, err := tx.Versions(head.Ref.Kind, head.Ref.ID)
			if err != nil {
				return err
			}
			done = done || slices.ContainsFunc(versions, func(v didban.Version) bool { return v.Draft == d.ID })
		}
		return nil
	})
	return done, err
}

// PublishDue publishes the drafts whose time has come, as their reviewer. One whose
// reviewer may do so no more goes back to be reviewed.
func PublishDue(b *gate.Backend) error {
	b.Publishing.Lock()
	defer b.Publishing.Unlock()
	drafts, err := draftsIn(b.Private, didban.DraftScheduled)
	if err != nil {
		return err
	}
	var failed error
	for _, d := range drafts {
		if d.At > b.Millis() {
			continue
		}
		failed = errors.Join(failed, publishDue(b, d))
	}
	return failed
}

func publishDue(b *gate.Backend, d *didban.Draft) error {
	actor := didban.System("appeared")
	if d.Reviewer != "" {
		err := b.Private.View(func(tx *private.Tx) error {
			u, err := tx.User(d.Reviewer)
			if err == nil && u.Disabled {
				err = didban.Fault(didban.CodeForbidden, "draft.notYours")
			}
			actor = u.Actor()
			return err
		})
		if err != nil {
			_, failed := step(b.Private, d.ID, didban.DraftScheduled, didban.DraftSent)
			return errors.Join(err, failed)
		}
	}
	if moved, err := step(b.Private, d.ID, didban.DraftScheduled, didban.DraftPublishing); err != nil || !moved {
		return err // somebody took it back meanwhile
	}
	if err := putAll(b.For("").As(actor), actor, d.ID); err != nil {
		return errors.Join(err, undoMark(b, d, didban.DraftSent))
	}
	return settle(b.Private, d.ID)
}

// keepUntouched is how long a draft stays that was opened and never written in, ms.
const keepUntouched = 24 * 60 * 60 * 1000

// Sweep forgets drafts that were thrown away a month ago or published three months ago,
// those that were opened a day ago and never written in, and tasks that were done a week ago.
func Sweep(b *gate.Backend) error {
	return b.Private.Update(func(tx *private.Tx) error {
		all, err := tx.Drafts()
		if err != nil {
			return err
		}
		for _, d := range all {
			old := d.InHand() && untouched(d) && tx.Now()-d.Touched > keepUntouched
			if !old && !d.Expired(tx.Now()) {
				continue
			}
			if err := tx.DropDraft(d.ID); err != nil {
				return err
			}
		}
		return sweepTasks(tx)
	})
}
