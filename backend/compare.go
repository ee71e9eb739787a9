package didban

import (
	"cmp"
	"slices"
)

// Caveat is a reason why two things that stand side by side can't be compared figure by figure.
type Caveat string

// The caveats, in the order in which they are told.
const (
	CaveatSame     Caveat = "same"     // they are one and the same
	CaveatYears    Caveat = "years"    // their money is of other fiscal years, whose prices differ
	CaveatUnpriced Caveat = "unpriced" // of one of both no money is known
	CaveatType     Caveat = "type"     // the work is of another kind
	CaveatSeen     Caveat = "seen"     // their progress was seen more than SeenApart days apart
	CaveatRank     Caveat = "rank"     // one is a region, the other a neighbourhood
	CaveatWithin   Caveat = "within"   // one lies within the other
	CaveatShared   Caveat = "shared"   // projects are counted in both
	CaveatPeople   Caveat = "people"   // of one of both nobody knows how many live there
	CaveatGround   Caveat = "ground"   // of one of both no boundary is known
	CaveatPartly   Caveat = "partly"   // projects without a known amount are in no sum
)

// SeenApart is how many days may lie between two observations that are held side by side.
const SeenApart = 30

// caveats gathers those that hold, in order.
type caveats []Caveat

func (c *caveats) when(holds bool, caveat Caveat) {
	if holds {
		*c = append(*c, caveat)
	}
}

// ProjectCaveats tells what stands against comparing two projects.
func ProjectCaveats(a, b *Project) []Caveat {
	out := caveats{}
	if a.ID == b.ID {
		return append(out, CaveatSame)
	}
	of, with := budgetYears(a), budgetYears(b)
	known := len(of) > 0 && len(with) > 0
	out.when(known && !slices.Equal(of, with), CaveatYears)
	out.when(!known, CaveatUnpriced)
	out.when(a.Domain != b.Domain || a.Type != b.Type, CaveatType)
	out.when(seenApart(a, b), CaveatSeen)
	return out
}

// budgetYears are the first and the last fiscal year of the budget; none without one.
func budgetYears(p *Project) []int {
	if len(p.Budget) == 0 {
		return nil
	}
	byYear := func(a, b BudgetLine) int { return cmp.Compare(a.Year, b.Year) }
	return []int{slices.MinFunc(p.Budget, byYear).Year, slices.MaxFunc(p.Budget, byYear).Year}
}

// seenApart tells whether both were seen, on days far from each other.
func seenApart(a, b *Project) bool {
	one, _ := a.Latest()
	other, _ := b.Latest()
	days, ok := DaysBetween(one.Day, other.Day)
	return ok && max(days, -days) > SeenApart
}

// ComparedArea is an area with what its figures stand on.
type ComparedArea struct {
	Area     *Area
	Around   []ID // itself and the areas around it
	Projects []*ProjectFacts
	Bounded  bool // whether its ground is known
}

// AreaCaveats tells what stands against comparing two areas, and how many projects are counted in both.
func AreaCaveats(a, b ComparedArea) (out []Caveat, shared int) {
	list := caveats{}
	if a.Area.ID == b.Area.ID {
		return append(list, CaveatSame), 0
	}
	sums, other := SumArea(a.Projects), SumArea(b.Projects)
	shared = sharedProjects(a.Projects, b.Projects)
	within := slices.Contains(a.Around, b.Area.ID) || slices.Contains(b.Around, a.Area.ID)
	list.when(a.Area.Rank != b.Area.Rank, CaveatRank)
	list.when(within, CaveatWithin)
	list.when(shared > 0 && !within, CaveatShared)
	list.when(a.Area.Population == 0 || b.Area.Population == 0, CaveatPeople)
	list.when(!a.Bounded || !b.Bounded, CaveatGround)
	list.when(!sums.Known() || !other.Known(), CaveatUnpriced)
	list.when(sums.Unbudgeted+other.Unbudgeted > 0, CaveatPartly)
	return list, shared
}

// sharedProjects counts those that are in both lists.
func sharedProjects(a, b []*ProjectFacts) (n int) {
	in := map[ID]bool{}
	for _, p := range a {
		in[p.ID] = true
	}
	for _, p := range b {
		if in[p.ID] {
			n++
		}
	}
	return n
}
