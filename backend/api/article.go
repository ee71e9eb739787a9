package api

import (
	"cmp"
	"slices"

	didban "didban.app/backend"
	"didban.app/backend/archive"
	"didban.app/backend/prose"
	"didban.app/backend/store"
)

// article opens one article, by its id or its public code.
func (c caller) article(tx *store.Tx, name string) (ArticleView, error) {
	a, err := articleBy(tx, name)
	if err != nil {
		return ArticleView{}, orGone(tx, didban.KindArticle, name, err)
	}
	view := ArticleView{
		Tags: texts(a.Tags), Source: a.Source, Areas: texts(a.Areas),
		Corrections: mapped(a.Corrections, func(one didban.Correction) CorrectionView { return CorrectionView(one) }),
	}
	if err := c.articleBody(tx, a.Body, &view); err != nil {
		return view, err
	}
	if view.Card, err = articleCard(tx, a); err != nil {
		return view, err
	}
	if view.Pictures, _, err = pictures(tx, a.Media); err != nil {
		return view, err
	}
	if view.Before, view.After, err = c.neighbours(tx, a); err != nil {
		return view, err
	}
	return view, c.articleAround(tx, a, &view)
}

// articleBy finds an article by its id, or by its public code, which is what a code on paper holds.
func articleBy(tx *store.Tx, name string) (*didban.Article, error) {
	if id := didban.ID(name); id.Valid() {
		return store.Get[didban.Article](tx, id)
	}
	return store.ByCode[didban.Article](tx, name)
}

// articleBody renders the text, and lists its headings and pictures.
func (c caller) articleBody(tx *store.Tx, body string, view *ArticleView) error {
	var failed error
	view.Shown = []PictureView{}
	html, headings, err := c.Prose.Show(body, func(hash string) (prose.Photo, bool) {
		m, err := photoOf(tx, hash)
		if err != nil || m == nil {
			failed = cmp.Or(failed, err)
			return prose.Photo{}, false
		}
		p := pictureView(m, "")
		if !slices.ContainsFunc(view.Shown, func(s PictureView) bool { return s.URL == p.URL }) {
			view.Shown = append(view.Shown, p)
		}
		return prose.Photo{Width: p.Width, Height: p.Height, Small: smallOf(p), Credit: p.Credit}, true
	})
	view.Headings = mapped(headings, func(h prose.Heading) HeadingView { return HeadingView(h) })
	if err := cmp.Or(failed, err); err != nil {
		return err
	}
	view.Body, view.Today = []BodyPart{}, string(c.Today())
	for _, piece := range prose.Pieces(html) {
		part := BodyPart{HTML: piece.HTML}
		if piece.Live != "" {
			if part.Live, err = c.live(tx, piece.Live); err != nil {
				return err
			}
		}
		view.Body = append(view.Body, part)
	}
	return nil
}

// live is the live block of a project, by its id or public code, as the record has it now.
func (c caller) live(tx *store.Tx, ref string) (*LiveView, error) {
	p, err := projectBy(tx, ref)
	if didban.IsLeftOut(err) {
		return &LiveView{}, nil
	}
	if err != nil {
		return nil, err
	}
	past, err := c.standing(tx, p)
	if err != nil {
		return nil, err
	}
	facts := p.Facts(func(didban.ID) didban.ID { return "" }, past...)
	facts.Judged = c.Map.Judged(&facts)
	card, err := projectCard(tx, &facts, c.Map.Day())
	return &LiveView{&LiveProject{
		Card: card, Progress: mapped(p.Progress, progressRow),
		Promise: promiseView(p.Promise(past...)), Geometry: geometryText(p.Geometry), Base: c.base(),
	}}, err
}

// photoOf is the picture of a file, first among those that are only laid before the record;
// nil where there is none.
func photoOf(tx *store.Tx, hash string) (*didban.Media, error) {
	for m := range store.Laid[didban.Media](tx) {
		if m.Hash == hash {
			return m, nil
		}
	}
	for m, err := range store.By[didban.Media](tx, store.MediaByHash, hash) {
		return m, err
	}
	return nil, nil
}

// smallOf is the address of a picture's small version; empty where it is its own.
func smallOf(p PictureView) string {
	if p.Thumb == p.URL {
		return ""
	}
	return p.Thumb
}

// atOnce is how many articles of one instant are told apart by neighbours.
const atOnce = 50

