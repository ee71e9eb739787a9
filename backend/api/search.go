package api

import (
	"context"
	"fmt"

	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/search"
	"didban.app/backend/store"
)

// Limits of a search.
const (
	maxQuery        = 400 // runes
	pageHits        = 20
	maxHits         = 100
	maxCodes        = 200
	groupHits       = 4
	pageSuggestions = 8
	maxSuggestions  = 20
)

// Find searches all nouns.
func (s *Search) Find(r SearchRequest) (SearchView, error) {
	return gate.Answer(s.caller, "Search.Find", func() (SearchView, error) { return s.caller.find(r) })
}

// Suggest returns titles and names that go on from what was typed.
func (s *Search) Suggest(r SuggestRequest) ([]SuggestionView, error) {
	return gate.Answer(s.caller, "Search.Suggest", func() ([]SuggestionView, error) { return s.caller.suggest(r) })
}

func (c caller) find(r SearchRequest) (SearchView, error) {
	if err := bounded(r.Text); err != nil {
		return SearchView{}, err
	}
	for _, list := range [][]string{r.Kinds, r.Areas, r.Domains, r.Types, r.Statuses, r.Sections, r.Forms, r.Years, r.Authors, r.Tags} {
		if len(list) > maxCodes {
			return SearchView{}, didban.Fault(didban.CodeInvalid, "search.tooMany", "limit", fmt.Sprint(maxCodes))
		}
	}
	result, err := c.Search.Find(context.Background(), r.query())
	if err != nil {
		return SearchView{}, err
	}
	view := SearchView{
		Text: result.Text, Rescue: string(result.Rescue), Meant: texts(result.Meant),
		Typed: mapped(result.Typed, func(f search.TypedFilter) TypedView { return TypedView(f) }),
		Total: result.Total, Counts: searchCounts(result.Facets), Groups: []GroupView{},
		Rebuilding: result.State.Rebuilding, Percent: percentDone(result.State.Done, result.State.Total),
	}
	err = c.Store.View(func(tx *store.Tx) error {
		if view.Hits, err = hitViews(tx, result.Hits); err != nil {
			return err
		}
		for _, g := range result.Groups {
			hits, err := hitViews(tx, g.Hits)
			if err != nil {
				return err
			}
			view.Groups = append(view.Groups, GroupView{string(g.Kind), g.Total, hits})
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
	q := search.Query{
		Text: r.Text, Kinds: kindsOf(r.Kinds), Areas: r.Areas, Authors: r.Authors, Tags: r.Tags,
		Domains: r.Domains, Types: r.Types, Statuses: r.Statuses, Sections: r.Sections, Forms: r.Forms, Years: r.Years,
		From: didban.Day(r.From), To: didban.Day(r.To), Sort: r.Sort, Exact: r.Exact, Facets: true,
		Offset: max(0, r.Offset), Limit: min(limit, maxHits),
	}
	if r.Grouped {
		q.PerKind, q.Limit = groupHits, 0
	}
	return q
}

func kindsOf(names []string) []didban.Kind {
	return mapped(names, func(name string) didban.Kind { return didban.Kind(name) })
}

// hitViews shows hits; one whose noun has gone meanwhile is left out.
func hitViews(tx *store.Tx, hits []search.Hit) ([]HitView, error) {
	out := []HitView{}
	for _, h := range hits {
		hit, err := hitView(tx, h)
		if didban.IsLeftOut(err) {
			continue
		}
		if err != nil {
			return nil, err
		}
		out = append(out, hit)
	}
	return out, nil
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
		v.Label, areas, cover, v.Amount = n.Standing(), n.Areas, didban.Cover(n.Media), int64(n.Amount())
	case *didban.Article:
		v.Label, areas, cover, v.At = n.Section, n.Areas, didban.Cover(n.Media), n.Published
		v.Form, v.Author = n.Form, n.Author
	case *didban.Event:
		v.Label, areas, cover, v.At = n.Category, n.Areas, didban.Cover(n.Media), n.Start
	case *didban.Area:
		v.Label, areas = string(n.Rank), []didban.ID{n.Parent}
	case *didban.Trustee:
		areas = []didban.ID{n.Area}
	case *didban.Report:
		v.Label, v.Day, areas = string(n.State), string(n.Day), n.Areas
	case *didban.Comment:
		v.Day = string(n.Day)
	case *didban.Message:
		v.Day, areas = string(n.Day), []didban.ID{n.Area}
	}
	if said, ok := n.(didban.Spoken); ok {
		v.OnKind, v.OnID = string(said.Page().Kind), string(said.Page().ID)
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

func (c caller) suggest(r SuggestRequest) ([]SuggestionView, error) {
	if err := bounded(r.Text); err != nil {
		return nil, err
	}
	if len(r.Kinds) > maxCodes {
		return nil, didban.Fault(didban.CodeInvalid, "search.tooMany", "limit", fmt.Sprint(maxCodes))
	}
	limit := r.Limit
	if limit <= 0 {
		limit = pageSuggestions
	}
	list, err := c.Search.Suggest(context.Background(), r.Text, min(limit, maxSuggestions), kindsOf(r.Kinds)...)
	return mapped(list, func(s search.Suggestion) SuggestionView {
		return SuggestionView{Text: s.Text, Kind: string(s.Kind), ID: string(s.ID)}
	}), err
}
