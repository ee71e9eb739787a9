package didban_test

import (
	"errors"
	"math"
	"slices"
	"strings"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
)

// rich is a valid project with one of everything.
func rich() *didban.Project {
	return &didban.Project{
		Meta: didban.Meta{ID: didbantest.ID(didban.KindProject, 1), Code: "K-1"}, Title: "بوستان", Domain: "green", Type: "construction",
		Status: "implementation", Start: "2024-03-20", End: "2025-03-20",
		Specs:  []didban.Spec{{Label: "مساحت", Value: "۲۰۰۰", Unit: "مترمربع"}},
		Budget: []didban.BudgetLine{{Year: 1403, Source: "municipal", Approved: 100, Allocated: 80, Spent: 60}, {Year: 1404, Source: "bond", Approved: 50, Revised: 70}},
		Contracts: []didban.Contract{{
			Number: "1", Title: "اجرا", Nature: "construction", Method: "open", Status: "active", Price: 90, Days: 200,
			Amendments: []didban.Amendment{
				{Number: "2", Kind: "price", Day: "2024-12-01", Old: 100, New: 120, Reason: "افزایش احجام"},
				{Number: "1", Kind: "price", Day: "2024-10-01", Old: 90, New: 100, Reason: "تغییر نقشه"},
				{Number: "3", Kind: "duration", Day: "2024-12-01", Old: 200, New: 260, Reason: "یخبندان"},
			},
			Payments: []didban.Payment{{Number: "1", Day: "2024-06-01", Amount: 30}, {Number: "2", Day: "2024-09-01", Amount: 25}},
		}},
		Progress: []didban.Progress{
			{Day: "2024-09-01", PhysicalActual: didban.PercentOf(40)},
			{Day: "2024-06-01", PhysicalActual: didban.PercentOf(20)},
			{Day: "2024-10-01", FinancialActual: didban.PercentOf(35)},
		},
		Milestones: []didban.Milestone{{Title: "تحویل", Sort: "opening", Due: "2025-03-01"}},
	}
}

func TestProject_Validate(t *testing.T) {
	if err := rich().Validate(); err != nil {
		t.Fatalf("a whole project is refused: %v", err)
	}
	for _, test := range []struct {
		name, field, key string
		spoil            func(*didban.Project)
	}{
		{"no title", "title", "field.required", func(p *didban.Project) { p.Title = "" }},
		{"a long title", "title", "field.tooLong", func(p *didban.Project) { p.Title = strings.Repeat("ا", didban.MaxName+1) }},
		{"broken text", "description", "field.encoding", func(p *didban.Project) { p.Description = "\xff" }},
		{"no id", "id", "field.id", func(p *didban.Project) { p.ID = "" }},
		{"an id of another version", "id", "field.id", func(p *didban.Project) { p.ID = "0192aaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee" }},
		{"a domain that is no code", "domain", "field.unknownCode", func(p *didban.Project) { p.Domain = "فضا" }},
		{"no status", "status", "field.required", func(p *didban.Project) { p.Status = "" }},
		{"suspended without a reason", "suspendedReason", "project.suspendedReason", func(p *didban.Project) { p.Suspended = true }},
		{"an end before the start", "end", "field.order", func(p *didban.Project) { p.End = "2023-01-01" }},
		{"a day that is none", "asOf", "field.day", func(p *didban.Project) { p.AsOf = "2025-02-30" }},
		{"a negative amount", "budget.0.spent", "field.money", func(p *didban.Project) { p.Budget[0].Spent = -1 }},
		{"an amount beyond all sense", "budget.0.approved", "field.money", func(p *didban.Project) { p.Budget[0].Approved = didban.MaxRial + 1 }},
		{"a Gregorian fiscal year", "budget.1.year", "field.fiscalYear", func(p *didban.Project) { p.Budget[1].Year = 2024 }},
		{"an amendment without a reason", "contracts.0.amendments.1.reason", "amendment.reason", func(p *didban.Project) { p.Contracts[0].Amendments[1].Reason = "" }},
		{"a payment without a day", "contracts.0.payments.0.day", "field.required", func(p *didban.Project) { p.Contracts[0].Payments[0].Day = "" }},
		{"more than the whole", "progress.0.physicalActual", "field.percent", func(p *didban.Project) { p.Progress[0].PhysicalActual = didban.PercentOf(100.5) }},
		{"no number", "progress.0.physicalActual", "field.percent", func(p *didban.Project) { p.Progress[0].PhysicalActual = didban.PercentOf(math.NaN()) }},
		{"an unknown geometry", "geometry", "geometry.type", func(p *didban.Project) {
			p.Geometry = &didban.Geometry{Type: "GeometryCollection", Coordinates: []byte("[]")}
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := rich()
			test.spoil(p)
			var faults didban.Errors
			if !errors.As(p.Validate(), &faults) || len(faults) != 1 || faults[0].Field != test.field || faults[0].Key != test.key {
				t.Fatalf("got %v, want %s at %s", faults, test.key, test.field)
			}
		})
	}
}

