//go:build linux && (amd64 || arm64)

package store_test

import (
	"errors"
	"path/filepath"
	"sync/atomic"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
	"didban.app/backend/store"
)

// An image is the folder as a kill leaves it before a step; answered tells whether the erasure
// had been answered by then.
type image struct {
	dir      string
	answered bool
}

// A program that is killed before any step of an erasure, of the compaction after it or of the
// one at the next opening leaves a record that is whole. What erased.log tells is erased before
// anybody reads, what it does not tell is as it was, and what was answered is erased.
func TestErase_KilledAnywhere(t *testing.T) {
	dir, refs := planted(t, 3)
	var answered atomic.Bool
	all, err := imagesOf(t, dir, &answered, func() error {
		s, err := store.Open(dir, store.Options{Now: clock()})
		if err != nil {
			return err
		}
		err = s.Update(admin, func(tx *store.Tx) error {
			return errors.Join(tx.Erase(refs[0], nil, "personal"), tx.Erase(refs[1], tombstone(1, 2), "insult"))
		})
		answered.Store(err == nil)
		if err == nil {
			err = s.Compact(t.Context())
		}
		if err == nil {
			err = s.Update(admin, func(tx *store.Tx) error { return tx.Erase(refs[1], nil, "insult") })
		}
		if err = errors.Join(err, s.Close()); err != nil {
			return err
		}
		if s, err = store.Open(dir, store.Options{Now: clock()}); err != nil {
			return err
		}
		return s.Close()
	})
	if errors.Is(err, didbantest.ErrNoFaults) {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	before := 0
	for _, one := range all {
		if one.wantErased(t, refs) == 0 {
			before++
		}
	}
	t.Logf("killed at %d steps: %d before the log told, %d after", len(all), before, len(all)-before)
	if before < 5 || len(all)-before < 20 {
		t.Error("the steps were not seen")
	}
}

// imagesOf runs do and keeps an image before each step that it takes in the folder.
func imagesOf(t *testing.T, dir string, answered *atomic.Bool, do func() error) (all []image, err error) {
	t.Helper()
	err = didbantest.Images(t, dir, do, func(to string) { all = append(all, image{to, answered.Load()}) })
	return all, err
}

// wantErased opens an image and holds it to its log, of which it gives the number of nouns.
func (one image) wantErased(t *testing.T, refs []didban.Ref) int {
	t.Helper()
	lines, _, err := store.ReadErasures(filepath.Join(one.dir, store.ErasedLog))
	if err != nil || one.answered && len(lines) < 2 {
		t.Fatalf("%s: answered %t, the log tells %d, %v", one.dir, one.answered, len(lines), err)
	}
	told := map[didban.ID]bool{}
	for _, e := range lines {
		told[e.ID] = true
	}
	s, err := store.Open(one.dir, store.Options{Now: clock()})
	if err != nil {
		t.Fatalf("%s: %v", one.dir, err)
	}
	wantWhole(t, s)
	for i, ref := range refs {
		got, err := s.Load(ref.Kind, ref.ID)
		words := err == nil && got.(*didban.Comment).Author != ""
		if words == told[ref.ID] {
			t.Errorf("%s: comment %d has words: %t, the log tells of it: %t (%v)", one.dir, i, words, told[ref.ID], err)
		}
	}
	if got, want := found(t, one.dir, len(refs)), len(refs)-len(told); got != want {
		t.Errorf("%s: %d marks are found, want %d", one.dir, got, want)
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	return len(told)
}
