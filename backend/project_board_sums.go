package didban

import (
	"slices"
	"strconv"
)

// boardSums gathers the figures of a ProjectBoard, project by project.
type boardSums struct {
	BoardScope
	sum         ProjectBoard
	years       map[int]bool // of all budget lines
	contractors map[string]*ContractorSum
	flags       map[FlagCode]int
	changes     map[RecentChange]*ChangeSum
	byMethod    methodChart

	domains, areas, statuses, sources, byYear moneyChart
}

// moneyChart is the bars of one chart by code.
type moneyChart map[string]*MoneySum

func (m moneyChart) add(code string, own MoneySum) { entryOf(m, code).add(own) }

// sorted gives the bars in an order.
func (m moneyChart) sorted(order func(x, y MoneySum) int) []MoneySum {
	out := make([]MoneySum, 0, len(m))
	for code, s := range m {
		s.Code = code
		out = append(out, *s)
	}
	slices.SortFunc(out, order)
	return out
}

func (s *MoneySum) add(more MoneySum) {
	s.Count += more.Count
	s.Priced += more.Priced
	s.Approved, s.Allocated, s.Spent = s.Approved.Plus(more.Approved), s.Allocated.Plus(more.Allocated), s.Spent.Plus(more.Spent)
}

func (l *LineFacts) sum() MoneySum {
	return MoneySum{Approved: l.Approved, Allocated: l.Allocated, Spent: l.Spent}
}

func newBoardSums(scope BoardScope) *boardSums {
	s := &boardSums{
		BoardScope: scope, years: map[int]bool{}, contractors: map[string]*ContractorSum{}, flags: map[FlagCode]int{},
		changes:  map[RecentChange]*ChangeSum{},
		byMethod: methodChart{},
		domains:  moneyChart{}, areas: moneyChart{}, statuses: moneyChart{}, sources: moneyChart{}, byYear: moneyChart{},
	}
	for _, code := range RecentChanges {
		s.changes[code] = &ChangeSum{Code: code}
	}
	for _, month := range scope.Months {
		s.sum.Months = append(s.sum.Months, MonthSum{First: month})
	}
	return s
}

// add counts one project. The years are told whole whichever is wanted, to be held
// against each other.
func (s *boardSums) add(p *ProjectFacts) {
	s.addYears(p)
	if s.Year != 0 && !slices.ContainsFunc(p.Lines, func(l LineFacts) bool { return l.Year == s.Year }) {
		return
	}
	s.sum.Total++
	own := s.addMoney(p)
	s.sum.Money.add(own)
	s.domains.add(p.Domain, own)
	s.statuses.add(p.Standing(), own)
	s.addAreas(p, own)
	s.addJudged(p)
	s.addChanges(p)
	s.addContracts(p)
}

func (s *boardSums) addYears(p *ProjectFacts) {
	var seen []int
	for i := range p.Lines {
		l := &p.Lines[i]
		s.years[l.Year] = true
		line := l.sum()
		if !slices.Contains(seen, l.Year) {
			seen, line.Count, line.Priced = append(seen, l.Year), 1, 1
		}
		s.byYear.add(strconv.Itoa(l.Year), line)
	}
}

// addMoney sums the budget lines of the wanted year and parts them by source.
func (s *boardSums) addMoney(p *ProjectFacts) MoneySum {
	own := MoneySum{Count: 1}
	var sources []string
	for i := range p.Lines {
		l := &p.Lines[i]
		if s.Year != 0 && l.Year != s.Year {
			continue
		}
		line := l.sum()
		own.Priced = 1
		own.add(line)
		if !slices.Contains(sources, l.Source) {
			sources, line.Count, line.Priced = append(sources, l.Source), 1, 1
		}
		s.sources.add(l.Source, line)
	}
	return own
}

// addAreas counts a project in each part of the city in which it lies, one that
// lies in none under the empty code.
func (s *boardSums) addAreas(p *ProjectFacts, own MoneySum) {
	placed := false
	for _, id := range s.Parts {
		if slices.Contains(p.Areas, id) {
			placed = true
			s.areas.add(string(id), own)
		}
	}
	if !placed {
		s.areas.add("", own)
	}
}

