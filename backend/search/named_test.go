package search_test

import (
	"fmt"
	"slices"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
	"didban.app/backend/search"
)

// signed are three articles of two authors, one of them spelled in two ways.
func signed() []didban.Noun {
	article := func(n int, author string, tags ...string) didban.Noun {
		return &didban.Article{
			Meta: meta(didban.KindArticle, n, fmt.Sprint("A", n)), Title: fmt.Sprint("نوشتهٔ شماره ", n), Section: "civil", Form: "news",
			Author: author, Tags: tags, Published: didbantest.Start + int64(n)*hour,
		}
	}
	return []didban.Noun{
		article(1, "مریم کاشانی", "پیاده‌رو", "بودجه"), article(2, "مريم كاشاني", "پیاده‌رو", "پياده‌رو"), article(3, "مریم", "بودجه شهر"),
		article(4, "مریم کاشانی"),
		&didban.Project{Meta: meta(didban.KindProject, 1, "P1"), Title: "نوشتهٔ دیوارها", Domain: "civil", Type: "construction", Status: "implementation"},
	}
}

func TestFind_AuthorAndTag(t *testing.T) {
	nouns := signed()
	x, _ := indexOf(t, nouns...)
	tests := []struct {
		name  string
		query search.Query
		want  []string
	}{
		{"author in both spellings", search.Query{Authors: []string{"مريم كاشانی"}}, []string{"A4", "A2", "A1"}},
		{"author whose name begins another's", search.Query{Authors: []string{"مریم"}}, []string{"A3"}},
		{"tag in another spelling", search.Query{Tags: []string{"پیاده‌رو"}}, []string{"A2", "A1"}},
		{"tag that begins another", search.Query{Tags: []string{"بودجه"}}, []string{"A1"}},
		{"either tag", search.Query{Tags: []string{"بودجه", "بودجه شهر"}}, []string{"A3", "A1"}},
		{"author and tag", search.Query{Authors: []string{"مریم کاشانی"}, Tags: []string{"بودجه"}}, []string{"A1"}},
		{"a name of nobody", search.Query{Authors: []string{" "}}, []string{}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := codes(find(t, x, tt.query), nouns); !slices.Equal(got, tt.want) {
				t.Errorf("found %v, want %v", got, tt.want)
			}
		})
	}
}

// TestFind_CountsOfNames wants one count for all spellings, under the commonest, and
// none where other nouns than articles are asked for.
func TestFind_CountsOfNames(t *testing.T) {
	x, _ := indexOf(t, signed()...)
	articles := search.Query{Kinds: []didban.Kind{didban.KindArticle}, Tags: []string{"بودجه"}, Facets: true}
	r := find(t, x, articles)
	if want := []search.FacetCount{{Code: "مریم کاشانی", Count: 1}}; !slices.Equal(r.Facets["author"], want) {
		t.Errorf("authors %v, want %v", r.Facets["author"], want)
	}
	if want := []search.FacetCount{{Code: "پیاده‌رو", Count: 2}, {Code: "بودجه", Count: 1}, {Code: "بودجه شهر", Count: 1}}; !slices.Equal(r.Facets["tag"], want) {
		t.Errorf("tags %v, want %v, beside the choice", r.Facets["tag"], want)
	}
	articles.Tags = nil
	if got := find(t, x, articles).Facets["author"]; len(got) != 2 || got[0] != (search.FacetCount{Code: "مریم کاشانی", Count: 3}) {
		t.Errorf("authors %v, want the spellings of one summed", got)
	}
	if _, counted := find(t, x, search.Query{Facets: true}).Facets["author"]; counted {
		t.Error("authors are counted over all kinds")
	}
}

func TestSuggest_OfOneKind(t *testing.T) {
	x, _ := indexOf(t, signed()...)
	for _, prefix := range []string{"نوشته", "دیوار"} {
		list, err := x.Suggest(t.Context(), prefix, 8, didban.KindArticle)
		if err != nil {
			t.Fatal(err)
		}
		if slices.ContainsFunc(list, func(s search.Suggestion) bool { return s.Kind != didban.KindArticle }) {
			t.Errorf("%q suggests %v, want articles alone", prefix, list)
		}
		if prefix == "نوشته" && len(list) != 4 {
			t.Errorf("%q suggests %v, want the four articles", prefix, list)
		}
	}
}
