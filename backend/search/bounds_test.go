package search_test

import (
	"math"
	"testing"

	"didban.app/backend/search"
)

// A page beyond the last is empty; it must not look like a damaged index.
func TestFind_BeyondTheLastPage(t *testing.T) {
	feed := cityFeed()
	x := open(t, t.TempDir())
	catchUp(t, x, feed)
	for _, offset := range []int{total, math.MaxInt32, math.MaxInt - 50, math.MaxInt} {
		r := find(t, x, search.Query{Offset: offset, Limit: 100})
		if r.Total != total || len(r.Hits) != 0 {
			t.Errorf("offset %d: total %d with %d hits, want %d with none", offset, r.Total, len(r.Hits), total)
		}
	}
}
