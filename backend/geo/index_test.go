package geo_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
	"didban.app/backend/geo"
)

func TestIndex_RebuiltGivesSameAnswers(t *testing.T) {
	nouns := didbantest.City(1500, 0)
	feed := didbantest.NewFeed(nouns...)
	live := geo.NewIndex()
	if err := live.CatchUp(feed); err != nil {
		t.Fatal(err)
	}
	feed.Delete(didban.KindProject, didbantest.ID(didban.KindProject, 7))
	feed.Delete(didban.KindArea, didbantest.ID(didban.KindArea, 1004))
	feed.Put(newProject(8, square(51.42, 33.97, 0.004)), newProject(2000, shape("Point", "[51.7,34.2]")), newProject(2001, nil))
	moved := *as[*didban.Area](t, nouns[1])
	moved.Boundary = square(51.39, 33.99, 0.02)
	feed.Put(&moved)
	feed.Delete(didban.KindProject, didbantest.ID(didban.KindProject, 9))
	feed.Put(newProject(9, shape("Point", "[51.40,33.98]")))
	if err := live.CatchUp(feed); err != nil {
		t.Fatal(err)
	}
	fresh := geo.NewIndex()
	if err := fresh.CatchUp(feed); err != nil {
		t.Fatal(err)
	}
	for name, f := range filters {
		t.Run(name, func(t *testing.T) {
			got, want := fresh.Select(f), live.Select(f)
			if !alikeFacts(got, want) {
				t.Errorf("selections differ: %d and %d projects", len(got.Projects), len(want.Projects))
			}
			for _, z := range []uint32{10, 12, 13, 15} {
				for _, at := range cover(z, want.Bounds) {
					sameTile(t, tile(t, fresh, z, at[0], at[1], f), tile(t, live, z, at[0], at[1], f))
				}
			}
		})
	}
	if !bytes.Equal(fresh.Base(), live.Base()) {
		t.Error("base maps differ")
	}
}

// sameTile compares what the tiles say; buckets may be numbered in another order.
func sameTile(t *testing.T, got, want []byte) {
	t.Helper()
	for _, layer := range []string{"pins", "projects"} {
		if a, b := features(t, got, layer), features(t, want, layer); !reflect.DeepEqual(a, b) {
			t.Errorf("layer %s differs: %d and %d features", layer, len(a), len(b))
		}
	}
	if a, b := areaSums(features(t, got, "areas")), areaSums(features(t, want, "areas")); !reflect.DeepEqual(a, b) {
		t.Errorf("areas differ: %v and %v", a, b)
	}
}

func areaSums(list []found) map[string][3]any {
	out := map[string][3]any{}
	for _, f := range list {
		key := f.id()
		if key == "" {
			key = fmt.Sprint(f.geometry)
		}
		out[key] = [3]any{f.properties["name"], f.properties["count"], f.properties["spent"]}
	}
	return out
}

func TestIndex_FollowsChanges(t *testing.T) {
	feed := didbantest.NewFeed(newProject(1, shape("Point", "[51.42,33.98]")))
	x := geo.NewIndex()
	if x.Ready() {
		t.Error("ready before it has read anything")
	}
	ctx, cancel := context.WithCancel(t.Context())
	steps, done := make(chan uint64), make(chan error)
	go func() { done <- x.Follow(ctx, feed, func(n, _ uint64) { steps <- n }) }()
	if got := <-steps; got != 1 {
		t.Fatalf("first batch ends at %d, want 1", got)
	}
	feed.Delete(didban.KindProject, didbantest.ID(didban.KindProject, 1))
	if got := <-steps; got != 2 {
		t.Fatalf("second batch ends at %d, want 2", got)
	}
	if got := x.Select(didban.ProjectFilter{}); len(got.Projects) != 0 || got.Located != 0 || got.Revision != 2 {
		t.Errorf("after the deletion: %d projects, %d located, revision %d", len(got.Projects), got.Located, got.Revision)
	}
	if !x.Ready() {
		t.Error("not ready after reading to the head")
	}
	cancel()
	if err := <-done; err != nil {
		t.Errorf("Follow ended with %v, want nil", err)
	}
}

func TestIndex_ReadyOnEmptyFeed(t *testing.T) {
	if x := follow(t); !x.Ready() || x.Revision() != 0 {
		t.Errorf("ready %v at revision %d", x.Ready(), x.Revision())
	}
}

type brokenFeed struct{ *didbantest.Feed }

var errDisk = errors.New("disk")

func (brokenFeed) Load(didban.Kind, didban.ID) (didban.Noun, error) { return nil, errDisk }

func TestCatchUp_PassesOnFailureOfFeed(t *testing.T) {
	x := geo.NewIndex()
	err := x.CatchUp(brokenFeed{didbantest.NewFeed(newProject(1, nil))})
	if !errors.Is(err, errDisk) || x.Revision() != 0 || x.Ready() {
		t.Errorf("error %v, revision %d, ready %v", err, x.Revision(), x.Ready())
	}
}

