package archive_test

import (
	"slices"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/archive"
	"didban.app/backend/didbantest"
)

// TestChosen wants the editor's choices by the time of the choice, whatever their age,
// and none that was taken back.
func TestChosen(t *testing.T) {
	chosen := func(n int, published, choice int64) *didban.Article {
		a := article(n, published)
		a.Choice = choice
		return a
	}
	x, feed := follow(t, article(1, 10), chosen(2, 1, 30), chosen(3, 9, 20))
	id := func(n int) didban.ID { return didbantest.ID(didban.KindArticle, n) }
	if got, want := x.Chosen(9), []didban.ID{id(2), id(3)}; !slices.Equal(got, want) {
		t.Errorf("chosen %v, want %v", got, want)
	}
	if got := x.Chosen(1); !slices.Equal(got, []didban.ID{id(2)}) {
		t.Errorf("first chosen %v", got)
	}
	feed.Put(chosen(2, 1, 0))
	catchUp(t, x, feed)
	if got := x.Chosen(9); !slices.Equal(got, []didban.ID{id(3)}) {
		t.Errorf("chosen after one was taken back %v", got)
	}
}

// TestNewest wants the first page of Select for every filter.
func TestNewest(t *testing.T) {
	x, _ := follow(t, newspaper(400)...)
	for name, f := range filters() {
		if got, want := x.Newest(f, 24), x.Select(f, 0, 24).IDs; !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", name, got, want)
		}
	}
	if got := x.Newest(archive.Filter{}, 0); len(got) != 0 {
		t.Errorf("a limit of 0 gives %v", got)
	}
}
