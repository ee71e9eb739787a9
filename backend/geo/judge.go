package geo

import (
	"slices"

	didban "didban.app/backend"
	"didban.app/backend/jalali"
)

// Today tells the index the present day, by which projects are flagged and months
// counted, and reports whether it is another than before: every project is judged anew
// then. Whoever runs the program tells it, at the start and as each day turns; readers
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
	x.judge.Today, x.judge.From, x.judge.Year, x.built = day, firstOfMonth(day), firstOfYear(day), nil
	x.windows.made = nil // what lies around a spot is judged as the city is
	x.outlast()
	for _, e := range x.ordered {
		x.sums.left(e.facts)
		x.update(e)
	}
	x.turnSums()
	for _, e := range x.ordered {
		x.sums.joined(e.facts)
	}
	x.sumCity()
	return true
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

// firms are the contractors of the rows. A large city has thousands, most with few
// projects, so that a bitset for each would cost more than it tells.
type firms struct {
	names   []string
	numbers map[string]int32
	of      [][]int32 // by row
}

func newFirms(rows int) firms {
	return firms{numbers: map[string]int32{}, of: make([][]int32, rows)}
}

func (f *firms) put(row int, p *didban.ProjectFacts) {
	for _, name := range p.Options(didban.FacetContractor) {
		n, ok := f.numbers[name]
		if !ok {
			n = int32(len(f.names))
			f.numbers[name] = n
			f.names = append(f.names, name)
		}
		f.of[row] = append(f.of[row], n)
	}
}

// mask marks the rows of any of these contractors.
func (f *firms) mask(wanted []string) bitset {
	out := newBitset(len(f.of))
	for row, list := range f.of {
		if slices.ContainsFunc(list, func(n int32) bool { return slices.Contains(wanted, f.names[n]) }) {
			out.set(row)
		}
	}
	return out
}

// counts counts the marked rows of every contractor.
func (f *firms) counts(under bitset) map[string]int {
	tally := make([]int, len(f.names))
	under.each(func(row int) {
		for _, n := range f.of[row] {
			tally[n]++
		}
	})
	out := map[string]int{}
	for n, count := range tally {
		if count > 0 {
			out[f.names[n]] = count
		}
	}
	return out
}
