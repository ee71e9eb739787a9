package search_test

import (
	"os"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/search"
)

// An index from before an erasure is made anew, with its dictionaries; one from after, or one
// of which no kind was erased, goes on.
func TestOpen_AfterErasure(t *testing.T) {
	feed := cityFeed()
	feed.Put(town()[7])
	head := feed.Head()
	for _, c := range []struct {
		name   string
		erased map[didban.Kind]uint64
		anew   bool
	}{
		{"nothing", nil, false},
		{"before it was made", map[didban.Kind]uint64{didban.KindProject: head}, false},
		{"since", map[didban.Kind]uint64{didban.KindProject: head + 1}, true},
		{"of what is not in it", map[didban.Kind]uint64{didban.KindComment: head + 1}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := built(t, feed)
			x, err := search.Open(dir, search.Options{Now: clock, Erased: c.erased})
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() {
				if err := x.Close(); err != nil {
					t.Error(err)
				}
			})
			if s := x.State(); s.Rebuilding != c.anew || (s.Done == 0) != c.anew {
				t.Errorf("state %+v", s)
			}
			entries, err := os.ReadDir(dir)
			if err != nil || len(entries) != 1 || (entries[0].Name() == "g000001") == c.anew {
				t.Errorf("%v %v", entries, err)
			}
			catchUp(t, x, feed)
		})
	}
}
