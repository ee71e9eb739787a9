package archive_test

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"testing"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/archive"
	"didban.app/backend/didbantest"
	"didban.app/backend/jalali"
	"didban.app/backend/persian"
)

const day = 24 * 3_600_000

func follow(t testing.TB, nouns ...didban.Noun) (*archive.Index, *didbantest.Feed) {
	t.Helper()
	x, feed := archive.NewIndex(), didbantest.NewFeed(nouns...)
	catchUp(t, x, feed)
	return x, feed
}

func catchUp(t testing.TB, x *archive.Index, feed *didbantest.Feed) {
	t.Helper()
	if err := x.CatchUp(feed); err != nil {
		t.Fatal(err)
	}
}

// newspaper is a city whose articles are spread over four years and have authors
// and tags in several spellings.
func newspaper(n int) []didban.Noun {
	nouns := didbantest.City(3, n)
	authors := []string{"", "مریم کاشانی", "مريم كاشاني", "علی", "رضا"}
	tags := []string{"بوستان", "آسفالت", "شهرداری", "شهرداري", "بودجه", "بازار"}
	for i, noun := range nouns {
		if a, ok := noun.(*didban.Article); ok {
			a.Published = didbantest.Start + int64(i)*577%(4*365)*day + int64(i%7)*1000
			a.Author = authors[i%len(authors)]
			a.Tags = []string{tags[i%6], tags[i/6%6], tags[i/36%6]}
			if i%19 == 0 {
				a.Areas = nil
			}
		}
	}
	return nouns
}

// plain is the filter as it is defined, on one article.
type plain struct {
	archive.Filter
	parents map[didban.ID]didban.ID
}

