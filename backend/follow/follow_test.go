package follow_test

import (
	"context"
	"errors"
	"slices"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
	"didban.app/backend/follow"
)

func TestFollower_TakesEveryChangeOnceAndInOrder(t *testing.T) {
	feed := didbantest.NewFeed(didbantest.City(2500, 3)...)
	var got []uint64
	f := follow.New(func(_ didban.Feed, changes []didban.Change) error {
		for _, c := range changes {
			got = append(got, c.Seq)
		}
		return nil
	})
	if f.Ready() {
		t.Error("ready before it has read anything")
	}
	if err := f.CatchUp(feed); err != nil {
		t.Fatal(err)
	}
	feed.Delete(didban.KindArticle, didbantest.ID(didban.KindArticle, 1))
	if err := f.CatchUp(feed); err != nil {
		t.Fatal(err)
	}
	if !slices.IsSorted(got) || len(slices.Compact(got)) != len(got) || uint64(len(got)) != feed.Head() || f.Revision() != feed.Head() {
		t.Errorf("%d changes up to %d, want all %d", len(got), f.Revision(), feed.Head())
	}
	if !f.Ready() || f.Await(t.Context()) != nil {
		t.Error("not ready at the head")
	}
}

var errSick = errors.New("sick")

func TestFollower_FailedBatchIsTakenAgain(t *testing.T) {
	feed, sick := didbantest.NewFeed(didbantest.City(3, 0)...), true
	f := follow.New(func(didban.Feed, []didban.Change) error {
		if sick {
			return errSick
		}
		return nil
	})
	waiting := make(chan error)
	go func() { waiting <- f.Await(t.Context()) }()
	if err := f.Follow(t.Context(), feed, nil); !errors.Is(err, errSick) {
		t.Fatalf("Follow = %v, want %v", err, errSick)
	}
	if err := <-waiting; !errors.Is(err, errSick) || f.Revision() != 0 || f.Ready() {
		t.Errorf("Await = %v at revision %d, ready %v", err, f.Revision(), f.Ready())
	}
	sick = false
	if err := errors.Join(f.CatchUp(feed), f.Await(t.Context())); err != nil || f.Revision() != feed.Head() {
		t.Errorf("once it is well again: %v at revision %d", err, f.Revision())
	}
}

func TestFollower_EndOfTheContextIsNoFailure(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	f := follow.New(func(didban.Feed, []didban.Change) error { return nil })
	feed := didbantest.NewFeed(didbantest.City(1, 0)...)
	if err := f.Follow(ctx, feed, func(uint64, uint64) { cancel() }); err != nil {
		t.Errorf("Follow = %v, want nil", err)
	}
}

func TestFetch_GoneIsNoFailure(t *testing.T) {
	feed := didbantest.NewFeed(didbantest.City(1, 0)...)
	change := didban.Change{Kind: didban.KindProject, ID: didbantest.ID(didban.KindProject, 1)}
	if p, err := follow.Fetch[*didban.Project](feed, change); err != nil || p == nil {
		t.Errorf("got %v, %v", p, err)
	}
	if _, err := follow.Fetch[*didban.Area](feed, change); err == nil {
		t.Error("a project was taken for an area")
	}
	feed.Delete(change.Kind, change.ID)
	if p, err := follow.Fetch[*didban.Project](feed, change); err != nil || p != nil {
		t.Errorf("once deleted: got %v, %v", p, err)
	}
}

// What begins anew is taken in as one batch from the first change on, and goes on from there.
func TestFollower_Renew(t *testing.T) {
	feed := didbantest.NewFeed(didbantest.City(2500, 3)...)
	var batches [][]didban.Change
	f := follow.New(func(_ didban.Feed, changes []didban.Change) error {
		batches = append(batches, changes)
		return nil
	})
	if err := f.CatchUp(feed); err != nil {
		t.Fatal(err)
	}
	many := len(batches)
	if err := f.Renew(feed); err != nil {
		t.Fatal(err)
	}
	if anew := batches[many:]; many < 2 || len(anew) != 1 || anew[0][0].Seq != 1 || uint64(len(anew[0])) != feed.Head() {
		t.Errorf("%d batches before, %d anew", many, len(anew))
	}
	feed.Delete(didban.KindArticle, didbantest.ID(didban.KindArticle, 1))
	if err := f.CatchUp(feed); err != nil || len(batches) != many+2 || f.Revision() != feed.Head() {
		t.Errorf("%v: %d batches, revision %d", err, len(batches)-many, f.Revision())
	}
}
