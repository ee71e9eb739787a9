package search_test

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
	"didban.app/backend/search"
)

// article is out before now; its code is A and its number.
func article(n int, title, body string) *didban.Article {
	return &didban.Article{
		Meta: meta(didban.KindArticle, n, fmt.Sprint("A", n)), Title: title, Body: body,
		Section: "civil", Form: "news", Published: didbantest.Start + int64(n)*hour,
	}
}

// shortArticles are many texts, none of them long.
func shortArticles(n int) *didbantest.Feed {
	feed := didbantest.NewFeed()
	for i := range n {
		a := article(i+1, "باغ", "")
		a.Published = didbantest.Start
		feed.Put(a)
	}
	return feed
}

// TestFind_Traps holds what words, compounds and quotations find, and no more.
func TestFind_Traps(t *testing.T) {
	nouns := []didban.Noun{
		article(1, "پلیس‌راه قم", ""), article(2, "پلیس‌راه نطنز", ""), article(3, "پلیس راه آهن", ""), article(4, "راه‌آهن", "پلیس آمد"),
		article(5, "تصفیه‌خانهٔ فاضلاب", ""), article(6, "خانه بروجردی", ""), article(7, "استان اصفهان", ""),
		article(8, "کتابخانهٔ مرکزی", ""), article(9, "کتاب‌خانهٔ مرکزی", ""), article(10, "کتاب خوب در خانه", "مرکزی"),
		article(11, "خیابان سال هیچ", ""), article(12, "خیابان", ""),
		article(13, "نشست ۱۲ مرداد ۱۴۰۳", ""), article(14, "نشست ۱۲ مرداد ۱۳۹۹", "برای سال ۱۴۰۳"),
	}
	x, _ := indexOf(t, nouns...)
	tests := []struct {
		name, text string
		exact      bool
		want       []string
	}{
		{"compounds that overlap", "پلیس راه آهن", true, []string{"A3", "A4"}},
		{"a compound goes on from no part of it", "تصفیه خانه", false, []string{"A5"}},
		{"an auxiliary is no beginning", "گفته شده است", false, nil},
		{"joined and parted compounds", "کتاب‌خانه", true, []string{"A10", "A8", "A9"}},
		{"a compound in quotes", "«کتاب‌خانه»", true, []string{"A8", "A9"}},
		{"a parted compound before a word", "«کتاب‌خانه مرکزی»", true, []string{"A8", "A9"}},
		{"a joined compound before a word", "«کتابخانه مرکزی»", true, []string{"A8", "A9"}},
		{"a compound that must not be there", "مرکزی -کتاب‌خانه", true, []string{"A10"}},
		{"exactly, beside a filter that names nothing", "سال:هیچ خیا", true, nil},
		{"a date is one day", "۱۲ مرداد ۱۴۰۳", true, []string{"A13"}},
		{"a month is one month", "مرداد ۱۴۰۳", true, []string{"A13"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := find(t, x, search.Query{Text: tt.text, Exact: tt.exact})
			got := codes(r, nouns)
			slices.Sort(got)
			if r.Rescue == search.RescuePartial || r.Rescue == search.RescueSpelling {
				got = nil
			}
			if !slices.Equal(got, tt.want) && len(got)+len(tt.want) > 0 {
				t.Errorf("%q finds %v (%q), want %v", tt.text, got, r.Rescue, tt.want)
			}
		})
	}
}

