package geo_test

import (
	"bytes"
	"fmt"
	"math"
	"slices"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
	"didban.app/backend/geo"
	"didban.app/backend/jalali"
)

var past = didban.Past{Month: "1402-06", Day: "2023-09-22", Year: 1402, Closed: 1401}

func month(day didban.Day) didban.Day { return didban.Day(jalali.FirstOfMonth(string(day))) }

func TestWindow_CityAsItWas(t *testing.T) {
	x := follow(t, city()...)
	var want []didban.ProjectFacts
	judge := didban.Judge{
		Today: past.Day, From: month(past.Day), Year: didban.Day(jalali.FirstOfYear(string(past.Day))), Limits: x.Limits(), Month: month,
	}
	undated := 0
	for _, p := range x.Select(didban.ProjectFilter{}).Projects {
		if was, ok := p.AsItWas(past); ok {
			was.Judged, was.Flags = judge.Of(&was), nil
			want = append(want, was)
		} else if p.Traces.First == "" {
			undated++
		}
	}
	was := x.Window(past, didban.Circle{})
	if len(want) < 100 || len(want) > 1900 || undated == 0 {
		t.Fatalf("%d of 2,000 projects, %d undated: the case says nothing", len(want), undated)
	}
	if was.Undated() != undated || x.Undated() != 0 {
		t.Errorf("%d undated, want %d; today %d", was.Undated(), undated, x.Undated())
	}
	for name, f := range filters {
		t.Run(name, func(t *testing.T) {
			n, counts := 0, didban.Counts{}
			for i := range want {
				if hasWords(f, &want[i]) {
					counts.Count(f, &want[i])
				}
				if matches(f, &want[i]) {
					n++
				}
			}
			got := was.Select(f)
			if len(got.Projects) != n || !slices.IsSortedFunc(got.Projects, didban.ProjectOrder) {
				t.Errorf("%d projects, want %d", len(got.Projects), n)
			}
			for _, facet := range didban.Facets {
				for code, n := range counts[facet] {
					if got.Counts[facet][code] != n {
						t.Errorf("%s %q: %d, want %d", facet, code, got.Counts[facet][code], n)
					}
				}
			}
		})
	}
	if x.Window(past, didban.Circle{}) != was {
		t.Error("the same month was made twice")
	}
	if got := x.Select(didban.ProjectFilter{}); len(got.Projects) != 2000 {
		t.Errorf("the city of today has %d projects", len(got.Projects))
	}
}

func TestWindow_FollowsTheCity(t *testing.T) {
	feed := didbantest.NewFeed(city()...)
	x := geo.NewIndex()
	if err := x.CatchUp(feed); err != nil {
		t.Fatal(err)
	}
	before := len(x.Window(past, didban.Circle{}).Select(didban.ProjectFilter{}).Projects)
	feed.Put(&didban.Project{
		Meta: didban.Meta{ID: didbantest.ID(didban.KindProject, 9001), Code: "NEW"}, Title: "تازه", Domain: "civil", Type: "construction",
		Status: "implementation", Start: "2022-01-01",
	})
	if err := x.CatchUp(feed); err != nil {
		t.Fatal(err)
	}
	if got := len(x.Window(past, didban.Circle{}).Select(didban.ProjectFilter{}).Projects); got != before+1 {
		t.Errorf("%d projects, want %d", got, before+1)
	}
}

func TestWindow_AroundIsJudgedByToday(t *testing.T) {
	x := follow(t, city()...)
	near := didban.Circle{Position: didban.Position{Lon: 51.43, Lat: 33.99}, Radius: 5000}
	overdue := didban.ProjectFilter{Flags: []string{string(didban.FlagOverdue)}}
	x.Today("2001-01-01")
	before := len(x.Window(didban.Past{}, near).Select(overdue).Projects)
	x.Today("2051-01-01")
	want := 0
	for _, p := range x.Select(overdue).Projects {
		if _, ok := x.Window(didban.Past{}, near).Metres(p.ID); ok {
			want++
		}
	}
	if got := len(x.Window(didban.Past{}, near).Select(overdue).Projects); got != want || want == before {
		t.Errorf("%d projects overdue, want %d; %d the day before", got, want, before)
	}
}

