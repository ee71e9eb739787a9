package didban

// DeadlineState is how a project stands to the end first promised.
type DeadlineState string

// The states of a deadline.
const (
	DeadlineKept    DeadlineState = "kept"    // finished by the end first promised
	DeadlineMissed  DeadlineState = "missed"  // finished after it
	DeadlineOverdue DeadlineState = "overdue" // not finished, and past it
	DeadlineAhead   DeadlineState = "ahead"   // not finished, and it is to come
)

// Deadline holds a project against the end first promised, finished or not: a later end does
// not make it any less late.
type Deadline struct {
	State DeadlineState
	Day   Day // the end first promised
	Days  int // between that end and the finish, or today; never negative
}

// Late are the days past the end first promised, to the finish or to the day on which it was
// judged; 0 where it was kept, or is to come.
func (d Deadline) Late() int {
	if d.State == DeadlineMissed || d.State == DeadlineOverdue {
		return d.Days
	}
	return 0
}

// DeadlineOn tells how the project stands on a day; the State is empty where no end was ever
// promised, and for work that ended without a day of it.
func (p *ProjectFacts) DeadlineOn(today Day) Deadline {
	until, d := today, Deadline{Day: p.Promised}
	switch {
	case p.Finished != "" && p.Finished <= today:
		until, d.State = p.Finished, DeadlineKept
		if p.Finished > p.Promised {
			d.State = DeadlineMissed
		}
	case over(p.Status, p.Finished):
		return Deadline{}
	default:
		d.State = DeadlineAhead
		if p.Promised < today {
			d.State = DeadlineOverdue
		}
	}
	days, ok := DaysBetween(d.Day, until)
	if !ok {
		return Deadline{}
	}
	d.Days = max(days, -days)
	return d
}
