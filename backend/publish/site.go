package publish

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"

	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/progress"
	"didban.app/backend/store"
	"didban.app/backend/syndication"
)

// manifest is the file of a published folder that lists the others: by it, Site
// knows what it may replace and what it must take away.
const manifest = "didban-feeds.json"

// Counts tells how much Site wrote.
type Counts struct{ Feeds, Articles int }

// Site writes the feeds of everything, of every section and of every tag into a
// folder, in three forms each, with a page of every article they hold, their
// pictures and a first page: a folder to be laid on a web site as it is. base is
// the address under which it will lie, an http or https URL that ends with a
// stroke; without one the feeds have no links and carry their pictures themselves.
// size is how many articles a feed holds; 0 is fifty.
//
// The folder must be missing, empty or written by Site before (else CodeInvalid,
// publish.notOurs). Each file is replaced whole, feeds after what they name; what is
// no longer published, such as an article that was withdrawn, is taken away at last.
func Site(ctx context.Context, by *gate.Caller, dir, base string, size int) (Counts, error) {
	w, err := openSite(dir)
	if err != nil {
		return Counts{}, err
	}
	done, err := gate.RunRead(by, func(tx *store.Tx) (Counts, error) {
		x, err := newExporter(ctx, by, tx)
		if err != nil {
			return Counts{}, err
		}
		if size > 0 {
			x.size = size
		}
		if base != "" {
			x.base, x.keep = base, w.write
		}
		return w.all(tx, x)
	})
	if err == nil {
		err = w.finish()
	} else {
		err = errors.Join(err, w.list(append(w.before, slices.Sorted(maps.Keys(w.now))...)))
	}
	return done, errors.Join(err, w.root.Close())
}

// siteWriter writes a published folder.
type siteWriter struct {
	root   *os.Root
	before []string        // the files of the last time
	now    map[string]bool // the files of this time
}

func openSite(dir string) (*siteWriter, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, fmt.Errorf("folder of feeds: %w", err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("folder of feeds: %w", err)
	}
	w := &siteWriter{root: root, now: map[string]bool{}}
	if err := w.recall(dir); err != nil {
		return nil, errors.Join(err, root.Close())
	}
	return w, nil
}

// recall reads what the last time wrote, or marks an empty folder as ours.
func (w *siteWriter) recall(dir string) error {
	content, err := w.root.ReadFile(manifest)
	if err == nil {
		if err := json.Unmarshal(content, &w.before); err != nil {
			return didban.Fault(didban.CodeInvalid, "publish.notOurs", "file", dir).Because(err)
		}
		return nil
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("read %s: %w", manifest, err)
	}
	list, err := os.ReadDir(dir)
	if err != nil {
		return fmt.Errorf("read the folder of feeds: %w", err)
	}
	if len(list) > 0 {
		return didban.Fault(didban.CodeInvalid, "publish.notOurs", "file", dir)
	}
	return w.list(nil)
}

// list writes the manifest.
func (w *siteWriter) list(files []string) error {
	content, err := json.MarshalIndent(append([]string{}, files...), "", " ")
	if err != nil {
		return fmt.Errorf("list the files: %w", err)
	}
	return w.replace(manifest, content)
}

// write writes a file once.
func (w *siteWriter) write(name string, content []byte) error {
	if w.now[name] {
		return nil
	}
	w.now[name] = true
	return w.replace(name, content)
}

