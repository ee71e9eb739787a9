package search_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
	"didban.app/backend/search"
)

// voices are a page, and what citizens wrote on it and elsewhere. The words «فلزیاب», «قنادباشی»
// and «زنبورک» stand nowhere else.
func voices() []didban.Noun {
	page := &didban.Project{Meta: meta(didban.KindProject, 71, "KSH-71"), Title: "بازسازی پل فین", Areas: []didban.ID{didbantest.ID(didban.KindArea, 71)}}
	return []didban.Noun{
		&didban.Area{Meta: meta(didban.KindArea, 71, "A-71"), Name: "ناحیهٔ فین"},
		page,
		&didban.Comment{
			Meta: meta(didban.KindComment, 1, "C-7K3MQ2"), Subject: didban.Ref{Kind: didban.KindProject, ID: page.ID}, Day: "2026-11-01",
			Text: "زیر پل را با فلزیاب بگردید", State: didban.CommentApproved,
			Answer: &didban.Answer{Text: "با قنادباشی در میان گذاشته شد"},
		},
		&didban.Report{
			Meta: meta(didban.KindReport, 1, "R-5XW"), Category: "asphalt", Detail: "pothole", Place: "کنار زنبورک", Day: "2026-11-02",
			Areas: []didban.ID{didbantest.ID(didban.KindArea, 71)}, State: didban.StateReceived,
		},
	}
}

// TestVoices_Found: what citizens wrote, and what was answered, is found by its words, its code and
// the area of its page, under the title of that page.
func TestVoices_Found(t *testing.T) {
	x, _ := indexOf(t, voices()...)
	area := string(didbantest.ID(didban.KindArea, 71))
	for _, c := range []struct {
		q     search.Query
		kind  didban.Kind
		title string
	}{
		{search.Query{Text: "فلزیاب"}, didban.KindComment, "بازسازی پل فین"},
		{search.Query{Text: "قنادباشی"}, didban.KindComment, "بازسازی پل فین"},
		{search.Query{Text: "C-7K3MQ2"}, didban.KindComment, "بازسازی پل فین"},
		{search.Query{Text: "فلزیاب", Areas: []string{area}}, didban.KindComment, "بازسازی پل فین"},
		{search.Query{Text: "چاله زنبورک", Areas: []string{area}, Years: []string{"1405"}}, didban.KindReport, "چاله · کنار زنبورک"},
		{search.Query{Text: "kind:گزارش زنبورک"}, didban.KindReport, "چاله · کنار زنبورک"},
	} {
		r := find(t, x, c.q)
		if len(r.Hits) != 1 || r.Hits[0].Kind != c.kind || said(r.Hits[0].Title) != c.title {
			t.Errorf("%+v: got %+v", c.q, r.Hits)
		}
	}
	first := find(t, x, search.Query{Text: "پل"}) // what the city says of it comes before
	if len(first.Hits) != 2 || first.Hits[0].Kind != didban.KindProject {
		t.Errorf("got %+v", first.Hits)
	}
}

func said(list []search.Segment) string {
	var b strings.Builder
	for _, s := range list {
		b.WriteString(s.Text)
	}
	return b.String()
}

// TestVoices_NeitherSuggestedNorSpelt: no suggestion and no other spelling is made of what
// citizens wrote; how they spell a word does not keep it from being mended.
func TestVoices_NeitherSuggestedNorSpelt(t *testing.T) {
	nouns := voices()
	comment := nouns[2].(*didban.Comment)
	comment.Text += " بازساذی کنید"
	for n, title := range []string{"بازسازی باغ", "بازسازی بازار"} {
		nouns = append(nouns, &didban.Project{Meta: meta(didban.KindProject, 80+n, "KSH-8"+strconv.Itoa(n)), Title: title})
	}
	x, _ := indexOf(t, nouns...)
	for _, typed := range []string{"فلز", "فلزیاب", "قناد", "زنبور", "زیر پل", "چاله", "C-"} {
		list, err := x.Suggest(t.Context(), typed, 20)
		if err != nil || len(list) != 0 {
			t.Errorf("%s: %v, %v", typed, list, err)
		}
	}
	for _, typed := range []string{"فلزیات", "قنادباشد", "زنبورگ"} {
		r := find(t, x, search.Query{Text: typed})
		if r.Rescue == search.RescueSpelling || len(r.Meant) > 0 {
			t.Errorf("%s is taken for %s or %v", typed, r.Text, r.Meant)
		}
	}
	r := find(t, x, search.Query{Text: "بازساذی"})
	if !slices.Contains(r.Meant, "بازسازی") {
		t.Errorf("%q: meant %v", r.Text, r.Meant)
	}
}

