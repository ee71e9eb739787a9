package geo

import (
	"maps"
	"slices"
	"sync"

	"github.com/paulmach/orb"

	didban "didban.app/backend"
	"didban.app/backend/award"
)

// columns are the projects of one revision laid out for counting: a row is a rank
// in list order, an option of a facet is a bitset of rows. Narrowing and counting
// then cost a few operations for 64 projects at once. They are made when they are
// first asked for after a change and never changed, but for what is remembered.
type columns struct {
	facts   []*didban.ProjectFacts
	terms   didban.Vocabularies
	options []option
	sets    []bitset // by number of the option
	located bitset
	bounds  []orb.Bound // in degrees; of the located rows
	figures map[didban.Facet][]int64
	money   [][2]didban.Rial // approved and spent
	cells   [len(levels)][]int32
	firms   firms
	texts   texts

	mu     sync.Mutex
	sieves map[string]*sieve
	orders map[didban.ProjectSort][]int32

	awarded sync.Once
	awards  *award.Book
}

// maxSieves is how many filters are remembered: those of the screens that are open.
const maxSieves = 32

// option is one choice within a facet.
type option struct {
	facet didban.Facet
	code  string
}

// number numbers the options in the order in which they come up.
func (x *Index) number(facet didban.Facet, code string) int {
	key := option{facet, code}
	n, ok := x.numbered[key]
	if !ok {
		n = len(x.options)
		x.numbered[key] = n
		x.options = append(x.options, key)
	}
	return n
}

// columns gives the columns of the present revision; the caller holds the lock for
// reading.
func (x *Index) columns() *columns {
	x.building.Lock()
	defer x.building.Unlock()
	if x.built == nil {
		x.built = x.buildColumns()
	}
	return x.built
}

func (x *Index) buildColumns() *columns {
	n := len(x.ordered)
	c := &columns{
		facts: make([]*didban.ProjectFacts, n), terms: didban.Shipped.With(slices.Collect(maps.Values(x.lists))...), options: slices.Clip(x.options), sets: make([]bitset, len(x.options)),
		located: newBitset(n), bounds: make([]orb.Bound, n), money: make([][2]didban.Rial, n),
		figures: map[didban.Facet][]int64{didban.FacetAmount: make([]int64, n), didban.FacetProgress: make([]int64, n)},
		firms:   newFirms(n),
		texts:   newTexts(&x.vocabulary, x.ordered),
		sieves:  map[string]*sieve{}, orders: map[didban.ProjectSort][]int32{},
	}
	for i := range c.sets {
		c.sets[i] = newBitset(n)
	}
	for i := range c.cells {
		c.cells[i] = make([]int32, n)
	}
	for row, e := range x.ordered {
		c.put(row, e)
	}
	return c
}

func (c *columns) put(row int, e *entry) {
	c.facts[row] = e.facts
	for _, n := range e.options {
		c.sets[n].set(row)
	}
	c.firms.put(row, e.facts)
	for facet, column := range c.figures {
		column[row] = unknown
		if n, known := e.facts.Figure(facet); known {
			column[row] = n
		}
	}
	c.money[row] = [2]didban.Rial{e.facts.Money.Revised, e.facts.Money.Spent}
	if e.spot == nil {
		return
	}
	c.located.set(row)
	c.bounds[row] = e.bound
	for level, cell := range e.cells {
		c.cells[level][row] = int32(cell)
	}
}

// unknown stands in a column of figures where a project does not say.
const unknown = -1

// sieve is a filter made ready: didban.ProjectFilter.Match as bitsets. A test holds
// the two together.
type sieve struct {
	masks map[didban.Facet]bitset // what passes each facet; none where all do
	rest  bitset                  // what passes besides: has all words, is kept; nil where all do
	match bitset
}

// sieve makes a filter ready, or remembers it.
func (c *columns) sieve(f didban.ProjectFilter) *sieve {
	name := f.Key()
	c.mu.Lock()
	s, ok := c.sieves[name]
	c.mu.Unlock()
	if ok {
		return s
	}
	s = c.newSieve(f)
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.sieves) >= maxSieves {
		clear(c.sieves)
	}
	c.sieves[name] = s
	return s
}

func (c *columns) newSieve(f didban.ProjectFilter) *sieve {
	s := &sieve{masks: map[didban.Facet]bitset{}}
	for _, facet := range didban.Facets {
		if mask := c.mask(f, facet); mask != nil {
			s.masks[facet] = mask
		}
	}
	if len(f.Words) > 0 {
		s.rest = full(len(c.facts))
		for _, word := range f.Words {
			s.rest.and(c.texts.mask(word, len(c.facts)))
		}
	}
	s.match = s.but(len(c.facts), "")
	return s
}

// among narrows the sieve to the projects that a rule keeps.
func (s *sieve) among(c *columns, keeps func(*didban.ProjectFacts) bool) *sieve {
	rest := newBitset(len(c.facts))
	for row, p := range c.facts {
		if keeps(p) {
			rest.set(row)
		}
	}
	if s.rest != nil {
		rest.and(s.rest)
	}
	out := &sieve{masks: s.masks, rest: rest}
	out.match = out.but(len(c.facts), "")
	return out
}

// mask marks what passes one facet of a filter; nil where all do.
func (c *columns) mask(f didban.ProjectFilter, facet didban.Facet) bitset {
	if r := f.Range(facet); r.Set() {
		out := newBitset(len(c.facts))
		for row, n := range c.figures[facet] {
			if n != unknown && r.Holds(n) {
				out.set(row)
			}
		}
		return out
	}
	wanted := f.Texts(facet)
	if len(wanted) == 0 {
		return nil
	}
	if facet == didban.FacetContractor {
		return c.firms.mask(wanted)
	}
	out := newBitset(len(c.facts))
	for n, o := range c.options {
		if o.facet == facet && slices.Contains(wanted, o.code) {
			out.or(c.sets[n])
		}
	}
	return out
}

// but marks what passes all facets but one.
func (s *sieve) but(size int, skip didban.Facet) bitset {
	out := full(size)
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

// counts counts every option of every facet under the other facets.
func (c *columns) counts(s *sieve) didban.Counts {
	out, under := didban.Counts{}, map[didban.Facet]bitset{}
	for _, facet := range didban.Facets {
		out[facet], under[facet] = map[string]int{}, s.match
		if s.masks[facet] != nil {
			under[facet] = s.but(len(c.facts), facet)
		}
	}
	for n, o := range c.options {
		if count := c.sets[n].common(under[o.facet]); count > 0 {
			out[o.facet][o.code] = count
		}
	}
	out[didban.FacetContractor] = c.firms.counts(under[didban.FacetContractor])
	return out
}

// order gives the rows in a sorted order, worked out once a revision; nil for list
// order. Rows that are alike stay in list order.
func (c *columns) order(by didban.ProjectSort) []int32 {
	if !by.Known() {
		return nil
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if rows, ok := c.orders[by]; ok {
		return rows
	}
	rows := make([]int32, len(c.facts))
	for i := range rows {
		rows[i] = int32(i)
	}
	compare := by.In(c.terms)
	slices.SortStableFunc(rows, func(a, b int32) int { return compare(c.facts[a], c.facts[b]) })
	c.orders[by] = rows
	return rows
}
