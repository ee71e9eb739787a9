package api_test

import (
	"reflect"
	"strings"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/api"
	"didban.app/backend/demo"
	"didban.app/backend/didbantest"
	"didban.app/backend/exchange"
	"didban.app/backend/store"
)

func TestArticle_NeighboursInTime(t *testing.T) {
	d := desk(t)
	nouns := didbantest.City(1, 4)
	list := nouns[len(nouns)-4:]
	for i, at := range []int64{1000, 2000, 2000, 3000} { // two at one instant
		list[i].(*didban.Article).Published = at
	}
	fill(t, d, nouns...)
	news := service[api.News](t, d)
	all := ok[api.NewsView](t)(news.Open(api.NewsRequest{})).Articles
	for i, card := range all {
		view := ok[api.ArticleView](t)(news.Article(card.ID))
		if before := view.Before; (i+1 < len(all)) != (before != nil) || before != nil && before.ID != all[i+1].ID {
			t.Errorf("before %s comes %+v", card.Code, before)
		}
		if after := view.After; (i > 0) != (after != nil) || after != nil && after.ID != all[i-1].ID {
			t.Errorf("after %s comes %+v", card.Code, after)
		}
	}
}

func TestNews_WithdrawnBeforeTheArchiveKnows(t *testing.T) {
	d := desk(t)
	nouns := didbantest.City(1, 3)
	list := nouns[len(nouns)-3:]
	for i, n := range list {
		n.(*didban.Article).Published = int64(i+1) * 1000
	}
	fill(t, d, nouns...)
	gone := list[1].(*didban.Article)
	if err := d.Store.Update(didban.System("test"), func(tx *store.Tx) error { return tx.Delete(gone.Kind(), gone.ID) }); err != nil {
		t.Fatal(err)
	}
	news := service[api.News](t, d)
	if got := len(ok[api.NewsView](t)(news.Open(api.NewsRequest{})).Articles); got != 2 {
		t.Errorf("%d articles, want 2", got)
	}
	if before := ok[api.ArticleView](t)(news.Article(string(list[2].Head().ID))).Before; before != nil {
		t.Errorf("what was taken back comes before: %+v", before)
	}
}

func TestArticle_AlikeOfAnyAge(t *testing.T) {
	d := desk(t)
	nouns := didbantest.City(2, 300)
	list := nouns[len(nouns)-300:]
	for i, n := range list {
		a := n.(*didban.Article)
		a.Published, a.Section, a.Tags, a.Projects = int64(i+1)*1000, "civil", nil, nil
	}
	last, first, second := list[299].(*didban.Article), list[0].(*didban.Article), list[1].(*didban.Article)
	last.Tags, first.Tags = []string{"قنات", "آب"}, []string{"آب", "قنات"}
	last.Projects = []didban.ID{didbantest.ID(didban.KindProject, 1)}
	second.Projects, second.Section = last.Projects, "cultural"
	fill(t, d, nouns...)
	var got []string
	for _, card := range ok[api.ArticleView](t)(service[api.News](t, d).Article(string(last.ID))).Related {
		got = append(got, card.Code)
	}
	want := []string{second.Code, first.Code, list[298].Head().Code, list[297].Head().Code}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestAuthor(t *testing.T) {
	d := desk(t)
	nouns := didbantest.City(1, 5)
	for i, name := range []string{"سهیل کاظم‌پور", "سهيل كاظم‌پور", "سهیل کاظم‌پور", "دیگری", "سهیل کاظم‌پور"} {
		a := nouns[len(nouns)-5+i].(*didban.Article)
		a.Author, a.Published, a.Section = name, int64(i+1)*1000, "civil"
	}
	fill(t, d, nouns[:len(nouns)-1]...)
	view := ok[api.AuthorView](t)(service[api.News](t, d).Author(api.AuthorRequest{Name: "سهيل کاظم‌پور", Limit: 2}))
	if view.Total != 3 || view.First != 1000 || view.Last != 3000 || view.Name != "سهیل کاظم‌پور" || len(view.Articles) != 2 ||
		!reflect.DeepEqual(view.Sections, []api.OptionCount{{Code: "civil", Count: 3}}) {
		t.Errorf("got %+v", view)
	}
	for _, nobody := range []string{"", "هیچ‌کس"} {
		view := ok[api.AuthorView](t)(service[api.News](t, d).Author(api.AuthorRequest{Name: nobody}))
		noNilLists(t, reflect.ValueOf(view), "AuthorView")
		if view.Total != 0 {
			t.Errorf("%q wrote %d articles", nobody, view.Total)
		}
	}
}

// TestArticle_DemoShowsEveryForm takes the sample city in and opens the article that
// shows all that a body may hold, by its code as a QR code names it.
func TestArticle_DemoShowsEveryForm(t *testing.T) {
	d := desk(t)
	files := ok[[]exchange.File](t)(exchange.Files(demo.City(), "."))
	ok[api.ImportReport](t)(api.Import(d.As(didban.System("import")), files, false))
	fill(t, d)
	view := ok[api.ArticleView](t)(service[api.News](t, d).Article("SH-1405-006"))
	var page strings.Builder
	for _, part := range view.Body {
		page.WriteString(part.HTML)
	}
	for _, want := range []string{
		`<h2 id="part-1">`, "<figure>", `<div class="gallery">`, `<blockquote class="pull">`, `<div class="scroll"`,
		`class="footnote-ref"`, `width="1280" height="800"`, `<span class="credit">`, "-640.jpg 640w",
	} {
		if !strings.Contains(page.String(), want) {
			t.Errorf("no %s in the article", want)
		}
	}
	if len(view.Headings) < 4 || len(view.Shown) != 4 || len(view.Corrections) != 1 || view.Card.Choice == 0 {
		t.Errorf("%d headings, %d pictures, %d corrections, chosen %d", len(view.Headings), len(view.Shown), len(view.Corrections), view.Card.Choice)
	}
	if strings.Contains(page.String(), "[^") || strings.Contains(page.String(), "[!pull]") {
		t.Error("signs of the form are shown")
	}
}
