package publish

import (
	"context"
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
func articleFile(by *gate.Caller, name string) (gate.File, error) {
	id, ok := strings.CutSuffix(name, ".html")
	if !ok {
		return gate.File{}, gate.NoFile(name)
	}
	var code string
	page, err := gate.RunRead(by, func(tx *store.Tx) (syndication.Page, error) {
		a, err := store.Get[didban.Article](tx, didban.ID(id))
		if err != nil {
			return syndication.Page{}, err
		}
		x, err := newExporter(context.Background(), by, tx)
		if err != nil {
			return syndication.Page{}, err
		}
		code = a.Code
		return x.page(tx, a)
	})
	return gate.File{Name: code + ".html", Type: "text/html; charset=utf-8", Write: page.Write}, err
}

// page makes the page of an article.
func (x *exporter) page(tx *store.Tx, a *didban.Article) (syndication.Page, error) {
	section, _ := x.terms[didban.VocabularySections].Term(a.Section)
	form, _ := x.terms[didban.VocabularyForms].Term(a.Form)
	p := syndication.Page{
		ID: syndication.URN(string(a.ID)), Kicker: a.Kicker, Title: a.Title, Lead: a.Lead, Section: section.Fa, Form: form.Fa,
		Tags: a.Tags, Author: a.Author, Source: a.Source, Publisher: x.publisher(), Periodical: syndication.Periodical,
		Note: x.note(), Minutes: prose.Minutes(a.Body), Published: instant(a.Published), Updated: changedAt(a), Made: x.by.Now().In(tehran),
	}
	if x.base != "" {
		p.URL = x.base + pagePath(a)
	}
	for _, c := range a.Corrections {
		p.Corrections = append(p.Corrections, syndication.Correction{At: instant(c.At), Text: c.Text, Reason: c.Reason})
	}
	clean, err := x.by.Prose.HTML(a.Body)
	if err != nil {
		return p, err
	}
	var fault error
	p.HTML = prose.Abroad(clean, func(address string) string { return x.inline(media.HashOf(address)) }, x.live(tx, &fault))
	if fault != nil {
		return p, fault
	}
	if err := x.figures(tx, a, &p); err != nil {
		return p, err
	}
	return p, x.subjects(tx, a, &p)
}

func (x *exporter) figures(tx *store.Tx, a *didban.Article, p *syndication.Page) error {
	list, err := picturesOf(tx, a)
	for _, m := range list {
		f := syndication.Figure{Source: x.inline(m.Hash), Alt: m.Alt, Caption: m.Caption, Credit: m.Credit}
		if x.base != "" {
			file, err := x.asFile(m.Hash)
			if err != nil {
				return err
			}
			f.Address = file.URL
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
func (x *exporter) subjects(tx *store.Tx, a *didban.Article, p *syndication.Page) error {
	projects, err := present[didban.Project](tx, a.Projects)
	if err != nil {
		return err
	}
	for _, one := range projects {
		p.About = append(p.About, syndication.Subject{Type: "Project", Name: one.Title, Code: one.Code})
	}
	events, err := present[didban.Event](tx, a.Events)
	if err != nil {
		return err
	}
	for _, one := range events {
		p.About = append(p.About, syndication.Subject{Type: "Event", Name: one.Title, Code: one.Code, Start: instant(one.Start).Format(time.RFC3339)})
	}
	persons, err := present[didban.Person](tx, a.Persons)
	if err != nil {
		return err
	}
	for _, one := range persons {
		p.About = append(p.About, syndication.Subject{Type: "Person", Name: one.Name})
	}
	areas, err := present[didban.Area](tx, a.Areas)
	for _, one := range areas {
		p.Places = append(p.Places, one.Name)
	}
	return err
}

// present reads nouns by their ids; one that is gone is left out.
func present[T any, P interface {
	*T
	didban.Noun
}](tx *store.Tx, ids []didban.ID) ([]*T, error) {
	var out []*T
	for _, id := range ids {
		one, err := store.Get[T, P](tx, id)
		if didban.IsLeftOut(err) {
			continue
		}
		if err != nil {
			return nil, err
		}
		out = append(out, one)
	}
	return out, nil
}
