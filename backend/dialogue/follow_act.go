package dialogue

import (
	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/private"
)

// ActRequest does something with what was sent, by its tracking code.
type ActRequest struct {
	Code  string `json:"code"`
	Visit string `json:"visit"`
	What  string `json:"what"` // appeal, withdraw; confirm, reopen of a report; reply, close, publish, eraseContact of a message
	Text  string `json:"text"` // why a decision is contested, or what is not fixed
}

// Act contests a decision, or takes back what was sent, by its code. It fails as Follow does,
// and with CodeConflict "follow.notNow" where that can't be done as it stands.
func (s *Dialogue) Act(r ActRequest) (FollowView, error) {
	return gate.Answer(s.caller, "Dialogue.Act", func() (FollowView, error) { return act(s.caller.Settled(), r) })
}

// mayAppeal reports whether the last decision on a submission can be contested: one that kept
// or took words from sight, once, for thirty days.
func mayAppeal(c *gate.Caller, s *didban.Submission) bool {
	return s.Kind != didban.SubmitNotice && s.Stage == didban.StageDecided && s.Appealed == 0 && s.Ended > 0 && s.Contested() &&
		c.Millis() < s.Ended+appealMillis
}

// mayWithdraw reports whether a submission can still be taken back by who sent it.
func mayWithdraw(s *didban.Submission) bool {
	switch s.Stage {
	case didban.StageWaiting, didban.StageHeld, didban.StageAppealed, didban.StagePrivate:
		return true
	case didban.StageDecided:
		return s.Noun && s.Shown() || s.Message != nil && s.Action != didban.RuledWithdrawn && s.Erased == 0
	case didban.StageDeciding:
	}
	return false
}

// The limits of an appeal, in runes.
const (
	minAppeal = 10
	maxAppeal = 1000
)

func act(c *gate.Caller, r ActRequest) (FollowView, error) {
	id, err := find(c, r.Code, r.Visit)
	if err != nil {
		return FollowView{}, err
	}
	switch r.What {
	case "appeal":
		err = appeal(c, id, didban.CleanText(r.Text))
	case "confirm":
		err = said(c, id, didban.StateConfirmed, "")
	case "reopen":
		err = said(c, id, didban.StateReopened, didban.CleanText(r.Text))
	case "withdraw":
		err = withdraw(c, id)
	case actReply, actClose, actPublish, actEraseContact:
		err = actMessage(c, id, r.What, didban.CleanText(r.Text))
	default:
		err = didban.Fault(didban.CodeInvalid, "field.unknownCode", "value", r.What)
	}
	if err != nil {
		return FollowView{}, err
	}
	tellQueue(c.Backend)
	return follow(c, id)
}

func notNow() error { return didban.Fault(didban.CodeConflict, "follow.notNow") }

func appeal(c *gate.Caller, id didban.ID, text string) error {
	if err := didban.CheckWords("text", text, minAppeal, maxAppeal); err != nil {
		return err
	}
	return c.Private.Update(func(tx *private.Tx) error {
		s, err := tx.Submission(id)
		if err != nil {
			return err
		}
		w, kept, err := tx.Words(id)
		if err != nil {
			return err
		}
		if !mayAppeal(c, s) || !kept {
			return notNow()
		}
		w.Appeal, s.Appealed, s.Stage = text, tx.Now(), didban.StageAppealed
		if err := tx.PutWords(id, w); err != nil {
			return err
		}
		return tx.AddEvent(s, didban.SubmissionEvent{What: didban.EventAppealed, Day: c.Today()})
	})
}

// withdraw takes back what was sent: before it was judged nothing of it is left but its row;
// what stands before the public gets a ruling and a tombstone.
func withdraw(c *gate.Caller, id didban.ID) error {
	err := c.Private.Update(func(tx *private.Tx) error {
		s, err := tx.Submission(id)
		if err != nil {
			return err
		}
		if !mayWithdraw(s) {
			return notNow()
		}
		s.Decision = &didban.Decision{Action: didban.RuledWithdrawn, Rule: didban.RuleAuthor, At: tx.Now(), From: s.Stage}
		s.Stage, s.Lock = didban.StageDeciding, nil
		return tx.PutSubmission(s)
	})
	if err != nil {
		return err
	}
	return carryOut(c.Backend, id)
}
