package api

import (
	didban "didban.app/backend"
	"didban.app/backend/archive"
	"didban.app/backend/gate"
	"didban.app/backend/prose"
	"didban.app/backend/store"
)

// Pages of the news.
const (
	pageArticles = 24
	maxArticles  = 100
	maxNames     = 60 // of authors and tags to choose from
)

// Open returns a page of the news.
func (s *News) Open(r NewsRequest) (NewsView, error) {
	return gate.ReadArchive(s.caller, "News.Open", func(tx *store.Tx) (NewsView, error) {
		return s.caller.news(tx, r)
	})
}

// Front returns the front page of the news.
func (s *News) Front() (FrontView, error) {
	return gate.ReadArchive(s.caller, "News.Front", s.caller.front)
}

// Archive returns a page of the archive.
func (s *News) Archive(r NewsRequest) (ArchiveView, error) {
	return gate.ReadArchive(s.caller, "News.Archive", func(tx *store.Tx) (ArchiveView, error) {
		return s.caller.archive(tx, r)
	})
}

// Article returns an article's page; it is named by its id or its public code.
func (s *News) Article(id string) (ArticleView, error) {
	return gate.ReadBoth(s.caller, "News.Article", func(tx *store.Tx) (ArticleView, error) {
		return s.caller.article(tx, id)
	})
}

// Author returns an author's page.
func (s *News) Author(r AuthorRequest) (AuthorView, error) {
	return gate.ReadArchive(s.caller, "News.Author", func(tx *store.Tx) (AuthorView, error) {
		return s.caller.author(tx, r)
	})
}

func (c caller) news(tx *store.Tx, r NewsRequest) (NewsView, error) {
	offset, limit := pageSpan(r.Offset, r.Limit, pageArticles, maxArticles)
	found := c.Archive.Select(r.filter(), offset, limit)
	cards, err := cardsOf(tx, found.IDs)
	counts := func(facet archive.Facet) []OptionCount { return mapped(found.Counts[facet], archiveCount) }
	dates := func(list []archive.DateCount) []DateCount {
		return mapped(list, func(one archive.DateCount) DateCount { return DateCount(one) })
	}
	return NewsView{
		Total: found.Total, Articles: cards, Sections: counts(archive.FacetSection), Forms: counts(archive.FacetForm),
		Authors: firstFew(counts(archive.FacetAuthor), maxNames), Tags: firstFew(counts(archive.FacetTag), maxNames),
		Areas: counts(archive.FacetArea), Years: dates(found.Years), Months: dates(found.Months), Days: dates(found.Days),
	}, err
}

func (r NewsRequest) filter() archive.Filter {
	return archive.Filter{
		Section: r.Section, Form: r.Form, Author: r.Author, Tag: r.Tag, Area: didban.ID(r.Area),
		Year: r.Year, Month: r.Month, Day: r.Day,
	}
}

func archiveCount(c archive.Count) OptionCount { return OptionCount{Code: c.Value, Count: c.Count} }

func firstFew[T any](list []T, most int) []T { return list[:min(most, len(list))] }

// cardsOf shows articles that the archive names.
func cardsOf(tx *store.Tx, ids []didban.ID) ([]ArticleCard, error) {
	list, err := articlesOf(tx, ids)
	if err != nil {
		return nil, err
	}
	return articleCards(tx, list)
}

// articlesOf reads articles that the archive names; one that was taken back since
// is left out.
func articlesOf(tx *store.Tx, ids []didban.ID) ([]*didban.Article, error) {
	out := make([]*didban.Article, 0, len(ids))
	for _, id := range ids {
		a, err := store.Get[didban.Article](tx, id)
		if didban.IsLeftOut(err) {
			continue
		}
		if err != nil {
			return nil, err
		}
		out = append(out, a)
	}
	return out, nil
}

func newest(tx *store.Tx, limit int) ([]ArticleCard, error) {
	var list []*didban.Article
	for a, err := range store.Reverse[didban.Article](tx, store.ArticlesByPublished) {
		if err != nil {
			return nil, err
		}
		if list = append(list, a); len(list) == limit {
			break
		}
	}
	return articleCards(tx, list)
}

// articlesBy returns the articles that an index holds for a noun, newest first.
func (c caller) articlesBy(tx *store.Tx, index store.IndexName, id didban.ID, limit int) ([]ArticleCard, error) {
	list, err := newestBy(tx, index, id, limit)
	if err != nil {
		return nil, err
	}
	return articleCards(tx, list)
}

// newestBy finds the newest articles of an index, limit at most.
func newestBy(tx *store.Tx, index store.IndexName, id didban.ID, limit int) ([]*didban.Article, error) {
	var list []*didban.Article
	for a, err := range store.Reverse[didban.Article](tx, index, string(id)) {
		if err != nil {
			return nil, err
		}
		if len(list) == limit {
			break
		}
		list = append(list, a)
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
		ID: string(a.ID), Code: a.Code, Choice: a.Choice, Kicker: a.Kicker, Title: a.Title, Lead: a.Lead, Section: a.Section, Form: a.Form,
		Author: a.Author, Published: a.Published, Minutes: prose.Minutes(a.Body), Cover: cover,
	}, err
}
