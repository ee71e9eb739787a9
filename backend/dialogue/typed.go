package dialogue

import (
	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/private"
)

// TypedRequest names a form of the caller: receive, or answer:<comment>. Text is its own JSON.
type TypedRequest struct {
	Form string `json:"form"`
	Text string `json:"text"`
}

// TypedView is what the caller has typed into a form and not sent; "" for nothing.
type TypedView struct {
	Text string `json:"text"`
}

// The bounds of what is typed, in bytes.
const (
	maxForm  = 64
	maxTyped = 40_000
)

// Typed gives what the caller has typed into a form and not sent.
func (s *Queue) Typed(r TypedRequest) (TypedView, error) {
	return gate.Answer(s.caller, "Queue.Typed", func() (TypedView, error) {
		c := s.caller.Settled()
		text, err := look(c, func(tx *private.Tx) (string, error) { return tx.Typed(c.Actor().ID, r.Form) })
		return TypedView{text}, err
	})
}

// KeepTyped keeps it until it is sent, however the program ends.
func (s *Queue) KeepTyped(r TypedRequest) (TypedView, error) {
	return gate.Answer(s.caller, "Queue.KeepTyped", func() (TypedView, error) {
		if len(r.Form) == 0 || len(r.Form) > maxForm || len(r.Text) > maxTyped {
			return TypedView{}, didban.Fault(didban.CodeInvalid, "field.tooLong", "limit", "10000")
		}
		c := s.caller.Settled()
		return TypedView{r.Text}, c.Private.Update(func(tx *private.Tx) error {
			if r.Text == "" { // the form is empty, or was sent
				if err := tx.DetachAll(c.Actor().ID, r.Form); err != nil {
					return err
				}
			}
			return tx.PutTyped(c.Actor().ID, r.Form, r.Text)
		})
	})
}
