package didban

import (
	"slices"
	"strings"
)

// The rules of drafts: who may do what to one, and where it can go from where it is.
// They know no clock and no file; an instant comes in as Unix ms.

// IdleTake is how long a draft must rest until anybody who may write it may take it over.
const IdleTake int64 = 30 * 60 * 1000

// How long a draft stays that is done, Unix ms.
const (
	KeepDropped   int64 = 30 * 24 * 60 * 60 * 1000
	KeepPublished int64 = 90 * 24 * 60 * 60 * 1000
)

// Why a draft can't be written: keys of sentences. HeldNot says that it can.
const (
	HeldNot       = ""
	HeldSent      = "draft.sent"      // waits for a reviewer; its owner may take it back
	HeldOthers    = "draft.others"    // is in somebody else's hands
	HeldScheduled = "draft.scheduled" // is approved and waits for its time
	HeldClosed    = "draft.closed"    // is published or dropped, or on its way
	HeldForbidden = "actor.forbidden"
)

// draftSteps are the ways of a draft.
var draftSteps = map[DraftState][]DraftState{
	DraftOpen:       {DraftSent, DraftDropped},
	DraftSent:       {DraftOpen, DraftReturned, DraftScheduled, DraftPublishing, DraftDropped},
	DraftReturned:   {DraftOpen, DraftSent, DraftDropped},
	DraftScheduled:  {DraftSent, DraftPublishing},
	DraftPublishing: {DraftPublished, DraftSent}, // sent again where the record refused it
	DraftPublished:  {},
	DraftDropped:    {DraftOpen},
}

// Leads reports whether a draft can go from one state to another.
func (s DraftState) Leads(to DraftState) bool { return slices.Contains(draftSteps[s], to) }

// Live reports whether a draft holds its nouns: nobody else can open one for them.
func (s DraftState) Live() bool { return s != DraftPublished && s != DraftDropped && s != "" }

// InHand reports whether the draft is with its owner.
func (d *Draft) InHand() bool { return d.State == DraftOpen || d.State == DraftReturned }

// Kinds are the kinds of the draft's nouns, each once.
func (d *Draft) Kinds() (out []Kind) {
	for _, s := range d.Sheets {
		if !slices.Contains(out, s.Ref.Kind) {
			out = append(out, s.Ref.Kind)
		}
	}
	return out
}

// CanAll reports whether the actor may do the action to all of the kinds; of no kind at
// all, whether they may do it to one.
func (a Actor) CanAll(action Action, kinds []Kind) bool {
	if len(kinds) == 0 {
		return slices.ContainsFunc(Kinds, func(k Kind) bool { return a.Can(action, k) })
	}
	return !slices.ContainsFunc(kinds, func(k Kind) bool { return !a.Can(action, k) })
}

// MaySee reports whether the actor may read the draft: who inspects its kinds, and its
// owner whatever became of their roles.
func (d *Draft) MaySee(a Actor) bool {
	return a.ID != "" && d.Owner == a.ID || a.CanAll(ActionInspect, d.Kinds())
}

// Held tells why the actor can't write the draft, HeldNot where they can. Its owner
// writes it until it is sent, then who may return it.
func (d *Draft) Held(a Actor) string {
	switch {
	case !d.State.Live(), d.State == DraftPublishing:
		return HeldClosed
	case d.State == DraftScheduled:
		return HeldScheduled
	case !a.CanAll(ActionEdit, d.Kinds()):
		return HeldForbidden
	case d.State == DraftSent && d.Owner == a.ID:
		return HeldSent
	case d.State == DraftSent && !d.MayReturn(a):
		return HeldSent
	case d.State != DraftSent && d.Owner != a.ID:
		return HeldOthers
	}
	return HeldNot
}

// MayTake reports whether the actor may take the draft over from its owner: who may
// return it, or anybody who may write it once it has rested for IdleTake.
func (d *Draft) MayTake(a Actor, now int64) bool {
	return d.InHand() && d.Owner != a.ID && a.CanAll(ActionEdit, d.Kinds()) &&
		(a.CanAll(ActionReturn, d.Kinds()) || now-d.Touched >= IdleTake)
}

