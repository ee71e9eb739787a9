package geo

import (
	"slices"
	"sync"

	didban "didban.app/backend"
	"didban.app/backend/jalali"
)

// The sums of the first screen, the dashboard and the areas' pages are made in one pass over
// their projects when they are first asked for, and kept: a project that changes is taken
// out of those that it is in and counted anew. Other thresholds, other areas and another
// month let them go, because every project may count otherwise then; another day in the
// same month is followed by the projects whose day it is. Those of the whole city are made
// at once, with the map itself, so that nobody waits for them.

// counter counts projects in and out again.
type counter interface {
	Add(p *didban.ProjectFacts)
	Remove(p *didban.ProjectFacts)
	// Whole reports whether it can still be read; else the projects are counted anew.
	Whole() bool
}

// keptSums is how many sums are kept, those asked for last: the areas of a city that
// people turn to, and some years.
const keptSums = 64

// sums are those that are kept.
type sums struct {
	mu   sync.Mutex // guards kept among readers
	kept []keptSum  // the one asked for last comes first
}

type keptSum struct {
	of sumOf
	counter
}

// sumOf says of which projects, and what is counted of them.
type sumOf struct {
	sort sumSort
	area string // an option of FacetArea; empty for the whole city
	year int
}

type sumSort string

const (
	homeSum  sumSort = "home"
	boardSum sumSort = "board"
	areaSum  sumSort = "area"
)

// left takes a project out of the sums, by the facts by which it was counted. Whoever calls
// this and the next ones holds the index's lock.
func (s *sums) left(p *didban.ProjectFacts) { s.each(p, counter.Remove) }

// joined counts a project, by the facts that readers get.
func (s *sums) joined(p *didban.ProjectFacts) { s.each(p, counter.Add) }

func (s *sums) each(p *didban.ProjectFacts, do func(counter, *didban.ProjectFacts)) {
	if len(s.kept) == 0 {
		return
	}
	areas := p.Options(didban.FacetArea)
	for _, k := range s.kept {
		if k.of.area == "" || slices.Contains(areas, k.of.area) {
			do(k.counter, p)
		}
	}
}

// letGo forgets all sums.
func (s *sums) letGo() { s.kept = nil }

// sumCity makes the sums of the whole city where they are not kept, from the facts as they
// are. None are kept of no projects, so that whatever fills an empty map need not count.
func (x *Index) sumCity() {
	if s := &x.sums; len(x.columns.order) > 0 && (s.find(homeOf) < 0 || s.find(cityOf) < 0) {
		all := x.in("")
		s.keep(homeOf, x.countHome(all))
		s.keep(cityOf, didban.CountBoard(all, x.boardScope("", 0)))
	}
}

// outlast lets go of what another day makes otherwise altogether, whoever's day it is: the
// judge must have been told it, and those whose day it is leave after this. The days for
// which a project is late grow for all, so an area's worst are others every day.
func (x *Index) outlast() {
	x.sums.kept = slices.DeleteFunc(x.sums.kept, func(k keptSum) bool {
		switch c := k.counter.(type) {
		case *didban.BoardCounter:
			return !c.Turns(x.boardScope(k.of.area, k.of.year))
		case *didban.HomeCounter:
			return c.Figures().Year != x.year()
		}
		return true
	})
}

// turnSums turns the sums that outlast the day to it: after those whose day it is left, and
// before they join.
func (x *Index) turnSums() {
	for _, k := range x.sums.kept {
		if c, ok := k.counter.(*didban.BoardCounter); ok {
			c.Turn(x.boardScope(k.of.area, k.of.year))
		}
	}
}

func (s *sums) find(of sumOf) int {
	return slices.IndexFunc(s.kept, func(k keptSum) bool { return k.of == of })
}

// keep keeps a sum beside those that were asked for last.
func (s *sums) keep(of sumOf, c counter) {
	if at := s.find(of); at >= 0 {
		s.kept = slices.Delete(s.kept, at, at+1)
	}
	s.kept = slices.Insert(s.kept[:min(len(s.kept), keptSums-1)], 0, keptSum{of, c})
}

// keptOf reads one of the sums, which is made of its projects where it is not kept. Sums are
// read under their own lock, because reading may put them in order.
func keptOf[C counter, V any](x *Index, of sumOf, count func([]*didban.ProjectFacts) C, read func(C) V) V {
	x.mu.RLock()
	defer x.mu.RUnlock()
	s := &x.sums
	s.mu.Lock()
	defer s.mu.Unlock()
	at := s.find(of)
	if at >= 0 && s.kept[at].Whole() {
		found := s.kept[at]
		copy(s.kept[1:at+1], s.kept[:at])
		s.kept[0] = found
		return read(found.counter.(C))
	}
	made := count(x.in(of.area))
	s.keep(of, made)
	return read(made)
}

