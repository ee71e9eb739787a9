package didban

import (
	"cmp"
	"slices"
)

// Past is the end of a day at which the city is looked back on. The zero value is the
// present. Whoever makes one knows the calendar, which this package does not.
type Past struct {
	Month string // the month that ended then, Solar Hijri, such as 1403-05
	Day   Day    // its last day
	// Year is the fiscal year in which the day lies, Closed the last one that had
	// ended with it; Solar Hijri, four digits.
	Year, Closed int
}

// Traces are what of a project bears a day, so that AsItWas can tell how it stood.
type Traces struct {
	// First is the first day on which anything of the project is known to have
	// happened; empty where nothing that happened is dated. What is planned for a day
	// has not happened.
	First Day
	// Worked and WorkedTo are the first and the last day on which work is shown:
	// by progress above nought or by a payment.
	Worked, WorkedTo Day
	// Seen are the observations of physical progress, in order.
	Seen List[SeenOn]
}

// SeenOn is one observation of physical progress.
type SeenOn struct {
	Day      Day
	Physical Percent
}

// begun are the statuses of work that began: only then is the start of a project a
// day that was, and not one that is planned.
var begun = []string{"implementation", "completion", "maintenance", "decommissioning", "decommissioned"}

// traces gathers what bears a day.
func (p *Project) traces() Traces {
	var t Traces
	var seen []SeenOn
	happened := []Day{p.Finished}
	if slices.Contains(begun, p.Status) {
		happened = append(happened, p.Start)
	}
	for _, m := range p.Milestones {
		happened = append(happened, m.Met)
	}
	for _, o := range p.Progress {
		happened = append(happened, o.Day)
		if !o.PhysicalActual.Known {
			continue
		}
		seen = append(seen, SeenOn{o.Day, o.PhysicalActual})
		if o.PhysicalActual.Value > 0 {
			t.work(o.Day)
		}
	}
	for i := range p.Contracts {
		k := &p.Contracts[i]
		happened = append(happened, k.Signed)
		for _, paid := range k.Payments {
			happened = append(happened, paid.Day)
			t.work(paid.Day)
		}
	}
	for _, day := range happened {
		t.First = earlier(t.First, day)
	}
	slices.SortStableFunc(seen, func(a, b SeenOn) int { return cmp.Compare(a.Day, b.Day) })
	t.Seen = ListOf(seen...)
	return t
}

func (t *Traces) work(day Day) {
	t.Worked, t.WorkedTo = earlier(t.Worked, day), max(t.WorkedTo, day)
}

// earlier is the first of two days of which either may be missing.
func earlier(a, b Day) Day {
	if a == "" || b != "" && b < a {
		return b
	}
	return a
}

// AsItWas tells how a project stood at the end of a day, from what bears a day; ok is
// false where it was not yet there, or nothing says that it was.
//
// From the day on which the city last vouched for the figures (AsOf) they hold as they
// are, unless the project was finished later still. Before that day:
//
//   - It was there from its first trace on: its start, if work ever began, the signing
//     of a contract, a payment, an observation, a milestone that was met, its end.
//   - From its actual end on it was finished ("completion"), whatever came later.
//   - From its start, or the first work that is shown, it was in progress, as long as
//     something says that it went on: it is in progress today, it was finished later, or
//     work is shown later. Without that its status is unknown: empty.
//   - Before work it was what it is today if work has not begun, else in preparation.
//   - That it stood still bears no day: in the past nothing is suspended.
//   - Progress is the newest observation up to the day. A budget line bears a year:
//     it counts approved from that fiscal year on, allocated and spent once the year was
//     over. A contract counts when signed, at its price of the day, with what was paid.
//   - A planned end that was moved is unknown, because nobody wrote down when.
//
// The saved versions are not asked: they tell when something was typed, not when it
// happened, and a city taken in today would have no past.
func (p *ProjectFacts) AsItWas(past Past) (was ProjectFacts, ok bool) {
	if p.AsOf != "" && p.AsOf <= past.Day && p.Finished <= past.Day {
		return *p, true
	}
	if p.Traces.First == "" || p.Traces.First > past.Day {
		return ProjectFacts{}, false
	}
	was = *p
	was.Physical = p.Traces.physical(past.Day)
	was.Status, was.Suspended, was.AsOf = p.statusAt(past.Day, was.Physical), false, ""
	if p.Finished > past.Day {
		was.Finished = ""
	}
	if was.Finished == "" && was.Promised != was.End {
		was.End = ""
	}
	was.Signals = Signals{Active: was.Status == "implementation"}
	was.Years = slices.DeleteFunc(slices.Clone(p.Years), func(year int) bool { return year > past.Year })
	was.cutMoney(p, past)
	return was, true
}

func (t *Traces) physical(day Day) (newest Percent) {
	for seen := range t.Seen.All() {
		if seen.Day <= day {
			newest = seen.Physical
		}
	}
	return newest
}

func (p *ProjectFacts) statusAt(day Day, physical Percent) string {
	began := p.Traces.Worked
	if slices.Contains(begun, p.Status) {
		began = earlier(began, p.Start)
	}
	switch {
	case p.Finished != "" && p.Finished <= day:
		return "completion"
	case began != "" && began <= day && (p.Finished != "" || p.Status == "implementation" || p.Traces.WorkedTo > day):
		return "implementation"
	case began != "" && began <= day && physical.Known && physical.Value >= 100:
		return "completion"
	case began != "" && began <= day:
		return ""
	case p.Status == "identification" || p.Status == "preparation":
		return p.Status
	case began != "":
		return "preparation"
	}
	return ""
}

// cutMoney leaves the money of up to the day.
func (p *ProjectFacts) cutMoney(all *ProjectFacts, past Past) {
	p.Money, p.Lines = Money{}, nil
	for _, l := range all.Lines {
		if l.Year > past.Year {
			continue
		}
		if l.Year > past.Closed {
			l.Allocated, l.Spent = 0, 0
		}
		p.Lines = append(p.Lines, l)
		p.Money.Approved = p.Money.Approved.Plus(l.Voted)
		p.Money.Revised, p.Money.Allocated, p.Money.Spent = p.Money.Revised.Plus(l.Approved), p.Money.Allocated.Plus(l.Allocated), p.Money.Spent.Plus(l.Spent)
	}
	p.Contracts = all.Contracts.edited(func(k ContractFacts) (ContractFacts, bool) { return k.asItWas(past.Day) })
	for k := range p.Contracts.All() {
		p.Money.Contract = p.Money.Contract.Plus(k.Value)
		for paid := range k.Paid.All() {
			p.Money.Paid = p.Money.Paid.Plus(paid.Amount)
		}
	}
	if p.Amount = p.Money.Revised; p.Amount == 0 {
		p.Amount = p.Money.Contract
	}
}

// asItWas tells a contract as it stood at the end of a day; false before it was signed.
func (k ContractFacts) asItWas(day Day) (ContractFacts, bool) {
	if k.Signed == "" || k.Signed > day {
		return k, false
	}
	k.Value = k.Price
	for r := range k.Repriced.All() {
		if r.Day <= day {
			k.Value = r.Amount
		}
	}
	k.Amended = k.Amended.edited(func(amended Day) (Day, bool) { return amended, amended <= day })
	k.Paid = k.Paid.edited(func(paid PaidOn) (PaidOn, bool) { return paid, paid.Day <= day })
	return k, true
}
