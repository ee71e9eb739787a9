package archive_test

import (
	"reflect"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/archive"
	"didban.app/backend/didbantest"
)

// lossy is a feed that says of one noun that it is gone.
type lossy struct {
	*didbantest.Feed
	lost didban.ID
}

func (l lossy) Load(kind didban.Kind, id didban.ID) (didban.Noun, error) {
	if id == l.lost {
		return nil, didban.Fault(didban.CodeNotFound, "noun.notFound")
	}
	return l.Feed.Load(kind, id)
}

// first is the first noun of a kind in a feed.
func first(t *testing.T, feed *didbantest.Feed, kind didban.Kind) didban.ID {
	t.Helper()
	changes, err := feed.Changes(0, 1000)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range changes {
		if c.Kind == kind {
			return c.ID
		}
	}
	t.Fatalf("no %s in the feed", kind)
	return ""
}

// A catalogue that has lost something tells so, and holds and shows all once it is made anew.
func TestHolding_Renew(t *testing.T) {
	whole, feed := follow(t, newspaper(200)...)
	want := whole.Holding()
	if want.Revision != feed.Head() || want.Sums[didban.KindArticle].Count != 200 {
		t.Fatalf("holds %+v", want)
	}
	for _, kind := range []didban.Kind{didban.KindArticle, didban.KindArea} {
		x := archive.NewIndex()
		if err := x.CatchUp(lossy{feed, first(t, feed, kind)}); err != nil {
			t.Fatal(err)
		}
		if got := x.Holding().Differs(want); !reflect.DeepEqual(got, []didban.Kind{kind}) {
			t.Errorf("without one %s: differs in %v", kind, got)
		}
		if err := x.Renew(feed); err != nil {
			t.Fatal(err)
		}
		if got := x.Holding(); !reflect.DeepEqual(got, want) {
			t.Errorf("anew it holds %+v, want %+v", got, want)
		}
		filter := archive.Filter{}
		if got, want := x.Select(filter, 0, 500), whole.Select(filter, 0, 500); !reflect.DeepEqual(got.IDs, want.IDs) {
			t.Errorf("anew it shows %d articles, want %d", len(got.IDs), len(want.IDs))
		}
	}
}
