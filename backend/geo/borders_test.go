package geo_test

import (
	"fmt"
	"math"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/geo"
)

func TestBorders(t *testing.T) {
	region := newArea(1, didban.AreaRegion, "", square(51.42, 33.98, 0.04))
	west := newArea(2, didban.AreaNeighbourhood, region.ID, shape("Polygon", "[[[51.40,33.96],[51.42,33.96],[51.42,34.00],[51.40,34.00],[51.40,33.96]]]"))
	eastern := func(w, e float64) *didban.Geometry {
		return geoBox(w, 33.96, e, 34.00)
	}
	east := newArea(3, didban.AreaNeighbourhood, region.ID, eastern(51.42, 51.44))
	x := follow(t, region, west, east,
		newProject(1, shape("Point", "[51.425,33.98]")), newProject(2, shape("Point", "[51.43,33.98]")), newProject(3, nil))
	strip := geo.Area(*geoBox(51.42, 33.96, 51.428, 34.00)) // 0.008 degrees of the whole height
	for _, c := range []struct {
		name     string
		boundary *didban.Geometry
		overlap  float64 // with the west
		outside  float64
		gap      float64
		moved    int
	}{
		{"as it is", eastern(51.42, 51.44), 0, 0, 0, 0},
		{"over the neighbour", eastern(51.412, 51.44), strip, 0, 0, 0},
		{"short of the neighbour", eastern(51.428, 51.44), 0, 0, strip, 1},
		{"beyond the region", eastern(51.42, 51.448), 0, strip, 0, 0},
		{"crossing itself", shape("Polygon", "[[[51.42,33.96],[51.44,34],[51.44,33.96],[51.42,34],[51.42,33.96]]]"), 0, 0, 0, 0},
		{"none", nil, 0, 0, 0, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			changed := *east
			changed.Boundary = c.boundary
			got := x.Borders(&changed)
			overlap := 0.0
			for _, one := range got.Overlaps {
				if one.ID != west.ID {
					t.Errorf("overlaps %s", one.ID)
				}
				overlap += one.Surface
			}
			for name, pair := range map[string][2]float64{
				"overlap": {overlap, c.overlap}, "outside": {got.Outside, c.outside}, "gap": {got.Gap, c.gap},
			} {
				if math.Abs(pair[0]-pair[1]) > pair[1]/1000 { // the plane is true to less than a thousandth
					t.Errorf("%s: got %.1f, want %.1f", name, pair[0], pair[1])
				}
			}
			if got.Moved != c.moved {
				t.Errorf("moved: got %d, want %d", got.Moved, c.moved)
			}
		})
	}
}

// TestBorders_PartsNotDrawn: while a part has no boundary, nobody knows what is left over.
func TestBorders_PartsNotDrawn(t *testing.T) {
	region := newArea(1, didban.AreaRegion, "", square(51.42, 33.98, 0.04))
	part := newArea(2, didban.AreaNeighbourhood, region.ID, square(51.42, 33.98, 0.01))
	x := follow(t, region, part, newArea(3, didban.AreaNeighbourhood, region.ID, nil))
	if got := x.Borders(part); got.Gap != 0 || len(got.Overlaps) != 0 {
		t.Errorf("got %+v, want nothing", got)
	}
}

func geoBox(west, south, east, north float64) *didban.Geometry {
	return shape("Polygon", fmt.Sprintf("[[[%[1]f,%[2]f],[%[3]f,%[2]f],[%[3]f,%[4]f],[%[1]f,%[4]f],[%[1]f,%[2]f]]]", west, south, east, north))
}
