package didban

import (
	"cmp"
	"slices"
)

// BoardCounter makes a ProjectBoard project by project and follows it as they change: a
// project is counted, and the very facts that were counted can be taken away again. Both
// are one rule, each figure added by 1 or by -1.
type BoardCounter struct {
	scope BoardScope
	parts map[ID]bool
	turn  uint64        // grows by each project that is counted or taken away
	by    int           // 1 while a project is counted, -1 while it is taken away
	month int           // that of the payment before: a contract's come in order
	read  *ProjectBoard // nil after a change

	total, finished, pastPromise, overrun, priced int

	money      bar
	ends       EndTally
	disclosure DisclosureSum
	paid, rise exact

	domains, statuses, sources bars[string]
	areas                      bars[ID]
	byYear                     bars[int] // of all budget lines

	months      []monthBar
	flags       map[FlagCode]int
	changes     map[RecentChange]*changeBar
	methods     contractBars
	contractors contractBars
	contracts   largest[contractAt]
}

type monthBar struct {
	payments, projects int
	paid               exact
}

type changeBar struct {
	count, projects int
	rials           exact
}

// contractBar is the contracts of one contractor, or let by one method.
type contractBar struct {
	contracts, projects, valued int
	value                       exact

	seen uint64 // the turn in which it was counted last: a project that comes twice is one
}

type contractBars map[string]*contractBar

func (m contractBars) add(code string, k *ContractFacts, by int, turn uint64) {
	b := entryOf(m, code)
	b.contracts, b.valued = b.contracts+by, b.valued+by*countOf(k.Value > 0)
	b.value.add(k.Value, by)
	if b.seen != turn {
		b.seen, b.projects = turn, b.projects+by
	}
	if b.contracts == 0 {
		delete(m, code)
	}
}

// contractAt is a contract by its place in its project.
type contractAt struct {
	value Rial
	of    *ProjectFacts
	n     int
}

func (at contractAt) sum() ContractSum {
	k := &at.of.Contracts[at.n]
	return ContractSum{
		Project: at.of.ID, Of: at.of.Title, Number: k.Number, Title: k.Title, Contractor: k.Contractor, Price: k.Price, Value: k.Value,
	}
}

// byValue puts the largest contract first.
func byValue(x, y contractAt) int {
	if c := cmp.Compare(y.value, x.value); c != 0 {
		return c
	}
	return cmp.Or(
		cmp.Compare(x.of.ID, y.of.ID), cmp.Compare(x.of.Contracts[x.n].Number, y.of.Contracts[y.n].Number), cmp.Compare(x.n, y.n),
	)
}

// NewBoardCounter makes a counter of no projects.
func NewBoardCounter(scope BoardScope) *BoardCounter {
	c := &BoardCounter{
		scope: scope, parts: map[ID]bool{},
		domains: bars[string]{}, statuses: bars[string]{}, sources: bars[string]{}, areas: bars[ID]{}, byYear: bars[int]{},
		months: make([]monthBar, len(scope.Months)), flags: map[FlagCode]int{}, changes: map[RecentChange]*changeBar{},
		methods: contractBars{}, contractors: contractBars{}, contracts: largest[contractAt]{order: byValue, room: 12 * boardRows},
	}
	for _, id := range scope.Parts {
		c.parts[id] = true
	}
	for _, code := range RecentChanges {
		c.changes[code] = new(changeBar)
	}
	return c
}

// Scope says what the counter tells of.
func (c *BoardCounter) Scope() BoardScope { return c.scope }

// Add counts a project.
func (c *BoardCounter) Add(p *ProjectFacts) { c.count(p, 1) }

// Remove takes a project away that was counted, by the facts by which it was counted.
func (c *BoardCounter) Remove(p *ProjectFacts) { c.count(p, -1) }

// Whole reports whether the largest contracts are known. Where so many of them were taken
// away that they are not, the projects have to be counted by a new counter.
func (c *BoardCounter) Whole() bool { return c.contracts.knows(boardRows) }

