package geo_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/geo"
)

func TestNormalize_Refuses(t *testing.T) {
	for _, c := range []struct {
		name, kind, coordinates string
		key                     string
		args                    string // name=value of some arguments, joined by spaces
	}{
		{"no such type", "Circle", "[51.4,34]", "geometry.type", "value=Circle"},
		{"collection", "GeometryCollection", "[]", "geometry.type", "value=GeometryCollection"},
		{"case of type", "point", "[51.4,34]", "geometry.type", ""},
		{"one number", "Point", "[51.4]", "geometry.syntax", ""},
		{"text", "Point", `["51.4",34]`, "geometry.syntax", ""},
		{"null number", "Point", "[51.4,null]", "geometry.syntax", ""},
		{"null", "LineString", "null", "geometry.syntax", ""},
		{"null position", "LineString", "[[51.4,34],null]", "geometry.syntax", ""},
		{"nothing", "Point", "", "geometry.syntax", ""},
		{"not finite", "Point", "[1e999,34]", "geometry.syntax", ""},
		{"nested wrong", "Polygon", "[[51.4,34],[51.5,34]]", "geometry.syntax", ""},
		{"Tehran", "Point", "[51.39,35.69]", "geometry.outside", "lon=51.39 lat=35.69"},
		{"one stray", "LineString", "[[51.4,34],[51.4,44]]", "geometry.outside", "lon=51.4 lat=44"},
		{"swapped", "LineString", "[[33.98,51.42],[33.99,51.43]]", "geometry.swapped", "lon=33.98 lat=51.42"},
		{"half swapped", "LineString", "[[33.98,51.42],[51.43,33.99]]", "geometry.outside", ""},
		{"UTM", "Point", "[539900,3760300]", "geometry.utm", "easting=539900 northing=3760300"},
		{"UTM elsewhere", "Point", "[539900,4760300]", "geometry.outside", ""},
		{"line of one", "LineString", "[[51.4,34]]", "geometry.tooFew", "count=1 needed=2"},
		{"line that stays", "LineString", "[[51.4,34],[51.4,34]]", "geometry.tooFew", "count=1 needed=2"},
		{"collapses when rounded", "LineString", "[[51.4,34],[51.40000000001,34]]", "geometry.tooFew", ""},
		{"no points", "MultiPoint", "[]", "geometry.tooFew", "count=0 needed=1"},
		{"no lines", "MultiLineString", "[]", "geometry.tooFew", ""},
		{"no rings", "Polygon", "[]", "geometry.tooFew", ""},
		{"one polygon without rings", "MultiPolygon", "[[[[51.4,34],[51.41,34],[51.41,34.01],[51.4,34]]],[]]", "geometry.tooFew", ""},
		{"ring of two", "Polygon", "[[[51.4,34],[51.41,34],[51.4,34]]]", "geometry.tooFew", "count=2 needed=3"},
		{"unclosed", "Polygon", "[[[51.4,34],[51.41,34],[51.41,34.01],[51.4,34.01]]]", "geometry.unclosed", "lon=51.4 lat=34"},
		{"bow-tie", "Polygon", "[[[51.4,34],[51.42,34.02],[51.42,34],[51.4,34.02],[51.4,34]]]", "geometry.selfCrossing", "lon=51.41 lat=34.01"},
		{"spike", "Polygon", "[[[51.4,34],[51.42,34],[51.42,34.02],[51.42,33.99],[51.4,34]]]", "geometry.selfCrossing", ""},
		{"doubled side", "Polygon", "[[[51.4,34],[51.42,34],[51.42,34.02],[51.41,34.02],[51.41,34],[51.415,34],[51.4,34.01],[51.4,34]]]", "geometry.selfCrossing", "lat=34"},
		{"hole outside", "Polygon", "[[[51.4,34],[51.41,34],[51.41,34.01],[51.4,34]],[[51.5,34],[51.51,34],[51.51,34.01],[51.5,34]]]", "geometry.selfCrossing", ""},
		{"overlapping", "MultiPolygon", "[[[[51.40,34],[51.42,34],[51.42,34.02],[51.40,34.02],[51.40,34]]],[[[51.41,34.01],[51.43,34.01],[51.43,34.03],[51.41,34.03],[51.41,34.01]]]]", "geometry.selfCrossing", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			in := *shape(c.kind, c.coordinates)
			got, faults := geo.Normalize(in)
			if len(faults) != 1 || faults[0].Key != c.key || faults[0].Code != didban.CodeInvalid || geo.Warning(faults[0]) {
				t.Fatalf("faults %v, want %s", faults, c.key)
			}
			for _, arg := range strings.Fields(c.args) {
				name, value, _ := strings.Cut(arg, "=")
				if faults[0].Args[name] != value {
					t.Errorf("%s is %q, want %q", name, faults[0].Args[name], value)
				}
			}
			if got.Type != in.Type || string(got.Coordinates) != string(in.Coordinates) {
				t.Errorf("a refused geometry came back as %s %s", got.Type, got.Coordinates)
			}
		})
	}
}

func TestNormalize_EveryFaultyPart(t *testing.T) {
	_, faults := geo.Normalize(*shape("MultiPolygon", "[[[[51.4,34],[51.41,34],[51.41,34.01],[51.4,34.01]]],[[[51.4,34],[51.41,34],[51.4,34]]]]"))
	if len(faults) != 2 || faults[0].Key != "geometry.unclosed" || faults[1].Key != "geometry.tooFew" {
		t.Errorf("got %v", faults)
	}
}

