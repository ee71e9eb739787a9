package didban

import (
	"math"
	"slices"
	"strconv"
	"strings"
)

// ProjectFilter narrows projects. Within one field any value will do; every
// field that has values must agree.
type ProjectFilter struct {
	Areas    []string `json:"areas"`
	Domains  []string `json:"domains"`
	Types    []string `json:"types"`
	Statuses []string `json:"statuses"`
	// Years are fiscal years in four digits, Solar Hijri.
	Years []string `json:"years"`
	// Amount keeps the projects whose Amount lies in the range, in rials.
	Amount Range `json:"amount"`
	// Progress keeps the projects whose newest physical progress lies in the range,
	// in whole percent rounded down, so that 100 says finished.
	Progress Range `json:"progress"`
	// Suspended keeps only the projects that stand still.
	Suspended bool `json:"suspended"`
	// Words are folded and hold no space; a project must have all of them somewhere in its Folded text.
	Words []string `json:"words"`

	// What is judged: codes of flags, standings and happenings, months as Judged has
	// them, codes of sources, budgets as BudgetOption writes them, names of contractors.
	Flags       []string `json:"flags"`
	Standings   []string `json:"standings"`
	Happenings  []string `json:"happenings"`
	PaidIn      []string `json:"paidIn"`
	Sources     []string `json:"sources"`
	Budgets     []string `json:"budgets"`
	Contractors []string `json:"contractors"`
	// Past and Near say of which city all this is asked: as it was, and around a spot.
	// They need the map, which gives the projects that are there; Match leaves them alone.
	Past Past   `json:"past,omitzero"`
	Near Circle `json:"near,omitzero"`
}

// Facet names one field of a ProjectFilter that has options to choose from.
type Facet string

// The facets of a ProjectFilter.
const (
	FacetArea      Facet = "area"
	FacetDomain    Facet = "domain"
	FacetType      Facet = "type"
	FacetStatus    Facet = "status"
	FacetYear      Facet = "year"
	FacetAmount    Facet = "amount"
	FacetProgress  Facet = "progress"
	FacetSuspended Facet = "suspended"
	noFacet        Facet = ""

	FacetFlag       Facet = "flag"
	FacetStanding   Facet = "standing"
	FacetHappening  Facet = "happening"
	FacetPaidIn     Facet = "paidIn"
	FacetSource     Facet = "source"
	FacetBudget     Facet = "budget"
	FacetContractor Facet = "contractor"
)

// Facets are all facets.
var Facets = []Facet{
	FacetArea, FacetDomain, FacetType, FacetStatus, FacetYear, FacetAmount, FacetProgress, FacetSuspended,
	FacetFlag, FacetStanding, FacetHappening, FacetPaidIn, FacetSource, FacetBudget, FacetContractor,
}

// AmountBands are the options of FacetAmount, in rials: up to one, ten, fifty and a
// hundred milliard tomans, and above.
var AmountBands = []Range{
	between(1, 9_999_999_999), between(10_000_000_000, 99_999_999_999), between(100_000_000_000, 499_999_999_999),
	between(500_000_000_000, 999_999_999_999), between(1_000_000_000_000, math.MaxInt64),
}

// ProgressBands are the options of FacetProgress, in whole percent.
var ProgressBands = []Range{between(0, 24), between(25, 49), between(50, 74), between(75, 99), between(100, 100)}

// Match reports whether the project passes the filter.
func (f ProjectFilter) Match(p *ProjectFacts) bool { return f.matchBut(p, noFacet) }

// matchBut ignores one facet, to count its options under the other filters.
func (f ProjectFilter) matchBut(p *ProjectFacts, skip Facet) bool {
	for _, facet := range Facets {
		if facet != skip && !f.passes(p, facet) {
			return false
		}
	}
	return f.HasWords(p)
}

