package dialogue

import (
	"errors"

	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/private"
)

// close writes down that the decision was carried out.
func (k *carried) close(tx *private.Tx) error {
	s, err := tx.Submission(k.s.ID)
	if err != nil || s.Stage != didban.StageDeciding {
		return err
	}
	if k.d.Action == didban.RuledMerged {
		if err := k.countMerged(tx); err != nil {
			return err
		}
	}
	if err := k.closeWords(tx, s); err != nil {
		return err
	}
	if err := k.closePhotos(tx, s); err != nil {
		return err
	}
	if err := errors.Join(k.closeOne(tx, s), countWords(tx, k.verdicts)); err != nil {
		return err
	}
	if err := k.closeNotices(tx); err != nil || k.origin == nil || k.d.Action == didban.RuledKept {
		return err
	}
	origin, err := tx.Submission(k.origin.ID)
	if err != nil {
		return err
	}
	return k.closeOne(tx, origin)
}

// closeNotices answers the other notices of the same noun, which wait as one.
func (k *carried) closeNotices(tx *private.Tx) error {
	if k.s.Kind != didban.SubmitNotice || k.goesOn() {
		return nil
	}
	open, err := tx.OpenSubmissions()
	for _, s := range open {
		if err == nil && isWaitingNotice(s) && s.Ref() == k.noun {
			err = k.closeOne(tx, s)
		}
	}
	return err
}

// isWaitingNotice reports whether a submission is a notice that nobody has judged.
func isWaitingNotice(s *didban.Submission) bool {
	return s.Kind == didban.SubmitNotice && s.Stage == didban.StageWaiting
}

// closeOne tells a submission what became of it.
func (k *carried) closeOne(tx *private.Tx, s *didban.Submission) error {
	aside := s.SetAside()
	s.Stage, s.Decision, s.Lock, s.Assigned = didban.StageDecided, nil, nil, ""
	s.Decided, s.Seconded, s.Ended = k.d.By, k.d.Second, tx.Now()
	if k.changes(s) {
		s.Action = k.d.Action
	}
	ruled := k.d.Action != didban.RuledWithdrawn || s.Noun
	if ruled {
		s.Ruling = k.ruling
		if s.ID == k.s.ID {
			s.Rulings++
		}
	}
	if aside {
		k.closeAside(tx, s)
	}
	if s.Kind != didban.SubmitNotice && s.Shown() && !s.Noun && !aside {
		s.Noun = true
		if err := tx.PutMade(k.noun.ID, s.ID); err != nil {
			return err
		}
	}
	if s.ID == k.s.ID && k.goesOn() {
		k.wait(s)
	}
	if err := k.closeReport(tx, s); err != nil {
		return err
	}
	e := didban.SubmissionEvent{What: didban.EventRuled, Day: k.today, Action: k.d.Action, Rule: k.d.Rule, Note: k.d.Note}
	if ruled {
		e.Ruling = k.ruling
	}
	return tx.AddEvent(s, e)
}

// goesOn reports whether a notice waits to be judged all the same: what it speaks of was taken
// from sight for a time, or came back because that was over.
func (k *carried) goesOn() bool { return k.d.Action == didban.RuledInterim || k.d.Lifts }

// wait leaves a notice to who judges it.
func (k *carried) wait(s *didban.Submission) {
	s.Stage, s.Decided, s.Seconded, s.Ended = k.d.From, "", "", 0
	if k.d.Lifts {
		s.Decision, s.Interim.Ended = k.d.Before, true
		return
	}
	k.setInterim(s)
}

// changes reports whether the decision changes what the public reads of a submission: a report
// that stands there and is merged goes on standing there.
func (k *carried) changes(s *didban.Submission) bool {
	switch k.d.Action {
	case didban.RuledUpheld, didban.RuledKept:
		return false
	case didban.RuledMerged:
		return !s.Noun
	default:
		return true
	}
}

// closeAside ends a message that was rightly set aside, and gives back one that was not.
func (k *carried) closeAside(tx *private.Tx, s *didban.Submission) {
	m := s.Message
	switch k.d.Action {
	case didban.RuledRejected:
		m.Refused, m.State, m.Closed = true, didban.MessageClosed, tx.Now()
	case didban.RuledRestored:
		m.Refused, m.State, m.Closed, m.Since = false, didban.MessageDelivered, 0, k.today
		s.Stage = didban.StagePrivate
	default: // it was taken back, or an appeal changed nothing
	}
}

// closeWords drops the words of what its author took back, and keeps what was shown of a
// redacted text beside the whole of it.
func (k *carried) closeWords(tx *private.Tx, s *didban.Submission) error {
	switch k.d.Action {
	case didban.RuledWithdrawn:
		s.Erased = tx.Now()
		if s.Message != nil {
			s.Message.State, s.Message.Closed = didban.MessageClosed, tx.Now()
		}
		return errors.Join(tx.DropWords(k.s.ID), tx.DropContact(k.s.ID))
	case didban.RuledRedacted:
		if s.Message != nil {
			k.w.ShownTurns = k.shownTurns()
			return tx.PutWords(k.s.ID, k.w)
		}
		k.w.Shown = k.shownText()
		return tx.PutWords(k.s.ID, k.w)
	case didban.RuledPublished: // an appeal brought back what was taken out
		if k.w.Shown == "" {
			return nil
		}
		k.w.Shown = ""
		return tx.PutWords(k.s.ID, k.w)
	default:
		return nil
	}
}

// countMerged counts who wrote it, and who stands behind it, among those behind the noun with
// which it is merged.
func (k *carried) countMerged(tx *private.Tx) error {
	into := didban.Ref{Kind: k.noun.Kind, ID: k.d.Into}
	if err := tx.JoinVotes(k.noun, into); err != nil {
		return err
	}
	return tx.AddVote(into, didban.VoteSupport, k.s.Device)
}

// closeReport tells a report that it was merged with another one, or stands by itself after
// all.
func (k *carried) closeReport(tx *private.Tx, s *didban.Submission) error {
	if s.Kind != didban.SubmitReport {
		return nil
	}
	if k.d.Action != didban.RuledMerged {
		if s.Shown() && k.d.From == didban.StageAppealed {
			s.Main = ""
		}
		return nil
	}
	s.Main = k.d.Into
	if !s.Noun {
		return nil
	}
	step := duplicateOf(nil, k.d.Into, k.today)
	s.Work = step.State
	return tx.AddEvent(s, didban.SubmissionEvent{What: didban.EventStep, Day: step.Day, Step: &step, By: k.d.By})
}

// putBack gives a decision that could not be carried out back to who judges, where the reason
// is one that waiting does not mend.
func (k *carried) putBack(b *gate.Backend, cause error) error {
	key, known := faultKey(cause)
	if !known {
		return nil // it is tried again
	}
	return b.Private.Update(func(tx *private.Tx) error {
		s, err := tx.Submission(k.s.ID)
		if err != nil || s.Stage != didban.StageDeciding {
			return err
		}
		s.Stage, s.Decision = k.d.From, nil
		if k.d.Lifts {
			s.Decision, s.Interim.Ended = k.d.Before, true
		}
		return tx.AddEvent(s, didban.SubmissionEvent{What: didban.EventUndone, Day: k.today, Note: key})
	})
}