func TestNormalize_Mends(t *testing.T) {
	for _, c := range []struct{ name, kind, in, want string }{
		{"kept", "Point", "[51.42,33.98]", "[51.42,33.98]"},
		{"rounded", "Point", "[51.4200000449,33.98000006]", "[51.42,33.9800001]"},
		{"height dropped", "Point", "[51.42,33.98,945.2]", "[51.42,33.98]"},
		{"crossing line allowed", "LineString", "[[51.40,33.98],[51.42,34.00],[51.42,33.98],[51.40,34.00]]", "[[51.4,33.98],[51.42,34],[51.42,33.98],[51.4,34]]"},
		{
			"rewound", "Polygon",
			"[[[51.40,33.98],[51.40,34.00],[51.42,34.00],[51.42,33.98],[51.40,33.98]],[[51.405,33.985],[51.415,33.985],[51.415,33.995],[51.405,33.985]]]",
			"[[[51.4,33.98],[51.42,33.98],[51.42,34],[51.4,34],[51.4,33.98]],[[51.405,33.985],[51.415,33.995],[51.415,33.985],[51.405,33.985]]]",
		},
		{"rewound in a group", "MultiPolygon", "[[[[51.40,33.98],[51.40,34.00],[51.42,34.00],[51.40,33.98]]]]", "[[[[51.4,33.98],[51.42,34],[51.4,34],[51.4,33.98]]]]"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, faults := geo.Normalize(*shape(c.kind, c.in))
			if len(faults) > 0 {
				t.Fatal(faults)
			}
			if got.Type != c.kind || string(got.Coordinates) != c.want {
				t.Errorf("got %s %s, want %s", got.Type, got.Coordinates, c.want)
			}
			again, _ := geo.Normalize(got)
			if string(again.Coordinates) != string(got.Coordinates) {
				t.Errorf("a second time gives %s", again.Coordinates)
			}
		})
	}
}

func TestNormalize_RemarksOnWhatLiesFarOut(t *testing.T) {
	got, faults := geo.Normalize(*shape("LineString", "[[51.42,33.98],[51.75,33.98]]"))
	if len(faults) != 1 || faults[0].Key != "geometry.farOut" || !geo.Warning(faults[0]) || faults[0].Args["lon"] != "51.75" {
		t.Errorf("got %v", faults)
	}
	if len(got.Coordinates) == 0 {
		t.Error("the geometry is missing")
	}
}

// TestNormalize_OthersFixtures reads the samples of a GeoJSON linter: none lies in
// Kashan, so the good ones must fail for their place alone, and no bad geometry may
// pass or be read as a place.
func TestNormalize_OthersFixtures(t *testing.T) {
	root := os.Getenv("DIDBAN_CONFORMANCE")
	if root == "" {
		root = filepath.Join("..", "..", "..", "shared", "conformance")
	}
	if _, err := os.Stat(root); err != nil {
		t.Skip("no conformance data here; set DIDBAN_CONFORMANCE to its folder")
	}
	// Faults of the geometry itself; the rest are faults of features and members.
	broken := map[string]bool{
		"badcoord": true, "badcoordtype": true, "bad-featurelist": true, "point-string": true, "point-toofew": true, "stringcoord": true,
		"multipoint-multidimension": true, "multipoint-nondimension": true, "point-labeled-as-a-multipolygon": true, "unknowntype": true,
		"point": true, "false": true, "bad-polygonloop": true, "featurecollection-type-case": true, "multiple_problems": true, "nofeaturetype": true, "geometrycollection_nested": true, "geometrycollection_single": true,
	}
	seen := 0
	for _, folder := range []string{"good", "bad"} {
		files, err := filepath.Glob(filepath.Join(root, "geojson", folder, "*.geojson"))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			name := strings.TrimSuffix(filepath.Base(file), ".geojson")
			t.Run(folder+" "+name, func(t *testing.T) {
				found, misread := geometries(t, file), 0
				seen += len(found)
				for _, g := range found {
					_, faults := geo.Normalize(g)
					if len(faults) == 0 || geo.Warning(faults[0]) {
						t.Errorf("%s %s passed", g.Type, g.Coordinates)
						continue
					}
					if key := faults[0].Key; key == "geometry.syntax" || key == "geometry.type" {
						misread++
					}
				}
				if folder == "bad" && broken[name] != (misread > 0) && len(found) > 0 {
					t.Errorf("%d of %d geometries can't be read; broken: %v", misread, len(found), broken[name])
				}
			})
		}
	}
	if seen < 40 {
		t.Errorf("only %d geometries were tried", seen)
	}
}

// geometries takes every geometry out of a file, however it is wrapped.
func geometries(t *testing.T, file string) []didban.Geometry {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var object map[string]json.RawMessage
	if json.Unmarshal(data, &object) != nil {
		return nil
	}
	return unwrap(object)
}

func unwrap(object map[string]json.RawMessage) []didban.Geometry {
	var kind string
	_ = json.Unmarshal(object["type"], &kind)
	switch kind {
	case "FeatureCollection", "Feature":
		var out []didban.Geometry
		var list []map[string]json.RawMessage
		_ = json.Unmarshal(object["features"], &list)
		var one map[string]json.RawMessage
		if json.Unmarshal(object["geometry"], &one) == nil && one != nil {
			list = append(list, one)
		}
		for _, inner := range list {
			out = append(out, unwrap(inner)...)
		}
		return out
	case "":
		return nil
	}
	return []didban.Geometry{{Type: kind, Coordinates: object["coordinates"]}}
}
