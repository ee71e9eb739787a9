package search_test

import (
	"slices"
	"strings"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
	"didban.app/backend/search"
)

// project is a public project of a title with a code and a status.
func project(n int, code, title, status string, suspended bool) *didban.Project {
	p := &didban.Project{Meta: meta(didban.KindProject, n, code), Title: title, Status: status, Suspended: suspended}
	if suspended {
		p.SuspendedReason = "نبود اعتبار"
	}
	return p
}

// TestFind_Synonyms: either word finds the other, the word itself stands first, and what is
// put in quotes or asked for exactly is just that.
func TestFind_Synonyms(t *testing.T) {
	nouns := []didban.Noun{
		article(1, "بوستان لاله", ""), article(2, "خبر شهر", strings.Repeat("گزارشی از کارهای شهر و مردم آن در سال گذشته ", 20)+"پارک"),
		article(3, "جمع‌آوری پسماند", ""), article(4, "خبر دیگر", "زباله"), article(5, "کاشت درخت در شهر", ""),
		article(6, "نهال‌کاری", ""), article(7, "درخت", "کاشت گندم"),
	}
	x, _ := indexOf(t, nouns...)
	for _, c := range []struct {
		text  string
		exact bool
		want  []string
	}{
		{"پارک", false, []string{"A2", "A1"}},
		{"بوستان", false, []string{"A1", "A2"}},
		{"پارک لاله", false, []string{"A1"}},
		{"زباله", false, []string{"A4", "A3"}},
		{"پسماند", false, []string{"A3", "A4"}},
		{"نهال‌کاری", false, []string{"A6", "A5"}},
		{"«پارک»", false, []string{"A2"}},
		{"پارک", true, []string{"A2"}},
		{"زباله -پسماند", false, []string{"A4"}},
	} {
		r := find(t, x, search.Query{Text: c.text, Exact: c.exact, Limit: 20})
		if got := inOrder(r); !slices.Equal(got, c.want) {
			t.Errorf("%s (exactly: %v): got %v, want %v", c.text, c.exact, got, c.want)
		}
	}
}

// inOrder are the numbers of the articles found, as codes, the best first.
func inOrder(r search.Result) []string {
	var out []string
	for _, h := range r.Hits {
		var title strings.Builder
		for _, s := range h.Title {
			title.WriteString(s.Text)
		}
		out = append(out, codeOfTitle[title.String()])
	}
	return out
}

var codeOfTitle = map[string]string{
	"بوستان لاله": "A1", "خبر شهر": "A2", "جمع‌آوری پسماند": "A3", "خبر دیگر": "A4", "کاشت درخت در شهر": "A5", "نهال‌کاری": "A6", "درخت": "A7",
}

// TestFind_SynonymMarked: the reader sees by which word it was found.
func TestFind_SynonymMarked(t *testing.T) {
	x, _ := indexOf(t, article(1, "بوستان لاله", ""))
	r := find(t, x, search.Query{Text: "پارک", Limit: 1})
	if len(r.Hits) != 1 || r.Hits[0].Title[0] != (search.Segment{Text: "بوستان", Mark: true}) || r.Rescue != search.RescueNone {
		t.Errorf("got %+v", r)
	}
}

// TestFind_CompoundsApart: one compound in all its spellings, and nothing that only has its
// halves here and there.
func TestFind_CompoundsApart(t *testing.T) {
	nouns := []didban.Noun{
		article(1, "کتابخانهٔ مرکزی", ""), article(2, "کتاب‌خانهٔ کودک", ""), article(3, "ساختن کتاب خانه", ""),
		article(4, "ورزش‌گاه", ""), article(5, "ورزشگاه", ""),
	}
	x, _ := indexOf(t, nouns...)
	for text, want := range map[string][]string{
		"کتاب خانه": {"A1", "A2", "A3"}, "کتابخانه": {"A1", "A2", "A3"}, "کتاب‌خانه": {"A1", "A2", "A3"},
		"ورزش گاه": {"A4", "A5"}, "ورزشگاه": {"A4", "A5"},
	} {
		got := codes(find(t, x, search.Query{Text: text, Limit: 20}), nouns)
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Errorf("%s: got %v, want %v", text, got, want)
		}
	}
}

