package geo

import (
	"github.com/paulmach/orb"

	didban "didban.app/backend"
)

// Selection is what a filter shows of the city at one revision.
type Selection struct {
	// Projects are all that match, located or not, in the order asked for; they are
	// shared, the list too, and must not be changed.
	Projects []*didban.ProjectFacts
	Counts   didban.Counts
	Bounds   didban.Box // of the located matches; the zero Box where there are none
	Located  int        // how many of the matches have a place on the map
	// Approved and Spent are the sums of all matches, in rials.
	Approved, Spent didban.Rial
	Revision        uint64
}

// Select gives the projects that pass the filter in list order, with counts for
// every facet.
func (x *Index) Select(f didban.ProjectFilter) Selection { return x.Sorted(f, didban.ProjectSort{}) }

// Sorted gives the same as Select in another order. Projects that are alike stay in
// list order.
func (x *Index) Sorted(f didban.ProjectFilter, by didban.ProjectSort) Selection {
	x.mu.RLock()
	defer x.mu.RUnlock()
	c := x.columns()
	return x.selection(c, c.sieve(f), by)
}

// Among gives the same of those projects alone that a rule keeps; it is asked once for
// each project of the city.
func (x *Index) Among(f didban.ProjectFilter, by didban.ProjectSort, keeps func(*didban.ProjectFacts) bool) Selection {
	x.mu.RLock()
	defer x.mu.RUnlock()
	c := x.columns()
	return x.selection(c, c.sieve(f).among(c, keeps), by)
}

// selection is what a sieve lets through; the caller holds the lock for reading.
func (x *Index) selection(c *columns, s *sieve, by didban.ProjectSort) Selection {
	out := Selection{Projects: c.chosen(s, c.order(by)), Counts: c.counts(s), Revision: x.revision}
	out.Bounds, out.Located = c.reach(s)
	s.match.each(func(row int) {
		out.Approved, out.Spent = out.Approved.Plus(c.money[row][0]), out.Spent.Plus(c.money[row][1])
	})
	return out
}

// chosen lists the matches, by the given order of rows or, where it is nil, in list
// order.
func (c *columns) chosen(s *sieve, rows []int32) []*didban.ProjectFacts {
	n := s.match.count()
	if rows == nil && n == len(c.facts) {
		return c.facts[:n:n]
	}
	out := make([]*didban.ProjectFacts, 0, n)
	if rows == nil {
		s.match.each(func(row int) { out = append(out, c.facts[row]) })
		return out
	}
	for _, row := range rows {
		if s.match.has(int(row)) {
			out = append(out, c.facts[row])
		}
	}
	return out
}

// reach gives the bounds of the located matches and counts them.
func (c *columns) reach(s *sieve) (didban.Box, int) {
	var bounds orb.Bound
	n := 0
	s.match.each(func(row int) {
		if !c.located.has(row) {
			return
		}
		b := &c.bounds[row]
		if n++; n == 1 {
			bounds = *b
		}
		bounds.Min[0], bounds.Min[1] = min(bounds.Min[0], b.Min[0]), min(bounds.Min[1], b.Min[1])
		bounds.Max[0], bounds.Max[1] = max(bounds.Max[0], b.Max[0]), max(bounds.Max[1], b.Max[1])
	})
	return boxOf(bounds), n
}
