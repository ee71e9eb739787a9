package didban

import (
	"cmp"
	"slices"
)

// AreaSums are the projects of an area added up. A project is counted once, however
// many of the areas within it names; one that reaches over several areas counts
// whole in each, because nobody says how it parts.
type AreaSums struct {
	Tally
	Statuses map[string]int // by standing
	Years    []YearSum      // the newest first
	Domains  []DomainSum    // the largest approved amount first
}

// YearSum is the money of one fiscal year, Solar Hijri, in rials.
type YearSum struct {
	Year     int
	Approved Rial
	Spent    Rial
}

// DomainSum is the money of one domain, in rials.
type DomainSum struct {
	Domain   string
	Projects int
	Approved Rial
	Spent    Rial
}

// SumArea adds projects up.
func SumArea(projects []*ProjectFacts) AreaSums {
	sums := AreaSums{Statuses: map[string]int{}}
	years, domains := map[int]*YearSum{}, map[string]*DomainSum{}
	for _, p := range projects {
		sums.Statuses[p.Standing()]++
		sums.Add(p)
		addYears(years, p)
		d := entryOf(domains, p.Domain)
		d.Domain, d.Projects = p.Domain, d.Projects+1
		d.Approved, d.Spent = d.Approved.Plus(p.Money.Revised), d.Spent.Plus(p.Money.Spent)
	}
	for _, y := range years {
		sums.Years = append(sums.Years, *y)
	}
	for _, d := range domains {
		sums.Domains = append(sums.Domains, *d)
	}
	slices.SortFunc(sums.Years, func(a, b YearSum) int { return cmp.Compare(b.Year, a.Year) })
	slices.SortFunc(sums.Domains, func(a, b DomainSum) int {
		return cmp.Or(cmp.Compare(b.Approved, a.Approved), cmp.Compare(a.Domain, b.Domain))
	})
	return sums
}

func addYears(years map[int]*YearSum, p *ProjectFacts) {
	for _, l := range p.Lines {
		y := entryOf(years, l.Year)
		y.Year, y.Approved, y.Spent = l.Year, y.Approved.Plus(l.Approved), y.Spent.Plus(l.Spent)
	}
}

func entryOf[K comparable, V any](entries map[K]*V, key K) *V {
	if entries[key] == nil {
		entries[key] = new(V)
	}
	return entries[key]
}

// PerUnit shares an amount out over people or hectares, in whole rials, half a rial
// up. ok is false where there is nothing to share it over.
func PerUnit(amount Rial, units float64) (share Rial, ok bool) {
	if units <= 0 || amount < 0 {
		return 0, false
	}
	each := float64(amount)/units + 0.5
	if each >= float64(MaxRial) {
		return 0, false
	}
	return Rial(each), true
}
