package didban_test

import (
	"reflect"
	"testing"

	didban "didban.app/backend"
)

// end1403 is the end of Mordad 1403: the fiscal year runs, the one before is over.
var end1403 = didban.Past{Month: "1403-05", Day: "2024-08-21", Year: 1403, Closed: 1402}

func percent(day didban.Day, physical float64) didban.Progress {
	return didban.Progress{Day: day, PhysicalActual: didban.PercentOf(physical)}
}

func contract(signed didban.Day, payments ...didban.Payment) []didban.Contract {
	return []didban.Contract{{Number: "1", Price: 100, Signed: signed, Payments: payments}}
}

func TestAsItWas_Status(t *testing.T) {
	const gone = "not there"
	for _, c := range []struct {
		name string
		p    didban.Project
		want string
	}{
		{"nothing is dated", didban.Project{Status: "implementation"}, gone},
		{"it began later", didban.Project{Status: "implementation", Start: "2024-09-01"}, gone},
		{"a start that is only planned is no trace", didban.Project{Status: "preparation", Start: "2024-01-01"}, gone},
		{"a planned end is no trace", didban.Project{Status: "implementation", End: "2024-01-01"}, gone},
		{"a milestone that is due is no trace", didban.Project{Status: "preparation", Milestones: []didban.Milestone{{Due: "2024-01-01"}}}, gone},
		{"begun that very day", didban.Project{Status: "implementation", Start: "2024-08-21"}, "implementation"},
		{"still going on", didban.Project{Status: "implementation", Start: "2024-01-01"}, "implementation"},
		{"finished that very day", didban.Project{Status: "maintenance", Start: "2023-01-01", Finished: "2024-08-21"}, "completion"},
		{"finished later", didban.Project{Status: "completion", Start: "2023-01-01", Finished: "2024-08-22"}, "implementation"},
		{"contract signed, work to come", didban.Project{Status: "implementation", Start: "2024-09-01", Contracts: contract("2024-08-01")}, "preparation"},
		{"approved and still prepared", didban.Project{Status: "preparation", Milestones: []didban.Milestone{{Due: "2024-01-01", Met: "2024-02-01"}}}, "preparation"},
		{"approved and still an idea", didban.Project{Status: "identification", Milestones: []didban.Milestone{{Met: "2024-02-01"}}}, "identification"},
		{"cancelled after work that went on later", didban.Project{
			Status: "cancelled", Progress: []didban.Progress{percent("2024-01-01", 10), percent("2024-10-01", 20)},
		}, "implementation"},
		{"cancelled, nobody knows when", didban.Project{Status: "cancelled", Progress: []didban.Progress{percent("2024-01-01", 10)}}, ""},
		{"a cancelled project's start may never have come", didban.Project{Status: "cancelled", Start: "2024-01-01", Contracts: contract("2024-01-01")}, ""},
		{"cancelled, paid for later", didban.Project{
			Status: "cancelled", Contracts: contract("2024-01-01", didban.Payment{Day: "2024-12-01", Amount: 5}),
		}, "preparation"},
		{"over without an end, seen whole", didban.Project{Status: "maintenance", Start: "2023-01-01", Progress: []didban.Progress{percent("2024-01-01", 100)}}, "completion"},
		{"over without an end, nobody knows when", didban.Project{Status: "completion", Start: "2023-01-01"}, ""},
		{"vouched for by then: as it is", didban.Project{Status: "decommissioned", AsOf: "2024-08-21"}, "decommissioned"},
		{"vouched for by then, finished later", didban.Project{Status: "completion", Start: "2024-01-01", AsOf: "2024-08-01", Finished: "2024-09-01"}, "implementation"},
	} {
		t.Run(c.name, func(t *testing.T) {
			facts := c.p.Facts(func(didban.ID) didban.ID { return "" })
			was, ok := facts.AsItWas(end1403)
			if !ok {
				was.Status = gone
			}
			if was.Status != c.want {
				t.Errorf("got %q, want %q", was.Status, c.want)
			}
			if active := was.Status == "implementation"; ok && was.Signals.Active != active {
				t.Errorf("active: %t", was.Signals.Active)
			}
		})
	}
}

