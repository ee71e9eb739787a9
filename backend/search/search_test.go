package search_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
	"didban.app/backend/search"
)

var now = time.UnixMilli(didbantest.Start + 90*24*3_600_000)

func clock() time.Time { return now }

func open(t testing.TB, dir string) *search.Index {
	t.Helper()
	x, err := search.Open(dir, search.Options{Now: clock})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := x.Close(); err != nil {
			t.Error(err)
		}
	})
	return x
}

func catchUp(t testing.TB, x *search.Index, feed didban.Feed) {
	t.Helper()
	if err := x.CatchUp(context.Background(), feed); err != nil {
		t.Fatal(err)
	}
}

func indexOf(t testing.TB, nouns ...didban.Noun) (*search.Index, *didbantest.Feed) {
	t.Helper()
	feed := didbantest.NewFeed(nouns...)
	x := open(t, t.TempDir())
	catchUp(t, x, feed)
	return x, feed
}

func find(t testing.TB, x *search.Index, q search.Query) search.Result {
	t.Helper()
	if q.Limit == 0 {
		q.Limit = 20
	}
	r, err := x.Find(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// codes names what was found by the codes of the small city.
func codes(r search.Result, nouns []didban.Noun) []string {
	out := []string{}
	for _, h := range r.Hits {
		for _, n := range nouns {
			if n.Kind() == h.Kind && n.Head().ID == h.ID {
				out = append(out, n.Head().Code)
			}
		}
	}
	return out
}

func meta(kind didban.Kind, n int, code string) didban.Meta {
	return didban.Meta{ID: didbantest.ID(kind, n), Code: code, Version: 1}
}

const hour = int64(3_600_000)

// town is a city small enough to know by heart.
func town() []didban.Noun {
	region := didbantest.ID(didban.KindArea, 1)
	quarter := didbantest.ID(didban.KindArea, 2)
	return []didban.Noun{
		&didban.City{Meta: meta(didban.KindCity, 1, "city"), Name: "کاشان"},
		&didban.Area{Meta: meta(didban.KindArea, 1, "R1"), Rank: didban.AreaRegion, Name: "منطقهٔ یک"},
		&didban.Area{Meta: meta(didban.KindArea, 2, "N1"), Rank: didban.AreaNeighbourhood, Name: "محلهٔ فین", Parent: region},
		&didban.Area{Meta: meta(didban.KindArea, 3, "R2"), Rank: didban.AreaRegion, Name: "منطقهٔ دو"},
		&didban.Person{Meta: meta(didban.KindPerson, 1, "H1"), Name: "زهرا كاشانی"},
		&didban.Post{Meta: meta(didban.KindPost, 1, "S1"), Title: "معتمد محله", Area: quarter},
		&didban.Trustee{
			Meta: meta(didban.KindTrustee, 1, "T1"), Person: didbantest.ID(didban.KindPerson, 1), Post: didbantest.ID(didban.KindPost, 1),
			Start: "2021-04-01",
		},
		&didban.Project{
			Meta: meta(didban.KindProject, 1, "P1"), Title: "پیاده‌رو‌سازی بلوار قطب", Description: "آسفالت و جدول‌گذاری دو سوی بلوار",
			Domain: "civil", Type: "construction", Status: "implementation", Areas: []didban.ID{quarter}, Start: "2021-03-25",
		},
		&didban.Project{
			Meta: meta(didban.KindProject, 2, "P2"), Title: "مرمت خانهٔ بروجردی‌ها", Purpose: "بازدید گردشگران از بلوار",
			Domain: "heritage", Type: "rehabilitation", Status: "completion", Areas: []didban.ID{didbantest.ID(didban.KindArea, 3)}, Start: "2022-01-01",
			Contracts: []didban.Contract{{Number: "ق-۱۲", Title: "مرمت", Contractor: "شرکت نگین کویر"}},
		},
		&didban.Event{Meta: meta(didban.KindEvent, 1, "E1"), Title: "جشنوارهٔ گلاب", Category: "cultural", Start: didbantest.Start + 10*24*hour},
		&didban.Article{
			Meta: meta(didban.KindArticle, 1, "A1"), Title: "گلاب‌گیری در فین", Lead: "گزارش از باغ", Body: "بلوار **قطب** [شلوغ](https://example.ir/abc) بود",
			Section: "cultural", Form: "news", Published: didbantest.Start + hour, Areas: []didban.ID{quarter},
		},
		&didban.Comment{Meta: meta(didban.KindComment, 1, "C1"), Text: "گلاب عالی است"},
	}
}

func TestFind_Words(t *testing.T) {
	nouns := town()
	x, _ := indexOf(t, nouns...)
	tests := []struct {
		name, text string
		want       []string // in any order
	}{
		{"one word", "گلاب", []string{"A1", "E1"}},
		{"all words", "گلاب فین", []string{"A1"}},
		{"other letters", "بلوار قطب كاشاني", nil},
		{"arabic kaf and ye", "زهرا کاشاني", []string{"T1"}},
		{"half-space or blank", "پیاده رو سازی", []string{"P1"}},
		{"half-space in the query", "خانه بروجردی\u200cها", []string{"P2"}},
		{"joined fields", "زهرا معتمد فین", []string{"T1"}},
		{"phrase", "«دو سوی بلوار»", []string{"P1"}},
		{"phrase in the wrong order", "«بلوار سوی دو»", nil},
		{"phrase across a half-space", `"خانه بروجردی ها"`, []string{"P2"}},
		{"open quotation", "«دو سوی", []string{"P1"}},
		{"without a word", "بلوار -مرمت", []string{"P1", "A1"}},
		{"without a phrase", "بلوار -«دو سوی»", []string{"P2", "A1"}},
		{"without an unknown word", "بلوار -هیچکجا", []string{"P1", "P2", "A1"}},
		{"an unknown word without another", "هیچکجا -مرمت", nil},
		{"just the word", "جشنو", nil},
		{"public code", "p1", []string{"P1"}},
		{"contractor", "نگین کویر", []string{"P2"}},
		{"area, and what lies in it", "منطقه یک", []string{"R1", "N1", "P1", "A1", "T1"}},
		{"no comment that nobody let through", "عالی", nil},
		{"no address of a link", "example", nil},
		{"marks of markdown", "بلوار قطب شلوغ", []string{"A1"}},
		{"draft", "پیش\u200cنویس", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := find(t, x, search.Query{Text: tt.text, Exact: true})
			got := codes(r, nouns)
			slices.Sort(got)
			want := slices.Sorted(slices.Values(tt.want))
			if !slices.Equal(got, want) || r.Total != len(want) {
				t.Errorf("found %v (total %d), want %v", got, r.Total, want)
			}
		})
	}
}

func TestFind_RanksTitleFirst(t *testing.T) {
	nouns := town()
	x, _ := indexOf(t, nouns...)
	if got := codes(find(t, x, search.Query{Text: "بلوار"}), nouns); len(got) != 3 || got[0] != "P1" {
		t.Errorf("found %v, want P1 first of three", got)
	}
}

func TestFind_Filters(t *testing.T) {
	nouns := town()
	x, _ := indexOf(t, nouns...)
	region := string(didbantest.ID(didban.KindArea, 1))
	tests := []struct {
		name string
		q    search.Query
		want []string
	}{
		{"kind", search.Query{Kinds: []didban.Kind{didban.KindEvent, didban.KindTrustee}}, []string{"T1", "E1"}},
		{"domain", search.Query{Domains: []string{"civil", "heritage"}}, []string{"P2", "P1"}},
		{"domain and status", search.Query{Domains: []string{"civil", "heritage"}, Statuses: []string{"completion"}}, []string{"P2"}},
		{"type", search.Query{Types: []string{"construction"}}, []string{"P1"}},
		{"section and form", search.Query{Sections: []string{"cultural"}, Forms: []string{"news"}}, []string{"A1"}},
		{"area holds what is within", search.Query{Areas: []string{region}}, []string{"T1", "P1", "A1", "R1", "N1"}},
		{"days", search.Query{From: "2021-03-25", To: "2021-04-01"}, []string{"T1", "E1", "P1"}},
		{"from", search.Query{From: "2021-12-31"}, []string{"P2"}},
		{"to", search.Query{To: "2021-03-21"}, []string{"A1"}},
		{"with words", search.Query{Text: "بلوار", Domains: []string{"heritage"}}, []string{"P2"}},
		{"unknown word and code", search.Query{Text: "هیچکجا", Domains: []string{"heritage"}}, []string{}},
		{"oldest", search.Query{Kinds: []didban.Kind{didban.KindProject}, Sort: "oldest"}, []string{"P1", "P2"}},
		{"title", search.Query{Kinds: []didban.Kind{didban.KindProject, didban.KindEvent}, Sort: "title"}, []string{"P1", "E1", "P2"}},
		{"page", search.Query{Kinds: []didban.Kind{didban.KindProject, didban.KindEvent}, Sort: "title", Offset: 1, Limit: 1}, []string{"E1"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := codes(find(t, x, tt.q), nouns); !slices.Equal(got, tt.want) {
				t.Errorf("found %v, want %v", got, tt.want)
			}
		})
	}
}

func TestFind_EmptyQueryIsNewestFirst(t *testing.T) {
	nouns := town()
	x, _ := indexOf(t, nouns...)
	r := find(t, x, search.Query{})
	if got, want := codes(r, nouns), []string{"P2", "T1", "E1", "P1", "A1", "R1", "N1", "R2"}; !slices.Equal(got, want) {
		t.Errorf("found %v, want %v", got, want)
	}
	if r.Total != 8 || !r.State.Ready {
		t.Errorf("total %d, state %+v", r.Total, r.State)
	}
}

func TestFind_Facets(t *testing.T) {
	x, _ := indexOf(t, town()...)
	got := find(t, x, search.Query{Facets: true}).Facets
	want := map[string]map[string]int{
		"kind":    {"project": 2, "event": 1, "trustee": 1, "article": 1, "area": 3},
		"domain":  {"civil": 1, "heritage": 1},
		"status":  {"implementation": 1, "completion": 1},
		"section": {"cultural": 1},
		"form":    {"news": 1},
		"year":    {"1400": 5},
		"area": {
			string(didbantest.ID(didban.KindArea, 1)): 5, string(didbantest.ID(didban.KindArea, 2)): 4,
			string(didbantest.ID(didban.KindArea, 3)): 2,
		},
	}
	for name, counts := range want {
		if len(got[name]) != len(counts) {
			t.Errorf("%s: %v, want %v", name, got[name], counts)
		}
		for _, c := range got[name] {
			if counts[c.Code] != c.Count {
				t.Errorf("%s %s: %d, want %d", name, c.Code, c.Count, counts[c.Code])
			}
		}
	}
}

// The index may lag behind the store; what was withdrawn must not be shown.
func TestFind_DropsWhatIsNoLongerPublic(t *testing.T) {
	nouns := town()
	x, feed := indexOf(t, nouns...)
	feed.Delete(didban.KindArticle, nouns[10].Head().ID)
	feed.Delete(didban.KindEvent, didbantest.ID(didban.KindEvent, 1))
	if got := codes(find(t, x, search.Query{Text: "گلاب"}), nouns); len(got) != 0 {
		t.Errorf("found %v before the index has followed", got)
	}
	catchUp(t, x, feed)
	if r := find(t, x, search.Query{Text: "گلاب"}); r.Total != 0 {
		t.Errorf("total %d after the index has followed", r.Total)
	}
}

func TestFind_RefusesNonsense(t *testing.T) {
	x, _ := indexOf(t)
	for _, q := range []search.Query{{Sort: "best"}, {From: "yesterday"}, {To: "2021-13-01"}} {
		var fault *didban.Error
		if _, err := x.Find(t.Context(), q); !errors.As(err, &fault) || fault.Code != didban.CodeInvalid {
			t.Errorf("Find(%+v) = %v, want invalid", q, err)
		}
	}
}

func TestFind_BeforeAnyFeed(t *testing.T) {
	x := open(t, t.TempDir())
	var fault *didban.Error
	if _, err := x.Find(t.Context(), search.Query{}); !errors.As(err, &fault) || fault.Key != "search.rebuilding" {
		t.Errorf("Find = %v, want search.rebuilding", err)
	}
}

// A trustee's document joins a person, a post and an area: each is followed, as
// are the ranks of areas around a project.
func TestFollow_JoinedDocuments(t *testing.T) {
	nouns := town()
	x, feed := indexOf(t, nouns...)
	person := &didban.Person{Meta: meta(didban.KindPerson, 1, "H1"), Name: "مریم راوندی"}
	post := &didban.Post{Meta: meta(didban.KindPost, 1, "S1"), Title: "دبیر شورایاری", Area: didbantest.ID(didban.KindArea, 2)}
	quarter := &didban.Area{
		Meta: meta(didban.KindArea, 2, "N1"), Rank: didban.AreaNeighbourhood, Name: "محلهٔ لتحر", Parent: didbantest.ID(didban.KindArea, 3),
	}
	for _, step := range []struct {
		name      string
		noun      didban.Noun
		gone, now string
	}{
		{"person", person, "زهرا", "مریم"},
		{"post", post, "معتمد", "شورایاری"},
		{"area", quarter, "دبیر فین", "دبیر لتحر"},
	} {
		t.Run(step.name, func(t *testing.T) {
			feed.Put(step.noun)
			catchUp(t, x, feed)
			if r := find(t, x, search.Query{Text: step.gone, Exact: true}); r.Total != 0 {
				t.Errorf("%q still finds %d", step.gone, r.Total)
			}
			if got := codes(find(t, x, search.Query{Text: step.now}), nouns); !slices.Equal(got, []string{"T1"}) {
				t.Errorf("%q finds %v", step.now, got)
			}
		})
	}
	region := search.Query{Areas: []string{string(didbantest.ID(didban.KindArea, 3))}, Kinds: []didban.Kind{didban.KindProject}}
	if got := codes(find(t, x, region), nouns); !slices.Equal(got, []string{"P2", "P1"}) {
		t.Errorf("projects of the new region %v", got)
	}
	feed.Delete(didban.KindPerson, person.ID)
	catchUp(t, x, feed)
	if r := find(t, x, search.Query{Text: "مریم"}); r.Total != 0 {
		t.Errorf("a deleted person is found %d times", r.Total)
	}
	feed.Put(person)
	catchUp(t, x, feed)
	if r := find(t, x, search.Query{Text: "مریم"}); r.Total != 1 {
		t.Errorf("a person who came back is found %d times", r.Total)
	}
}

func TestSuggest(t *testing.T) {
	x, _ := indexOf(t, town()...)
	tests := []struct{ name, prefix, want string }{
		{"start of a title", "مرمت خ", "مرمت خانهٔ بروجردی‌ها"},
		{"start of a name, other letters", "زهرا كا", "زهرا كاشانی"},
		{"start of a word within", "برو", "مرمت خانهٔ بروجردی‌ها"},
		{"titles before words", "گلاب", "گلاب‌گیری در فین|جشنوارهٔ گلاب"},
		{"ended word", "منطقه ", "منطقهٔ دو|منطقهٔ یک"},
		{"words in another order", "خانه مرم", "مرمت خانهٔ بروجردی‌ها"},
		{"nothing", "هیچ", ""},
		{"empty", " ", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			list, err := x.Suggest(t.Context(), tt.prefix, 5)
			if err != nil {
				t.Fatal(err)
			}
			var titles []string
			for _, s := range list {
				titles = append(titles, s.Text)
			}
			if got := strings.Join(titles, "|"); got != tt.want {
				t.Errorf("suggests %q, want %q", got, tt.want)
			}
		})
	}
}

func TestOpen_ClockOfTheMachine(t *testing.T) {
	x, err := search.Open(t.TempDir(), search.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = x.Close() }()
	feed := didbantest.NewFeed(didbantest.City(3, 3)...)
	if err := x.CatchUp(t.Context(), feed); err != nil {
		t.Fatal(err)
	}
	if got, err := x.Find(t.Context(), search.Query{}); err != nil || got.Total == 0 {
		t.Fatalf("got %d, %v", got.Total, err)
	}
}