func TestWindow_FewAreKeptHoweverEmpty(t *testing.T) {
	x := follow(t, didbantest.City(3, 0)...)
	first := x.Window(didban.Past{}, didban.Circle{Radius: 50})
	for i := range 1000 {
		x.Window(didban.Past{}, didban.Circle{Position: didban.Position{Lon: float64(i+1) / 100}, Radius: 50})
	}
	if x.Window(didban.Past{}, didban.Circle{Radius: 50}) == first {
		t.Error("a thousand windows are kept")
	}
}

func TestWindow_NearestFirst(t *testing.T) {
	x := follow(t, city()...)
	near := didban.Circle{Position: didban.Position{Lon: 51.43, Lat: 33.99}, Radius: 700}
	around := x.Window(didban.Past{}, near)
	got := around.Select(didban.ProjectFilter{}).Projects
	want := x.Nearby(near.Position, len(got))
	if len(got) < 20 {
		t.Fatalf("%d projects: the case says nothing", len(got))
	}
	last := 0
	for i, p := range got {
		metres, ok := around.Metres(p.ID)
		if !ok || metres < last || metres > near.Radius {
			t.Errorf("%d: %s at %d m after %d m", i, p.Code, metres, last)
		}
		last = metres
		if p.ID != want[i].ID {
			// Nearby orders by the Mercator plane, which is a metre or two off
			if theirs, _ := around.Metres(want[i].ID); theirs < metres-2 || theirs > metres+2 {
				t.Errorf("%d: got %s, want %s", i, p.Code, want[i].Code)
			}
		}
	}
	beyond := x.Nearby(near.Position, len(got)+1)[len(got)]
	if _, ok := around.Metres(beyond.ID); ok {
		t.Errorf("%s lies beyond", beyond.Code)
	}
	if _, ok := x.Metres(got[0].ID); ok {
		t.Error("a distance without a spot")
	}
	tile, err := around.Tile(13, 5266, 3272, didban.ProjectFilter{})
	whole, errWhole := x.Tile(13, 5266, 3272, didban.ProjectFilter{})
	if err != nil || errWhole != nil || len(tile) == 0 || len(tile) >= len(whole) || bytes.Equal(tile, whole) {
		t.Errorf("the tile holds %d bytes of %d (%v, %v)", len(tile), len(whole), err, errWhole)
	}
}

func TestWindow_Metres(t *testing.T) {
	from := didban.Position{Lon: 51.43, Lat: 33.98}
	length := func(line string) float64 {
		return geo.Length(didban.Geometry{Type: "LineString", Coordinates: []byte(line)})
	}
	north, east := length("[[51.43,33.98],[51.43,33.99]]"), length("[[51.43,33.98],[51.44,33.98]]")
	for _, c := range []struct {
		name, kind, coordinates string
		want                    float64
	}{
		{"a point to the north", "Point", "[51.43,33.99]", north},
		{"a point to the east", "Point", "[51.44,33.98]", east},
		{"the nearest of several", "MultiPoint", "[[51.45,33.98],[51.44,33.98]]", east},
		{"a line that passes", "LineString", "[[51.42,33.99],[51.44,33.99]]", north},
		{"the end of a line", "LineString", "[[51.44,33.98],[51.46,33.98]]", east},
		{"a polygon around it", "Polygon", "[[[51.42,33.97],[51.44,33.97],[51.44,33.99],[51.42,33.99],[51.42,33.97]]]", 0},
		{"a polygon beside it", "Polygon", "[[[51.44,33.97],[51.46,33.97],[51.46,33.99],[51.44,33.99],[51.44,33.97]]]", east},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := &didban.Project{
				Meta: didban.Meta{ID: didbantest.ID(didban.KindProject, 1), Code: "A"}, Title: "آ", Domain: "civil", Type: "construction", Status: "implementation",
				Geometry: &didban.Geometry{Type: c.kind, Coordinates: []byte(c.coordinates)},
			}
			around := follow(t, p).Window(didban.Past{}, didban.Circle{Position: from, Radius: 2000})
			got, ok := around.Metres(p.ID)
			if !ok || math.Abs(float64(got)-c.want) > 1 {
				t.Errorf("got %d, want %v", got, c.want)
			}
		})
	}
}