func TestAsItWas_Figures(t *testing.T) {
	p := didban.Project{
		Status: "completion", Suspended: true, Start: "2023-06-01", OriginalEnd: "2024-03-01", End: "2025-01-01", Finished: "2025-02-01", AsOf: "2025-03-01",
		Progress: []didban.Progress{percent("2024-08-01", 40), percent("2024-06-01", 30), percent("2024-09-01", 60)},
		Budget: []didban.BudgetLine{
			{Year: 1402, Source: "a", Approved: 10, Revised: 12, Allocated: 9, Spent: 8},
			{Year: 1403, Source: "a", Approved: 20, Allocated: 19, Spent: 18},
			{Year: 1404, Source: "a", Approved: 40, Allocated: 39, Spent: 38},
		},
		Contracts: []didban.Contract{
			{
				Number: "1", Price: 100, Signed: "2023-05-01",
				Amendments: []didban.Amendment{{Kind: "price", Day: "2024-01-01", New: 120}, {Kind: "price", Day: "2024-12-01", New: 150}},
				Payments:   []didban.Payment{{Day: "2024-01-01", Amount: 30}, {Day: "2024-10-01", Amount: 50}},
			},
			{Number: "2", Price: 70, Signed: "2024-09-01"},
		},
	}
	facts := p.Facts(func(didban.ID) didban.ID { return "" })
	facts.Years = []int{1402, 1403, 1404}
	before := facts
	was, ok := facts.AsItWas(end1403)
	if !ok {
		t.Fatal("not there")
	}
	want := didban.Money{Approved: 30, Revised: 32, Allocated: 9, Spent: 8, Contract: 120, Paid: 30}
	if was.Money != want || was.Amount != 32 {
		t.Errorf("money %+v, amount %d; want %+v, 32", was.Money, was.Amount, want)
	}
	if was.Physical != didban.PercentOf(40) || was.Suspended || was.Finished != "" || was.AsOf != "" {
		t.Errorf("physical %v, suspended %t, finished %q, as of %q", was.Physical, was.Suspended, was.Finished, was.AsOf)
	}
	if was.End != "" {
		t.Errorf("an end that was moved some day is told as %q", was.End)
	}
	if !reflect.DeepEqual(was.Years, []int{1402, 1403}) {
		t.Errorf("years %v", was.Years)
	}
	if !reflect.DeepEqual(facts, before) {
		t.Error("the facts of today were changed")
	}
	if now, _ := facts.AsItWas(didban.Past{Day: "2025-03-20", Year: 1403, Closed: 1403}); !reflect.DeepEqual(now, facts) {
		t.Error("vouched for, and still told otherwise")
	}
}

func TestParseCircle(t *testing.T) {
	for text, want := range map[string]struct {
		text string
		ok   bool
	}{
		"":                    {"", true},
		"51.43,33.98,500":     {"51.43,33.98,500", true},
		"51.4300001,33.98,50": {"51.43,33.98,50", true},
		"51.43,33.98":         {"", false},
		"51.43,33.98,49":      {"", false},
		"51.43,33.98,5001":    {"", false},
		"NaN,33.98,500":       {"", false},
		"51.43,+Inf,500":      {"", false},
		"51.43,91,500":        {"", false},
		"a,b,c":               {"", false},
	} {
		c, ok := didban.ParseCircle(text)
		if c.String() != want.text || ok != want.ok {
			t.Errorf("%q: got %q, %t", text, c.String(), ok)
		}
	}
}

func TestShade(t *testing.T) {
	finished := &didban.ProjectFacts{Areas: []didban.ID{"n1", "r"}, Finished: "2024-01-01", Promised: "2024-01-01", Money: didban.Money{Revised: 9}}
	late := &didban.ProjectFacts{Areas: []didban.ID{"n1", "n2", "r"}, Finished: "2024-01-02", Promised: "2024-01-01"}
	ahead := &didban.ProjectFacts{Areas: []didban.ID{"n2", "r"}, Finished: "2024-09-01", Promised: "2024-09-01", Money: didban.Money{Revised: 1}}
	unpromised := &didban.ProjectFacts{Areas: []didban.ID{"r"}, Finished: "2024-01-01"}
	got, outside := didban.Shade([]didban.ID{"n1", "n2", "n3"}, []*didban.ProjectFacts{finished, late, ahead, unpromised}, "2024-08-01")
	want := []didban.AreaFigures{
		{Tally: didban.Tally{Projects: 2, Unbudgeted: 1, Approved: 9}, Ends: didban.EndTally{Judged: 2, OnTime: 1}},
		{Tally: didban.Tally{Projects: 2, Unbudgeted: 1, Approved: 1}, Ends: didban.EndTally{Judged: 1}},
		{},
	}
	if !reflect.DeepEqual(got, want) || outside != 1 {
		t.Errorf("got %+v, %d outside; want %+v, 1", got, outside, want)
	}
}
