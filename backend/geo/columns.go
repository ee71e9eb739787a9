package geo

import (
	"iter"
	"maps"
	"slices"
	"sync"

	"github.com/paulmach/orb"

	didban "didban.app/backend"
	"didban.app/backend/award"
)

// columns are the projects laid out for counting: each has a slot, which it keeps until it
// changes, and an option of a facet is a bitset of slots. Narrowing and counting then cost a
// few operations for 64 projects at once, and a changed project costs what it holds itself:
// it leaves as it was and joins as it is. Whoever changes them holds the lock of the Index for
// writing; readers hold it for reading, and are given nothing that a later change alters.
type columns struct {
	size    int // slots, free ones too; whole words of a bitset
	entries []*entry
	facts   []*didban.ProjectFacts
	free    []int32

	order order   // in list order
	ranks []int32 // by slot: its place in that order

	terms    didban.Vocabularies
	options  []option // of all facets, by number
	numbered map[option]int32
	sets     []bitset // by number of the option

	alive, located bitset
	bounds         []orb.Bound // in degrees; of the located
	figures        map[didban.Facet][]int64
	money          [][2]didban.Rial // approved and spent
	cells          [len(levels)][]int32
	turns          []didban.Day // on which each may be judged otherwise; empty for never
	firms          firms
	texts          texts
	begun          dayCounts // the first day of which each bears a trace

	mu      sync.Mutex // guards what is remembered among readers
	sieves  map[string]*sieve
	orders  map[didban.ProjectSort]*sorting
	list    []*didban.ProjectFacts // all in list order; nil where nobody asked since a change
	awards  *award.Book            // nil where nobody asked since a change
	awarded sync.Mutex
}

// sorting is an order that was asked for, with its rule.
type sorting struct {
	order
	by rule
}

// option is one choice within a facet.
type option struct {
	facet didban.Facet
	code  string
}

func newColumns() *columns {
	return &columns{
		terms: didban.Shipped.With(), numbered: map[option]int32{},
		figures: map[didban.Facet][]int64{didban.FacetAmount: nil, didban.FacetProgress: nil},
		firms:   newFirms(), texts: newTexts(), begun: dayCounts{n: map[didban.Day]int{}},
		sieves: map[string]*sieve{}, orders: map[didban.ProjectSort]*sorting{},
	}
}

// emptied are columns without projects that number options and words alike.
func (c *columns) emptied() *columns {
	out := newColumns()
	out.terms, out.options, out.numbered, out.texts = c.terms, slices.Clip(c.options), maps.Clone(c.numbered), c.texts.emptied()
	return out
}

// speak takes in the lists of the city, by which some orders go.
func (c *columns) speak(lists []*didban.TermList) {
	c.terms = didban.Shipped.With(lists...)
	clear(c.orders)
}

// number numbers the options in the order in which they come up.
func (c *columns) number(facet didban.Facet, code string) int32 {
	key := option{facet, code}
	n, ok := c.numbered[key]
	if !ok {
		n = int32(len(c.options))
		c.numbered[key] = n
		c.options = append(c.options, key)
	}
	return n
}

// all walks over the projects in list order.
func (c *columns) all() iter.Seq[*entry] {
	return func(yield func(*entry) bool) {
		for _, slot := range c.order {
			if !yield(c.entries[slot]) {
				return
			}
		}
	}
}

// manyAtOnce is from how many changed projects on it costs less to forget what is remembered
// than to follow with it.
const manyAtOnce = 64

// fill takes entries in, in the order in which they come, where there were none.
func (c *columns) fill(entries []*entry) {
	c.grow(len(entries))
	for rank, e := range entries {
		c.join(e)
		c.order = append(c.order, e.slot)
		c.ranks[e.slot] = int32(rank)
	}
}

// exchange takes out entries as they were, has the others made and takes those in. It is one
// step: only while the old ones are whole can their places be found.
func (c *columns) exchange(old []*entry, renew func() []*entry) {
	if len(old) > manyAtOnce {
		c.forget()
	}
	first := c.takeOut(old)
	for _, e := range old {
		c.leave(e)
	}
	fresh := renew()
	if len(fresh) > manyAtOnce {
		c.forget()
		slices.SortFunc(fresh, byListOrder) // they are read in this order most of all
	}
	slots := make([]int32, len(fresh))
	for i, e := range fresh {
		c.join(e)
		slots[i] = e.slot
	}
	c.putIn(slots, first)
	c.list, c.awards = nil, nil
}

// forget lets go of all filters and orders.
func (c *columns) forget() {
	clear(c.sieves)
	clear(c.orders)
}

// takeOut takes entries out of all orders and tells the first place in list order that
// another has now.
func (c *columns) takeOut(old []*entry) (first int) {
	places := make([]int, len(old))
	for i, e := range old {
		places[i] = int(c.ranks[e.slot])
	}
	slices.Sort(places)
	if first = len(c.order); len(places) > 0 {
		first = places[0]
	}
	for _, s := range c.orders {
		at := make([]int, len(old))
		for i, e := range old {
			at[i] = s.place(e.slot, s.by)
		}
		slices.Sort(at)
		s.order = s.without(at)
	}
	c.order = c.order.without(places)
	return first
}

// putIn puts slots into all orders and numbers the list from its first changed place on.
func (c *columns) putIn(slots []int32, first int) {
	for _, s := range c.orders {
		s.order, _ = s.with(slots, s.by)
	}
	var from int
	c.order, from = c.order.with(slots, c.inList)
	for rank := min(first, from); rank < len(c.order); rank++ {
		c.ranks[c.order[rank]] = int32(rank)
	}
}

