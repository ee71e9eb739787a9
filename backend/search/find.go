package search

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	didban "didban.app/backend"
)

// Query is what a person asks. Codes and ids within one list are alternatives;
// every list that is not empty, and the text, must agree.
type Query struct {
	// Text holds words, of which those with content must all be there; «…» or "…"
	// for words in that order; -word for a word that must not be there; name:value
	// for a filter, by the names in filterNames. Empty text finds all. Where little is
	// found the last word may go on, if no blank ends it.
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
	// Years are Jalali.
	Years []string
	// Authors and Tags are names of those of articles, in any spelling.
	Authors, Tags []string
	// From and To, both inclusive, bound the day on which an article came out, an
	// event or a project starts, a trustee's term began.
	From, To didban.Day
	// Sort is "relevance" (the default), "newest", "oldest", "title" or "amount",
	// the largest first. Without words relevance means newest. What has no day, or
	// no amount, comes last.
	Sort string
	// Exact asks for just what was typed: nothing is mended where little is found.
	Exact bool
	// Explain asks for the words and fields by which each hit was found.
	Explain bool
	// Facets asks for the counts by code; authors and tags are counted, the first 60,
	// where articles are the only kind asked for.
	Facets bool
	// Limit is capped at 100.
	Offset, Limit int
	// PerKind asks for groups: at most so many hits of each kind.
	PerKind int
}

// Result is one page of what was found.
type Result struct {
	// Text is what was answered: the query's text, or where Rescue is not empty
	// what it was taken for.
	Text   string
	Rescue Rescue
	// Meant are other texts that find more, the best first.
	Meant []string
	// Typed are the filters that were read out of the text.
	Typed []TypedFilter
	// Total counts all hits, Hits holds the page: less than Limit where a noun
	// has gone since it was indexed.
	Total int
	Hits  []Hit
	// Groups are the hits by kind, where the query asked for them: the kind with
	// the best hit first.
	Groups []Group
	// Facets count the hits by code; a facet that is filtered by is counted as if
	// it were not, so that its other codes can be chosen from. A filter that was typed
	// belongs to the words and narrows all counts.
	Facets map[string][]FacetCount
	State  State
}

// Group is what was found of one kind: all are counted, a few shown.
type Group struct {
	Kind  didban.Kind
	Total int
	Hits  []Hit
}

// Hit is one noun that was found.
type Hit struct {
	Kind    didban.Kind
	ID      didban.ID
	Score   float64
	Title   []Segment
	Passage []Segment
	// Why tells, where the query asked for it, the terms by text field.
	Why map[string][]string
}

// Find answers a query. It fails with CodeInvalid for a day or an order that is
// none, and with CodeBusy and search.rebuilding while the index cannot answer.
func (x *Index) Find(ctx context.Context, q Query) (Result, error) {
	x.mu.RLock()
	feed, state := x.feed, x.state
	x.mu.RUnlock()
	if feed == nil {
		return Result{}, didban.Fault(didban.CodeBusy, "search.rebuilding")
	}
	var out Result
	err := x.read(func(g *generation, s snapshot) (err error) {
		f := finder{x, g, s, feed, x.now()}
		out, err = f.find(ctx, q)
		if err == nil && !q.Exact && out.Total < fewHits {
			out, err = f.rescue(ctx, q, out)
		}
		return err
	})
	out.State = state
	return out, err
}

// finder answers queries over the index as it stands at one moment, so that all figures
// of an answer agree.
type finder struct {
	index *Index
	*generation
	snapshot
	feed didban.Feed
	now  time.Time
}

// find answers just what is asked.
func (f finder) find(ctx context.Context, q Query) (Result, error) {
	r, typed, err := f.request(ctx, q)
	if err != nil {
		return Result{}, err
	}
	r.parts = closed(r.parts)
	return f.run(ctx, r, typed)
}

// request reads a query's text.
func (f finder) request(ctx context.Context, q Query) (request, []TypedFilter, error) {
	parts, filters := parse(q.Text)
	parts, typed, err := f.resolve(ctx, parts, filters)
	if err == nil && !q.Exact {
		parts, err = f.widened(parts)
	}
	r := request{parts: parts, typed: chosenBy(typed), now: f.now, query: q}
	r.empty = len(parts) == 0 && len(typed) == 0 && strings.TrimSpace(q.Text) != ""
	return r, typed, err
}

