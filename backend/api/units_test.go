package api_test

import (
	"fmt"
	"strings"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/api"
	"didban.app/backend/didbantest"
	"didban.app/backend/store"
)

func unitOf(n int, title string) *didban.Unit {
	return &didban.Unit{Meta: didban.Meta{ID: didbantest.ID(didban.KindUnit, n), Code: fmt.Sprintf("U-%d", n)}, Title: title}
}

// TestUnits_Open: a unit's page tells where it belongs, how to reach it, who leads it and holds
// its posts today, and its own projects; the list under its filter is of the same number.
func TestUnits_Open(t *testing.T) {
	d := desk(t)
	above, unit, below := unitOf(1, "شهرداری"), unitOf(2, "معاونت فنی"), unitOf(3, "ادارهٔ پل‌ها")
	unit.Parent, below.Parent = above.ID, unit.ID
	unit.Phone, unit.Hours, unit.Deadlines = "۰۳۱-۵۵۰۰۰۱۱۰", "شنبه تا چهارشنبه", didban.Deadlines{Message: 3}
	unit.HeadPost = didbantest.ID(didban.KindPost, 1)
	nouns := []didban.Noun{above, unit, below}
	for n, title := range []string{"معاون", "کارشناس پل", "کارشناس", "معتمد"} {
		post := &didban.Post{Meta: didban.Meta{ID: didbantest.ID(didban.KindPost, n+1), Code: fmt.Sprintf("S-%d", n)}, Title: title, UnitID: unit.ID, Unit: "فنی"}
		if title == "معتمد" {
			post.UnitID = ""
		}
		person := &didban.Person{Meta: didban.Meta{ID: didbantest.ID(didban.KindPerson, n+1), Code: fmt.Sprintf("N-%d", n)}, Name: "دارندهٔ " + title}
		term := &didban.Trustee{Meta: didban.Meta{ID: didbantest.ID(didban.KindTrustee, n+1), Code: fmt.Sprintf("T-%d", n)}, Person: person.ID, Post: post.ID}
		if title == "کارشناس" {
			term.End = "2020-01-01"
		}
		nouns = append(nouns, post, person, term)
	}
	for n, status := range []string{"implementation", "completion", "implementation", "implementation"} {
		p := &didban.Project{
			Meta: didban.Meta{ID: didbantest.ID(didban.KindProject, n+1), Code: fmt.Sprintf("K-%d", n)}, Title: "پل", Unit: "فنی", UnitID: unit.ID,
			Domain: didban.Domains[0].Code, Type: didban.Types[0].Code, Status: status,
		}
		if n == 3 {
			p.UnitID = below.ID
		}
		nouns = append(nouns, p)
	}
	fill(t, d, nouns...)
	view := ok[api.UnitView](t)(service[api.Units](t, d).Open(string(unit.ID)))
	if view.Parent.Title != above.Title || len(view.Within) != 1 || view.Within[0].Title != below.Title || view.Phone != "031-55000110" {
		t.Errorf("around it: %+v", view)
	}
	if want := (api.DeadlinesView{Comment: 10, Message: 3, Report: 10, Question: 10}); view.Deadlines != want {
		t.Errorf("deadlines %+v", view.Deadlines)
	}
	if view.Head.Title != "معاون" || len(view.Head.Holders) != 1 || view.Head.Holders[0].Name != "دارندهٔ معاون" || view.Head.Holders[0].Unit != unit.Title {
		t.Errorf("head %+v", view.Head)
	}
	if view.Head.ID != string(unit.HeadPost) || view.Head.Holders[0].PostID != view.Head.ID {
		t.Errorf("letters to the head go to %q and %q", view.Head.ID, view.Head.Holders[0].PostID)
	}
	var posts []string
	for _, p := range view.Posts {
		posts = append(posts, fmt.Sprint(p.Title, len(p.Holders)))
	}
	if got := strings.Join(posts, " "); got != "کارشناس0 کارشناس پل1" {
		t.Errorf("posts %s", got)
	}
	list := ok[api.MapView](t)(service[api.Map](t, d).Open(api.FilterRequest{Units: []string{string(unit.ID)}, Limit: 10}))
	if view.Total != 3 || list.Total != 3 || len(view.Projects) != 3 || fmt.Sprint(view.Statuses) != "[{completion 1} {implementation 2}]" {
		t.Errorf("projects %d, listed %d, %v", view.Total, list.Total, view.Statuses)
	}
	page := ok[api.ProjectView](t)(service[api.Projects](t, d).Open("K-0"))
	if page.Unit != unit.Title || page.UnitID != string(unit.ID) {
		t.Errorf("the project names %q %q", page.Unit, page.UnitID)
	}
	if boot := ok[api.BootView](t)(service[api.City](t, d).Boot()); len(boot.Units) != 3 || boot.Units[0].Title != below.Title {
		t.Errorf("boot %+v", boot.Units)
	}
}

