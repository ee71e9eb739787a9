package private_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
	"didban.app/backend/private"
)

// TestUpdate_FullDisk: what could not be written is told as such and is not there, neither
// now nor after the next start; what was told as kept is; and the file goes on.
func TestUpdate_FullDisk(t *testing.T) {
	dir := t.TempDir()
	f := open(t, dir, city)
	update(t, f, func(tx *private.Tx) error { return tx.PutTry("sara", private.Try{Count: 3}) })
	info, err := os.Stat(filepath.Join(dir, "private.db"))
	if err != nil {
		t.Fatal(err)
	}
	lift := didbantest.LimitFiles(t, info.Size())
	for range 3 {
		err = f.Update(func(tx *private.Tx) error {
			if err := tx.PutTry("sara", private.Try{Count: 99}); err != nil {
				return err
			}
			for range 60 {
				if err := tx.PutNote(&didban.Note{Text: strings.Repeat("ک", 10_000)}); err != nil {
					return err
				}
			}
			return nil
		})
		var fault *didban.Error
		if !errors.As(err, &fault) || fault.Code != didban.CodeDisk {
			t.Errorf("a full disk is told as %v", err)
		}
		wantTries(t, f, 3)
	}
	lift()
	update(t, f, func(tx *private.Tx) error { return tx.PutTry("sara", private.Try{Count: 4}) })
	wantTries(t, f, 4)
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	if report, err := private.Check(t.Context(), filepath.Join(dir, "private.db")); err != nil || !report.Whole() {
		t.Errorf("found %+v, %v", report.Findings, err)
	}
	f = open(t, dir, city)
	wantTries(t, f, 4)
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}

func wantTries(t *testing.T, f *private.File, want int) {
	t.Helper()
	view(t, f, func(tx *private.Tx) error {
		got, err := tx.Try("sara")
		if got.Count != want {
			t.Errorf("%d attempts are kept, want %d", got.Count, want)
		}
		notes, err2 := tx.Notes("")
		if len(notes) > 0 {
			t.Errorf("%d notes of what failed are there", len(notes))
		}
		return errors.Join(err, err2)
	})
}
