package didban

// Throttle is how often something was done at a device. The time of day is no measure alone:
// an hour counts as over only when the clock and the time for which the program ran both say
// so, and a clock that is set back opens nothing.
type Throttle struct {
	Hour  int64 `json:"hour"` // when the hour began, Unix ms
	Ran   int64 `json:"ran"`  // how long the program had run by then, ms over all its runs
	Count int   `json:"count"`
	Day   Day   `json:"day"`
	OfDay int   `json:"ofDay"`
}

// Bound is how often something may be done at a device; 0 bounds nothing.
type Bound struct{ Hour, Day int }

const hourLength = 60 * 60 * 1000

// Take counts one more at the instant now, Unix ms, after the program has run for ran ms in
// all. It is false, and counts nothing, where the bound is reached; opens is then the earliest
// instant at which it may be done again, Unix ms.
func (t Throttle) Take(b Bound, now, ran int64, today Day) (next Throttle, opens int64, ok bool) {
	next = t
	if next.Hour == 0 || now-next.Hour >= hourLength && ran-next.Ran >= hourLength {
		next.Hour, next.Ran, next.Count = now, ran, 0
	}
	if today > next.Day {
		next.Day, next.OfDay = today, 0
	}
	if b.Hour > 0 && next.Count >= b.Hour {
		return t, now + max(0, hourLength-min(now-next.Hour, ran-next.Ran)), false
	}
	if b.Day > 0 && next.OfDay >= b.Day {
		return t, tehranMidnight(now) + dayLength, false
	}
	next.Count++
	next.OfDay++
	return next, 0, true
}
