package api_test

import (
	"errors"
	"strconv"
	"strings"
	"testing"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/api"
	"didban.app/backend/didbantest"
	"didban.app/backend/gate"
	"didban.app/backend/store"
)

// ledger is a small city whose figures are known: today is 1 Azar 1405.
func ledger(t *testing.T) *gate.Caller {
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

// What stands approved is one sum wherever it is read: on the dashboard, in the list, on
// the map, on an area's page and on the cards.
func TestTransparency_ApprovedIsOneSum(t *testing.T) {
	d := ledger(t)
	hood := string(didbantest.ID(didban.KindArea, 1000))
	board := ok[api.TransparencyView](t)(service[api.Transparency](t, d).Open(api.TransparencyRequest{Area: hood}))
	list := ok[api.MapView](t)(service[api.Map](t, d).Open(api.FilterRequest{Areas: []string{hood}, Limit: 10}))
	page := ok[api.AreaPage](t)(service[api.Areas](t, d).Open(hood))
	const want = 100 + 70 // the second line was revised
	for name, got := range map[string]int64{
		"board": board.Money.Approved, "list": list.Approved, "card": list.Projects[0].Approved,
		"area": page.Money.Approved, "domain": page.Domains[0].Approved, "years": page.Years[0].Approved + page.Years[1].Approved,
	} {
		if got != want {
			t.Errorf("%s: %d rials approved, want %d", name, got, want)
		}
	}
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
	if v.Total != 3 || len(v.Statuses) != 3 || v.Statuses[2].Code != "suspended" || v.Statuses[2].Count != 1 || v.Finished != 1 || v.MonthFirst != "2026-11-22" {
		t.Errorf("counts: %+v", v)
	}
	if v.Money != (api.SliceView{Count: 3, Priced: 1, Approved: 170, Allocated: 110, Spent: 70}) {
		t.Errorf("money: %+v", v.Money)
	}
	if v.OnTime != (api.OnTimeView{OnTime: 1, Judged: 2}) || v.Overrun != (api.OverrunView{Count: 1, Priced: 1, Rials: 60}) {
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

// figures are the counts of the dashboard with the filters of the lists behind them, as
// frontend/src/views/transparency/query.ts writes them.
func figures(v api.TransparencyView, year string) (out []figure) {
	add := func(name string, count int, r api.FilterRequest) { out = append(out, figure{name, count, r}) }
	add("all", v.Total, api.FilterRequest{})
	for code, count := range map[string]int{
		"onTime": v.OnTime.OnTime, "late": v.OnTime.Judged - v.OnTime.OnTime, "overrun": v.Overrun.Count, "priced": v.Money.Priced,
	} {
		add(code, count, api.FilterRequest{Traits: []string{code}})
	}
	for _, s := range v.Domains {
		add("domain "+s.Code, s.Count, api.FilterRequest{Domains: []string{s.Code}})
	}
	for _, s := range v.Statuses {
		add("status "+s.Code, s.Count, api.FilterRequest{Statuses: []string{s.Code}})
	}
	for _, s := range v.Sources {
		r := api.FilterRequest{Sources: []string{s.Code}}
		if year != "" {
			r = api.FilterRequest{Budgets: []string{year + ":" + s.Code}}
		}
		add("source "+s.Code, s.Count, r)
	}
	for _, f := range v.Flags {
		add("flag "+f.Code, f.Count, api.FilterRequest{Flags: []string{f.Code}})
	}
	for _, c := range v.Changes {
		add("change "+c.Code, c.Projects, api.FilterRequest{RecentChanges: []string{c.Code}})
	}
	for _, m := range v.Methods {
		add("method "+m.Code, m.Projects, api.FilterRequest{Methods: []string{m.Code}})
	}
	for _, m := range v.Months {
		add("paid in "+m.First, m.Projects, api.FilterRequest{PaidIn: []string{m.First}})
	}
	for _, c := range v.Contractors {
		add("contractor "+c.Name, c.Projects, api.FilterRequest{Contractors: []string{c.Name}})
	}
	return out
}

type figure struct {
	name  string
	count int
	list  api.FilterRequest
}

// busy is a city in which every figure of the dashboard counts something.
func busy() []didban.Noun {
	nouns := didbantest.City(400, 0)
	days := []didban.Day{"2023-05-10", "2024-02-01", "2025-06-06", "2026-11-22", "2026-10-30", "2027-01-01"}
	for i, n := range nouns {
		p, ok := n.(*didban.Project)
		if !ok {
			continue
		}
		p.Suspended = i%9 == 0
		if p.Suspended {
			p.SuspendedReason = "اعتبار"
		}
		switch i % 5 {
		case 0:
			p.Areas = nil
		case 1:
			p.Areas = []didban.ID{didbantest.ID(didban.KindArea, 100+i%3)}
		}
		if i%6 == 0 {
			p.Budget = nil
		}
		if i%3 == 0 {
			p.Start, p.End, p.Finished, p.AsOf = "2022-01-01", days[i%5], days[(i/3)%5], days[(i/9)%5]
			p.OriginalEnd = days[(i/4)%5]
		}
		if i%7 == 0 {
			p.Status = "implementation"
			p.Progress = []didban.Progress{{Day: "2026-01-01", PhysicalActual: didban.PercentOf(20), FinancialActual: didban.PercentOf(60)}}
		}
		for k := range i % 3 {
			day := days[(i+k)%6]
			p.Contracts = append(p.Contracts, didban.Contract{
				Number: string(rune('A' + k)), Title: "اجرا", Nature: "construction", Method: []string{"open", "selective", "limited", "direct"}[(i+k)%4], Status: "active",
				Tenderers: []string{"سازه", "راه", "آب"}[:1+i%3], Contractor: []string{"سازه", "راه", "آب"}[(i+k)%3], Price: 100, Signed: day,
				Amendments: []didban.Amendment{{Number: "1", Kind: "price", Day: day, Old: 100, New: int64(90 + i%40), Reason: "تورم"}},
				Payments:   []didban.Payment{{Number: "1", Day: days[i%6], Amount: 7}, {Number: "2", Day: day, Amount: 5}},
			})
		}
	}
	return nouns
}

func TestTransparency_EveryFigureCountsItsList(t *testing.T) {
	d := desk(t)
	fill(t, d, busy()...)
	region := string(didbantest.ID(didban.KindArea, 100))
	for _, area := range []string{"", region, string(didbantest.ID(didban.KindArea, 1000))} {
		for _, year := range []int{0, 1402, 1403} {
			v := ok[api.TransparencyView](t)(service[api.Transparency](t, d).Open(api.TransparencyRequest{Area: area, Year: year}))
			budgets, within := []string{}, ""
			if year != 0 {
				within = strconv.Itoa(year)
				budgets = []string{within}
			}
			list := figures(v, within)
			for _, s := range v.Areas {
				code := s.Code
				if code == "" {
					code = "in-" + area
				}
				if code == "in-" {
					code = "none"
				}
				list = append(list, figure{"area " + code, s.Count, api.FilterRequest{Areas: []string{code}}})
			}
			for _, f := range list {
				if f.list.Budgets == nil {
					f.list.Budgets = budgets
				}
				if f.list.Areas == nil && area != "" {
					f.list.Areas = []string{area}
				}
				if got := ok[api.MapView](t)(service[api.Map](t, d).Open(f.list)); got.Total != f.count {
					t.Errorf("area %q, year %d, %s: %d in the list, %d counted", area, year, f.name, got.Total, f.count)
				}
				if area == "" && year == 0 && f.count == 0 && !strings.HasPrefix(f.name, "paid in") {
					t.Errorf("%s counts nothing: the case says nothing", f.name)
				}
			}
			for _, s := range v.ByYear { // all years, whichever is chosen
				r := api.FilterRequest{Budgets: []string{s.Code}}
				if area != "" {
					r.Areas = []string{area}
				}
				if got := ok[api.MapView](t)(service[api.Map](t, d).Open(r)); got.Total != s.Count {
					t.Errorf("area %q, year %d, bar %s: %d in the list, %d counted", area, year, s.Code, got.Total, s.Count)
				}
			}
		}
	}
}

func TestTransparency_YearAndMonth(t *testing.T) {
	d := ledger(t)
	open := func(year int) api.TransparencyView {
		return ok[api.TransparencyView](t)(service[api.Transparency](t, d).Open(api.TransparencyRequest{Year: year}))
	}
	v := open(1404)
	if v.Total != 1 || v.Money.Approved != 100 || len(v.Sources) != 1 || len(v.ByYear) != 2 {
		t.Errorf("got %+v", v)
	}
	if len(v.Months) != 12 || v.Months[0].First != "2025-03-21" || v.Months[11].First != "2026-02-20" {
		t.Errorf("the months are those of the year: %+v", v.Months)
	}
	if present := open(1405).Months; len(present) != 9 || present[8].First != "2026-11-22" || present[8].Projects != 1 || present[8].Paid != 5 {
		t.Errorf("the months of the present year end today: %+v", present)
	}
	if coming := open(1406).Months; len(coming) != 0 {
		t.Errorf("a year to come has no months: %+v", coming)
	}
	got := map[string]int{}
	for _, c := range v.Changes {
		got[c.Code] = c.Count
	}
	if got["paid"] != 1 || got["amended"] != 1 || got["reported"] != 1 || got["signed"] != 0 {
		t.Errorf("changes: %v", got)
	}
}

func TestMap_JudgedAnewOnAnotherDay(t *testing.T) {
	d := ledger(t)
	counted := func() int {
		r := api.FilterRequest{RecentChanges: []string{"finished"}}
		return ok[api.MapView](t)(service[api.Map](t, d).Open(r)).Total
	}
	if got := counted(); got != 1 {
		t.Errorf("finished this month: %d", got)
	}
	d.Now = func() time.Time { return now().AddDate(0, 1, 0) }
	if got := counted(); got != 1 {
		t.Errorf("a reader told the map the day: %d", got)
	}
	if !d.Map.Today(d.Today()) || d.Map.Today(d.Today()) {
		t.Error("the day turned not once")
	}
	if got := counted(); got != 0 {
		t.Errorf("finished this month, a month later: %d", got)
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
	err := errors.Join(d.Store.Update(didban.System("test"), putOver(city)), d.Map.CatchUp(d.Store))
	if count, limit := flagged(); err != nil || count != 0 || limit != 31 {
		t.Errorf("got %d from %d %%, %v", count, limit, err)
	}
	p := ok[api.ProjectView](t)(service[api.Projects](t, d).Open(string(didbantest.ID(didban.KindProject, 1))))
	for _, f := range p.Flags {
		if f.Code == "price" || f.Day != "2026-11-22" || len(f.Inputs) == 0 {
			t.Errorf("flag %+v", f)
		}
	}
	if len(p.Flags) == 0 || p.Disclosure.Expected == 0 || len(p.Disclosure.Items) != 40 {
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
