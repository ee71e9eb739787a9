package staff

import (
	"slices"
	"strings"

	didban "didban.app/backend"
	"didban.app/backend/entry"
	"didban.app/backend/gate"
	"didban.app/backend/private"
	"didban.app/backend/store"
)

// DraftOpenRequest names a draft; or a noun, whose open draft it is, else a new one on
// its present state; or a kind alone, for a new noun, as a copy of another where Copy
// names one.
type DraftOpenRequest struct {
	Draft string `json:"draft"`
	Kind  string `json:"kind"`
	ID    string `json:"id"`
	Copy  string `json:"copy"`
	Page  string `json:"page"`
}

// DraftRequest names a draft.
type DraftRequest struct {
	Draft string `json:"draft"`
}

// DraftPageRequest names a draft and the page that asks.
type DraftPageRequest struct {
	Draft string `json:"draft"`
	Page  string `json:"page"`
}

// AddRequest takes one more noun into a draft, as DraftOpenRequest names it.
type AddRequest struct {
	Draft string `json:"draft"`
	Kind  string `json:"kind"`
	ID    string `json:"id"`
	Copy  string `json:"copy"`
}

// SheetRequest names a sheet of a draft.
type SheetRequest struct {
	Draft string `json:"draft"`
	Sheet string `json:"sheet"`
}

// HandOverRequest gives a draft to another person.
type HandOverRequest struct {
	Draft string `json:"draft"`
	To    string `json:"to"`
}

// ReasonView is why a field was changed, for all to read.
type ReasonView struct {
	Field string `json:"field"` // sheet#path, as DueView names it
	Text  string `json:"text"`
}

// SendRequest sends a draft to be reviewed.
type SendRequest struct {
	Draft   string       `json:"draft"`
	Word    string       `json:"word"`
	Reasons []ReasonView `json:"reasons"`
}

// Open shows a draft, and makes it where it is a new one.
func (s *Drafts) Open(r DraftOpenRequest) (DraftView, error) {
	return gate.Answer(s.caller, "Drafts.Open", func() (DraftView, error) { return openDraft(s.caller, r) })
}

// Edits keeps a burst of edits; once it has answered, they are on disk. It fails with
// CodeForbidden where the draft is not the caller's to write in, "session.locked" and
// CodeDisk: the page keeps what it has, and sends it again.
func (s *Drafts) Edits(r EditsRequest) (EditsView, error) {
	return gate.Answer(s.caller, "Drafts.Edits", func() (EditsView, error) { return edits(s.caller, r) })
}

// Undo takes the caller's newest step back.
func (s *Drafts) Undo(r DraftPageRequest) (DraftView, error) {
	return gate.Answer(s.caller, "Drafts.Undo", func() (DraftView, error) { return undo(s.caller, r) })
}

// Redo makes the newest step that was taken back again.
func (s *Drafts) Redo(r DraftPageRequest) (DraftView, error) {
	return gate.Answer(s.caller, "Drafts.Redo", func() (DraftView, error) { return redo(s.caller, r) })
}

// Add takes one more noun into a draft. It fails with CodeConflict "draft.claimed" for
// one that another draft has.
func (s *Drafts) Add(r AddRequest) (DraftView, error) {
	return gate.Answer(s.caller, "Drafts.Add", func() (DraftView, error) { return addSheet(s.caller, r) })
}

// Remove takes a noun out of a draft again.
func (s *Drafts) Remove(r SheetRequest) (DraftView, error) {
	return gate.Answer(s.caller, "Drafts.Remove", func() (DraftView, error) { return removeSheet(s.caller, r) })
}

// TakeOver makes the draft the caller's own; its owner is told.
func (s *Drafts) TakeOver(r DraftRequest) (DraftView, error) {
	return gate.Answer(s.caller, "Drafts.TakeOver", func() (DraftView, error) { return takeOver(s.caller, r) })
}

// HandOver gives the draft to another person.
func (s *Drafts) HandOver(r HandOverRequest) (DraftView, error) {
	return gate.Answer(s.caller, "Drafts.HandOver", func() (DraftView, error) { return handOver(s.caller, r) })
}

// Send sends the draft to be reviewed. It fails with all its faults, and with those
// fields whose change is still without a reason.
func (s *Drafts) Send(r SendRequest) (DraftView, error) {
	return gate.Answer(s.caller, "Drafts.Send", func() (DraftView, error) { return send(s.caller, r) })
}

// TakeBack takes a sent draft back, to go on with it.
func (s *Drafts) TakeBack(r DraftRequest) (DraftView, error) {
	return gate.Answer(s.caller, "Drafts.TakeBack", func() (DraftView, error) {
		return turn(s.caller, r.Draft, didban.DraftOpen, func(f *folder) bool {
			return f.draft.MayTakeBack(f.actor)
		})
	})
}

// Drop throws a draft away; it can be opened again for thirty days.
func (s *Drafts) Drop(r DraftRequest) (DraftView, error) {
	return gate.Answer(s.caller, "Drafts.Drop", func() (DraftView, error) { return drop(s.caller, r) })
}

