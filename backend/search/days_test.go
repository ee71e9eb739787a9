package search_test

import (
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
	"didban.app/backend/search"
)

// TestFind_DaysOfTheLiving wants what was deleted not to be found by its day, though its segment
// still holds it.
func TestFind_DaysOfTheLiving(t *testing.T) {
	article := func(n int) *didban.Article {
		return &didban.Article{Meta: meta(didban.KindArticle, n, "A"), Lead: "بازار", Published: didbantest.Start}
	}
	x, feed := indexOf(t, article(1), article(2), article(3))
	feed.Delete(didban.KindArticle, didbantest.ID(didban.KindArticle, 2))
	catchUp(t, x, feed)
	if r := find(t, x, search.Query{From: "2000-01-01", Limit: 5}); r.Total != 2 || len(r.Hits) != 2 {
		t.Errorf("%d found, %d shown, want 2", r.Total, len(r.Hits))
	}
}
