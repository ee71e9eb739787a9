package geo

import (
	"math"
	"slices"
	"strconv"

	"github.com/paulmach/orb"

	didban "didban.app/backend"
)

// The border: what a geometry from outside must be before it is stored.
var (
	// accepted is where a geometry may lie; what lies beyond is refused.
	accepted = boundOf(didban.Surroundings)
	// expected is the city and its surroundings; what lies beyond is remarked on.
	expected = orb.Bound{Min: orb.Point{51.30, 33.90}, Max: orb.Point{51.60, 34.10}}
	// utm is accepted in metres of UTM zone 39N (EPSG:32639), rounded outward.
	utm = orb.Bound{Min: orb.Point{490_000, 3_694_000}, Max: orb.Point{585_000, 3_820_000}}
)

func boundOf(b didban.Box) orb.Bound {
	return orb.Bound{Min: orb.Point{b.West, b.South}, Max: orb.Point{b.East, b.North}}
}

// grain is how many parts of a degree are kept apart: 7 decimals, a centimetre.
const grain = 10_000_000

const keyFarOut = "geometry.farOut"

// Normalize checks a geometry that comes in and gives it as it is to be stored:
// RFC 7946, outer rings counter-clockwise, at most 7 decimals, no heights. Where
// it finds a fault it returns the geometry as it came, with every fault that can
// be told: wrong place first, then the shape of each part. A fault for which
// Warning is true is a remark; the geometry may be stored.
func Normalize(g didban.Geometry) (didban.Geometry, []*didban.Error) {
	shape, fault := decode(g)
	if fault != nil {
		return g, []*didban.Error{fault}
	}
	if fault := checkPlace(shape); fault != nil {
		return g, []*didban.Error{fault}
	}
	shape = rounded(shape)
	if faults := checkShape(shape); len(faults) > 0 {
		return g, faults
	}
	rewind(shape)
	return encode(shape), remarks(shape)
}

// Warning tells a remark of Normalize from a fault that refuses the geometry.
func Warning(e *didban.Error) bool { return e.Key == keyFarOut }

// checkPlace wants every position near Kashan and, where none of them is for one
// plain reason, names the reason.
func checkPlace(g orb.Geometry) *didban.Error {
	all := positions(g)
	stray := slices.IndexFunc(all, outside(accepted))
	if stray < 0 {
		return nil
	}
	args := []string{"lon", degrees(all[stray][0]), "lat", degrees(all[stray][1])}
	switch {
	case !slices.ContainsFunc(all, outside(utm)):
		return didban.Fault(didban.CodeInvalid, "geometry.utm", "easting", args[1], "northing", args[3])
	case !slices.ContainsFunc(all, func(p orb.Point) bool { return !accepted.Contains(orb.Point{p[1], p[0]}) }):
		return didban.Fault(didban.CodeInvalid, "geometry.swapped", args...)
	}
	return didban.Fault(didban.CodeInvalid, "geometry.outside", args...)
}

func outside(b orb.Bound) func(orb.Point) bool {
	return func(p orb.Point) bool { return !b.Contains(p) }
}

func degrees(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

func positions(g orb.Geometry) []orb.Point {
	if p, ok := g.(orb.Point); ok {
		return []orb.Point{p}
	}
	return slices.Concat(paths(g)...)
}

// rounded rounds in place, but for a point.
func rounded(g orb.Geometry) orb.Geometry {
	if p, ok := g.(orb.Point); ok {
		return roundedPoint(p)
	}
	return orb.Round(g, grain)
}

func roundedPoint(p orb.Point) orb.Point {
	return orb.Point{math.Round(p[0]*grain) / grain, math.Round(p[1]*grain) / grain}
}

// checkShape checks every part, and the topology of polygons whose parts are well.
func checkShape(g orb.Geometry) []*didban.Error {
	if _, ok := g.(orb.Point); ok {
		return nil
	}
	var faults []*didban.Error
	for _, path := range paths(g) {
		if fault := checkPath(g, path); fault != nil {
			faults = append(faults, fault)
		}
	}
	switch {
	case len(faults) > 0:
		return faults
	case empty(g):
		return []*didban.Error{tooFew(g, 0)}
	case g.Dimensions() == 2:
		return checkTopology(g)
	}
	return nil
}

func checkPath(g orb.Geometry, path []orb.Point) *didban.Error {
	if n := distinct(path); n < leastPoints(g) {
		return tooFew(g, n)
	}
	if first, last := path[0], path[len(path)-1]; g.Dimensions() == 2 && first != last {
		return didban.Fault(didban.CodeInvalid, "geometry.unclosed", "lon", degrees(first[0]), "lat", degrees(first[1]))
	}
	return nil
}

func tooFew(g orb.Geometry, got int) *didban.Error {
	return didban.Fault(didban.CodeInvalid, "geometry.tooFew", "count", strconv.Itoa(got), "needed", strconv.Itoa(leastPoints(g)))
}

// distinct counts the different positions, up to the three that any part needs.
func distinct(path []orb.Point) int {
	var seen []orb.Point
	for _, p := range path {
		if !slices.Contains(seen, p) {
			seen = append(seen, p)
		}
		if len(seen) == 3 {
			break
		}
	}
	return len(seen)
}

// checkTopology refuses rings that cross themselves or each other, holes outside
// their polygon and polygons that overlap: to the person all of these are lines
// that cross.
func checkTopology(g orb.Geometry) []*didban.Error {
	if fault := checkTangle(g); fault != nil {
		return []*didban.Error{fault}
	}
	err := toGeom(g).Validate()
	if err == nil {
		return nil
	}
	fault := didban.Fault(didban.CodeInvalid, "geometry.selfCrossing").Because(err)
	if at, ok := crossing(g); ok {
		fault.Args = map[string]string{"lon": degrees(at[0]), "lat": degrees(at[1])}
	}
	return []*didban.Error{fault}
}

// rewind turns outer rings counter-clockwise and holes clockwise, in place.
func rewind(g orb.Geometry) {
	switch g := g.(type) {
	case orb.Polygon:
		for i, ring := range g {
			if outer := i == 0; outer != (ring.Orientation() == orb.CCW) {
				ring.Reverse()
			}
		}
	case orb.MultiPolygon:
		for _, p := range g {
			rewind(p)
		}
	}
}

func remarks(g orb.Geometry) []*didban.Error {
	all := positions(g)
	i := slices.IndexFunc(all, outside(expected))
	if i < 0 {
		return nil
	}
	return []*didban.Error{didban.Fault(didban.CodeInvalid, keyFarOut, "lon", degrees(all[i][0]), "lat", degrees(all[i][1]))}
}
