package geo_test

import (
	"math"
	"slices"
	"testing"

	didban "didban.app/backend"
)

// Two neighbourhoods side by side in the west of a region, and a region beside it of
// which nothing is drawn but its border.
func neighbourhoods(t *testing.T) (west, middle, region, east *didban.Area, areasOf func(*didban.Geometry) []share) {
	t.Helper()
	region = newArea(1, didban.AreaRegion, "", shape("Polygon", "[[[51.40,33.96],[51.46,33.96],[51.46,34.00],[51.40,34.00],[51.40,33.96]]]"))
	east = newArea(2, didban.AreaRegion, "", shape("Polygon", "[[[51.46,33.96],[51.50,33.96],[51.50,34.00],[51.46,34.00],[51.46,33.96]]]"))
	west = newArea(3, didban.AreaNeighbourhood, region.ID, square(51.41, 33.98, 0.02))
	middle = newArea(4, didban.AreaNeighbourhood, region.ID, square(51.43, 33.98, 0.02))
	// It crosses itself: nobody can say what it holds, and it hides nothing else.
	crossed := newArea(5, didban.AreaNeighbourhood, east.ID, shape("Polygon", "[[[51.46,33.96],[51.50,34.00],[51.50,33.96],[51.46,34.00],[51.46,33.96]]]"))
	x := follow(t, region, east, west, middle, crossed, newArea(6, didban.AreaDistrict, region.ID, nil))
	return west, middle, region, east, func(g *didban.Geometry) (out []share) {
		for _, one := range x.AreasOf(*g) {
			out = append(out, share{one.ID, math.Round(100 * one.Share)})
		}
		return out
	}
}

type share struct {
	id      didban.ID
	percent float64
}

func TestAreasOf(t *testing.T) {
	west, middle, region, east, areasOf := neighbourhoods(t)
	for _, c := range []struct {
		name string
		of   *didban.Geometry
		want []share
	}{
		{"a point in a neighbourhood, not in the region around it", shape("Point", "[51.41,33.985]"), []share{{west.ID, 100}}},
		{"a point of the region alone", shape("Point", "[51.45,33.98]"), []share{{region.ID, 100}}},
		{"a point on the border", shape("Point", "[51.42,33.98]"), []share{{west.ID, 100}, {middle.ID, 100}}},
		{"points, the larger share first", shape("MultiPoint", "[[51.41,33.98],[51.43,33.98],[51.43,33.985]]"), []share{{middle.ID, 67}, {west.ID, 33}}},
		{"a line over two neighbourhoods", shape("LineString", "[[51.405,33.98],[51.425,33.98]]"), []share{{west.ID, 75}, {middle.ID, 25}}},
		{"a line that only touches the next one", shape("LineString", "[[51.401,33.98],[51.4205,33.98]]"), []share{{west.ID, 97}}},
		{"a line that runs back over itself", shape("LineString", "[[51.415,33.98],[51.425,33.98],[51.42,33.98]]"), []share{{west.ID, 50}, {middle.ID, 50}}},
		{"a line out of the city", shape("LineString", "[[51.49,33.98],[51.51,33.98]]"), []share{{east.ID, 50}}},
		{"a line through both regions", shape("MultiLineString", "[[[51.45,33.98],[51.46,33.98]],[[51.46,33.98],[51.49,33.98]]]"), []share{{east.ID, 75}, {region.ID, 25}}},
		{"a polygon", square(51.42, 33.98, 0.004), []share{{west.ID, 50}, {middle.ID, 50}}},
		{"a polygon with a hole over the west", shape("Polygon", "[[[51.41,33.975],[51.43,33.975],[51.43,33.985],[51.41,33.985],[51.41,33.975]],[[51.411,33.9755],[51.42,33.9755],[51.42,33.9845],[51.411,33.9845],[51.411,33.9755]]]"), []share{{middle.ID, 84}, {west.ID, 16}}},
		{"nowhere", square(51.35, 33.93, 0.004), nil},
		{"half a line", shape("LineString", "[[51.41,33.98]]"), nil},
		{"a polygon that crosses itself", shape("Polygon", "[[[51.41,33.97],[51.42,33.98],[51.42,33.97],[51.41,33.98],[51.41,33.97]]]"), nil},
		{"no geometry", shape("Line", "[]"), nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := areasOf(c.of); !slices.Equal(got, c.want) {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}
