package geo_test

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
	"didban.app/backend/geo"
)

// reported is a report of a category some metres north of a place, in a state.
func reported(n int, category string, north float64, days int, states ...didban.ReportState) *didban.Report {
	day := func(i int) didban.Day { return didban.DayOf(time.Date(2026, 11, 1+i-days, 0, 0, 0, 0, time.UTC)) }
	r := &didban.Report{
		Meta:     didban.Meta{ID: didbantest.ID(didban.KindReport, n), Code: fmt.Sprintf("R-%d", n), Version: 1},
		Category: category, Severity: 1, Day: day(0), Channel: "kiosk",
		Point: didban.Position{Lon: corner.Lon, Lat: corner.Lat + north/110_900}.Rounded(),
		Areas: []didban.ID{didbantest.ID(didban.KindArea, 1000)},
	}
	for i, s := range append([]didban.ReportState{didban.StateReceived}, states...) {
		r = r.Moved(didban.ReportStep{State: s, Day: day(i), Unit: "u", Text: "۱۳۷", Due: ""})
	}
	return r
}

var (
	corner = didban.Position{Lon: 51.39, Lat: 33.95}
	fixed  = []didban.ReportState{didban.StateAccepted, didban.StateAssigned, didban.StateFixed}
)

func TestReports_Near(t *testing.T) {
	const today = didban.Day("2026-11-01")
	confirmed := append(slices.Clone(fixed), didban.StateConfirmed)
	nouns := append(didbantest.City(0, 0),
		reported(1, "asphalt", 20, 5),
		reported(2, "pavement", 5, 5),            // of the same group
		reported(3, "asphalt", 26, 5),            // one metre too far
		reported(4, "waste", 1, 5),               // of another group
		reported(5, "asphalt", 10, 33, fixed...), // fixed 30 days ago
		reported(6, "asphalt", 9, 34, fixed...),  // 31 days ago
		reported(7, "asphalt", 2, 5, didban.StateDeclined),
		reported(8, "asphalt", 24, 10, confirmed...),
	)
	x := follow(t, nouns...)
	for _, test := range []struct {
		name     string
		likeness map[int]float64
		want     []int
	}{
		{"by distance, three at most", nil, []int{2, 5, 1}},
		{"like words come first", map[int]float64{8: 1, 1: 1}, []int{2, 1, 5}},
		{"the same words far off", map[int]float64{8: 1}, []int{2, 5, 8}},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := x.Near("asphalt", corner, today, func(id didban.ID) float64 {
				for n, like := range test.likeness {
					if id == didbantest.ID(didban.KindReport, n) {
						return like
					}
				}
				return 0
			})
			var found []int
			for _, near := range got {
				for n := 1; n <= 8; n++ {
					if near.ID == didbantest.ID(didban.KindReport, n) {
						found = append(found, n)
					}
				}
			}
			if !slices.Equal(found, test.want) {
				t.Errorf("got %v, want %v", found, test.want)
			}
		})
	}
	if got := x.Near("asphalt", corner, today, nil)[0]; math.Abs(got.Metres-5) > 0.2 || got.Likeness != 0 {
		t.Errorf("got %.2f m and likeness %.2f", got.Metres, got.Likeness)
	}
	if got := x.Near("ufo", corner, today, nil); got != nil {
		t.Errorf("a category of none has neighbours: %v", got)
	}
}

