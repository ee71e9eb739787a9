package didban

import "time"

// How far a clock may be from the last time at which it was believed. Ahead, it is no more
// than the shortest time for which anything is kept that somebody may want back: a draft
// that was thrown away.
const (
	clockBack  = 24 * time.Hour
	clockAhead = 31 * 24 * time.Hour
	// clockJob is how far from its last run what erases by the clock goes on by itself.
	clockJob = 7 * 24 * time.Hour
)

// Plausible reports whether a clock that shows now may be believed, where last is the newest
// time at which it was; both Unix ms, last 0 where none is known. Nothing is forgotten, and
// nothing appears by itself, by a clock that may not.
func Plausible(last, now int64) bool {
	return last == 0 || now >= last-clockBack.Milliseconds() && now <= last+clockAhead.Milliseconds()
}

// MayErase reports whether what erases by the clock may run at now: it last ran, or a person
// last called the clock right, no more than a week before. All are Unix ms, 0 for never.
func MayErase(last, right, now int64) bool {
	near := func(at int64) bool {
		return at != 0 && now >= at-clockBack.Milliseconds() && now <= at+clockJob.Milliseconds()
	}
	return last == 0 || near(last) || near(right)
}

// NextTime is the time of the next entry of a log whose newest one is of last: what the
// clock shows, and 1 ms after last where it shows less. All are Unix ms.
func NextTime(last, now int64) int64 {
	if now < last {
		return last + 1
	}
	return now
}
