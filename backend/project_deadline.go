package didban

import "cmp"

// DeadlineState is how a project stands to the end that it has, or had, to keep.
type DeadlineState string

// The states of a deadline.
const (
	DeadlineKept    DeadlineState = "kept"    // finished by the end first promised
	DeadlineMissed  DeadlineState = "missed"  // finished after it
	DeadlineOverdue DeadlineState = "overdue" // not finished, and past the planned end
	DeadlineAhead   DeadlineState = "ahead"   // not finished, and the planned end is to come
)

// Deadline holds a project against its end: the end first promised once it is finished, as
// Kept counts it, and the planned end as of now before that.
type Deadline struct {
	State DeadlineState
	Day   Day // the end that it is held against
	Days  int // between that end and the finish, or today; never negative
}

// Deadline tells how the project stands on a day; ok is false where no end is known, and
// for work that was given up.
func (p *Project) Deadline(today Day) (d Deadline, ok bool) {
	until := today
	switch {
	case p.Finished != "" && p.Finished <= today:
		until, d.State, d.Day = p.Finished, DeadlineKept, cmp.Or(p.OriginalEnd, p.End)
		if p.Finished > d.Day {
			d.State = DeadlineMissed
		}
	case p.Over():
		return d, false
	default:
		d.State, d.Day = DeadlineAhead, p.End
		if p.End < today {
			d.State = DeadlineOverdue
		}
	}
	days, ok := DaysBetween(d.Day, until)
	d.Days = max(days, -days)
	return d, ok
}
