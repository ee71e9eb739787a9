package api_test

import (
	"slices"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/api"
	"didban.app/backend/didbantest"
)

func TestProjects_Compare(t *testing.T) {
	d := desk(t)
	other := busyProject()
	other.Meta = didban.Meta{ID: didbantest.ID(didban.KindProject, 2), Code: "K-2"}
	other.Type, other.Budget = "rehabilitation", []didban.BudgetLine{{Year: 1404, Source: "municipal", Approved: 3}}
	fill(t, d, busyProject(), other)
	projects := service[api.Projects](t, d)
	for _, c := range []struct {
		name    string
		request api.CompareRequest
		second  bool
		caveats []string
	}{
		{"by codes", api.CompareRequest{A: "K-1", B: "K-2"}, true, []string{"years", "type"}},
		{"by an id", api.CompareRequest{A: "K-2", B: string(didbantest.ID(didban.KindProject, 1))}, true, []string{"years", "type"}},
		{"with itself", api.CompareRequest{A: "K-1", B: "K-1"}, true, []string{"same"}},
		{"alone", api.CompareRequest{A: "K-1"}, false, []string{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			pair := ok[api.ProjectPair](t)(projects.Compare(c.request))
			if (pair.B != nil) != c.second || !slices.Equal(pair.Caveats, c.caveats) {
				t.Errorf("second %v, caveats %v", pair.B != nil, pair.Caveats)
			}
		})
	}
	for _, r := range []api.CompareRequest{{}, {B: "K-1"}, {A: "K-1", B: "K-9"}, {A: "../x", B: "K-1"}} {
		if _, err := projects.Compare(r); err == nil {
			t.Errorf("%+v was compared", r)
		}
	}
}

func TestAreas_Compare(t *testing.T) {
	d := desk(t)
	region := &didban.Area{Meta: didban.Meta{ID: didbantest.ID(didban.KindArea, 7), Code: "R7"}, Rank: "region", Name: "منطقهٔ ۷", Population: 5}
	inner := &didban.Area{Meta: didban.Meta{ID: didbantest.ID(didban.KindArea, 8), Code: "D8"}, Rank: "district", Name: "ناحیهٔ ۸", Parent: region.ID}
	work := busyProject()
	work.Areas = []didban.ID{inner.ID}
	fill(t, d, region, inner, work)
	areas := service[api.Areas](t, d)
	pair := ok[api.AreaPair](t)(areas.Compare(api.CompareRequest{A: "R7", B: "D8"}))
	if want := []string{"rank", "within", "people", "ground"}; !slices.Equal(pair.Caveats, want) || pair.Shared != 1 {
		t.Errorf("caveats %v, shared %d", pair.Caveats, pair.Shared)
	}
	if pair.A.Total != 1 || pair.B == nil || pair.B.Total != 1 {
		t.Errorf("the projects of both: %d, %+v", pair.A.Total, pair.B)
	}
	if alone := ok[api.AreaPair](t)(areas.Compare(api.CompareRequest{A: "R7"})); alone.B != nil {
		t.Error("nothing beside it was named")
	}
	if _, err := areas.Compare(api.CompareRequest{A: "R7", B: "R9"}); err == nil {
		t.Error("an unknown area was compared")
	}
}
