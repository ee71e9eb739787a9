package search

import (
	"cmp"
	"slices"
)

// FacetCount says how many hits have a code.
type FacetCount struct {
	Code  string
	Count int
}

// facetCounts gives the counts of every facet, the largest first.
func facetCounts(found map[string]map[string]int) map[string][]FacetCount {
	out := make(map[string][]FacetCount, len(found))
	for field, counts := range found {
		list := make([]FacetCount, 0, len(counts))
		for code, n := range counts {
			list = append(list, FacetCount{code, n})
		}
		slices.SortFunc(list, func(a, b FacetCount) int { return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Code, b.Code)) })
		out[field] = list
	}
	return out
}
