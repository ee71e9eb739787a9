package didban_test

import (
	"testing"

	didban "didban.app/backend"
)

var three = []*didban.ProjectFacts{
	{ID: "1", Code: "1", Domain: "green", Type: "construction", Status: "implementation", Areas: []didban.ID{"n", "r"}, AsOf: "2026-01-01"},
	{ID: "2", Code: "2", Domain: "green", Type: "expansion", Status: "completion", Areas: []didban.ID{"r"}, AsOf: "2026-03-01"},
	{ID: "3", Code: "3", Domain: "civil", Type: "construction", Status: "implementation", Suspended: true, AsOf: "2026-03-01"},
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
		{"suspended", didban.ProjectFilter{Suspended: true}, "3"},
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
		{didban.FacetDomain, "green", 1}, {didban.FacetDomain, "civil", 1}, // under the status alone
		{didban.FacetStatus, "completion", 1}, {didban.FacetStatus, "implementation", 1}, // under the domain alone
		{didban.FacetType, "construction", 1}, {didban.FacetType, "expansion", 0}, // under both
		{didban.FacetArea, "r", 1}, {didban.FacetSuspended, "true", 0},
	} {
		if got := counts[test.facet][test.code]; got != test.want {
			t.Errorf("%s %s: got %d, want %d", test.facet, test.code, got, test.want)
		}
	}
}

func TestProjectOrder_NewestFiguresFirst(t *testing.T) {
	if didban.ProjectOrder(three[1], three[0]) >= 0 || didban.ProjectOrder(three[1], three[2]) >= 0 || didban.ProjectOrder(three[0], three[0]) != 0 {
		t.Fatal("not by newest figures, then by code")
	}
}
