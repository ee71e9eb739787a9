package store_test

import (
	"errors"
	"path/filepath"
	"slices"
	"syscall"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
	"didban.app/backend/store"
)

// The disk fails at the n-th sync of a change, once or for ever: a change that was
// acknowledged is there, one that was not has left the file whole, and no trace where
// the disk failed but once.
func TestUpdate_FailingSync(t *testing.T) {
	for name, change := range map[string]func(*store.Tx) error{
		"small":   func(tx *store.Tx) error { return tx.Put(region(2, "after")) },
		"growing": manyArticles,
		"large":   largeArticles,
	} {
		t.Run(name, func(t *testing.T) {
			didbantest.AtEachSync(t, func(t *testing.T, disk didbantest.Disk) int { return changeOn(t, change, disk) }, syscall.EIO, syscall.ENOSPC)
		})
	}
}

// largeArticles is manyArticles as a large change.
func largeArticles(tx *store.Tx) error { return errors.Join(tx.Large(), manyArticles(tx)) }

// fault is the key of a fault, empty for none.
func fault(err error) string {
	var e *didban.Error
	if errors.As(err, &e) {
		return e.Key
	}
	return ""
}

// changeOn makes one change on a failing disk and tells how many syncs that took.
func changeOn(t *testing.T, change func(*store.Tx) error, disk didbantest.Disk) int {
	t.Helper()
	dir := t.TempDir()
	s, err := store.Open(dir, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	put(t, s, didbantest.City(0, 20)...)
	head := s.Head()
	asked, told := disk.Test(t, func() error { return s.Update(admin, change) })
	if told != nil {
		key := "store.writeFailed"
		if disk.Cause == syscall.ENOSPC {
			key = "store.full"
		}
		if !slices.Contains([]string{key, "store.writeFailed", "store.unknown"}, fault(told)) {
			t.Errorf("at sync %d: %v, want %s", disk.At, told, key)
		}
	}
	now := s.Head()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if r, err := store.Check(t.Context(), filepath.Join(dir, "didban.db")); err != nil || !r.Whole() {
		t.Fatalf("at sync %d the file is left as %+v %v", disk.At, r.Findings, err)
	}
	s = open(t, dir)
	after := s.Head()
	switch {
	case told == nil && after == head:
		t.Errorf("at sync %d: acknowledged and lost", disk.At)
	case told != nil && disk.Times == 1 && after != head:
		t.Errorf("at sync %d: refused and kept", disk.At)
	case fault(told) == "store.unknown" && disk.Times == 1:
		t.Errorf("at sync %d: unknown, though the disk was well again", disk.At)
	case now != after:
		t.Errorf("at sync %d: head %d before the file was opened again, %d after", disk.At, now, after)
	}
	put(t, s, region(3, "later"))
	wholeIndexes(t, s)
	return asked
}