func TestReports_FixedAndConfirmedAreTwoFigures(t *testing.T) {
	const today = didban.Day("2026-11-01")
	x := follow(t, append(didbantest.City(0, 0),
		reported(1, "asphalt", 0, 2), reported(2, "asphalt", 0, 5, fixed...), reported(3, "water", 0, 6, append(slices.Clone(fixed), didban.StateConfirmed)...),
		reported(4, "water", 0, 6, append(slices.Clone(fixed), didban.StateReopened)...),
		reported(5, "waste", 0, 100, fixed...), // 97 days ago
		reported(6, "waste", 0, 400),           // open all the same
	)...)
	f := didban.ReportFilter{Since: didban.ReportsSince(today)}
	got := x.Reports(f)
	want := map[string]int{"open": 2, "fixed": 1, "confirmed": 1, "reopened": 1}
	if fmt.Sprint(got.Counts[didban.ReportFacetPhase]) != fmt.Sprint(want) || len(got.Reports) != 5 {
		t.Errorf("got %v and %d reports", got.Counts[didban.ReportFacetPhase], len(got.Reports))
	}
	region, _ := x.Area(didbantest.ID(didban.KindArea, 1000))
	if n := got.Counts[didban.ReportFacetArea][string(region.Parent)]; n != 5 {
		t.Errorf("the region around counts %d", n)
	}
	f.Whole, f.Phases, f.Areas = true, []string{"fixed"}, []string{string(region.Parent)}
	if got := x.Reports(f); len(got.Reports) != 2 || got.Counts[didban.ReportFacetPhase]["open"] != 2 || got.Counts[didban.ReportFacetCategory]["waste"] != 1 {
		t.Errorf("narrowed: %d reports, %v", len(got.Reports), got.Counts)
	}
}

// TestReportTile_AgreesWithTheList: at every zoom, under every filter, the tiles show or count
// exactly what the list holds.
func TestReportTile_AgreesWithTheList(t *testing.T) {
	x := follow(t, append(didbantest.City(3, 0), didbantest.Reports(900)...)...)
	since := didban.ReportsSince(didbantest.LastReport)
	for name, f := range map[string]didban.ReportFilter{
		"usual": {Since: since}, "whole": {Whole: true}, "phases": {Phases: []string{"fixed", "ended"}, Whole: true},
		"one area": {Areas: []string{string(didbantest.ID(didban.KindArea, 1003))}, Whole: true},
		"category": {Categories: []string{"asphalt", "gas"}, Since: since},
	} {
		list := x.Reports(f)
		if len(list.Reports) == 0 {
			t.Fatalf("%s: nothing to compare", name)
		}
		for _, z := range []uint32{9, 11, 12, 13, 16} {
			shown, single := 0, map[string]bool{}
			for _, at := range cover(z, whole) {
				data, err := x.ReportTile(z, at[0], at[1], f)
				if err != nil {
					t.Fatal(err)
				}
				for _, one := range features(t, data, "reports") {
					single[one.id()] = true
					shown++
				}
				for _, one := range features(t, data, "areas") {
					shown += int(as[float64](t, one.properties["count"]))
				}
			}
			if shown != len(list.Reports) {
				t.Errorf("%s at z%d: %d shown, %d listed", name, z, shown, len(list.Reports))
			}
			if z >= 13 && len(single) != len(list.Reports) {
				t.Errorf("%s at z%d: %d single ones of %d", name, z, len(single), len(list.Reports))
			}
		}
	}
	if _, err := x.ReportTile(2, 9, 9, didban.ReportFilter{}); err == nil {
		t.Error("a tile outside the world")
	}
}

func TestReportFilter_RoundTrip(t *testing.T) {
	f := didban.ReportFilter{Areas: []string{"a", "b"}, Categories: []string{"gas"}, Phases: []string{"open"}, Units: []string{"u"}, Whole: true, Since: "2025-12-20"}
	if got := geo.ReportFilterOf(geo.ReportQuery(f), "2026-03-20"); fmt.Sprint(got) != fmt.Sprint(f) {
		t.Errorf("got %+v, want %+v", got, f)
	}
}

