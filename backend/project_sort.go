package didban

import (
	"cmp"
	"math"
	"slices"
)

// ProjectSort is an order of projects. The zero value is ProjectOrder.
type ProjectSort struct {
	Column     string // one of SortColumns; anything else is the order of ProjectOrder
	Descending bool
}

// SortColumns are the columns by which projects can be sorted.
var SortColumns = []string{
	"title", "code", "domain", "status", "area", "amount", "spent", "delay", "progress", "start", "end", "asOf",
}

// Known reports whether the column is one of SortColumns.
func (s ProjectSort) Known() bool { return slices.Contains(SortColumns, s.Column) }

// Daily reports whether the order may be another tomorrow, though nothing changed.
func (s ProjectSort) Daily() bool { return s.Column == "delay" }

// In compares two projects, with the lists of the city and by a day: what one of them does not say stands
// last in either direction, and projects that are alike compare as equal. Domain and status
// go by the order of their vocabularies, delay by the days past the end first promised and,
// where there are none, by how far the work lies behind its plan.
func (s ProjectSort) In(terms Vocabularies, today Day) func(a, b *ProjectFacts) int {
	switch s.Column {
	case "domain":
		places := terms[VocabularyDomains].places()
		return func(a, b *ProjectFacts) int { return s.byPlace(places, a.Domain, b.Domain) }
	case "status":
		places := terms[VocabularyStatuses].places()
		places[StandingSuspended] = len(places) + 1
		return func(a, b *ProjectFacts) int { return s.byPlace(places, a.Standing(), b.Standing()) }
	case "delay":
		now := today.number()
		return func(a, b *ProjectFacts) int {
			return cmp.Or(ordered(s, a.lateOn(now), b.lateOn(now), 0), ordered(s, a.Behind, b.Behind, 0))
		}
	}
	return s.compare
}

// byPlace compares two codes by where they stand in their vocabulary, counted from 1.
func (s ProjectSort) byPlace(places map[string]int, a, b string) int {
	if a == b {
		return 0
	}
	return ordered(s, places[a], places[b], 0)
}

func (s ProjectSort) compare(a, b *ProjectFacts) int {
	switch s.Column {
	case "title":
		return ordered(s, a.TitleKey, b.TitleKey, "")
	case "code":
		return ordered(s, a.CodeKey, b.CodeKey, "")
	case "area":
		return ordered(s, a.AreaKey, b.AreaKey, "")
	case "amount":
		return ordered(s, a.Amount, b.Amount, 0)
	case "spent":
		return ordered(s, a.Money.Spent, b.Money.Spent, 0)
	case "progress":
		return ordered(s, a.progress(), b.progress(), -1)
	case "start":
		return ordered(s, a.Start, b.Start, "")
	case "end":
		return ordered(s, cmp.Or(a.Finished, a.End), cmp.Or(b.Finished, b.End), "")
	case "asOf":
		return ordered(s, a.AsOf, b.AsOf, "")
	}
	return 0
}

// ordered compares two values of which one may be missing.
func ordered[T cmp.Ordered](s ProjectSort, a, b, missing T) int {
	switch {
	case a == b:
		return 0
	case a == missing:
		return 1
	case b == missing:
		return -1
	case s.Descending:
		return cmp.Compare(b, a)
	}
	return cmp.Compare(a, b)
}

func (p *ProjectFacts) progress() float64 {
	if !p.Physical.Known {
		return -1
	}
	return math.Max(0, p.Physical.Value)
}

// places are where the codes stand in their vocabulary, counted from 1.
func (v Vocabulary) places() map[string]int {
	out := make(map[string]int, len(v))
	for i, t := range v {
		out[t.Code] = i + 1
	}
	return out
}

// place is where a code stands in its vocabulary; the length of it where it does not.
func (v Vocabulary) place(code string) int {
	if at := slices.IndexFunc(v, func(t Term) bool { return t.Code == code }); at >= 0 {
		return at
	}
	return len(v)
}
