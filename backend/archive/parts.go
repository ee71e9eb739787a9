package archive

import (
	"iter"
	"maps"
	"slices"

	didban "didban.app/backend"
	"didban.app/backend/follow"
)

// Part is a piece of what the catalogue lays down; what is in it is the catalogue's own affair.
type Part struct {
	Areas    []didban.ID // they are few, and read from the record
	Articles []Kept
}

// Kept is one article, with its names as they are written.
type Kept struct {
	ID                didban.ID
	Version           int
	Published, Choice int64
	Section, Form     string
	Author            string
	Tags              []string
	Named             []didban.ID
}

// partSize is how many articles a part has.
const partSize = 5000

var _ follow.Keeper[*Part] = (*Index)(nil)

// Parts gives what the catalogue holds, to be laid down.
func (x *Index) Parts() (revision uint64, parts iter.Seq[*Part]) {
	var head Part
	var entries []*entry // none is ever changed
	var names book
	x.Still(func(at uint64) {
		revision, entries, names = at, slices.Clone(x.ordered), x.book.clip()
		head.Areas = slices.Collect(maps.Keys(x.areas))
	})
	return revision, func(yield func(*Part) bool) {
		if !yield(&head) {
			return
		}
		for some := range slices.Chunk(entries, partSize) {
			part := &Part{Articles: make([]Kept, len(some))}
			for i, e := range some {
				part.Articles[i] = names.kept(e)
			}
			if !yield(part) {
				return
			}
		}
	}
}

func (b *book) kept(e *entry) Kept {
	k := Kept{
		ID: e.id, Version: e.version, Published: e.published, Choice: e.choice,
		Section: b.options[e.section].code, Form: b.options[e.form].code, Author: b.spellings[e.author].text,
	}
	for _, n := range e.tags {
		k.Tags = append(k.Tags, b.spellings[n].text)
	}
	for _, n := range e.named {
		k.Named = append(k.Named, didban.ID(b.options[n].code))
	}
	return k
}

func (k *Kept) article() *didban.Article {
	return &didban.Article{
		Meta: didban.Meta{ID: k.ID, Version: k.Version}, Published: k.Published, Choice: k.Choice,
		Section: k.Section, Form: k.Form, Author: k.Author, Tags: k.Tags, Areas: k.Named,
	}
}

// Resume takes up what Parts gave.
func (x *Index) Resume(feed didban.Feed, revision uint64, parts iter.Seq2[*Part, error]) error {
	return x.Begin(revision, func() error {
		b := newBatch()
		for part, err := range parts {
			if err != nil {
				return err
			}
			for _, id := range part.Areas {
				if err := x.load(b, feed, didban.Change{Kind: didban.KindArea, ID: id}); err != nil {
					return err
				}
			}
			for i := range part.Articles {
				b.articles[part.Articles[i].ID] = x.book.enter(part.Articles[i].article())
			}
		}
		x.apply(b)
		x.show(revision)
		return nil
	})
}
