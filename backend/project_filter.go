package didban

import (
	"math"
	"slices"
)

// ProjectFilter narrows projects. Within one field any value will do; every
// field that has values must agree.
type ProjectFilter struct {
	Areas   []string `json:"areas"`
	Domains []string `json:"domains"`
	Types   []string `json:"types"`
	// Statuses are standings.
	Statuses []string `json:"statuses"`
	// Years are fiscal years in four digits, Solar Hijri.
	Years []string `json:"years"`
	// Amount keeps the projects whose Amount lies in the range, in rials.
	Amount Range `json:"amount"`
	// Progress keeps the projects whose newest physical progress lies in the range,
	// in whole percent rounded down, so that 100 says finished.
	Progress Range `json:"progress"`
	// Words are folded and hold no space; a project must have all of them somewhere in its
	// title, code, address and unit. They need the map, which has folded these; Match leaves
	// them alone.
	Words []string `json:"words"`

	// What is judged: codes of flags, traits and recent changes, months as Judged has them, codes of sources, budgets as BudgetOption writes them, names of contractors.
	Flags         []string `json:"flags"`
	Traits        []string `json:"traits"`
	RecentChanges []string `json:"recentChanges"`
	PaidIn        []string `json:"paidIn"`
	Sources       []string `json:"sources"`
	Budgets       []string `json:"budgets"`
	Contractors   []string `json:"contractors"`
	// Methods are codes of ProcurementMethods, by any of which a contract of the project was let.
	Methods []string `json:"methods"`
	// Units are ids.
	Units []string `json:"units"`
	// Missing are codes of the 40 disclosure items that should be told and are not.
	Missing []string `json:"missing"`
	// Past and Near say of which city all this is asked: as it was, and around a spot.
	// They need the map, which gives the projects that are there; Match leaves them alone.
	Past Past   `json:"past,omitzero"`
	Near Circle `json:"near,omitzero"`
}

// Match reports whether the project passes the filter.
func (f ProjectFilter) Match(p *ProjectFacts) bool { return f.matchBut(p, noFacet) }

// Passes reports whether the project passes what the filter asks of one facet.
func (f *ProjectFilter) Passes(name Facet, p *ProjectFacts) bool {
	x := facetByName[name]
	return x == nil || x.passes == nil || x.passes(f, p)
}

// matchBut ignores one facet, to count its options under the other filters.
func (f *ProjectFilter) matchBut(p *ProjectFacts, skip Facet) bool {
	for i := range facets {
		if x := &facets[i]; x.name != skip && x.passes != nil && !x.passes(f, p) {
			return false
		}
	}
	return true
}

func (p *ProjectFacts) unitOptions() []string {
	if p.UnitID == "" {
		return nil
	}
	return []string{string(p.UnitID)}
}

func (p *ProjectFacts) amountFigure() (n int64, known bool) { return int64(p.Amount), p.Amount > 0 }

func (p *ProjectFacts) progressFigure() (n int64, known bool) {
	return int64(math.Floor(p.Physical.Value)), p.Physical.Known
}

func textsOf[T any](list []T, text func(T) string) []string {
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
