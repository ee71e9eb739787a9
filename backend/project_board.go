package didban

import (
	"cmp"
	"slices"
	"strconv"
)

// BoardScope says what a ProjectBoard tells of, and what of the calendar it needs, which
// this package does not know.
type BoardScope struct {
	Year  int  // the fiscal year that is wanted, 0 for all
	Parts []ID // the areas by which the city is parted

	Today Day
	Month Day // the first day of the present month
	// Months are the first days of the months to be told, one after the other, the oldest
	// first; Until is the last day of them that is told. It lies in the last of them, and
	// Month is none before that one.
	Months []Day
	Until  Day
}

// ProjectBoard is the dashboard's sums of projects, in rials. With a year, projects are
// those with a budget line of that year and amounts those of its lines; only Years and
// ByYear tell all years. Every count is that of a list: the same projects pass the filter
// of the same name.
type ProjectBoard struct {
	Total       int
	Finished    int   // in the present month, up to today
	Years       []int // of all budget lines, the newest first
	Money       MoneySum
	Paid        Rial // on contracts up to today, with a year in that year
	Ends        EndTally
	PastPromise int
	Overrun     OverrunSum
	Disclosure  DisclosureSum

	Domains, Areas, Sources []MoneySum // the most approved first; an area of no code is that of the projects in no part
	Statuses                []MoneySum // by standing, in the order of a project's life
	ByYear                  []MoneySum // the oldest first

	Months      []MonthSum
	Methods     []MethodSum     // in the order of ProcurementMethods
	Contracts   []ContractSum   // the largest, boardRows at most
	Contractors []ContractorSum // the largest by the present value of their contracts, boardRows at most
	Flags       []FlagCount     // in the order of FlagCodes
	Changes     []ChangeSum     // in the order of RecentChanges
}

// MoneySum is the money of some projects: Priced of Count have a budget line.
type MoneySum struct {
	Code                       string
	Count, Priced              int
	Approved, Allocated, Spent Rial
}

// OverrunSum says in how many projects of those with Priced contracts amendments raised
// the price, and by how many rials together.
type OverrunSum struct {
	Count, Priced int
	Rise          Rial
}

// DisclosureSum adds the disclosure scores up.
type DisclosureSum struct{ Disclosed, Expected int }

// MonthSum is what contractors were paid in a month, by its first day.
type MonthSum struct {
	First              Day
	Payments, Projects int
	Paid               Rial
}

// ContractSum is one contract with its project.
type ContractSum struct {
	Project                   ID
	Of                        string // the project's title
	Number, Title, Contractor string
	Price, Value              Rial
}

// ContractorSum adds the contracts of one contractor up.
type ContractorSum struct {
	Name                string
	Contracts, Projects int
	Value               Rial
}

// MethodSum is the contracts let by one method: how many, in how many projects, and their
// present prices together, in rials.
type MethodSum struct {
	Code                string
	Contracts, Projects int
	Valued              int // contracts whose price is told
	Value               Rial
}

// FlagCount is how many projects a rule flags.
type FlagCount struct {
	Code  FlagCode
	Count int
}

// ChangeSum counts what happened in the present month up to today. Projects may be fewer
// than Count.
type ChangeSum struct {
	Code            RecentChange
	Count, Projects int
	Rials           Rial
}

// boardRows is how many contracts and contractors a board tells.
const boardRows = 10

// SumBoard adds projects up in one pass.
func SumBoard(projects []*ProjectFacts, scope BoardScope) ProjectBoard {
	return CountBoard(projects, scope).Board()
}

// Board puts the sums in order. What it gives is shared and must not be changed.
func (c *BoardCounter) Board() ProjectBoard {
	if c.read == nil {
		b := c.board()
		c.read = &b
	}
	return *c.read
}

func (c *BoardCounter) board() ProjectBoard {
	let := &c.let
	b := ProjectBoard{
		Total: c.total, Finished: c.changed[slices.Index(RecentChanges, RecentFinished)], Money: c.money.sum(""), Paid: let.paid.rial(),
		Ends: c.ends, PastPromise: c.pastPromise, Overrun: OverrunSum{Count: c.overrun, Priced: let.priced, Rise: let.rise.rial()},
		Disclosure: c.disclosure,
		Domains:    c.domains.sorted(itself, byMoney), Areas: c.areas.sorted(func(id ID) string { return string(id) }, byMoney),
		Sources: c.sources.sorted(itself, byMoney), Statuses: c.statuses.sorted(itself, byStanding), ByYear: c.byYear.sorted(strconv.Itoa, byCode),
		Methods: let.methodSums(), Contracts: let.largestContracts(), Contractors: let.largestContractors(),
	}
	for year := range c.byYear {
		b.Years = append(b.Years, year)
	}
	slices.SortFunc(b.Years, func(x, y int) int { return cmp.Compare(y, x) })
	for i, first := range c.scope.Months {
		b.Months = append(b.Months, MonthSum{First: first, Payments: let.months[i].payments, Projects: c.paidIn[i], Paid: let.months[i].paid.rial()})
	}
	for i, code := range FlagCodes {
		b.Flags = append(b.Flags, FlagCount{code, c.flags[i]})
	}
	for i, code := range RecentChanges {
		b.Changes = append(b.Changes, let.changeSum(code, c.changed[i]))
	}
	return b
}

func byStanding(x, y MoneySum) int {
	return cmp.Or(cmp.Compare(Statuses.place(x.Code), Statuses.place(y.Code)), cmp.Compare(x.Code, y.Code))
}
