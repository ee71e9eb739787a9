package geo_test

import (
	"encoding/json"
	"math"
	"slices"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geojson"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
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
			if got := math.Hypot(label[0]-pin.Lon, label[1]-pin.Lat) > 0.01; got != c.aside {
				t.Errorf("the name at %v, the count at %v; aside %t, want %t", label, pin, got, c.aside)
			}
		})
	}
}

// TestBase_NamesWhereThereIsRoom moves the name of a region away from a project.
func TestBase_NamesWhereThereIsRoom(t *testing.T) {
	area := newArea(1, didban.AreaRegion, "", square(51.42, 33.98, 0.04))
	first := nameAt(t, area)
	covered := didbantest.City(1, 0)
	var project *didban.Project
	for _, noun := range covered {
		if p, ok := noun.(*didban.Project); ok {
			project = p
		}
	}
	at, err := json.Marshal(first)
	if err != nil {
		t.Fatal(err)
	}
	project.Geometry = &didban.Geometry{Type: "Point", Coordinates: at}
	if moved := nameAt(t, area, project); moved == first {
		t.Errorf("the name stays at %v, where a project is", moved)
	}
}

func nameAt(t *testing.T, nouns ...didban.Noun) orb.Point {
	t.Helper()
	fc, err := geojson.UnmarshalFeatureCollection(follow(t, nouns...).Base())
	if err != nil {
		t.Fatal(err)
	}
	return fc.Features[1].Point()
}
