package geo

import (
	"encoding/json"
	"errors"
	"slices"

	"github.com/paulmach/orb"

	didban "didban.app/backend"
)

// position reads one GeoJSON position. Two numbers are needed; a height and what
// follows it is left out. The plain decoder would take [51.4] and [null, 34] for
// places.
type position orb.Point

var errPosition = errors.New("a position needs two numbers")

// UnmarshalJSON reads the position.
func (p *position) UnmarshalJSON(b []byte) error {
	var numbers []*float64
	if err := json.Unmarshal(b, &numbers); err != nil {
		return err
	}
	if len(numbers) < 2 || slices.Contains(numbers, nil) {
		return errPosition
	}
	p[0], p[1] = *numbers[0], *numbers[1]
	return nil
}

// decode reads a geometry as it stands; its rings may be open and its lines too
// short. It fails with "geometry.type" or "geometry.syntax".
func decode(g didban.Geometry) (orb.Geometry, *didban.Error) {
	var out orb.Geometry
	var err error
	switch g.Type {
	case "Point":
		var c position
		err = json.Unmarshal(g.Coordinates, &c)
		out = orb.Point(c)
	case "MultiPoint":
		var c []position
		err = json.Unmarshal(g.Coordinates, &c)
		out = orb.MultiPoint(points(c))
	case "LineString":
		var c []position
		err = json.Unmarshal(g.Coordinates, &c)
		out = orb.LineString(points(c))
	case "MultiLineString":
		var c [][]position
		err = json.Unmarshal(g.Coordinates, &c)
		out = lines(c)
	case "Polygon":
		var c [][]position
		err = json.Unmarshal(g.Coordinates, &c)
		out = polygon(c)
	case "MultiPolygon":
		var c [][][]position
		err = json.Unmarshal(g.Coordinates, &c)
		out = polygons(c)
	default:
		return nil, didban.Fault(didban.CodeInvalid, "geometry.type", "value", g.Type)
	}
	if err != nil || string(g.Coordinates) == "null" {
		return nil, didban.Fault(didban.CodeInvalid, "geometry.syntax").Because(err)
	}
	return out, nil
}

func points(c []position) []orb.Point {
	out := make([]orb.Point, len(c))
	for i, p := range c {
		out[i] = orb.Point(p)
	}
	return out
}

func lines(c [][]position) orb.MultiLineString {
	out := make(orb.MultiLineString, len(c))
	for i, line := range c {
		out[i] = points(line)
	}
	return out
}

func polygon(c [][]position) orb.Polygon {
	out := make(orb.Polygon, len(c))
	for i, ring := range c {
		out[i] = points(ring)
	}
	return out
}

func polygons(c [][][]position) orb.MultiPolygon {
	out := make(orb.MultiPolygon, len(c))
	for i, p := range c {
		out[i] = polygon(p)
	}
	return out
}

// paths gives the runs of points a geometry is made of, not copied; a single
// point has none.
func paths(g orb.Geometry) [][]orb.Point {
	var out [][]orb.Point
	switch g := g.(type) {
	case orb.MultiPoint:
		out = append(out, g)
	case orb.LineString:
		out = append(out, g)
	case orb.MultiLineString:
		for _, line := range g {
			out = append(out, line)
		}
	case orb.Polygon:
		for _, ring := range g {
			out = append(out, ring)
		}
	case orb.MultiPolygon:
		for _, p := range g {
			out = append(out, paths(p)...)
		}
	}
	return out
}

// empty reports whether any part of a geometry lacks the points to be drawn.
func empty(g orb.Geometry) bool {
	if _, ok := g.(orb.Point); ok {
		return false
	}
	if mp, ok := g.(orb.MultiPolygon); ok && slices.ContainsFunc(mp, func(p orb.Polygon) bool { return len(p) == 0 }) {
		return true
	}
	parts, need := paths(g), leastPoints(g)
	return len(parts) == 0 || slices.ContainsFunc(parts, func(p []orb.Point) bool { return len(p) < need })
}

// leastPoints is how many positions a part needs, leaving aside the one that
// closes a ring.
func leastPoints(g orb.Geometry) int {
	switch g.Dimensions() {
	case 0:
		return 1
	case 1:
		return 2
	}
	return 3
}

// closeRings closes in place the rings that a file left open.
func closeRings(g orb.Geometry) {
	switch g := g.(type) {
	case orb.Polygon:
		for i, ring := range g {
			if !ring.Closed() {
				g[i] = append(ring, ring[0])
			}
		}
	case orb.MultiPolygon:
		for _, p := range g {
			closeRings(p)
		}
	}
}
