//go:build linux && (amd64 || arm64)

package record_test

import (
	"errors"
	"path/filepath"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
	"didban.app/backend/record"
)

// A program that is killed before any step of a large change leaves the file as it was before
// or with all of the change, and once the change was answered, with all of it.
func TestBeside_KilledAnywhere(t *testing.T) {
	dir := t.TempDir()
	filled(t, options(1))(dir)
	type image struct {
		dir      string
		answered bool
	}
	var all []image
	var answered atomic.Bool
	err := didbantest.Images(t, dir, func() error {
		f, err := record.Open(dir, options(1))
		if err == nil {
			err = f.Update(large)
		}
		answered.Store(err == nil)
		if err == nil {
			err = f.Update(write("later", "پس از آن"))
		}
		return errors.Join(err, f.Close())
	}, func(to string) { all = append(all, image{to, answered.Load()}) })
	if errors.Is(err, didbantest.ErrNoFaults) {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	before := 0
	for _, one := range all {
		f, err := record.Open(one.dir, options(1))
		if err != nil {
			t.Fatalf("%s: %v", one.dir, err)
		}
		r, err := f.Check(t.Context())
		if err != nil || !r.Whole() {
			t.Errorf("%s: %+v %v", one.dir, r, err)
		}
		n := notes(t, f)
		if n == 1 {
			before++
		}
		if n > 1 && n < largeNotes+2 || one.answered && n == 1 {
			t.Errorf("%s: %d notes, answered %t", one.dir, n, one.answered)
		}
		if err := f.Close(); err != nil {
			t.Error(err)
		}
		wantAlone(t, one.dir)
	}
	t.Logf("killed at %d steps: %d before the change, %d after", len(all), before, len(all)-before)
	if before < 3*largeNotes || len(all)-before < 3 {
		t.Error("the steps were not seen")
	}
}

// A disk that is full at any write beside the file leaves the file as it was and says so.
func TestBeside_FullDisk(t *testing.T) {
	for at := 1; ; at += 3 {
		dir := t.TempDir()
		filled(t, options(1))(dir)
		f := open(t, dir, options(1))
		writes := 0
		err := didbantest.Steps(dir, func() error { return f.Update(large) }, func(step didbantest.Step) syscall.Errno {
			if step.Call != "write" || !strings.HasSuffix(step.Path, ".beside") {
				return 0
			}
			if writes++; writes < at {
				return 0
			}
			return syscall.ENOSPC
		}, func(didbantest.Step) {})
		if errors.Is(err, didbantest.ErrNoFaults) {
			t.Skip(err)
		}
		if writes < at {
			if err != nil || at < 10 {
				t.Errorf("%v after %d writes", err, writes)
			}
			return
		}
		wantFault(t, err, didban.CodeDisk, "store.full")
		if n := notes(t, f); n != 1 {
			t.Errorf("full at write %d: %d notes", at, n)
		}
		wantAlone(t, dir)
		if err := f.Update(large); err != nil || notes(t, f) != largeNotes+2 {
			t.Errorf("full at write %d, then not: %v, %d notes", at, err, notes(t, f))
		}
	}
}

// A copy that finds no room says so.
func TestBackup_FullDisk(t *testing.T) {
	dir, to := t.TempDir(), t.TempDir()
	filled(t, options(1))(dir)
	f := open(t, dir, options(1))
	err := didbantest.Steps(to, func() error { return f.Backup(t.Context(), filepath.Join(to, "copy.db")) }, func(step didbantest.Step) syscall.Errno {
		if step.Call == "write" {
			return syscall.ENOSPC
		}
		return 0
	}, func(didbantest.Step) {})
	if errors.Is(err, didbantest.ErrNoFaults) {
		t.Skip(err)
	}
	wantFault(t, err, didban.CodeDisk, "store.full")
}
