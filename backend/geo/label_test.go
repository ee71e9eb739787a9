package geo_test

import (
	"math"
	"slices"
	"testing"

	"github.com/paulmach/orb/geojson"

	didban "didban.app/backend"
)

// TestBase_NamesAside keeps the name of a region inside it and clear of the point at
// which its projects are counted; a neighbourhood's stands at its own point.
func TestBase_NamesAside(t *testing.T) {
	leaning := shape("Polygon", "[[[51.40,33.90],[51.42,33.90],[51.50,34.00],[51.44,34.02],[51.40,33.90]]]")
	for _, c := range []struct {
		name  string
		rank  didban.AreaKind
		aside bool
	}{
		{"region", didban.AreaRegion, true}, {"neighbourhood", didban.AreaNeighbourhood, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			area := newArea(1, c.rank, "", leaning)
			x := follow(t, area)
			fc, err := geojson.UnmarshalFeatureCollection(x.Base())
			if err != nil {
				t.Fatal(err)
			}
			pin, _ := x.AreaPin(area.ID)
			label := fc.Features[1].Point()
			if !slices.Equal(x.AreasAt(didban.Position{Lon: label[0], Lat: label[1]}), []didban.ID{area.ID}) {
				t.Errorf("the name at %v is outside its area", label)
			}
			if got := math.Abs(label[1]-pin.Lat) > 0.01; got != c.aside {
				t.Errorf("the name at %v, the count at %v; aside %t, want %t", label, pin, got, c.aside)
			}
		})
	}
}
