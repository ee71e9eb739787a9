package geo_test

import (
	"reflect"
	"slices"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
	"didban.app/backend/geo"
)

// city is 2,000 projects, some suspended, some without a place.
func city() []didban.Noun {
	nouns := didbantest.City(2000, 5)
	for i, n := range nouns {
		if p, ok := n.(*didban.Project); ok {
			p.Suspended = i%7 == 0
			if i%11 == 0 {
				p.Geometry = nil
			}
			if i%13 == 0 {
				p.Budget, p.Progress = nil, nil
			}
			if i%17 == 0 {
				p.Areas = [][]didban.ID{nil, {didbantest.ID(didban.KindArea, 101)}}[i%2]
			}
			p.Contracts = contracts(i)
		}
	}
	return nouns
}

// contracts are none to two, some dearer than signed, paid in the present month.
func contracts(i int) (out []didban.Contract) {
	for k := range i % 3 {
		out = append(out, didban.Contract{
			Number: string(rune('A' + k)), Contractor: []string{"سازه", "راه", "آب"}[(i+k)%3], Price: 100,
			Amendments: []didban.Amendment{{Number: "1", Kind: "price", Day: "2026-01-01", Old: 100, New: int64(90 + i%40)}},
			Payments:   []didban.Payment{{Number: "1", Day: []didban.Day{"2026-11-25", "2026-10-25"}[i%2], Amount: 5}},
		})
	}
	return out
}

func TestSelect_AgreesWithTheRulesOfTheFilter(t *testing.T) {
	x := follow(t, city()...)
	x.Today("2026-11-28")
	all := x.Select(didban.ProjectFilter{}).Projects
	if len(all) != 2000 || !slices.IsSortedFunc(all, didban.ProjectOrder) {
		t.Fatalf("%d projects, in order: %v", len(all), slices.IsSortedFunc(all, didban.ProjectOrder))
	}
	for name, f := range filters {
		t.Run(name, func(t *testing.T) {
			want, counts := []*didban.ProjectFacts{}, didban.Counts{}
			for _, p := range all {
				if hasWords(f, p) {
					counts.Count(f, p)
				}
				if matches(f, p) {
					want = append(want, p)
				}
			}
			got := x.Select(f)
			if narrow := name != "unknown" && name != "all facet"; narrow && len(want) == 0 {
				t.Error("nothing matches: the case says nothing")
			}
			if !slices.Equal(got.Projects, want) {
				t.Errorf("%d projects, want %d", len(got.Projects), len(want))
			}
			for _, facet := range didban.Facets {
				if len(counts[facet])+len(got.Counts[facet]) > 0 && !reflect.DeepEqual(got.Counts[facet], counts[facet]) {
					t.Errorf("%s: counts %v, want %v", facet, got.Counts[facet], counts[facet])
				}
			}
		})
	}
}

func TestSorted_AnyColumnBothWays(t *testing.T) {
	x := follow(t, city()...)
	for _, column := range didban.SortColumns {
		for _, descending := range []bool{false, true} {
			by := didban.ProjectSort{Column: column, Descending: descending}
			list, sorted := x.Select(filters["two"]), x.Sorted(filters["two"], by)
			if !slices.IsSortedFunc(sorted.Projects, by.In(didban.Shipped, x.Day())) {
				t.Errorf("%+v: not in order", by)
			}
			if !slices.Equal(ids(sorted.Projects), ids(list.Projects)) || sorted.Spent != list.Spent {
				t.Errorf("%+v: other projects than the list", by)
			}
		}
	}
}

func TestSorted_PersianAlphabetAndNamesOfAreas(t *testing.T) {
	near, far := newArea(1, didban.AreaRegion, "", square(51.4, 33.9, 0.1)), newArea(2, didban.AreaRegion, "", square(51.5, 34, 0.1))
	near.Name, far.Name = "پانزده خرداد", "آران"
	var nouns []didban.Noun
	for n, title := range []string{"پل", "آب", "بوستان", "گذر"} {
		p := newProject(n+1, nil, []didban.ID{near.ID, far.ID}[n%2])
		p.Title = title
		nouns = append(nouns, p)
	}
	x := follow(t, append([]didban.Noun{near, far}, nouns...)...)
	for column, want := range map[string]string{"title": "P-2P-3P-1P-4", "area": "P-2P-4P-1P-3"} {
		got := ""
		for _, p := range x.Sorted(didban.ProjectFilter{}, didban.ProjectSort{Column: column}).Projects {
			got += p.Code
		}
		if got != want {
			t.Errorf("by %s: got %s, want %s", column, got, want)
		}
	}
}

