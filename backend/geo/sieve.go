package geo

import (
	"math"
	"slices"

	"github.com/paulmach/orb"

	didban "didban.app/backend"
)

// sieve is a filter made ready: didban.ProjectFilter.Match as bitsets, with all that is
// counted under it. A test holds the two together. It is kept up with each change: a project
// leaves as it was and joins as it is.
type sieve struct {
	filter didban.ProjectFilter
	masks  map[didban.Facet]bitset // what passes each facet; none where all do
	rest   bitset                  // what passes besides: has all words, is kept; nil where all do
	match  bitset

	// counts are those of every option, by number, under the other facets; firms are
	// the same of contractors.
	counts, firms []int32

	// settled says that what is below is true.
	settled         bool
	approved, spent didban.Rial
	located         int
	bounds          orb.Bound // of the located
}

// maxSieves is how many filters are remembered: those of the screens that are open.
const maxSieves = 32

// sieve makes a filter ready, or remembers it.
func (c *columns) sieve(f didban.ProjectFilter) *sieve {
	name := f.Key()
	c.mu.Lock()
	defer c.mu.Unlock()
	s, ok := c.sieves[name]
	if !ok {
		s = c.newSieve(f)
		if len(c.sieves) >= maxSieves {
			clear(c.sieves)
		}
		c.sieves[name] = s
	}
	s.settle(c)
	return s
}

func (c *columns) newSieve(f didban.ProjectFilter) *sieve {
	s := &sieve{filter: f, masks: map[didban.Facet]bitset{}}
	for _, facet := range didban.Facets {
		if mask := c.mask(f, facet); mask != nil {
			s.masks[facet] = mask
		}
	}
	if len(f.Words) > 0 {
		s.rest = c.having(f.Words)
	}
	s.count(c)
	return s
}

// having marks the projects that have all of some words.
func (c *columns) having(words []string) bitset {
	out := slices.Clone(c.alive)
	for _, word := range words {
		out.and(c.texts.mask(word, c))
	}
	return out
}

// among narrows the sieve to the projects that a rule keeps.
func (s *sieve) among(c *columns, keeps func(*didban.ProjectFacts) bool) *sieve {
	rest := newBitset(c.size)
	for _, slot := range c.order {
		if keeps(c.facts[slot]) {
			rest.set(int(slot))
		}
	}
	if s.rest != nil {
		rest.and(s.rest)
	}
	out := &sieve{masks: s.masks, rest: rest}
	out.count(c)
	out.settle(c)
	return out
}

// mask marks what passes one facet of a filter; nil where all do.
func (c *columns) mask(f didban.ProjectFilter, facet didban.Facet) bitset {
	if r := f.Range(facet); r.Set() {
		out := newBitset(c.size)
		for slot, n := range c.figures[facet] {
			if n != unknown && r.Holds(n) {
				out.set(slot)
			}
		}
		return out
	}
	wanted := f.Texts(facet)
	if len(wanted) == 0 {
		return nil
	}
	if facet == didban.FacetContractor {
		return c.firms.mask(wanted, c.size)
	}
	out := newBitset(c.size)
	for n, set := range c.sets {
		if o := c.options[n]; o.facet == facet && slices.Contains(wanted, o.code) {
			out.or(set)
		}
	}
	return out
}

// but marks what passes all facets but one.
func (s *sieve) but(c *columns, skip didban.Facet) bitset {
	out := slices.Clone(c.alive)
	for facet, mask := range s.masks {
		if facet != skip {
			out.and(mask)
		}
	}
	if s.rest != nil {
		out.and(s.rest)
	}
	return out
}

// count counts every option of every facet under the other facets.
func (s *sieve) count(c *columns) {
	s.match = s.but(c, "")
	under := map[didban.Facet]bitset{}
	for _, facet := range didban.Facets {
		under[facet] = s.match
		if s.masks[facet] != nil {
			under[facet] = s.but(c, facet)
		}
	}
	s.counts = make([]int32, len(c.options))
	for n, set := range c.sets {
		s.counts[n] = int32(set.common(under[c.options[n].facet]))
	}
	s.firms = c.firms.counts(under[didban.FacetContractor])
}

