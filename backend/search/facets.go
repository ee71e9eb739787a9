package search

import (
	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/search"
)

// FacetCount says how many hits have a code.
type FacetCount struct {
	Code  string
	Count int
}

// maxCodes is how many codes of a facet are counted out; a city has fewer areas.
const maxCodes = 200

func facets() bleve.FacetsRequest {
	out := bleve.FacetsRequest{}
	for _, name := range facetFields {
		out[name] = bleve.NewFacetRequest(name, maxCodes)
	}
	return out
}

// facetCounts gives the counts of every facet, the largest first.
func facetCounts(found search.FacetResults) map[string][]FacetCount {
	out := make(map[string][]FacetCount, len(facetFields))
	for name, facet := range found {
		for _, t := range facet.Terms.Terms() {
			out[name] = append(out[name], FacetCount{t.Term, t.Count})
		}
	}
	return out
}
