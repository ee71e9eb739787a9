package didban

import (
	"slices"
	"sync"
)

// BoardCounter makes a ProjectBoard project by project and follows it as they change: a
// project is counted, and the very facts that were counted can be taken away again. Both
// are one rule, each figure added by 1 or by -1.
type BoardCounter struct {
	scope BoardScope
	parts map[ID]bool
	by    int           // 1 while a project is counted, -1 while it is taken away
	turn  uint64        // grows by each project that is counted or taken away
	read  *ProjectBoard // nil after a change
	let   letCounter

	total, pastPromise int

	money      bar
	ends       EndTally
	overrun    int
	disclosure DisclosureSum

	domains, statuses, sources bars[string]
	areas                      bars[ID]
	byYear                     bars[int] // of all budget lines

	flags   []int // by the place of the rule among FlagCodes
	changed []int // by the place among RecentChanges
	paidIn  []int // by the place among the months
}

// CountBoard counts projects, of which more may come and each may go.
func CountBoard(projects []*ProjectFacts, scope BoardScope) *BoardCounter {
	c := &BoardCounter{
		scope: scope, parts: map[ID]bool{}, let: newLetCounter(scope),
		domains: bars[string]{}, statuses: bars[string]{}, sources: bars[string]{}, areas: bars[ID]{}, byYear: bars[int]{},
		flags: make([]int, len(FlagCodes)), changed: make([]int, len(RecentChanges)), paidIn: make([]int, len(scope.Months)),
	}
	for _, id := range scope.Parts {
		c.parts[id] = true
	}
	c.countAll(projects)
	return c
}

// countAll counts what the projects are and what their contracts come to at the same time.
func (c *BoardCounter) countAll(projects []*ProjectFacts) {
	var both sync.WaitGroup
	both.Go(func() {
		for _, p := range projects {
			c.let.count(p, 1)
		}
	})
	for _, p := range projects {
		c.count(p, 1)
	}
	both.Wait()
}

// Scope says what the counter tells of.
func (c *BoardCounter) Scope() BoardScope { return c.scope }

// Turns reports whether what is counted holds on another day too, but for the projects whose
// day it is: it tells of the same months.
func (c *BoardCounter) Turns(to BoardScope) bool {
	return c.scope.Month == to.Month && slices.Equal(c.scope.Months, to.Months) && slices.Equal(c.scope.Parts, to.Parts)
}

// Turn turns to another day that Turns allows. The projects on which anything of a day since
// the one before tells must have been taken away, and are counted after this.
func (c *BoardCounter) Turn(to BoardScope) { c.scope, c.let.scope, c.read = to, to, nil }

// Add counts a project.
func (c *BoardCounter) Add(p *ProjectFacts) { c.change(p, 1) }

// Remove takes a project away that was counted, by the facts by which it was counted.
func (c *BoardCounter) Remove(p *ProjectFacts) { c.change(p, -1) }

// Whole reports whether the largest contracts are known. Where so many of them were taken
// away that they are not, the projects have to be counted by a new counter.
func (c *BoardCounter) Whole() bool { return c.let.contracts.knows(boardRows) }

func (c *BoardCounter) change(p *ProjectFacts, by int) {
	c.read = nil
	c.count(p, by)
	c.let.count(p, by)
}

// counts reports whether a project counts for the year that is wanted: it has a budget line
// of it.
func (s *BoardScope) counts(p *ProjectFacts) bool {
	return s.Year == 0 || slices.ContainsFunc(p.Lines, func(l LineFacts) bool { return l.Year == s.Year })
}

// count counts what one project is. The years are told whole whichever is wanted, to be
// held against each other.
func (c *BoardCounter) count(p *ProjectFacts, by int) {
	c.turn, c.by = c.turn+1, by
	for i := range p.Lines {
		c.byYear.line(p.Lines[i].Year, &p.Lines[i], by, c.turn)
	}
	if c.scope.counts(p) {
		c.total += by
		c.countMoney(p)
		c.countJudged(p)
		c.countChanges(p)
	}
}

// countMoney sums the budget lines of the wanted year and parts them by source, and what
// they come to by domain, standing and area.
func (c *BoardCounter) countMoney(p *ProjectFacts) {
	own := bar{count: c.by}
	for i := range p.Lines {
		l := &p.Lines[i]
		if c.scope.Year != 0 && l.Year != c.scope.Year {
			continue
		}
		own.priced = c.by
		own.line(l, c.by)
		c.sources.line(l.Source, l, c.by, c.turn)
	}
	c.money.add(&own)
	c.domains.add(p.Domain, &own, c.by)
	c.statuses.add(p.Standing(), &own, c.by)
	c.countAreas(p, &own)
}

// countAreas counts a project in each part of the city in which it lies, one that
// lies in none under the empty code.
func (c *BoardCounter) countAreas(p *ProjectFacts, own *bar) {
	placed := false
	for _, id := range p.Areas {
		if c.parts[id] {
			placed = true
			c.areas.add(id, own, c.by)
		}
	}
	if !placed {
		c.areas.add("", own, c.by)
	}
}

// countJudged counts what holds for the project today, as the lists are narrowed by it.
func (c *BoardCounter) countJudged(p *ProjectFacts) {
	for _, trait := range p.Traits {
		switch trait {
		case TraitOnTime:
			c.ends.OnTime += c.by
			c.ends.Judged += c.by
		case TraitLate:
			c.ends.Judged += c.by
		case TraitPastPromise:
			c.pastPromise += c.by
		case TraitOverrun:
			c.overrun += c.by
		case TraitPriced, TraitThisYear:
		}
	}
	c.disclosure.Disclosed += c.by * int(p.Signals.Disclosed)
	c.disclosure.Expected += c.by * int(p.Signals.Expected)
	for at := range p.flagPlaces() {
		c.flags[at] += c.by
	}
}

// countChanges counts what happened to the project this month, and the months in which it paid.
func (c *BoardCounter) countChanges(p *ProjectFacts) {
	for _, code := range p.RecentChanges {
		c.changed[slices.Index(RecentChanges, code)] += c.by
	}
	for _, month := range p.PaidIn {
		if at, ok := slices.BinarySearch(c.scope.Months, month); ok {
			c.paidIn[at] += c.by
		}
	}
}

func countOf(holds bool) int {
	if holds {
		return 1
	}
	return 0
}
