package api_test

import (
	"reflect"
	"slices"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/api"
	"didban.app/backend/didbantest"
)

func TestMap_Here(t *testing.T) {
	d := desk(t)
	fill(t, d, peopled()...)
	m := service[api.Map](t, d)
	here := func(r api.SpotRequest) api.SpotView { return ok[api.SpotView](t)(m.Here(r)) }
	list := func(r api.FilterRequest) api.MapView { return ok[api.MapView](t)(m.Open(r)) }
	term := func(n int) string { return string(didbantest.ID(didban.KindTrustee, n)) }

	inside := here(api.SpotRequest{Lon: 51.39, Lat: 33.95})
	noNilLists(t, reflect.ValueOf(inside), "SpotView")
	listed := list(api.FilterRequest{Areas: []string{string(hood)}})
	if !slices.Equal(inside.Areas, []string{string(hood), string(region)}) || inside.Total != listed.Total || inside.Money == nil || inside.Money.Approved != listed.Approved || inside.Money.Spent != listed.Spent {
		t.Errorf("inside: areas %v, %d projects of %d, money %+v", inside.Areas, inside.Total, listed.Total, inside.Money)
	}
	people := []string{}
	for _, one := range inside.Trustees {
		people = append(people, one.ID)
	}
	if want := []string{term(1), term(2), term(4)}; !slices.Equal(people, want) {
		t.Errorf("answering: %v, want %v", people, want)
	}
	around := list(api.FilterRequest{Near: "51.39,33.95,500"})
	if inside.Radius != 500 || inside.Within != around.Total {
		t.Errorf("%d within %d m, the circle holds %d", inside.Within, inside.Radius, around.Total)
	}
	all := list(api.FilterRequest{Near: "51.39,33.95,5000", Limit: 3})
	if !slices.Equal(inside.Metres, all.Metres) || len(inside.Nearest) != 3 || inside.Nearest[0].ID != all.Projects[0].ID {
		t.Errorf("nearest in metres %v, want %v", inside.Metres, all.Metres)
	}

	outside := here(api.SpotRequest{Lon: 51.2, Lat: 33.5})
	noNilLists(t, reflect.ValueOf(outside), "SpotView")
	if len(outside.Areas) != 0 || len(outside.Trustees) != 0 || outside.Total != 0 || outside.Money != nil || len(outside.Nearest) != 3 {
		t.Errorf("outside: %+v", outside)
	}

	was := here(api.SpotRequest{Lon: 51.39, Lat: 33.95, At: "1402-06"})
	then := list(api.FilterRequest{Areas: []string{string(hood)}, At: "1402-06"})
	if was.At != "1402-06" || was.Total != then.Total || was.Total == inside.Total {
		t.Errorf("then: at %q, %d projects, the list has %d, today %d", was.At, was.Total, then.Total, inside.Total)
	}
}

// TestMap_LooksAtTheAreaAskedFor shows the whole of a chosen area, and of the city where
// nothing narrows it, however few projects lie in it.
func TestMap_LooksAtTheAreaAskedFor(t *testing.T) {
	d := desk(t)
	fill(t, d, didbantest.City(60, 0)...)
	m := service[api.Map](t, d)
	look := func(r api.FilterRequest) didban.Box {
		b := ok[api.MapView](t)(m.Open(r)).Bounds
		if len(b) != 4 {
			t.Fatalf("%+v: bounds %v", r, b)
		}
		return didban.Box{West: b[0], South: b[1], East: b[2], North: b[3]}
	}
	around := func(out, in didban.Box) bool {
		return out.West <= in.West && out.South <= in.South && out.East >= in.East && out.North >= in.North
	}
	city, found := d.Map.AreaBounds()
	area, drawn := d.Map.AreaBounds(string(region))
	if !found || !drawn || area == city {
		t.Fatalf("the city %+v, the region %+v", city, area)
	}
	if got := look(api.FilterRequest{}); !around(got, city) {
		t.Errorf("the city: %+v, want %+v in it", got, city)
	}
	if got := look(api.FilterRequest{Areas: []string{string(region)}}); !around(got, area) || around(got, city) {
		t.Errorf("the region: %+v, want %+v in it", got, area)
	}
	if got := look(api.FilterRequest{Near: "51.39,33.95,1500"}); around(got, city) {
		t.Errorf("around a spot: %+v", got)
	}
}
