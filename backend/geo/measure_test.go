package geo_test

import (
	"math"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/geo"
)

// The three figures are GeographicLib's; the places were found again from them.
func TestMeasure_AgreesWithTheGeodesic(t *testing.T) {
	for _, c := range []struct {
		name      string
		got, want float64
		within    float64
	}{
		{"north to south", geo.Length(*shape("LineString", "[[51.43,33.95],[51.43,34.00]]")), 5546.097, 0.001},
		{"east to west", geo.Length(*shape("LineString", "[[51.40,33.98],[51.48,33.98]]")), 7392.515, 0.001},
		{"area", geo.Area(*square(51.43, 33.98, 0.02)), 4_099_963.42, 0.01},
	} {
		t.Run(c.name, func(t *testing.T) {
			if math.Abs(c.got-c.want) > c.within {
				t.Errorf("got %.4f, want %.4f", c.got, c.want)
			}
		})
	}
}

func TestMeasure_OfEveryType(t *testing.T) {
	side := math.Sqrt(geo.Area(*square(51.43, 33.98, 0.001)))
	for _, c := range []struct {
		name         string
		shape        *didban.Geometry
		length, area float64 // in sides and squares of the small square, roughly
	}{
		{"point", shape("Point", "[51.43,33.98]"), 0, 0},
		{"broken", shape("Polygon", "[[["), 0, 0},
		{"polygon", square(51.43, 33.98, 0.001), 4, 1},
		{"open ring", shape("Polygon", "[[[51.43,33.98],[51.431,33.98],[51.431,33.981],[51.43,33.981]]]"), 4, 1},
		{"clockwise", shape("Polygon", "[[[51.43,33.98],[51.43,33.981],[51.431,33.981],[51.431,33.98],[51.43,33.98]]]"), 4, 1},
		{"hole", shape("Polygon", "[[[51.43,33.98],[51.433,33.98],[51.433,33.983],[51.43,33.983],[51.43,33.98]],[[51.431,33.981],[51.431,33.982],[51.432,33.982],[51.432,33.981],[51.431,33.981]]]"), 16, 8},
		{"two", shape("MultiPolygon", "[[[[51.43,33.98],[51.431,33.98],[51.431,33.981],[51.43,33.981],[51.43,33.98]]],[[[51.44,33.98],[51.441,33.98],[51.441,33.981],[51.44,33.981],[51.44,33.98]]]]"), 8, 2},
		{"line", shape("LineString", "[[51.43,33.98],[51.431,33.98],[51.431,33.981]]"), 2, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := geo.Length(*c.shape) / side; math.Abs(got-c.length) > 0.02*c.length {
				t.Errorf("length %.3f, want %.3f", got, c.length)
			}
			if got := geo.Area(*c.shape) / side / side; math.Abs(got-c.area) > 0.001*c.area {
				t.Errorf("area %.4f, want %.4f", got, c.area)
			}
		})
	}
}
