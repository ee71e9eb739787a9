package geo_test

import (
	"reflect"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
	"didban.app/backend/geo"
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

// A map that has lost something tells so, and holds and shows all once it is made anew: today
// and as it was.
func TestHolding_Renew(t *testing.T) {
	feed := didbantest.NewFeed(didbantest.City(60, 0)...)
	whole := geo.NewIndex()
	if err := whole.CatchUp(feed); err != nil {
		t.Fatal(err)
	}
	want := whole.Holding()
	if want.Revision != feed.Head() || want.Sums[didban.KindProject].Count != 60 {
		t.Fatalf("holds %+v", want)
	}
	past := didban.Past{Day: "2025-03-20"}
	for _, kind := range []didban.Kind{didban.KindProject, didban.KindArea} {
		x := geo.NewIndex()
		if err := x.CatchUp(lossy{feed, first(t, feed, kind)}); err != nil {
			t.Fatal(err)
		}
		before := len(x.Window(past, didban.Circle{}).Select(didban.ProjectFilter{}).Projects)
		if got := x.Holding().Differs(want); !reflect.DeepEqual(got, []didban.Kind{kind}) {
			t.Errorf("without one %s: differs in %v", kind, got)
		}
		if err := x.Renew(feed); err != nil {
			t.Fatal(err)
		}
		if got := x.Holding(); !reflect.DeepEqual(got, want) {
			t.Errorf("anew it holds %+v, want %+v", got, want)
		}
		for _, past := range []didban.Past{{}, past} {
			got, want := x.Window(past, didban.Circle{}).Select(didban.ProjectFilter{}), whole.Window(past, didban.Circle{}).Select(didban.ProjectFilter{})
			if len(got.Projects) != len(want.Projects) || !reflect.DeepEqual(got.Counts, want.Counts) {
				t.Errorf("anew it shows %d projects at %q, want %d; %d before", len(got.Projects), past.Day, len(want.Projects), before)
			}
		}
	}
}
