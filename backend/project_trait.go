package didban

import (
	"cmp"
	"slices"
	"strconv"
)

// Trait is something that holds for a project, by which lists are narrowed and
// the dashboard counts.
type Trait string

// The traits.
const (
	TraitPriced      Trait = "priced"      // has a budget line
	TraitOnTime      Trait = "onTime"      // finished by the end first promised
	TraitLate        Trait = "late"        // finished after it
	TraitOverrun     Trait = "overrun"     // amendments raised the price of a contract
	TraitPastPromise Trait = "pastPromise" // not finished, and past the end first promised
	TraitThisYear    Trait = "thisYear"    // finished in the present fiscal year, up to today
)

// RecentChange is something that happened to a project in the present month.
type RecentChange string

// The recent changes.
const (
	RecentFinished RecentChange = "finished" // the project was finished
	RecentSigned   RecentChange = "signed"   // a contract was signed
	RecentAmended  RecentChange = "amended"  // a contract was amended
	RecentPaid     RecentChange = "paid"     // a contractor was paid
	RecentReported RecentChange = "reported" // figures were reported
)

// RecentChanges are all recent changes, in the order in which they are shown.
var RecentChanges = []RecentChange{
	RecentFinished, RecentSigned, RecentAmended, RecentPaid, RecentReported,
}

// Judged is what holds for a project on a day and under the thresholds of its city.
type Judged struct {
	Flags         []FlagCode
	Traits        []Trait
	RecentChanges []RecentChange
	// PaidIn are the months in which contractors were paid up to the day, by the first
	// day of each.
	PaidIn []Day
	// Missed are the days by which it was finished past the end first promised; Overdue is
	// the number of that end where it is past and the work goes on, so that tomorrow it is
	// the same. Both are 0 where that is not so.
	Missed, Overdue int32
	// Behind is by how many points of percent it lies behind its plan where FlagBehind
	// holds; else 0.
	Behind float64
}

// Judge says by what projects are judged. Month gives the first day of the month of a
// day, which this package, knowing no calendar, can't tell.
type Judge struct {
	Today  Day
	From   Day        // the first day of the present month
	Year   Day        // the first day of the present fiscal year
	Limits Thresholds // with the defaults filled in
	Month  func(Day) Day
}

// Of judges a project.
func (j *Judge) Of(p *ProjectFacts) Judged {
	out := Judged{Flags: p.Signals.Flagged(j.Today, &j.Limits, nil), Traits: j.traits(p)}
	switch d := p.DeadlineOn(j.Today); d.State {
	case DeadlineMissed:
		out.Missed = int32(d.Days)
	case DeadlineOverdue:
		out.Overdue = d.Day.number()
	case DeadlineKept, DeadlineAhead:
	}
	if slices.Contains(out.Flags, FlagBehind) {
		out.Behind, _ = behind(&p.Signals, j.Today)
	}
	if j.now(p.Finished) {
		out.RecentChanges = append(out.RecentChanges, RecentFinished)
	}
	if j.now(p.Signals.Reported) {
		out.RecentChanges = append(out.RecentChanges, RecentReported)
	}
	for k := range p.Contracts.All() {
		j.contract(&out, &k)
	}
	return out
}

// lateOn are the days past the end first promised, on the day of a number.
func (o *Judged) lateOn(today int32) int32 {
	if o.Overdue > 0 {
		return today - o.Overdue
	}
	return o.Missed
}

// Turns gives the first day after Today on which Of may judge the project otherwise; empty
// for never. What happened this month or this year is told of it until the month ends.
func (j *Judge) Turns(p *ProjectFacts) Day {
	t := turning{Judge: j}
	t.on(p.Finished)
	if p.Finished != "" && p.Finished <= j.Today && p.Finished >= j.Year {
		t.monthEnds()
	}
	t.on(p.Signals.Reported)
	t.from(p.Promised.plus(1))
	t.from(p.Signals.Promise.First.plus(max(1, j.Limits.Overdue)))
	if p.Signals.Active {
		t.from(cmp.Or(p.Signals.Reported, p.Signals.Start).plus(max(1, j.Limits.Silent)))
	}
	for k := range p.Contracts.All() {
		t.on(k.Signed)
		for day := range k.Amended.All() {
			t.on(day)
		}
		for paid := range k.Paid.All() {
			t.on(paid.Day)
		}
	}
	return t.next
}