// Reopen brings a draft back that was thrown away.
func (s *Drafts) Reopen(r DraftRequest) (DraftView, error) {
	return gate.Answer(s.caller, "Drafts.Reopen", func() (DraftView, error) { return reopen(s.caller, r) })
}

// Difference tells what the draft would change in the public record.
func (s *Drafts) Difference(r DraftRequest) (DifferenceView, error) {
	return gate.Answer(s.caller, "Drafts.Difference", func() (DifferenceView, error) {
		return lookFolder(s.caller, r.Draft, (*folder).difference)
	})
}

func openDraft(c *gate.Caller, r DraftOpenRequest) (DraftView, error) {
	show := func(f *folder) (DraftView, error) { return f.view(r.Page) }
	if r.Draft != "" {
		return lookFolder(c, r.Draft, show)
	}
	var id didban.ID
	err := c.Private.Update(func(tx *private.Tx) error {
		return c.Store.View(func(public *store.Tx) error {
			var err error
			id, err = draftFor(c, tx, public, r)
			return err
		})
	})
	if err != nil {
		return DraftView{}, err
	}
	return lookFolder(c, string(id), show)
}

// draftFor is the open draft of a noun, else a new one.
func draftFor(c *gate.Caller, tx *private.Tx, public *store.Tx, r DraftOpenRequest) (didban.ID, error) {
	kind := didban.Kind(r.Kind)
	ref := didban.Ref{Kind: kind, ID: didban.ID(r.ID)}
	if r.ID != "" {
		holder, err := tx.Claim(ref)
		if err != nil {
			return "", err
		}
		if holder != "" {
			if free, err := freeUntouched(c, tx, holder); err != nil || !free {
				return holder, err
			}
		}
	}
	if err := c.Permit(didban.ActionEdit, kind); err != nil {
		return "", err
	}
	draft := &didban.Draft{Owner: c.Actor().ID, State: didban.DraftOpen, Opened: tx.Now(), Touched: tx.Now(), Origin: "typed"}
	if err := tx.PutDraft(draft); err != nil {
		return "", err
	}
	f, err := folderOf(c, tx, public, draft)
	if err != nil {
		return "", err
	}
	if err := f.add(kind, didban.ID(r.ID), didban.ID(r.Copy)); err != nil {
		return "", err
	}
	return draft.ID, f.keep()
}

// freeUntouched throws a draft away that somebody else opened and never wrote in, so
// that it keeps nobody from the noun.
func freeUntouched(c *gate.Caller, tx *private.Tx, id didban.ID) (bool, error) {
	d, err := tx.Draft(id)
	if err != nil {
		return false, err
	}
	if d.Seq > 0 || d.Owner == c.Actor().ID || d.State != didban.DraftOpen || d.Sheets[0].Base == 0 {
		return false, nil
	}
	return true, tx.DropDraft(id)
}

// add lays one more noun into the draft: its present state, a new one, or a new one as
// a copy of another.
func (f *folder) add(kind didban.Kind, id, copyOf didban.ID) error {
	if err := f.caller.Permit(didban.ActionEdit, kind); err != nil {
		return err
	}
	n, base, err := f.startFrom(kind, id, copyOf)
	if err != nil {
		return err
	}
	return f.addNoun(n, base)
}

// addNoun lays a noun into the draft: base is its version, 0 for a new one.
func (f *folder) addNoun(n didban.Noun, base int) error {
	ref := didban.Ref{Kind: n.Kind(), ID: n.Head().ID}
	if f.sheet(keyOf(ref)) != nil {
		return nil
	}
	if holder, err := f.tx.Claim(ref); err != nil {
		return err
	} else if holder != "" && holder != f.draft.ID {
		return didban.Fault(didban.CodeConflict, "draft.claimed", "kind", string(ref.Kind), "draft", string(holder))
	}
	if err := f.tx.PutClaim(ref, f.draft.ID); err != nil {
		return err
	}
	sheet, err := entry.New(n)
	if err != nil {
		return err
	}
	s := private.Sheet{Ref: ref, Seq: f.draft.Seq, Sheet: sheet}
	if err := f.tx.PutSheet(f.draft.ID, s); err != nil {
		return err
	}
	f.sheets = append(f.sheets, s)
	f.draft.Sheets = append(f.draft.Sheets, didban.SheetHead{Ref: ref, Base: base, Op: didban.OpPut})
	if base == 0 {
		return f.claimCode(&s, "")
	}
	return nil
}

func (f *folder) startFrom(kind didban.Kind, id, copyOf didban.ID) (didban.Noun, int, error) {
	if didban.New(kind) == nil {
		return nil, 0, didban.Fault(didban.CodeInvalid, "noun.unknownKind", "kind", string(kind))
	}
	if id != "" {
		n, err := f.public.Load(kind, id)
		if err != nil {
			return nil, 0, err
		}
		return n, n.Head().Version, nil
	}
	n := didban.New(kind)
	if copyOf != "" {
		var err error
		if n, err = f.public.Load(kind, copyOf); err != nil {
			return nil, 0, err
		}
	}
	code, err := nextCode(f.public, f.tx, kind)
	if err != nil {
		return nil, 0, err
	}
	*n.Head() = didban.Meta{ID: f.tx.NewID(), Code: code}
	return n, 0, nil
}

