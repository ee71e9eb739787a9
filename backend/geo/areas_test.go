package geo_test

import (
	"encoding/json"
	"slices"
	"testing"

	"github.com/paulmach/orb/geojson"
	"github.com/paulmach/orb/planar"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
)

func TestAreasAt(t *testing.T) {
	region := newArea(5, didban.AreaRegion, "", square(51.42, 33.98, 0.04))
	hood := newArea(1, didban.AreaNeighbourhood, region.ID, square(51.41, 33.97, 0.02))
	holed := newArea(6, didban.AreaRegion, "", shape("MultiPolygon",
		"[[[[51.5,34],[51.6,34],[51.6,34.1],[51.5,34.1],[51.5,34]],[[51.54,34.04],[51.54,34.06],[51.56,34.06],[51.56,34.04],[51.54,34.04]]]]"))
	x := follow(t, hood, holed, region, newArea(7, didban.AreaRegion, "", nil))
	for _, c := range []struct {
		name string
		at   didban.Position
		want []didban.ID
	}{
		{"both, the region first", didban.Position{Lon: 51.41, Lat: 33.97}, []didban.ID{region.ID, hood.ID}},
		{"region alone", didban.Position{Lon: 51.435, Lat: 33.995}, []didban.ID{region.ID}},
		{"in a hole", didban.Position{Lon: 51.55, Lat: 34.05}, nil},
		{"beside the hole", didban.Position{Lon: 51.51, Lat: 34.05}, []didban.ID{holed.ID}},
		{"nowhere", didban.Position{Lon: 51.2, Lat: 33.5}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := x.AreasAt(c.at); !slices.Equal(got, c.want) {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}

func TestAreas_ByRankThenCode(t *testing.T) {
	x := follow(t,
		newArea(1, didban.AreaNeighbourhood, "p", nil), newArea(2, didban.AreaDistrict, "p", nil),
		newArea(4, didban.AreaRegion, "", square(51.42, 33.98, 0.02)), newArea(3, didban.AreaRegion, "", nil))
	var got []string
	for _, a := range x.Areas() {
		got = append(got, a.Code)
	}
	if want := []string{"A3", "A4", "A2", "A1"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if a, ok := x.Area(didbantest.ID(didban.KindArea, 4)); !ok || a.Boundary == nil {
		t.Errorf("area %v, found %v; want its boundary", a, ok)
	}
	if _, ok := x.Area(didbantest.ID(didban.KindArea, 9)); ok {
		t.Error("found an area that is not there")
	}
}

func TestBase(t *testing.T) {
	u := shape("Polygon", "[[[51.40,33.96],[51.44,33.96],[51.44,34.00],[51.43,34.00],[51.43,33.97],[51.41,33.97],[51.41,34.00],[51.40,34.00],[51.40,33.96]]]")
	area := newArea(1, didban.AreaRegion, "", u)
	area.NameEn = "Region <1>"
	place := &didban.Place{Meta: didban.Meta{ID: didbantest.ID(didban.KindPlace, 1), Code: "L1"}, Sort: "landmark", Name: "باغ فین", Geometry: shape("Point", "[51.3725853,33.9463772]")}
	broken := &didban.Place{Meta: didban.Meta{ID: didbantest.ID(didban.KindPlace, 2), Code: "L2"}, Sort: "landmark", Name: "x", Geometry: shape("Point", "[51")}
	x := follow(t, area, place, broken, newArea(2, didban.AreaRegion, "", nil))
	if !json.Valid(x.Base()) {
		t.Fatalf("not JSON: %s", x.Base())
	}
	fc, err := geojson.UnmarshalFeatureCollection(x.Base())
	if err != nil {
		t.Fatal(err)
	}
	if len(fc.Features) != 3 {
		t.Fatalf("%d features, want area, label and place", len(fc.Features))
	}
	for i, want := range []map[string]any{
		{"layer": "area", "id": string(area.ID), "rank": "region", "name": area.Name, "nameEn": "Region <1>"},
		{"layer": "areaLabel", "id": string(area.ID), "rank": "region", "name": area.Name, "nameEn": "Region <1>"},
		{"layer": "place", "id": string(place.ID), "sort": "landmark", "name": "باغ فین", "nameEn": ""},
	} {
		got := fc.Features[i].Properties
		if len(got) != len(want) {
			t.Errorf("feature %d: %v, want %v", i, got, want)
		}
		for key, value := range want {
			if got[key] != value {
				t.Errorf("feature %d: %s is %v, want %v", i, key, got[key], value)
			}
		}
	}
	if label := fc.Features[1].Point(); planar.Area(fc.Features[0].Geometry) == 0 || !slices.Equal(x.AreasAt(didban.Position{Lon: label[0], Lat: label[1]}), []didban.ID{area.ID}) {
		t.Errorf("the label at %v is not inside its U-shaped area", label)
	}
}

func TestBase_Empty(t *testing.T) {
	if got, want := string(follow(t).Base()), `{"type":"FeatureCollection","features":[]}`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