// named gives what was counted its names.
func (s *sieve) named(c *columns) didban.Counts {
	out := didban.Counts{}
	for _, facet := range didban.Facets {
		out[facet] = map[string]int{}
	}
	for n, count := range s.counts {
		if count > 0 {
			out[c.options[n].facet][c.options[n].code] = int(count)
		}
	}
	out[didban.FacetContractor] = c.firms.named(s.firms)
	return out
}

// join takes a project in, which has its slot and is marked.
func (s *sieve) join(c *columns, e *entry) {
	slot := int(e.slot)
	for facet, mask := range s.masks {
		mask.put(slot, s.filter.Passes(facet, e.facts))
	}
	if s.rest != nil {
		s.rest.put(slot, !slices.ContainsFunc(s.filter.Words, func(word string) bool { return !c.texts.has(e.words, word) }))
	}
	s.counts, s.firms = longer(s.counts, len(c.options)), longer(s.firms, len(c.firms.names))
	if !s.tally(c, e, 1) {
		return
	}
	s.match.set(slot)
	s.approved, s.spent = s.approved.Plus(e.facts.Money.Revised), s.spent.Plus(e.facts.Money.Spent)
	if e.spot != nil {
		s.reach(&e.bound)
	}
}

// leave takes a project out while all its marks stand.
func (s *sieve) leave(c *columns, e *entry) {
	slot := int(e.slot)
	if s.tally(c, e, -1) {
		s.match.unset(slot)
		s.unsettle(e)
	}
	for _, mask := range s.masks {
		mask.unset(slot)
	}
	if s.rest != nil {
		s.rest.unset(slot)
	}
}

// tally counts a project more or less under each facet whose others it passes, and reports
// whether it passes all.
func (s *sieve) tally(c *columns, e *entry, by int32) bool {
	slot, fails, failing := int(e.slot), 0, didban.Facet("")
	for facet, mask := range s.masks {
		if !mask.has(slot) {
			fails, failing = fails+1, facet
		}
	}
	if fails > 1 || s.rest != nil && !s.rest.has(slot) {
		return false
	}
	for n := range e.options.all() {
		if fails == 0 || c.options[n].facet == failing {
			s.counts[n] += by
		}
	}
	if fails == 0 || failing == didban.FacetContractor {
		for _, n := range c.firms.of[slot] {
			s.firms[n] += by
		}
	}
	return fails == 0
}

// unsettle takes a match out of the sums and the bounds, as far as that can be done: a sum
// beyond all numbers, or a side of the bounds that it held, has to be found anew.
func (s *sieve) unsettle(e *entry) {
	if s.approved == math.MaxInt64 || s.spent == math.MaxInt64 {
		s.settled = false
	}
	s.approved, s.spent = s.approved-e.facts.Money.Revised, s.spent-e.facts.Money.Spent
	if e.spot == nil {
		return
	}
	s.located--
	b := &e.bound
	if b.Min[0] <= s.bounds.Min[0] || b.Min[1] <= s.bounds.Min[1] || b.Max[0] >= s.bounds.Max[0] || b.Max[1] >= s.bounds.Max[1] {
		s.settled = false
	}
}

// settle works out the sums and the bounds where they are not known.
func (s *sieve) settle(c *columns) {
	if s.settled {
		return
	}
	s.approved, s.spent, s.located, s.bounds, s.settled = 0, 0, 0, orb.Bound{}, true
	s.match.each(func(slot int) {
		s.approved, s.spent = s.approved.Plus(c.money[slot][0]), s.spent.Plus(c.money[slot][1])
		if c.located.has(slot) {
			s.reach(&c.bounds[slot])
		}
	})
}

// reach counts a located match and stretches the bounds around it.
func (s *sieve) reach(b *orb.Bound) {
	if s.located++; s.located == 1 {
		s.bounds = *b
	}
	s.bounds.Min[0], s.bounds.Min[1] = min(s.bounds.Min[0], b.Min[0]), min(s.bounds.Min[1], b.Min[1])
	s.bounds.Max[0], s.bounds.Max[1] = max(s.bounds.Max[0], b.Max[0]), max(s.bounds.Max[1], b.Max[1])
}

// longer makes room for numbers that came since.
func longer(counts []int32, size int) []int32 {
	for len(counts) < size {
		counts = append(counts, 0)
	}
	return counts
}
