package search_test

import (
	"os"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
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
		{"of what citizens wrote", map[didban.Kind]uint64{didban.KindComment: head + 1}, true},
		{"of what is not in it", map[didban.Kind]uint64{didban.KindRuling: head + 1}, false},
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

// An open index is made anew where words were erased since, once, and holds none of them in its
// files.
func TestForget(t *testing.T) {
	feed := didbantest.NewFeed(voices()...)
	dir := t.TempDir()
	x := open(t, dir)
	catchUp(t, x, feed)
	erased := map[didban.Kind]uint64{didban.KindComment: feed.Head()}
	if x.Forget(erased) {
		t.Error("nothing was erased since")
	}
	feed.Delete(didban.KindComment, voices()[2].Head().ID)
	erased[didban.KindComment] = feed.Head()
	if !x.Forget(erased) || x.Forget(erased) {
		t.Error("it is not made anew, or twice")
	}
	catchUp(t, x, feed)
	if x.Forget(erased) {
		t.Error("it is made anew again")
	}
	if r := find(t, x, search.Query{Text: "زنبورک"}); r.Total != 1 {
		t.Errorf("got %+v", r)
	}
}
