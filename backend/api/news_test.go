package api_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/api"
	"didban.app/backend/didbantest"
	"didban.app/backend/jalali"
)

// issue is the articles of a newspaper, one a day, the first the newest.
func issue(n int) []didban.Noun {
	var out []didban.Noun
	for i := range n {
		out = append(out, &didban.Article{
			Meta: didban.Meta{ID: didbantest.ID(didban.KindArticle, i+1), Code: fmt.Sprintf("A-%03d", i+1)}, Title: fmt.Sprint("نوشتهٔ ", i+1),
			Section: didban.Sections[i%len(didban.Sections)].Code, Form: "news", Published: now().AddDate(0, 0, -i).UnixMilli(),
		})
	}
	return out
}

func numbers(cards []api.ArticleCard) []int {
	out := []int{}
	for _, c := range cards {
		var n int
		if _, err := fmt.Sscanf(c.Title, "نوشتهٔ %d", &n); err != nil {
			n = -1
		}
		out = append(out, n)
	}
	return out
}

// printed are all articles of a front page, from the top.
func printed(v api.FrontView) []int {
	var all []api.ArticleCard
	if v.Lead != nil {
		all = append(all, *v.Lead)
	}
	all = append(append(all, v.Choice...), v.Newest...)
	for _, s := range v.Sections {
		all = append(all, s.Articles...)
	}
	return numbers(append(all, v.OnThisDay...))
}

func TestFront_NoArticleTwice(t *testing.T) {
	for _, size := range []int{1, 3, 12, 40, 1200} {
		t.Run(fmt.Sprint(size), func(t *testing.T) {
			d := desk(t)
			nouns := issue(size)
			for _, n := range []int{1, 2, 30} {
				if n < size {
					nouns[n].(*didban.Article).Choice = now().AddDate(0, 0, -n).UnixMilli()
				}
			}
			fill(t, d, nouns...)
			view := ok[api.FrontView](t)(service[api.News](t, d).Front())
			all := printed(view)
			if unique := slices.Compact(slices.Sorted(slices.Values(all))); len(unique) != len(all) {
				t.Errorf("an article is twice on the page: %v", all)
			}
			if view.Total != size || len(all) < min(size, 12) {
				t.Errorf("%d of %d articles, total %d", len(all), size, view.Total)
			}
			sum := 0
			for _, s := range view.Sections {
				sum += s.Count
			}
			if sum != size {
				t.Errorf("sections count %d of %d", sum, size)
			}
		})
	}
}

func TestFront_ChoiceLeads(t *testing.T) {
	d := desk(t)
	nouns := issue(40)
	choose := func(n int, days int) { nouns[n-1].(*didban.Article).Choice = now().AddDate(0, 0, -days).UnixMilli() }
	choose(9, 1)
	choose(20, 300)
	choose(30, 5)
	fill(t, d, nouns...)
	view := ok[api.FrontView](t)(service[api.News](t, d).Front())
	if view.Lead == nil || view.Lead.Title != "نوشتهٔ 9" {
		t.Fatalf("lead %+v, want what was chosen last", view.Lead)
	}
	if got, want := numbers(view.Choice), []int{30, 20}; !slices.Equal(got, want) {
		t.Errorf("choice %v, want %v", got, want)
	}
	if got, want := numbers(view.Newest), []int{1, 2, 3, 4, 5, 6}; !slices.Equal(got, want) {
		t.Errorf("newest %v, want %v", got, want)
	}
	if got, want := numbers(view.Sections[0].Articles), []int{11, 16, 21, 26}; !slices.Equal(got, want) {
		t.Errorf("first section %v, want %v", got, want)
	}
}