func TestProject_EveryFaultAtOnce(t *testing.T) {
	var faults didban.Errors
	if err := (&didban.Project{}).Validate(); !errors.As(err, &faults) || len(faults) != 6 {
		t.Fatalf("got %v, want id, code, title, domain, type and status", faults)
	}
}

func TestProject_Money(t *testing.T) {
	got := rich().Money()
	want := didban.Money{Approved: 150, Revised: 170, Allocated: 80, Spent: 60, Contract: 120, Paid: 55}
	if got != want {
		t.Fatalf("got %+v, want %+v", got, want)
	}
}

func TestContract_NewestAmendmentCounts(t *testing.T) {
	k := rich().Contracts[0]
	if k.Value() != 120 || k.Duration() != 260 {
		t.Fatalf("value %d, %d days; want 120 and 260", k.Value(), k.Duration())
	}
	k.Amendments = nil
	if k.Value() != 90 || k.Duration() != 200 {
		t.Fatalf("without amendments: value %d, %d days", k.Value(), k.Duration())
	}
}

func TestProject_Facts(t *testing.T) {
	p := rich()
	p.Areas = []didban.ID{"n", "m"}
	p.Media = []didban.Attachment{{Media: "a", Use: "before"}, {Media: "b", Use: "during"}, {Media: "c", Use: "document"}}
	up := map[didban.ID]didban.ID{"n": "d", "m": "d", "d": "r"}
	f := p.Facts(func(id didban.ID) didban.ID { return up[id] })
	if got, want := f.Areas, []didban.ID{"n", "d", "r", "m"}; !slices.Equal(got, want) {
		t.Errorf("areas %v, want %v", got, want)
	}
	if f.Physical != didban.PercentOf(40) {
		t.Errorf("physical %v: the newest observation that has one counts", f.Physical)
	}
	if f.Cover != "b" || spentIn(p, 1403) != 60 || f.Money.Contract != 120 {
		t.Errorf("got %+v", f)
	}
}

func TestPercent_UnknownIsNotNought(t *testing.T) {
	for text, want := range map[string]didban.Percent{"null": {}, "0": didban.PercentOf(0), "63.5": didban.PercentOf(63.5)} {
		var p didban.Percent
		if err := p.UnmarshalJSON([]byte(text)); err != nil || p != want {
			t.Errorf("%s read as %+v, %v", text, p, err)
		}
		if b, err := p.MarshalJSON(); err != nil || string(b) != text {
			t.Errorf("%+v written as %s, %v", p, b, err)
		}
	}
}

func TestMilestone_State(t *testing.T) {
	const today = didban.Day("2026-11-22")
	for _, test := range []struct {
		due, met didban.Day
		want     didban.MilestoneState
	}{
		{"2026-11-22", "", didban.MilestoneAhead},
		{"2026-11-21", "", didban.MilestoneOverdue},
		{"2026-11-01", "2026-11-01", didban.MilestoneMet},
		{"2026-11-01", "2026-11-02", didban.MilestoneMetLate},
		{"2027-01-01", "2026-11-02", didban.MilestoneMet},
	} {
		if got := (didban.Milestone{Due: test.due, Met: test.met}).State(today); got != test.want {
			t.Errorf("due %s, met %q: got %s, want %s", test.due, test.met, got, test.want)
		}
	}
}