// inList is the rule of the list.
func (c *columns) inList(a, b int32) int { return byListOrder(c.entries[a], c.entries[b]) }

// grow makes room for more slots.
func (c *columns) grow(more int) {
	if more <= len(c.free) {
		return
	}
	before := c.size
	c.size = (before + max(more, before/4) + 63) &^ 63
	c.entries, c.facts, c.ranks = grown(c.entries, c.size), grown(c.facts, c.size), grown(c.ranks, c.size)
	c.bounds, c.money, c.turns = grown(c.bounds, c.size), grown(c.money, c.size), grown(c.turns, c.size)
	c.firms.of = grown(c.firms.of, c.size)
	for facet, column := range c.figures {
		c.figures[facet] = grown(column, c.size)
	}
	for level := range c.cells {
		c.cells[level] = grown(c.cells[level], c.size)
	}
	c.alive, c.located = grown(c.alive, c.size/64), grown(c.located, c.size/64)
	for n, set := range c.sets {
		c.sets[n] = grown(set, c.size/64)
	}
	for slot := c.size - 1; slot >= before; slot-- {
		c.free = append(c.free, int32(slot))
	}
	clear(c.sieves)
}

func grown[S ~[]T, T any](s S, size int) S {
	out := make(S, size)
	copy(out, s)
	return out
}

// join gives an entry a slot and marks all that holds for it.
func (c *columns) join(e *entry) {
	c.grow(1)
	e.slot = c.free[len(c.free)-1]
	c.free = c.free[:len(c.free)-1]
	slot := int(e.slot)
	c.entries[slot], c.facts[slot], c.turns[slot] = e, e.facts, e.turns
	c.alive.set(slot)
	for len(c.sets) < len(c.options) {
		c.sets = append(c.sets, newBitset(c.size))
	}
	for n := range e.options.all() {
		c.sets[n].set(slot)
	}
	c.firms.join(e.slot, e.facts)
	c.texts.join(e.slot, e.words)
	c.begun.join(e.facts.Traces.First)
	for facet, column := range c.figures {
		column[slot] = unknown
		if n, known := e.facts.Figure(facet); known {
			column[slot] = n
		}
	}
	c.money[slot] = [2]didban.Rial{e.facts.Money.Revised, e.facts.Money.Spent}
	if e.spot != nil {
		c.locate(e)
	}
	for _, s := range c.sieves {
		s.join(c, e)
	}
}

func (c *columns) locate(e *entry) {
	c.located.set(int(e.slot))
	c.bounds[e.slot] = e.bound
	for level, cell := range e.cells {
		c.cells[level][e.slot] = cell
	}
}

// leave is the way back.
func (c *columns) leave(e *entry) {
	slot := int(e.slot)
	for _, s := range c.sieves {
		s.leave(c, e)
	}
	c.alive.unset(slot)
	c.located.unset(slot)
	for n := range e.options.all() {
		c.sets[n].unset(slot)
	}
	c.firms.leave(e.slot)
	c.texts.leave(e.slot, e.words)
	c.begun.leave(e.facts.Traces.First)
	for _, column := range c.figures {
		column[slot] = unknown
	}
	c.entries[slot], c.facts[slot], c.turns[slot] = nil, nil, ""
	c.free = append(c.free, e.slot)
}

// unknown stands in a column of figures where a project does not say.
const unknown = -1

// turned are those that may be judged otherwise on a day than before.
func (c *columns) turned(day didban.Day) (out []*entry) {
	for slot, turns := range c.turns {
		if turns != "" && turns <= day {
			out = append(out, c.entries[slot])
		}
	}
	return out
}

// outlive forgets the orders that another day makes others.
func (c *columns) outlive() {
	maps.DeleteFunc(c.orders, func(by didban.ProjectSort, _ *sorting) bool { return by.Daily() })
}

// sorted gives the slots in a sorted order, kept once it was asked for; nil for list order.
// Projects that are alike stay in list order.
func (c *columns) sorted(by didban.ProjectSort, today didban.Day) order {
	if !by.Known() {
		return nil
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if s, ok := c.orders[by]; ok {
		return s.order
	}
	compare := by.In(c.terms, today)
	s := &sorting{order: slices.Clone(c.order)}
	slices.SortStableFunc(s.order, func(a, b int32) int { return compare(c.facts[a], c.facts[b]) })
	s.by = func(a, b int32) int {
		if order := compare(c.facts[a], c.facts[b]); order != 0 {
			return order
		}
		return c.inList(a, b)
	}
	c.orders[by] = s
	return s.order
}

// dayCounts counts by day, and knows the first.
type dayCounts struct {
	n     map[didban.Day]int
	first didban.Day // empty where nothing is counted
}

// join counts one more; no day is not counted.
func (d *dayCounts) join(day didban.Day) {
	if day == "" {
		return
	}
	d.n[day]++
	if d.first == "" || day < d.first {
		d.first = day
	}
}

func (d *dayCounts) leave(day didban.Day) {
	if day == "" {
		return
	}
	if d.n[day]--; d.n[day] > 0 {
		return
	}
	if delete(d.n, day); day == d.first {
		d.first = ""
		for other := range d.n {
			if d.first == "" || other < d.first {
				d.first = other
			}
		}
	}
}
