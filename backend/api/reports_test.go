package api_test

import (
	"net/url"
	"slices"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/api"
	"didban.app/backend/didbantest"
	"didban.app/backend/gate"
	"didban.app/backend/geo"
)

// mended is a city with a unit and reports of every phase, all in one neighbourhood.
func mended(t *testing.T) (*gate.Caller, *api.Reports) {
	t.Helper()
	d := desk(t)
	unit := &didban.Unit{Meta: didban.Meta{ID: didbantest.ID(didban.KindUnit, 1), Code: "U-1"}, Title: "معاونت خدمات شهری"}
	nouns := append(didbantest.City(3, 0), unit)
	steps := []didban.ReportStep{
		{State: didban.StateReceived, Day: "2026-10-01"},
		{State: didban.StateAccepted, Day: "2026-10-02"},
		{State: didban.StateAssigned, Day: "2026-10-03", Unit: unit.ID},
		{State: didban.StateFixed, Day: "2026-10-09", Text: "چراغ عوض شد."},
		{State: didban.StateConfirmed, Day: "2026-10-12"},
	}
	for n := range steps {
		r := &didban.Report{
			Meta: didban.Meta{ID: didbantest.ID(didban.KindReport, n+1), Code: "R-" + string('A'+rune(n))}, Category: "lighting", Detail: "dark",
			Severity: 2, Point: didban.Position{Lon: 51.385, Lat: 33.945}, Areas: []didban.ID{didbantest.ID(didban.KindArea, 1000)},
			Text: "چراغ کوچه خاموش است.", Day: "2026-10-01", Channel: "kiosk",
		}
		for _, s := range steps[:n+1] {
			r = r.Moved(s)
		}
		nouns = append(nouns, r)
	}
	old := nouns[len(nouns)-1].(*didban.Report).Moved(steps[4])
	old.ID, old.Code, old.Day, old.State = didbantest.ID(didban.KindReport, 9), "R-OLD", "2025-10-01", didban.StateFixed
	old.Steps = slices.Clone(steps[:4])
	for i := range old.Steps {
		old.Steps[i].Day = didban.DayOf(old.Steps[i].Day.Time().AddDate(-1, 0, 0))
	}
	twin := &didban.Report{
		Meta: didban.Meta{ID: didbantest.ID(didban.KindReport, 10), Code: "R-TWIN"}, Category: "lighting", Severity: 1,
		Point: didban.Position{Lon: 51.385, Lat: 33.945}, Areas: old.Areas, Day: "2026-10-02", Channel: "kiosk",
	}
	twin = twin.Moved(didban.ReportStep{State: didban.StateReceived, Day: "2026-10-02"})
	twin = twin.Moved(didban.ReportStep{State: didban.StateDuplicate, Day: "2026-10-02", Link: didban.Ref{Kind: didban.KindReport, ID: didbantest.ID(didban.KindReport, 1)}})
	fill(t, d, append(nouns, old, twin)...)
	return d, service[api.Reports](t, d)
}

func TestReports_ListTilesAndAreaAgree(t *testing.T) {
	d, reports := mended(t)
	region := string(didbantest.ID(didban.KindArea, 100))
	for name, test := range map[string]struct {
		request api.ReportsRequest
		want    int
	}{
		"as it opens":  {api.ReportsRequest{}, 6},
		"whole":        {api.ReportsRequest{Whole: true}, 7},
		"fixed":        {api.ReportsRequest{Phases: []string{"fixed"}, Whole: true}, 2},
		"of the city":  {api.ReportsRequest{Areas: []string{region}, Whole: true}, 7},
		"of elsewhere": {api.ReportsRequest{Areas: []string{string(didbantest.ID(didban.KindArea, 104))}}, 0},
		"of a unit":    {api.ReportsRequest{Units: []string{string(didbantest.ID(didban.KindUnit, 1))}}, 3},
		"of a subject": {api.ReportsRequest{Categories: []string{"gas"}}, 0},
	} {
		view := ok[api.ReportsView](t)(reports.Open(test.request))
		if view.Total != test.want || len(view.Reports) != test.want {
			t.Errorf("%s: %d of %d, want %d", name, len(view.Reports), view.Total, test.want)
		}
		address, err := url.Parse(view.Tiles)
		if err != nil {
			t.Fatal(err)
		}
		filter := geo.ReportFilterOf(address.Query(), d.Today())
		if got := d.Map.Reports(filter); len(got.Reports) != test.want {
			t.Errorf("%s: the tiles of %s show %d", name, view.Tiles, len(got.Reports))
		}
		tile := ok[[]byte](t)(api.ReportTile(d, 13, 5265, 3273, filter))
		if (len(tile) > 0) != (test.want > 0) {
			t.Errorf("%s: a tile of %d bytes", name, len(tile))
		}
	}
	area := ok[api.AreaPage](t)(service[api.Areas](t, d).Open(region))
	if want := (api.AreaReports{Open: 3, Fixed: 2, Confirmed: 1, Ended: 1}); area.Reports != want {
		t.Errorf("the area counts %+v, want %+v", area.Reports, want)
	}
}

