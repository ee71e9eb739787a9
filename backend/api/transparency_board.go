package api

import (
	"slices"

	didban "didban.app/backend"
)

// axes are the charts by which counts and money are parted.
var axes = []string{"domain", "area", "status", "source", "year"}

// changes are what may happen in a month.
var changes = []string{"finished", "signed", "amended", "paid", "reported"}

// board gathers the figures of the dashboard, project by project.
type board struct {
	year   int // wanted, 0 for all
	today  didban.Day
	limits didban.Thresholds
	areas  []didban.ID  // by which the city is parted
	months []didban.Day // first days, oldest first

	sum     TransparencyView // the plain counts
	all     SliceView
	kept    didban.Kept
	axes    map[string]axis
	years   map[int]bool // of all budget lines
	paid    []MonthPaidView
	firms   map[string]*firm
	big     []BigContractView
	flags   map[didban.FlagCode]int
	changes map[string]*ChangeView

	// The list behind one figure: its kind and code, and the projects that are part
	// of it. hit says so of the project in hand.
	wanted, wantedCode string
	hit                bool
	shown              []*didban.ProjectFacts

	codes []didban.FlagCode // of the project in hand
}

// firm is a contractor; last is the project counted last.
type firm struct {
	ContractorView
	last didban.ID
}

// mark notes that the project in hand is part of a figure.
func (b *board) mark(kind, code string) {
	if b.wanted == kind && b.wantedCode == code {
		b.hit = true
	}
}

// add counts one project.
func (b *board) add(p *didban.ProjectFacts) {
	for i := range p.Lines {
		b.years[p.Lines[i].Year] = true
	}
	if b.year != 0 && !slices.ContainsFunc(p.Lines, func(l didban.LineFacts) bool { return l.Year == b.year }) {
		return
	}
	b.hit = false
	b.mark("all", "")
	b.sum.Total++
	own := b.money(p)
	own.addTo(&b.all)
	if own.Priced > 0 {
		b.mark("priced", "")
	}
	b.part("domain", p.Domain, own)
	b.part("status", p.Status, own)
	b.addAreas(p, own)
	b.addState(p)
	b.addTime(p)
	b.addFlags(p)
	b.addContracts(p)
	if b.hit {
		b.shown = append(b.shown, p)
	}
}

func (b *board) part(name, code string, own SliceView) {
	own.addTo(b.axes[name].at(code))
	b.mark(name, code)
}

// addTo sums two bars, without going beyond int64.
func (s SliceView) addTo(sum *SliceView) {
	plus := func(into *int64, more int64) { *into = int64(didban.Rial(*into).Plus(didban.Rial(more))) }
	sum.Count += s.Count
	sum.Priced += s.Priced
	plus(&sum.Approved, s.Approved)
	plus(&sum.Allocated, s.Allocated)
	plus(&sum.Spent, s.Spent)
}

// money sums the budget lines of the wanted year and parts them by source; the
// years are told whole whichever is wanted, to be held against each other.
func (b *board) money(p *didban.ProjectFacts) SliceView {
	own := SliceView{Count: 1}
	var sources []string
	var years []int
	for _, l := range p.Lines {
		line := SliceView{Approved: int64(l.Approved), Allocated: int64(l.Allocated), Spent: int64(l.Spent)}
		year := line
		if !slices.Contains(years, l.Year) {
			years, year.Count, year.Priced = append(years, l.Year), 1, 1
		}
		b.part("year", yearCode(l.Year), year)
		if b.year != 0 && l.Year != b.year {
			continue
		}
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

func (b *board) addState(p *didban.ProjectFacts) {
	if p.Signals.Active {
		b.sum.Active++
		b.mark("active", "")
	}
	if p.Suspended {
		b.sum.Suspended++
		b.mark("suspended", "")
	}
	b.sum.Disclosure.Told += p.Signals.Told
	b.sum.Disclosure.Due += p.Signals.Due
}

// addTime judges finished projects by the end first promised.
func (b *board) addTime(p *didban.ProjectFacts) {
	if p.Finished == "" || p.Finished > b.today {
		return
	}
	if b.thisMonth(p.Finished) {
		b.sum.Finished++
		b.change("finished", 0, 1)
	}
	known, kept := b.kept.Add(p, b.today)
	switch {
	case kept:
		b.mark("onTime", "")
	case known:
		b.mark("late", "")
	}
}

func (b *board) addFlags(p *didban.ProjectFacts) {
	b.codes = p.Signals.Flagged(b.today, &b.limits, b.codes[:0])
	for _, code := range b.codes {
		b.flags[code]++
		b.mark("flag", string(code))
	}
	if p.Signals.Reported != "" && b.thisMonth(p.Signals.Reported) {
		b.change("reported", 0, 1)
	}
}

// thisMonth reports whether a day lies in the present Jalali month, up to today.
func (b *board) thisMonth(day didban.Day) bool {
	return len(b.months) > 0 && day >= b.months[len(b.months)-1] && day <= b.today
}

// change counts happenings of one kind in the project in hand.
func (b *board) change(code string, rials didban.Rial, count int) {
	c := b.changes[code]
	c.Count += count
	c.Projects++
	c.Rials = int64(didban.Rial(c.Rials).Plus(rials))
	b.mark("change", code)
}

func (b *board) addContracts(p *didban.ProjectFacts) {
	var price, rise, signed, paid didban.Rial
	var signs, amends, pays int
	for i := range p.Contracts {
		k := &p.Contracts[i]
		if k.Price > 0 {
			price = price.Plus(k.Price)
			rise += max(0, k.Value-k.Price)
		}
		if b.thisMonth(k.Signed) {
			signs, signed = signs+1, signed.Plus(k.Price)
		}
		for _, day := range k.Amended {
			if b.thisMonth(day) {
				amends++
			}
		}
		n, sum := b.addPayments(k)
		pays, paid = pays+n, paid.Plus(sum)
		b.addContract(p, k)
	}
	b.addOverrun(price, rise)
	for _, c := range []struct {
		code  string
		rials didban.Rial
		count int
	}{{"signed", signed, signs}, {"amended", 0, amends}, {"paid", paid, pays}} {
		if c.count > 0 {
			b.change(c.code, c.rials, c.count)
		}
	}
}

func (b *board) addOverrun(price, rise didban.Rial) {
	if price > 0 {
		b.sum.Overrun.Priced++
	}
	if rise > 0 {
		b.sum.Overrun.Count++
		b.sum.Overrun.Rials = int64(didban.Rial(b.sum.Overrun.Rials).Plus(rise))
		b.mark("overrun", "")
	}
}

// addPayments counts a contract's payments by month and gives those of this one.
func (b *board) addPayments(k *didban.ContractFacts) (count int, sum didban.Rial) {
	for _, paid := range k.Paid {
		if paid.Day > b.today {
			continue
		}
		at, exact := slices.BinarySearch(b.months, paid.Day)
		if !exact {
			at--
		}
		if at < 0 {
			continue
		}
		b.mark("paidIn", string(b.months[at]))
		m := &b.paid[at]
		m.Count, m.Paid = m.Count+1, int64(didban.Rial(m.Paid).Plus(paid.Amount))
		if at == len(b.months)-1 {
			count, sum = count+1, sum.Plus(paid.Amount)
		}
	}
	return count, sum
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
	b.mark("contractor", k.Contractor)
}
