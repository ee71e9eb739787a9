package api

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
	"didban.app/backend/store"
	"didban.app/backend/syndication"
)

// manifest is the file of a published folder that lists the others: by it, Publish
// knows what it may replace and what it must take away.
const manifest = "didban-feeds.json"

// Published counts what Publish wrote.
type Published struct{ Feeds, Articles int }

// Publish writes the feeds of everything, of every section and of every tag into a
// folder, in three forms each, with a page of every article they hold, their
// pictures and a first page: a folder to be laid on a web site as it is. base is
// the address under which it will lie, an http or https URL that ends with a
// stroke; without one the feeds have no links and carry their pictures themselves.
// size is how many articles a feed holds; 0 is fifty.
//
// The folder must be missing, empty or written by Publish before (else CodeInvalid,
// publish.notOurs). Each file is replaced whole, feeds after what they name; what is
// no longer published, such as an article that was withdrawn, is taken away at last.
func Publish(ctx context.Context, by *gate.Caller, dir, base string, size int) (Published, error) {
	c := caller{by}
	p, err := openPress(dir)
	if err != nil {
		return Published{}, err
	}
	done, err := gate.Within(c, func(tx *store.Tx) (Published, error) {
		o, err := c.outlet(ctx, tx)
		if err != nil {
			return Published{}, err
		}
		if size > 0 {
			o.size = size
		}
		if base != "" {
			o.base, o.keep = base, p.write
		}
		return p.all(tx, o)
	})
	if err == nil {
		err = p.finish()
	} else {
		err = errors.Join(err, p.list(append(p.before, slices.Sorted(maps.Keys(p.now))...)))
	}
	return done, errors.Join(err, p.root.Close())
}

// press writes a published folder.
type press struct {
	root   *os.Root
	before []string        // the files of the last time
	now    map[string]bool // the files of this time
}

func openPress(dir string) (*press, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, fmt.Errorf("folder of feeds: %w", err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("folder of feeds: %w", err)
	}
	p := &press{root: root, now: map[string]bool{}}
	if err := p.recall(dir); err != nil {
		return nil, errors.Join(err, root.Close())
	}
	return p, nil
}

// recall reads what the last time wrote, or marks an empty folder as ours.
func (p *press) recall(dir string) error {
	content, err := p.root.ReadFile(manifest)
	if err == nil {
		if err := json.Unmarshal(content, &p.before); err != nil {
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
	return p.list(nil)
}

// list writes the manifest.
func (p *press) list(files []string) error {
	content, err := json.MarshalIndent(append([]string{}, files...), "", " ")
	if err != nil {
		return fmt.Errorf("list the files: %w", err)
	}
	return p.replace(manifest, content)
}

// write writes a file once.
func (p *press) write(name string, content []byte) error {
	if p.now[name] {
		return nil
	}
	p.now[name] = true
	return p.replace(name, content)
}

// replace writes a file so that it is always whole.
func (p *press) replace(name string, content []byte) error {
	if err := p.root.MkdirAll(path.Dir(name), 0o755); err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	err := p.root.WriteFile(name+".part", content, 0o644)
	if err == nil {
		err = p.root.Rename(name+".part", name)
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	return nil
}

func (p *press) make(name string, write func(io.Writer) error) error {
	var out bytes.Buffer
	if err := write(&out); err != nil {
		return err
	}
	return p.write(name, out.Bytes())
}

// shelf is a stream with its newest articles.
type shelf struct {
	stream
	articles []*didban.Article
}

// shelves go through the public articles once. Everything stands first, then the
// sections in their order, then the tags by name; a section has its feed before its
// first article has come, a tag only with one.
func (c caller) shelves(tx *store.Tx, size int) ([]*shelf, error) {
	all := &shelf{stream: everything()}
	sections, tags := map[string]*shelf{}, map[string]*shelf{}
	list := []*shelf{all}
	for _, t := range didban.Sections {
		sections[t.Code] = &shelf{stream: ofSection(t)}
		list = append(list, sections[t.Code])
	}
	for a, err := range c.public(tx) {
		if err != nil {
			return nil, err
		}
		all.take(a, size)
		if s := sections[a.Section]; s != nil {
			s.take(a, size)
		}
		for _, tag := range a.Tags {
			slug := syndication.Slug(tag)
			if tags[slug] == nil {
				tags[slug] = &shelf{stream: ofTag(tag)}
			}
			tags[slug].take(a, size)
		}
	}
	delete(tags, "")
	for _, slug := range slices.Sorted(maps.Keys(tags)) {
		list = append(list, tags[slug])
	}
	return list, nil
}

func (s *shelf) take(a *didban.Article, size int) {
	if len(s.articles) < size && !slices.Contains(s.articles, a) {
		s.articles = append(s.articles, a)
	}
}

func (p *press) all(tx *store.Tx, o *outlet) (done Published, err error) {
	list, err := o.from.shelves(tx, o.size)
	if err != nil {
		return done, err
	}
	for _, s := range list {
		for _, a := range s.articles {
			if err := p.article(tx, o, a, &done); err != nil {
				return done, err
			}
		}
	}
	for _, s := range list {
		if err := p.feeds(tx, o, s, &done); err != nil {
			return done, err
		}
	}
	return done, p.make("index.html", indexOf(o, list).Write)
}

func (p *press) article(tx *store.Tx, o *outlet, a *didban.Article, done *Published) error {
	if p.now[pagePath(a)] {
		return nil
	}
	if err := o.ctx.Err(); err != nil {
		return err
	}
	page, err := o.page(tx, a)
	if err != nil {
		return err
	}
	done.Articles++
	return p.make(pagePath(a), page.Write)
}

func (p *press) feeds(tx *store.Tx, o *outlet, s *shelf, done *Published) error {
	feed, err := o.feed(tx, s.stream, s.articles)
	if err != nil {
		return err
	}
	for _, ending := range slices.Sorted(maps.Keys(feedForms)) {
		feed.Self = o.self(s.stream, ending)
		write := func(w io.Writer) error { return feedForms[ending].write(feed, w) }
		if err := p.make(s.path+ending, write); err != nil {
			return err
		}
		done.Feeds++
	}
	return nil
}

func indexOf(o *outlet, list []*shelf) syndication.Index {
	out := syndication.Index{Title: syndication.TitleOf("", o.publisher()), Publisher: o.publisher(), Note: o.note()}
	for _, s := range list {
		at := escaped(s.path)
		out.Feeds = append(out.Feeds, syndication.IndexFeed{
			Title: syndication.TitleOf(s.label, o.publisher()), RSS: at + ".rss", Atom: at + ".atom", JSON: at + ".json",
		})
	}
	for _, a := range list[0].articles {
		out.Articles = append(out.Articles, syndication.IndexLine{
			Path: pagePath(a), Kicker: a.Kicker, Title: a.Title, Lead: a.Lead, Published: at(a.Published),
		})
	}
	return out
}

// finish takes away what is no longer published and lists what is.
func (p *press) finish() error {
	now := slices.Sorted(maps.Keys(p.now))
	for _, name := range p.before {
		if p.now[name] || name == manifest {
			continue
		}
		if err := p.root.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("take %s away: %w", name, err)
		}
	}
	return p.list(now)
}
