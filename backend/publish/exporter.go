package publish

import (
	"context"
	"encoding/base64"
	"html"
	"slices"
	"strings"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/jalali"
	"didban.app/backend/media"
	"didban.app/backend/prose"
	"didban.app/backend/store"
	"didban.app/backend/syndication"
)

// exporter makes what leaves the program, for the place where it will lie.
type exporter struct {
	by   *gate.Caller
	ctx  context.Context //nolint:containedctx // it lives as long as one file is being made
	city didban.City
	// terms are the lists of codes of the city.
	terms didban.Vocabularies
	// base is the address of the place and ends with a stroke; it is empty where
	// nobody knows, and pictures become a part of the text.
	base string
	// keep takes a file that another one names by its address; nil without a base.
	keep func(path string, content []byte) error
	// size is how many articles a feed holds.
	size int
}

// Widths of pictures that leave, in pixels: inline in a text, and as files of their own.
const (
	inlineWidth = 640
	fileWidth   = 1280
)

// feedSize is how many articles a feed holds unless somebody says otherwise.
const feedSize = 50

func newExporter(ctx context.Context, by *gate.Caller, tx *store.Tx) (*exporter, error) {
	x := &exporter{by: by, ctx: ctx, size: feedSize, terms: tx.Terms()}
	for c, err := range store.All[didban.City](tx) {
		if err != nil {
			return nil, err
		}
		x.city = *c
		break
	}
	return x, nil
}

var tehran = jalali.Tehran()

func (x *exporter) publisher() string { return syndication.PublisherOf(x.city.Name) }

// note is what must be said of invented data wherever it goes.
func (x *exporter) note() string {
	if x.city.Demonstration {
		return x.city.Source
	}
	return ""
}

// instant is Unix ms as a time of Tehran.
func instant(millis int64) time.Time { return time.UnixMilli(millis).In(tehran) }

// changedAt is when an article was changed after it had come out; else when it came out.
func changedAt(a *didban.Article) time.Time {
	changed := a.Published
	if a.Version > 1 { // else it stands as it came, whenever it was taken in
		changed = max(changed, a.Updated)
	}
	for _, c := range a.Corrections {
		changed = max(changed, c.At)
	}
	return instant(changed)
}

// inline is a picture as a part of a text, a data URI; empty where the picture is
// gone or broken, which «didban check» tells.
func (x *exporter) inline(hash string) string {
	content := x.small(hash, inlineWidth)
	if content == nil {
		return ""
	}
	return "data:image/jpeg;base64," + base64.StdEncoding.EncodeToString(content)
}

func (x *exporter) small(hash string, width int) []byte {
	if hash == "" {
		return nil
	}
	content, err := x.by.Media.Small(x.ctx, hash, width)
	if err != nil {
		x.by.Log.Warn("a picture is left out", "hash", hash, "error", err)
		return nil
	}
	return content
}

// asFile lays a picture down as a file of its own and returns what a feed says of it.
func (x *exporter) asFile(hash string) (syndication.Picture, error) {
	content := x.small(hash, fileWidth)
	if content == nil {
		return syndication.Picture{}, nil
	}
	path := "media/" + hash + ".jpg"
	return syndication.Picture{URL: x.base + path, Type: "image/jpeg", Bytes: len(content)}, x.keep(path, content)
}

// picturesOf are the pictures of an article beside its text, the cover first, each once; what
// stands in the text is shown there, and documents are none.
func picturesOf(tx *store.Tx, a *didban.Article) ([]*didban.Media, error) {
	ids := []didban.ID{didban.Cover(a.Media)}
	for _, one := range a.Media {
		if !one.IsPaper() && !slices.Contains(ids, one.Media) {
			ids = append(ids, one.Media)
		}
	}
	var out []*didban.Media
	for _, id := range ids {
		m, err := store.Get[didban.Media](tx, id)
		if id == "" || didban.IsLeftOut(err) {
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
func (x *exporter) source(e *syndication.Entry, hash, title string) (string, error) {
	if x.base == "" {
		return x.inline(hash), nil
	}
	p, err := x.asFile(hash)
	if p.URL != "" && !slices.ContainsFunc(e.Pictures, func(q syndication.Picture) bool { return q.URL == p.URL }) {
		p.Title = title
		e.Pictures = append(e.Pictures, p)
	}
	return p.URL, err
}

// entry is an article in a feed: lead, cover, body and the other pictures.
func (x *exporter) entry(tx *store.Tx, a *didban.Article) (syndication.Entry, error) {
	e := syndication.Entry{
		ID: syndication.URN(string(a.ID)), Title: a.Title, Summary: a.Lead, Author: a.Author, Categories: x.categories(a),
		Published: instant(a.Published), Updated: changedAt(a),
	}
	if x.base != "" {
		e.URL = x.base + pagePath(a)
	}
	pictures, err := picturesOf(tx, a)
	if err != nil {
		return e, err
	}
	var out strings.Builder
	if a.Lead != "" {
		out.WriteString("<p>" + html.EscapeString(a.Lead) + "</p>\n")
	}
	cover := didban.Cover(a.Media)
	if len(pictures) > 0 && pictures[0].ID == cover {
		if err := x.figure(&out, &e, pictures[0]); err != nil {
			return e, err
		}
		pictures = pictures[1:]
	}
	if err := x.body(tx, &out, &e, a); err != nil {
		return e, err
	}
	for _, m := range pictures {
		if err := x.figure(&out, &e, m); err != nil {
			return e, err
		}
	}
	e.HTML = strings.TrimSpace(out.String())
	return e, nil
}

func (x *exporter) body(tx *store.Tx, out *strings.Builder, e *syndication.Entry, a *didban.Article) error {
	clean, err := x.by.Prose.HTML(a.Body)
	if err != nil {
		return err
	}
	out.WriteString(prose.Abroad(clean, func(address string) string {
		source, fault := x.source(e, media.HashOf(address), "")
		if fault != nil {
			err = fault
		}
		return source
	}, x.live(tx, &err)))
	return err
}

func (x *exporter) figure(out *strings.Builder, e *syndication.Entry, m *didban.Media) error {
	source, err := x.source(e, m.Hash, m.Caption)
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
func (x *exporter) categories(a *didban.Article) []syndication.Category {
	var out []syndication.Category
	if t, ok := x.terms[didban.VocabularySections].Term(a.Section); ok {
		out = append(out, syndication.Category{Term: t.Code, Label: t.Fa})
	}
	if t, ok := x.terms[didban.VocabularyForms].Term(a.Form); ok {
		out = append(out, syndication.Category{Term: t.Code, Label: t.Fa})
	}
	for _, tag := range a.Tags {
		if !slices.ContainsFunc(out, func(c syndication.Category) bool { return c.Label == tag }) {
			out = append(out, syndication.Category{Term: tag, Label: tag})
		}
	}
	return out
}
