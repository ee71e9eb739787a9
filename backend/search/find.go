package search

import (
	"context"
	"strings"

	didban "didban.app/backend"
)

// Query is what a person asks. Codes and ids within one list are alternatives;
// every list that is not empty, and the text, must agree.
type Query struct {
	// Text holds words, all of which must be there; «…» or "…" for words in that
	// order; -word for a word that must not be there. Empty text finds all.
	Text  string
	Kinds []didban.Kind
	// Areas are ids; an area stands for all areas within it.
	Areas   []string
	Domains []string
	// Types are codes of project types and of event categories.
	Types    []string
	Statuses []string
	Sections []string
	Forms    []string
	// From and To, both inclusive, bound the day on which an article came out, an
	// event or a project starts, a trustee's term began.
	From, To didban.Day
	// Sort is "relevance" (the default), "newest", "oldest" or "title". Without
	// words relevance means newest. What has no day comes last.
	Sort string
	// Limit is capped at 100.
	Offset, Limit int
}

// Result is one page of what was found.
type Result struct {
	// Total counts all hits, Hits holds the page: less than Limit where a noun
	// has gone since it was indexed.
	Total  int
	Hits   []Hit
	Facets map[string][]FacetCount
	State  State
}

// Hit is one noun that was found.
type Hit struct {
	Kind    didban.Kind
	ID      didban.ID
	Score   float64
	Title   []Segment
	Passage []Segment
}

// Find answers a query. It fails with CodeInvalid for a day or an order that is
// none, and with CodeBusy and search.rebuilding while the index cannot answer.
func (x *Index) Find(ctx context.Context, q Query) (Result, error) {
	now := x.now().UnixMilli()
	parts := parse(q.Text)
	req, err := q.request(parts, now)
	if err != nil {
		return Result{}, err
	}
	req.Facets = facets()
	x.mu.RLock()
	feed, state := x.feed, x.state
	x.mu.RUnlock()
	if feed == nil {
		return Result{}, didban.Fault(didban.CodeBusy, "search.rebuilding")
	}
	found, err := x.search(ctx, req)
	if err != nil {
		return Result{}, err
	}
	out := Result{Total: int(found.Total), Facets: facetCounts(found.Facets), State: state}
	show := shower{newBuilder(feed), newMarker(parts), now}
	for _, match := range found.Hits {
		hit, ok, err := show.hit(parseDocID(match.ID))
		if err != nil {
			return Result{}, err
		}
		if ok {
			hit.Score = match.Score
			out.Hits = append(out.Hits, hit)
		}
	}
	return out, nil
}

// shower makes hits of nouns.
type shower struct {
	*builder
	marker marker
	now    int64
}

// hit reads the noun as it is now; ok is false where the public may no longer
// see it, whatever the index still says.
func (s shower) hit(ref didban.Ref) (hit Hit, ok bool, err error) {
	t, ok, err := s.publicText(ref)
	if err != nil || !ok {
		return Hit{}, false, err
	}
	return Hit{
		Kind: ref.Kind, ID: ref.ID, Title: s.marker.mark(t.title), Passage: s.marker.passage(t),
	}, true, nil
}

func (s shower) publicText(ref didban.Ref) (t text, ok bool, err error) {
	n, err := s.load(ref.Kind, ref.ID)
	if err != nil || n == nil {
		return text{}, false, err
	}
	if a, isArticle := n.(*didban.Article); isArticle && !a.Public(s.now) {
		return text{}, false, nil
	}
	t, err = s.text(n)
	return t, err == nil, err
}

// docID names a noun's document; parseDocID is its reverse.
func docID(ref didban.Ref) string { return string(ref.Kind) + "/" + string(ref.ID) }

func parseDocID(id string) didban.Ref {
	kind, rest, _ := strings.Cut(id, "/")
	return didban.Ref{Kind: didban.Kind(kind), ID: didban.ID(rest)}
}
