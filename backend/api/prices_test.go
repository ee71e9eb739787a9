package api_test

import (
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/api"
	"didban.app/backend/didbantest"
)

// What a metre costs is told by the work's own measure, and of spending only once it stands.
func TestProject_UnitPrice(t *testing.T) {
	for _, c := range []struct {
		name            string
		change          func(*didban.Project)
		approved, spent int64 // 0 for none
	}{
		{"a street under work", func(*didban.Project) {}, 3, 0},
		{"handed over", func(p *didban.Project) { p.Status = "completion" }, 3, 1},
		{"given up", func(p *didban.Project) { p.Status = "cancelled" }, 3, 0},
		{"no measure of the whole", func(p *didban.Project) { p.Specs[0].Label = "جدول‌گذاری" }, 0, 0},
		{"no budget", func(p *didban.Project) { p.Budget = nil }, 0, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, one := desk(t), project(1, "civil", "implementation")
			one.Specs = []didban.Spec{{Label: "طول", Value: "۴۰", Unit: "متر"}}
			one.Budget = []didban.BudgetLine{{Year: 1404, Source: "municipal", Approved: 100, Revised: 120, Spent: 50}}
			c.change(one)
			fill(t, d, append(didbantest.City(0, 0), one)...)
			got := ok[api.ProjectView](t)(service[api.Projects](t, d).Open(string(one.ID))).UnitPrice
			if (got == nil) != (c.approved == 0) {
				t.Fatalf("UnitPrice = %+v", got)
			}
			if got == nil {
				return
			}
			if *got.Approved != c.approved || (got.Spent == nil) != (c.spent == 0) || got.Spent != nil && *got.Spent != c.spent {
				t.Errorf("UnitPrice = %d, %v; want %d, %d", *got.Approved, got.Spent, c.approved, c.spent)
			}
		})
	}
}

// Without an index nothing is told at constant prices; with one that lacks a year, no sum.
func TestConstantPrices(t *testing.T) {
	d := ledger(t)
	board := func() *api.ConstantView {
		return ok[api.TransparencyView](t)(service[api.Transparency](t, d).Open(api.TransparencyRequest{})).Constant
	}
	if got := board(); got != nil {
		t.Fatalf("without an index: %+v", got)
	}
	version := 1 // the city of the ledger
	indexed := func(index didban.PriceIndex) {
		put(t, d, didban.System("test"), &didban.City{
			Meta: didban.Meta{ID: didbantest.ID(didban.KindCity, 1), Code: "kashan", Version: version},
			Name: "کاشان", PriceIndex: index, PriceSource: "مرکز آمار",
		})
		version++
	}
	indexed(didban.PriceIndex{{Year: 1405, Index: 300}})
	got := board()
	if got == nil || got.Base != 1405 || got.Sum.ConstantApproved != nil || got.Years[0].ConstantApproved != nil || *got.Years[1].ConstantApproved != 70 {
		t.Fatalf("without 1404: %+v", got)
	}
	indexed(didban.PriceIndex{{Year: 1404, Index: 200}, {Year: 1405, Index: 300}})
	got = board()
	if got.Sum.Approved != 170 || *got.Sum.ConstantApproved != 150+70 || *got.Sum.ConstantSpent != 90+10 || got.Source != "مرکز آمار" {
		t.Errorf("with both: %+v", got)
	}
	one := ok[api.ProjectView](t)(service[api.Projects](t, d).Open(string(didbantest.ID(didban.KindProject, 1)))).Constant
	area := ok[api.AreaPage](t)(service[api.Areas](t, d).Open(string(didbantest.ID(didban.KindArea, 1000)))).Constant
	if *one.Sum.ConstantApproved != 220 || *area.Sum.ConstantApproved != 220 {
		t.Errorf("project %d, area %d; want 220", *one.Sum.ConstantApproved, *area.Sum.ConstantApproved)
	}
}

func TestTransparency_PerPerson(t *testing.T) {
	d := ledger(t)
	open := func(area string) api.TransparencyView {
		return ok[api.TransparencyView](t)(service[api.Transparency](t, d).Open(api.TransparencyRequest{Area: area}))
	}
	hood := open(string(didbantest.ID(didban.KindArea, 1000)))
	if hood.Population != 5000 || *hood.ApprovedPerPerson != 0 { // 170 rials
		t.Errorf("neighbourhood: %d people, %v", hood.Population, hood.ApprovedPerPerson)
	}
	if none := open("01890a5d-ac96-774b-bcce-b302099a8057"); none.Population != 0 || none.ApprovedPerPerson != nil {
		t.Errorf("nowhere: %d people, %v", none.Population, none.ApprovedPerPerson)
	}
}
