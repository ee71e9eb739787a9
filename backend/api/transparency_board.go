package api

import (
	"slices"

	didban "didban.app/backend"
)

// axes are the charts by which counts and money are parted.
var axes = []string{"domain", "area", "status", "source", "year"}

// board gathers the figures of the dashboard, project by project.
type board struct {
	year   int // wanted, 0 for all
	today  didban.Day
	limits didban.Thresholds
	areas  []didban.ID  // by which the city is parted
	from   didban.Day   // the first day of the present month
	months []didban.Day // first days, oldest first, up to until
	until  didban.Day

	sum     TransparencyView // the plain counts
	all     SliceView
	axes    map[string]axis
	years   map[int]bool // of all budget lines
	paid    []MonthPaidView
	firms   map[string]*firm
	big     []BigContractView
	flags   map[didban.FlagCode]int
	changes map[didban.RecentChange]*ChangeView
}

// firm is a contractor; last is the project counted last.
type firm struct {
	ContractorView
	last didban.ID
}

// add counts one project. The years are told whole whichever is wanted, to be held
// against each other.
func (b *board) add(p *didban.ProjectFacts) {
	b.addYears(p)
	if b.year != 0 && !slices.ContainsFunc(p.Lines, func(l didban.LineFacts) bool { return l.Year == b.year }) {
		return
	}
	b.sum.Total++
	own := b.money(p)
	own.addTo(&b.all)
	b.part("domain", p.Domain, own)
	b.part("status", p.Status, own)
	b.addAreas(p, own)
	b.addJudged(p)
	b.addContracts(p)
}

func (b *board) part(name, code string, own SliceView) { own.addTo(b.axes[name].at(code)) }

// addTo sums two bars, without going beyond int64.
func (s SliceView) addTo(sum *SliceView) {
	plus := func(into *int64, more int64) { *into = int64(didban.Rial(*into).Plus(didban.Rial(more))) }
	sum.Count += s.Count
	sum.Priced += s.Priced
	plus(&sum.Approved, s.Approved)
	plus(&sum.Allocated, s.Allocated)
	plus(&sum.Spent, s.Spent)
}

func lineView(l didban.LineFacts) SliceView {
	return SliceView{Approved: int64(l.Approved), Allocated: int64(l.Allocated), Spent: int64(l.Spent)}
}

func (b *board) addYears(p *didban.ProjectFacts) {
	var seen []int
	for _, l := range p.Lines {
		b.years[l.Year] = true
		line := lineView(l)
		if !slices.Contains(seen, l.Year) {
			seen, line.Count, line.Priced = append(seen, l.Year), 1, 1
		}
		b.part("year", yearCode(l.Year), line)
	}
}

// money sums the budget lines of the wanted year and parts them by source.
func (b *board) money(p *didban.ProjectFacts) SliceView {
	own := SliceView{Count: 1}
	var sources []string
	for _, l := range p.Lines {
		if b.year != 0 && l.Year != b.year {
			continue
		}
		line := lineView(l)
		own.Priced = 1
		line.addTo(&own)
		if !slices.Contains(sources, l.Source) {
			sources, line.Count, line.Priced = append(sources, l.Source), 1, 1
		}
		b.part("source", l.Source, line)
	}
	return own
}

// addAreas counts a project in each part of the city in which it lies, one that
// lies in none under the empty code.
func (b *board) addAreas(p *didban.ProjectFacts, own SliceView) {
	placed := false
	for _, id := range b.areas {
		if slices.Contains(p.Areas, id) {
			placed = true
			b.part("area", string(id), own)
		}
	}
	if !placed {
		b.part("area", "", own)
	}
}

// addJudged counts what holds for the project today, as the lists are narrowed by it.
func (b *board) addJudged(p *didban.ProjectFacts) {
	has := func(s didban.Trait) int { return one(slices.Contains(p.Traits, s)) }
	b.sum.Active += has(didban.TraitActive)
	b.sum.Suspended += one(p.Suspended)
	b.sum.OnTime.Kept += has(didban.TraitOnTime)
	b.sum.OnTime.Known += has(didban.TraitOnTime) + has(didban.TraitLate)
	b.sum.Overrun.Count += has(didban.TraitOverrun)
	b.sum.Disclosure.Told += p.Signals.Told
	b.sum.Disclosure.Due += p.Signals.Due
	for _, code := range p.Flags {
		b.flags[code]++
	}
	for _, code := range p.RecentChanges {
		b.changes[code].Projects++
	}
	if slices.Contains(p.RecentChanges, didban.RecentFinished) {
		b.sum.Finished++
		b.change(didban.RecentFinished, 0)
	}
	if slices.Contains(p.RecentChanges, didban.RecentReported) {
		b.change(didban.RecentReported, 0)
	}
	for _, month := range p.PaidIn {
		if at, ok := slices.BinarySearch(b.months, month); ok {
			b.paid[at].Projects++
		}
	}
}

func one(holds bool) int {
	if holds {
		return 1
	}
	return 0
}

// thisMonth reports whether a day lies in the present Jalali month, up to today.
func (b *board) thisMonth(day didban.Day) bool { return day >= b.from && day <= b.today }

// change counts one recent change.
func (b *board) change(what didban.RecentChange, rials didban.Rial) {
	c := b.changes[what]
	c.Count++
	c.Rials = int64(didban.Rial(c.Rials).Plus(rials))
}

func (b *board) addContracts(p *didban.ProjectFacts) {
	var rise didban.Rial
	priced := false
	for i := range p.Contracts {
		k := &p.Contracts[i]
		priced, rise = priced || k.Price > 0, rise.Plus(k.Rise())
		if b.thisMonth(k.Signed) {
			b.change(didban.RecentSigned, k.Price)
		}
		for _, day := range k.Amended {
			if b.thisMonth(day) {
				b.change(didban.RecentAmended, 0)
			}
		}
		b.addPayments(k)
		b.addContract(p, k)
	}
	b.sum.Overrun.Priced += one(priced)
	b.sum.Overrun.Rials = int64(didban.Rial(b.sum.Overrun.Rials).Plus(rise))
}

// addPayments counts a contract's payments by month.
func (b *board) addPayments(k *didban.ContractFacts) {
	for _, paid := range k.Paid {
		if paid.Day > b.today {
			continue
		}
		if b.thisMonth(paid.Day) {
			b.change(didban.RecentPaid, paid.Amount)
		}
		at, first := slices.BinarySearch(b.months, paid.Day)
		if !first {
			at--
		}
		if at >= 0 && paid.Day <= b.until {
			m := &b.paid[at]
			m.Count, m.Paid = m.Count+1, int64(didban.Rial(m.Paid).Plus(paid.Amount))
		}
	}
}

// addContract keeps the largest contracts and sums the contractors.
func (b *board) addContract(p *didban.ProjectFacts, k *didban.ContractFacts) {
	b.big = append(b.big, BigContractView{
		Project: string(p.ID), Of: p.Title, Number: k.Number, Title: k.Title, Contractor: k.Contractor,
		Price: int64(k.Price), Value: int64(k.Value),
	})
	if len(b.big) > 8*bigContracts {
		b.big = b.largestContracts()
	}
	if k.Contractor == "" {
		return
	}
	f, ok := b.firms[k.Contractor]
	if !ok {
		f = &firm{ContractorView: ContractorView{Name: k.Contractor}}
		b.firms[k.Contractor] = f
	}
	f.Contracts++
	f.Value = int64(didban.Rial(f.Value).Plus(k.Value))
	if f.last != p.ID {
		f.Projects, f.last = f.Projects+1, p.ID
	}
}
