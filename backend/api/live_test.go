package api_test

import (
	"strings"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/api"
	"didban.app/backend/didbantest"
	"didban.app/backend/gate"
	"didban.app/backend/store"
)

// liveCity has three projects and an article with the live blocks of refs.
func liveCity(t *testing.T, refs ...string) (*gate.Caller, *didban.Article, *didban.Project) {
	t.Helper()
	d := desk(t)
	nouns := didbantest.City(3, 1)
	a, ok := nouns[len(nouns)-1].(*didban.Article)
	if !ok {
		t.Fatal("no article")
	}
	var p *didban.Project
	for _, n := range nouns {
		if one, ok := n.(*didban.Project); ok && p == nil {
			p = one
		}
	}
	a.Published, a.Projects = 1000, nil
	a.Body = "پیش\n\n"
	for _, ref := range refs {
		a.Body += didban.LiveMark(ref) + "\n\n"
	}
	a.Body += "پس"
	p.Title, p.Progress = "زیرگذر هفت‌اورنگ", []didban.Progress{{Day: "2026-08-01", PhysicalPlanned: didban.PercentOf(70), PhysicalActual: didban.PercentOf(62.5)}}
	fill(t, d, nouns...)
	return d, a, p
}

// livesOf are the live blocks of an article's page.
func livesOf(t *testing.T, d *gate.Caller, a *didban.Article) (out []*api.LiveView) {
	t.Helper()
	for _, part := range ok[api.ArticleView](t)(service[api.News](t, d).Article(string(a.ID))).Body {
		if part.Live != nil {
			out = append(out, part.Live)
		}
	}
	return out
}

func TestArticle_LiveBlock(t *testing.T) {
	id := string(didbantest.ID(didban.KindProject, 1))
	d, a, p := liveCity(t, id)
	view := ok[api.ArticleView](t)(service[api.News](t, d).Article(string(a.ID)))
	if len(view.Body) != 3 || view.Body[0].HTML != "<p>پیش</p>\n" || view.Body[1].HTML != "" || !strings.Contains(view.Body[2].HTML, "<p>پس</p>") || view.Today != "2026-11-22" {
		t.Fatalf("got %+v of %s", view.Body, view.Today)
	}
	whole := ok[api.ProjectView](t)(service[api.Projects](t, d).Open(id))
	got := view.Body[1].Live.Project
	if got == nil || got.Card.Title != p.Title || *got.Card.Physical != 62.5 || got.Geometry != whole.Geometry ||
		got.Promise.First != whole.Promise.First || got.Card.Approved != whole.Money.Revised || len(got.Progress) != 1 {
		t.Errorf("got %+v", got)
	}
	if articles := whole.Articles; len(articles) != 1 || articles[0].ID != string(a.ID) {
		t.Errorf("the project is told of in %v", articles)
	}
}

// TestArticle_LiveFollows: the figures are those of the moment, whatever stood there when it came out.
func TestArticle_LiveFollows(t *testing.T) {
	d, a, p := liveCity(t, string(didbantest.ID(didban.KindProject, 1)))
	p.Progress[0].PhysicalActual, p.Title = didban.PercentOf(88), "زیرگذر نوروز"
	err := d.Store.Update(didban.System("test"), func(tx *store.Tx) error {
		p.Version = 1
		return tx.Put(p)
	})
	if err != nil {
		t.Fatal(err)
	}
	fill(t, d)
	if got := livesOf(t, d, a)[0].Project; got == nil || *got.Card.Physical != 88 || got.Card.Title != p.Title {
		t.Errorf("got %+v", got)
	}
	for text, want := range map[string]int{"نوروز": 1, "هفت‌اورنگ": 0} {
		found := 0
		for _, hit := range ok[api.SearchView](t)(service[api.Search](t, d).Find(api.SearchRequest{Text: text, Kinds: []string{"article"}})).Hits {
			if hit.ID == string(a.ID) {
				found++
			}
		}
		if found != want {
			t.Errorf("%q finds the article %d times, want %d", text, found, want)
		}
	}
}

// TestArticle_LiveGone: a project that is in the record no more, never was, or is a draft alone says
// nothing of itself.
func TestArticle_LiveGone(t *testing.T) {
	d, a, p := liveCity(t, string(didbantest.ID(didban.KindProject, 1)), "NO-SUCH-1")
	if err := d.Store.Update(didban.System("test"), func(tx *store.Tx) error { return tx.Delete(p.Kind(), p.ID) }); err != nil {
		t.Fatal(err)
	}
	fill(t, d)
	lives := livesOf(t, d, a)
	if len(lives) != 2 || lives[0].Project != nil || lives[1].Project != nil {
		t.Errorf("got %+v", lives)
	}
	hits := ok[api.SearchView](t)(service[api.Search](t, d).Find(api.SearchRequest{Text: "هفت‌اورنگ", Kinds: []string{"article"}})).Hits
	if len(hits) != 0 {
		t.Errorf("a withdrawn title is found: %+v", hits)
	}
}

// TestArticle_LiveNeedsTheProject: what names by id a project that is not public is not published.
func TestArticle_LiveNeedsTheProject(t *testing.T) {
	d, a, _ := liveCity(t)
	a.Body = didban.LiveMark(string(didbantest.ID(didban.KindProject, 99)))
	a.Version = 1
	err := d.Store.Update(didban.System("test"), func(tx *store.Tx) error { return tx.Put(a) })
	if err == nil || !strings.Contains(err.Error(), "ref.missing") {
		t.Errorf("got %v", err)
	}
}

func TestImport_LiveByCode(t *testing.T) {
	article := "---\ncode: A-1\ntitle: زیرگذر\nsection: civil\nform: news\npublished: 1405/01/01\n---\nیک\n\n[!project %]\n\nدو\n"
	for _, test := range []struct {
		ref  string
		want bool
	}{{"K-1", true}, {"K-9", false}} {
		d := desk(t)
		report := importFiles(t, d, false, map[string]string{"پروژه‌ها.csv": projectsCSV, "a.md": strings.ReplaceAll(article, "%", test.ref)})
		if !test.want {
			if report.Written {
				t.Errorf("%s: taken in: %+v", test.ref, report)
			}
			continue
		}
		fill(t, d)
		var a *didban.Article
		err := d.Store.View(func(tx *store.Tx) (err error) {
			a, err = store.ByCode[didban.Article](tx, "A-1")
			return err
		})
		if err != nil {
			t.Fatalf("%v: %+v", err, report)
		}
		if live := a.Live(); len(live) != 1 || !didban.ID(live[0]).Valid() {
			t.Errorf("stored as %q", a.Body)
		}
		if got := livesOf(t, d, a); len(got) != 1 || got[0].Project == nil || got[0].Project.Card.Code != "K-1" {
			t.Errorf("got %+v", got)
		}
	}
}
