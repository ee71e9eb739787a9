package geo_test

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
	"didban.app/backend/geo"
)

func TestTile_RefusesAddress(t *testing.T) {
	x := follow(t)
	for _, c := range []struct{ z, x, y uint32 }{{23, 0, 0}, {0, 1, 0}, {3, 0, 8}, {22, 1 << 22, 0}, {math.MaxUint32, 0, 0}} {
		_, err := x.Tile(c.z, c.x, c.y, didban.ProjectFilter{})
		var fault *didban.Error
		if !errors.As(err, &fault) || fault.Key != "tile.address" || fault.Code != didban.CodeInvalid {
			t.Errorf("%v: %v", c, err)
		}
	}
	for _, c := range []struct{ z, x, y uint32 }{{0, 0, 0}, {22, 1<<22 - 1, 1<<22 - 1}} {
		if data, err := x.Tile(c.z, c.x, c.y, didban.ProjectFilter{}); err != nil || data == nil || len(data) != 0 {
			t.Errorf("%v: %d bytes (nil %v), %v; want an empty slice", c, len(data), data == nil, err)
		}
	}
}

func TestTile_PropertiesOfAPin(t *testing.T) {
	p := newProject(12, shape("Point", "[51.42,33.98]"))
	p.Suspended, p.SuspendedReason = true, "x"
	other := newProject(13, shape("Point", "[51.42,33.98]"))
	x := follow(t, newProject(99, nil), p, other)
	tx, ty := tileAt(51.42, 33.98, 14)
	got := features(t, tile(t, x, 14, tx, ty, didban.ProjectFilter{}), "pins")
	want := []map[string]any{
		{"id": string(other.ID), "title": other.Title, "status": "implementation", "suspended": false},
		{"id": string(p.ID), "title": p.Title, "status": "implementation", "suspended": true},
	}
	if len(got) != 2 || !reflect.DeepEqual(got[0].properties, want[0]) || !reflect.DeepEqual(got[1].properties, want[1]) {
		t.Fatalf("got %v, want %v", got, want)
	}
	if got[0].number != 3 || got[1].number != 2 {
		t.Errorf("feature ids %v and %v, want the sequences 3 and 2", got[0].number, got[1].number)
	}
}

func TestTile_NumberOutlivesAChange(t *testing.T) {
	feed := didbantest.NewFeed(newProject(1, shape("Point", "[51.42,33.98]")), newProject(2, nil))
	x := geo.NewIndex()
	for range 2 {
		if err := x.CatchUp(feed); err != nil {
			t.Fatal(err)
		}
		tx, ty := tileAt(51.42, 33.98, 15)
		if got := features(t, tile(t, x, 15, tx, ty, didban.ProjectFilter{}), "pins"); len(got) != 1 || got[0].number != 1 {
			t.Fatalf("got %v, want one pin numbered 1", got)
		}
		feed.Put(newProject(1, shape("Point", "[51.42,33.98]")))
	}
}

// back turns tile units into degrees by the inverse of the web map's formula.
func back(p orb.Point, z, tx, ty uint32) orb.Point {
	side := math.Exp2(float64(z))
	x, y := (float64(tx)+p[0]/4096)/side, (float64(ty)+p[1]/4096)/side
	return orb.Point{x*360 - 180, math.Atan(math.Sinh(math.Pi*(1-2*y))) * 180 / math.Pi}
}

func TestTile_PointsStandWhereTheyAre(t *testing.T) {
	for _, at := range []orb.Point{{51.42, 33.98}, {51.4325, 33.9825}, {51.3725853, 33.9463772}} {
		x := follow(t, newProject(1, shape("Point", fmt.Sprintf("[%v,%v]", at[0], at[1]))))
		for _, z := range []uint32{5, 13, 18, 22} {
			tx, ty := tileAt(at[0], at[1], z)
			got := features(t, tile(t, x, z, tx, ty, didban.ProjectFilter{}), "pins")
			if len(got) != 1 {
				t.Fatalf("zoom %d: %d pins at %v", z, len(got), at)
			}
			p, grain := back(as[orb.Point](t, got[0].geometry), z, tx, ty), 360/math.Exp2(float64(z))/4096
			if math.Abs(p[0]-at[0]) > grain || math.Abs(p[1]-at[1]) > grain {
				t.Errorf("zoom %d: pin at %v, want %v", z, p, at)
			}
		}
	}
}

