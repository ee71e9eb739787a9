package geo

import (
	"github.com/paulmach/orb"
	"github.com/peterstace/simplefeatures/geom"

	didban "didban.app/backend"
)

// Overlap is the ground that a boundary shares with another area, in square metres.
type Overlap struct {
	ID      didban.ID
	Surface float64
}

// Borders is what can be said of a boundary beside the areas around it. Surfaces are in
// square metres; what is under one is an accident of drawing and left out.
type Borders struct {
	Overlaps []Overlap // with areas of the same rank
	Outside  float64   // of the area beyond the one around it
	// Gap is the ground of the area around that none of its parts covers; 0 while a part
	// has no boundary yet.
	Gap float64
	// Moved are the projects that come into the area, or leave it, by their place.
	Moved int
}

const leastSurface = 1.0

// Borders holds the area, whose boundary is the one that is drawn, against the areas
// around it as they are known. A boundary that Normalize refuses tells nothing.
func (x *Index) Borders(a *didban.Area) Borders {
	if a.Boundary == nil {
		return Borders{}
	}
	shape := sound(*a.Boundary)
	if shape == nil || shape.Dimensions() != 2 {
		return Borders{}
	}
	x.mu.RLock()
	defer x.mu.RUnlock()
	m := newMeasured(shape)
	out := Borders{Overlaps: x.overlaps(a, m), Moved: x.moved(a, shape)}
	around := x.areas[a.Parent]
	if around == nil || around.shape == nil {
		return out
	}
	outer := m.plane.flat(around.shape)
	out.Outside = surfaceOf(overlay(geom.Difference, m.flat, outer))
	out.Gap = x.gap(a, m, outer)
	return out
}

func (x *Index) overlaps(a *didban.Area, m measured) (out []Overlap) {
	for _, other := range x.sorted {
		if other.ID == a.ID || other.Rank != a.Rank || other.shape == nil || !other.bound.Intersects(m.bound) {
			continue
		}
		if s := surfaceOf(overlay(geom.Intersection, m.flat, m.plane.flat(other.shape))); s > 0 {
			out = append(out, Overlap{other.ID, s})
		}
	}
	return out
}

// gap gives what of the area around is in none of its parts.
func (x *Index) gap(a *didban.Area, m measured, outer geom.Geometry) float64 {
	left, ok := overlay(geom.Difference, outer, m.flat)
	for _, part := range x.sorted {
		if part.Parent != a.Parent || part.ID == a.ID {
			continue
		}
		if part.shape == nil || !ok {
			return 0
		}
		left, ok = overlay(geom.Difference, left, m.plane.flat(part.shape))
	}
	return surfaceOf(left, ok)
}

// moved counts the projects whose place is in one of the two boundaries, the present and
// the drawn one, and not in the other.
func (x *Index) moved(a *didban.Area, shape orb.Geometry) (n int) {
	bound := shape.Bound()
	before := x.areas[a.ID]
	for e := range x.columns.all() {
		if e.spot == nil {
			continue
		}
		was := before != nil && before.contains(e.at)
		if was != (bound.Contains(e.at) && inside(shape, e.at)) {
			n++
		}
	}
	return n
}

func surfaceOf(g geom.Geometry, ok bool) float64 {
	if !ok || g.Area() < leastSurface {
		return 0
	}
	return g.Area()
}
