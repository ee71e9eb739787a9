package follow_test

import (
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
	"didban.app/backend/follow"
)

// numbers is a keeper of the sequences that it has seen.
type numbers struct {
	*follow.Follower
	seen []uint64
}

type some struct{ Seen []uint64 }

func newNumbers() *numbers {
	n := &numbers{}
	n.Follower = follow.New(func(_ didban.Feed, changes []didban.Change) error {
		for _, c := range changes {
			n.seen = append(n.seen, c.Seq)
		}
		return nil
	})
	return n
}

func (n *numbers) Parts() (uint64, iter.Seq[some]) {
	return n.Revision(), func(yield func(some) bool) {
		for _, seq := range n.seen {
			if !yield(some{[]uint64{seq}}) {
				return
			}
		}
	}
}

func (n *numbers) Resume(_ didban.Feed, revision uint64, parts iter.Seq2[some, error]) error {
	return n.Begin(revision, func() error {
		var seen []uint64
		for part, err := range parts {
			if err != nil {
				return err
			}
			seen = append(seen, part.Seen...)
		}
		n.seen = seen
		return nil
	})
}

func snapshots(t *testing.T) follow.Snapshots {
	return follow.Snapshots{
		Folder: filepath.Join(t.TempDir(), "search"), Build: "one", Key: []byte("key"),
		Seal: func(seq uint64) (string, error) { return fmt.Sprint("seal ", seq), nil },
	}
}

func laidDown(t *testing.T, s follow.Snapshots, feed didban.Feed) {
	t.Helper()
	n := newNumbers()
	if err := errors.Join(n.CatchUp(feed), follow.Save(t.Context(), s, "numbers", n)); err != nil {
		t.Fatal(err)
	}
}

// What is taken up goes on where it was laid down.
func TestSnapshots_Resume(t *testing.T) {
	feed, s := didbantest.NewFeed(didbantest.City(30, 3)...), snapshots(t)
	laidDown(t, s, feed)
	head := feed.Head()
	feed.Delete(didban.KindArticle, didbantest.ID(didban.KindArticle, 1))
	n := newNumbers()
	if err := follow.Resume(s, "numbers", n, feed); err != nil {
		t.Fatal(err)
	}
	if n.Revision() != head || n.Ready() || uint64(len(n.seen)) != head {
		t.Fatalf("taken up at %d with %d, ready %v, want %d", n.Revision(), len(n.seen), n.Ready(), head)
	}
	if err := n.CatchUp(feed); err != nil || uint64(len(n.seen)) != feed.Head() || !n.Ready() {
		t.Errorf("%v: %d seen, ready %v", err, len(n.seen), n.Ready())
	}
	if age := follow.Age(s, "numbers", n); age != 1 {
		t.Errorf("it is %d behind, want 1", age)
	}
	if err := follow.Resume(s, "numbers", n, feed); !errors.Is(err, follow.ErrNoSnapshot) {
		t.Errorf("one that has read something began anew: %v", err)
	}
}

// A snapshot of which anything is to be doubted is thrown away, and nothing of it is taken.
func TestSnapshots_Doubt(t *testing.T) {
	feed := didbantest.NewFeed(didbantest.City(30, 3)...)
	for what, spoil := range map[string]func(s *follow.Snapshots, path string){
		"another program":      func(s *follow.Snapshots, _ string) { s.Build = "two" },
		"another key":          func(s *follow.Snapshots, _ string) { s.Key = []byte("other") },
		"another history":      func(s *follow.Snapshots, _ string) { s.Seal = func(uint64) (string, error) { return "seal", nil } },
		"a record not to read": func(s *follow.Snapshots, _ string) { s.Seal = func(uint64) (string, error) { return "", errSick } },
		"another name": func(s *follow.Snapshots, path string) {
			other := newNumbers()
			if err := errors.Join(other.CatchUp(feed), follow.Save(t.Context(), *s, "other", other)); err != nil {
				t.Fatal(err)
			}
			if err := os.Rename(filepath.Join(filepath.Dir(path), "other.snapshot"), path); err != nil {
				t.Fatal(err)
			}
		},
		"nothing there": func(_ *follow.Snapshots, path string) { _ = os.Remove(path) },
		"no bytes":      func(_ *follow.Snapshots, path string) { write(t, path, nil) },
	} {
		s := snapshots(t)
		laidDown(t, s, feed)
		path := filepath.Join(s.Folder, "numbers.snapshot")
		spoil(&s, path)
		doubted(t, what, s, path, feed)
	}
	s := snapshots(t)
	laidDown(t, s, feed)
	doubted(t, "ahead of the record", s, filepath.Join(s.Folder, "numbers.snapshot"), didbantest.NewFeed(didbantest.City(3, 0)...))
}