// TestReports_Follow: a report that moves, goes and comes back is where it is.
func TestReports_Follow(t *testing.T) {
	feed := didbantest.NewFeed(didbantest.City(0, 0)...)
	x := geo.NewIndex()
	count := func() int {
		t.Helper()
		if err := x.CatchUp(feed); err != nil {
			t.Fatal(err)
		}
		return len(x.Near("asphalt", corner, "2026-11-01", nil))
	}
	feed.Put(reported(1, "asphalt", 0, 5))
	if got := count(); got != 1 {
		t.Fatalf("%d after it came", got)
	}
	feed.Put(reported(1, "asphalt", 500, 5))
	if got := count(); got != 0 {
		t.Fatalf("%d where it was", got)
	}
	feed.Put(reported(1, "asphalt", 0, 5))
	feed.Delete(didban.KindReport, didbantest.ID(didban.KindReport, 1))
	if got := count(); got != 0 || x.Holding().Sums[didban.KindReport].Count != 0 {
		t.Fatalf("%d after it went", got)
	}
	feed.Put(reported(1, "asphalt", 0, 5))
	if got := count(); got != 1 || x.Holding().Sums[didban.KindReport].Count != 1 {
		t.Fatalf("%d after it came back", got)
	}
	if err := x.Renew(feed); err != nil || count() != 1 {
		t.Fatalf("made anew: %v", err)
	}
}

// TestLocate is case 53 of abuse: a pin outside the city, or in another area than was said.
func TestLocate(t *testing.T) {
	x := follow(t, didbantest.City(0, 0)...)
	here, other := didbantest.ID(didban.KindArea, 1000), didbantest.ID(didban.KindArea, 1024)
	for _, test := range []struct {
		name  string
		at    didban.Position
		named didban.ID
		want  string
	}{
		{"in the area", corner, here, ""},
		{"in the city", corner, "", ""},
		{"in another area", corner, other, "report.area"},
		{"outside the city", didban.Position{Lon: 51.2, Lat: 33.95}, "", "report.outside"},
		{"in another country", didban.Position{Lon: 2.35, Lat: 48.85}, here, "report.outside"},
	} {
		areas, err := x.Locate(test.at, test.named)
		var fault *didban.Error
		got := ""
		if errors.As(err, &fault) {
			got = fault.Key
		}
		if got != test.want || (err == nil) != slices.Contains(areas, here) {
			t.Errorf("%s: %v, %v", test.name, areas, err)
		}
	}
	if _, err := geo.NewIndex().Locate(corner, ""); err != nil {
		t.Errorf("in a city that has drawn no area: %v", err)
	}
	if _, err := geo.NewIndex().Locate(didban.Position{}, ""); err == nil || !strings.Contains(err.Error(), "report.outside") {
		t.Errorf("nowhere: %v", err)
	}
}

func BenchmarkReports(b *testing.B) {
	x := follow(b, append(didbantest.City(10_000, 0), didbantest.Reports(100_000)...)...)
	usual := didban.ReportFilter{Since: didban.ReportsSince(didbantest.LastReport)}
	timed := func(name string, work func(n int)) {
		b.Run(name, func(b *testing.B) {
			var took []time.Duration
			for b.Loop() {
				start := time.Now()
				work(len(took))
				took = append(took, time.Since(start))
			}
			report(b, took)
		})
	}
	timed("near", func(n int) {
		at := didban.Position{Lon: 51.38 + float64(n%100)*0.001, Lat: 33.94 + float64(n/100%100)*0.001}
		x.Near("animals", at, didbantest.LastReport, func(didban.ID) float64 { return 0.3 })
	})
	since := func(n int) didban.Day { return didban.DayOf(usual.Since.Time().AddDate(0, 0, -n)) } // never asked before
	timed("select/usual", func(n int) { x.Reports(didban.ReportFilter{Since: since(n)}) })
	timed("select/whole", func(n int) { x.Reports(didban.ReportFilter{Whole: true, Since: since(n)}) })
	for _, z := range []uint32{11, 12, 13, 14, 16} {
		tiles := cover(z, whole)
		timed(fmt.Sprintf("tile/z%d", z), func(n int) {
			at := tiles[n%len(tiles)]
			if _, err := x.ReportTile(z, at[0], at[1], usual); err != nil {
				b.Fatal(err)
			}
		})
	}
}