// run answers a request with its page, its facets and its groups.
func (f finder) run(ctx context.Context, r request, typed []TypedFilter) (Result, error) {
	var wanted []string
	switch {
	case r.query.Facets && slices.Equal(r.query.Kinds, []didban.Kind{didban.KindArticle}):
		wanted = articleFacets
	case r.query.Facets:
		wanted = facetFields
	case r.query.PerKind > 0:
		wanted = []string{fieldKind}
	}
	out, err := f.page(ctx, r, wanted)
	if err != nil {
		return Result{}, err
	}
	out.Text, out.Typed = r.query.Text, typed
	if r.query.Facets {
		if err := f.widen(ctx, r, out.Facets); err != nil {
			return Result{}, err
		}
	}
	if r.query.PerKind > 0 && out.Total > 0 {
		out.Groups, err = f.groups(ctx, r, out.Facets[fieldKind])
	}
	return out, err
}

// page answers a request with its hits.
func (f finder) page(ctx context.Context, r request, facets []string) (Result, error) {
	p, err := r.plan()
	if err != nil {
		return Result{}, err
	}
	p.facets = facets
	found, err := f.answer(ctx, p)
	if err != nil {
		return Result{}, err
	}
	out := Result{Total: found.total, Facets: facetCounts(found.counts)}
	marker := newMarker(r.parts)
	stands, err := f.standings(ctx, found.hits, marker)
	if err != nil {
		return Result{}, err
	}
	out.Hits, err = f.show(found.hits, stands, marker, r.query.Explain)
	return out, err
}

// show makes hits of what was found, on all cores.
func (f finder) show(found []match, stands []standing, marker marker, explain bool) ([]Hit, error) {
	hits, shown := make([]Hit, len(found)), make([]bool, len(found))
	err := sideBySide(len(found), func(i int) (err error) {
		hits[i], shown[i], err = shower{newBuilder(f.feed), marker}.hit(found[i], stands[i], explain)
		hits[i].Score = float64(found[i].score)
		return err
	})
	var out []Hit
	for i, hit := range hits {
		if shown[i] {
			out = append(out, hit)
		}
	}
	return out, ofFeed(err)
}

// widen counts each facet that is filtered by anew, without its filter.
func (f finder) widen(ctx context.Context, r request, counts map[string][]FacetCount) error {
	for _, c := range r.query.choices() {
		r.leftOut, r.query.Limit = c.field, 0
		all, err := f.page(ctx, r, []string{c.field})
		if err != nil {
			return err
		}
		counts[c.field] = all.Facets[c.field]
	}
	return nil
}

// groups gives the best hits of each kind that was counted.
func (f finder) groups(ctx context.Context, r request, kinds []FacetCount) ([]Group, error) {
	var out []Group
	asked := r.query.Kinds
	for _, k := range kinds {
		kind := didban.Kind(k.Code)
		if len(asked) > 0 && !slices.Contains(asked, kind) {
			continue
		}
		r.query.Kinds, r.query.Offset, r.query.Limit = []didban.Kind{kind}, 0, r.query.PerKind
		found, err := f.page(ctx, r, nil)
		if err != nil {
			return nil, err
		}
		if len(found.Hits) > 0 {
			out = append(out, Group{kind, found.Total, found.Hits})
		}
	}
	slices.SortStableFunc(out, func(a, b Group) int { return cmp.Compare(b.Hits[0].Score, a.Hits[0].Score) })
	return out, nil
}

// shower makes hits of nouns.
type shower struct {
	*builder
	marker marker
}

// hit reads the noun as it is now; ok is false where it is gone,
// whatever the index still says.
func (s shower) hit(m match, stands standing, explain bool) (hit Hit, ok bool, err error) {
	ref := parseDocID(m.id())
	n, err := s.load(ref.Kind, ref.ID)
	if err != nil || n == nil {
		return Hit{}, false, err
	}
	t, ok, err := s.text(n)
	if err != nil || !ok {
		return Hit{}, false, err
	}
	if n.Head().Version != m.columns.versions[m.doc] {
		stands = nil
	}
	hit = Hit{Kind: ref.Kind, ID: ref.ID, Title: s.marker.mark(t, stands), Passage: s.marker.passage(t, stands)}
	if explain {
		hit.Why = s.marker.why(t)
	}
	return hit, true, nil
}

func (s shower) textOf(ref didban.Ref) (t text, ok bool, err error) {
	n, err := s.load(ref.Kind, ref.ID)
	if err != nil || n == nil {
		return text{}, false, err
	}
	return s.text(n)
}

// docID names a noun's document; parseDocID is its reverse.
func docID(ref didban.Ref) string { return string(ref.Kind) + "/" + string(ref.ID) }

func parseDocID(id string) didban.Ref {
	kind, rest, _ := strings.Cut(id, "/")
	return didban.Ref{Kind: didban.Kind(kind), ID: didban.ID(rest)}
}
