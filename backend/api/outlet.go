package api

import (
	"context"
	"encoding/base64"
	"html"
	"slices"
	"strings"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/media"
	"didban.app/backend/prose"
	"didban.app/backend/store"
	"didban.app/backend/syndication"
)

// outlet is the place where what leaves the program will lie.
type outlet struct {
	from caller
	ctx  context.Context //nolint:containedctx // it lives as long as one file is being made
	city didban.City
	// base is the address of the place and ends with a stroke; it is empty where
	// nobody knows, and pictures become a part of the text.
	base string
	// keep takes a file that another one names by its address; nil without a base.
	keep func(path string, content []byte) error
	// size is how many articles a feed holds.
	size int
}

// Widths of pictures that leave: within a text, and as files of their own.
const (
	widthWithin = 640
	widthBeside = 1280
)

// feedSize is how many articles a feed holds unless somebody says otherwise.
const feedSize = 50

func (from caller) outlet(ctx context.Context, tx *store.Tx) (*outlet, error) {
	o := &outlet{from: from, ctx: ctx, size: feedSize}
	for c, err := range store.All[didban.City](tx) {
		if err != nil {
			return nil, err
		}
		o.city = *c
		break
	}
	return o, nil
}

func (o *outlet) publisher() string { return syndication.PublisherOf(o.city.Name) }

// note is what must be said of invented data wherever it goes.
func (o *outlet) note() string {
	if o.city.Demonstration {
		return o.city.Source
	}
	return ""
}

func at(millis int64) time.Time { return time.UnixMilli(millis).In(tehran) }

// changedAt is when an article was changed after it had come out; else when it came out.
func changedAt(a *didban.Article) time.Time {
	changed := a.Published
	if a.Version > 1 { // else it stands as it came, whenever it was taken in
		changed = max(changed, a.Updated)
	}
	for _, c := range a.Corrections {
		changed = max(changed, c.At)
	}
	return at(changed)
}

// within is a picture as a part of a text, a data URI; empty where the picture is
// gone or broken, which «didban check» tells.
func (o *outlet) within(hash string) string {
	content := o.small(hash, widthWithin)
	if content == nil {
		return ""
	}
	return "data:image/jpeg;base64," + base64.StdEncoding.EncodeToString(content)
}

func (o *outlet) small(hash string, width int) []byte {
	if hash == "" {
		return nil
	}
	content, err := o.from.Media.Small(o.ctx, hash, width)
	if err != nil {
		o.from.Log.Warn("a picture is left out", "hash", hash, "error", err)
		return nil
	}
	return content
}

// beside lays a picture down as a file of its own and returns what a feed says of it.
func (o *outlet) beside(hash string) (syndication.Picture, error) {
	content := o.small(hash, widthBeside)
	if content == nil {
		return syndication.Picture{}, nil
	}
	path := "media/" + hash + ".jpg"
	return syndication.Picture{URL: o.base + path, Type: "image/jpeg", Bytes: len(content)}, o.keep(path, content)
}

// shown are the pictures of an article beside its text, the cover first, each once; what
// stands in the text is shown there, and documents are none.
func shown(tx *store.Tx, a *didban.Article) ([]*didban.Media, error) {
	ids := []didban.ID{didban.Cover(a.Media)}
	for _, one := range a.Media {
		if one.Use != "document" && !slices.Contains(ids, one.Media) {
			ids = append(ids, one.Media)
		}
	}
	var out []*didban.Media
	for _, id := range ids {
		m, err := store.Get[didban.Media](tx, id)
		if id == "" || missing(err) {
			continue
		}
		if err != nil {
			return nil, err
		}
		if m.IsPicture() && (m.ID == ids[0] || !strings.Contains(a.Body, m.Hash)) {
			out = append(out, m)
		}
	}
	return out, nil
}

// source is the address of a picture in the text of a feed, and adds those that lie
// beside it to the entry.
func (o *outlet) source(e *syndication.Entry, hash, title string) (string, error) {
	if o.base == "" {
		return o.within(hash), nil
	}
	p, err := o.beside(hash)
	if p.URL != "" && !slices.ContainsFunc(e.Pictures, func(q syndication.Picture) bool { return q.URL == p.URL }) {
		p.Title = title
		e.Pictures = append(e.Pictures, p)
	}
	return p.URL, err
}

// entry is an article in a feed: lead, cover, body and the other pictures.
func (o *outlet) entry(tx *store.Tx, a *didban.Article) (syndication.Entry, error) {
	e := syndication.Entry{
		ID: syndication.URN(string(a.ID)), Title: a.Title, Summary: a.Lead, Author: a.Author, Categories: categories(a),
		Published: at(a.Published), Updated: changedAt(a),
	}
	if o.base != "" {
		e.URL = o.base + pagePath(a)
	}
	pictures, err := shown(tx, a)
	if err != nil {
		return e, err
	}
	var out strings.Builder
	if a.Lead != "" {
		out.WriteString("<p>" + html.EscapeString(a.Lead) + "</p>\n")
	}
	cover := didban.Cover(a.Media)
	if len(pictures) > 0 && pictures[0].ID == cover {
		if err := o.figure(&out, &e, pictures[0]); err != nil {
			return e, err
		}
		pictures = pictures[1:]
	}
	if err := o.body(&out, &e, a); err != nil {
		return e, err
	}
	for _, m := range pictures {
		if err := o.figure(&out, &e, m); err != nil {
			return e, err
		}
	}
	e.HTML = strings.TrimSpace(out.String())
	return e, nil
}

func (o *outlet) body(out *strings.Builder, e *syndication.Entry, a *didban.Article) error {
	clean, err := o.from.Prose.HTML(a.Body)
	if err != nil {
		return err
	}
	out.WriteString(prose.Abroad(clean, func(address string) string {
		source, fault := o.source(e, media.HashOf(address), "")
		if fault != nil {
			err = fault
		}
		return source
	}))
	return err
}

func (o *outlet) figure(out *strings.Builder, e *syndication.Entry, m *didban.Media) error {
	source, err := o.source(e, m.Hash, m.Caption)
	if source == "" || err != nil {
		return err
	}
	out.WriteString(`<figure><img src="` + html.EscapeString(source) + `" alt="` + html.EscapeString(m.Alt) + `">`)
	if words := joined(m.Caption, m.Credit); words != "" {
		out.WriteString("<figcaption>" + html.EscapeString(words) + "</figcaption>")
	}
	out.WriteString("</figure>\n")
	return nil
}

// joined puts a middle dot between the texts that are there.
func joined(list ...string) string {
	return strings.Join(slices.DeleteFunc(list, func(s string) bool { return s == "" }), " · ")
}

// categories are section, form and tags, each label once.
func categories(a *didban.Article) []syndication.Category {
	var out []syndication.Category
	if t, ok := didban.Sections.Term(a.Section); ok {
		out = append(out, syndication.Category{Term: t.Code, Label: t.Fa})
	}
	if t, ok := didban.ArticleKinds.Term(a.Form); ok {
		out = append(out, syndication.Category{Term: t.Code, Label: t.Fa})
	}
	for _, tag := range a.Tags {
		if !slices.ContainsFunc(out, func(c syndication.Category) bool { return c.Label == tag }) {
			out = append(out, syndication.Category{Term: tag, Label: tag})
		}
	}
	return out
}
