// Package archive is the catalogue of شهرآن in memory: which articles of 100,000 a
// filter leaves, newest first, and how many each section, kind, author, tag, area
// and Jalali year, month and day would leave.
//
// It follows the change feed from the beginning and can be thrown away at any time.
// It keeps neither titles nor bodies: whoever shows an article reads it from the
// store by its id.
package archive

import (
	"cmp"
	"slices"
	"sync/atomic"

	didban "didban.app/backend"
	"didban.app/backend/follow"
)

// Index is the catalogue. Make one with NewIndex and let it Follow a feed; all
// methods are safe for concurrent use, none waits for a change to be taken in, and
// none shows half a batch.
type Index struct {
	*follow.Follower

	// What follows belongs to the follower alone.
	articles map[didban.ID]*entry
	ordered  []*entry // newest first
	areas    map[didban.ID]area
	book     book

	snapshot atomic.Pointer[snapshot] // what is shown
}

// area is what is kept of an area.
type area struct {
	parent  didban.ID
	version int
}

// NewIndex makes an empty catalogue.
func NewIndex() *Index {
	x := &Index{articles: map[didban.ID]*entry{}, areas: map[didban.ID]area{}, book: newBook()}
	x.Follower = follow.New(x.take)
	x.snapshot.Store(&snapshot{book: x.book})
	return x
}

// batch is the present state of all that a run of changes touched; nil where it is
// gone.
type batch struct {
	articles map[didban.ID]*entry
	areas    map[didban.ID]*didban.Area
}

func newBatch() batch { return batch{map[didban.ID]*entry{}, map[didban.ID]*didban.Area{}} }

func (x *Index) take(feed didban.Feed, changes []didban.Change) error {
	b := newBatch()
	for _, c := range follow.Touched(changes) {
		if err := x.load(b, feed, c); err != nil {
			return err
		}
	}
	if changes[0].Seq == 1 {
		x.articles, x.ordered, x.areas = map[didban.ID]*entry{}, nil, map[didban.ID]area{}
	}
	x.apply(b)
	last := changes[len(changes)-1].Seq
	if x.Ready() || last >= feed.Head() { // while the city is read in nobody looks
		x.show(last)
	}
	return nil
}

func (x *Index) show(revision uint64) {
	x.snapshot.Store(newSnapshot(slices.Clone(x.ordered), x.book.clip(), revision))
}

func (x *Index) load(b batch, feed didban.Feed, c didban.Change) error {
	switch c.Kind {
	case didban.KindArticle:
		a, err := follow.Fetch[*didban.Article](feed, c)
		if err != nil {
			return err
		}
		b.articles[c.ID] = x.book.enter(a)
	case didban.KindArea:
		a, err := follow.Fetch[*didban.Area](feed, c)
		if err != nil {
			return err
		}
		b.areas[c.ID] = a
	default: // the other kinds are in no article's facets
	}
	return nil
}

func (x *Index) apply(b batch) {
	for id, a := range b.areas {
		if a == nil {
			delete(x.areas, id)
			continue
		}
		x.areas[id] = area{a.Parent, a.Version}
	}
	if len(b.areas) > 0 {
		x.placeAnew()
	}
	fresh := make([]*entry, 0, len(b.articles))
	for id, e := range b.articles {
		delete(x.articles, id)
		if e != nil {
			e.around = x.around(e.named)
			x.articles[id] = e
			fresh = append(fresh, e)
		}
	}
	x.ordered = slices.DeleteFunc(x.ordered, func(e *entry) bool { return x.articles[e.id] != e })
	x.ordered = merge(x.ordered, fresh)
}

// placeAnew follows a change of the areas themselves. What is shown still holds the
// old entries, hence the copies.
func (x *Index) placeAnew() {
	for i, old := range x.ordered {
		e := *old
		e.around = x.around(e.named)
		x.articles[e.id], x.ordered[i] = &e, &e
	}
}

// around numbers areas and all areas around them.
func (x *Index) around(named []number) []number {
	ids := make([]didban.ID, len(named))
	for i, n := range named {
		ids[i] = didban.ID(x.book.options[n].code)
	}
	return x.book.numbers(FacetArea, didban.AreasAround(ids, func(id didban.ID) didban.ID { return x.areas[id].parent }))
}

// merge puts new entries among the ordered ones.
func merge(kept, fresh []*entry) []*entry {
	slices.SortFunc(fresh, newestFirst)
	out := make([]*entry, 0, len(kept)+len(fresh))
	for _, e := range kept {
		for len(fresh) > 0 && newestFirst(fresh[0], e) < 0 {
			out, fresh = append(out, fresh[0]), fresh[1:]
		}
		out = append(out, e)
	}
	return append(out, fresh...)
}

// newestFirst is the order of the store's index of articles, read backward.
func newestFirst(a, b *entry) int {
	return cmp.Or(cmp.Compare(b.published, a.published), cmp.Compare(b.id, a.id))
}