// TestFind_ManyAreas wants a name that many areas bear to mean all of them, and a
// number just the area of that number.
func TestFind_ManyAreas(t *testing.T) {
	area := func(n int, name string, parent int) *didban.Area {
		a := &didban.Area{Meta: meta(didban.KindArea, n, ""), Rank: didban.AreaNeighbourhood, Name: name}
		if parent > 0 {
			a.Parent = didbantest.ID(didban.KindArea, parent)
		}
		return a
	}
	var nouns []didban.Noun
	garden := func(n, in int) {
		a := article(n, "باغ", "")
		a.Areas = []didban.ID{didbantest.ID(didban.KindArea, in)}
		nouns = append(nouns, a)
	}
	for n := range 30 {
		nouns = append(nouns, area(n+1, fmt.Sprint("محلهٔ شهرک ", n+1), 0))
		garden(n+1, n+1)
	}
	nouns = append(nouns, area(31, "منطقهٔ ۱", 0), area(32, "منطقهٔ ۲", 0), area(33, "ناحیهٔ ۱ منطقهٔ ۲", 32))
	garden(31, 31)
	garden(32, 33)
	x, _ := indexOf(t, nouns...)
	for text, want := range map[string]int{"باغ محله:شهرک": 30, "باغ منطقه:۱": 1, "باغ منطقه:۲": 1} {
		if r := find(t, x, search.Query{Text: text, Exact: true, Kinds: []didban.Kind{didban.KindArticle}}); r.Total != want {
			t.Errorf("%q finds %d, want %d", text, r.Total, want)
		}
	}
}

// TestFind_TypedAndChosen wants a filter that was typed to narrow what was chosen.
func TestFind_TypedAndChosen(t *testing.T) {
	nouns := town()
	x, _ := indexOf(t, nouns...)
	r := find(t, x, search.Query{Text: "گلاب kind:event", Kinds: []didban.Kind{didban.KindArticle}, Exact: true})
	if r.Total != 0 {
		t.Errorf("found %v, want nothing", codes(r, nouns))
	}
	for text, want := range map[string]string{
		"وضعیت:«پایان یافته»": "P2", "kind:events گلاب": "E1", "نوع:«رویداد ها» گلاب": "E1",
	} {
		if got := codes(find(t, x, search.Query{Text: text, Exact: true}), nouns); !slices.Equal(got, []string{want}) {
			t.Errorf("%q finds %v, want %s", text, got, want)
		}
	}
	if r := find(t, x, search.Query{Text: "سال:1400 جشنوازه"}); r.Rescue != search.RescueSpelling || r.Text != "سال:1400 جشنواره" {
		t.Errorf("rescued as %q: %q", r.Rescue, r.Text)
	}
}

// TestFind_BeforeTheCalendar wants a day before the first year of the calendar to make
// no year of its own.
func TestFind_BeforeTheCalendar(t *testing.T) {
	x, _ := indexOf(t, &didban.Project{Meta: meta(didban.KindProject, 1, "P"), Title: "باغ", Start: "1820-01-01"})
	if r := find(t, x, search.Query{Text: "باغ ", Facets: true}); r.Total != 1 || len(r.Facets["year"]) != 0 {
		t.Errorf("%d hits, years %v", r.Total, r.Facets["year"])
	}
}

// TestFind_RescueBesideTheGone wants a word that stands only in what is no more there
// to keep nobody from what is.
func TestFind_RescueBesideTheGone(t *testing.T) {
	x, feed := indexOf(t, article(1, "ژرفندک", ""), article(3, "ژرمندک", ""))
	feed.Delete(didban.KindArticle, didbantest.ID(didban.KindArticle, 3))
	catchUp(t, x, feed)
	if r := find(t, x, search.Query{Text: "ژرمندک"}); r.Rescue != search.RescueSpelling || r.Text != "ژرفندک" || r.Total != 1 {
		t.Errorf("rescued as %q: %q, %d hits", r.Rescue, r.Text, r.Total)
	}
}

// TestFind_RescueLearns wants a search that came too early not to keep later ones
// from the words that came since.
func TestFind_RescueLearns(t *testing.T) {
	x, feed := indexOf(t, article(1, "باغ", ""))
	find(t, x, search.Query{Text: "ژرمندک"})
	for n := range 30 {
		feed.Put(article(n+2, "ژرفندک", ""))
	}
	catchUp(t, x, feed)
	if r := find(t, x, search.Query{Text: "ژرمندک"}); r.Rescue != search.RescueSpelling || r.Total != 30 {
		t.Errorf("rescued as %q, %d hits", r.Rescue, r.Total)
	}
}