// turning seeks the next of the days that matter.
type turning struct {
	*Judge
	next Day
}

// from takes in a day from which on something else holds.
func (t *turning) from(day Day) {
	if day > t.Today {
		t.next = earlier(t.next, day)
	}
}

// on takes in a day on which something happened, which is told until its month ends.
func (t *turning) on(day Day) {
	t.from(day)
	if t.now(day) {
		t.monthEnds()
	}
}

// monthEnds takes in the first day of the next month: no month has more than 31 days.
func (t *turning) monthEnds() { t.from(t.Month(t.From.plus(32))) }

func (j *Judge) traits(p *ProjectFacts) (out []Trait) {
	if len(p.Lines) > 0 {
		out = append(out, TraitPriced)
	}
	switch judged, onTime := new(EndTally).Add(p, j.Today); {
	case onTime:
		out = append(out, TraitOnTime)
	case judged:
		out = append(out, TraitLate)
	}
	for k := range p.Contracts.All() {
		if k.Rise() > 0 {
			out = append(out, TraitOverrun)
			break
		}
	}
	if p.DeadlineOn(j.Today).State == DeadlineOverdue {
		out = append(out, TraitPastPromise)
	}
	if p.Finished != "" && p.Finished <= j.Today && p.Finished >= j.Year {
		out = append(out, TraitThisYear)
	}
	return out
}

func (j *Judge) contract(out *Judged, k *ContractFacts) {
	if j.now(k.Signed) {
		out.changed(RecentSigned)
	}
	for day := range k.Amended.All() {
		if j.now(day) {
			out.changed(RecentAmended)
		}
	}
	for paid := range k.Paid.All() {
		if paid.Day > j.Today {
			continue
		}
		if month := j.Month(paid.Day); !slices.Contains(out.PaidIn, month) {
			out.PaidIn = append(out.PaidIn, month)
		}
		if j.now(paid.Day) {
			out.changed(RecentPaid)
		}
	}
}

func (o *Judged) changed(what RecentChange) {
	if !slices.Contains(o.RecentChanges, what) {
		o.RecentChanges = append(o.RecentChanges, what)
	}
}

// now reports whether a day lies in the present month, up to today.
func (j *Judge) now(day Day) bool {
	return day != "" && day <= j.Today && day >= j.From
}

// Rise is by how many rials amendments raised the price, 0 where they did not or no
// price is known.
func (k *ContractFacts) Rise() Rial {
	if k.Price <= 0 {
		return 0
	}
	return max(0, k.Value-k.Price)
}

// NoArea is the option of FacetArea for the projects that lie in none.
const NoArea = "none"

// UnassignedIn is the option of FacetArea for the projects that lie in an area and in none
// of its parts.
func UnassignedIn(area ID) string { return "in-" + string(area) }

func (p *ProjectFacts) areaOptions() []string {
	if len(p.Areas) == 0 {
		return []string{NoArea}
	}
	return append(textsOf(p.Areas, func(id ID) string { return string(id) }), textsOf(p.Unassigned, UnassignedIn)...)
}

// BudgetOption is the option of FacetBudget for a fiscal year, and with a source for
// the lines of one source in it.
func BudgetOption(year int, source string) string {
	if source == "" {
		return strconv.Itoa(year)
	}
	return strconv.Itoa(year) + ":" + source
}

// budgets are the fiscal years of its budget lines, alone and with their sources.
func (p *ProjectFacts) budgets() (out []string) {
	for i := range p.Lines {
		l := &p.Lines[i]
		out = append(out, BudgetOption(l.Year, ""), BudgetOption(l.Year, l.Source))
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func (p *ProjectFacts) sources() []string {
	out := textsOf(p.Lines, func(l LineFacts) string { return l.Source })
	slices.Sort(out)
	return slices.Compact(out)
}

// methods are the ways in which its contracts were let.
func (p *ProjectFacts) methods() (out []string) {
	for k := range p.Contracts.All() {
		if code := k.Method; code != "" && !slices.Contains(out, code) {
			out = append(out, code)
		}
	}
	return out
}

// contractors are the names of those who hold a contract of it.
func (p *ProjectFacts) contractors() (out []string) {
	for k := range p.Contracts.All() {
		if name := k.Contractor; name != "" && !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return out
}
