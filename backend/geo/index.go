// Package geo is the map in memory: where the projects lie, which of them a
// filter shows, the vector tiles that draw them, which areas hold a point, and
// the border check of every geometry that comes in.
//
// It follows the change feed from the beginning and can be thrown away at any
// time. It refuses to know how anything is stored, shown or styled, and it never
// mends the data it is given: what can't be read has no place on the map, and is
// still in the list.
package geo

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"sync"

	"github.com/tidwall/rtree"

	didban "didban.app/backend"
)

// batchSize is how many changes are applied under one lock: few enough that a
// reader waits some milliseconds at most while the whole city is read in.
const batchSize = 1000

// Index is the map in memory. Make one with NewIndex and let it Follow a feed;
// all methods are safe for concurrent use, and none shows half a batch.
type Index struct {
	following sync.Mutex // held by the one goroutine that reads the feed

	ready chan struct{} // closed when the head of the feed was first reached
	once  sync.Once

	mu       sync.RWMutex // guards all below
	revision uint64
	failed   error         // why following ended; nil while nothing is wrong
	turned   chan struct{} // closed and replaced when failed changes

	projects map[didban.ID]*entry
	ordered  []*entry // in list order
	tree     rtree.RTreeG[*entry]
	// numbers are the feature ids of projects: the sequence of the first change
	// of each, which is the same whenever the index is rebuilt.
	numbers map[didban.ID]uint64

	areas  map[didban.ID]*area
	sorted []*area // by rank, then code
	places map[didban.ID]*didban.Place

	cells   []cell
	buckets map[bucket]int

	options  []option // of all facets, by number
	numbered map[option]int

	laying sync.Mutex // guards laid among readers
	laid   *columns   // nil after a change

	windows windows
}

// NewIndex makes an empty index.
func NewIndex() *Index {
	return &Index{
		ready:    make(chan struct{}),
		turned:   make(chan struct{}),
		projects: map[didban.ID]*entry{},
		numbers:  map[didban.ID]uint64{},
		areas:    map[didban.ID]*area{},
		places:   map[didban.ID]*didban.Place{},
		buckets:  map[bucket]int{},
		numbered: map[option]int{},
	}
}

// Follow applies the feed's changes in batches and waits for more until the
// context ends, then returns nil. It calls progress, which may be nil, after each
// batch with the last applied sequence and the feed's head. It fails only when
// the feed does.
func (x *Index) Follow(ctx context.Context, feed didban.Feed, progress func(done, total uint64)) error {
	for {
		if err := x.catchUp(ctx, feed, progress); err != nil {
			return x.unlessEnded(ctx, err)
		}
		if err := feed.Wait(ctx, x.Revision()); err != nil {
			return x.unlessEnded(ctx, fmt.Errorf("wait for changes: %w", err))
		}
	}
}

// unlessEnded keeps a failure for those who Await; the context's end is none.
func (x *Index) unlessEnded(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return nil
	}
	x.turn(err)
	return err
}

func (x *Index) turn(failed error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.failed == nil && failed == nil {
		return
	}
	x.failed = failed
	close(x.turned)
	x.turned = make(chan struct{})
}

// CatchUp applies every change up to the feed's head and returns. It fails only
// when the feed does.
func (x *Index) CatchUp(feed didban.Feed) error {
	return x.catchUp(context.Background(), feed, nil)
}

func (x *Index) catchUp(ctx context.Context, feed didban.Feed, progress func(done, total uint64)) error {
	x.following.Lock()
	defer x.following.Unlock()
	for ctx.Err() == nil {
		done, total := x.Revision(), feed.Head()
		if done >= total {
			x.once.Do(func() { close(x.ready) })
			x.turn(nil)
			return nil
		}
		b, err := read(feed, done)
		if err != nil {
			return err
		}
		x.apply(b)
		if progress != nil {
			progress(b.last, max(b.last, total))
		}
	}
	return ctx.Err()
}

// Revision is the sequence of the last applied change, 0 at the beginning.
func (x *Index) Revision() uint64 {
	x.mu.RLock()
	defer x.mu.RUnlock()
	return x.revision
}

// Ready reports whether the index has reached the head of its feed at least once.
func (x *Index) Ready() bool {
	select {
	case <-x.ready:
		return true
	default:
		return false
	}
}

// Await returns nil once the index is ready, or the context's error. Where
// following has failed it returns why, until the head is reached after all: the
// index may then be behind the data.
func (x *Index) Await(ctx context.Context) error {
	for {
		x.mu.RLock()
		failed, turned := x.failed, x.turned
		x.mu.RUnlock()
		if failed != nil {
			return failed
		}
		select {
		case <-x.ready:
			return nil
		case <-turned:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// Facts gives one project's facts, which are shared and must not be changed.
func (x *Index) Facts(id didban.ID) (*didban.ProjectFacts, bool) {
	x.mu.RLock()
	defer x.mu.RUnlock()
	e, ok := x.projects[id]
	if !ok {
		return nil, false
	}
	return e.facts, true
}

// Nearby gives up to limit located projects, nearest first, measured to the
// nearest part of each geometry. Inside a polygon the distance is nought; equal
// distances are in list order.
func (x *Index) Nearby(p didban.Position, limit int) []*didban.ProjectFacts {
	x.mu.RLock()
	defer x.mu.RUnlock()
	found := x.nearest(toWorld(pointOf(p)), limit)
	out := make([]*didban.ProjectFacts, len(found))
	for i, near := range found {
		out[i] = near.facts
	}
	return out
}

type neighbour struct {
	*entry
	away float64 // squared, in world units
}

// nearest reads on past limit while the distances stay equal, so that the order
// of the tree decides nothing.
func (x *Index) nearest(at [2]float64, limit int) []neighbour {
	var found []neighbour
	away := rtree.BoxDist(at, at, func(_, _ [2]float64, e *entry) float64 { return e.awaySquared(at) })
	x.tree.Nearby(away, func(_, _ [2]float64, e *entry, d float64) bool {
		if len(found) >= limit && (limit <= 0 || d > found[limit-1].away) {
			return false
		}
		found = append(found, neighbour{e, d})
		return true
	})
	slices.SortFunc(found, func(a, b neighbour) int {
		return cmp.Or(cmp.Compare(a.away, b.away), cmp.Compare(a.rank, b.rank))
	})
	return found[:min(len(found), max(limit, 0))]
}
