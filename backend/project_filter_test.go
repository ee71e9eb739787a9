package didban_test

import (
	"slices"
	"testing"

	didban "didban.app/backend"
)

func ranged(t *testing.T, text string) didban.Range {
	t.Helper()
	r, ok := didban.ParseRange(text)
	if !ok {
		t.Fatalf("%q is no range", text)
	}
	return r
}

func TestProjectFilter_Match(t *testing.T) {
	for _, test := range []struct {
		name   string
		filter didban.ProjectFilter
		want   string
	}{
		{"nothing asked", didban.ProjectFilter{}, "123"},
		{"one value", didban.ProjectFilter{Domains: []string{"green"}}, "12"},
		{"any of two values", didban.ProjectFilter{Domains: []string{"green", "civil"}}, "123"},
		{"two fields agree", didban.ProjectFilter{Domains: []string{"green"}, Types: []string{"construction"}}, "1"},
		{"an area holds what lies in it", didban.ProjectFilter{Areas: []string{"r"}}, "12"},
		{"suspended, whatever its status", didban.ProjectFilter{Statuses: []string{"suspended"}}, "3"},
		{"what is suspended is not under way", didban.ProjectFilter{Statuses: []string{"implementation"}}, "1"},
		{"a fiscal year", didban.ProjectFilter{Years: []string{"1402", "1404"}}, "1"},
		{"an amount, both ends within", didban.ProjectFilter{Amount: ranged(t, "9999999999-10000000000")}, "12"},
		{"an amount that is not known is in no range", didban.ProjectFilter{Amount: ranged(t, "0-")}, "12"},
		{"progress in whole percent", didban.ProjectFilter{Progress: ranged(t, "0-24")}, "1"},
		{"finished", didban.ProjectFilter{Progress: ranged(t, "100-100")}, "2"},
		{"progress that is not known is in no range", didban.ProjectFilter{Progress: ranged(t, "0-100")}, "12"},
		{"words are left to the map", didban.ProjectFilter{Words: []string{"بوستان"}}, "123"},
		{"an unknown code", didban.ProjectFilter{Statuses: []string{"lost"}}, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := ""
			for _, p := range three {
				if test.filter.Match(p) {
					got += p.Code
				}
			}
			if got != test.want {
				t.Fatalf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestCounts_IgnoreTheirOwnFacet(t *testing.T) {
	counts := didban.Counts{}
	filter := didban.ProjectFilter{Domains: []string{"green"}, Statuses: []string{"implementation"}}
	for _, p := range three {
		counts.Count(filter, p)
	}
	for _, test := range []struct {
		facet didban.Facet
		code  string
		want  int
	}{
		{didban.FacetDomain, "green", 1},
		{didban.FacetDomain, "civil", 0}, // under the status alone: it is suspended
		{didban.FacetStatus, "completion", 1},
		{didban.FacetStatus, "implementation", 1}, // under the domain alone
		{didban.FacetType, "construction", 1},
		{didban.FacetType, "expansion", 0}, // under both
		{didban.FacetYear, "1403", 1},
		{didban.FacetAmount, "1-9999999999", 1},
		{didban.FacetProgress, "100-100", 0},
		{didban.FacetArea, "r", 1},
		{didban.FacetStatus, "suspended", 0},
	} {
		if got := counts[test.facet][test.code]; got != test.want {
			t.Errorf("%s %s: got %d, want %d", test.facet, test.code, got, test.want)
		}
	}
}

func TestProject_FiscalYears(t *testing.T) {
	year := func(d didban.Day) int { // a calendar for the test: years begin in January
		if d == "" {
			return 0
		}
		return d.Time().Year()
	}
	for _, test := range []struct {
		name    string
		project didban.Project
		want    []int
	}{
		{"nothing known", didban.Project{}, nil},
		{"a budget line", didban.Project{Budget: []didban.BudgetLine{{Year: 2024}, {Year: 2024, Source: "b"}}}, []int{2024}},
		{"the years it runs", didban.Project{Start: "2022-05-01", End: "2024-01-01"}, []int{2022, 2023, 2024}},
		{"the actual end goes before the planned one", didban.Project{Start: "2022-05-01", End: "2025-01-01", Finished: "2023-02-02"}, []int{2022, 2023}},
		{"only the start", didban.Project{Start: "2022-05-01"}, []int{2022}},
		{"only the end", didban.Project{End: "2022-05-01"}, []int{2022}},
		{"both", didban.Project{Start: "2022-05-01", Budget: []didban.BudgetLine{{Year: 2020}}}, []int{2020, 2022}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := test.project.FiscalYears(year); !slices.Equal(got, test.want) {
				t.Errorf("got %v, want %v", got, test.want)
			}
		})
	}
}

func TestBands_LeaveNoGap(t *testing.T) {
	for name, bands := range map[string][]didban.Range{"amount": didban.AmountBands, "progress": didban.ProgressBands} {
		for n, edge := range map[int]int64{0: 9_999_999_999, 1: 99_999_999_999, 2: 499_999_999_999, 3: 999_999_999_999} {
			if name == "progress" {
				edge = []int64{24, 49, 74, 99}[n]
			}
			if !bands[n].Holds(edge) || bands[n].Holds(edge+1) || !bands[n+1].Holds(edge+1) || bands[n+1].Holds(edge) {
				t.Errorf("%s: bands %d and %d do not meet at %d", name, n, n+1, edge)
			}
		}
	}
}
