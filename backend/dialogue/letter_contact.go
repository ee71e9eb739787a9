package dialogue

import (
	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/private"
)

// UnmaskRequest asks for the contact that somebody left with a message, and says why.
type UnmaskRequest struct {
	ID     string `json:"id"`
	Reason string `json:"reason"`
}

// ContactView is how somebody may be called.
type ContactView struct {
	Name  string `json:"name"`
	Phone string `json:"phone"`
}

// The limits of a reason, in runes.
const (
	minReason = 5
	maxReason = 200
)

// Unmask opens a contact for the unit to which the message was written. It is kept who opened
// it and why, and its sender is told; without a reason it stays shut. CodeGone
// "message.noContact" where none is left.
func (s *Queue) Unmask(r UnmaskRequest) (ContactView, error) {
	return gate.Answer(s.caller, "Queue.Unmask", func() (view ContactView, err error) {
		c, reason := s.caller.Settled(), didban.CleanText(r.Reason)
		if didban.CheckWords("reason", reason, minReason, maxReason) != nil {
			return view, field("reason", "message.reason")
		}
		return view, c.Private.Update(func(tx *private.Tx) error {
			s, err := letterOf(c, tx, didban.ID(r.ID))
			if err != nil {
				return err
			}
			contact, kept, err := tx.Contact(s.ID)
			if err == nil && !kept {
				err = didban.Fault(didban.CodeGone, "message.noContact")
			}
			if err != nil {
				return err
			}
			view = ContactView(contact)
			by := c.Actor().ID
			if err := tx.AddEvent(s, didban.SubmissionEvent{What: didban.EventUnmasked, Day: c.Today(), Note: reason, By: by}); err != nil {
				return err
			}
			return tx.Log(by, didban.AccessUnmasked, string(s.ID), reason)
		})
	})
}
