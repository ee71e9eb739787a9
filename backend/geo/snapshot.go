package geo

import (
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/encoding/wkb"

	didban "didban.app/backend"
	"didban.app/backend/follow"
)

// Part is a piece of what the map lays down; what is in it is the map's own affair.
type Part struct {
	Head     *Head
	Projects []Kept
}

// Head is the first part.
type Head struct {
	Since int64
	// Gone are the feature ids of projects that are no longer there: one that comes back has
	// its own again.
	Gone map[didban.ID]uint64
	// Others are the nouns that are no projects. They are few, and read from the record.
	Others []didban.Ref
}

// Kept is one project.
type Kept struct {
	Number  uint64
	Version int
	Named   []didban.ID
	Words   []string            // of what it is searched in
	Facts   didban.ProjectFacts // without what the map fills in of areas and days
	Shape   []byte              // in the world, as WKB; empty where it has no place
	At      orb.Point
	Bound   orb.Bound
}

// partSize is how many projects a part has.
const partSize = 1000

var _ follow.Keeper[*Part] = (*Index)(nil)

// Parts gives what the map holds, to be laid down.
func (x *Index) Parts() (uint64, iter.Seq[*Part]) {
	x.mu.RLock()
	defer x.mu.RUnlock()
	head := &Head{Since: x.since, Gone: maps.Clone(x.numbers), Others: x.others()}
	entries, texts := make([]entry, 0, len(x.projects)), x.columns.texts.emptied()
	for e := range x.columns.all() {
		entries = append(entries, *e)
		delete(head.Gone, e.facts.ID)
	}
	return x.revision, func(yield func(*Part) bool) {
		if !yield(&Part{Head: head}) {
			return
		}
		for some := range slices.Chunk(entries, partSize) {
			part := &Part{Projects: make([]Kept, len(some))}
			for i := range some {
				part.Projects[i] = some[i].kept(&texts)
			}
			if !yield(part) {
				return
			}
		}
	}
}

// others lists what is not a project; the caller holds the lock.
func (x *Index) others() (out []didban.Ref) {
	add := func(kind didban.Kind, ids iter.Seq[didban.ID]) {
		for id := range ids {
			out = append(out, didban.Ref{Kind: kind, ID: id})
		}
	}
	add(didban.KindArea, maps.Keys(x.areas))
	add(didban.KindPlace, maps.Keys(x.places))
	add(didban.KindTerms, maps.Keys(x.lists))
	add(didban.KindReport, maps.Keys(x.reports.entries))
	if x.city != "" {
		out = append(out, didban.Ref{Kind: didban.KindCity, ID: x.city})
	}
	return out
}

func (e *entry) kept(texts *texts) Kept {
	k := Kept{Number: e.number, Version: e.version, Named: e.named, Facts: *e.facts}
	k.Facts.Areas, k.Facts.Unassigned, k.Facts.AreaKey, k.Facts.Judged = nil, nil, "", didban.Judged{}
	for _, n := range e.words {
		k.Words = append(k.Words, string(texts.word(n)))
	}
	if e.spot != nil {
		k.Shape, k.At, k.Bound = wkb.MustMarshal(e.shape), e.at, e.bound
	}
	return k
}

// entry makes the project again.
func (k *Kept) entry() (*entry, error) {
	e := &entry{facts: &k.Facts, version: k.Version, named: k.Named, slot: noSlot, text: strings.Join(k.Words, " ")}
	if len(k.Shape) == 0 {
		return e, nil
	}
	shape, err := wkb.Unmarshal(k.Shape)
	if err != nil {
		return nil, fmt.Errorf("shape of project %s: %w", k.Facts.ID, err)
	}
	e.spot = &spot{shape: shape, box: shape.Bound(), pin: toWorld(k.At), at: k.At, bound: k.Bound}
	return e, nil
}

// Resume takes up what Parts gave.
func (x *Index) Resume(feed didban.Feed, revision uint64, parts iter.Seq2[*Part, error]) error {
	return x.Begin(revision, func() error {
		b := newBatch()
		b.anew, b.last = true, revision
		for part, err := range parts {
			if err == nil {
				err = b.resume(feed, part)
			}
			if err != nil {
				return err
			}
		}
		x.apply(b)
		return nil
	})
}

func (b *batch) resume(feed didban.Feed, part *Part) error {
	if head := part.Head; head != nil {
		b.began, b.first = head.Since, head.Gone
		if b.first == nil {
			b.first = map[didban.ID]uint64{}
		}
		for id := range b.first {
			b.projects[id] = nil
		}
		for _, ref := range head.Others {
			if err := b.load(feed, didban.Change{Kind: ref.Kind, ID: ref.ID}); err != nil {
				return err
			}
		}
	}
	for i := range part.Projects {
		k := &part.Projects[i]
		e, err := k.entry()
		if err != nil {
			return err
		}
		b.first[k.Facts.ID], b.projects[k.Facts.ID] = k.Number, e
	}
	return nil
}
