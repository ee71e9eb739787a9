package signin

import "time"

// Tries counts failed attempts. Instants are Unix ms.
type Tries struct {
	Count       int
	Last, Until int64
}

// The arithmetic of waiting.
const (
	freeTries   = 4
	firstWait   = 5 * time.Second
	longestWait = 15 * time.Minute
	forgetAfter = 24 * time.Hour

	allFree   = 20
	allWindow = 10 * time.Minute
)

// Wait is how long the next attempt must wait at an instant, 0 for not at all. Where
// the clock was set back it goes on from the last attempt.
func (t Tries) Wait(now int64) time.Duration {
	return max(0, time.Duration(t.Until-max(now, t.Last))*time.Millisecond)
}

// Next is the count with one more attempt under a name. It is kept before the
// password is tried, so that ending the program buys no attempt.
func (t Tries) Next(now int64) Tries {
	now = max(now, t.Last)
	if now-t.Last > forgetAfter.Milliseconds() {
		t = Tries{}
	}
	t.Count++
	t.Last = now
	if over := t.Count - freeTries; over >= 0 {
		wait := longestWait
		if over < 8 {
			wait = min(wait, firstWait<<over)
		}
		t.Until = now + wait.Milliseconds()
	}
	return t
}

// NextOfAll is the count with one more attempt under any name: twenty in ten minutes
// are free, then one in five seconds.
func (t Tries) NextOfAll(now int64) Tries {
	now = max(now, t.Last)
	if now-t.Last > allWindow.Milliseconds() {
		t = Tries{}
	}
	t.Count++
	t.Last = now
	if t.Count >= allFree {
		t.Until = now + firstWait.Milliseconds()
	}
	return t
}

// Over reports whether the count tells nothing any more: it would begin anew.
func (t Tries) Over(now int64) bool { return now-max(t.Last, t.Until) > forgetAfter.Milliseconds() }

// Rebased is a count whose last attempt was kept by a clock that was more than a day ahead,
// as if it had been made now: it waits no longer than it had to, where it would else wait
// until that day comes. Every other count stays as it is.
func (t Tries) Rebased(now int64) Tries {
	if t.Last-now <= forgetAfter.Milliseconds() {
		return t
	}
	wait := max(0, t.Until-t.Last)
	t.Last = now
	if t.Until != 0 {
		t.Until = now + wait
	}
	return t
}
