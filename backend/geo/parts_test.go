package geo_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
	keep "didban.app/backend/follow"
	"didban.app/backend/geo"
)

// resumed lays a map down and takes it up in another.
func resumed(t *testing.T, x *geo.Index, feed didban.Feed) *geo.Index {
	t.Helper()
	s := keep.Snapshots{Folder: t.TempDir(), Seal: func(uint64) (string, error) { return "", nil }}
	if err := keep.Save(t.Context(), s, "map", x); err != nil {
		t.Fatal(err)
	}
	out := geo.NewIndex()
	out.Today("2026-08-01")
	if err := keep.Resume(s, "map", out, feed); err != nil {
		t.Fatal(err)
	}
	return out
}

// A map that was taken up is that which read all changes, now and after more of them.
func TestParts_ResumedIsWhole(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 8))
	nouns := append(didbantest.City(2300, 0), didbantest.Reports(50)...)
	feed := didbantest.NewFeed(nouns...)
	change := func() {
		n := nouns[random.IntN(len(nouns))]
		switch {
		case random.IntN(3) == 0 && n.Kind() != didban.KindCity:
			feed.Delete(n.Kind(), n.Head().ID)
		default:
			if p, ok := n.(*didban.Project); ok {
				other := *p
				other.Title += fmt.Sprint(" ", random.IntN(9))
				other.Finished = didban.Day(fmt.Sprintf("2026-0%d-11", 1+random.IntN(9)))
				n = &other
			}
			feed.Put(n)
		}
	}
	for range 200 {
		change()
	}
	whole := geo.NewIndex()
	whole.Today("2026-08-01")
	catchUp(t, whole, feed)
	x := resumed(t, whole, feed)
	catchUp(t, x, feed)
	alike(t, "taken up", x, whole)
	late := resumed(t, whole, feed)
	for range 100 {
		change()
	}
	catchUp(t, whole, feed)
	catchUp(t, late, feed)
	alike(t, "with what came after", late, whole)
	late.Today("2026-09-01")
	whole.Today("2026-09-01")
	alike(t, "a month later", late, whole)
}

func catchUp(t *testing.T, x *geo.Index, feed didban.Feed) {
	t.Helper()
	if err := x.CatchUp(feed); err != nil {
		t.Fatal(err)
	}
}

// alike compares all that is asked of two maps of one revision.
func alike(t *testing.T, when string, got, want *geo.Index) {
	t.Helper()
	if !reflect.DeepEqual(got.Holding(), want.Holding()) || got.Since() != want.Since() || got.FirstDay() != want.FirstDay() {
		t.Errorf("%s: holds %+v since %d, want %+v since %d", when, got.Holding(), got.Since(), want.Holding(), want.Since())
	}
	for _, f := range []didban.ProjectFilter{{}, some, {Words: []string{"9"}}} {
		a, b := got.Select(f), want.Select(f)
		if len(a.Projects) != len(b.Projects) {
			t.Fatalf("%s: %d projects, want %d", when, len(a.Projects), len(b.Projects))
		}
		for i := range a.Projects {
			if !alikeFacts(a.Projects[i], b.Projects[i]) {
				t.Fatalf("%s: project %d is\n%+v\nwant\n%+v", when, i, a.Projects[i], b.Projects[i])
			}
		}
		a.Projects, b.Projects = nil, nil
		if !reflect.DeepEqual(a, b) {
			t.Errorf("%s: selected %+v, want %+v", when, a, b)
		}
		for _, z := range []uint32{11, 14, 16} {
			tiles := cover(z, whole)
			for _, at := range tiles[:min(20, len(tiles))] {
				sameTile(t, tile(t, got, z, at[0], at[1], f), tile(t, want, z, at[0], at[1], f))
			}
		}
	}
	spot := didban.Position{Lon: 51.43, Lat: 33.98}
	if a, b := got.Nearby(spot, 9), want.Nearby(spot, 9); !alikeFacts(a, b) {
		t.Errorf("%s: other projects are near", when)
	}
}

// A glance is believed for as long as its figures are those of the map, and no day longer.
func TestGlance_UntilTheFiguresTurn(t *testing.T) {
	nouns := didbantest.City(40, 0)
	for n, noun := range nouns {
		if p, ok := noun.(*didban.Project); ok && n%3 == 0 {
			p.Status, p.Finished = "completion", didban.Day(fmt.Sprintf("2026-08-%02d", 1+n%28))
		}
	}
	feed := didbantest.NewFeed(nouns...)
	s := keep.Snapshots{Folder: t.TempDir(), Seal: func(uint64) (string, error) { return "", nil }}
	x, late := geo.NewIndex(), geo.NewIndex()
	x.Today("2026-08-09")
	catchUp(t, x, feed)
	if err := keep.Save(t.Context(), s, "home", geo.Glancer{Index: x}); err != nil {
		t.Fatal(err)
	}
	if err := keep.Resume(s, "home", geo.Glancer{Index: late}, feed); err != nil {
		t.Fatal(err)
	}
	cutGlance(t, s, feed)
	said, turned := 0, false
	for day := 9; day < 31; day++ {
		today := didban.Day(fmt.Sprintf("2026-08-%02d", day))
		x.Today(today)
		late.Today(today)
		figures, first, ok := late.Glance(feed.Head())
		want := x.HomeFigures()
		if !ok {
			turned = true
			continue
		}
		if said++; turned || figures != want || !alikeFacts(first, x.First("", 8)) {
			t.Errorf("on %s it tells %+v, want %+v; given up before: %v", today, figures, want, turned)
		}
	}
	if said < 2 || !turned {
		t.Errorf("believed on %d days, given up: %v", said, turned)
	}
}

// cutGlance takes the end off a glance: then nothing of it is taken.
func cutGlance(t *testing.T, s keep.Snapshots, feed didban.Feed) {
	t.Helper()
	path := filepath.Join(s.Folder, "home.snapshot")
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, whole[:len(whole)-1], 0o600); err != nil {
		t.Fatal(err)
	}
	x := geo.NewIndex()
	x.Today("2026-08-09")
	err = keep.Resume(s, "home", geo.Glancer{Index: x}, feed)
	if _, _, ok := x.Glance(feed.Head()); ok || !errors.Is(err, keep.ErrNoSnapshot) {
		t.Errorf("a cut glance: %v, taken %v", err, ok)
	}
}