func TestIndex_UnreadableGeometryIsListedButNotLocated(t *testing.T) {
	for name, g := range map[string]*didban.Geometry{
		"none": nil, "type": shape("Circle", "[51,34]"), "json": shape("Point", "[51,"), "short": shape("Point", "[51.4]"),
		"null number": shape("Point", "[null,34]"), "null": shape("Point", "null"), "pole": shape("Point", "[51.4,89.9]"),
		"empty line": shape("LineString", "[]"), "empty polygon": shape("Polygon", "[]"), "no ring": shape("Polygon", "[[]]"),
		"empty part": shape("MultiPolygon", "[[]]"), "one-point line": shape("MultiLineString", "[[[51.4,34]]]"),
	} {
		t.Run(name, func(t *testing.T) {
			got := follow(t, newProject(1, g)).Select(didban.ProjectFilter{})
			if len(got.Projects) != 1 || got.Located != 0 || got.Bounds != (didban.Box{}) {
				t.Errorf("%d listed, %d located, bounds %v", len(got.Projects), got.Located, got.Bounds)
			}
		})
	}
}

func TestFacts_FollowTheAreasTree(t *testing.T) {
	region := newArea(1, didban.AreaRegion, "", nil)
	hood := newArea(2, didban.AreaNeighbourhood, region.ID, nil)
	x, feed := geo.NewIndex(), didbantest.NewFeed(newProject(1, nil, hood.ID))
	id := didbantest.ID(didban.KindProject, 1)
	for _, step := range []struct {
		name string
		put  didban.Noun
		want []didban.ID
	}{
		{"no areas yet", newProject(2, nil), []didban.ID{hood.ID}},
		{"the area arrives", hood, []didban.ID{hood.ID, region.ID}},
		{"its parent goes", newArea(2, didban.AreaNeighbourhood, "", nil), []didban.ID{hood.ID}},
	} {
		feed.Put(step.put)
		if err := x.CatchUp(feed); err != nil {
			t.Fatal(err)
		}
		if got, ok := x.Facts(id); !ok || !slices.Equal(got.Areas, step.want) {
			t.Errorf("%s: areas %v, want %v", step.name, got.Areas, step.want)
		}
	}
	if _, ok := x.Facts(didbantest.ID(didban.KindProject, 99)); ok {
		t.Error("facts of a project that is not there")
	}
}

func TestNearby(t *testing.T) {
	x := follow(t,
		newProject(1, shape("Point", "[51.420,33.980]")),
		newProject(2, shape("LineString", "[[51.400,33.985],[51.450,33.985]]")),
		newProject(3, square(51.430, 33.960, 0.02)),
		newProject(7, shape("Point", "[51.4305,33.9605]")),
		newProject(4, nil),
		newProject(5, shape("Point", "[51.500,34.050]")),
		newProject(6, shape("Point", "[51.500,34.050]")),
	)
	for _, c := range []struct {
		name  string
		at    didban.Position
		limit int
		want  []string
	}{
		{"point", didban.Position{Lon: 51.4201, Lat: 33.9801}, 1, []string{"P-1"}},
		{"beside a long line", didban.Position{Lon: 51.449, Lat: 33.986}, 1, []string{"P-2"}},
		{"inside a polygon", didban.Position{Lon: 51.430, Lat: 33.960}, 2, []string{"P-3", "P-7"}},
		{"equal distances in list order", didban.Position{Lon: 51.5, Lat: 34.06}, 1, []string{"P-5"}},
		{"only the located", didban.Position{Lon: 51.42, Lat: 33.98}, 10, []string{"P-1", "P-2", "P-3", "P-7", "P-5", "P-6"}},
		{"none asked", didban.Position{Lon: 51.42, Lat: 33.98}, 0, []string{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := []string{}
			for _, f := range x.Nearby(c.at, c.limit) {
				got = append(got, f.Code)
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}

func TestIndex_NeverShowsHalfABatch(t *testing.T) {
	var nouns []didban.Noun
	for n := range 5000 {
		nouns = append(nouns, newProject(n+1, shape("Point", "[51.42,33.98]")))
	}
	x, feed, done := geo.NewIndex(), didbantest.NewFeed(nouns...), make(chan error)
	go func() { done <- x.CatchUp(feed) }()
	for {
		got := x.Select(didban.ProjectFilter{})
		if uint64(len(got.Projects)) != got.Revision || got.Located != len(got.Projects) {
			t.Fatalf("%d projects, %d located at revision %d", len(got.Projects), got.Located, got.Revision)
		}
		if _, err := x.Tile(14, 0, 0, didban.ProjectFilter{}); err != nil {
			t.Fatal(err)
		}
		x.Nearby(didban.Position{Lon: 51.42, Lat: 33.98}, 3)
		select {
		case err := <-done:
			if n := len(x.Select(didban.ProjectFilter{}).Projects); err != nil || n != 5000 {
				t.Fatalf("%d projects in the end, %v", n, err)
			}
			return
		default:
		}
	}
}

func TestCatchUp_GoesOnWhereItStopped(t *testing.T) {
	feed := didbantest.NewFeed(newProject(1, nil))
	x := geo.NewIndex()
	for want := range 3 {
		if err := x.CatchUp(feed); err != nil {
			t.Fatal(err)
		}
		if got := len(x.Select(didban.ProjectFilter{}).Projects); got != want+1 {
			t.Errorf("%d projects, want %d", got, want+1)
		}
		feed.Put(newProject(want+2, nil))
	}
}
