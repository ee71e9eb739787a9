package api

import (
	"context"

	didban "didban.app/backend"
	"didban.app/backend/search"
	"didban.app/backend/store"
)

// Limits of a search.
const (
	maxQuery        = 400 // runes
	pageHits        = 20
	maxHits         = 100
	pageSuggestions = 8
	maxSuggestions  = 20
)

// Find searches all nouns.
func (s *Search) Find(r SearchRequest) (SearchView, error) {
	return answer(s.desk, "Search.Find", didban.KindProject, func() (SearchView, error) { return s.desk.find(r) })
}

// Suggest returns titles and names that go on from what was typed.
func (s *Search) Suggest(r SuggestRequest) ([]SuggestionView, error) {
	return answer(s.desk, "Search.Suggest", didban.KindProject, func() ([]SuggestionView, error) { return s.desk.suggest(r) })
}

func (d *Desk) find(r SearchRequest) (SearchView, error) {
	if err := bounded(r.Text); err != nil {
		return SearchView{}, err
	}
	result, err := d.Search.Find(context.Background(), r.query())
	if err != nil {
		return SearchView{}, err
	}
	view := SearchView{
		Total: result.Total, Hits: []HitView{}, Counts: searchCounts(result.Facets), Rebuilding: result.State.Rebuilding,
		Percent: percentDone(result.State.Done, result.State.Total),
	}
	err = d.Store.View(func(tx *store.Tx) error {
		for _, h := range result.Hits {
			hit, err := hitView(tx, h)
			if missing(err) {
				continue
			}
			if err != nil {
				return err
			}
			view.Hits = append(view.Hits, hit)
		}
		return nil
	})
	return view, err
}

func (r SearchRequest) query() search.Query {
	limit := r.Limit
	if limit <= 0 {
		limit = pageHits
	}
	return search.Query{
		Text: r.Text, Kinds: mapped(r.Kinds, func(k string) didban.Kind { return didban.Kind(k) }), Areas: r.Areas,
		Domains: r.Domains, Statuses: r.Statuses, Sections: r.Sections, Sort: r.Sort,
		Offset: max(0, r.Offset), Limit: min(limit, maxHits),
	}
}

func bounded(text string) error {
	if len([]rune(text)) > maxQuery {
		return didban.Fault(didban.CodeInvalid, "search.tooLong", "limit", "400")
	}
	return nil
}

func hitView(tx *store.Tx, h search.Hit) (HitView, error) {
	v := HitView{
		Kind: string(h.Kind), ID: string(h.ID), Title: segments(h.Title), Passage: segments(h.Passage),
	}
	n, err := tx.Load(h.Kind, h.ID)
	if err != nil {
		return v, err
	}
	var cover didban.ID
	var areas []didban.ID
	switch n := n.(type) {
	case *didban.Project:
		v.Label, areas, cover = n.Status, n.Areas, didban.Cover(n.Media)
	case *didban.Article:
		v.Label, areas, cover, v.At = n.Section, n.Areas, didban.Cover(n.Media), n.Published
	case *didban.Event:
		v.Label, areas, cover, v.At = n.Category, n.Areas, didban.Cover(n.Media), n.Start
	case *didban.Area:
		v.Label, areas = string(n.Rank), []didban.ID{n.Parent}
	case *didban.Trustee:
		areas = []didban.ID{n.Area}
	}
	if len(areas) > 0 {
		v.Area = string(areas[0])
	}
	v.Cover, err = picture(tx, cover, "cover")
	return v, err
}

func segments(list []search.Segment) []SegmentView {
	return mapped(list, func(s search.Segment) SegmentView { return SegmentView(s) })
}

func searchCounts(facets map[string][]search.FacetCount) []FacetCounts {
	counts := didban.Counts{}
	for name, options := range facets {
		counts[didban.Facet(name)] = map[string]int{}
		for _, o := range options {
			counts[didban.Facet(name)][o.Code] = o.Count
		}
	}
	return facetCounts(counts)
}

func (d *Desk) suggest(r SuggestRequest) ([]SuggestionView, error) {
	if err := bounded(r.Text); err != nil {
		return nil, err
	}
	limit := r.Limit
	if limit <= 0 {
		limit = pageSuggestions
	}
	list, err := d.Search.Suggest(context.Background(), r.Text, min(limit, maxSuggestions))
	return mapped(list, func(s search.Suggestion) SuggestionView {
		return SuggestionView{Text: s.Text, Kind: string(s.Kind), ID: string(s.ID)}
	}), err
}
