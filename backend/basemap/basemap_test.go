package basemap

import (
	"context"
	"errors"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/encoding/mvt"
	"github.com/paulmach/orb/maptile"
	"github.com/paulmach/orb/planar"

	didban "didban.app/backend"
	"didban.app/backend/progress"
)

func made(t *testing.T, from string, ground didban.Box) (Report, *opened) {
	t.Helper()
	to := filepath.Join(t.TempDir(), "basemap.pmtiles")
	report, err := Make(t.Context(), from, to, ground)
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(to)
	if err != nil {
		t.Fatal(err)
	}
	return report, openArchive(t, data)
}

func extractFile(t *testing.T, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "made.osm.pbf")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestMake_Town(t *testing.T) {
	report, a := made(t, "testdata/town.osm.pbf", City())
	want := Report{Streets: 21, Named: 18, Buildings: 95, Greens: 3, Waters: 2, Railways: 2, Places: 3}
	want.Tiles, want.Size = report.Tiles, report.Size
	if report != want {
		t.Errorf("got %+v, want %+v", report, want)
	}
	if report.Tiles != len(a.tiles) || report.Size != int64(len(a.data)) || a.addressed != a.entries || int(a.entries) != len(a.tiles) {
		t.Errorf("%d tiles of %d bytes are told; %d of %d are there", report.Tiles, report.Size, len(a.tiles), len(a.data))
	}
	if a.minZoom != 8 || a.maxZoom != 15 || a.west != 512500000 || a.south != 338500000 {
		t.Errorf("header: zooms %d–%d, west %d, south %d", a.minZoom, a.maxZoom, a.west, a.south)
	}
	if a.metadata["attribution"] != Attribution {
		t.Errorf("attribution %q", a.metadata["attribution"])
	}
	var ids []string
	for _, l := range a.metadata["vector_layers"].([]any) {
		ids = append(ids, l.(map[string]any)["id"].(string))
	}
	if !slices.Equal(ids, layers()) {
		t.Errorf("layers %v", ids)
	}
}

// TestMake_Zooms looks at the tile of each zoom that holds the park: what is on it, and what
// is not yet.
func TestMake_Zooms(t *testing.T) {
	_, a := made(t, "testdata/town.osm.pbf", City())
	park := orb.Point{51.4355, 33.9785}
	for _, c := range []struct {
		zoom    maptile.Zoom
		layers  string
		classes string // of ways
		names   string // of streets
	}{
		{8, "landcover place transportation", "motorway primary", ""},
		{9, "landcover place transportation water", "motorway primary rail secondary", ""},
		{11, "landcover place transportation transportation_name water waterway", "motorway primary rail secondary tertiary", "آزادراه کاشان–قم, خیابان امیرکبیر, خیابان شهید بهشتی"},
		{13, "landcover transportation transportation_name water waterway", "minor primary secondary tertiary", "بلوار مطهری, خیابان امیرکبیر, خیابان شهید بهشتی"},
		{14, "building landcover transportation transportation_name water", "minor secondary service tertiary", "بلوار مطهری, خیابان امیرکبیر, کوچهٔ لاله"},
		{15, "building landcover transportation transportation_name water", "minor secondary", "بلوار مطهری, خیابان امیرکبیر, کوچهٔ لاله"},
	} {
		got := a.tile(maptile.At(park, c.zoom))
		for _, one := range []struct{ what, got, want string }{
			{"layers", strings.Join(slices.Sorted(maps.Keys(got)), " "), c.layers},
			{"classes", strings.Join(valuesOf(got[transportation], "class"), " "), c.classes},
			{"names", strings.Join(valuesOf(got[transportationName], "name"), ", "), c.names},
		} {
			if one.got != one.want {
				t.Errorf("zoom %d: %s %q, want %q", c.zoom, one.what, one.got, one.want)
			}
		}
	}
}

