package record_test

import (
	"fmt"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
	"didban.app/backend/record"
)

// protected is a folder on a disk that is write-protected, with what fill put there before.
func protected(t *testing.T, fill func(dir string)) string {
	t.Helper()
	dir := didbantest.DiskOf(t, 8<<20)
	fill(dir)
	if err := syscall.Mount("", dir, "", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""); err != nil {
		t.Fatal(err)
	}
	return dir
}

func filled(t *testing.T, opts record.Options) func(dir string) {
	return func(dir string) {
		f, err := record.Open(dir, opts)
		if err == nil {
			err = f.Update(write("a", "سلام"))
		}
		if err == nil {
			err = f.Close()
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

func TestOpenToRead(t *testing.T) {
	dir := protected(t, filled(t, options(1)))
	if _, err := record.Open(dir, options(1)); err == nil {
		t.Fatal("the disk is not write-protected")
	}
	for range 2 { // two at once
		f, err := record.OpenToRead(dir, options(1))
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close() //nolint:errcheck // only read
		err = f.View(func(tx *record.Tx) error {
			var got string
			found, err := tx.Read(&got, []byte("a"), "note")
			if !found || got != "سلام" {
				t.Errorf("read %q", got)
			}
			return err
		})
		if err != nil {
			t.Error(err)
		}
		wantFault(t, f.Update(write("a", "دیگر")), didban.CodeForbidden, "data.readOnly")
		if r, err := f.Check(t.Context()); err != nil || !r.Whole() {
			t.Errorf("check finds %+v, %v", r.Findings, err)
		}
	}
}

// What Open refuses is refused here too, and what it would mend is told.
func TestOpenToRead_Refuses(t *testing.T) {
	step := func(*record.Tx) error { return nil }
	spoil := func(at int64) func(dir string) {
		return func(dir string) {
			filled(t, options(1))(dir)
			b := content(t, filepath.Join(dir, "test.db"))
			b[at] ^= 1
			if err := os.WriteFile(filepath.Join(dir, "test.db"), b, 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	page := int64(os.Getpagesize())
	behind := func(dir string) {
		filled(t, options(1))(dir)
		old := content(t, filepath.Join(dir, "test.db"))
		filled(t, options(1))(dir)
		if err := os.WriteFile(filepath.Join(dir, "test.db"), old, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, test := range []struct {
		name string
		fill func(dir string)
		opts record.Options
		code didban.ErrorCode
		key  string
	}{
		{"no file", func(string) {}, options(1), didban.CodeNotFound, "store.noFile"},
		{"an older schema", filled(t, options(1)), options(2, step), didban.CodeTooOld, "store.readOnlyOld"},
		{"a newer schema", filled(t, options(2, step)), options(1), didban.CodeTooNew, "store.tooNew"},
		{"an older copy", behind, options(1), didban.CodeDamaged, "store.behind"},
		{"a damaged page", spoil(3*page + 8), options(1), didban.CodeDamaged, "store.damagedFile"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := record.OpenToRead(protected(t, test.fill), test.opts)
			wantFault(t, err, test.code, test.key)
		})
	}
}

// What a kill left beside the file goes at the next start, and nothing else does.
func TestOpen_SweepsLeftovers(t *testing.T) {
	dir := t.TempDir()
	filled(t, options(1))(dir)
	goes := []string{"test.db.new", "test.db.part", "test.db.restoring", "test.db.repaired", "test.db.rewritten", "test.db.rewritten.part", "test.db.v1.bak.part"}
	stays := []string{"test.db.before-restore-1", "test.db.v1.bak", "other.db.part", "test.db.partial", "test.db.x.part", "my.test.db.part"}
	for _, name := range append(goes, stays...) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(filepath.Join(dir, "test.db.v2.bak.part"), 0o700); err != nil { // no file of ours
		t.Fatal(err)
	}
	reopen(t, dir, options(1))
	for _, name := range goes {
		if _, err := os.Stat(filepath.Join(dir, name)); err == nil {
			t.Errorf("%s stays", name)
		}
	}
	for _, name := range append(stays, "test.db", "test.db.head", "test.db.v2.bak.part") {
		if _, err := os.Stat(filepath.Join(dir, name)); err != nil {
			t.Errorf("%s is gone", name)
		}
	}
}

// A change that finds the disk full is tried once more where there is room to be had, and
// then stands whole.
func TestUpdate_Relieved(t *testing.T) {
	for _, test := range []struct {
		name    string
		ballast int // bytes that can be given up
		stands  bool
	}{{"room to be had", 2 << 20, true}, {"none", 0, false}} {
		t.Run(test.name, func(t *testing.T) {
			dir := didbantest.DiskOf(t, 4<<20)
			ballast := filepath.Join(dir, "ballast")
			asked := 0
			opts := options(1)
			opts.Relieve = func() bool {
				asked++
				return test.ballast > 0 && os.Remove(ballast) == nil
			}
			f := open(t, dir, opts)
			if err := os.WriteFile(ballast, make([]byte, test.ballast), 0o600); err != nil {
				t.Fatal(err)
			}
			_ = os.WriteFile(filepath.Join(dir, "others"), make([]byte, 8<<20), 0o600) // as much as goes in
			long := fmt.Sprintf("%0900000d", 1)
			err := f.Update(write("a", long))
			if test.stands && err != nil {
				t.Errorf("refused: %v", err)
			}
			if !test.stands {
				wantFault(t, err, didban.CodeDisk, "store.full")
			}
			if asked != 1 {
				t.Errorf("asked for room %d times", asked)
			}
			err = f.View(func(tx *record.Tx) error {
				var got string
				found, err := tx.Read(&got, []byte("a"), "note")
				if found != test.stands || found && got != long {
					t.Errorf("found %t, want %t", found, test.stands)
				}
				return err
			})
			if err != nil {
				t.Error(err)
			}
		})
	}
}