func TestGazetteer(t *testing.T) {
	square := `[[[51.42,33.97],[51.44,33.97],[51.44,33.99],[51.42,33.99],[51.42,33.97]]]`
	place := func(n int, sort, name, en string) *didban.Place {
		return &didban.Place{
			Meta: didban.Meta{ID: didbantest.ID(didban.KindPlace, n), Code: fmt.Sprint("PL", n)}, Sort: sort, Name: name, NameEn: en,
			Geometry: &didban.Geometry{Type: "Point", Coordinates: []byte("[51.43,33.98]")},
		}
	}
	project := func(n int, address string, g *didban.Geometry) *didban.Project {
		return &didban.Project{
			Meta: didban.Meta{ID: didbantest.ID(didban.KindProject, n), Code: fmt.Sprint("P", n)}, Title: "فین در عنوان", Domain: "civil",
			Type: "construction", Status: "implementation", Address: address, Geometry: g,
		}
	}
	point := &didban.Geometry{Type: "Point", Coordinates: []byte("[51.43,33.98]")}
	x := follow(t,
		&didban.Area{
			Meta: didban.Meta{ID: didbantest.ID(didban.KindArea, 1), Code: "N1"}, Rank: didban.AreaRegion, Name: "درب فین", NameEn: "Darb-e Fin",
			Boundary: &didban.Geometry{Type: "Polygon", Coordinates: []byte(square)},
		},
		&didban.Area{Meta: didban.Meta{ID: didbantest.ID(didban.KindArea, 2), Code: "N2"}, Rank: didban.AreaRegion, Name: "فین بی‌مرز"},
		place(1, "street", "خیابان امیرکبیر (فین)", ""), place(2, "landmark", "باغ فین", "Fin Garden"), place(3, "outline", "مرز فین", ""),
		place(4, "square", "میدان كاشی", ""),
		project(1, "بلوار فین، کوی دوم", point), project(2, "بلوار فین، کوی دوم", point), project(3, "بلوار فین، کوی سوم", nil), project(4, "راوند", point),
	)
	for _, c := range []struct {
		words []string
		limit int
		want  []string
	}{
		{nil, 8, nil},
		{[]string{"فین"}, 8, []string{"درب فین", "باغ فین", "خیابان امیرکبیر (فین)", "بلوار فین، کوی دوم"}},
		{[]string{"فین"}, 2, []string{"درب فین", "باغ فین"}},
		{[]string{"fin"}, 8, []string{"درب فین", "باغ فین"}},
		{[]string{"باغ", "فین"}, 8, []string{"باغ فین"}},
		{[]string{"کاشی"}, 8, []string{"میدان كاشی"}},
		{[]string{"باغفین"}, 8, []string{"باغ فین"}},
		{[]string{"منطقه", "فین"}, 8, []string{"درب فین"}},
		{[]string{"محله", "فین"}, 8, nil},
		{[]string{"عنوان"}, 8, nil},
	} {
		var got []string
		for _, n := range x.Gazetteer(c.words, c.limit) {
			got = append(got, n.Name)
			if n.At.Lon < 51.42 || n.At.Lon > 51.44 || n.Box.West < 51.42 {
				t.Errorf("%s lies at %v in %v", n.Name, n.At, n.Box)
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%v: got %q, want %q", c.words, got, c.want)
		}
	}
}

func BenchmarkWindow(b *testing.B) {
	x := follow(b, didbantest.City(10_000, 0)...)
	b.Run("past", func(b *testing.B) {
		for n := range b.N {
			day := past
			day.Month = fmt.Sprint(n) // never the one that is remembered
			x.Window(day, didban.Circle{}).Select(didban.ProjectFilter{})
		}
	})
	b.Run("near", func(b *testing.B) {
		for n := range b.N {
			at := didban.Position{Lon: 51.43 + float64(n%1000)/1e5, Lat: 33.99}
			x.Window(didban.Past{}, didban.Circle{Position: at, Radius: 500}).Select(didban.ProjectFilter{})
		}
	})
	b.Run("gazetteer", func(b *testing.B) {
		for range b.N {
			x.Gazetteer([]string{"محله"}, 8)
		}
	})
}
