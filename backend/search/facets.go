package search

import "slices"

// FacetCount says how many hits have a code; of authors and tags the code is the name
// in its commonest spelling.
type FacetCount struct {
	Code  string
	Count int
}

// facetCounts gives the counts of every facet, the largest first.
func facetCounts(found map[string]map[string]int) map[string][]FacetCount {
	out := make(map[string][]FacetCount, len(found))
	for field, counts := range found {
		if isNamed(field) {
			out[field] = nameCounts(counts)
			continue
		}
		list := make([]FacetCount, 0, len(counts))
		for code, n := range counts {
			list = append(list, FacetCount{code, n})
		}
		slices.SortFunc(list, mostFirst)
		out[field] = list
	}
	return out
}
