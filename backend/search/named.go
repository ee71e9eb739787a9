package search

import (
	"cmp"
	"slices"
	"strings"

	"didban.app/backend/persian"
)

// namedFields hold names as people type them, not codes. Their terms are the name
// folded, a zero byte and the name as typed: one choice finds and counts every spelling
// of it, and is shown in the commonest one.
var namedFields = []string{fieldAuthor, fieldTag}

// maxNamed is how many names of a facet are given: more nobody chooses from.
const maxNamed = 60

func isNamed(field string) bool { return slices.Contains(namedFields, field) }

// nameKey is what all spellings of a name begin with; empty where nothing is left of it.
func nameKey(name string) string {
	folded := strings.Join(strings.Fields(persian.Fold(name)), " ")
	if folded == "" {
		return ""
	}
	return folded + "\x00"
}

// nameTerms gives the terms of names, one for those that are one name in two spellings.
func nameTerms(list ...string) []string {
	var out, seen []string
	for _, name := range list {
		key := nameKey(name)
		if key == "" || slices.Contains(seen, key) {
			continue
		}
		seen = append(seen, key)
		out = append(out, key+strings.TrimSpace(name))
	}
	return out
}

// condition is met by documents that have one of the codes, or one of the names in
// any spelling.
func (c choice) condition() condition {
	if !isNamed(c.field) {
		return hasAny(c.field, c.codes...)
	}
	var ways []condition
	for _, name := range c.codes {
		if key := nameKey(name); key != "" {
			ways = append(ways, hasPrefix(c.field, key))
		}
	}
	return someOf(ways...)
}

// nameCounts sums the counts of the spellings of each name, the largest first.
func nameCounts(found map[string]int) []FacetCount {
	type name struct {
		FacetCount
		most int
	}
	names := map[string]name{}
	for term, n := range found {
		key, spelling, _ := strings.Cut(term, "\x00")
		one := names[key]
		if n > one.most || n == one.most && spelling < one.Code {
			one.most, one.Code = n, spelling
		}
		one.Count += n
		names[key] = one
	}
	out := make([]FacetCount, 0, len(names))
	for _, one := range names {
		out = append(out, one.FacetCount)
	}
	slices.SortFunc(out, mostFirst)
	return out[:min(maxNamed, len(out))]
}

func mostFirst(a, b FacetCount) int {
	return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Code, b.Code))
}
