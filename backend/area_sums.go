package didban

import (
	"cmp"
	"maps"
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
	return CountArea(projects).Sums()
}

// AreaCounter makes AreaSums project by project and follows them as projects change: the
// very facts that were counted can be taken away again.
type AreaCounter struct {
	projects, unbudgeted int
	approved, spent      exact

	statuses map[string]int
	years    bars[int]
	domains  bars[string]
}

// CountArea counts projects, of which more may come and each may go.
func CountArea(projects []*ProjectFacts) *AreaCounter {
	c := &AreaCounter{statuses: map[string]int{}, years: bars[int]{}, domains: bars[string]{}}
	for _, p := range projects {
		c.Add(p)
	}
	return c
}

// Add counts a project.
func (c *AreaCounter) Add(p *ProjectFacts) { c.count(p, 1) }

// Remove takes a project away that was counted, by the facts by which it was counted.
func (c *AreaCounter) Remove(p *ProjectFacts) { c.count(p, -1) }

func (c *AreaCounter) count(p *ProjectFacts, by int) {
	c.projects += by
	c.unbudgeted += by * countOf(p.unbudgeted())
	c.approved.add(p.Money.Revised, by)
	c.spent.add(p.Money.Spent, by)
	standing := p.Standing()
	if c.statuses[standing] += by; c.statuses[standing] == 0 {
		delete(c.statuses, standing)
	}
	for i := range p.Lines {
		own := bar{}
		own.line(&p.Lines[i], by)
		c.years.add(p.Lines[i].Year, &own, by)
	}
	own := bar{count: by}
	own.line(&LineFacts{Approved: p.Money.Revised, Spent: p.Money.Spent}, by)
	c.domains.add(p.Domain, &own, by)
}

// Sums puts the sums in order.
func (c *AreaCounter) Sums() AreaSums {
	sums := AreaSums{
		Tally:    Tally{Projects: c.projects, Unbudgeted: c.unbudgeted, Approved: c.approved.rial(), Spent: c.spent.rial()},
		Statuses: maps.Clone(c.statuses),
	}
	for year, b := range c.years {
		sums.Years = append(sums.Years, YearSum{Year: year, Approved: b.approved.rial(), Spent: b.spent.rial()})
	}
	for domain, b := range c.domains {
		sums.Domains = append(sums.Domains, DomainSum{Domain: domain, Projects: b.count, Approved: b.approved.rial(), Spent: b.spent.rial()})
	}
	slices.SortFunc(sums.Years, func(a, b YearSum) int { return cmp.Compare(b.Year, a.Year) })
	slices.SortFunc(sums.Domains, func(a, b DomainSum) int {
		return cmp.Or(cmp.Compare(b.Approved, a.Approved), cmp.Compare(a.Domain, b.Domain))
	})
	return sums
}

func entryOf[K comparable, V any](entries map[K]*V, key K) *V {
	entry := entries[key]
	if entry == nil {
		entry = new(V)
		entries[key] = entry
	}
	return entry
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
