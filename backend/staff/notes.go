package staff

import (
	"strings"

	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/private"
)

// NotesRequest names a draft.
type NotesRequest struct {
	Draft string `json:"draft"`
}

// NoteRequest is a new note on a draft, or on a field of it: sheet#path.
type NoteRequest struct {
	Draft string `json:"draft"`
	Path  string `json:"path"`
	Text  string `json:"text"`
}

// SettleRequest settles a note, or opens it again.
type SettleRequest struct {
	ID      string `json:"id"`
	Settled bool   `json:"settled"`
}

// NotesView are the notes on a draft, the oldest first.
type NotesView struct {
	Notes []NoteView `json:"notes"`
}

// NoteView is one note; a text that begins with @ is the program's own word, the what of
// the access log.
type NoteView struct {
	ID      string     `json:"id"`
	Path    string     `json:"path"`
	Text    string     `json:"text"`
	By      PersonView `json:"by"`
	At      int64      `json:"at"` // Unix ms
	Settled bool       `json:"settled"`
}

// Notes lists the notes on a draft.
func (s *Bench) Notes(r NotesRequest) (NotesView, error) {
	return gate.Answer(s.caller, "Bench.Notes", func() (NotesView, error) {
		return lookFolder(s.caller, r.Draft, (*folder).notes)
	})
}

// Note adds a note.
func (s *Bench) Note(r NoteRequest) (NotesView, error) {
	return gate.Answer(s.caller, "Bench.Note", func() (NotesView, error) {
		return inFolder(s.caller, r.Draft, func(f *folder) (NotesView, error) {
			if err := f.mayRead(); err != nil {
				return NotesView{}, err
			}
			text := strings.TrimLeft(strings.TrimSpace(r.Text), "@")
			note := &didban.Note{Draft: f.draft.ID, Path: r.Path, By: f.actor.ID, At: f.tx.Now(), Text: text}
			if err := f.tx.PutNote(note); err != nil {
				return NotesView{}, err
			}
			return f.notes()
		})
	})
}

// Settle settles a note, or opens it again.
func (s *Bench) Settle(r SettleRequest) (NotesView, error) {
	return gate.Answer(s.caller, "Bench.Settle", func() (NotesView, error) { return settleNote(s.caller, r) })
}

func settleNote(c *gate.Caller, r SettleRequest) (NotesView, error) {
	draft := ""
	err := c.Private.View(func(tx *private.Tx) error {
		n, err := tx.Note(didban.ID(r.ID))
		draft = string(n.Draft)
		return err
	})
	if err != nil {
		return NotesView{}, err
	}
	return inFolder(c, draft, func(f *folder) (NotesView, error) {
		if err := f.mayRead(); err != nil {
			return NotesView{}, err
		}
		n, err := f.tx.Note(didban.ID(r.ID))
		if err != nil {
			return NotesView{}, err
		}
		n.Settled = r.Settled
		if err := f.tx.PutNote(n); err != nil {
			return NotesView{}, err
		}
		return f.notes()
	})
}

func (f *folder) notes() (NotesView, error) {
	person, err := names(f.tx)
	if err != nil {
		return NotesView{}, err
	}
	list, err := f.tx.Notes(f.draft.ID)
	return NotesView{Notes: mapped(list, func(n *didban.Note) NoteView {
		return NoteView{ID: string(n.ID), Path: n.Path, Text: n.Text, By: person(n.By), At: n.At, Settled: n.Settled}
	})}, err
}
