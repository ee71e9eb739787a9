package dialogue

import (
	"sort"

	didban "didban.app/backend"
)

// workClock tells when reports are due. It has counted the working days from the oldest of
// them on, because each of thousands asks for some.
type workClock struct {
	office didban.OfficeSetting
	today  didban.Day
	first  didban.Day
	worked []int // how many days the office was open after first, by the days since then
}

// countedAhead is for how many days after today the working days are counted beforehand: a
// year of them, with weekends and holidays.
const countedAhead = 400

func newWorkClock(office didban.OfficeSetting, today didban.Day, rows []workRow) *workClock {
	k := &workClock{office: office, today: today, first: today}
	for _, row := range rows {
		if row.facts.Phase.Open() && row.facts.Clock.Valid() {
			k.first = min(k.first, row.facts.Clock)
		}
	}
	days, ok := didban.DaysBetween(k.first, today)
	if !ok {
		return k
	}
	k.worked = make([]int, days+countedAhead)
	for n := 1; n < len(k.worked); n++ {
		k.worked[n] = k.worked[n-1]
		if office.Works(didban.DayOf(k.first.Time().AddDate(0, 0, n))) {
			k.worked[n]++
		}
	}
	return k
}

// at is how many days after the first a day lies; false for one that was not counted.
func (k *workClock) at(d didban.Day) (n int, ok bool) {
	n, ok = didban.DaysBetween(k.first, d)
	return n, ok && d >= k.first && n < len(k.worked)
}

// due is the last working day on which a report is to be fixed.
func (k *workClock) due(facts *didban.ReportFacts, unit *didban.Unit) didban.Day {
	days := unit.Workdays(facts.Category)
	from, ok := k.at(facts.Clock)
	if !ok || days == 0 {
		return k.office.Due(facts.Clock, days)
	}
	n := sort.SearchInts(k.worked, k.worked[from]+days)
	if n == len(k.worked) {
		return k.office.Due(facts.Clock, days)
	}
	return didban.DayOf(k.first.Time().AddDate(0, 0, n))
}

// left is how many working days are left until a day, below 0 once it is past.
func (k *workClock) left(due didban.Day) int {
	a, before := k.at(k.today)
	b, after := k.at(due)
	switch {
	case before && after:
		return k.worked[b] - k.worked[a]
	case k.today > due:
		return -k.office.Workdays(due, k.today)
	}
	return k.office.Workdays(k.today, due)
}