// addJudged counts what holds for the project today, as the lists are narrowed by it.
func (s *boardSums) addJudged(p *ProjectFacts) {
	has := func(trait Trait) int { return countOf(slices.Contains(p.Traits, trait)) }
	s.sum.Ends.OnTime += has(TraitOnTime)
	s.sum.Ends.Judged += has(TraitOnTime) + has(TraitLate)
	s.sum.PastPromise += has(TraitPastPromise)
	s.sum.Overrun.Count += has(TraitOverrun)
	s.sum.Disclosure.Disclosed += int(p.Signals.Disclosed)
	s.sum.Disclosure.Expected += int(p.Signals.Expected)
	for _, code := range p.Flags {
		s.flags[code]++
	}
}

// addChanges counts what happened to the project this month, and the months in which it paid.
func (s *boardSums) addChanges(p *ProjectFacts) {
	for _, code := range p.RecentChanges {
		s.changes[code].Projects++
	}
	if slices.Contains(p.RecentChanges, RecentFinished) {
		s.sum.Finished++
		s.change(RecentFinished, 0)
	}
	if slices.Contains(p.RecentChanges, RecentReported) {
		s.change(RecentReported, 0)
	}
	for _, month := range p.PaidIn {
		if i, ok := slices.BinarySearch(s.Months, month); ok {
			s.sum.Months[i].Projects++
		}
	}
}

// change counts one recent change.
func (s *boardSums) change(what RecentChange, rials Rial) {
	c := s.changes[what]
	c.Count, c.Rials = c.Count+1, c.Rials.Plus(rials)
}

// thisMonth reports whether a day lies in the present month, up to today.
func (s *boardSums) thisMonth(day Day) bool { return day >= s.Month && day <= s.Today }

func (s *boardSums) addContracts(p *ProjectFacts) {
	priced := false
	for i := range p.Contracts {
		k := &p.Contracts[i]
		priced = priced || k.Price > 0
		s.sum.Overrun.Rise = s.sum.Overrun.Rise.Plus(k.Rise())
		if s.thisMonth(k.Signed) {
			s.change(RecentSigned, k.Price)
		}
		for _, day := range k.Amended {
			if s.thisMonth(day) {
				s.change(RecentAmended, 0)
			}
		}
		s.byMethod.add(p, k)
		s.addPayments(k)
		s.addContract(p, k)
	}
	s.sum.Overrun.Priced += countOf(priced)
}

// addPayments counts a contract's payments by month.
func (s *boardSums) addPayments(k *ContractFacts) {
	for _, paid := range k.Paid {
		if paid.Day > s.Today {
			continue
		}
		if s.wanted(paid.Day) {
			s.sum.Paid = s.sum.Paid.Plus(paid.Amount)
		}
		if s.thisMonth(paid.Day) {
			s.change(RecentPaid, paid.Amount)
		}
		i, first := slices.BinarySearch(s.Months, paid.Day)
		if !first {
			i--
		}
		if i >= 0 && paid.Day <= s.Until {
			m := &s.sum.Months[i]
			m.Payments, m.Paid = m.Payments+1, m.Paid.Plus(paid.Amount)
		}
	}
}

// wanted reports whether a day lies in the year that is told.
func (s *boardSums) wanted(day Day) bool {
	return s.Year == 0 || len(s.Months) > 0 && day >= s.Months[0] && day <= s.Until
}

// addContract keeps the largest contracts and sums the contractors.
func (s *boardSums) addContract(p *ProjectFacts, k *ContractFacts) {
	s.sum.Contracts = append(s.sum.Contracts, ContractSum{
		Project: p.ID, Of: p.Title, Number: k.Number, Title: k.Title, Contractor: k.Contractor, Price: k.Price, Value: k.Value,
	})
	if len(s.sum.Contracts) > 8*boardRows {
		s.sum.Contracts = largestContracts(s.sum.Contracts)
	}
	if k.Contractor == "" {
		return
	}
	c := entryOf(s.contractors, k.Contractor)
	c.Name, c.Contracts, c.Value = k.Contractor, c.Contracts+1, c.Value.Plus(k.Value)
	if c.last != p.ID {
		c.Projects, c.last = c.Projects+1, p.ID
	}
}

func countOf(holds bool) int {
	if holds {
		return 1
	}
	return 0
}