// replace writes a file so that it is always whole.
func (w *siteWriter) replace(name string, content []byte) error {
	if err := w.root.MkdirAll(path.Dir(name), 0o755); err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	err := w.root.WriteFile(name+".part", content, 0o644)
	if err == nil {
		err = w.root.Rename(name+".part", name)
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	return nil
}

func (w *siteWriter) make(name string, write func(io.Writer) error) error {
	var out bytes.Buffer
	if err := write(&out); err != nil {
		return err
	}
	return w.write(name, out.Bytes())
}

// feedList is a stream with its newest articles.
type feedList struct {
	stream
	articles []*didban.Article
}

// feedLists go through the public articles once. Everything stands first, then the
// sections in their order, then the tags by name; a section has its feed before its
// first article has come, a tag only with one.
func (x *exporter) feedLists(tx *store.Tx) ([]*feedList, error) {
	all := &feedList{stream: everything()}
	sections, tags := map[string]*feedList{}, map[string]*feedList{}
	list := []*feedList{all}
	for _, t := range x.terms[didban.VocabularySections] {
		sections[t.Code] = &feedList{stream: ofSection(t)}
		list = append(list, sections[t.Code])
	}
	for a, err := range newestArticles(tx) {
		if err != nil {
			return nil, err
		}
		all.add(a, x.size)
		if s := sections[a.Section]; s != nil {
			s.add(a, x.size)
		}
		for _, tag := range a.Tags {
			slug := syndication.Slug(tag)
			if tags[slug] == nil {
				tags[slug] = &feedList{stream: ofTag(tag)}
			}
			tags[slug].add(a, x.size)
		}
	}
	delete(tags, "")
	for _, slug := range slices.Sorted(maps.Keys(tags)) {
		list = append(list, tags[slug])
	}
	return list, nil
}

func (s *feedList) add(a *didban.Article, size int) {
	if len(s.articles) < size && !slices.Contains(s.articles, a) {
		s.articles = append(s.articles, a)
	}
}

func (w *siteWriter) all(tx *store.Tx, x *exporter) (done Counts, err error) {
	list, err := x.feedLists(tx)
	if err != nil {
		return done, err
	}
	for _, s := range list {
		for _, a := range s.articles {
			if err := w.article(tx, x, a, &done); err != nil {
				return done, err
			}
		}
	}
	for _, s := range list {
		if err := w.feeds(tx, x, s, &done); err != nil {
			return done, err
		}
	}
	return done, w.make("index.html", indexOf(x, list).Write)
}

func (w *siteWriter) article(tx *store.Tx, x *exporter, a *didban.Article, done *Counts) error {
	if w.now[pagePath(a)] {
		return nil
	}
	if err := progress.At(x.ctx, progress.Articles, int64(done.Articles), 0); err != nil {
		return err
	}
	page, err := x.page(tx, a)
	if err != nil {
		return err
	}
	done.Articles++
	return w.make(pagePath(a), page.Write)
}

func (w *siteWriter) feeds(tx *store.Tx, x *exporter, s *feedList, done *Counts) error {
	feed, err := x.feed(tx, s.stream, s.articles)
	if err != nil {
		return err
	}
	for _, ending := range slices.Sorted(maps.Keys(feedForms)) {
		feed.Self = x.self(s.stream, ending)
		write := func(out io.Writer) error { return feedForms[ending].write(feed, out) }
		if err := w.make(s.path+ending, write); err != nil {
			return err
		}
		done.Feeds++
	}
	return nil
}

func indexOf(x *exporter, list []*feedList) syndication.Index {
	out := syndication.Index{Title: syndication.TitleOf("", x.publisher()), Publisher: x.publisher(), Note: x.note()}
	for _, s := range list {
		address := escaped(s.path)
		out.Feeds = append(out.Feeds, syndication.IndexFeed{
			Title: syndication.TitleOf(s.label, x.publisher()), RSS: address + ".rss", Atom: address + ".atom", JSON: address + ".json",
		})
	}
	for _, a := range list[0].articles {
		out.Articles = append(out.Articles, syndication.IndexLine{
			Path: pagePath(a), Kicker: a.Kicker, Title: a.Title, Lead: a.Lead, Published: instant(a.Published),
		})
	}
	return out
}

// finish takes away what is no longer published and lists what is.
func (w *siteWriter) finish() error {
	now := slices.Sorted(maps.Keys(w.now))
	for _, name := range w.before {
		if w.now[name] || name == manifest {
			continue
		}
		if err := w.root.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("take %s away: %w", name, err)
		}
	}
	return w.list(now)
}
