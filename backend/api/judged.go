package api

import (
	"cmp"
	"maps"
	"net/url"
	"slices"

	didban "didban.app/backend"
)

// mostFirms is how many contractors a list offers to choose from.
const mostFirms = 20

// busiest leaves the contractors with most projects, and those that are chosen, among
// the counts, which are not changed.
func busiest(counts didban.Counts, chosen []string) didban.Counts {
	all := counts[didban.FacetContractor]
	if len(all) <= mostFirms {
		return counts
	}
	names := slices.SortedFunc(maps.Keys(all), func(a, b string) int {
		return cmp.Or(cmp.Compare(all[b], all[a]), cmp.Compare(a, b))
	})
	few := map[string]int{}
	for _, name := range append(names[:mostFirms:mostFirms], chosen...) {
		if all[name] > 0 {
			few[name] = all[name]
		}
	}
	out := maps.Clone(counts)
	out[didban.FacetContractor] = few
	return out
}

// dated adds the day to the query of the tiles of a filter by what is judged, since
// they may be kept, and are others tomorrow.
func (c caller) dated(f didban.ProjectFilter, query url.Values) url.Values {
	if !f.Daily() {
		return query
	}
	out := maps.Clone(query)
	out.Set("day", string(c.Today()))
	return out
}