func TestSelect_FollowsAChange(t *testing.T) {
	p := newProject(1, shape("Point", "[51.40,33.95]"))
	feed := didbantest.NewFeed(p)
	x := geo.NewIndex()
	for _, want := range []int{1, 0} {
		if err := x.CatchUp(feed); err != nil {
			t.Fatal(err)
		}
		if got := len(x.Select(filters["domain"]).Projects); got != want {
			t.Fatalf("got %d, want %d", got, want)
		}
		moved := *p
		moved.Domain = "green"
		feed.Put(&moved)
	}
}

func TestSelect_BoundsHoldTheLocatedMatchesOnly(t *testing.T) {
	far := newProject(3, shape("Point", "[51.50,34.05]"))
	far.Domain = "green"
	x := follow(t, newProject(1, shape("Point", "[51.40,33.95]")), newProject(2, shape("LineString", "[[51.41,33.96],[51.42,33.94]]")), far, newProject(4, nil))
	for _, c := range []struct {
		name    string
		filter  didban.ProjectFilter
		want    didban.Box
		located int
	}{
		{"all", didban.ProjectFilter{}, didban.Box{West: 51.40, South: 33.94, East: 51.50, North: 34.05}, 3},
		{"some", didban.ProjectFilter{Domains: []string{"civil"}}, didban.Box{West: 51.40, South: 33.94, East: 51.42, North: 33.96}, 2},
		{"none", didban.ProjectFilter{Domains: []string{"social"}}, didban.Box{}, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := x.Select(c.filter); got.Bounds != c.want || got.Located != c.located {
				t.Errorf("bounds %v of %d, want %v of %d", got.Bounds, got.Located, c.want, c.located)
			}
		})
	}
}

func TestListCountsAndTilesAgree(t *testing.T) {
	x := follow(t, city()...)
	x.Today("2026-11-28")
	there := placed(x)
	for name, f := range filters {
		t.Run(name, func(t *testing.T) {
			chosen := x.Select(f)
			located := slices.DeleteFunc(slices.Clone(chosen.Projects), func(p *didban.ProjectFacts) bool { return !there[p.ID] })
			if len(located) != chosen.Located {
				t.Errorf("%d have a place, the selection says %d", len(located), chosen.Located)
			}
			for _, z := range []uint32{13, 14, 16} {
				if got := foundIDs(over(t, x, z, chosen.Bounds, f, "pins")); !slices.Equal(got, ids(located)) {
					t.Errorf("zoom %d: %d pins, want %d", z, len(got), len(located))
				}
			}
			for _, z := range []uint32{0, 8, 11, 12} {
				if got := summed(t, x, z, f); got != len(located) {
					t.Errorf("zoom %d: counts add up to %d, want %d", z, got, len(located))
				}
			}
		})
	}
}

// placed is the set of located projects, from another door of the index: the
// nearest of all.
func placed(x *geo.Index) map[didban.ID]bool {
	out := map[didban.ID]bool{}
	for _, p := range x.Nearby(didban.Position{Lon: 51.43, Lat: 33.99}, 1<<20) {
		out[p.ID] = true
	}
	return out
}

// summed adds up what the tiles of a low zoom count, as areas or as pins.
func summed(t *testing.T, x *geo.Index, z uint32, f didban.ProjectFilter) int {
	wide := didban.Box{West: 50.9, South: 33.4, East: 51.9, North: 34.5}
	pins, areas := over(t, x, z, wide, f, "pins"), over(t, x, z, wide, f, "areas")
	if len(pins) > 0 && len(areas) > 0 {
		t.Errorf("zoom %d: both pins and areas", z)
	}
	sum := len(pins)
	for _, a := range areas {
		n, _ := a.properties["count"].(float64)
		sum += int(n)
	}
	return sum
}