func TestReports_Page(t *testing.T) {
	_, reports := mended(t)
	view := ok[api.ReportView](t)(reports.Report("R-E"))
	states := make([]string, 0, len(view.Steps))
	for _, s := range view.Steps {
		states = append(states, s.State)
	}
	if !slices.Equal(states, []string{"received", "accepted", "assigned", "fixed", "confirmed"}) || view.Card.Phase != "confirmed" {
		t.Errorf("steps %v, phase %s", states, view.Card.Phase)
	}
	if view.Unit != "معاونت خدمات شهری" || view.Steps[2].Unit != view.Unit || view.Steps[3].Text != "چراغ عوض شد." || view.Days != 5 {
		t.Errorf("unit %q, steps %+v, %d days", view.Unit, view.Steps, view.Days)
	}
	twin := ok[api.ReportView](t)(reports.Report(string(didbantest.ID(didban.KindReport, 10))))
	if twin.Main == nil || twin.Main.Title != "R-A" || twin.Unit != "" || twin.Steps[1].Link == nil {
		t.Errorf("a duplicate: %+v", twin)
	}
	for _, none := range []string{"R-NONE", string(didbantest.ID(didban.KindReport, 77)), ""} {
		if _, err := reports.Report(none); !didban.IsNotFound(err) {
			t.Errorf("%q: %v", none, err)
		}
	}
}

// TestBoot_ReportKinds: the page knows of every category whom to ring first.
func TestBoot_ReportKinds(t *testing.T) {
	d := desk(t)
	fill(t, d, didbantest.City(0, 0)...)
	boot := ok[api.BootView](t)(service[api.City](t, d).Boot())
	if len(boot.ReportKinds) != len(boot.Terms.ReportCategories) || len(boot.ReportKinds) == 0 {
		t.Fatalf("%d kinds of %d categories", len(boot.ReportKinds), len(boot.Terms.ReportCategories))
	}
	phones := map[string]string{"gas": "194", "wire": "121", "collapse": "125", "fire": "125", "manhole": "137"}
	for n, k := range boot.ReportKinds {
		if k.Code != boot.Terms.ReportCategories[n].Code || k.Telephone != phones[k.Code] || k.Details == nil {
			t.Errorf("%+v", k)
		}
	}
}

// BenchmarkReports opens the map of reports and the page of one in a large city.
func BenchmarkReports(b *testing.B) {
	d := desk(b)
	units := make([]didban.Noun, 20)
	for n := range units {
		units[n] = &didban.Unit{Meta: didban.Meta{ID: didbantest.ID(didban.KindUnit, n+1), Code: "U"}, Title: "واحد"}
		units[n].Head().Code = "U-" + string('A'+rune(n))
	}
	fill(b, d, append(append(didbantest.City(10_000, 0), units...), didbantest.Reports(10_000)...)...)
	reports := service[api.Reports](b, d)
	for name, open := range map[string]func(n int) error{
		"Reports.Open": func(n int) error {
			_, err := reports.Open(api.ReportsRequest{Whole: true, Units: []string{string(units[n%20].Head().ID)}})
			return err
		},
		"Reports.Report": func(n int) error {
			_, err := reports.Report(string(didbantest.ID(didban.KindReport, n%10_000+1)))
			return err
		},
	} {
		b.Run(name, func(b *testing.B) {
			n := 0
			for b.Loop() {
				if err := open(n); err != nil {
					b.Fatal(err)
				}
				n++
			}
		})
	}
}
