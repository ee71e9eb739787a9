package geo

import didban "didban.app/backend"

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
	return x.selection(x.columns.sieve(f), by)
}

// Among gives the same of those projects alone that a rule keeps; it is asked once for
// each project of the city.
func (x *Index) Among(f didban.ProjectFilter, by didban.ProjectSort, keeps func(*didban.ProjectFacts) bool) Selection {
	x.mu.RLock()
	defer x.mu.RUnlock()
	return x.selection(x.columns.sieve(f).among(x.columns, keeps), by)
}

// selection is what a sieve lets through; the caller holds the lock for reading.
func (x *Index) selection(s *sieve, by didban.ProjectSort) Selection {
	c := x.columns
	return Selection{
		Projects: c.chosen(s, c.sorted(by, x.judge.Today)), Counts: s.named(c), Revision: x.revision,
		Bounds: boxOf(s.bounds), Located: s.located, Approved: s.approved, Spent: s.spent,
	}
}

// chosen lists the matches, in the given order of slots or, where it is nil, in list order.
func (c *columns) chosen(s *sieve, slots order) []*didban.ProjectFacts {
	n := s.match.count()
	switch {
	case slots == nil && n == len(c.order):
		return c.inOrder()
	case slots == nil:
		slots = c.order
	}
	out := make([]*didban.ProjectFacts, 0, n)
	for _, slot := range slots {
		if s.match.has(int(slot)) {
			out = append(out, c.facts[slot])
		}
	}
	return out
}

// inOrder lists all projects in list order, once after a change.
func (c *columns) inOrder() []*didban.ProjectFacts {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.list == nil {
		c.list = make([]*didban.ProjectFacts, 0, len(c.order))
		for _, slot := range c.order {
			c.list = append(c.list, c.facts[slot])
		}
	}
	return c.list[:len(c.list):len(c.list)]
}
