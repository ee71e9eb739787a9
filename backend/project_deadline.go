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

// Deadline tells how the project stands on a day, from its saved states as Promise takes
// them; ok is false where no end was ever promised, and for work that was given up.
func (p *Project) Deadline(today Day, past ...Stood) (d Deadline, ok bool) {
	return deadline(p.Status, p.Finished, p.Promise(past...).First, today)
}

func deadline(status string, finished, first, today Day) (d Deadline, ok bool) {
	until := today
	d.Day = first
	switch {
	case finished != "" && finished <= today:
		until, d.State = finished, DeadlineKept
		if finished > first {
			d.State = DeadlineMissed
		}
	case over(status, finished):
		return Deadline{}, false
	default:
		d.State = DeadlineAhead
		if first < today {
			d.State = DeadlineOverdue
		}
	}
	days, ok := DaysBetween(d.Day, until)
	d.Days = max(days, -days)
	return d, ok
}