// TestUnits_Gone: a page of nothing, and one that was withdrawn, each say so; a project of a
// unit that is gone is told by its own words.
func TestUnits_Gone(t *testing.T) {
	d := desk(t)
	unit := unitOf(1, "معاونت فنی")
	p := &didban.Project{
		Meta: didban.Meta{ID: didbantest.ID(didban.KindProject, 1), Code: "K-1"}, Title: "پل", Unit: "فنی", UnitID: unit.ID,
		Domain: didban.Domains[0].Code, Type: didban.Types[0].Code, Status: "implementation",
	}
	fill(t, d, unit, p)
	if _, err := service[api.Units](t, d).Open(string(didbantest.ID(didban.KindUnit, 9))); !didban.IsNotFound(err) {
		t.Errorf("a unit of nowhere: %v", err)
	}
	if err := d.Store.Update(didban.System("test"), func(tx *store.Tx) error { return tx.Delete(didban.KindUnit, unit.ID) }); err != nil {
		t.Fatal(err)
	}
	if _, err := service[api.Units](t, d).Open(string(unit.ID)); err == nil || didban.IsNotFound(err) {
		t.Errorf("a withdrawn unit: %v", err)
	}
	page := ok[api.ProjectView](t)(service[api.Projects](t, d).Open("K-1"))
	if page.Unit != "فنی" || page.UnitID != "" {
		t.Errorf("the project names %q %q", page.Unit, page.UnitID)
	}
}

// TestTrustee_Holders: the page of a term that is over, or lies ahead, leads to who holds the
// post today; that of a running one to nobody else.
func TestTrustee_Holders(t *testing.T) {
	d := desk(t)
	post := &didban.Post{Meta: didban.Meta{ID: didbantest.ID(didban.KindPost, 1), Code: "S-1"}, Title: "معتمد محله"}
	nouns := []didban.Noun{post}
	for n, name := range []string{"پیشین", "کنونی", "آینده"} {
		person := &didban.Person{Meta: didban.Meta{ID: didbantest.ID(didban.KindPerson, n+1), Code: fmt.Sprintf("N-%d", n)}, Name: name}
		term := &didban.Trustee{Meta: didban.Meta{ID: didbantest.ID(didban.KindTrustee, n+1), Code: fmt.Sprintf("T-%d", n)}, Person: person.ID, Post: post.ID}
		switch name {
		case "پیشین":
			term.End = "2020-01-01"
		case "آینده":
			term.Start = "2090-01-01"
		}
		nouns = append(nouns, person, term)
	}
	fill(t, d, nouns...)
	for n, want := range []string{"کنونی", "", "کنونی"} {
		view := ok[api.TrusteeView](t)(service[api.Trustees](t, d).Trustee(string(didbantest.ID(didban.KindTrustee, n+1))))
		got := ""
		for _, holder := range view.Holders {
			got += holder.Name
		}
		if got != want || view.Card.PostID != string(post.ID) {
			t.Errorf("term %d: holders %q, want %q; post %q", n, got, want, view.Card.PostID)
		}
	}
}
