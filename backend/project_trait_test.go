package didban_test

import (
	"fmt"
	"strings"
	"testing"

	didban "didban.app/backend"
)

// judge knows a calendar whose months are those of the ISO day.
var judge = didban.Judge{
	Today: "2026-11-22", From: "2026-11-01", Year: "2026-03-21", Limits: didban.DefaultThresholds,
	Month: func(d didban.Day) didban.Day { return d[:8] + "01" },
}

func TestJudge_Of(t *testing.T) {
	contract := func(k didban.ContractFacts) didban.ProjectFacts {
		return didban.ProjectFacts{Contracts: didban.ListOf(k)}
	}
	for _, test := range []struct {
		name string
		p    didban.ProjectFacts
		want string // traits, recent changes and months
	}{
		{"nothing known", didban.ProjectFacts{}, ""},
		{"a budget line", didban.ProjectFacts{Lines: []didban.LineFacts{{Year: 1404}}}, "priced"},
		{"on the very day", didban.ProjectFacts{Promised: "2026-10-01", Finished: "2026-10-01"}, "onTime thisYear"},
		{"a day late", didban.ProjectFacts{Promised: "2026-10-01", Finished: "2026-10-02"}, "late thisYear"},
		{"no promise is neither kept nor broken", didban.ProjectFacts{Finished: "2026-10-02"}, "thisYear"},
		{"finished today", didban.ProjectFacts{Finished: "2026-11-22"}, "thisYear finished"},
		{"on the first of the month", didban.ProjectFacts{Finished: "2026-11-01"}, "thisYear finished"},
		{"the last of the month before", didban.ProjectFacts{Finished: "2026-10-31"}, "thisYear"},
		{"on the first of the year", didban.ProjectFacts{Finished: "2026-03-21"}, "thisYear"},
		{"the last of the year before", didban.ProjectFacts{Finished: "2026-03-20"}, ""},
		{"an end to come is none", didban.ProjectFacts{Promised: "2026-12-01", Finished: "2026-11-23"}, ""},
		{"dearer", contract(didban.ContractFacts{Price: 100, Value: 101}), "overrun"},
		{"cheaper", contract(didban.ContractFacts{Price: 100, Value: 99}), ""},
		{"no price, no rise", contract(didban.ContractFacts{Value: 99}), ""},
		{"signed", contract(didban.ContractFacts{Signed: "2026-11-05"}), "signed"},
		{"amended twice is one", contract(didban.ContractFacts{Amended: didban.ListOf[didban.Day]("2026-11-05", "2026-11-06")}), "amended"},
		{"paid in two months, and to come", contract(didban.ContractFacts{Paid: paid("2026-09-05", 0, "2026-09-06", 0, "2026-11-22", 0, "2026-11-23", 0)}), "paid 2026-09-01 2026-11-01"},
		{"reported", didban.ProjectFacts{Signals: didban.Signals{Reported: "2026-11-02"}}, "reported"},
	} {
		t.Run(test.name, func(t *testing.T) {
			j := judge.Of(&test.p)
			got := strings.Trim(fmt.Sprint(j.Traits, j.RecentChanges, j.PaidIn), "[]")
			got = strings.Join(strings.Fields(strings.NewReplacer("[", " ", "]", " ").Replace(got)), " ")
			if got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestJudge_HowLateAndHowFarBehind(t *testing.T) {
	signals, little := didban.Signals{Behind: didban.PercentOf(20)}, didban.Signals{Behind: didban.PercentOf(1)}
	for _, test := range []struct {
		name   string
		p      didban.ProjectFacts
		late   int
		behind float64
	}{
		{"past its promise and behind", didban.ProjectFacts{Status: "implementation", Promised: "2026-11-12", Signals: signals}, 10, 20},
		{"behind by less than is flagged", didban.ProjectFacts{Status: "implementation", Promised: "2026-12-12", Signals: little}, 0, 0},
		{"finished late", didban.ProjectFacts{Status: "completion", Promised: "2026-10-01", Finished: "2026-10-03"}, 2, 0},
		{"no promise", didban.ProjectFacts{Status: "implementation"}, 0, 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := judge.Of(&test.p)
			if due := test.p.DeadlineOn(judge.Today); due.Late() != test.late || got.Behind != test.behind {
				t.Errorf("got %d days, %v points, want %d, %v", due.Late(), got.Behind, test.late, test.behind)
			}
		})
	}
}

func TestProjectFacts_BudgetsAndAreas(t *testing.T) {
	p := didban.ProjectFacts{
		Areas: []didban.ID{"n", "r"}, Unassigned: []didban.ID{"r"},
		Lines: []didban.LineFacts{{Year: 1404, Source: "bond"}, {Year: 1404, Source: "bond"}, {Year: 1403, Source: "municipal"}},
	}
	for facet, want := range map[didban.Facet]string{
		didban.FacetBudget: "[1403 1403:municipal 1404 1404:bond]", didban.FacetSource: "[bond municipal]", didban.FacetArea: "[n r in-r]",
	} {
		if got := fmt.Sprint(p.Options(facet)); got != want {
			t.Errorf("%s: got %s, want %s", facet, got, want)
		}
	}
	if got := fmt.Sprint((&didban.ProjectFacts{}).Options(didban.FacetArea)); got != "[none]" {
		t.Errorf("a project of no area: %s", got)
	}
}
