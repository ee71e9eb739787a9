package didban_test

import (
	"slices"
	"testing"

	didban "didban.app/backend"
)

func TestProjectSort_WhatIsNotKnownStandsLast(t *testing.T) {
	list := []*didban.ProjectFacts{
		{Code: "1", Amount: 20, TitleKey: "b", Physical: didban.PercentOf(0), Status: "completion", End: "2026-05-01", Judged: didban.Judged{Behind: 12}},
		{Code: "2", TitleKey: "c", Status: "identification", Finished: "2026-04-01", End: "2026-06-01", Money: didban.Money{Spent: 9}, Judged: didban.Judged{Missed: 3}},
		{Code: "3", Amount: 10, TitleKey: "a", Physical: didban.PercentOf(60), Status: "no such status", Start: "2025-01-01"},
	}
	judge := didban.Judge{Today: "2026-11-22"}
	list[2].Judged = judge.Of(&didban.ProjectFacts{Status: "implementation", Promised: "2026-06-13"})
	for _, test := range []struct {
		column   string
		up, down string
	}{
		{"amount", "312", "132"},
		{"spent", "213", "213"},
		{"progress", "132", "312"},
		{"delay", "231", "321"},
		{"title", "312", "213"},
		{"status", "213", "123"},
		{"end", "213", "123"},
		{"start", "312", "312"},
		{"no such column", "123", "123"},
	} {
		t.Run(test.column, func(t *testing.T) {
			for descending, want := range map[bool]string{false: test.up, true: test.down} {
				got := slices.Clone(list)
				slices.SortStableFunc(got, didban.ProjectSort{Column: test.column, Descending: descending}.In(didban.Shipped, judge.Today))
				if order := got[0].Code + got[1].Code + got[2].Code; order != want {
					t.Errorf("descending %v: got %s, want %s", descending, order, want)
				}
			}
		})
	}
}
