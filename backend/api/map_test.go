package api_test

import (
	"errors"
	"net/url"
	"reflect"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/api"
	"didban.app/backend/didbantest"
	"didban.app/backend/gate"
	"didban.app/backend/geo"
)

func looked(t *testing.T) (*gate.Caller, *api.Map) {
	t.Helper()
	d := desk(t)
	fill(t, d, didbantest.City(400, 0)...)
	return d, service[api.Map](t, d)
}

func TestMap_LooksBack(t *testing.T) {
	d, m := looked(t)
	open := func(at string) api.MapView { return ok[api.MapView](t)(m.Open(api.FilterRequest{At: at, Limit: 200})) }
	today := open("")
	if today.At != "" || today.First == "" || today.Undated != 0 {
		t.Errorf("today: at %q, first %q, undated %d", today.At, today.First, today.Undated)
	}
	was := open("1402-06")
	if was.At != "1402-06" || was.Total == 0 || was.Total >= today.Total || was.Undated == 0 || was.Files != "" {
		t.Errorf("then: at %q, %d of %d, undated %d, files %q", was.At, was.Total, today.Total, was.Undated, was.Files)
	}
	for _, p := range was.Projects {
		if p.Suspended || p.Finished > "2023-09-22" {
			t.Errorf("%s: suspended %t, finished %s", p.Code, p.Suspended, p.Finished)
		}
	}
	if before := open("1380-01"); before.Total != 0 {
		t.Errorf("%d projects before all", before.Total)
	}
	// Aban 1405 ends on the day before now; Azar has not ended.
	for at, want := range map[string]string{"1405-08": "1405-08", "1405-09": "", "1500-01": "", "1402-13": "", "1402-6": "", "x": ""} {
		view := open(at)
		if view.At != want {
			t.Errorf("%s is told as %q, want %q", at, view.At, want)
		}
		tile := ok[[]byte](t)(api.Tile(d, 13, 5266, 3272, geo.FilterOf(queryOf(t, "at="+at))))
		whole := ok[[]byte](t)(api.Tile(d, 13, 5266, 3272, didban.ProjectFilter{}))
		if want == "" && len(tile) != len(whole) {
			t.Errorf("%s: the tile is not that of today", at)
		}
	}
}

// TestFile_NoneOfThePast holds back a file of today's figures under the name of another day.
func TestFile_NoneOfThePast(t *testing.T) {
	d, _ := looked(t)
	for _, name := range []string{"projects.csv", "projects.xlsx", "projects.geojson"} {
		_, err := api.TakeFile(d, name, url.Values{"at": {"1402-06"}})
		if fault := (*didban.Error)(nil); !errors.As(err, &fault) || fault.Key != "file.past" {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

func TestMap_NearASpot(t *testing.T) {
	_, m := looked(t)
	request := api.FilterRequest{Near: "51.43,33.99,1500", Limit: 200}
	view := ok[api.MapView](t)(m.Open(request))
	if view.Total == 0 || view.Total != view.Located || len(view.Metres) != len(view.Projects) || view.Metres[len(view.Metres)-1] > 1500 {
		t.Errorf("%d projects, %d located, metres %v", view.Total, view.Located, view.Metres)
	}
	request.At = "1402-06"
	if was := ok[api.MapView](t)(m.Open(request)); was.Total == 0 || was.Total >= view.Total || was.Undated == 0 {
		t.Errorf("as it was: %d of %d, %d undated", was.Total, view.Total, was.Undated)
	}
	if far := ok[api.MapView](t)(m.Open(api.FilterRequest{Near: "nonsense"})); far.Total != 400 || len(far.Metres) != 0 {
		t.Errorf("%d projects, metres %v", far.Total, far.Metres)
	}
}

func TestMap_AreasAddUp(t *testing.T) {
	_, m := looked(t)
	request := api.FilterRequest{Level: "neighbourhood", Domains: []string{"green"}}
	view := ok[api.MapView](t)(m.Open(request))
	if len(view.Areas) != 25 {
		t.Fatalf("%d neighbourhoods", len(view.Areas))
	}
	sum, money := view.Outside, int64(0)
	for _, a := range view.Areas {
		sum += a.Projects
		if a.Approved != nil {
			money += *a.Approved
			if a.PerPerson == nil || *a.PerPerson == 0 {
				t.Errorf("%s: people and money, but no share", a.ID)
			}
		}
		counted := ok[api.MapView](t)(m.Open(api.FilterRequest{Areas: []string{a.ID}, Domains: request.Domains}))
		if counted.Total != a.Projects || a.Approved != nil && counted.Approved != *a.Approved {
			t.Errorf("%s: %d projects, the list says %d", a.ID, a.Projects, counted.Total)
		}
	}
	if sum != view.Total || money != view.Approved {
		t.Errorf("%d projects with %d rials, want %d with %d", sum, money, view.Total, view.Approved)
	}
	request.Level = "region"
	for _, a := range ok[api.MapView](t)(m.Open(request)).Areas {
		if a.PerPerson != nil {
			t.Errorf("%s: a share a head without a population", a.ID)
		}
	}
	if none := ok[api.MapView](t)(m.Open(api.FilterRequest{Level: "planet"})); len(none.Areas) != 0 {
		t.Errorf("%d areas", len(none.Areas))
	}
}

func TestMap_Gazetteer(t *testing.T) {
	_, m := looked(t)
	for text, want := range map[string]int{"": 0, "  ": 0, "محلهٔ ۳-۵": 1, "منطقه": 5, "محله": 8, "نیست": 0} {
		if view := ok[api.GazetteerView](t)(m.Gazetteer(api.GazetteerRequest{Text: text})); len(view.Places) != want {
			t.Errorf("%q finds %d, want %d", text, len(view.Places), want)
		}
	}
}

func TestMap_CardOfThatTime(t *testing.T) {
	_, m := looked(t)
	was := ok[api.MapView](t)(m.Open(api.FilterRequest{At: "1402-06", Limit: 200}))
	for _, p := range was.Projects[:5] {
		if card := ok[api.ProjectCard](t)(m.Card(api.CardRequest{ID: p.ID, At: "1402-06"})); !reflect.DeepEqual(card, p) {
			t.Errorf("got %+v, the list says %+v", card, p)
		}
	}
	if _, err := m.Card(api.CardRequest{ID: was.Projects[0].ID, At: "1380-01"}); err == nil {
		t.Error("a card of what was not there")
	}
}
