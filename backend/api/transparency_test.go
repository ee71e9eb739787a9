package api_test

import (
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/api"
	"didban.app/backend/didbantest"
	"didban.app/backend/store"
)

// ledger is a small city whose figures are known: today is 1 Azar 1405.
func ledger(t *testing.T) *api.Desk {
	t.Helper()
	d := desk(t)
	nouns := didbantest.City(0, 0)
	one := project(1, "civil", "implementation")
	one.Start, one.End, one.OriginalEnd, one.AsOf = "2025-01-01", "2026-06-01", "2026-01-01", "2026-11-22"
	one.Areas = []didban.ID{didbantest.ID(didban.KindArea, 1000)}
	one.Budget = []didban.BudgetLine{
		{Year: 1404, Source: "municipal", Approved: 100, Allocated: 80, Spent: 60},
		{Year: 1405, Source: "national", Approved: 50, Revised: 70, Allocated: 30, Spent: 10},
	}
	one.Contracts = []didban.Contract{{
		Number: "K1", Title: "اجرا", Nature: "construction", Method: "open", Status: "active", Tenderers: []string{"سازه"},
		Contractor: "سازه", Price: 200, Signed: "2025-01-01",
		Amendments: []didban.Amendment{{Number: "1", Kind: "price", Day: "2026-11-22", Old: 200, New: 260, Reason: "تورم"}},
		Payments:   []didban.Payment{{Number: "1", Day: "2026-10-23", Amount: 7}, {Number: "2", Day: "2026-11-22", Amount: 5}, {Number: "3", Day: "2026-12-22", Amount: 9}},
	}}
	two := project(2, "green", "completion")
	two.End, two.Finished = "2026-10-01", "2026-11-22"
	three := project(3, "green", "completion")
	three.End, three.Finished, three.Suspended, three.SuspendedReason = "2026-10-01", "2026-09-01", true, "اعتبار"
	fill(t, d, append(nouns, one, two, three)...)
	return d
}

func project(n int, domain, status string) *didban.Project {
	return &didban.Project{
		Meta: didban.Meta{ID: didbantest.ID(didban.KindProject, n), Code: string(rune('0' + n))}, Title: "پروژه",
		Domain: domain, Type: "construction", Status: status,
	}
}

func TestTransparency_Figures(t *testing.T) {
	d := ledger(t)
	v := ok[api.TransparencyView](t)(service[api.Transparency](t, d).Open(api.TransparencyRequest{}))
	if v.Total != 3 || v.Active != 1 || v.Suspended != 1 || v.Finished != 1 || v.MonthFirst != "2026-11-22" {
		t.Errorf("counts: %+v", v)
	}
	if v.Money != (api.SliceView{Count: 3, Priced: 1, Approved: 170, Allocated: 110, Spent: 70}) {
		t.Errorf("money: %+v", v.Money)
	}
	if v.OnTime != (api.OnTimeView{Kept: 1, Known: 2}) || v.Overrun != (api.OverrunView{Count: 1, Priced: 1, Rials: 60}) {
		t.Errorf("on time %+v, overrun %+v", v.OnTime, v.Overrun)
	}
	green := v.Domains[1]
	if green.Code != "green" || green.Count != 2 || green.Priced != 0 {
		t.Errorf("a domain without a budget is not priced: %+v", green)
	}
	if len(v.Areas) != 2 || v.Areas[0].Code != string(didbantest.ID(didban.KindArea, 100)) || v.Areas[1].Code != "" || v.Areas[1].Count != 2 {
		t.Errorf("areas: %+v", v.Areas)
	}
	if len(v.ByYear) != 2 || v.ByYear[1].Approved != 70 || len(v.Sources) != 2 || v.Sources[0].Approved != 100 {
		t.Errorf("years %+v, sources %+v", v.ByYear, v.Sources)
	}
	last := v.Months[len(v.Months)-1]
	if len(v.Months) != 12 || last.Paid != 5 || last.Count != 1 || v.Months[10].Paid != 7 {
		t.Errorf("a payment to come is no payment: %+v", v.Months)
	}
	if len(v.Contracts) != 1 || v.Contracts[0].Value != 260 || v.Contractors[0].Name != "سازه" || v.Contractors[0].Projects != 1 {
		t.Errorf("contracts %+v, contractors %+v", v.Contracts, v.Contractors)
	}
}

