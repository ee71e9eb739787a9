//go:build linux && (amd64 || arm64)

package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"didban.app/backend/didbantest"
	"didban.app/backend/private"
	"didban.app/backend/store"
)

// The n-th open, write, truncation, sync, rename or removal within the data folder fails,
// once or from then on, as a sick or a full disk does. What was acknowledged is there, what
// was refused is there once at most, both files are whole, and the reason is told.
func TestAttack_FailingCalls(t *testing.T) {
	tally, tries := didbantest.Attack(t, "failing calls of the system", 20, 200)
	from, whole := attackedFolder(t)
	had := keptOf(t, from)
	dir := freshFolder(t, whole)
	total := 0
	_, err := workFailing(dir, failure{at: -1, seen: &total})
	if errors.Is(err, didbantest.ErrNoFaults) {
		t.Skip(err)
	}
	if err != nil || total < 50 {
		t.Fatalf("%d calls: %v", total, err)
	}
	random := seeded(41)
	root := t.TempDir()
	for n := range tries {
		seen := 0
		f := failure{at: random.IntN(total), times: []int{1, 1 << 30}[n%2], cause: []syscall.Errno{syscall.EIO, syscall.ENOSPC}[n/2%2], seen: &seen}
		what := fmt.Sprintf("call %d of %d, %d times %s", f.at, total, f.times, f.cause)
		dir := filepath.Join(root, fmt.Sprint(n))
		tally.Try(what, func() {
			putFolder(t, dir, whole, "", nil)
			failing(tally, dir, what, f, had)
		})
		if err := os.RemoveAll(dir); err != nil {
			t.Fatal(err)
		}
	}
}

// A failure is of the calls from the at-th on, as many as times.
type failure struct {
	at, times int
	cause     syscall.Errno
	seen      *int
}

// workFailing works on both files and copies them, and tells what was acknowledged.
func workFailing(dir string, f failure) (acked kept, err error) {
	err = didbantest.Steps(dir, func() error {
		err := workOn(dir, 8, func(public, private int) { acked = kept{public, private} })
		if err != nil {
			return err
		}
		return copyBoth(dir)
	}, func(didbantest.Step) syscall.Errno {
		if n := *f.seen; f.at >= 0 && n >= f.at && n < f.at+f.times {
			return f.cause
		}
		return 0
	}, func(didbantest.Step) { *f.seen++ })
	return acked, err
}

func copyBoth(dir string) error {
	s, err := store.Open(dir, store.Options{})
	if err != nil {
		return err
	}
	err = s.Backup(context.Background(), filepath.Join(dir, "copy-"+storeFile))
	p, err2 := private.Open(dir, private.Options{})
	if err2 == nil {
		err2 = errors.Join(p.Backup(context.Background(), filepath.Join(dir, "copy-"+privateFile)), p.Close())
	}
	return errors.Join(err, err2, s.Close())
}

func failing(tally *didbantest.Tally, dir, what string, f failure, had kept) {
	acked, err := workFailing(dir, f)
	if err != nil {
		toldAll(tally, what, err)
		tally.Left("told")
	} else {
		tally.Left("overcome")
	}
	for _, file := range bothFiles() {
		least := had.public + acked.public
		if file.name == privateFile {
			least = had.private + acked.private
		}
		what := what + ", " + file.name
		if r, err := file.check(filepath.Join(dir, file.name)); err != nil || !r.Whole() {
			tally.Harm(didbantest.Lost, "%s is left as %+v %v", what, r.Findings, err)
		}
		have, err := changesIn(dir, file.name)
		switch {
		case err != nil || have < least:
			tally.Harm(didbantest.Lost, "%s: %d changes, %d acknowledged: %v", what, have, least, err)
		case have > least+1:
			tally.Harm(didbantest.Believed, "%s: %d changes, %d acknowledged", what, have, least)
		}
		if err == nil {
			goesOn(tally, dir, file, what)
		}
		if copied := filepath.Join(dir, "copy-"+file.name); fileThere(copied) {
			if r, err := file.check(copied); err != nil || !r.Whole() {
				tally.Harm(didbantest.Believed, "%s: a copy that is not whole has its name: %+v %v", what, r.Findings, err)
			}
		}
	}
}

func fileThere(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}
