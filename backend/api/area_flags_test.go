package api_test

import (
	"cmp"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/api"
	"didban.app/backend/didbantest"
)

func TestArea_FlagsAreThoseOfItsProjects(t *testing.T) {
	d := desk(t)
	fill(t, d, peopled()...)
	page := ok[api.AreaPage](t)(service[api.Areas](t, d).Open(string(region)))
	noNilLists(t, reflect.ValueOf(page), "AreaPage")
	listed := ok[api.MapView](t)(service[api.Map](t, d).Open(api.FilterRequest{Areas: []string{string(region)}, Limit: 1000}))
	want, flagged := map[string]int{}, 0
	values := map[string]float64{}
	for _, card := range listed.Projects {
		flags := ok[api.ProjectView](t)(service[api.Projects](t, d).Open(card.ID)).Flags
		for _, f := range flags {
			want[f.Code]++
			values[f.Code+card.ID] = f.Value
		}
		flagged += min(1, len(flags))
	}
	got := map[string]int{}
	for _, f := range page.Flags {
		got[f.Code] = f.Count
		for _, one := range f.Worst {
			if value, ok := values[f.Code+one.ID]; !ok || value != one.Value || one.Title == "" {
				t.Errorf("%s of %s: %v, its page says %v", f.Code, one.ID, one.Value, value)
			}
		}
	}
	if len(want) == 0 || !maps.Equal(got, want) || page.Flagged != flagged {
		t.Errorf("got %v of %d, want %v of %d", got, page.Flagged, want, flagged)
	}
}

func TestTrustees_PinsStandInTheirArea(t *testing.T) {
	d := desk(t)
	fill(t, d, peopled()...)
	trustees := service[api.Trustees](t, d)
	view := ok[api.TrusteesView](t)(trustees.Open(api.TrusteesRequest{}))
	noNilLists(t, reflect.ValueOf(view), "TrusteesView")
	areas := map[string]string{}
	for _, c := range view.Trustees {
		areas[c.ID] = c.Area
	}
	var pinned []string
	for _, pin := range view.Pins {
		pinned = append(pinned, pin.ID)
		at := ok[api.PlaceView](t)(trustees.At(api.PlaceRequest{Lon: pin.Lon, Lat: pin.Lat}))
		if !slices.Contains(at.Areas, areas[pin.ID]) {
			t.Errorf("%s stands at %v, %v in %v, want %s", pin.ID, pin.Lon, pin.Lat, at.Areas, areas[pin.ID])
		}
	}
	slices.Sort(pinned)
	var want []string // all but the one of the whole city
	for _, n := range []int{1, 2, 3, 5} {
		want = append(want, string(didbantest.ID(didban.KindTrustee, n)))
	}
	if slices.Sort(want); !slices.Equal(pinned, want) {
		t.Errorf("got %v, want %v", pinned, want)
	}
	narrowed := ok[api.TrusteesView](t)(trustees.Open(api.TrusteesRequest{Area: string(other)}))
	if len(narrowed.Pins) != 1 {
		t.Errorf("pins of one area: %s", fmt.Sprint(narrowed.Pins))
	}
}

func TestAreas_OpenByCode(t *testing.T) {
	d := desk(t)
	fill(t, d, &didban.Area{Meta: didban.Meta{ID: didbantest.ID(didban.KindArea, 7), Code: "R7"}, Rank: "region", Name: "منطقهٔ ۷"})
	page := ok[api.AreaPage](t)(service[api.Areas](t, d).Open("R7"))
	if page.Area.ID != string(didbantest.ID(didban.KindArea, 7)) {
		t.Errorf("opened %+v", page.Area)
	}
	if _, err := service[api.Areas](t, d).Open("R8"); err == nil {
		t.Error("an unknown code opened a page")
	}
}

// What an area's page names first of those who serve it, and of what was written of it, is
// what the directory and the articles themselves say, whichever way each was looked up.
func TestArea_PeopleAndNewsAreThoseOfItsParts(t *testing.T) {
	d := desk(t)
	nouns := slices.Concat(slices.DeleteFunc(peopled(), isArticle), articlesOf(didbantest.City(0, 300)))
	fill(t, d, nouns...)
	all := map[didban.ID]*didban.Article{}
	for _, n := range nouns {
		if a, ok := n.(*didban.Article); ok {
			all[a.ID] = a
		}
	}
	for _, area := range d.Map.Areas() {
		page := ok[api.AreaPage](t)(service[api.Areas](t, d).Open(string(area.ID)))
		directory := ok[api.TrusteesView](t)(service[api.Trustees](t, d).Open(api.TrusteesRequest{Area: string(area.ID)}))
		if page.TrusteesTotal != directory.Total || !reflect.DeepEqual(page.Trustees, directory.Trustees[:min(12, directory.Total)]) {
			t.Errorf("%s: the page names %d, the directory %d", area.Name, page.TrusteesTotal, directory.Total)
		}
		var want []string
		for _, a := range newestOf(all) {
			in := slices.ContainsFunc(a.Areas, func(id didban.ID) bool { up, ok := d.Map.Area(id); return id == area.ID || ok && up.Parent == area.ID })
			if in && len(want) < 6 {
				want = append(want, string(a.ID))
			}
		}
		var got []string
		for _, a := range page.Articles {
			got = append(got, a.ID)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: articles %v, want %v", area.Name, got, want)
		}
	}
}

func articlesOf(nouns []didban.Noun) []didban.Noun {
	for i, n := range nouns {
		if a, ok := n.(*didban.Article); ok { // some in two areas, some at the same instant
			a.Areas = append(a.Areas, didbantest.ID(didban.KindArea, 1000+i%7))
			a.Published -= int64(i % 3)
			a.Published -= a.Published % 7_200_000
		}
	}
	return slices.DeleteFunc(nouns, func(n didban.Noun) bool { return !isArticle(n) })
}

func isArticle(n didban.Noun) bool { return n.Kind() == didban.KindArticle }

func newestOf(all map[didban.ID]*didban.Article) []*didban.Article {
	return slices.SortedFunc(maps.Values(all), func(a, b *didban.Article) int {
		return cmp.Or(cmp.Compare(b.Published, a.Published), cmp.Compare(b.ID, a.ID))
	})
}
