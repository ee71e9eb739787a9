package geo

import (
	"cmp"
	"slices"

	"github.com/paulmach/orb"
	"github.com/peterstace/simplefeatures/geom"

	didban "didban.app/backend"
)

// AreaShare is how much of a geometry lies in an area: of its points, its length or its
// surface, above 0 and at most 1.
type AreaShare struct {
	ID    didban.ID
	Share float64
}

// leastShare is what of a geometry must lie in an area for the area to be named: a road
// that only touches the next neighbourhood is not a project of it.
const leastShare = 0.05

// AreasOf gives the smallest areas in which a geometry lies, the largest share first: an
// area of which a part is named is not named beside it. What lies on a border is in both
// areas. It gives none for a geometry that Normalize refuses.
func (x *Index) AreasOf(g didban.Geometry) []AreaShare {
	shape := sound(g)
	if shape == nil {
		return nil
	}
	x.mu.RLock()
	defer x.mu.RUnlock()
	m := newMeasured(shape)
	var out []AreaShare
	for _, a := range x.sorted {
		if share := m.shareIn(a); share >= leastShare {
			out = append(out, AreaShare{a.ID, share})
		}
	}
	out = x.smallest(out)
	slices.SortStableFunc(out, func(a, b AreaShare) int { return cmp.Compare(b.Share, a.Share) })
	return out
}

// sound reads a geometry that Normalize takes; nil for any other.
func sound(g didban.Geometry) orb.Geometry {
	g, faults := Normalize(g)
	if slices.ContainsFunc(faults, func(f *didban.Error) bool { return !Warning(f) }) {
		return nil
	}
	shape, fault := decode(g)
	if fault != nil {
		return nil
	}
	return shape
}

// smallest leaves out the areas around another that is there.
func (x *Index) smallest(all []AreaShare) []AreaShare {
	around := map[didban.ID]bool{}
	for _, one := range all {
		for _, id := range didban.Ancestry(x.parent(one.ID), x.parent) {
			around[id] = true
		}
	}
	return slices.DeleteFunc(all, func(one AreaShare) bool { return around[one.ID] })
}

// measured is a geometry on the plane around it, with its extent: the number of its
// points, its metres or its square metres.
type measured struct {
	shape  orb.Geometry // in degrees
	bound  orb.Bound
	plane  plane
	flat   geom.Geometry
	extent float64
}

func newMeasured(shape orb.Geometry) measured {
	m := measured{shape: shape, bound: shape.Bound()}
	m.plane = planeAt(m.bound.Center())
	if shape.Dimensions() == 0 {
		m.extent = float64(len(positions(shape)))
		return m
	}
	// A line that runs back over itself is counted once, as it is within an area.
	flat, err := geom.UnaryUnion(m.plane.flat(shape))
	if err != nil {
		return m
	}
	m.flat, m.extent = flat, extentOf(flat, shape.Dimensions())
	return m
}

// shareIn gives what of the geometry lies in an area; 0 where the area's border can't be
// laid over it.
func (m measured) shareIn(a *area) float64 {
	if m.extent == 0 || a.shape == nil || !a.bound.Intersects(m.bound) {
		return 0
	}
	if m.shape.Dimensions() == 0 {
		in := 0
		for _, p := range positions(m.shape) {
			if a.contains(p) {
				in++
			}
		}
		return float64(in) / m.extent
	}
	common, ok := overlay(geom.Intersection, m.flat, m.plane.flat(a.shape))
	if !ok {
		return 0
	}
	return min(extentOf(common, m.shape.Dimensions())/m.extent, 1)
}

func extentOf(g geom.Geometry, dimensions int) float64 {
	if dimensions == 2 {
		return g.Area()
	}
	return g.Length()
}

// overlay lays two geometries of one plane over each other; ok is false where a border
// that was stored crosses itself, so that nobody can say what it holds.
func overlay(with func(a, b geom.Geometry) (geom.Geometry, error), a, b geom.Geometry) (geom.Geometry, bool) {
	if a.Validate() != nil || b.Validate() != nil {
		return geom.Geometry{}, false
	}
	out, err := with(a, b)
	return out, err == nil
}

// plane is the ground around a point, flat: metres eastward and northward of it. Over a
// city its lengths are true to some ten thousandths.
type plane struct {
	origin      orb.Point
	east, north float64 // metres of a degree
}

func planeAt(p orb.Point) plane {
	north, east := radii(p[1])
	return plane{origin: p, east: east * radian, north: north * radian}
}

// flat lays a geometry on the plane; lines and polygons alone.
func (p plane) flat(g orb.Geometry) geom.Geometry {
	return toGeom(g).TransformXY(func(at geom.XY) geom.XY {
		return geom.XY{X: (at.X - p.origin[0]) * p.east, Y: (at.Y - p.origin[1]) * p.north}
	})
}