func addSheet(c *gate.Caller, r AddRequest) (DraftView, error) {
	return inFolder(c, r.Draft, func(f *folder) (DraftView, error) {
		if err := f.mayEdit(); err != nil {
			return DraftView{}, err
		}
		if err := f.add(didban.Kind(r.Kind), didban.ID(r.ID), didban.ID(r.Copy)); err != nil {
			return DraftView{}, err
		}
		f.draft.Touched = f.tx.Now()
		if err := f.keep(); err != nil {
			return DraftView{}, err
		}
		return f.view("")
	})
}

func removeSheet(c *gate.Caller, r SheetRequest) (DraftView, error) {
	return inFolder(c, r.Draft, func(f *folder) (DraftView, error) {
		if err := f.mayEdit(); err != nil {
			return DraftView{}, err
		}
		i := slices.IndexFunc(f.sheets, func(s private.Sheet) bool { return keyOf(s.Ref) == r.Sheet })
		if i < 0 || len(f.sheets) == 1 {
			return DraftView{}, didban.Fault(didban.CodeInvalid, "draft.lastSheet")
		}
		s := f.sheets[i]
		if err := f.tx.DropSheet(f.draft.ID, s.Ref); err != nil {
			return DraftView{}, err
		}
		if err := f.tx.DropClaim(s.Ref); err != nil {
			return DraftView{}, err
		}
		if holder, err := f.tx.CodeClaim(s.Ref.Kind, codeOf(&s)); err == nil && holder == f.draft.ID {
			if err := f.tx.DropCodeClaim(s.Ref.Kind, codeOf(&s)); err != nil {
				return DraftView{}, err
			}
		}
		f.sheets = slices.Delete(f.sheets, i, i+1)
		f.draft.Sheets = slices.Delete(f.draft.Sheets, i, i+1)
		f.draft.Touched = f.tx.Now()
		if err := f.keep(); err != nil {
			return DraftView{}, err
		}
		return f.view("")
	})
}

func takeOver(c *gate.Caller, r DraftRequest) (DraftView, error) {
	return inFolder(c, r.Draft, func(f *folder) (DraftView, error) {
		if !f.draft.MayTake(f.actor, f.tx.Now()) {
			return DraftView{}, didban.Fault(didban.CodeForbidden, "draft.notYours")
		}
		return f.give(f.actor.ID, didban.AccessTakeOver)
	})
}

func handOver(c *gate.Caller, r HandOverRequest) (DraftView, error) {
	return inFolder(c, r.Draft, func(f *folder) (DraftView, error) {
		if err := refusedIf(!f.draft.MayHandOver(f.actor), "draft.notYours"); err != nil {
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
		if err := refusedIf(!f.draft.MaySend(f.actor), "draft.notYours"); err != nil {
			return DraftView{}, err
		}
		if err := f.ready(r.Reasons); err != nil {
			return DraftView{}, err
		}
		f.draft.State, f.draft.Word, f.draft.Touched = didban.DraftSent, strings.TrimSpace(r.Word), f.tx.Now()
		if err := f.keep(); err != nil {
			return DraftView{}, err
		}
		return f.view("")
	})
}

// ready refuses a draft that could not be published as it is: with a fault, with
// nothing to change, or with a change that is still without its reason.
func (f *folder) ready(reasons []ReasonView) error {
	var all didban.Errors
	for i := range f.sheets {
		faults, err := f.faultsOf(&f.sheets[i])
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

// turn moves a draft to another state, where the caller may.
func turn(c *gate.Caller, id string, to didban.DraftState, may func(*folder) bool) (DraftView, error) {
	return inFolder(c, id, func(f *folder) (DraftView, error) {
		if err := refusedIf(!may(f), "draft.notYours"); err != nil {
			return DraftView{}, err
		}
		f.draft.State, f.draft.Touched, f.draft.At = to, f.tx.Now(), 0
		if err := f.tx.PutDraft(f.draft); err != nil {
			return DraftView{}, err
		}
		return f.view("")
	})
}

func drop(c *gate.Caller, r DraftRequest) (DraftView, error) {
	return inFolder(c, r.Draft, func(f *folder) (DraftView, error) {
		if err := refusedIf(!f.draft.MayDrop(f.actor), "draft.notYours"); err != nil {
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
	})
}

func reopen(c *gate.Caller, r DraftRequest) (DraftView, error) {
	return inFolder(c, r.Draft, func(f *folder) (DraftView, error) {
		if err := refusedIf(!f.in(didban.DraftDropped) || !f.draft.MayReopen(f.actor), "draft.notYours"); err != nil {
			return DraftView{}, err
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
