package api_test

import (
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