func valuesOf(l *mvt.Layer, key string) []string {
	var out []string
	if l == nil {
		return nil
	}
	for _, f := range l.Features {
		if v, ok := f.Properties[key].(string); ok {
			out = append(out, v)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// TestMake_Polygons looks at the multipolygons: the lake is cut out of the park, what was in
// two ways is whole, and what closes no ring is not there.
func TestMake_Polygons(t *testing.T) {
	_, a := made(t, "testdata/town.osm.pbf", City())
	lake, lawn := orb.Point{51.435, 33.978}, orb.Point{51.4325, 33.9755}
	for _, c := range []struct {
		name, layer string
		at          orb.Point
		want        string
	}{
		{"lawn", landcover, lawn, "park"},
		{"lake is no lawn", landcover, lake, ""},
		{"lake", water, lake, "water"},
		{"lawn is no lake", water, lawn, ""},
		{"wood at the edge", landcover, orb.Point{51.64, 33.89}, "forest"},
		{"wood beyond it", landcover, orb.Point{51.68, 33.89}, ""},
		{"broken field", landcover, orb.Point{51.507, 33.952}, ""},
		{"orchard", landcover, orb.Point{51.49, 33.96}, "orchard"},
	} {
		t.Run(c.name, func(t *testing.T) {
			at := maptile.At(c.at, 15)
			if got := coverOf(a.tile(at)[c.layer], at, c.at); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// coverOf is the subclass of the ground at a place; "" for none.
func coverOf(l *mvt.Layer, at maptile.Tile, p orb.Point) string {
	if l == nil {
		return ""
	}
	l.ProjectToWGS84(at)
	for _, f := range l.Features {
		var in bool
		switch g := f.Geometry.(type) {
		case orb.Polygon:
			in = planar.PolygonContains(g, p)
		case orb.MultiPolygon:
			in = planar.MultiPolygonContains(g, p)
		}
		if in {
			return f.Properties["subclass"].(string)
		}
	}
	return ""
}

// TestMake_Names: the Persian name first, what is elsewhere nowhere, one street as one line.
func TestMake_Names(t *testing.T) {
	_, a := made(t, "testdata/town.osm.pbf", City())
	names, beheshti := map[string]bool{}, 0
	for id := range a.tiles {
		at := tileOf(t, id)
		got := a.tile(at)
		for _, name := range slices.Concat(valuesOf(got[transportationName], "name"), valuesOf(got[place], "name")) {
			names[name] = true
		}
		if at == maptile.At(orb.Point{51.444, 33.985}, 11) {
			for _, f := range got[transportationName].Features {
				if f.Properties["name"] == "خیابان شهید بهشتی" {
					beheshti++
					if f.Properties["name:en"] != "Shahid Beheshti St." || f.Geometry.GeoJSONType() != "LineString" {
						t.Errorf("%v as %s", f.Properties, f.Geometry.GeoJSONType())
					}
				}
			}
		}
	}
	if beheshti != 1 {
		t.Errorf("a street in two ways is there %d times", beheshti)
	}
	for name, want := range map[string]bool{"کاشان": true, "راوند": true, "کوچهٔ لاله": true, "Kashan": false, "Shahid Beheshti": false, "بیرون از شهر": false} {
		if names[name] != want {
			t.Errorf("%s: got %v", name, names[name])
		}
	}
}

func tileOf(t *testing.T, id uint64) maptile.Tile {
	t.Helper()
	for z := maptile.Zoom(MinZoom); z <= MaxZoom; z++ {
		sw, ne := maptile.At(orb.Point{51.2, 33.8}, z), maptile.At(orb.Point{51.7, 34.2}, z)
		for x := sw.X; x <= ne.X; x++ {
			for y := ne.Y; y <= sw.Y; y++ {
				if at := maptile.New(x, y, z); idOf(at) == id {
					return at
				}
			}
		}
	}
	t.Fatalf("tile %d lies elsewhere", id)
	return maptile.Tile{}
}

// TestMake_Same: the same extract gives the same bytes.
func TestMake_Same(t *testing.T) {
	_, a := made(t, "testdata/town.osm.pbf", City())
	_, b := made(t, "testdata/town.osm.pbf", City())
	if !slices.Equal(a.data, b.data) {
		t.Error("made twice, it is another")
	}
}

// TestMake_Delaware reads the extract that the library is tested with: every block packed by
// zlib, made by Geofabrik.
func TestMake_Delaware(t *testing.T) {
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/paulmach/osm").Output()
	if err != nil {
		t.Fatal(err)
	}
	from := filepath.Join(strings.TrimSpace(string(dir)), "testdata", "delaware-latest.osm.pbf")
	wilmington := didban.Box{West: -75.60, South: 39.70, East: -75.50, North: 39.78}
	report, a := made(t, from, wilmington)
	t.Logf("%+v", report)
	if report.Streets < 1000 || report.Named < 500 || report.Greens == 0 || report.Waters == 0 || report.Railways == 0 || report.Buildings == 0 {
		t.Errorf("got %+v", report)
	}
	got := a.tile(maptile.At(orb.Point{-75.55, 39.74}, 13))
	if !slices.Contains(valuesOf(got[transportation], "class"), "motorway") || !slices.Contains(valuesOf(got[transportationName], "name"), "Maryland Avenue") {
		t.Errorf("classes %v, names %v", valuesOf(got[transportation], "class"), valuesOf(got[transportationName], "name"))
	}
}

func TestMake_Refused(t *testing.T) {
	whole := town().file()
	elsewhere := newExtract()
	elsewhere.way([][2]float64{{12.4, 41.9}, {12.5, 41.9}}, "highway", "primary")
	onlyPlaces := newExtract()
	onlyPlaces.node(51.44, 33.98, "place", "city", "name", "کاشان")
	bad := slices.Concat(pbfHeader(), blobOf("OSMData", packed(nil, 3, []byte("not packed by zlib"))))
	for _, c := range []struct {
		name string
		data []byte
		want string
	}{
		{"empty", nil, "map.noExtract"},
		{"a picture", []byte("\x89PNG\r\n\x1a\n0000"), "map.noExtract"},
		{"XML", []byte("<?xml version='1.0'?><osm/>"), "map.noExtract"},
		{"a block first", blob("OSMData", nil), "map.noExtract"},
		{"broken off in a block", whole[:len(whole)-100], "map.cutExtract"},
		{"broken off in a head", append(slices.Clone(whole), 0, 0), "map.cutExtract"},
		{"a block that is damaged", bad, "map.badExtract"},
		{"another country", elsewhere.file(), "map.noStreets"},
		{"no street", onlyPlaces.file(), "map.noStreets"},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			_, err := Make(t.Context(), extractFile(t, c.data), filepath.Join(dir, "basemap.pmtiles"), City())
			wantFault(t, err, c.want)
			wantEmpty(t, dir)
		})
	}
}

func TestMake_NoFile(t *testing.T) {
	_, err := Make(t.Context(), filepath.Join(t.TempDir(), "none.pbf"), filepath.Join(t.TempDir(), "m"), City())
	wantFault(t, err, "file.missing")
	_, err = Make(t.Context(), t.TempDir(), filepath.Join(t.TempDir(), "m"), City())
	wantFault(t, err, "file.notRegular")
}

// TestMake_Unwritten: what was there stays as it is.
func TestMake_Unwritten(t *testing.T) {
	dir := t.TempDir()
	to := filepath.Join(dir, "basemap.pmtiles")
	if err := os.MkdirAll(filepath.Join(to, "in the way"), 0o700); err != nil {
		t.Fatal(err)
	}
	_, err := Make(t.Context(), "testdata/town.osm.pbf", to, City())
	wantFault(t, err, "file.unwritten")
	if _, err := os.Stat(to + ".part"); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("something half made is left: %v", err)
	}
}

// TestMake_Stopped ends the work at every step once.
func TestMake_Stopped(t *testing.T) {
	steps := 0
	count := progress.With(t.Context(), func(progress.Stage, int64, int64) { steps++ })
	if _, err := Make(count, "testdata/town.osm.pbf", filepath.Join(t.TempDir(), "basemap.pmtiles"), City()); err != nil {
		t.Fatal(err)
	}
	for stop := 1; stop <= steps; stop += 1 + steps/20 {
		dir, at := t.TempDir(), 0
		ctx, end := context.WithCancel(t.Context())
		ctx = progress.With(ctx, func(progress.Stage, int64, int64) {
			if at++; at == stop {
				end()
			}
		})
		_, err := Make(ctx, "testdata/town.osm.pbf", filepath.Join(dir, "basemap.pmtiles"), City())
		end()
		if at < stop { // how far a pass reads ahead is a matter of moments: this time there were fewer
			if err != nil {
				t.Errorf("not stopped: %v", err)
			}
			continue
		}
		if !errors.Is(err, context.Canceled) {
			t.Errorf("stopped at step %d of %d: %v", stop, steps, err)
		}
		wantEmpty(t, dir)
	}
}

func wantFault(t *testing.T, err error, key string) {
	t.Helper()
	var fault *didban.Error
	if !errors.As(err, &fault) || fault.Key != key {
		t.Errorf("got %v, want %s", err, key)
	}
}

func wantEmpty(t *testing.T, dir string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) > 0 {
		t.Errorf("left behind: %v, %v", entries, err)
	}
}
