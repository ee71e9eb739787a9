package geo_test

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/encoding/mvt"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
	"didban.app/backend/geo"
)

// follow gives an index that has read the nouns.
func follow(t testing.TB, nouns ...didban.Noun) *geo.Index {
	t.Helper()
	x := geo.NewIndex()
	if err := x.CatchUp(didbantest.NewFeed(nouns...)); err != nil {
		t.Fatal(err)
	}
	return x
}

func shape(kind, coordinates string) *didban.Geometry {
	return &didban.Geometry{Type: kind, Coordinates: []byte(coordinates)}
}

// square is a polygon of the given side around a point, in degrees.
func square(lon, lat, side float64) *didban.Geometry {
	w, e, s, n := lon-side/2, lon+side/2, lat-side/2, lat+side/2
	return shape("Polygon", fmt.Sprintf("[[[%.6f,%.6f],[%.6f,%.6f],[%.6f,%.6f],[%.6f,%.6f],[%.6f,%.6f]]]",
		w, s, e, s, e, n, w, n, w, s))
}

func newProject(n int, g *didban.Geometry, areas ...didban.ID) *didban.Project {
	code := fmt.Sprintf("P-%d", n)
	return &didban.Project{
		Meta:  didban.Meta{ID: didbantest.ID(didban.KindProject, n), Code: code, Version: 1, Updated: didbantest.Start},
		Title: "پروژه " + code, Domain: "civil", Type: "construction", Status: "implementation",
		Geometry: g, Areas: areas,
		Budget: []didban.BudgetLine{{Year: 1404, Source: "municipal", Approved: 100, Spent: 10}},
	}
}

func newArea(n int, rank didban.AreaKind, parent didban.ID, boundary *didban.Geometry) *didban.Area {
	return &didban.Area{
		Meta: didban.Meta{ID: didbantest.ID(didban.KindArea, n), Code: fmt.Sprintf("A%d", n), Version: 1},
		Rank: rank, Name: fmt.Sprintf("محدوده %d", n), Parent: parent, Boundary: boundary,
	}
}

// tileAt is the tile of a zoom that holds a WGS84 point, by the formula of the
// web map grid and not by the code under test.
func tileAt(lon, lat float64, z uint32) (x, y uint32) {
	side := math.Exp2(float64(z))
	rad := lat * math.Pi / 180
	return uint32((lon + 180) / 360 * side), uint32((1 - math.Asinh(math.Tan(rad))/math.Pi) / 2 * side)
}

// features reads the named layer of a tile with an independent decoder.
func features(t testing.TB, data []byte, layer string) []found {
	t.Helper()
	layers, err := mvt.Unmarshal(data)
	if err != nil {
		t.Fatalf("tile can't be read: %v", err)
	}
	var out []found
	for _, l := range layers {
		if l.Name != layer {
			continue
		}
		if l.Version != 2 || l.Extent != 4096 {
			t.Fatalf("layer %s has version %d and extent %d", layer, l.Version, l.Extent)
		}
		for _, f := range l.Features {
			number, _ := f.ID.(float64)
			out = append(out, found{number, f.Geometry, f.Properties})
		}
	}
	return out
}

type found struct {
	number     float64
	geometry   orb.Geometry
	properties map[string]any
}

func (f found) id() string { s, _ := f.properties["id"].(string); return s }

// as wants a value of a type.
func as[T any](t testing.TB, v any) T {
	t.Helper()
	out, ok := v.(T)
	if !ok {
		t.Fatalf("a %T, want a %T", v, out)
	}
	return out
}

// tile cuts one tile or fails.
func tile(t testing.TB, x *geo.Index, z, tx, ty uint32, f didban.ProjectFilter) []byte {
	t.Helper()
	data, err := x.Tile(z, tx, ty, f)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// over gathers a layer from all tiles of a zoom that cover the box.
func over(t testing.TB, x *geo.Index, z uint32, b didban.Box, f didban.ProjectFilter, layer string) []found {
	t.Helper()
	var out []found
	for _, at := range cover(z, b) {
		out = append(out, features(t, tile(t, x, z, at[0], at[1], f), layer)...)
	}
	return out
}

func cover(z uint32, b didban.Box) [][2]uint32 {
	west, north := tileAt(b.West, b.North, z)
	east, south := tileAt(b.East, b.South, z)
	var out [][2]uint32
	for tx := west; tx <= east; tx++ {
		for ty := north; ty <= south; ty++ {
			out = append(out, [2]uint32{tx, ty})
		}
	}
	return out
}

func ids(list []*didban.ProjectFacts) []string {
	out := make([]string, len(list))
	for i, f := range list {
		out[i] = string(f.ID)
	}
	slices.Sort(out)
	return out
}

func foundIDs(list []found) []string {
	out := make([]string, len(list))
	for i, f := range list {
		out[i] = f.id()
	}
	slices.Sort(out)
	return out
}

func ranged(text string) didban.Range {
	r, ok := didban.ParseRange(text)
	if !ok {
		panic(text)
	}
	return r
}

// filters are narrow and wide, with one that matches nothing.
var filters = map[string]didban.ProjectFilter{
	"all":        {},
	"domain":     {Domains: []string{"civil"}},
	"two":        {Domains: []string{"civil", "green"}, Statuses: []string{"implementation", "completion"}},
	"area":       {Areas: []string{string(didbantest.ID(didban.KindArea, 101))}},
	"all facet":  {Areas: []string{string(didbantest.ID(didban.KindArea, 1003))}, Types: []string{"construction"}, Domains: []string{"civil"}, Statuses: []string{"completion"}},
	"suspended":  {Statuses: []string{"suspended"}},
	"year":       {Years: []string{"1402"}, Types: []string{"construction"}},
	"amount":     {Amount: ranged("50000000000-400000000000")},
	"band":       {Amount: didban.AmountBands[1], Progress: didban.ProgressBands[0]},
	"progress":   {Progress: ranged("30-"), Statuses: []string{"completion"}},
	"words":      {Words: []string{"بوستان", "پروژه"}, Domains: []string{"green"}},
	"judged":     {Flags: []string{"overdue", "disclosure"}, Traits: []string{"overrun"}, Budgets: []string{"1402:municipal"}},
	"firm":       {Contractors: []string{"سازه", "راه"}, RecentChanges: []string{"paid"}, Domains: []string{"civil", "green"}},
	"month":      {PaidIn: []string{"2026-11-22"}, Sources: []string{"municipal"}},
	"in no part": {Areas: []string{"in-" + string(didbantest.ID(didban.KindArea, 101)), "none"}},
	"unknown":    {Domains: []string{"no such domain"}},
}
