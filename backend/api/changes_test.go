package api_test

import (
	"bytes"
	"net/url"
	"strconv"
	"strings"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/api"
	"didban.app/backend/demo"
	"didban.app/backend/exchange"
	"didban.app/backend/gate"
)

// groupOf is a group of a view by its sort.
func groupOf(t *testing.T, view api.ChangesView, sort string) api.ChangeGroup {
	t.Helper()
	for _, g := range view.Groups {
		if g.Sort == sort {
			return g
		}
	}
	t.Fatalf("no group %s", sort)
	return api.ChangeGroup{}
}

func TestChanges_Days(t *testing.T) {
	d := desk(t)
	fill(t, d, promising(1)) // of January 2025 on; today is 1 Azar 1405
	for _, c := range []struct{ month, as, from, to, before, after string }{
		{"", "", "2026-10-23", "2026-11-22", "1405-08", ""},
		{"1405-08", "1405-08", "2026-10-23", "2026-11-21", "1405-07", "1405-09"},
		{"1405-09", "1405-09", "2026-11-22", "2026-11-22", "1405-08", ""},
		{"1405-10", "", "2026-10-23", "2026-11-22", "1405-08", ""},
		{"1405-13", "", "2026-10-23", "2026-11-22", "1405-08", ""},
		{"x", "", "2026-10-23", "2026-11-22", "1405-08", ""},
		{"1403-10", "1403-10", "2024-12-21", "2025-01-19", "", "1403-11"},
	} {
		view := ok[api.ChangesView](t)(service[api.Changes](t, d).Open(api.ChangesRequest{Month: c.month}))
		if view.Month != c.as || view.From != c.from || view.To != c.to || view.Before != c.before || view.After != c.after || !view.Known {
			t.Errorf("%q: %q from %s to %s between %q and %q, known %v", c.month, view.Month, view.From, view.To, view.Before, view.After, view.Known)
		}
	}
	if view := ok[api.ChangesView](t)(service[api.Changes](t, d).Open(api.ChangesRequest{Month: "1390-01"})); view.Known {
		t.Error("what nothing reaches back to is told as known")
	}
}

// TestChanges_Unknown looks back beyond the first saved version: what versions alone tell is
// not known there, and not nought.
func TestChanges_Unknown(t *testing.T) {
	d := desk(t)
	p := promising(1)
	p.Budget = []didban.BudgetLine{{Year: 1405, Source: "municipal", Approved: 100}}
	fill(t, d, p)
	p.Suspended, p.SuspendedReason, p.Budget[0].Revised = true, "کمبود اعتبار", 130
	put(t, d, didban.System("import"), p)
	fill(t, d)
	open := func(month string) api.ChangesView {
		return ok[api.ChangesView](t)(service[api.Changes](t, d).Open(api.ChangesRequest{Month: month}))
	}
	now, then, today := open(""), open("1404-12"), open("1405-09")
	for sort, known := range map[string][3]string{"suspended": {"part", "none", "all"}, "budget": {"part", "none", "all"}, "moved": {"part", "none", "all"}, "paid": {"all", "all", "all"}} {
		for i, view := range []api.ChangesView{now, then, today} {
			if got := groupOf(t, view, sort).Known; got != known[i] {
				t.Errorf("%s in %q: known %s, want %s", sort, view.Month, got, known[i])
			}
		}
	}
	if g := groupOf(t, now, "suspended"); g.Total != 1 || g.Lines[0].Reason != "کمبود اعتبار" || g.Lines[0].Day != "2026-11-22" {
		t.Errorf("suspended %+v", g)
	}
	if g := groupOf(t, now, "budget"); g.Sum != 30 || g.Lines[0].From != 100 || g.Lines[0].To != 130 || g.Unamended != 1 {
		t.Errorf("budget %+v", g)
	}
	if g := groupOf(t, then, "moved"); g.Total != 1 || g.Lines[0].Amendment != "1" || g.Unamended != 0 {
		t.Errorf("an amendment is known though no version is: %+v", g)
	}
}