func (p plain) values(a *didban.Article, facet archive.Facet) []string {
	var out []string
	switch facet {
	case archive.FacetSection:
		return []string{a.Section}
	case archive.FacetForm:
		return []string{a.Form}
	case archive.FacetAuthor:
		if a.Author != "" {
			out = []string{persian.Fold(a.Author)}
		}
	case archive.FacetTag:
		for _, tag := range a.Tags {
			out = append(out, persian.Fold(tag))
		}
	case archive.FacetArea:
		for _, id := range didban.AreasAround(a.Areas, func(id didban.ID) didban.ID { return p.parents[id] }) {
			out = append(out, string(id))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func (p plain) passes(a *didban.Article, skip archive.Facet) bool {
	for facet, want := range map[archive.Facet]string{
		archive.FacetSection: p.Section, archive.FacetForm: p.Form, archive.FacetAuthor: persian.Fold(p.Author),
		archive.FacetTag: persian.Fold(p.Tag), archive.FacetArea: string(p.Area),
	} {
		if facet != skip && want != "" && !slices.Contains(p.values(a, facet), want) {
			return false
		}
	}
	return a.Published >= p.From && (p.To == 0 || a.Published < p.To)
}

func (p plain) on(d jalali.Date) bool {
	return (p.Year == 0 || d.Year == p.Year) && (p.Month == 0 || d.Month == p.Month) && (p.Day == 0 || d.Day == p.Day)
}

// filters are the cases of all tests that compare.
func filters() map[string]archive.Filter {
	region := didbantest.ID(didban.KindArea, 101)
	return map[string]archive.Filter{
		"all": {}, "section": {Section: "civil"}, "form": {Form: "note"}, "author": {Author: "مریم کاشانی"}, "tag": {Tag: "شهرداری"},
		"area": {Area: region}, "neighbourhood": {Area: didbantest.ID(didban.KindArea, 1007)},
		"two": {Section: "civil", Form: "news"}, "five": {Section: "social", Form: "photo", Author: "رضا", Tag: "بودجه", Area: region},
		"year": {Year: 1401}, "month": {Year: 1401, Month: 5}, "date": {Year: 1401, Month: 5, Day: 9}, "every": {Month: 7, Day: 3},
		"month alone": {Month: 12}, "year and section": {Year: 1402, Section: "cultural"},
		"span":     {From: didbantest.Start + 100*day, To: didbantest.Start + 300*day},
		"reversed": {From: didbantest.Start + 300*day, To: didbantest.Start + 100*day},
		"unknown":  {Tag: "هیچ"}, "unknown and section": {Tag: "هیچ", Section: "civil"},
	}
}

// expected works a selection out by looking at every article.
func expected(nouns []didban.Noun, f archive.Filter) (ids []didban.ID, counts map[archive.Facet]map[string]int, years map[int]int) {
	p := plain{f, map[didban.ID]didban.ID{}}
	var articles []*didban.Article
	for _, n := range nouns {
		switch n := n.(type) {
		case *didban.Area:
			p.parents[n.ID] = n.Parent
		case *didban.Article:
			articles = append(articles, n)
		}
	}
	slices.SortFunc(articles, func(a, b *didban.Article) int {
		return cmp.Or(cmp.Compare(b.Published, a.Published), cmp.Compare(b.ID, a.ID))
	})
	ids, counts, years = []didban.ID{}, map[archive.Facet]map[string]int{}, map[int]int{}
	for _, facet := range archive.Facets {
		counts[facet] = map[string]int{}
	}
	for _, a := range articles {
		d, _ := jalali.Of(time.UnixMilli(a.Published).In(jalali.Tehran()))
		if p.passes(a, "") && p.on(d) {
			ids = append(ids, a.ID)
		}
		for _, facet := range archive.Facets {
			if p.passes(a, facet) && p.on(d) {
				for _, v := range p.values(a, facet) {
					counts[facet][v]++
				}
			}
		}
		if p.passes(a, "") && (f.Year != 0 || p.on(d)) {
			years[d.Year]++
		}
	}
	return ids, counts, years
}

func TestSelect_AgreesWithLookingAtEveryArticle(t *testing.T) {
	nouns := newspaper(3000)
	x, _ := follow(t, nouns...)
	for name, f := range filters() {
		t.Run(name, func(t *testing.T) {
			ids, counts, years := expected(nouns, f)
			got := x.Select(f, 0, 5000)
			if !slices.Equal(got.IDs, ids) || got.Total != len(ids) {
				t.Errorf("%d of %d articles, want %d", len(got.IDs), got.Total, len(ids))
			}
			if some := f.Tag != "هیچ" && name != "reversed"; some && len(ids) == 0 {
				t.Error("nothing matches: the case says nothing")
			}
			if folded := foldedCounts(t, got.Counts); !reflect.DeepEqual(folded, counts) {
				t.Errorf("counts %v, want %v", folded, counts)
			}
			if got := dates(got.Years); !reflect.DeepEqual(got, years) {
				t.Errorf("years %v, want %v", got, years)
			}
		})
	}
}

// foldedCounts writes counts as a map, and sees that they come in their order.
func foldedCounts(t *testing.T, all map[archive.Facet][]archive.Count) map[archive.Facet]map[string]int {
	out := map[archive.Facet]map[string]int{}
	for facet, list := range all {
		out[facet] = map[string]int{}
		for _, c := range list {
			value := c.Value
			if facet == archive.FacetAuthor || facet == archive.FacetTag {
				value = persian.Fold(value)
			}
			out[facet][value] += c.Count
		}
		if len(out[facet]) != len(list) || !slices.IsSortedFunc(list, func(a, b archive.Count) int { return b.Count - a.Count }) {
			t.Errorf("%s: %v", facet, list)
		}
	}
	return out
}

func dates(list []archive.DateCount) map[int]int {
	out := map[int]int{}
	for _, d := range list {
		out[d.Number] = d.Count
	}
	return out
}

func TestSelect_MonthsAndDaysStandUnderTheirYear(t *testing.T) {
	nouns := newspaper(3000)
	x, _ := follow(t, nouns...)
	for _, f := range []archive.Filter{{Year: 1401}, {Year: 1401, Month: 5}, {Year: 1402, Month: 2, Day: 9, Section: "civil"}} {
		got := x.Select(f, 0, 0)
		for _, m := range got.Months {
			one := archive.Filter{Year: f.Year, Month: m.Number, Section: f.Section}
			if n := x.Select(one, 0, 0).Total; n != m.Count {
				t.Errorf("%+v: month %d says %d, shows %d", f, m.Number, m.Count, n)
			}
		}
		for _, d := range got.Days {
			one := archive.Filter{Year: f.Year, Month: f.Month, Day: d.Number, Section: f.Section}
			if n := x.Select(one, 0, 0).Total; n != d.Count {
				t.Errorf("%+v: day %d says %d, shows %d", f, d.Number, d.Count, n)
			}
		}
		if len(got.Months) < 10 || len(got.Days) < 10 || !slices.IsSortedFunc(got.Months, func(a, b archive.DateCount) int { return a.Number - b.Number }) {
			t.Errorf("%+v: months %v, days %v", f, got.Months, got.Days)
		}
		if !slices.IsSortedFunc(got.Years, func(a, b archive.DateCount) int { return b.Number - a.Number }) {
			t.Errorf("years %v, want the newest first", got.Years)
		}
	}
}

func TestSelect_PagesAreTheWholeInPieces(t *testing.T) {
	x, _ := follow(t, newspaper(500)...)
	whole := x.Select(archive.Filter{}, 0, 1000)
	var pieces []didban.ID
	for offset := 0; offset < whole.Total+24; offset += 24 {
		page := x.Select(archive.Filter{}, offset, 24)
		if page.Total != whole.Total || page.IDs == nil {
			t.Fatalf("at %d: total %d, ids %v", offset, page.Total, page.IDs)
		}
		pieces = append(pieces, page.IDs...)
	}
	if !slices.Equal(pieces, whole.IDs) {
		t.Errorf("%d in pages, %d in all", len(pieces), len(whole.IDs))
	}
	if odd := x.Select(archive.Filter{}, -5, -1); len(odd.IDs) != 0 || odd.Total != whole.Total {
		t.Errorf("below zero: %d ids", len(odd.IDs))
	}
}

func article(n int, published int64) *didban.Article {
	return &didban.Article{
		Meta:  didban.Meta{ID: didbantest.ID(didban.KindArticle, n), Code: fmt.Sprint("A-", n)},
		Title: "یک خبر", Section: "civil", Form: "news", Published: published,
	}
}

func TestSelect_NewestSpellingStandsForAll(t *testing.T) {
	older, newer := article(1, didbantest.Start), article(2, didbantest.Start+day)
	older.Tags, older.Author = []string{"كاشان", "کاشان"}, "علي"
	newer.Tags, newer.Author = []string{"کاشان"}, "علی"
	x, _ := follow(t, newer, older)
	got := x.Select(archive.Filter{Author: "علي", Tag: "كاشان"}, 0, 9)
	want := map[archive.Facet][]archive.Count{
		archive.FacetSection: {{Value: "civil", Count: 2}}, archive.FacetForm: {{Value: "news", Count: 2}},
		archive.FacetAuthor: {{Value: "علی", Count: 2}}, archive.FacetTag: {{Value: "کاشان", Count: 2}}, archive.FacetArea: {},
	}
	if got.Total != 2 || !reflect.DeepEqual(got.Counts, want) {
		t.Errorf("%d articles, counts %v, want %v", got.Total, got.Counts, want)
	}
}

func TestSelect_BlanksTellNoNamesApart(t *testing.T) {
	one, two := article(1, didbantest.Start), article(2, didbantest.Start+day)
	one.Author, two.Author = "مریم  کاشانی", "مریم کاشانی"
	one.Tags, two.Tags = []string{"بافت\u00a0 تاریخی"}, []string{" بافت تاریخی"}
	x, _ := follow(t, one, two)
	got := x.Select(archive.Filter{Author: "مریم کاشانی ", Tag: "بافت تاریخی"}, 0, 9)
	if got.Total != 2 || len(got.Counts[archive.FacetAuthor]) != 1 || len(got.Counts[archive.FacetTag]) != 1 {
		t.Errorf("%d articles, counts %v", got.Total, got.Counts)
	}
}

func TestSelect_DayIsThatOfTehran(t *testing.T) {
	night := time.Date(2024, 3, 19, 21, 0, 0, 0, time.UTC).UnixMilli() // half past midnight of 1 Farvardin 1403
	x, _ := follow(t, article(1, night))
	if got := x.Select(archive.Filter{Year: 1403, Month: 1, Day: 1}, 0, 9).Total; got != 1 {
		t.Errorf("%d on the first day of the year, want 1", got)
	}
	if got := x.Select(archive.Filter{Year: 1402}, 0, 9).Total; got != 0 {
		t.Errorf("%d in the year before, want 0", got)
	}
}

func TestOnThisDay_OfYearsBefore(t *testing.T) {
	at := func(year, month, day int) int64 {
		return jalali.Date{Year: year, Month: month, Day: day}.Time(jalali.Tehran()).UnixMilli() + 9*3_600_000
	}
	x, _ := follow(t, article(1, at(1400, 9, 4)), article(2, at(1403, 9, 4)), article(3, at(1404, 9, 4)), article(4, at(1403, 9, 5)))
	got := x.OnThisDay(at(1404, 9, 4), 5)
	if want := []didban.ID{didbantest.ID(didban.KindArticle, 2), didbantest.ID(didban.KindArticle, 1)}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestIndex_FollowsChangesAsARebuiltOneWould(t *testing.T) {
	nouns := newspaper(1500)
	x, feed := follow(t, nouns...)
	old := x.Select(archive.Filter{Area: didbantest.ID(didban.KindArea, 101)}, 0, 5000)
	for _, n := range nouns {
		switch n := n.(type) {
		case *didban.Area:
			if n.ID == didbantest.ID(didban.KindArea, 1007) { // moves to another region
				moved := *n
				moved.Parent = didbantest.ID(didban.KindArea, 100)
				feed.Put(&moved)
			}
		case *didban.Article:
			if n.ID > didbantest.ID(didban.KindArticle, 1000) {
				feed.Delete(didban.KindArticle, n.ID)
			} else if n.ID < didbantest.ID(didban.KindArticle, 200) {
				changed := *n
				changed.Section, changed.Published, changed.Tags = "social", n.Published/2, []string{"تازه"}
				feed.Put(&changed)
			}
		}
	}
	feed.Delete(didban.KindArea, didbantest.ID(didban.KindArea, 104))
	catchUp(t, x, feed)
	fresh := archive.NewIndex()
	catchUp(t, fresh, feed)
	for name, f := range filters() {
		if got, want := x.Select(f, 0, 5000), fresh.Select(f, 0, 5000); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %d articles, a rebuilt one has %d", name, got.Total, want.Total)
		}
	}
	if got := x.Select(archive.Filter{Area: didbantest.ID(didban.KindArea, 101)}, 0, 5000); got.Total == old.Total {
		t.Error("the moved area changed nothing")
	}
}

// TestSelect_WhileItFollows is for the race detector: readers never see half a batch.
func TestSelect_WhileItFollows(t *testing.T) {
	x, feed := follow(t, newspaper(300)...)
	done := make(chan struct{})
	go func() {
		defer close(done)
		for n := range 50 {
			feed.Put(article(9000+2*n, didbantest.Start+5000*day-2), article(9001+2*n, didbantest.Start+5000*day-1))
			catchUp(t, x, feed)
			feed.Put(&didban.Area{Meta: didban.Meta{ID: didbantest.ID(didban.KindArea, 1007)}, Parent: didbantest.ID(didban.KindArea, 100+n%5)})
			catchUp(t, x, feed)
		}
	}()
	before := x.Select(archive.Filter{}, 0, 0).Total
	for running := true; running; {
		select {
		case <-done:
			running = false
		default:
		}
		if n := x.Select(archive.Filter{Form: "news"}, 0, 9); len(n.Counts[archive.FacetForm]) == 0 {
			t.Fatal("no counts")
		}
		if n := x.Select(archive.Filter{}, 0, 0).Total; (n-before)%2 != 0 {
			t.Fatalf("%d more, half a pair", n-before)
		}
	}
}