// TestFind_StatusSaid: what is said of a project's status narrows, and the person is told.
func TestFind_StatusSaid(t *testing.T) {
	nouns := []didban.Noun{
		project(1, "KSH-1402-004", "بوستان", "implementation", true), project(2, "KSH-1402-005", "پل", "implementation", false),
		project(3, "KSH-1402-012", "باغ", "completion", false), article(4, "پروژه متوقف و تمام‌شده در حال اجرا", ""),
	}
	x, _ := indexOf(t, nouns...)
	for _, c := range []struct {
		text, status, label string
		want                []string
	}{
		{"پروژه متوقف", "suspended", "پروژه متوقف", []string{"KSH-1402-004"}},
		{"پروژه‌های متوقف", "suspended", "پروژه‌های متوقف", []string{"KSH-1402-004"}},
		{"پروژه‌هایی که متوقف شده‌اند", "suspended", "پروژه‌هایی که متوقف شده‌اند", []string{"KSH-1402-004"}},
		{"وضعیت:متوقف", "suspended", "وضعیت:متوقف", []string{"KSH-1402-004"}},
		{"پروژه‌های تمام‌شده", "completion", "پروژه‌های تمام‌شده", []string{"KSH-1402-012"}},
		{"پروژه های تمام شده", "completion", "پروژه های تمام شده", []string{"KSH-1402-012"}},
		{"طرح در حال اجرا", "implementation", "طرح در حال اجرا", []string{"KSH-1402-005"}},
		{"پل پروژه‌های در حال اجرا", "implementation", "پروژه‌های در حال اجرا", []string{"KSH-1402-005"}},
		{"باغ پروژه متوقف", "suspended", "پروژه متوقف", nil},
	} {
		r := find(t, x, search.Query{Text: c.text, Limit: 20})
		if got := codes(r, nouns); !slices.Equal(got, c.want) {
			t.Errorf("%s: got %v, want %v", c.text, got, c.want)
		}
		want := []search.TypedFilter{{Field: "status", Value: c.status, Label: c.label}}
		if !slices.Equal(r.Typed, want) {
			t.Errorf("%s: told %v, want %v", c.text, r.Typed, want)
		}
	}
	for _, text := range []string{"متوقف", "پروژه پل", "«پروژه متوقف»"} {
		if r := find(t, x, search.Query{Text: text, Limit: 20}); len(r.Typed) > 0 {
			t.Errorf("%s is taken for %v", text, r.Typed)
		}
	}
}

// TestFind_CodesWithoutHyphens finds one code and none that is like it.
func TestFind_CodesWithoutHyphens(t *testing.T) {
	nouns := []didban.Noun{
		project(1, "KSH-1402-004", "بوستان ۴", "implementation", false), project(2, "KSH-1402-040", "پل", "implementation", false),
		project(3, "KSH-1403-004", "باغ ۱۴۰۲", "completion", false),
	}
	x, _ := indexOf(t, nouns...)
	for _, text := range []string{"ksh1402004", "KSH1402004", "Ksh۱۴۰۲۰۰۴", "KSH-1402-004"} {
		r := find(t, x, search.Query{Text: text, Limit: 20})
		if got := codes(r, nouns); len(got) == 0 || got[0] != "KSH-1402-004" || text != "KSH-1402-004" && len(got) > 1 {
			t.Errorf("%s: got %v", text, got)
		}
	}
}

// TestFind_LatinNames finds places by their names in Latin letters, whether or not the record
// has such a name.
func TestFind_LatinNames(t *testing.T) {
	fin := &didban.Area{Meta: meta(didban.KindArea, 1, "N1"), Name: "فین", Rank: "neighbourhood"}
	golabchi := &didban.Area{Meta: meta(didban.KindArea, 2, "N2"), Name: "گلابچی", Rank: "neighbourhood"}
	ravand := &didban.Area{Meta: meta(didban.KindArea, 3, "N3"), Name: "راوند", Rank: "neighbourhood"}
	garden, street, alley := project(4, "K-4", "مرمت باغ فین", "implementation", false), project(5, "K-5", "آسفالت", "implementation", false), project(6, "K-6", "روشنایی", "implementation", false)
	garden.Areas, street.Areas, alley.Areas = []didban.ID{fin.ID}, []didban.ID{golabchi.ID}, []didban.ID{ravand.ID}
	nouns := []didban.Noun{fin, golabchi, ravand, garden, street, alley}
	x, _ := indexOf(t, nouns...)
	for text, want := range map[string][]string{
		"fin garden": {"K-4"}, "Fin": {"K-4", "N1"}, "golabchi": {"K-5", "N2"}, "Golaabchi": {"K-5", "N2"}, "ravand": {"K-6", "N3"}, "raavand": {"K-6", "N3"},
	} {
		got := codes(find(t, x, search.Query{Text: text, Limit: 20}), nouns)
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Errorf("%s: got %v, want %v", text, got, want)
		}
	}
	if r := find(t, x, search.Query{Text: "london", Limit: 20}); r.Total > 0 {
		t.Errorf("london: got %v", codes(r, nouns))
	}
}

// BenchmarkFind_Citizen asks a city of 10,000 projects in citizens' words.
func BenchmarkFind_Citizen(b *testing.B) {
	x, _ := indexOf(b, didbantest.City(10000, 0)...)
	for _, text := range []string{"پارک", "پروژه متوقف", "fin garden", "کتاب خانه"} {
		b.Run(text, func(b *testing.B) {
			for b.Loop() {
				find(b, x, search.Query{Text: text, Limit: 20, Facets: true})
			}
		})
	}
}
