package geo

import (
	"math"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"

	didban "didban.app/backend"
)

// The WGS84 ellipsoid: semi-major axis in metres, flattening, eccentricity squared.
const (
	semiMajor  = 6_378_137.0
	flattening = 1 / 298.257223563
	eccentric2 = flattening * (2 - flattening)
)

// radian is one degree in radians.
const radian = math.Pi / 180

// radii gives the metres of one radian northward (the meridian's radius of
// curvature) and eastward (the parallel's radius) at a latitude in degrees.
// Over a city they agree with the geodesic to a millimetre, where a sphere is
// wrong by a third of a percent.
func radii(lat float64) (north, east float64) {
	sin, cos := math.Sincos(lat * radian)
	w := 1 - eccentric2*sin*sin
	return semiMajor * (1 - eccentric2) / math.Pow(w, 1.5), semiMajor * cos / math.Sqrt(w)
}

// Length gives the metres along a line, or around a polygon, holes included; 0
// for points and for what can't be read.
func Length(g didban.Geometry) float64 {
	shape, fault := decode(g)
	if fault != nil || empty(shape) || shape.Dimensions() == 0 {
		return 0
	}
	closeRings(shape)
	sum := 0.0
	for _, path := range paths(shape) {
		for i := 1; i < len(path); i++ {
			sum += distance(path[i-1], path[i])
		}
	}
	return sum
}

func distance(a, b orb.Point) float64 {
	north, east := radii((a[1] + b[1]) / 2)
	return math.Hypot((b[1]-a[1])*north, (b[0]-a[0])*east) * radian
}

// Metres gives the metres between two positions of the city.
func Metres(a, b didban.Position) float64 { return distance(pointOf(a), pointOf(b)) }

// Area gives the square metres of a polygon without its holes; 0 for all else and
// for what can't be read.
func Area(g didban.Geometry) float64 {
	shape, fault := decode(g)
	if fault != nil || empty(shape) || shape.Dimensions() != 2 {
		return 0
	}
	closeRings(shape)
	sum := 0.0
	for _, p := range polygonsOf(shape) {
		centre, area := planar.CentroidArea(p)
		north, east := radii(centre[1])
		sum += math.Abs(area) * north * east
	}
	return sum * radian * radian
}

func polygonsOf(g orb.Geometry) orb.MultiPolygon {
	switch g := g.(type) {
	case orb.Polygon:
		return orb.MultiPolygon{g}
	case orb.MultiPolygon:
		return g
	}
	return nil
}