// No bit of a snapshot can be turned, and no end cut off, without its being noticed.
func TestSnapshots_EveryByte(t *testing.T) {
	feed, s := didbantest.NewFeed(didbantest.City(1, 0)[:3]...), snapshots(t)
	laidDown(t, s, feed)
	path := filepath.Join(s.Folder, "numbers.snapshot")
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for at := range whole {
		spoilt := append([]byte{}, whole...)
		spoilt[at] ^= 1 << (at % 8)
		write(t, path, spoilt)
		doubted(t, fmt.Sprint("bit of byte ", at), s, path, feed)
		write(t, path, whole[:at])
		doubted(t, fmt.Sprint("cut at ", at), s, path, feed)
	}
	write(t, path, whole)
	if err := follow.Resume(s, "numbers", newNumbers(), feed); err != nil {
		t.Errorf("the whole one: %v", err)
	}
}

func write(t *testing.T, path string, b []byte) {
	t.Helper()
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
}

func doubted(t *testing.T, what string, s follow.Snapshots, path string, feed didban.Feed) {
	t.Helper()
	n := newNumbers()
	if err := follow.Resume(s, "numbers", n, feed); !errors.Is(err, follow.ErrNoSnapshot) {
		t.Errorf("%s: %v", what, err)
	}
	if n.Revision() != 0 || n.seen != nil {
		t.Errorf("%s: it holds %v at %d", what, n.seen, n.Revision())
	}
	if _, err := os.Stat(path); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("%s: it is still there: %v", what, err)
	}
	fresh := newNumbers()
	if err := errors.Join(n.CatchUp(feed), fresh.CatchUp(feed)); err != nil || !reflect.DeepEqual(n.seen, fresh.seen) {
		t.Errorf("%s: it does not begin as ever: %v", what, err)
	}
}

// A snapshot that can't be written whole leaves the one before.
func TestSnapshots_FailedSave(t *testing.T) {
	feed, s := didbantest.NewFeed(didbantest.City(3, 0)...), snapshots(t)
	laidDown(t, s, feed)
	broken := s
	broken.Seal = func(uint64) (string, error) { return "", errSick }
	if err := follow.Save(t.Context(), broken, "numbers", newNumbers()); !errors.Is(err, errSick) {
		t.Fatal(err)
	}
	if err := follow.Save(t.Context(), s, "numbers", wordless{newNumbers()}); err == nil {
		t.Fatal("what gob can't write was laid down")
	}
	if left, err := os.ReadDir(s.Folder); err != nil || len(left) != 1 {
		t.Errorf("%v: %d files", err, len(left))
	}
	if err := follow.Resume(s, "numbers", newNumbers(), feed); err != nil {
		t.Errorf("the one before: %v", err)
	}
}

// wordless is a keeper whose parts can't be written.
type wordless struct{ *numbers }

func (w wordless) Parts() (uint64, iter.Seq[func()]) {
	return 0, func(yield func(func()) bool) { yield(func() {}) }
}

func (w wordless) Resume(didban.Feed, uint64, iter.Seq2[func(), error]) error { return nil }
