package didban

import (
	"cmp"
	"iter"
	"slices"
)

// FlagSum is a rule with the projects for which it holds.
type FlagSum struct {
	Code      FlagCode
	Unit      FlagUnit
	Threshold int
	Count     int
	Worst     []Flagged // those farthest beyond the threshold, in list order where they are alike
}

// Flagged is a project with what the formula of a rule gives for it.
type Flagged struct {
	Project *ProjectFacts
	Value   float64
}

// SumFlags gives the rules that hold for any of the projects as they are Judged, in the
// order of FlagCodes, each with as many of the worst as are wanted, and how many projects
// have a flag at all. They must have been judged on that day and by these thresholds.
func SumFlags(projects []*ProjectFacts, today Day, t Thresholds, worst int) (sums []FlagSum, flagged int) {
	return CountFlags(projects, today, t, worst).Sums()
}

// FlagCounter makes FlagSums project by project and follows them as projects change: the
// very facts that were counted can be taken away again.
type FlagCounter struct {
	today   Day
	limits  Thresholds
	wanted  int
	flagged int
	rules   []largest[Flagged] // of flagRules, in their order
}

// CountFlags counts projects, of which more may come and each may go; it tells as many of
// the worst of each rule as are wanted.
func CountFlags(projects []*ProjectFacts, today Day, t Thresholds, worst int) *FlagCounter {
	c := &FlagCounter{today: today, limits: t.OrDefaults(), wanted: worst, rules: make([]largest[Flagged], len(flagRules))}
	for i := range c.rules {
		c.rules[i] = largest[Flagged]{order: flagRules[i].farthest, room: worst + 100}
	}
	for _, p := range projects {
		c.Add(p)
	}
	return c
}

// Add counts a project.
func (c *FlagCounter) Add(p *ProjectFacts) { c.count(p, 1) }

// Remove takes a project away that was counted, by the facts by which it was counted.
func (c *FlagCounter) Remove(p *ProjectFacts) { c.count(p, -1) }

// Whole reports whether the worst are known. Where so many of them were taken away that
// they are not, the projects have to be counted by a new counter.
func (c *FlagCounter) Whole() bool {
	for i := range c.rules {
		if !c.rules[i].knows(c.wanted) {
			return false
		}
	}
	return true
}

func (c *FlagCounter) count(p *ProjectFacts, by int) {
	c.flagged += by * countOf(len(p.Flags) > 0)
	for at := range p.flagPlaces() {
		value, _ := flagRules[at].value(&p.Signals, c.today)
		c.rules[at].count(Flagged{Project: p, Value: value}, by)
	}
}

// flagPlaces gives the places, among the rules, of those that flag the project: they stand
// in the order of the rules.
func (p *ProjectFacts) flagPlaces() iter.Seq[int] {
	return func(yield func(int) bool) {
		at := 0
		for _, code := range p.Flags {
			for at < len(flagRules) && flagRules[at].code != code {
				at++
			}
			if at == len(flagRules) || !yield(at) {
				return
			}
		}
	}
}

// Sums gives the rules that hold for any project, and how many projects have a flag.
func (c *FlagCounter) Sums() (sums []FlagSum, flagged int) {
	for i := range c.rules {
		rule, found := &flagRules[i], &c.rules[i]
		if found.all > 0 {
			sums = append(sums, FlagSum{
				Code: rule.code, Unit: rule.unit, Threshold: *rule.limit(&c.limits), Count: found.all, Worst: slices.Clone(found.first(c.wanted)),
			})
		}
	}
	return sums, c.flagged
}

// farthest orders by how far a value lies beyond the threshold, then as lists do.
func (r *flagRule) farthest(a, b Flagged) int {
	order := cmp.Compare(b.Value, a.Value)
	if r.below {
		order = -order
	}
	if order != 0 {
		return order
	}
	return cmp.Or(ProjectOrder(a.Project, b.Project), cmp.Compare(a.Project.ID, b.Project.ID))
}
