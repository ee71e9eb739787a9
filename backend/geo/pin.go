package geo

import (
	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"
	"github.com/peterstace/simplefeatures/geom"
)

// pinOf is the point that stands for a geometry: the middle of a line (of the
// longest of several), a point inside a polygon, the member of a group of points
// nearest to its centre.
func pinOf(g orb.Geometry) orb.Point {
	switch g := g.(type) {
	case orb.Point:
		return g
	case orb.LineString:
		return middle(g)
	case orb.MultiLineString:
		return middle(longest(g))
	}
	at, ok := toGeom(g).PointOnSurface().XY()
	if !ok {
		return g.Bound().Center()
	}
	return orb.Point{at.X, at.Y}
}

func longest(lines orb.MultiLineString) orb.LineString {
	best := lines[0]
	for _, line := range lines[1:] {
		if planar.Length(line) > planar.Length(best) {
			best = line
		}
	}
	return best
}

// middle walks half the line's length.
func middle(line orb.LineString) orb.Point {
	left := planar.Length(line) / 2
	for i := 1; i < len(line); i++ {
		a, b := line[i-1], line[i]
		step := planar.Distance(a, b)
		if step >= left && step > 0 {
			t := left / step
			return orb.Point{a[0] + (b[0]-a[0])*t, a[1] + (b[1]-a[1])*t}
		}
		left -= step
	}
	return line[0]
}

// toGeom hands lines, polygons and several points to the library that knows their topology.
func toGeom(g orb.Geometry) geom.Geometry {
	switch g := g.(type) {
	case orb.LineString:
		return toLine(g).AsGeometry()
	case orb.MultiLineString:
		lines := make([]geom.LineString, len(g))
		for i, line := range g {
			lines[i] = toLine(line)
		}
		return geom.NewMultiLineString(lines).AsGeometry()
	case orb.MultiPoint:
		return geom.NewMultiPoint(toPoints(g)).AsGeometry()
	case orb.Polygon:
		return toPolygon(g).AsGeometry()
	case orb.MultiPolygon:
		polygons := make([]geom.Polygon, len(g))
		for i, p := range g {
			polygons[i] = toPolygon(p)
		}
		return geom.NewMultiPolygon(polygons).AsGeometry()
	}
	return geom.Geometry{}
}

func toPoints(points []orb.Point) []geom.Point {
	out := make([]geom.Point, len(points))
	for i, p := range points {
		out[i] = geom.XY{X: p[0], Y: p[1]}.AsPoint()
	}
	return out
}

func toPolygon(p orb.Polygon) geom.Polygon {
	rings := make([]geom.LineString, len(p))
	for i, ring := range p {
		rings[i] = toLine(ring)
	}
	return geom.NewPolygon(rings)
}

func toLine(points []orb.Point) geom.LineString {
	flat := make([]float64, 0, 2*len(points))
	for _, at := range points {
		flat = append(flat, at[0], at[1])
	}
	return geom.NewLineString(geom.NewSequence(flat, geom.DimXY))
}