// in gives the projects that pass a filter of one area, all where it is empty. The caller
// holds the lock for reading.
func (x *Index) in(area string) []*didban.ProjectFacts {
	if area == "" {
		return x.columns.inOrder()
	}
	return x.columns.chosen(x.columns.sieve(didban.ProjectFilter{Areas: []string{area}}), nil)
}

// First gives the first n projects in list order that pass a filter of one area, of the
// whole city where it is empty. They are shared and must not be changed.
func (x *Index) First(area string, n int) (out []*didban.ProjectFacts) {
	x.mu.RLock()
	defer x.mu.RUnlock()
	c := x.columns
	match := c.alive
	if area != "" {
		match = c.sieve(didban.ProjectFilter{Areas: []string{area}}).match
	}
	for _, slot := range c.order {
		if len(out) == n {
			break
		}
		if match.has(int(slot)) {
			out = append(out, c.facts[slot])
		}
	}
	return out
}

// HomeFigures are the figures of the first screen on the present day.
func (x *Index) HomeFigures() didban.HomeFigures { return sumHome(x, (*didban.HomeCounter).Figures) }

// CountIn counts the projects of some areas, each with what lies in the areas within it.
func (x *Index) CountIn(areas []didban.ID) []int {
	return sumHome(x, func(c *didban.HomeCounter) []int {
		out := make([]int, len(areas))
		for i, id := range areas {
			out[i] = c.In(id)
		}
		return out
	})
}

func sumHome[V any](x *Index, read func(*didban.HomeCounter) V) V {
	return keptOf(x, homeOf, x.countHome, read)
}

// The sums of the whole city.
var homeOf, cityOf = sumOf{sort: homeSum}, sumOf{sort: boardSum}

// year is the present fiscal year.
func (x *Index) year() int { return jalali.FiscalYear(string(x.judge.Today)) }

func (x *Index) countHome(all []*didban.ProjectFacts) *didban.HomeCounter {
	return didban.CountHome(all, x.year())
}

// Board is the dashboard of an area, an option of FacetArea, of the whole city where it is
// empty; of one fiscal year, Solar Hijri, or of all where it is 0. It is shared and must not
// be changed.
func (x *Index) Board(area string, year int) Board {
	count := func(list []*didban.ProjectFacts) *didban.BoardCounter {
		return didban.CountBoard(list, x.boardScope(area, year))
	}
	return keptOf(x, sumOf{boardSum, area, year}, count, func(c *didban.BoardCounter) Board {
		return Board{ProjectBoard: c.Board(), Scope: c.Scope(), Limits: x.judge.Limits}
	})
}

// Board is a dashboard with what it tells of and the thresholds by which its projects are
// flagged.
type Board struct {
	didban.ProjectBoard
	Scope  didban.BoardScope
	Limits didban.Thresholds
}

// AreaBoard are the projects of an area added up, with its signs of warning.
type AreaBoard struct {
	didban.AreaSums
	Flags   []didban.FlagSum // each with the three worst
	Flagged int              // projects that have a flag
}

// flagRows is how many projects of a rule an area tells.
const flagRows = 3

// AreaBoard adds the projects of an area up, with those in the areas within it.
func (x *Index) AreaBoard(id didban.ID) AreaBoard {
	count := func(list []*didban.ProjectFacts) areaCounter {
		return areaCounter{didban.CountArea(list), didban.CountFlags(list, x.judge.Today, x.judge.Limits, flagRows)}
	}
	return keptOf(x, sumOf{sort: areaSum, area: string(id)}, count, func(c areaCounter) AreaBoard {
		out := AreaBoard{AreaSums: c.sums.Sums()}
		out.Flags, out.Flagged = c.flags.Sums()
		return out
	})
}

// areaCounter counts what an area's page tells.
type areaCounter struct {
	sums  *didban.AreaCounter
	flags *didban.FlagCounter
}

func (c areaCounter) Add(p *didban.ProjectFacts)    { c.sums.Add(p); c.flags.Add(p) }
func (c areaCounter) Remove(p *didban.ProjectFacts) { c.sums.Remove(p); c.flags.Remove(p) }
func (c areaCounter) Whole() bool                   { return c.flags.Whole() }
