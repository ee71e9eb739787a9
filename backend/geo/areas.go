package geo

import (
	"cmp"
	"maps"
	"math"
	"slices"

	"github.com/paulmach/orb"

	didban "didban.app/backend"
	"didban.app/backend/persian"
)

// area is an area with its boundary read.
type area struct {
	*didban.Area
	shape orb.Geometry // polygons in degrees; nil without a readable boundary
	bound orb.Bound
	pin   orb.Point   // a point inside, in degrees, that stands for it
	names []orb.Point // points inside, in degrees, at which its name may stand
	cell  int32
	key   string // its name for sorting
}

func newArea(a *didban.Area) *area {
	if a == nil {
		return nil
	}
	out := &area{Area: a, key: persian.SortKey(a.Name)}
	if a.Boundary == nil {
		return out
	}
	shape, fault := decode(*a.Boundary)
	if fault != nil || shape.Dimensions() != 2 || !drawable(shape) {
		return out
	}
	closeRings(shape)
	out.shape, out.bound, out.pin = shape, shape.Bound(), pinOf(shape)
	out.names = labelsOf(shape, a.Rank, out.pin)
	return out
}

func (a *area) contains(p orb.Point) bool {
	return a.shape != nil && a.bound.Contains(p) && inside(a.shape, p)
}

// AreasAt gives every area whose boundary holds the point, regions first. A point
// on a border is in both areas.
func (x *Index) AreasAt(p didban.Position) []didban.ID {
	x.mu.RLock()
	defer x.mu.RUnlock()
	var out []didban.ID
	for _, a := range x.areasAt(pointOf(p)) {
		out = append(out, a.ID)
	}
	return out
}

func (x *Index) areasAt(p orb.Point) []*area {
	var out []*area
	for _, a := range x.sorted {
		if a.contains(p) {
			out = append(out, a)
		}
	}
	return out
}

// AreaPin gives a point inside an area that stands for it; ok is false for an area
// without a boundary that can be drawn.
func (x *Index) AreaPin(id didban.ID) (at didban.Position, ok bool) {
	x.mu.RLock()
	defer x.mu.RUnlock()
	a := x.areas[id]
	if a == nil || a.shape == nil {
		return at, false
	}
	return didban.Position{Lon: a.pin[0], Lat: a.pin[1]}, true
}

// PinOf gives the point that stands for a geometry on a map: a point inside a
// polygon, the middle of a line. ok is false for what can't be drawn.
func PinOf(g *didban.Geometry) (at didban.Position, ok bool) {
	if g == nil {
		return at, false
	}
	shape, fault := decode(*g)
	if fault != nil || !drawable(shape) {
		return at, false
	}
	closeRings(shape)
	p := pinOf(shape)
	return didban.Position{Lon: p[0], Lat: p[1]}, true
}

// AreaBounds gives the box around the areas that have a boundary, around all of the city
// where none is named; false where none of them has.
func (x *Index) AreaBounds(ids ...string) (didban.Box, bool) {
	x.mu.RLock()
	defer x.mu.RUnlock()
	var whole orb.Bound
	found := false
	for _, a := range x.sorted {
		switch {
		case a.shape == nil || len(ids) > 0 && !slices.Contains(ids, string(a.ID)):
			continue
		case found:
			whole = whole.Union(a.bound)
		default:
			whole, found = a.bound, true
		}
	}
	return boxOf(whole), found
}

// Area gives one area with its boundary; it is shared and must not be changed.
func (x *Index) Area(id didban.ID) (*didban.Area, bool) {
	x.mu.RLock()
	defer x.mu.RUnlock()
	a, ok := x.areas[id]
	if !ok {
		return nil, false
	}
	return a.Area, true
}

// Areas gives every area, regions, then districts, then neighbourhoods, each by
// code; they are shared and must not be changed.
func (x *Index) Areas() []*didban.Area {
	x.mu.RLock()
	defer x.mu.RUnlock()
	out := make([]*didban.Area, len(x.sorted))
	for i, a := range x.sorted {
		out[i] = a.Area
	}
	return out
}

var rankOrder = []didban.AreaKind{didban.AreaRegion, didban.AreaDistrict, didban.AreaNeighbourhood}

func (x *Index) sortAreas() {
	x.sorted = slices.SortedFunc(maps.Values(x.areas), func(a, b *area) int {
		return cmp.Or(
			cmp.Compare(slices.Index(rankOrder, a.Rank), slices.Index(rankOrder, b.Rank)),
			cmp.Compare(a.Code, b.Code), cmp.Compare(a.ID, b.ID),
		)
	})
}

// levels are the ranks by which projects are counted below the zoom of single
// features: regions first, neighbourhoods closer in. A city that has drawn only
// its regions is counted by them at both.
var levels = [2][]didban.AreaKind{
	{didban.AreaRegion},
	{didban.AreaNeighbourhood, didban.AreaDistrict, didban.AreaRegion},
}

// levelOf gives the level of a zoom below 13.
func levelOf(z uint32) int {
	if z <= 11 {
		return 0
	}
	return 1
}

// cell is a spot at which projects are counted: an area, or a bucket, which has
// neither id nor name.
type cell struct {
	id   didban.ID
	name string
	at   orb.Point // in the world
}

// bucketSize is the side of a bucket in degrees, some two kilometres: projects
// outside every area gather there, so that none disappears from the counts.
const bucketSize = 0.02

type bucket [2]int

// cellsAt finds the cells in which something is counted that lies at a point, in degrees, and
// names areas: the area at its place, else the first that it names, else a bucket.
func (x *Index) cellsAt(at orb.Point, names []didban.ID) (cells [len(levels)]int32) {
	here := x.areasAt(at)
	for level, ranks := range levels {
		cells[level] = x.cellOf(at, here, names, ranks)
	}
	return cells
}

func (x *Index) cellOf(at orb.Point, here []*area, names []didban.ID, ranks []didban.AreaKind) int32 {
	var named []*area
	for _, id := range names {
		if a, ok := x.areas[id]; ok && a.shape != nil {
			named = append(named, a)
		}
	}
	for _, known := range [][]*area{here, named} {
		for _, rank := range ranks {
			if i := slices.IndexFunc(known, func(a *area) bool { return a.Rank == rank }); i >= 0 {
				return known[i].cell
			}
		}
	}
	return x.bucketAt(at)
}

func (x *Index) bucketAt(p orb.Point) int32 {
	key := bucket{int(math.Round(p[0] / bucketSize)), int(math.Round(p[1] / bucketSize))}
	n, ok := x.buckets[key]
	if !ok {
		n = int32(len(x.cells))
		x.buckets[key] = n
		x.cells = append(x.cells, cell{at: toWorld(orb.Point{float64(key[0]) * bucketSize, float64(key[1]) * bucketSize})})
	}
	return n
}
