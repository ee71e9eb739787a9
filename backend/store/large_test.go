package store_test

import (
	"errors"
	"strings"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
	"didban.app/backend/store"
)

// A large change leaves the same record as the same change in memory, seal by seal.
func TestLarge_SameRecord(t *testing.T) {
	dir := t.TempDir()
	plain, large := open(t, t.TempDir()), open(t, dir)
	fill := func(s *store.Store, begin func(*store.Tx) error) (seal string) {
		t.Helper()
		err := s.Update(admin, func(tx *store.Tx) error {
			if err := begin(tx); err != nil {
				return err
			}
			for _, n := range didbantest.City(200, 2000) {
				n.Head().Version = 0
				if err := tx.Put(n); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		view(t, s, func(tx *store.Tx) error {
			e, err := tx.AuditEntry(tx.AuditEnd())
			seal = e.Seal
			return err
		})
		return seal
	}
	want := fill(plain, func(*store.Tx) error { return nil })
	if got := fill(large, (*store.Tx).Large); got != want {
		t.Errorf("the last seal is %s, want %s", got, want)
	}
	if large.Head() != plain.Head() {
		t.Errorf("%d changes, want %d", large.Head(), plain.Head())
	}
	wantWhole(t, large)
	wholeIndexes(t, large)
}

// What was changed before can't be taken along, so that it is refused and nothing is kept.
func TestLarge_TooLate(t *testing.T) {
	s := open(t, t.TempDir())
	err := s.Update(admin, func(tx *store.Tx) error { return errors.Join(tx.Put(region(1, "a")), tx.Large()) })
	if err == nil || !strings.Contains(err.Error(), "large") {
		t.Fatalf("error %v", err)
	}
	if _, err := s.Load(didban.KindArea, region(1, "a").ID); !didban.IsNotFound(err) {
		t.Errorf("it was kept: %v", err)
	}
}