func TestTile_LayersOfLinesAndPolygons(t *testing.T) {
	for _, c := range []struct {
		name  string
		shape *didban.Geometry
		kind  string // in the layer projects, empty for none
		pin   orb.Point
	}{
		{"point", shape("Point", "[51.42,33.98]"), "", orb.Point{51.42, 33.98}},
		{"points", shape("MultiPoint", "[[51.40,33.98],[51.42,33.98],[51.43,33.98]]"), "", orb.Point{51.42, 33.98}},
		{"line", shape("LineString", "[[51.41,33.98],[51.42,33.98],[51.43,33.98]]"), "LineString", orb.Point{51.42, 33.98}},
		{"lines", shape("MultiLineString", "[[[51.40,33.97],[51.401,33.97]],[[51.41,33.98],[51.43,33.98]]]"), "MultiLineString", orb.Point{51.42, 33.98}},
		{"polygon", square(51.42, 33.98, 0.002), "Polygon", orb.Point{51.42, 33.98}},
		{"open ring", shape("Polygon", "[[[51.419,33.979],[51.421,33.979],[51.421,33.981],[51.419,33.981]]]"), "Polygon", orb.Point{51.42, 33.98}},
		{"clockwise", shape("Polygon", "[[[51.419,33.979],[51.419,33.981],[51.421,33.981],[51.421,33.979],[51.419,33.979]]]"), "Polygon", orb.Point{51.42, 33.98}},
	} {
		t.Run(c.name, func(t *testing.T) {
			x := follow(t, newProject(1, c.shape))
			bounds := x.Select(didban.ProjectFilter{}).Bounds
			pins := over(t, x, 13, bounds, didban.ProjectFilter{}, "pins")
			if len(pins) != 1 {
				t.Fatalf("%d pins, want 1", len(pins))
			}
			tx, ty := tileAt(c.pin[0], c.pin[1], 13)
			at := back(as[orb.Point](t, pins[0].geometry), 13, tx, ty)
			if math.Abs(at[0]-c.pin[0]) > 2e-5 || math.Abs(at[1]-c.pin[1]) > 2e-5 {
				t.Errorf("pin at %v, want %v", at, c.pin)
			}
			shapes := over(t, x, 13, bounds, didban.ProjectFilter{}, "projects")
			if (len(shapes) > 0) != (c.kind != "") {
				t.Fatalf("%d lines and polygons", len(shapes))
			}
			for _, s := range shapes {
				if !strings.HasSuffix(c.kind, s.geometry.GeoJSONType()) {
					t.Errorf("drawn as %s, want %s", s.geometry.GeoJSONType(), c.kind)
				}
			}
		})
	}
}

// wideShapes reach over many tiles.
func wideShapes() []didban.Noun {
	return []didban.Noun{
		newProject(1, square(51.42, 33.98, 0.5)),
		newProject(2, shape("LineString", "[[51.2,33.9],[51.7,34.1]]")),
		newProject(3, shape("MultiPolygon", "[[[[51.2,33.7],[51.7,33.7],[51.7,34.2],[51.2,34.2],[51.2,33.7]],[[51.41,33.97],[51.41,33.99],[51.43,33.99],[51.43,33.97],[51.41,33.97]]]]")),
	}
}

func TestTile_ShapesAreClippedToTheBuffer(t *testing.T) {
	x := follow(t, wideShapes()...)
	tx, ty := tileAt(51.44, 33.996, 14)
	got := features(t, tile(t, x, 14, tx, ty, didban.ProjectFilter{}), "projects")
	if len(got) != 3 {
		t.Fatalf("%d features, want 3", len(got))
	}
	for _, f := range got {
		if b := f.geometry.Bound(); b.Min[0] < -65 || b.Min[1] < -65 || b.Max[0] > 4096+65 || b.Max[1] > 4096+65 {
			t.Errorf("%s reaches %v", f.properties["title"], b)
		}
	}
}

func TestTile_CuttingOneLeavesTheOthersWhole(t *testing.T) {
	used, filter := follow(t, wideShapes()...), didban.ProjectFilter{}
	for _, z := range []uint32{13, 14} {
		for _, at := range cover(z, didban.Box{West: 51.40, South: 33.96, East: 51.44, North: 34.00}) {
			got, want := tile(t, used, z, at[0], at[1], filter), tile(t, follow(t, wideShapes()...), z, at[0], at[1], filter)
			if !bytes.Equal(got, want) {
				t.Errorf("tile %d/%d/%d differs from that of a fresh index", z, at[0], at[1])
			}
		}
	}
}

func TestTile_OuterRingsClockwiseOnTheScreen(t *testing.T) {
	holed := "[[51.410,33.970],[51.410,33.990],[51.430,33.990],[51.430,33.970],[51.410,33.970]],[[51.415,33.975],[51.415,33.985],[51.425,33.985],[51.425,33.975],[51.415,33.975]]"
	x := follow(t, newProject(1, shape("Polygon", "["+holed+"]")))
	for _, f := range over(t, x, 13, x.Select(didban.ProjectFilter{}).Bounds, didban.ProjectFilter{}, "projects") {
		p, ok := f.geometry.(orb.Polygon)
		if !ok {
			t.Fatalf("a %T", f.geometry)
		}
		for i, ring := range p { // y points south: the numbers turn the other way round
			if want := map[bool]orb.Orientation{true: orb.CCW, false: orb.CW}[i == 0]; ring.Orientation() != want {
				t.Errorf("ring %d turns %v, want %v", i, ring.Orientation(), want)
			}
		}
	}
}

