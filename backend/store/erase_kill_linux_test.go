//go:build linux && (amd64 || arm64)

package store_test

import (
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"syscall"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
	"didban.app/backend/store"
)

// A program that is killed before any step of an erasure, of the compaction after it or of the
// one at the next opening leaves a record that is whole. What erased.log tells is erased before
// anybody reads, what it does not tell is as it was, and what was answered is erased.
func TestErase_KilledAnywhere(t *testing.T) {
	const n = 3
	dir, refs := planted(t, n)
	images, answered := t.TempDir(), false
	type image struct {
		dir      string
		answered bool
	}
	var all []image
	keep := func(didbantest.Step) syscall.Errno {
		to := filepath.Join(images, strconv.Itoa(len(all)))
		if err := os.CopyFS(to, os.DirFS(dir)); err != nil {
			t.Error(err)
		}
		all = append(all, image{to, answered})
		return 0
	}
	err := didbantest.Steps(dir, func() error {
		s, err := store.Open(dir, store.Options{Now: clock()})
		if err != nil {
			return err
		}
		err = s.Update(admin, func(tx *store.Tx) error {
			return errors.Join(tx.Erase(refs[0], nil, "personal"), tx.Erase(refs[1], tombstone(1, 2), "insult"))
		})
		answered = err == nil
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
	}, keep, func(didbantest.Step) {})
	if errors.Is(err, didbantest.ErrNoFaults) {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	before, after := 0, 0
	for _, one := range all {
		lines, _, err := store.ReadErasures(filepath.Join(one.dir, store.ErasedLog))
		if err != nil {
			t.Fatal(err)
		}
		if one.answered && len(lines) < 2 {
			t.Fatalf("%s: an erasure was answered without its lines", one.dir)
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
		want := n - len(told)
		if got := found(t, one.dir, n); got != want {
			t.Errorf("%s: %d marks are found, want %d", one.dir, got, want)
		}
		if len(told) == 0 {
			before++
		} else {
			after++
		}
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}
	t.Logf("killed at %d steps: %d before the log told, %d after", len(all), before, after)
	if before < 5 || after < 20 {
		t.Errorf("%d images before and %d after: the steps were not seen", before, after)
	}
}
