package didban

import (
	"cmp"
	"slices"
)

// letCounter counts the contracts of a ProjectBoard. It shares nothing with what counts the
// projects themselves, so that both can be done at the same time.
type letCounter struct {
	scope BoardScope
	by    int    // 1 while a project is counted, -1 while it is taken away
	turn  uint64 // grows by each project that is counted or taken away
	month int    // that of the payment before: a contract's come in order

	priced     int // projects with a contract whose price is told
	rise, paid exact
	months     []monthBar

	signed, amended, paidNow happened // in the present month, up to today
	methods, contractors     contractBars
	contracts                largest[contractAt]
}

type monthBar struct {
	payments int
	paid     exact
}

// happened is how often something happened, and what it came to.
type happened struct {
	count int
	rials exact
}

func (h *happened) add(r Rial, by int) {
	h.count += by
	h.rials.add(r, by)
}

func newLetCounter(scope BoardScope) letCounter {
	return letCounter{
		scope: scope, months: make([]monthBar, len(scope.Months)),
		methods: contractBars{}, contractors: contractBars{}, contracts: largest[contractAt]{order: byValue, room: 12 * boardRows},
	}
}

// count counts the contracts of one project.
func (c *letCounter) count(p *ProjectFacts, by int) {
	if !c.scope.counts(p) {
		return
	}
	c.turn, c.by = c.turn+1, by
	priced, n := false, 0
	for k := range p.Contracts.All() {
		priced = priced || k.Price > 0
		c.rise.add(k.Rise(), by)
		if c.thisMonth(k.Signed) {
			c.signed.add(k.Price, by)
		}
		for day := range k.Amended.All() {
			if c.thisMonth(day) {
				c.amended.add(0, by)
			}
		}
		c.countPayments(&k)
		c.methods.add(k.Method, &k, by, c.turn)
		if k.Contractor != "" {
			c.contractors.add(k.Contractor, &k, by, c.turn)
		}
		c.contracts.count(contractAt{k.Value, p, n}, by)
		n++
	}
	c.priced += by * countOf(priced)
}

// thisMonth reports whether a day lies in the present month, up to today.
func (c *letCounter) thisMonth(day Day) bool { return day >= c.scope.Month && day <= c.scope.Today }

// countPayments counts a contract's payments by month. Most are of a month that is over:
// that month alone tells all about them.
func (c *letCounter) countPayments(k *ContractFacts) {
	for paid := range k.Paid.All() {
		at := c.monthOf(paid.Day)
		if last := at+1 == len(c.months); last && paid.Day > c.scope.Today {
			continue
		} else if last && c.thisMonth(paid.Day) {
			c.paidNow.add(paid.Amount, c.by)
		}
		told := at >= 0 && (at+1 < len(c.months) || paid.Day <= c.scope.Until)
		if told || c.scope.Year == 0 {
			c.paid.add(paid.Amount, c.by)
		}
		if told {
			c.months[at].payments += c.by
			c.months[at].paid.add(paid.Amount, c.by)
		}
	}
}

// monthOf gives the month of a day among those that are told, the last one for what comes
// after; -1 before the first. It is mostly that of the day before, or the next one.
func (c *letCounter) monthOf(day Day) int {
	months := c.scope.Months
	if len(months) == 0 || day < months[0] {
		return -1
	}
	at := c.month
	if day < months[at] {
		at, _ = slices.BinarySearch(months[:at], day)
		at -= countOf(months[at] > day)
	}
	for at+1 < len(months) && day >= months[at+1] {
		at++
	}
	c.month = at
	return at
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

func (at contractAt) contract() (k ContractFacts) {
	n := 0
	for k = range at.of.Contracts.All() {
		if n == at.n {
			break
		}
		n++
	}
	return k
}

func (at contractAt) sum() ContractSum {
	k := at.contract()
	return ContractSum{
		Project: at.of.ID, Of: at.of.Title, Number: k.Number, Title: k.Title, Contractor: k.Contractor, Price: k.Price, Value: k.Value,
	}
}

// byValue puts the largest contract first.
func byValue(x, y contractAt) int {
	if c := cmp.Compare(y.value, x.value); c != 0 {
		return c
	}
	if c := cmp.Compare(x.of.ID, y.of.ID); c != 0 {
		return c
	}
	return cmp.Or(cmp.Compare(x.contract().Number, y.contract().Number), cmp.Compare(x.n, y.n))
}

// changeSum tells what happened to so many projects: once to each, or as often as their
// contracts tell.
func (c *letCounter) changeSum(code RecentChange, projects int) ChangeSum {
	told := happened{count: projects}
	switch code {
	case RecentSigned:
		told = c.signed
	case RecentAmended:
		told = c.amended
	case RecentPaid:
		told = c.paidNow
	case RecentFinished, RecentReported:
	}
	return ChangeSum{Code: code, Count: told.count, Projects: projects, Rials: told.rials.rial()}
}

// methodSums gives the methods that occur in the order of ProcurementMethods.
func (c *letCounter) methodSums() (out []MethodSum) {
	for _, term := range ProcurementMethods {
		if m := c.methods[term.Code]; m != nil {
			out = append(out, MethodSum{Code: term.Code, Contracts: m.contracts, Projects: m.projects, Valued: m.valued, Value: m.value.rial()})
		}
	}
	return out
}

func (c *letCounter) largestContracts() (out []ContractSum) {
	for _, at := range c.contracts.first(boardRows) {
		out = append(out, at.sum())
	}
	return out
}

func (c *letCounter) largestContractors() []ContractorSum {
	found := largest[ContractorSum]{room: boardRows, order: func(x, y ContractorSum) int {
		return cmp.Or(cmp.Compare(y.Value, x.Value), cmp.Compare(x.Name, y.Name))
	}}
	for name, k := range c.contractors {
		found.count(ContractorSum{Name: name, Contracts: k.contracts, Projects: k.projects, Value: k.value.rial()}, 1)
	}
	return found.kept
}