func TestArchive_OtherYears(t *testing.T) {
	d := desk(t)
	today, _ := jalali.Of(now().In(jalali.Tehran()))
	var nouns []didban.Noun
	add := func(date jalali.Date, section string) {
		n := len(nouns) + 1
		nouns = append(nouns, &didban.Article{
			Meta: didban.Meta{ID: didbantest.ID(didban.KindArticle, n), Code: fmt.Sprint("A-", n)}, Title: fmt.Sprint("نوشتهٔ ", n),
			Section: section, Form: "news", Published: date.Time(jalali.Tehran()).UnixMilli(),
		})
	}
	for years := range 7 {
		add(jalali.Date{Year: today.Year - years, Month: today.Month, Day: today.Day}, "civil")
	}
	add(jalali.Date{Year: today.Year - 1, Month: today.Month, Day: today.Day - 1}, "civil")
	add(jalali.Date{Year: today.Year - 1, Month: today.Month, Day: today.Day}, "cultural")
	fill(t, d, nouns...)
	tests := []struct {
		name    string
		request api.NewsRequest
		total   int
		others  []int
	}{
		{"today", api.NewsRequest{}, 7, []int{9, 2, 3, 4}},
		{"today in a section", api.NewsRequest{Section: "cultural"}, 1, []int{9}},
		{"a day", api.NewsRequest{Year: today.Year - 2, Month: today.Month, Day: today.Day}, 7, []int{1, 9, 2, 4}},
		{"a day without others", api.NewsRequest{Year: today.Year - 1, Month: today.Month, Day: today.Day - 1}, 0, []int{}},
		{"a month", api.NewsRequest{Year: today.Year, Month: today.Month}, 0, []int{}},
		{"that day of every year", api.NewsRequest{Month: today.Month, Day: today.Day}, 0, []int{}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			view := ok[api.ArchiveView](t)(service[api.News](t, d).Archive(tt.request))
			got := numbers(view.Others)
			slices.Sort(got[:min(2, len(got))]) // 2 and 9 came out at the same instant
			want := slices.Clone(tt.others)
			slices.Sort(want[:min(2, len(want))])
			if view.OthersTotal != tt.total || !slices.Equal(got, want) {
				t.Errorf("%d others, first %v, want %d, first %v", view.OthersTotal, got, tt.total, want)
			}
		})
	}
	if got := ok[api.ArchiveView](t)(service[api.News](t, d).Archive(api.NewsRequest{Month: today.Month, Day: today.Day})).List; got.Total != 8 || len(got.Years) != 7 {
		t.Errorf("that day of every year: %d in %d years, want 8 in 7", got.Total, len(got.Years))
	}
}

func TestNews_AuthorTagAndDay(t *testing.T) {
	d := desk(t)
	nouns := issue(30)
	for i, n := range nouns {
		a := n.(*didban.Article)
		a.Author = []string{"مریم کاشانی", "مريم كاشاني", "علی"}[i%3]
		a.Tags = []string{fmt.Sprint("برچسب ", i%4)}
	}
	fill(t, d, nouns...)
	view := ok[api.NewsView](t)(service[api.News](t, d).Open(api.NewsRequest{Author: "مريم كاشانی", Tag: "برچسب ۱"}))
	if want := 5; view.Total != want || len(view.Articles) != want {
		t.Errorf("found %d, want %d", view.Total, want)
	}
	if got := view.Authors[0]; got != (api.OptionCount{Code: "مریم کاشانی", Count: 5}) {
		t.Errorf("first author %+v, want both spellings as one, as the newest has it", got)
	}
	if got := view.Tags; len(got) != 4 || got[0].Count+got[1].Count+got[2].Count+got[3].Count != 20 {
		t.Errorf("tags %+v, want all of that author", got)
	}
	today, _ := jalali.Of(now().In(jalali.Tehran()))
	view = ok[api.NewsView](t)(service[api.News](t, d).Open(api.NewsRequest{Year: today.Year, Month: today.Month}))
	if view.Total != today.Day || len(view.Days) != today.Day || view.Days[0] != (api.DateCount{Number: 1, Count: 1}) {
		t.Errorf("month: %d articles on %d days", view.Total, len(view.Days))
	}
}

func TestFront_NoPictureTwiceAmongTheChoice(t *testing.T) {
	d := desk(t)
	nouns := issue(12)
	picture := func(n int) *didban.Media {
		return &didban.Media{
			Meta: didban.Meta{ID: didbantest.ID(didban.KindMedia, n), Code: fmt.Sprint("M-", n)}, Hash: strings.Repeat(fmt.Sprint(n), 64),
			Type: "image/jpeg", Bytes: 1, Width: 10, Height: 10, Alt: "عکس",
		}
	}
	for n, of := range []int{1, 1, 2, 2, 1} { // the pictures of the lead and of four more that were chosen
		article := nouns[n].(*didban.Article)
		article.Choice = now().AddDate(0, 0, -n).UnixMilli()
		article.Media = []didban.Attachment{{Media: didbantest.ID(didban.KindMedia, of), Use: "cover"}}
	}
	fill(t, d, append([]didban.Noun{picture(1), picture(2)}, nouns...)...)
	view := ok[api.FrontView](t)(service[api.News](t, d).Front())
	if got := numbers(view.Choice); !slices.Equal(got, []int{3}) {
		t.Errorf("choice %v, want the one with another picture than the lead", got)
	}
	if all := printed(view); len(all) != 12 {
		t.Errorf("%d of 12 articles are on the page", len(all))
	}
}
