package search_test

import (
	"math"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
	"didban.app/backend/search"
)

// TestFind_Score works BM25 out by hand: k₁ = 0.9, b = 0.4, a word of the lead counts
// twice.
func TestFind_Score(t *testing.T) {
	leads := []string{"بازار میدان", "بازار بازار بوستان چنار", "چنار", "بوستان میدان چنار"}
	var nouns []didban.Noun
	for i, lead := range leads {
		nouns = append(nouns, &didban.Article{Meta: meta(didban.KindArticle, i+1, "A"), Lead: lead, Published: didbantest.Start - 800*24*hour})
	}
	x, _ := indexOf(t, nouns...)
	idf := math.Log(1 + (4-2+0.5)/(2+0.5)) // two of four articles have the word
	bm25 := func(tf, length float64) float64 {
		const mean = (2 + 4 + 1 + 3) / 4.0
		return 2 * idf * tf * 1.9 / (tf + 0.9*(0.6+0.4*length/mean))
	}
	r := find(t, x, search.Query{Text: "بازار "})
	if r.Total != 2 {
		t.Fatalf("found %d, want 2", r.Total)
	}
	for i, want := range []struct {
		article int
		score   float64
	}{{2, bm25(2, 4)}, {1, bm25(1, 2)}} {
		got := r.Hits[i]
		if got.ID != didbantest.ID(didban.KindArticle, want.article) || math.Abs(got.Score-want.score) > 1e-4 {
			t.Errorf("place %d: %s with %.4f, want article %d with %.4f", i, got.ID, got.Score, want.article, want.score)
		}
	}
}

// TestFind_ScoreAfterChanges wants the lengths to follow what goes and changes: the
// score must be that of an index made anew.
func TestFind_ScoreAfterChanges(t *testing.T) {
	article := func(n int, lead string) *didban.Article {
		return &didban.Article{Meta: meta(didban.KindArticle, n, "A"), Lead: lead, Published: didbantest.Start}
	}
	x, feed := indexOf(t, article(1, "بازار میدان"), article(2, "بوستان چنار میدان چنار میدان"), article(3, "چنار بوستان"))
	feed.Put(article(2, "بوستان"))
	feed.Delete(didban.KindArticle, didbantest.ID(didban.KindArticle, 3))
	catchUp(t, x, feed)
	anew, _ := indexOf(t, article(1, "بازار میدان"), article(2, "بوستان"))
	q := search.Query{Text: "بازار "}
	got, want := find(t, x, q), find(t, anew, q)
	if got.Total != 1 || want.Total != 1 || math.Abs(got.Hits[0].Score-want.Hits[0].Score) > 1e-6 {
		t.Errorf("%+v, want %+v", got.Hits, want.Hits)
	}
}

// TestFind_NearAmongMany wants words side by side to lift an article also where more
// are found than are looked at for it.
func TestFind_NearAmongMany(t *testing.T) {
	article := func(n int, lead string) *didban.Article {
		return &didban.Article{Meta: meta(didban.KindArticle, n, "A"), Lead: lead, Published: didbantest.Start - int64(20_000+n)*hour}
	}
	var nouns []didban.Noun
	for n := range 600 {
		nouns = append(nouns, article(n+1, "گلاب چنار میدان"))
	}
	nouns[99] = article(100, "گلاب میدان چنار")
	for n := range 1200 {
		nouns = append(nouns, article(n+601, "باغ"))
	}
	x, _ := indexOf(t, nouns...)
	r := find(t, x, search.Query{Text: "گلاب میدان "})
	if want := didbantest.ID(didban.KindArticle, 100); r.Total != 600 || r.Hits[0].ID != want {
		t.Errorf("found %d, first %s, want %s", r.Total, r.Hits[0].ID, want)
	}
}
