package didban

import (
	"cmp"
	"slices"
)

// BoardScope says what a ProjectBoard tells of, and what of the calendar it needs, which
// this package does not know.
type BoardScope struct {
	Year  int  // the fiscal year that is wanted, 0 for all
	Parts []ID // the areas by which the city is parted

	Today Day
	Month Day // the first day of the present month
	// Months are the first days of the months to be told, the oldest first; Until is the
	// last day of them that is told.
	Months []Day
	Until  Day
}

// ProjectBoard is the dashboard's sums of projects, in rials. With a year, projects are
// those with a budget line of that year and amounts those of its lines; only Years and
// ByYear tell all years. Every count is that of a list: the same projects pass the filter
// of the same name.
type ProjectBoard struct {
	Total      int
	Finished   int   // in the present month, up to today
	Years      []int // of all budget lines, the newest first
	Money      MoneySum
	Paid       Rial // on contracts up to today, with a year in that year
	Ends       EndTally
	Overrun    OverrunSum
	Disclosure DisclosureSum

	Domains, Areas, Sources []MoneySum // the most approved first; an area of no code is that of the projects in no part
	Statuses                []MoneySum // by standing, in the order of a project's life
	ByYear                  []MoneySum // the oldest first

	Months      []MonthSum
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
	last                ID // the project that was counted last
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
	s := newBoardSums(scope)
	for _, p := range projects {
		s.add(p)
	}
	return s.board()
}

// board puts the sums in order.
func (s *boardSums) board() ProjectBoard {
	b := s.sum
	for year := range s.years {
		b.Years = append(b.Years, year)
	}
	slices.SortFunc(b.Years, func(x, y int) int { return cmp.Compare(y, x) })
	b.Domains, b.Areas, b.Sources = s.domains.sorted(byMoney), s.areas.sorted(byMoney), s.sources.sorted(byMoney)
	b.Statuses = s.statuses.sorted(func(x, y MoneySum) int {
		return cmp.Or(cmp.Compare(Statuses.place(x.Code), Statuses.place(y.Code)), cmp.Compare(x.Code, y.Code))
	})
	b.ByYear = s.byYear.sorted(func(x, y MoneySum) int { return cmp.Compare(x.Code, y.Code) })
	b.Contracts, b.Contractors = largestContracts(b.Contracts), s.largestContractors()
	for _, code := range FlagCodes {
		b.Flags = append(b.Flags, FlagCount{code, s.flags[code]})
	}
	for _, code := range RecentChanges {
		b.Changes = append(b.Changes, *s.changes[code])
	}
	return b
}

func byMoney(x, y MoneySum) int {
	return cmp.Or(cmp.Compare(y.Approved, x.Approved), cmp.Compare(y.Count, x.Count), cmp.Compare(x.Code, y.Code))
}

func largestContracts(list []ContractSum) []ContractSum {
	slices.SortFunc(list, func(x, y ContractSum) int {
		return cmp.Or(cmp.Compare(y.Value, x.Value), cmp.Compare(x.Project, y.Project), cmp.Compare(x.Number, y.Number))
	})
	return list[:min(boardRows, len(list))]
}

func (s *boardSums) largestContractors() []ContractorSum {
	out := make([]ContractorSum, 0, len(s.contractors))
	for _, c := range s.contractors {
		out = append(out, *c)
	}
	slices.SortFunc(out, func(x, y ContractorSum) int {
		return cmp.Or(cmp.Compare(y.Value, x.Value), cmp.Compare(x.Name, y.Name))
	})
	return out[:min(boardRows, len(out))]
}
