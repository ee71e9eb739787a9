package geo

import (
	"math"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"

	didban "didban.app/backend"
)

// Geometry is projected once, when it comes in, to the "world": the spherical
// Mercator square of web maps scaled to 1, x to the east, y to the south. A tile
// at zoom z is a square of side 2^-z, so cutting one costs a subtraction and a
// multiplication by a power of two, which loses nothing.

// maxLat is where the Mercator square ends, in degrees.
const maxLat = 85.05112877980659

// toWorld projects a WGS84 [lon, lat] in degrees.
func toWorld(p orb.Point) orb.Point {
	sin := math.Sin(p[1] * math.Pi / 180)
	return orb.Point{p[0]/360 + 0.5, 0.5 - math.Log((1+sin)/(1-sin))/(4*math.Pi)}
}

// spot is where a geometry lies.
type spot struct {
	shape orb.Geometry // in the world; a line or polygon, or the points themselves
	box   orb.Bound    // of the shape, in the world
	pin   orb.Point    // the point that stands for it, in the world
	at    orb.Point    // the same in degrees
	bound orb.Bound    // in degrees
}

// locate finds the place of a geometry; nil where there is none, or none that can
// be read or drawn.
func locate(g *didban.Geometry) *spot {
	if g == nil {
		return nil
	}
	shape, fault := decode(*g)
	if fault != nil || !drawable(shape) {
		return nil
	}
	closeRings(shape)
	s := &spot{at: pinOf(shape), bound: shape.Bound()}
	s.shape = project(shape)
	s.box = s.shape.Bound()
	s.pin = toWorld(s.at)
	return s
}

func drawable(g orb.Geometry) bool {
	if empty(g) {
		return false
	}
	b := g.Bound()
	return b.Min[0] >= -180 && b.Max[0] <= 180 && b.Min[1] >= -maxLat && b.Max[1] <= maxLat
}

// project moves a geometry in degrees to the world, in place but for a point.
func project(g orb.Geometry) orb.Geometry {
	if p, ok := g.(orb.Point); ok {
		return toWorld(p)
	}
	for _, path := range paths(g) {
		for i, p := range path {
			path[i] = toWorld(p)
		}
	}
	return g
}

// awaySquared is the squared distance from a point of the world to the shape. The
// Mercator plane keeps angles, so over one city it keeps the order of distances.
func (s *spot) awaySquared(p orb.Point) float64 {
	if inside(s.shape, p) {
		return 0
	}
	if single, ok := s.shape.(orb.Point); ok {
		return planar.DistanceSquared(single, p)
	}
	d := planar.DistanceFrom(s.shape, p)
	return d * d
}

func inside(g orb.Geometry, p orb.Point) bool {
	switch g := g.(type) {
	case orb.Polygon:
		return planar.PolygonContains(g, p)
	case orb.MultiPolygon:
		return planar.MultiPolygonContains(g, p)
	}
	return false
}

func pointOf(p didban.Position) orb.Point { return orb.Point{p.Lon, p.Lat} }
