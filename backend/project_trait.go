package didban

import (
	"slices"
	"strconv"
)

// Standing is something that holds for a project, by which lists are narrowed and
// the dashboard counts.
type Standing string

// The standings.
const (
	StandingActive   Standing = "active"   // under way, and not suspended
	StandingPriced   Standing = "priced"   // has a budget line
	StandingOnTime   Standing = "onTime"   // finished by the end first promised
	StandingLate     Standing = "late"     // finished after it
	StandingOverrun  Standing = "overrun"  // amendments raised the price of a contract
	StandingThisYear Standing = "thisYear" // finished in the present fiscal year, up to today
)

// Happening is something that happened to a project in the present month.
type Happening string

// The happenings.
const (
	HappeningFinished Happening = "finished" // the project was finished
	HappeningSigned   Happening = "signed"   // a contract was signed
	HappeningAmended  Happening = "amended"  // a contract was amended
	HappeningPaid     Happening = "paid"     // a contractor was paid
	HappeningReported Happening = "reported" // figures were reported
)

// Happenings are all happenings, in the order in which they are shown.
var Happenings = []Happening{
	HappeningFinished, HappeningSigned, HappeningAmended, HappeningPaid, HappeningReported,
}

// Judged is what holds for a project on a day and under the thresholds of its city.
type Judged struct {
	Flags      []FlagCode
	Standings  []Standing
	Happenings []Happening
	// PaidIn are the months in which contractors were paid up to the day, by the first
	// day of each.
	PaidIn []Day
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
	out := Judged{Flags: p.Signals.Flagged(j.Today, &j.Limits, nil), Standings: j.standings(p)}
	if j.now(p.Finished) {
		out.Happenings = append(out.Happenings, HappeningFinished)
	}
	if j.now(p.Signals.Reported) {
		out.Happenings = append(out.Happenings, HappeningReported)
	}
	for i := range p.Contracts {
		j.contract(&out, &p.Contracts[i])
	}
	return out
}

func (j *Judge) standings(p *ProjectFacts) (out []Standing) {
	if p.Signals.Active {
		out = append(out, StandingActive)
	}
	if len(p.Lines) > 0 {
		out = append(out, StandingPriced)
	}
	switch known, kept := new(Kept).Add(p, j.Today); {
	case kept:
		out = append(out, StandingOnTime)
	case known:
		out = append(out, StandingLate)
	}
	if slices.ContainsFunc(p.Contracts, func(k ContractFacts) bool { return k.Rise() > 0 }) {
		out = append(out, StandingOverrun)
	}
	if p.Finished != "" && p.Finished <= j.Today && p.Finished >= j.Year {
		out = append(out, StandingThisYear)
	}
	return out
}

func (j *Judge) contract(out *Judged, k *ContractFacts) {
	if j.now(k.Signed) {
		out.happened(HappeningSigned)
	}
	if slices.ContainsFunc(k.Amended, j.now) {
		out.happened(HappeningAmended)
	}
	for _, paid := range k.Paid {
		if paid.Day > j.Today {
			continue
		}
		if month := j.Month(paid.Day); !slices.Contains(out.PaidIn, month) {
			out.PaidIn = append(out.PaidIn, month)
		}
		if j.now(paid.Day) {
			out.happened(HappeningPaid)
		}
	}
}

func (o *Judged) happened(what Happening) {
	if !slices.Contains(o.Happenings, what) {
		o.Happenings = append(o.Happenings, what)
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

// Loosely is the option of FacetArea for the projects that lie in an area and in none
// of its parts.
func Loosely(area ID) string { return "in-" + string(area) }

func (p *ProjectFacts) areaOptions() []string {
	if len(p.Areas) == 0 {
		return []string{NoArea}
	}
	return append(texts(p.Areas, func(id ID) string { return string(id) }), texts(p.Loose, Loosely)...)
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
	out := texts(p.Lines, func(l LineFacts) string { return l.Source })
	slices.Sort(out)
	return slices.Compact(out)
}

// contractors are the names of those who hold a contract of it.
func (p *ProjectFacts) contractors() (out []string) {
	for i := range p.Contracts {
		if name := p.Contracts[i].Contractor; name != "" && !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return out
}

// judged are the options of the facets by which projects are judged.
func (p *ProjectFacts) judged(facet Facet) []string {
	switch facet {
	case FacetFlag:
		return texts(p.Flags, func(c FlagCode) string { return string(c) })
	case FacetStanding:
		return texts(p.Standings, func(s Standing) string { return string(s) })
	case FacetHappening:
		return texts(p.Happenings, func(h Happening) string { return string(h) })
	case FacetPaidIn:
		return texts(p.PaidIn, func(d Day) string { return string(d) })
	case FacetSource:
		return p.sources()
	case FacetBudget:
		return p.budgets()
	case FacetContractor:
		return p.contractors()
	default: // told by the project itself
	}
	return nil
}

// wantedJudged gives the options of those facets that the filter lets through.
func (f ProjectFilter) wantedJudged(facet Facet) []string {
	switch facet {
	case FacetFlag:
		return f.Flags
	case FacetStanding:
		return f.Standings
	case FacetHappening:
		return f.Happenings
	case FacetPaidIn:
		return f.PaidIn
	case FacetSource:
		return f.Sources
	case FacetBudget:
		return f.Budgets
	case FacetContractor:
		return f.Contractors
	default: // told by the project itself
	}
	return nil
}