// neighbours finds the articles that came out next before and next after one.
func (c caller) neighbours(tx *store.Tx, a *didban.Article) (before, after *ArticleLink, err error) {
	older := c.Archive.Select(archive.Filter{To: a.Published + 1}, 0, atOnce).IDs
	newer := archive.Filter{From: a.Published}
	total := c.Archive.Select(newer, 0, 0).Total
	younger := c.Archive.Select(newer, max(0, total-atOnce), atOnce).IDs
	if i := slices.Index(older, a.ID); i >= 0 && i+1 < len(older) {
		if before, err = articleLink(tx, older[i+1]); err != nil {
			return nil, nil, err
		}
	}
	if i := slices.Index(younger, a.ID); i > 0 {
		after, err = articleLink(tx, younger[i-1])
	}
	return before, after, err
}

func articleLink(tx *store.Tx, id didban.ID) (*ArticleLink, error) {
	list, err := articlesOf(tx, []didban.ID{id})
	if err != nil || len(list) == 0 {
		return nil, err
	}
	return &ArticleLink{ID: string(id), Title: list[0].Title}, nil
}

// author gathers what an author published.
func (c caller) author(tx *store.Tx, r AuthorRequest) (AuthorView, error) {
	offset, limit := pageSpan(r.Offset, r.Limit, pageArticles, maxArticles)
	f := archive.Filter{Author: r.Name}
	view := AuthorView{Name: r.Name, Sections: []OptionCount{}, Articles: []ArticleCard{}}
	if r.Name == "" {
		return view, nil
	}
	found := c.Archive.Select(f, offset, limit)
	view.Total, view.Sections = found.Total, mapped(found.Counts[archive.FacetSection], archiveCount)
	list, err := articlesOf(tx, found.IDs)
	if err != nil || found.Total == 0 {
		return view, err
	}
	if view.Articles, err = articleCards(tx, list); err != nil {
		return view, err
	}
	ends, err := articlesOf(tx, slices.Concat(c.Archive.Select(f, 0, 1).IDs, c.Archive.Select(f, found.Total-1, 1).IDs))
	if err == nil && len(ends) > 0 {
		view.Name, view.Last, view.First = ends[0].Author, ends[0].Published, ends[len(ends)-1].Published
	}
	return view, err
}

func (c caller) articleAround(tx *store.Tx, a *didban.Article, view *ArticleView) (err error) {
	if view.Projects, err = projectCards(tx, c.factsOf(a.Projects), c.Map.Day()); err != nil {
		return err
	}
	if view.Events, err = c.eventCardsOf(tx, a.Events); err != nil {
		return err
	}
	if view.Persons, err = c.termsBy(tx, store.TrusteesByPerson, a.Persons); err != nil {
		return err
	}
	view.Related, err = c.alike(tx, a)
	return err
}

// factsOf looks projects up on the map; one that the map has not taken in yet is
// left out.
func (c caller) factsOf(ids []didban.ID) []*didban.ProjectFacts {
	var out []*didban.ProjectFacts
	for _, id := range ids {
		if f, ok := c.Map.Facts(id); ok {
			out = append(out, f)
		}
	}
	return out
}

// alikeShown is how many other articles a page offers.
const alikeShown = 4

// alike picks articles of whatever age: those that share a project or a tag first,
// then others of the section, the newest first.
func (c caller) alike(tx *store.Tx, a *didban.Article) ([]ArticleCard, error) {
	var list []*didban.Article
	near := map[store.IndexName][]string{
		store.ArticlesByProject: texts(a.Projects), store.ArticlesByTag: a.Tags, store.ArticlesBySection: {a.Section},
	}
	for index, keys := range near {
		for _, key := range keys {
			found, err := newestBy(tx, index, didban.ID(key), alikeShown+1)
			if err != nil {
				return nil, err
			}
			list = append(list, found...)
		}
	}
	return articleCards(tx, firstOf(list, a, alikeShown))
}

// firstOf picks limit articles, those that share a project or a tag first, then the
// newest, each once and none of them a.
func firstOf(list []*didban.Article, a *didban.Article, limit int) []*didban.Article {
	slices.SortStableFunc(list, func(x, y *didban.Article) int {
		return cmp.Or(boolOrder(shares(a, x), shares(a, y)), cmp.Compare(y.Published, x.Published), cmp.Compare(y.ID, x.ID))
	})
	list = slices.CompactFunc(list, func(x, y *didban.Article) bool { return x.ID == y.ID })
	list = slices.DeleteFunc(list, func(b *didban.Article) bool { return b.ID == a.ID })
	return list[:min(limit, len(list))]
}

func shares(a, b *didban.Article) bool {
	return slices.ContainsFunc(a.Projects, func(id didban.ID) bool { return slices.Contains(b.Projects, id) }) ||
		slices.ContainsFunc(a.Tags, func(tag string) bool { return slices.Contains(b.Tags, tag) })
}
