package staff

import (
	"errors"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/private"
	"didban.app/backend/signin"
	"didban.app/backend/store"
)

// A clock that jumped does no harm: what is forgotten after a time (drafts, daily backups)
// stays, and nothing appears by itself, until the clock may be believed again or an
// administrator says that it is right. The record's own times never run back meanwhile.

// ClockView tells whether the computer's clock may be believed.
type ClockView struct {
	// Finding is "behind" or "ahead" for one that may not, "" for one that may.
	Finding string `json:"finding"`
	Last    int64  `json:"last"` // the newest time at which it was believed, Unix ms; 0 for none
	Now     int64  `json:"now"`  // what it shows, Unix ms
}

// ClockRight is an administrator's word that the clock is right as it stands: what waited for
// it goes on, and so does the record by it, though its last times may lie ahead.
func (s *People) ClockRight() (ClockView, error) {
	return gate.Answer(s.caller, "People.ClockRight", func() (ClockView, error) { return clockRight(s.caller) })
}

// trustPause is how far the clock goes on before it is noted again that it was believed.
const trustPause = time.Hour

// WatchClock holds the clock against the newest time at which it was believed, and notes now
// and then that it still is.
func WatchClock(b *gate.Backend) (ClockView, error) {
	clock, err := clockOf(b)
	if err != nil {
		return ClockView{}, err
	}
	view := viewClock(clock, b.Millis())
	if view.Finding != "" || view.Now-clock.Trusted < trustPause.Milliseconds() {
		return view, nil
	}
	err = b.Private.Update(func(tx *private.Tx) error {
		clock, err := tx.Clock() // anew: somebody may have called it right meanwhile
		if err != nil {
			return err
		}
		clock.Trusted = view.Now
		return tx.PutClock(clock)
	})
	return view, err
}

// Clock tells whether the clock may be believed, and notes nothing.
func Clock(b *gate.Backend) (ClockView, error) {
	clock, err := clockOf(b)
	return viewClock(clock, b.Millis()), err
}

// RebaseTries lets no failed attempt to sign in that was counted by a clock that was ahead
// keep anybody out until that day comes.
func RebaseTries(b *gate.Backend) error {
	return b.Private.Update(func(tx *private.Tx) error {
		return tx.ChangeTries(func(t private.Try) private.Try {
			return private.Try(signin.Tries(t).Rebased(tx.Now()))
		})
	})
}

// clockOf is what is known of the clock; in a file of which nothing is known yet, a clock
// that is not behind the newest entry is believed.
func clockOf(b *gate.Backend) (clock private.Clock, err error) {
	err = b.Private.View(func(tx *private.Tx) (err error) {
		clock, err = tx.Clock()
		return err
	})
	if err != nil || clock.Trusted > 0 {
		return clock, err
	}
	_, newest, err := endsOf(b)
	if !didban.Plausible(newest, b.Millis()) && newest > b.Millis() {
		clock.Trusted = newest
	}
	return clock, err
}

// endsOf are the ends of the record and of the access log, and the newest time in them, Unix
// ms.
func endsOf(b *gate.Backend) (ends private.Clock, newest int64, err error) {
	var changed, accessed int64
	err = b.Store.View(func(tx *store.Tx) (err error) {
		ends.Change, changed, err = tx.LastChange()
		return err
	})
	err2 := b.Private.View(func(tx *private.Tx) (err error) {
		ends.Access, accessed, err = tx.LastAccess()
		return err
	})
	return ends, max(changed, accessed), errors.Join(err, err2)
}

func viewClock(clock private.Clock, now int64) ClockView {
	view := ClockView{Last: clock.Trusted, Now: now}
	switch {
	case didban.Plausible(clock.Trusted, now):
	case now < clock.Trusted:
		view.Finding = "behind"
	default:
		view.Finding = "ahead"
	}
	return view
}

func clockRight(c *gate.Caller) (ClockView, error) {
	c = c.Settled()
	clock, _, err := endsOf(c.Backend)
	if err != nil {
		return ClockView{}, err
	}
	clock.Trusted, clock.Right = c.Millis(), c.Millis()
	err = c.Private.Update(func(tx *private.Tx) error {
		before, err := tx.Clock()
		if err != nil {
			return err
		}
		clock.Erased = before.Erased
		if err := tx.PutClock(clock); err != nil {
			return err
		}
		return tx.Log(c.Actor().ID, didban.AccessClock, "", "")
	})
	if err != nil {
		return ClockView{}, err
	}
	if c.ClockSet != nil {
		c.ClockSet(clock.Change)
	}
	return viewClock(clock, c.Millis()), nil
}
