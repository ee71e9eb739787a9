package didban

import (
	"cmp"
	"slices"
)

// FlagSum is a rule with the projects for which it holds.
type FlagSum struct {
	Code      FlagCode
	Unit      FlagUnit
	Threshold int
	Flagged   []Flagged // those farthest beyond the threshold first
}

// Flagged is a project with what the formula of a rule gives for it.
type Flagged struct {
	Project *ProjectFacts
	Value   float64
}

// SumFlags gives the rules that hold for any of the projects on a day, in the order of
// FlagCodes, and how many projects have a flag at all.
func SumFlags(list []*ProjectFacts, today Day, t Thresholds) (sums []FlagSum, flagged int) {
	t = t.OrDefaults()
	seen := map[ID]bool{}
	for i := range flagRules {
		rule := &flagRules[i]
		sum := FlagSum{Code: rule.code, Unit: rule.unit, Threshold: *rule.limit(&t)}
		for _, p := range list {
			if value, ok := rule.value(&p.Signals, today); ok && rule.crossed(value, sum.Threshold) {
				sum.Flagged = append(sum.Flagged, Flagged{Project: p, Value: value})
				seen[p.ID] = true
			}
		}
		if len(sum.Flagged) > 0 {
			slices.SortStableFunc(sum.Flagged, rule.farthest)
			sums = append(sums, sum)
		}
	}
	return sums, len(seen)
}

// farthest orders by how far a value lies beyond the threshold.
func (r *flagRule) farthest(a, b Flagged) int {
	if r.below {
		a, b = b, a
	}
	return cmp.Compare(b.Value, a.Value)
}
