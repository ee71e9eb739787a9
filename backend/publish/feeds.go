package publish

import (
	"cmp"
	"context"
	"io"
	"iter"
	"net/url"
	"path"
	"strings"

	didban "didban.app/backend"
	"didban.app/backend/disk"
	"didban.app/backend/gate"
	"didban.app/backend/store"
	"didban.app/backend/syndication"
)

// feedForms are the forms of a feed by the ending of its file.
var feedForms = map[string]struct {
	kind  string
	write func(syndication.Feed, io.Writer) error
}{
	".rss":  {"application/rss+xml; charset=utf-8", syndication.Feed.RSS},
	".atom": {"application/atom+xml; charset=utf-8", syndication.Feed.Atom},
	".json": {"application/feed+json; charset=utf-8", syndication.Feed.JSON},
}

// stream is what a feed is of. Its path is all, section/CODE or tag/SLUG.
type stream struct {
	path  string
	label string // of the section or tag; empty for everything
	has   func(*didban.Article) bool
}

func everything() stream {
	return stream{"all", "", func(*didban.Article) bool { return true }}
}

func ofSection(t didban.Term) stream {
	return stream{"section/" + t.Code, t.Fa, func(a *didban.Article) bool { return a.Section == t.Code }}
}

func ofTag(tag string) stream {
	slug := syndication.Slug(tag)
	return stream{"tag/" + disk.Safe(slug), "#" + tag, func(a *didban.Article) bool {
		for _, one := range a.Tags {
			if syndication.Slug(one) == slug {
				return true
			}
		}
		return false
	}}
}

// streamOf reads a path; false for one that is none.
func streamOf(name string, sections didban.Vocabulary) (stream, bool) {
	kind, rest, _ := strings.Cut(name, "/")
	switch kind {
	case "all":
		return everything(), rest == ""
	case "section":
		t, ok := sections.Term(rest)
		return ofSection(t), ok
	case "tag":
		return ofTag(rest), syndication.Slug(rest) != ""
	}
	return stream{}, false
}

// feedFile is a feed of the newest articles: all.rss, section/civil.atom, tag/گلاب.json.
// The pictures of a file that nobody knows the address of are a part of its text.
func feedFile(by *gate.Caller, name string) (gate.File, error) {
	ending := path.Ext(name)
	form, ok := feedForms[ending]
	s, known := streamOf(strings.TrimSuffix(name, ending), by.Store.Terms()[didban.VocabularySections])
	if !ok || !known {
		return gate.File{}, gate.NoFile(name)
	}
	feed, err := gate.RunRead(by, func(tx *store.Tx) (syndication.Feed, error) {
		x, err := newExporter(context.Background(), by, tx)
		if err != nil {
			return syndication.Feed{}, err
		}
		list, err := x.newestOf(tx, s)
		if err != nil {
			return syndication.Feed{}, err
		}
		return x.feed(tx, s, list)
	})
	return gate.File{
		Name: "shahran-" + strings.ReplaceAll(s.path, "/", "-") + ending, Type: form.kind,
		Write: func(w io.Writer) error { return form.write(feed, w) },
	}, err
}

func (x *exporter) newestOf(tx *store.Tx, s stream) ([]*didban.Article, error) {
	var list []*didban.Article
	for a, err := range newestArticles(tx) {
		if err != nil {
			return nil, err
		}
		if !s.has(a) {
			continue
		}
		if list = append(list, a); len(list) == x.size {
			break
		}
	}
	return list, nil
}

// self is the address of a feed; empty where nobody knows it.
func (x *exporter) self(s stream, ending string) string {
	if x.base == "" {
		return ""
	}
	return x.base + escaped(s.path+ending)
}

// feed makes the feed of a stream of its articles, newest first; its own address is
// left to whoever knows its form.
func (x *exporter) feed(tx *store.Tx, s stream, list []*didban.Article) (syndication.Feed, error) {
	f := syndication.Feed{
		ID: syndication.NamedURN(string(x.city.ID), s.path), Title: syndication.TitleOf(s.label, x.publisher()),
		Subtitle: cmp.Or(x.note(), x.publisher()), Rights: x.city.Licence, Author: x.publisher(), Home: x.base, Updated: instant(x.city.Updated),
	}
	for _, a := range list {
		e, err := x.entry(tx, a)
		if err != nil {
			return f, err
		}
		if f.Entries = append(f.Entries, e); e.Updated.After(f.Updated) || len(f.Entries) == 1 {
			f.Updated = e.Updated
		}
	}
	return f, nil
}

// newestArticles goes through the articles, newest first.
func newestArticles(tx *store.Tx) iter.Seq2[*didban.Article, error] {
	return store.Reverse[didban.Article](tx, store.ArticlesByPublished)
}

// escaped makes an address of a path.
func escaped(name string) string { return (&url.URL{Path: name}).EscapedPath() }