// MayHandOver reports whether the actor may give the draft to somebody else: its owner,
// who may return it, and who manages the users.
func (d *Draft) MayHandOver(a Actor) bool {
	return d.InHand() && (d.Owner == a.ID || a.CanAll(ActionReturn, d.Kinds()) || a.Can(ActionManage, KindUser))
}

// MaySend reports whether the actor may send the draft for review.
func (d *Draft) MaySend(a Actor) bool {
	return d.InHand() && d.Held(a) == HeldNot && len(d.Sheets) > 0
}

// MayTakeBack reports whether the actor may take the draft back: its owner before it is
// judged, and who may publish it before it appears.
func (d *Draft) MayTakeBack(a Actor) bool {
	return d.State == DraftSent && d.Owner == a.ID && a.CanAll(ActionEdit, d.Kinds()) ||
		d.State == DraftScheduled && a.CanAll(ActionPublish, d.Kinds())
}

// MayDrop reports whether the actor may throw the draft away: its owner while it is in
// their hands, and who may return it until it is approved.
func (d *Draft) MayDrop(a Actor) bool {
	owner := d.InHand() && d.Owner == a.ID
	return owner || (d.InHand() || d.State == DraftSent) && a.CanAll(ActionReturn, d.Kinds())
}

// Expired reports whether the draft is done for so long that it is forgotten.
func (d *Draft) Expired(now int64) bool {
	age := now - d.Touched
	return d.State == DraftDropped && age > KeepDropped || d.State == DraftPublished && age > KeepPublished
}

// MayReopen reports whether the actor may go on with a draft that is done:
// with itself where it was dropped, with a new one of its nouns where it was published.
func (d *Draft) MayReopen(a Actor) bool {
	done := d.State == DraftDropped || d.State == DraftPublished
	return done && a.CanAll(ActionEdit, d.Kinds()) && (d.Owner == a.ID || a.CanAll(ActionReturn, d.Kinds()))
}

// MayReturn reports whether the actor may send the draft back with a word.
func (d *Draft) MayReturn(a Actor) bool {
	return d.State == DraftSent && a.CanAll(ActionReturn, d.Kinds())
}

// MayPublish tells why the actor can't publish the draft, "" where they can.
func (d *Draft) MayPublish(a Actor, rule FourEyes) string {
	switch {
	case d.State != DraftSent:
		return "draft.notSent"
	case !a.CanAll(ActionPublish, d.Kinds()):
		return HeldForbidden
	case rule.covers(d.Kinds()) && d.Hand == a.ID:
		return "draft.fourEyes"
	}
	return ""
}

// covers reports whether the rule holds for one of the kinds at least.
func (f FourEyes) covers(kinds []Kind) bool {
	switch f {
	case FourEyesAll:
		return true
	case FourEyesCity:
		return slices.ContainsFunc(kinds, func(k Kind) bool { return slices.Contains(cityKinds, k) })
	case FourEyesOff:
	}
	return false
}

// Sheet is how a draft names the sheet of a noun: kind/id.
func (r Ref) Sheet() string { return string(r.Kind) + "/" + string(r.ID) }

// ParseSheet reads the name of a sheet; false for what is none.
func ParseSheet(name string) (Ref, bool) {
	kind, id, _ := strings.Cut(name, "/")
	ref := Ref{Kind: Kind(kind), ID: ID(id)}
	return ref, ref.ID.Valid() && Fields(ref.Kind) != nil
}

// Head finds what the draft tells of one of its sheets; nil where it has no such sheet.
func (d *Draft) Head(ref Ref) *SheetHead {
	for i := range d.Sheets {
		if d.Sheets[i].Ref == ref {
			return &d.Sheets[i]
		}
	}
	return nil
}

// Faults counts the faults of all sheets.
func (d *Draft) Faults() (n int) {
	for _, s := range d.Sheets {
		n += s.Faults
	}
	return n
}

// The operations of an Edit.
const (
	EditSet  = "set"  // Text is the whole text of the field at Path
	EditCut  = "cut"  // of the field's text, Cut runes from At on give way to Text
	EditPut  = "put"  // the field is as it was, value and text: Item is what undoes a set
	EditAdd  = "add"  // a row with the key Row comes into the list at Path behind the row After, or first; Item is what a drop took
	EditDrop = "drop" // the row goes
	EditMove = "move" // the row goes behind the row After, or to the front
	EditBase = "base" // the sheet is made from the version Text from now on; no page may ask for it
)
