package search

import (
	"context"
	"math/rand/v2"
	"slices"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
	"didban.app/backend/persian"
)

// Texts in which words are others in their surroundings than alone.
var woven = []string{
	"۱۲ مرداد ۱۴۰۳ و ۱۴۰۲/۸/۲ و ۲ آبان؛ بیست و دوم بهمن ۱۳۵۷",
	"تصفیه خانه و تصفیه‌خانه‌ها، ساخت و ساز و گفت‌وگو در چهارراه",
	"خیابان را خواهند ساخت و ساخته شده بوده است، شهرداری می سازد",
	"بر می گردد و برمی‌گردد، در خواهد آمد و معبر عریض تر",
	"پیاده‌روهای شهر كاشان ﷽ فاز۲ خط A4 و 5G، ۱٬۲۵۰٬۰۰۰ ریال",
}

// TestMarks_ByPlace holds that words whose places are known are marked as those are that are
// looked for in the whole text.
func TestMarks_ByPlace(t *testing.T) {
	for _, text := range woven {
		for asked := range persian.Tokens(text) {
			for other := range persian.Tokens(text) {
				m := marker{terms: map[string]bool{asked.Term: true, other.Term: true}}
				at := []int{}
				for token := range persian.Tokens(text) {
					if m.match(token.Term) && !slices.Contains(at, token.Start) {
						at = append(at, token.Start)
					}
				}
				if got, want := m.matches(text, at), m.matches(text, nil); !slices.Equal(got, want) {
					t.Fatalf("%q, %q of %q: %v, want %v", asked.Term, other.Term, text, got, want)
				}
			}
		}
	}
}

// TestMarks_ByOldPlace holds that places in another text mark no other words, and that none
// breaks it.
func TestMarks_ByOldPlace(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 9))
	for range 2000 {
		text := woven[r.IntN(len(woven))]
		m := marker{terms: map[string]bool{}}
		for token := range persian.Tokens(woven[r.IntN(len(woven))]) {
			m.terms[token.Term] = r.IntN(3) == 0
		}
		at := []int{}
		for range r.IntN(6) {
			at = append(at, r.IntN(2*len(text)))
		}
		slices.Sort(at)
		for _, w := range m.matches(text, at) {
			if !m.match(w.term) || w.start < 0 || w.end > len(text) {
				t.Fatalf("%v in %q at %v", w, text, at)
			}
		}
	}
}

// TestMarks_OfANewerText wants the words marked in a text that is newer than what the index holds.
func TestMarks_OfANewerText(t *testing.T) {
	article := func(version int, body string) *didban.Article {
		a := &didban.Article{Body: body, Published: didbantest.Start}
		a.ID, a.Version = didbantest.ID(didban.KindArticle, 1), version
		return a
	}
	feed := didbantest.NewFeed(article(1, "بوستان و پل و میدان"))
	x := indexOnDisk(t, feed)
	for _, now := range []*didban.Article{article(1, "بوستان و پل و میدان"), article(2, "میدان و میدان، پل")} {
		feed.Put(now)
		r, err := x.Find(context.Background(), Query{Text: "میدان ", Limit: 1, Exact: true})
		must(t, err)
		got := ""
		for _, s := range r.Hits[0].Passage {
			if s.Mark {
				s.Text = "[" + s.Text + "]"
			}
			got += s.Text
		}
		want := map[int]string{1: "بوستان و پل و [میدان]", 2: "[میدان] و [میدان]، پل"}[now.Version]
		if got != want {
			t.Errorf("version %d is marked %s, want %s", now.Version, got, want)
		}
	}
}
