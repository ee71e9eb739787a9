package dialogue

import (
	"errors"

	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/private"
)

// A noun that a notice says should not stand there may be taken from sight while that is
// judged: for 72 hours, after which it comes back by itself with the same words and salt. Both
// are rulings. The time is over by the clock, or once the program has run so long: a clock that
// is set back keeps nothing hidden, and by one that leapt ahead nothing comes back until a
// person has called it right, as nothing is erased.

// setInterim notes on a notice that what it speaks of is out of sight, and until when.
func (k *carried) setInterim(s *didban.Submission) {
	s.Interim = &didban.Interim{Ruling: k.ruling, Until: k.d.At + didban.InterimMillis, Ran: k.ran + didban.InterimMillis}
}

// LiftInterims brings back what was taken from sight for a time that is over.
func LiftInterims(b *gate.Backend) error {
	held, _, err := b.Private.JobsHeld()
	if err != nil {
		return err
	}
	var due []didban.ID
	err = b.Private.View(func(tx *private.Tx) error {
		device, err := deviceOf(b, tx)
		if err != nil {
			return err
		}
		open, err := tx.OpenSubmissions()
		for _, s := range open {
			over := s.Interim.Over(tx.Now(), device.Ran, !held)
			if over && (s.Stage == didban.StageWaiting || s.Stage == didban.StageHeld) {
				due = append(due, s.ID)
			}
		}
		return err
	})
	if err != nil || len(due) == 0 {
		return err
	}
	var lift []didban.ID
	err = b.Private.Update(func(tx *private.Tx) error {
		for _, id := range due {
			lifted, err := liftOne(tx, id)
			if err != nil {
				return err
			}
			if lifted {
				lift = append(lift, id)
			}
		}
		return nil
	})
	return errors.Join(err, carryAll(b, lift))
}

// liftOne decides that a noun comes back, in the name of nobody; not where it has been judged
// since in another way, or its author took it back.
func liftOne(tx *private.Tx, id didban.ID) (lifted bool, err error) {
	s, err := tx.Submission(id)
	if err != nil || s.Interim == nil {
		return false, err
	}
	newest := s
	origin, err := tx.MadeFrom(s.About)
	if err == nil && origin != "" {
		newest, err = tx.Submission(origin)
	}
	if err != nil {
		return false, err
	}
	if newest.Ruling != s.Interim.Ruling {
		s.Interim.Ended = true
		return false, tx.PutSubmission(s)
	}
	s.Decision = &didban.Decision{Action: didban.RuledRestored, At: tx.Now(), From: s.Stage, Lifts: true, Before: s.Decision}
	s.Stage = didban.StageDeciding
	return true, tx.PutSubmission(s)
}