func TestTransparency_CountsAgreeWithTheirLists(t *testing.T) {
	d := desk(t)
	fill(t, d, didbantest.City(300, 0)...)
	for _, year := range []int{0, 1402} {
		open := func(show string) api.TransparencyView {
			return ok[api.TransparencyView](t)(service[api.Transparency](t, d).Open(api.TransparencyRequest{Year: year, Show: show}))
		}
		v := open("all")
		want := map[string]int{"all": v.Total, "active": v.Active, "onTime": v.OnTime.Kept, "priced": v.Money.Priced, "overrun": v.Overrun.Count}
		for kind, list := range map[string][]api.SliceView{"domain": v.Domains, "status": v.Statuses, "source": v.Sources, "area": v.Areas, "year": v.ByYear} {
			for _, s := range list {
				want[kind+":"+s.Code] = s.Count
			}
		}
		for _, f := range v.Flags {
			want["flag:"+f.Code] = f.Count
		}
		for show, count := range want {
			if got := open(show).Shown; got.Total != count || len(got.Projects) != min(count, 24) {
				t.Errorf("year %d, %s: %d in the list, %d counted", year, show, got.Total, count)
			}
		}
	}
}

func TestTransparency_YearAndMonth(t *testing.T) {
	d := ledger(t)
	v := ok[api.TransparencyView](t)(service[api.Transparency](t, d).Open(api.TransparencyRequest{Year: 1404, Show: "change:paid"}))
	if v.Total != 1 || v.Money.Approved != 100 || len(v.Sources) != 1 || len(v.ByYear) != 2 {
		t.Errorf("got %+v", v)
	}
	got := map[string]int{}
	for _, c := range v.Changes {
		got[c.Code] = c.Count
	}
	if got["paid"] != 1 || got["amended"] != 1 || got["reported"] != 1 || got["signed"] != 0 || v.Shown.Total != 1 {
		t.Errorf("changes: %v, shown %+v", got, v.Shown)
	}
}

func TestTransparency_CityThresholds(t *testing.T) {
	d := ledger(t)
	flagged := func() (count, limit int) {
		v := ok[api.TransparencyView](t)(service[api.Transparency](t, d).Open(api.TransparencyRequest{}))
		for _, f := range v.Flags {
			if f.Code == "price" {
				return f.Count, f.Threshold
			}
		}
		return -1, -1
	}
	if count, limit := flagged(); count != 1 || limit != 10 {
		t.Errorf("got %d from %d %%", count, limit)
	}
	city, found := didbantest.City(0, 0)[0].(*didban.City)
	if !found {
		t.Fatal("no city")
	}
	city.Thresholds.Price = 31
	err := d.Store.Update(didban.System("test"), putOver(city))
	if count, limit := flagged(); err != nil || count != 0 || limit != 31 {
		t.Errorf("got %d from %d %%, %v", count, limit, err)
	}
	p := ok[api.ProjectView](t)(service[api.Projects](t, d).Open(string(didbantest.ID(didban.KindProject, 1))))
	for _, f := range p.Flags {
		if f.Code == "price" || f.Day != "2026-11-22" || len(f.Inputs) == 0 {
			t.Errorf("flag %+v", f)
		}
	}
	if len(p.Flags) == 0 || p.Disclosure.Due == 0 || len(p.Disclosure.Items) != 40 {
		t.Errorf("flags %d, disclosure %+v", len(p.Flags), p.Disclosure)
	}
}

// putOver puts a noun over the one that is stored.
func putOver(n didban.Noun) func(*store.Tx) error {
	return func(tx *store.Tx) error {
		n.Head().Version = 1
		return tx.Put(n)
	}
}