// TestChanges_SampleCity counts a month of the sample city from its files by other code than
// the program's, in the whole city and in one region.
func TestChanges_SampleCity(t *testing.T) {
	const month = "1405/08"
	region := map[string]bool{}
	for _, p := range sampleRows(t, "projects.csv") {
		for _, area := range strings.Split(p["محدوده"], "؛") {
			region[p["کد"]] = region[p["کد"]] || strings.TrimSpace(area) == "N-RAVAND"
		}
	}
	type counted struct{ paid, sum, signed, met int }
	var all, own counted
	add := func(code string, to func(*counted)) {
		if to(&all); region[code] {
			to(&own)
		}
	}
	for _, y := range sampleRows(t, "payments.csv") {
		if amount, _ := strconv.Atoi(y["مبلغ"]); strings.HasPrefix(y["تاریخ"], month) {
			add(y["کد پروژه"], func(c *counted) { c.paid, c.sum = c.paid+1, c.sum+amount })
		}
	}
	for _, k := range sampleRows(t, "contracts.csv") {
		if strings.HasPrefix(k["تاریخ انعقاد"], month) {
			add(k["کد پروژه"], func(c *counted) { c.signed++ })
		}
	}
	for _, m := range sampleRows(t, "milestones.csv") {
		if strings.HasPrefix(m["تحقق"], month) {
			add(m["کد پروژه"], func(c *counted) { c.met++ })
		}
	}

	d := desk(t)
	files := ok[[]exchange.File](t)(exchange.Files(demo.City(), "."))
	ok[api.ImportReport](t)(api.Import(d.As(didban.System("import")), files, false))
	fill(t, d)
	for area, want := range map[string]counted{"": all, "N-RAVAND": own} {
		view := ok[api.ChangesView](t)(service[api.Changes](t, d).Open(api.ChangesRequest{Month: "1405-08", Area: area}))
		paid, signed, met := groupOf(t, view, "paid"), groupOf(t, view, "signed"), groupOf(t, view, "met")
		if got := (counted{paid.Total, int(paid.Sum), signed.Total, met.Total}); got != want || area == "" && got.paid == 0 {
			t.Errorf("%q: the screen tells %+v, the files %+v", area, got, want)
		}
	}
}

func TestChanges_PageAndFile(t *testing.T) {
	d := desk(t)
	p := promising(1)
	for n := range 60 {
		p.Contracts[0].Payments = append(p.Contracts[0].Payments, didban.Payment{Number: strconv.Itoa(n), Day: "2026-11-01", Amount: 10})
	}
	p.Contracts[0].Contractor = "=الف"
	fill(t, d, p)
	first := groupOf(t, ok[api.ChangesView](t)(service[api.Changes](t, d).Open(api.ChangesRequest{})), "paid")
	if first.Total != 60 || first.Sum != 600 || first.Projects != 1 || len(first.Lines) != 40 {
		t.Errorf("%d of %d payments of %d projects, sum %d", len(first.Lines), first.Total, first.Projects, first.Sum)
	}
	next := ok[api.ChangesView](t)(service[api.Changes](t, d).Open(api.ChangesRequest{Sort: "paid", Offset: 50, Limit: 100}))
	if got := groupOf(t, next, "paid"); len(got.Lines) != 10 || len(groupOf(t, next, "signed").Lines) != 0 {
		t.Errorf("a page of one sort: %+v", got)
	}
	var out bytes.Buffer
	file := ok[gate.File](t)(api.TakeFile(d, "changes.csv", url.Values{"sort": {"paid"}}))
	if err := file.Write(&out); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(out.String()), "\r\n")
	if len(lines) != 61 || !strings.Contains(lines[1], "'=الف") || file.Name != "changes-2026-10-23-2026-11-22.csv" {
		t.Errorf("%d lines of %s, the second %q", len(lines), file.Name, lines[1])
	}
}
