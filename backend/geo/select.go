package geo

import (
	"slices"

	"github.com/paulmach/orb"

	didban "didban.app/backend"
)

// Selection is what a filter shows of the city at one revision.
type Selection struct {
	// Projects are all that match, located or not, in list order; they are shared
	// and must not be changed.
	Projects []*didban.ProjectFacts
	Counts   didban.Counts
	Bounds   didban.Box // of the located matches; the zero Box where there are none
	Located  int        // how many of the matches have a place on the map
	Revision uint64
}

// Select gives the projects that pass the filter, with counts for every facet.
func (x *Index) Select(f didban.ProjectFilter) Selection {
	x.mu.RLock()
	defer x.mu.RUnlock()
	s, n := x.sieve(f), x.newTally()
	out := Selection{Projects: []*didban.ProjectFacts{}, Revision: x.revision}
	var bounds orb.Bound
	for _, e := range x.ordered {
		missed := s.misses(e)
		n.add(e, missed)
		if missed != 0 {
			continue
		}
		out.Projects = append(out.Projects, e.facts)
		if e.spot != nil {
			if out.Located == 0 {
				bounds = e.bound
			}
			bounds = bounds.Union(e.bound)
			out.Located++
		}
	}
	out.Counts, out.Bounds = n.counts(x), box(bounds)
	return out
}

// codebook numbers the codes of one facet in the order in which they come up.
type codebook struct {
	numbers map[string]int
	codes   []string
}

func (c *codebook) number(code string) int {
	n, ok := c.numbers[code]
	if !ok {
		if c.numbers == nil {
			c.numbers = map[string]int{}
		}
		n = len(c.codes)
		c.numbers[code] = n
		c.codes = append(c.codes, code)
	}
	return n
}

// wanted marks the codes that a filter lets through; nil lets all.
func (c *codebook) wanted(codes []string) []bool {
	if len(codes) == 0 {
		return nil
	}
	out := make([]bool, len(c.codes))
	for _, code := range codes {
		if n, ok := c.numbers[code]; ok {
			out[n] = true
		}
	}
	return out
}

// sieve is a filter made ready: didban.ProjectFilter.Match by numbers, which is
// an order of magnitude faster than by text. A test holds the two together.
type sieve struct {
	domains, types, statuses, areas []bool
	suspended                       bool
}

func (x *Index) sieve(f didban.ProjectFilter) sieve {
	return sieve{
		domains: x.domains.wanted(f.Domains), types: x.types.wanted(f.Types), statuses: x.statuses.wanted(f.Statuses),
		areas: x.areaCodes.wanted(f.Areas), suspended: f.Suspended,
	}
}

// The facets as bits of what an entry misses.
const (
	missDomain = 1 << iota
	missType
	missStatus
	missSuspended
	missArea
)

// misses tells which facets of the filter an entry does not pass; 0 is a match.
func (s *sieve) misses(e *entry) int {
	missed := 0
	if s.domains != nil && !s.domains[e.domain] {
		missed |= missDomain
	}
	if s.types != nil && !s.types[e.kind] {
		missed |= missType
	}
	if s.statuses != nil && !s.statuses[e.status] {
		missed |= missStatus
	}
	if s.suspended && !e.facts.Suspended {
		missed |= missSuspended
	}
	if s.areas != nil && !slices.ContainsFunc(e.areas, func(n int) bool { return s.areas[n] }) {
		missed |= missArea
	}
	return missed
}

func (s *sieve) passes(e *entry) bool { return s.misses(e) == 0 }

// tally counts the options of the facets. An entry counts for a facet when it
// misses no other one.
type tally struct {
	domains, types, statuses, areas []int
	suspended                       int
}

func (x *Index) newTally() tally {
	return tally{
		domains: make([]int, len(x.domains.codes)), types: make([]int, len(x.types.codes)),
		statuses: make([]int, len(x.statuses.codes)), areas: make([]int, len(x.areaCodes.codes)),
	}
}

func (t *tally) add(e *entry, missed int) {
	if missed&^missDomain == 0 {
		t.domains[e.domain]++
	}
	if missed&^missType == 0 {
		t.types[e.kind]++
	}
	if missed&^missStatus == 0 {
		t.statuses[e.status]++
	}
	if missed&^missArea == 0 {
		for _, n := range e.areas {
			t.areas[n]++
		}
	}
	if missed&^missSuspended == 0 && e.facts.Suspended {
		t.suspended++
	}
}

func (t *tally) counts(x *Index) didban.Counts {
	out := didban.Counts{
		didban.FacetDomain: x.domains.named(t.domains),
		didban.FacetType:   x.types.named(t.types),
		didban.FacetStatus: x.statuses.named(t.statuses),
		didban.FacetArea:   x.areaCodes.named(t.areas),
	}
	out[didban.FacetSuspended] = map[string]int{}
	if t.suspended > 0 {
		out[didban.FacetSuspended]["true"] = t.suspended
	}
	return out
}

// named gives counts back their codes and leaves out the noughts.
func (c *codebook) named(counts []int) map[string]int {
	out := map[string]int{}
	for n, count := range counts {
		if count > 0 {
			out[c.codes[n]] = count
		}
	}
	return out
}
