package geo

import (
	"slices"

	didban "didban.app/backend"
	"didban.app/backend/jalali"
)

// Today tells the index the present day, by which projects are flagged and months
// counted, and reports whether it is another than before: the projects whose day it is are
// judged anew then, and all of them where the day is an earlier one. Whoever runs the program tells it, at the start and as each day turns; readers
// never do. Until it is told, nothing that needs a day is flagged.
func (x *Index) Today(day didban.Day) (turned bool) {
	x.mu.RLock()
	same := x.judge.Today == day
	x.mu.RUnlock()
	if same {
		return false
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	due := x.columns.turned(day)
	if x.judge.Today == "" || day < x.judge.Today {
		due = slices.Collect(x.columns.all())
	}
	x.judge.Today, x.judge.From, x.judge.Year = day, firstOfMonth(day), firstOfYear(day)
	x.windows.made = nil // what lies around a spot is judged as the city is
	x.outlast()
	x.exchange(due, func() []*entry {
		for _, e := range due {
			x.update(e)
		}
		x.turnSums()
		return due
	})
	x.columns.outlive()
	x.sumCity()
	return true
}

// Day is the day by which the projects are judged: the present one, or that of a look back.
func (x *Index) Day() didban.Day {
	x.mu.RLock()
	defer x.mu.RUnlock()
	return x.judge.Today
}

// Limits are the thresholds by which the projects are flagged, those of the city.
func (x *Index) Limits() didban.Thresholds {
	x.mu.RLock()
	defer x.mu.RUnlock()
	return x.judge.Limits
}

// Judged judges a project that is none of the index, by the same day and thresholds.
func (x *Index) Judged(p *didban.ProjectFacts) didban.Judged {
	x.mu.RLock()
	defer x.mu.RUnlock()
	return x.judge.Of(p)
}

// limit takes in the thresholds of the city, nil for one that did not change, and
// reports whether they are others than before.
func (x *Index) limit(city *didban.City) bool {
	if city == nil {
		return false
	}
	before := x.judge.Limits
	x.city = city.ID
	x.judge.Limits = city.Thresholds.OrDefaults()
	return x.judge.Limits != before
}

func firstOfMonth(day didban.Day) didban.Day { return didban.Day(jalali.FirstOfMonth(string(day))) }
func firstOfYear(day didban.Day) didban.Day  { return didban.Day(jalali.FirstOfYear(string(day))) }

// part notes which areas have parts.
func (x *Index) part() {
	x.parted = map[didban.ID]bool{}
	for _, a := range x.areas {
		x.parted[a.Parent] = true
	}
}

// unassigned gives those of a project's areas that have parts of which none is among them.
func (x *Index) unassigned(areas []didban.ID) (out []didban.ID) {
	for _, id := range areas {
		inPart := func(other didban.ID) bool { return other != id && x.parent(other) == id }
		if x.parted[id] && !slices.ContainsFunc(areas, inPart) {
			out = append(out, id)
		}
	}
	return out
}
