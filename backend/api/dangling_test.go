package api_test

import (
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/api"
	"didban.app/backend/didbantest"
	"didban.app/backend/store"
)

// What was deleted is gone from every screen, and takes none of them along.
func TestEveryScreen_AfterDeletions(t *testing.T) {
	d := desk(t)
	nouns := didbantest.City(3, 2)
	region := nouns[1].Head().ID
	person := &didban.Person{Meta: didban.Meta{ID: didbantest.ID(didban.KindPerson, 1), Code: "H-1"}, Name: "نرگس"}
	post := &didban.Post{Meta: didban.Meta{ID: didbantest.ID(didban.KindPost, 1), Code: "O-1"}, Title: "معتمد"}
	stays := &didban.Person{Meta: didban.Meta{ID: didbantest.ID(didban.KindPerson, 2), Code: "H-2"}, Name: "سهراب"}
	nouns = append(nouns, person, stays, post)
	for i, p := range []*didban.Person{person, stays} {
		nouns = append(nouns, &didban.Trustee{
			Meta:   didban.Meta{ID: didbantest.ID(didban.KindTrustee, i+1), Code: p.Code},
			Person: p.ID, Post: post.ID, Area: region,
		})
	}
	fill(t, d, nouns...)
	view := ok[api.MapView](t)(service[api.Map](t, d).Open(api.FilterRequest{}))
	gone, left := view.Projects[0].ID, view.Projects[1].ID
	err := d.Store.Update(didban.System("test"), func(tx *store.Tx) error {
		for _, ref := range []didban.Ref{
			{Kind: didban.KindProject, ID: didban.ID(gone)}, {Kind: didban.KindPerson, ID: person.ID}, {Kind: didban.KindArea, ID: region},
		} {
			if err := tx.Delete(ref.Kind, ref.ID); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	fill(t, d)
	ok[api.HomeView](t)(service[api.Home](t, d).Open())
	ok[api.BootView](t)(service[api.City](t, d).Boot())
	for _, p := range []string{left, view.Projects[2].ID} {
		ok[api.ProjectView](t)(service[api.Projects](t, d).Open(p))
	}
	if got := ok[api.MapView](t)(service[api.Map](t, d).Open(api.FilterRequest{})).Total; got != 2 {
		t.Errorf("the map shows %d projects, want 2", got)
	}
	if got := ok[api.SearchView](t)(service[api.Search](t, d).Find(api.SearchRequest{Kinds: []string{"project"}})).Total; got != 2 {
		t.Errorf("search finds %d projects, want 2", got)
	}
	trustees := ok[api.TrusteesView](t)(service[api.Trustees](t, d).Open(api.TrusteesRequest{}))
	if len(trustees.Trustees) != 1 || trustees.Trustees[0].Name != stays.Name {
		t.Errorf("the directory shows %+v, want %s alone", trustees.Trustees, stays.Name)
	}
	for _, a := range ok[api.NewsView](t)(service[api.News](t, d).Open(api.NewsRequest{})).Articles {
		ok[api.ArticleView](t)(service[api.News](t, d).Article(a.ID))
	}
}