func (f ProjectFilter) passes(p *ProjectFacts, facet Facet) bool {
	if r := f.Range(facet); r.Set() {
		n, known := p.Figure(facet)
		return known && r.Holds(n)
	}
	wanted := f.Wanted(facet)
	return len(wanted) == 0 || slices.ContainsFunc(p.Options(facet), func(code string) bool { return slices.Contains(wanted, code) })
}

// HasWords reports whether the project has all words of the filter.
func (f ProjectFilter) HasWords(p *ProjectFacts) bool {
	return !slices.ContainsFunc(f.Words, func(word string) bool { return !strings.Contains(p.Folded, word) })
}

// Wanted gives the options of a facet that the filter lets through; none where it
// lets all, or where the facet is narrowed by a Range.
func (f ProjectFilter) Wanted(facet Facet) []string {
	switch facet {
	case FacetArea:
		return f.Areas
	case FacetDomain:
		return f.Domains
	case FacetType:
		return f.Types
	case FacetStatus:
		return f.Statuses
	case FacetYear:
		return f.Years
	case FacetSuspended:
		if f.Suspended {
			return []string{"true"}
		}
	default: // judged, a range, or nothing
	}
	return f.wantedJudged(facet)
}

// Range gives the range by which the filter narrows a facet; one that is not Set
// for any facet but amount and progress.
func (f ProjectFilter) Range(facet Facet) Range {
	switch facet {
	case FacetAmount:
		return f.Amount
	case FacetProgress:
		return f.Progress
	default: // a choice of options
	}
	return Range{}
}

// Options are the options of a facet under which the project counts.
func (p *ProjectFacts) Options(facet Facet) []string {
	switch facet {
	case FacetArea:
		return p.areaOptions()
	case FacetDomain:
		return []string{p.Domain}
	case FacetType:
		return []string{p.Type}
	case FacetStatus:
		return []string{p.Status}
	case FacetYear:
		return texts(p.Years, strconv.Itoa)
	case FacetAmount:
		return p.band(facet, AmountBands)
	case FacetProgress:
		return p.band(facet, ProgressBands)
	case FacetSuspended:
		if p.Suspended {
			return []string{"true"}
		}
	default: // what is judged
	}
	return p.judged(facet)
}

// Figure is what the range of a facet is held against: whole rials, or whole
// percent rounded down. known is false where the project does not say.
func (p *ProjectFacts) Figure(facet Facet) (n int64, known bool) {
	switch facet {
	case FacetAmount:
		return int64(p.Amount), p.Amount > 0
	case FacetProgress:
		return int64(math.Floor(p.Physical.Value)), p.Physical.Known
	default: // a choice of options
	}
	return 0, false
}

func (p *ProjectFacts) band(facet Facet, bands []Range) []string {
	n, known := p.Figure(facet)
	for _, b := range bands {
		if known && b.Holds(n) {
			return []string{b.String()}
		}
	}
	return nil
}

func texts[T any](list []T, text func(T) string) []string {
	out := make([]string, len(list))
	for i, one := range list {
		out[i] = text(one)
	}
	return out
}

// FiscalYears are the fiscal years that the project counts for, in order: those of
// its budget lines and those in which it runs, from its start to its actual end,
// or its planned one where that is all that is known. of gives the fiscal year of a
// day, 0 for none.
func (p *Project) FiscalYears(of func(Day) int) []int {
	var out []int
	for _, b := range p.Budget {
		out = append(out, b.Year)
	}
	first, last := of(p.Start), of(p.Finished)
	if last == 0 {
		last = of(p.End)
	}
	if first == 0 {
		first = last
	}
	for year := first; year > 0 && year <= max(first, last); year++ {
		out = append(out, year)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// Counts are how many projects each option of a facet would show under the
// other filters, by facet and code.
type Counts map[Facet]map[string]int

// Count adds one project to the counts.
func (n Counts) Count(f ProjectFilter, p *ProjectFacts) {
	for _, facet := range Facets {
		if !f.matchBut(p, facet) {
			continue
		}
		if n[facet] == nil {
			n[facet] = map[string]int{}
		}
		for _, code := range p.Options(facet) {
			n[facet][code]++
		}
	}
}
