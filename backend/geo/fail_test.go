package geo_test

import (
	"errors"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
	"didban.app/backend/geo"
)

// sickFeed can't read its nouns while it is sick.
type sickFeed struct {
	*didbantest.Feed
	sick bool
}

var errSick = errors.New("sick")

func (f *sickFeed) Load(kind didban.Kind, id didban.ID) (didban.Noun, error) {
	if f.sick {
		return nil, errSick
	}
	return f.Feed.Load(kind, id)
}

func TestAwait_TellsWhyFollowingFailed(t *testing.T) {
	x, feed := geo.NewIndex(), &sickFeed{didbantest.NewFeed(didbantest.City(3, 0)...), true}
	waiting := make(chan error)
	go func() { waiting <- x.Await(t.Context()) }()
	if err := x.Follow(t.Context(), feed, nil); !errors.Is(err, errSick) {
		t.Fatalf("Follow = %v, want %v", err, errSick)
	}
	if err := <-waiting; !errors.Is(err, errSick) {
		t.Errorf("Await under way = %v, want %v", err, errSick)
	}
	if err := x.Await(t.Context()); !errors.Is(err, errSick) {
		t.Errorf("Await = %v, want %v", err, errSick)
	}
	feed.sick = false
	if err := errors.Join(x.CatchUp(feed), x.Await(t.Context())); err != nil {
		t.Errorf("after the feed is well again: %v", err)
	}
}
