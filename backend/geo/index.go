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
	"slices"
	"sync"

	"github.com/tidwall/rtree"

	didban "didban.app/backend"
	"didban.app/backend/follow"
)

// Index is the map in memory. Make one with NewIndex and let it Follow a feed;
// all methods are safe for concurrent use, and none shows half a batch.
type Index struct {
	*follow.Follower

	mu       sync.RWMutex // guards all below
	revision uint64       // of what is laid out below
	since    int64        // the first change of the record, Unix ms; 0 before it

	projects map[didban.ID]*entry
	columns  *columns // the same, laid out for counting
	shared   *shared  // what they have in common
	tree     rtree.RTreeG[*entry]
	// numbers are the feature ids of projects: the sequence of the first change
	// of each, which is the same whenever the index is rebuilt.
	numbers map[didban.ID]uint64

	areas  map[didban.ID]*area
	sorted []*area // by rank, then code
	places map[didban.ID]*didban.Place
	lists  map[didban.ID]*didban.TermList

	reports *reports

	glance   *Glance // laid down by an earlier run; nil for none
	glanceAt uint64  // the revision of it

	city didban.ID // that gave the thresholds; empty while none is there

	cells   []cell
	buckets map[bucket]int32

	judge  didban.Judge
	parted map[didban.ID]bool // the areas that have parts

	windows windows

	sums sums // of the projects, by what was asked for
}

// NewIndex makes an empty index.
func NewIndex() *Index {
	x := &Index{
		projects: map[didban.ID]*entry{},
		numbers:  map[didban.ID]uint64{},
		areas:    map[didban.ID]*area{},
		places:   map[didban.ID]*didban.Place{},
		lists:    map[didban.ID]*didban.TermList{},
		reports:  newReports(),
		buckets:  map[bucket]int32{},
		columns:  newColumns(),
		shared:   newShared(),

		judge: didban.Judge{Limits: didban.DefaultThresholds, Month: firstOfMonth},
	}
	x.Follower = follow.New(x.take)
	return x
}

// Since is when the record began, and with it its saved versions, Unix ms; 0 for an empty one.
func (x *Index) Since() int64 {
	x.mu.RLock()
	defer x.mu.RUnlock()
	return x.since
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
		return cmp.Or(cmp.Compare(a.away, b.away), cmp.Compare(x.columns.ranks[a.slot], x.columns.ranks[b.slot]))
	})
	return found[:min(len(found), max(limit, 0))]
}
