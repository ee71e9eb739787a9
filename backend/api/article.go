package api

import (
	"slices"

	didban "didban.app/backend"
	"didban.app/backend/store"
)

// article opens one article; a draft is not found by the public.
func (d *Desk) article(tx *store.Tx, id didban.ID) (ArticleView, error) {
	a, err := store.Get[didban.Article](tx, id)
	if err != nil {
		return ArticleView{}, err
	}
	if !a.Public(d.millis()) && !d.Visitor.Can(didban.ActionInspect, didban.KindArticle) {
		return ArticleView{}, didban.Fault(didban.CodeNotFound, "noun.notFound", "kind", string(didban.KindArticle), "id", string(id))
	}
	view := ArticleView{Tags: texts(a.Tags), Source: a.Source, Areas: texts(a.Areas)}
	if view.HTML, err = d.Prose.HTML(a.Body); err != nil {
		return view, err
	}
	if view.Card, err = articleCard(tx, a); err != nil {
		return view, err
	}
	if view.Pictures, _, err = pictures(tx, a.Media); err != nil {
		return view, err
	}
	return view, d.articleAround(tx, a, &view)
}

func (d *Desk) articleAround(tx *store.Tx, a *didban.Article, view *ArticleView) (err error) {
	if view.Projects, err = projectCards(tx, d.factsOf(a.Projects)); err != nil {
		return err
	}
	if view.Events, err = d.eventCardsOf(tx, a.Events); err != nil {
		return err
	}
	if view.Persons, err = d.personsOf(tx, a.Persons); err != nil {
		return err
	}
	if view.Comments, err = comments(tx, didban.Ref{Kind: didban.KindArticle, ID: a.ID}); err != nil {
		return err
	}
	view.Related, err = d.alike(tx, a)
	return err
}

// factsOf looks projects up on the map; one that the map has not taken in yet is
// left out.
func (d *Desk) factsOf(ids []didban.ID) []*didban.ProjectFacts {
	var out []*didban.ProjectFacts
	for _, id := range ids {
		if f, ok := d.Map.Facts(id); ok {
			out = append(out, f)
		}
	}
	return out
}

func (d *Desk) personsOf(tx *store.Tx, ids []didban.ID) ([]TrusteeCard, error) {
	out := []TrusteeCard{}
	for _, id := range ids {
		for t, err := range store.By[didban.Trustee](tx, store.TrusteesByPerson, string(id)) {
			if err != nil {
				return nil, err
			}
			card, err := d.trusteeCard(tx, t)
			if missing(err) {
				continue
			}
			if err != nil {
				return nil, err
			}
			out = append(out, card)
		}
	}
	sortTrustees(out)
	return out, nil
}

// alikeWindow bounds how many newer articles of the section are looked through.
const alikeWindow = 200

// alike picks the newest articles of the same section, those that share a project
// or a tag first.
func (d *Desk) alike(tx *store.Tx, a *didban.Article) ([]ArticleCard, error) {
	var list []*didban.Article
	seen := 0
	for b, err := range d.public(tx) {
		if err != nil {
			return nil, err
		}
		if seen++; seen > alikeWindow {
			break
		}
		if b.ID != a.ID && (b.Section == a.Section || shares(a, b)) {
			list = append(list, b)
		}
	}
	slices.SortStableFunc(list, func(x, y *didban.Article) int { return boolOrder(shares(a, x), shares(a, y)) })
	return articleCards(tx, list[:min(4, len(list))])
}

func shares(a, b *didban.Article) bool {
	return slices.ContainsFunc(a.Projects, func(id didban.ID) bool { return slices.Contains(b.Projects, id) }) ||
		slices.ContainsFunc(a.Tags, func(tag string) bool { return slices.Contains(b.Tags, tag) })
}
