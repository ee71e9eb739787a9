package staff

import (
	"didban.app/backend/gate"
)

// DraftOpenRequest names a draft; or a noun, whose open draft it is, else a new one on
// its present state; or a kind alone, for a new noun, as a copy of another where Copy
// names one. For the list of a vocabulary Copy is the name of it.
type DraftOpenRequest struct {
	Draft string `json:"draft"`
	Kind  string `json:"kind"`
	ID    string `json:"id"`
	Copy  string `json:"copy"`
	Page  string `json:"page"`
	Sheet string `json:"sheet"` // of a draft with many, the one that is shown whole
}

// DraftRequest names a draft.
type DraftRequest struct {
	Draft string `json:"draft"`
}

// DraftPageRequest names a draft and the page that asks.
type DraftPageRequest struct {
	Draft string `json:"draft"`
	Page  string `json:"page"`
	Sheet string `json:"sheet"` // of a draft with many, the one that is shown whole
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

// TakeBack takes a sent draft back, to go on with it, and one that waits for its time back
// to its reviewers.
func (s *Drafts) TakeBack(r DraftRequest) (DraftView, error) {
	return gate.Answer(s.caller, "Drafts.TakeBack", func() (DraftView, error) {
		return takeBack(s.caller, r)
	})
}

// Drop throws a draft away; it can be opened again for thirty days.
func (s *Drafts) Drop(r DraftRequest) (DraftView, error) {
	return gate.Answer(s.caller, "Drafts.Drop", func() (DraftView, error) { return drop(s.caller, r) })
}

// Reopen brings a draft back that was thrown away, for thirty days, or begins a new one of
// what a published one brought, for ninety: the answer is the draft to go on with. It
// fails with CodeConflict "draft.claimed" where another draft has one of its nouns.
func (s *Drafts) Reopen(r DraftRequest) (DraftView, error) {
	return gate.Answer(s.caller, "Drafts.Reopen", func() (DraftView, error) { return reopen(s.caller, r) })
}

// Difference tells what the draft would change in the public record.
func (s *Drafts) Difference(r DraftRequest) (DifferenceView, error) {
	return gate.Answer(s.caller, "Drafts.Difference", func() (DifferenceView, error) {
		return lookFolder(s.caller, r.Draft, (*folder).difference)
	})
}

// Place tells of the geometry in a field of a draft what the map knows: in which areas it
// lies, how long and how large it is, and where its faults are.
func (s *Drafts) Place(r PlaceRequest) (PlaceView, error) {
	return gate.Answer(s.caller, "Drafts.Place", func() (PlaceView, error) { return placeOf(s.caller, r) })
}
