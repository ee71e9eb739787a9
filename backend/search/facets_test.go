package search_test

import (
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
	"didban.app/backend/search"
)

func TestFind_GroupsOfKinds(t *testing.T) {
	nouns := town()
	x, _ := indexOf(t, nouns...)
	r := find(t, x, search.Query{Text: "بلوار", PerKind: 1})
	if len(r.Groups) != 2 {
		t.Fatalf("groups %+v, want projects and articles", r.Groups)
	}
	best, other := r.Groups[0], r.Groups[1]
	if best.Kind != didban.KindProject || best.Total != 2 || len(best.Hits) != 1 || best.Hits[0].ID != didbantest.ID(didban.KindProject, 1) {
		t.Errorf("first group %+v, want P1 of two projects", best)
	}
	if other.Kind != didban.KindArticle || other.Total != 1 || len(other.Hits) != 1 {
		t.Errorf("second group %+v, want the one article", other)
	}
	if r := find(t, x, search.Query{Text: "بلوار", PerKind: 1, Kinds: []didban.Kind{didban.KindArticle}}); len(r.Groups) != 1 {
		t.Errorf("groups %+v of one kind asked for", r.Groups)
	}
	if r := find(t, x, search.Query{Text: "هیچکجا", PerKind: 1, Exact: true}); len(r.Groups) != 0 {
		t.Errorf("groups %+v of nothing", r.Groups)
	}
}

// TestFind_CountsBesideTheChoice wants the other codes of a facet that is filtered
// by, so that a person can change the choice; all other counts follow the choice.
func TestFind_CountsBesideTheChoice(t *testing.T) {
	x, _ := indexOf(t, town()...)
	r := find(t, x, search.Query{Text: "بلوار", Domains: []string{"civil"}, Facets: true})
	if r.Total != 1 {
		t.Fatalf("found %d, want 1", r.Total)
	}
	if got := r.Facets["domain"]; len(got) != 2 {
		t.Errorf("domains %v, want civil and heritage", got)
	}
	if got := r.Facets["status"]; len(got) != 1 || got[0].Code != "implementation" {
		t.Errorf("statuses %v, want those of the chosen domain", got)
	}
	if r := find(t, x, search.Query{Text: "بلوار نوع:پروژه", Facets: true}); len(r.Facets["kind"]) != 1 || r.Facets["kind"][0].Count != r.Total {
		t.Errorf("kinds %v under a typed one, want it alone: no other can be chosen beside it", r.Facets["kind"])
	}
}