// TestAbuse28 holds case 28 of abuse: a word that was taken from sight is found by no search, no
// suggestion, no other spelling, no count and no facet; nor is what stands on a page that is gone.
func TestAbuse28(t *testing.T) {
	for name, take := range map[string]func(feed *didbantest.Feed, nouns []didban.Noun){
		"hidden": func(feed *didbantest.Feed, nouns []didban.Noun) {
			m := *nouns[2].(*didban.Comment)
			m.Text, m.Answer, m.State, m.Version = "", nil, didban.CommentHidden, 2
			feed.Put(&m)
		},
		"withdrawn": func(feed *didbantest.Feed, nouns []didban.Noun) {
			m := *nouns[2].(*didban.Comment)
			m.Text, m.Answer, m.State, m.Version = "", nil, didban.CommentWithdrawn, 2
			feed.Put(&m)
		},
		"hidden, its answer still there": func(feed *didbantest.Feed, nouns []didban.Noun) {
			m := *nouns[2].(*didban.Comment)
			m.Text, m.State, m.Version = "", didban.CommentHidden, 2
			feed.Put(&m)
		},
		"erased":       func(feed *didbantest.Feed, nouns []didban.Noun) { feed.Delete(didban.KindComment, nouns[2].Head().ID) },
		"page is gone": func(feed *didbantest.Feed, nouns []didban.Noun) { feed.Delete(didban.KindProject, nouns[1].Head().ID) },
	} {
		t.Run(name, func(t *testing.T) {
			nouns := voices()
			x, feed := indexOf(t, nouns...)
			take(feed, nouns)
			catchUp(t, x, feed)
			for _, text := range []string{"فلزیاب", "قنادباشی", "فلزیات", "«فلزیاب بگردید»", "C-7K3MQ2", "فلز", "kind:نظر", "kind:نظر فلزیاب"} {
				r := find(t, x, search.Query{Text: text, Facets: true, PerKind: 3})
				if r.Total != 0 || len(r.Hits)+len(r.Groups)+len(r.Meant) != 0 || r.Rescue == search.RescueSpelling {
					t.Errorf("%s: got %+v", text, r)
				}
			}
			all := find(t, x, search.Query{Facets: true})
			for _, kind := range all.Facets["kind"] {
				if kind.Code == string(didban.KindComment) {
					t.Errorf("counted: %+v", all.Facets)
				}
			}
			if list, err := x.Suggest(t.Context(), "فلز", 20); err != nil || len(list) != 0 {
				t.Errorf("suggested: %v, %v", list, err)
			}
		})
	}
}

// TestVoices_OutOfSightAreNoDamage: the index is held against the record, and lacks what was
// taken from sight.
func TestVoices_OutOfSightAreNoDamage(t *testing.T) {
	nouns := append(voices(), &didban.Comment{
		Meta: meta(didban.KindComment, 2, "C-8K3MQ2"), Subject: didban.Ref{Kind: didban.KindProject, ID: didbantest.ID(didban.KindProject, 71)},
		Day: "2026-11-01", State: didban.CommentHidden,
	})
	x, _ := indexOf(t, nouns...)
	has, err := x.Holding()
	if err != nil {
		t.Fatal(err)
	}
	want := didban.HoldingOf(0)
	for _, n := range nouns {
		want.Add(n.Kind(), n.Head().ID, n.Head().Version)
	}
	if differ := has.Differs(want); len(differ) > 0 {
		t.Errorf("%v are taken for damaged: has %+v, record %+v", differ, has.Sums, want.Sums)
	}
}