// count counts one project. The years are told whole whichever is wanted, to be held
// against each other.
func (c *BoardCounter) count(p *ProjectFacts, by int) {
	c.turn, c.by, c.read = c.turn+1, by, nil
	for i := range p.Lines {
		c.byYear.line(p.Lines[i].Year, &p.Lines[i], by, c.turn)
	}
	if c.scope.Year != 0 && !slices.ContainsFunc(p.Lines, func(l LineFacts) bool { return l.Year == c.scope.Year }) {
		return
	}
	c.total += by
	c.countMoney(p)
	c.countJudged(p)
	c.countChanges(p)
	c.countContracts(p)
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
	c.disclosure.Disclosed += c.by * p.Signals.Disclosed
	c.disclosure.Expected += c.by * p.Signals.Expected
	for _, code := range p.Flags {
		c.flags[code] += c.by
	}
}

// countChanges counts what happened to the project this month, and the months in which it paid.
func (c *BoardCounter) countChanges(p *ProjectFacts) {
	for _, code := range p.RecentChanges {
		c.changes[code].projects += c.by
		switch code {
		case RecentFinished:
			c.finished += c.by
			c.change(RecentFinished, 0)
		case RecentReported:
			c.change(RecentReported, 0)
		case RecentSigned, RecentAmended, RecentPaid: // each contract tells its own
		}
	}
	for _, month := range p.PaidIn {
		if i, ok := slices.BinarySearch(c.scope.Months, month); ok {
			c.months[i].projects += c.by
		}
	}
}

// change counts one recent change.
func (c *BoardCounter) change(what RecentChange, rials Rial) {
	happened := c.changes[what]
	happened.count += c.by
	happened.rials.add(rials, c.by)
}

// thisMonth reports whether a day lies in the present month, up to today.
func (c *BoardCounter) thisMonth(day Day) bool { return day >= c.scope.Month && day <= c.scope.Today }

func (c *BoardCounter) countContracts(p *ProjectFacts) {
	priced := false
	for i := range p.Contracts {
		k := &p.Contracts[i]
		priced = priced || k.Price > 0
		c.rise.add(k.Rise(), c.by)
		if c.thisMonth(k.Signed) {
			c.change(RecentSigned, k.Price)
		}
		for _, day := range k.Amended {
			if c.thisMonth(day) {
				c.change(RecentAmended, 0)
			}
		}
		c.countPayments(k)
		c.methods.add(k.Method, k, c.by, c.turn)
		if k.Contractor != "" {
			c.contractors.add(k.Contractor, k, c.by, c.turn)
		}
		c.contracts.count(contractAt{k.Value, p, i}, c.by)
	}
	c.priced += c.by * countOf(priced)
}

// countPayments counts a contract's payments by month.
func (c *BoardCounter) countPayments(k *ContractFacts) {
	for i := range k.Paid {
		paid := &k.Paid[i]
		if paid.Day > c.scope.Today {
			continue
		}
		if c.wanted(paid.Day) {
			c.paid.add(paid.Amount, c.by)
		}
		if c.thisMonth(paid.Day) {
			c.change(RecentPaid, paid.Amount)
		}
		if at := c.monthOf(paid.Day); at >= 0 && paid.Day <= c.scope.Until {
			m := &c.months[at]
			m.payments += c.by
			m.paid.add(paid.Amount, c.by)
		}
	}
}

// monthOf gives the month of a day among those that are told, the last one for what comes
// after; below 0 before the first.
func (c *BoardCounter) monthOf(day Day) int {
	months := c.scope.Months
	if at := c.month; at < len(months) && day >= months[at] && (at+1 == len(months) || day < months[at+1]) {
		return at
	}
	at, first := slices.BinarySearch(months, day)
	if !first {
		at--
	}
	c.month = max(at, 0)
	return at
}

// wanted reports whether a day lies in the year that is told.
func (c *BoardCounter) wanted(day Day) bool {
	return c.scope.Year == 0 || len(c.scope.Months) > 0 && day >= c.scope.Months[0] && day <= c.scope.Until
}

func countOf(holds bool) int {
	if holds {
		return 1
	}
	return 0
}