// TestFind_OneMoment wants the figures of one answer to be of one moment.
func TestFind_OneMoment(t *testing.T) {
	x, feed := indexOf(t, article(1, "باغ", ""))
	var work sync.WaitGroup
	work.Go(func() {
		for n := range 100 {
			feed.Put(article(n+2, "باغ", ""))
			if err := x.CatchUp(t.Context(), feed); err != nil {
				t.Error(err)
			}
		}
	})
	for range 100 {
		r := find(t, x, search.Query{Text: "باغ ", Facets: true, PerKind: 4, Sections: []string{"civil"}, Exact: true})
		if r.Facets["section"][0].Count != r.Total || r.Groups[0].Total != r.Total {
			t.Errorf("total %d, of the section %d, of the kind %d", r.Total, r.Facets["section"][0].Count, r.Groups[0].Total)
			break
		}
	}
	work.Wait()
}

// failing is a feed that panics.
type failing struct{ *didbantest.Feed }

func (failing) Load(didban.Kind, didban.ID) (didban.Noun, error) { panic("boom") }

// TestFind_PanicOfTheFeed wants a fault beside the index to be told as such: the
// program goes on, the index is no worse for it.
func TestFind_PanicOfTheFeed(t *testing.T) {
	x, feed := indexOf(t, article(1, "باغ", ""))
	catchUp(t, x, feed)
	if err := x.CatchUp(t.Context(), failing{feed}); err != nil {
		t.Fatal(err) // nothing to load
	}
	if _, err := x.Find(t.Context(), search.Query{Text: "باغ ", Limit: 5}); err == nil || strings.Contains(err.Error(), "rebuilding") {
		t.Errorf("got %v, want the fault of the feed", err)
	}
	catchUp(t, x, feed)
	if r := find(t, x, search.Query{Text: "باغ "}); r.Total != 1 || r.State.Rebuilding {
		t.Errorf("%d hits, %+v", r.Total, r.State)
	}
}

// TestSuggest_BehindEquals wants many nouns of one name to hide no other name.
func TestSuggest_BehindEquals(t *testing.T) {
	var nouns []didban.Noun
	for n := range 60 {
		nouns = append(nouns, article(n+1, "جلسهٔ شورا", ""))
	}
	nouns = append(nouns, article(101, "جلسهٔ معتمدان", ""), article(102, "تصفیه‌خانه", ""), article(103, "مرمت خانهٔ بروجردی", ""))
	x, _ := indexOf(t, nouns...)
	for typed, want := range map[string][]string{
		"جلسه": {"جلسهٔ شورا", "جلسهٔ معتمدان"}, "تصفیه خانه": {"تصفیه‌خانه"},
	} {
		found, err := x.Suggest(t.Context(), typed, 8)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, s := range found {
			got = append(got, s.Text)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q goes on as %q, want %q", typed, got, want)
		}
	}
}

// TestFind_Honest holds what a tester of the window found: a choice keeps to the count
// that stood beside it, signs alone find nothing, the other keyboard beside a filter.
func TestFind_Honest(t *testing.T) {
	var nouns []didban.Noun
	for n, title := range []string{"شهر", "شهر", "شهر", "شهرک"} {
		a := article(n+1, title, "")
		if n > 1 {
			a.Section = "cultural"
		}
		nouns = append(nouns, a)
	}
	x, _ := indexOf(t, nouns...)
	all := find(t, x, search.Query{Text: "شهر", Facets: true})
	for _, option := range all.Facets["section"] {
		if r := find(t, x, search.Query{Text: "شهر", Sections: []string{option.Code}}); r.Total != option.Count {
			t.Errorf("section %s: %d found, %d promised", option.Code, r.Total, option.Count)
		}
	}
	for _, signs := range []string{"😀", "!!!", "-", "\"", "«»"} {
		if r := find(t, x, search.Query{Text: signs}); r.Total != 0 {
			t.Errorf("%q finds %d", signs, r.Total)
		}
	}
	for _, blank := range []string{"", "  ", "بخش:civil"} {
		if r := find(t, x, search.Query{Text: blank}); r.Total == 0 {
			t.Errorf("%q finds nothing", blank)
		}
	}
	if r := find(t, x, search.Query{Text: "aiv kind:article"}); r.Rescue != search.RescueKeyboard || r.Text != "شهر kind:article" {
		t.Errorf("rescued as %q: %q", r.Rescue, r.Text)
	}
}
