package api

import (
	"iter"
	"slices"

	didban "didban.app/backend"
	"didban.app/backend/prose"
	"didban.app/backend/store"
)

// Pages of the news.
const (
	pageArticles = 24
	maxArticles  = 100
)

// Open returns a page of the news.
func (s *News) Open(r NewsRequest) (NewsView, error) {
	return read(s.desk, "News.Open", didban.KindArticle, func(tx *store.Tx) (NewsView, error) {
		return s.desk.news(tx, r)
	})
}

// Article returns an article's page.
func (s *News) Article(id string) (ArticleView, error) {
	return read(s.desk, "News.Article", didban.KindArticle, func(tx *store.Tx) (ArticleView, error) {
		return s.desk.article(tx, didban.ID(id))
	})
}

func (d *Desk) news(tx *store.Tx, r NewsRequest) (NewsView, error) {
	wanted, err := areasWithin(tx, didban.ID(r.Area))
	if err != nil {
		return NewsView{}, err
	}
	sections, forms := map[string]int{}, map[string]int{}
	var found []*didban.Article
	for a, err := range d.public(tx) {
		if err != nil {
			return NewsView{}, err
		}
		if r.Area != "" && !slices.ContainsFunc(a.Areas, wanted) {
			continue
		}
		bySection, byForm := r.Section == "" || a.Section == r.Section, r.Form == "" || a.Form == r.Form
		if byForm {
			sections[a.Section]++
		}
		if bySection {
			forms[a.Form]++
		}
		if bySection && byForm {
			found = append(found, a)
		}
	}
	cards, err := articleCards(tx, page(found, r.Offset, r.Limit, pageArticles, maxArticles))
	return NewsView{Total: len(found), Articles: cards, Sections: optionCounts(sections), Forms: optionCounts(forms)}, err
}

// areasWithin tells whether an area is the given one or lies within it.
func areasWithin(tx *store.Tx, id didban.ID) (func(didban.ID) bool, error) {
	parents := map[didban.ID]didban.ID{}
	for a, err := range store.All[didban.Area](tx) {
		if err != nil {
			return nil, err
		}
		parents[a.ID] = a.Parent
	}
	return func(area didban.ID) bool {
		return slices.Contains(didban.Ancestry(area, func(up didban.ID) didban.ID { return parents[up] }), id)
	}, nil
}

// public goes through the published articles, newest first.
func (d *Desk) public(tx *store.Tx) iter.Seq2[*didban.Article, error] {
	now := d.millis()
	return func(yield func(*didban.Article, error) bool) {
		for a, err := range store.Reverse[didban.Article](tx, store.ArticlesByPublished) {
			if err == nil && !a.Public(now) {
				continue
			}
			if !yield(a, err) {
				return
			}
		}
	}
}

func (d *Desk) newest(tx *store.Tx, limit int) ([]ArticleCard, error) {
	var list []*didban.Article
	for a, err := range d.public(tx) {
		if err != nil {
			return nil, err
		}
		if list = append(list, a); len(list) == limit {
			break
		}
	}
	return articleCards(tx, list)
}

// articlesBy returns the public articles that an index holds for a noun, newest first.
func (d *Desk) articlesBy(tx *store.Tx, index store.IndexName, id didban.ID, limit int) ([]ArticleCard, error) {
	list, err := d.newestBy(tx, index, id, limit)
	if err != nil {
		return nil, err
	}
	return articleCards(tx, list)
}

// newestBy finds the newest public articles of an index, limit at most.
func (d *Desk) newestBy(tx *store.Tx, index store.IndexName, id didban.ID, limit int) ([]*didban.Article, error) {
	now := d.millis()
	var list []*didban.Article
	for a, err := range store.Reverse[didban.Article](tx, index, string(id)) {
		if err != nil {
			return nil, err
		}
		if len(list) == limit {
			break
		}
		if a.Public(now) {
			list = append(list, a)
		}
	}
	return list, nil
}

func articleCards(tx *store.Tx, list []*didban.Article) ([]ArticleCard, error) {
	out := make([]ArticleCard, 0, len(list))
	for _, a := range list {
		card, err := articleCard(tx, a)
		if err != nil {
			return nil, err
		}
		out = append(out, card)
	}
	return out, nil
}

func articleCard(tx *store.Tx, a *didban.Article) (ArticleCard, error) {
	cover, err := picture(tx, didban.Cover(a.Media), "cover")
	return ArticleCard{
		ID: string(a.ID), Kicker: a.Kicker, Title: a.Title, Lead: a.Lead, Section: a.Section, Form: a.Form,
		Author: a.Author, Published: a.Published, Minutes: prose.Minutes(a.Body), Cover: cover,
	}, err
}
