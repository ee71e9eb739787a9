package api

import (
	"context"
	"net/url"
	"strings"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/media"
	"didban.app/backend/prose"
	"didban.app/backend/store"
	"didban.app/backend/syndication"
)

func pagePath(a *didban.Article) string { return "article/" + string(a.ID) + ".html" }

// articleFile is an article as one file that needs nothing beside it: ID.html.
func (c caller) articleFile(name string, _ url.Values) (File, error) {
	id, ok := strings.CutSuffix(name, ".html")
	if !ok {
		return File{}, noFile(name)
	}
	var code string
	page, err := gate.Within(c, func(tx *store.Tx) (syndication.Page, error) {
		a, err := store.Get[didban.Article](tx, didban.ID(id))
		if err != nil {
			return syndication.Page{}, err
		}
		if !a.Public(c.Millis()) {
			return syndication.Page{}, noFile(name)
		}
		o, err := c.outlet(context.Background(), tx)
		if err != nil {
			return syndication.Page{}, err
		}
		code = a.Code
		return o.page(tx, a)
	})
	return File{Name: code + ".html", Type: "text/html; charset=utf-8", Write: page.Write}, err
}

// page makes the page of an article.
func (o *outlet) page(tx *store.Tx, a *didban.Article) (syndication.Page, error) {
	section, _ := didban.Sections.Term(a.Section)
	form, _ := didban.ArticleKinds.Term(a.Form)
	p := syndication.Page{
		ID: syndication.URN(string(a.ID)), Kicker: a.Kicker, Title: a.Title, Lead: a.Lead, Section: section.Fa, Form: form.Fa,
		Tags: a.Tags, Author: a.Author, Source: a.Source, Publisher: o.publisher(), Periodical: syndication.Periodical,
		Note: o.note(), Minutes: prose.Minutes(a.Body), Published: at(a.Published), Updated: changedAt(a), Made: o.from.Now().In(tehran),
	}
	if o.base != "" {
		p.URL = o.base + pagePath(a)
	}
	for _, c := range a.Corrections {
		p.Corrections = append(p.Corrections, syndication.Correction{At: at(c.At), Text: c.Text, Reason: c.Reason})
	}
	clean, err := o.from.Prose.HTML(a.Body)
	if err != nil {
		return p, err
	}
	p.HTML = prose.Abroad(clean, func(address string) string { return o.within(media.HashOf(address)) })
	if err := o.figures(tx, a, &p); err != nil {
		return p, err
	}
	return p, o.subjects(tx, a, &p)
}

func (o *outlet) figures(tx *store.Tx, a *didban.Article, p *syndication.Page) error {
	list, err := shown(tx, a)
	for _, m := range list {
		f := syndication.Figure{Source: o.within(m.Hash), Alt: m.Alt, Caption: m.Caption, Credit: m.Credit}
		if o.base != "" {
			beside, err := o.beside(m.Hash)
			if err != nil {
				return err
			}
			f.Address = beside.URL
		}
		if m.ID == didban.Cover(a.Media) {
			p.Cover = f
		} else if f.Source != "" {
			p.Figures = append(p.Figures, f)
		}
	}
	return err
}

// subjects names what an article speaks of.
func (o *outlet) subjects(tx *store.Tx, a *didban.Article, p *syndication.Page) error {
	projects, err := gotten[didban.Project](tx, a.Projects)
	if err != nil {
		return err
	}
	for _, one := range projects {
		p.About = append(p.About, syndication.Subject{Type: "Project", Name: one.Title, Code: one.Code})
	}
	events, err := gotten[didban.Event](tx, a.Events)
	if err != nil {
		return err
	}
	for _, one := range events {
		p.About = append(p.About, syndication.Subject{Type: "Event", Name: one.Title, Code: one.Code, Start: at(one.Start).Format(time.RFC3339)})
	}
	persons, err := gotten[didban.Person](tx, a.Persons)
	if err != nil {
		return err
	}
	for _, one := range persons {
		p.About = append(p.About, syndication.Subject{Type: "Person", Name: one.Name})
	}
	areas, err := gotten[didban.Area](tx, a.Areas)
	for _, one := range areas {
		p.Places = append(p.Places, one.Name)
	}
	return err
}

// gotten reads nouns by their ids; one that is gone is left out.
func gotten[T any, P interface {
	*T
	didban.Noun
}](tx *store.Tx, ids []didban.ID) ([]*T, error) {
	var out []*T
	for _, id := range ids {
		one, err := store.Get[T, P](tx, id)
		if missing(err) {
			continue
		}
		if err != nil {
			return nil, err
		}
		out = append(out, one)
	}
	return out, nil
}