func TestTile_SimplifiesWithoutLosingItsPlace(t *testing.T) {
	var line []string
	for i := range 2000 {
		line = append(line, fmt.Sprintf("[%.7f,%.7f]", 51.40+float64(i)*0.00001, 33.98+0.000001*float64(i%2)))
	}
	x := follow(t, newProject(1, shape("LineString", "["+strings.Join(line, ",")+"]")))
	tx, ty := tileAt(51.41, 33.98, 13)
	got := features(t, tile(t, x, 13, tx, ty, didban.ProjectFilter{}), "projects")
	if len(got) != 1 {
		t.Fatalf("%d features, want 1", len(got))
	}
	drawn := as[orb.LineString](t, got[0].geometry)
	if len(drawn) > 10 {
		t.Errorf("%d points for a straight line", len(drawn))
	}
	if p := back(drawn[0], 13, tx, ty); math.Abs(p[0]-51.40) > 1e-4 {
		t.Errorf("it begins at %v", p)
	}
}

func TestTile_AtMost2000Features(t *testing.T) {
	var nouns []didban.Noun
	for n := range 2500 {
		p := newProject(n+1, shape("Point", "[51.42,33.98]"))
		p.Updated += int64(n)
		nouns = append(nouns, p)
	}
	x := follow(t, nouns...)
	tx, ty := tileAt(51.42, 33.98, 16)
	got := foundIDs(features(t, tile(t, x, 16, tx, ty, didban.ProjectFilter{}), "pins"))
	if want := ids(x.Select(didban.ProjectFilter{}).Projects[:2000]); !slices.Equal(got, want) {
		t.Errorf("%d pins; they must be the first 2000 of the list", len(got))
	}
}

func TestTile_LowZoomCountsByArea(t *testing.T) {
	region := newArea(1, didban.AreaRegion, "", square(51.42, 33.98, 0.04))
	hood := newArea(2, didban.AreaNeighbourhood, region.ID, square(51.41, 33.97, 0.02))
	nouns := []didban.Noun{region, hood, newArea(3, didban.AreaRegion, "", nil)}
	add := func(count int, g *didban.Geometry, areas ...didban.ID) {
		for range count {
			nouns = append(nouns, newProject(len(nouns), g, areas...))
		}
	}
	add(200, shape("Point", "[51.41,33.97]"))                   // in both
	add(90, shape("Point", "[51.43,33.99]"), hood.ID)           // in the region alone, whatever it names
	add(30, shape("Point", "[51.70,34.20]"), hood.ID)           // outside, but names the neighbourhood
	add(20, shape("Point", "[51.7001,34.2001]"))                // outside all
	add(10, nil, hood.ID)                                       // without a place
	add(5, shape("Point", "[51.70,34.30]"), nouns[2].Head().ID) // its area has no boundary
	x := follow(t, nouns...)
	wide := didban.Box{West: 50.9, South: 33.4, East: 51.9, North: 34.5}
	for _, c := range []struct {
		z    uint32
		want map[string]int
	}{
		{11, map[string]int{region.Name: 320, "": 25}},
		{12, map[string]int{hood.Name: 230, region.Name: 90, "": 25}},
	} {
		got := map[string]int{}
		for _, f := range over(t, x, c.z, wide, didban.ProjectFilter{}, "areas") {
			n, spent := as[float64](t, f.properties["count"]), as[float64](t, f.properties["spent"])
			if spent != 10*n {
				t.Errorf("zoom %d: %v spent on %v projects", c.z, spent, n)
			}
			name := as[string](t, f.properties["name"])
			if (f.id() == "") != (name == "") {
				t.Errorf("area %q has id %q", name, f.id())
			}
			got[name] += int(n)
		}
		if !reflect.DeepEqual(got, c.want) {
			t.Errorf("zoom %d: %v, want %v", c.z, got, c.want)
		}
	}
}

func TestTile_FewProjectsAreShownSingly(t *testing.T) {
	for _, c := range []struct{ projects, pins, areas int }{{300, 300, 0}, {301, 0, 1}} {
		nouns := []didban.Noun{newArea(1, didban.AreaRegion, "", square(51.42, 33.98, 0.04))}
		for n := range c.projects {
			nouns = append(nouns, newProject(n+1, shape("Point", "[51.42,33.98]")))
		}
		x := follow(t, append(nouns, newProject(900, nil))...)
		data := tile(t, x, 0, 0, 0, didban.ProjectFilter{})
		if pins, areas := len(features(t, data, "pins")), len(features(t, data, "areas")); pins != c.pins || areas != c.areas {
			t.Errorf("%d projects: %d pins and %d areas, want %d and %d", c.projects, pins, areas, c.pins, c.areas)
		}
	}
}
