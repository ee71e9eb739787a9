package archive_test

import (
	"reflect"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/archive"
	"didban.app/backend/didbantest"
	keep "didban.app/backend/follow"
)

// A catalogue that was taken up is that which read all changes, now and after more of them.
func TestParts_ResumedIsWhole(t *testing.T) {
	whole, feed := follow(t, newspaper(700)...)
	s := keep.Snapshots{Folder: t.TempDir(), Seal: func(uint64) (string, error) { return "", nil }}
	if err := keep.Save(t.Context(), s, "archive", whole); err != nil {
		t.Fatal(err)
	}
	x := archive.NewIndex()
	if err := keep.Resume(s, "archive", x, feed); err != nil {
		t.Fatal(err)
	}
	same(t, "taken up", x, whole)
	feed.Delete(didban.KindArticle, didbantest.ID(didban.KindArticle, 3))
	feed.Delete(didban.KindArea, first(t, feed, didban.KindArea))
	feed.Put(newspaper(9)[8])
	catchUp(t, x, feed)
	catchUp(t, whole, feed)
	same(t, "with what came after", x, whole)
}

func same(t *testing.T, when string, got, want *archive.Index) {
	t.Helper()
	if !reflect.DeepEqual(got.Holding(), want.Holding()) || !reflect.DeepEqual(got.Chosen(50), want.Chosen(50)) {
		t.Errorf("%s: holds %+v, want %+v", when, got.Holding(), want.Holding())
	}
	for name, f := range filters() {
		if a, b := got.Select(f, 0, 1000), want.Select(f, 0, 1000); !reflect.DeepEqual(a, b) {
			t.Errorf("%s, %s: %d articles, want %d\n%+v\n%+v", when, name, len(a.IDs), len(b.IDs), a.Counts, b.Counts)
		}
	}
}
