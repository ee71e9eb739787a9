package private_test

import (
	"errors"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
	"didban.app/backend/private"
)

// The disk fails at the n-th sync of an edit, once or for ever: an edit that was
// acknowledged is there, one that was not has left the file whole, and no trace where
// the disk failed but once.
func TestUpdate_FailingSync(t *testing.T) {
	for name, text := range map[string]string{"small": "یک", "growing": strings.Repeat("دو ", 100_000)} {
		t.Run(name, func(t *testing.T) {
			didbantest.AtEachSync(t, func(t *testing.T, disk didbantest.Disk) int { return editOn(t, text, disk) }, syscall.EIO, syscall.ENOSPC)
		})
	}
}

const draft didban.ID = "0192aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee"

// editOn keeps one edit on a failing disk and tells how many syncs that took.
func editOn(t *testing.T, text string, disk didbantest.Disk) int {
	t.Helper()
	dir := t.TempDir()
	f := opened(t, dir)
	if err := f.Update(edit(1, "نخست")); err != nil {
		t.Fatal(err)
	}
	asked, told := disk.Test(t, func() error { return f.Update(edit(2, text)) })
	now := keptEdits(t, f)
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	if r, err := private.Check(t.Context(), filepath.Join(dir, "private.db")); err != nil || !r.Whole() {
		t.Fatalf("at sync %d the file is left as %+v %v", disk.At, r.Findings, err)
	}
	f = opened(t, dir)
	after := keptEdits(t, f)
	switch {
	case told == nil && after != 2:
		t.Errorf("at sync %d: acknowledged and lost", disk.At)
	case told != nil && disk.Times == 1 && after != 1:
		t.Errorf("at sync %d: refused and kept", disk.At)
	case now != after:
		t.Errorf("at sync %d: %d edits before the file was opened again, %d after", disk.At, now, after)
	}
	if err := errors.Join(f.Update(edit(after+1, "پس از آن")), f.Close()); err != nil {
		t.Errorf("after sync %d the file does not go on: %v", disk.At, err)
	}
	return asked
}

func opened(t *testing.T, dir string) *private.File {
	t.Helper()
	f, err := private.Open(dir, private.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func edit(n int, text string) func(*private.Tx) error {
	return func(tx *private.Tx) error {
		e := private.Edit{Seq: uint64(n), Page: "p", Edit: didban.Edit{N: n, Op: didban.EditSet, Path: "name", Text: text}}
		return errors.Join(tx.PutDraft(&didban.Draft{ID: draft}), tx.PutEdit(draft, e), tx.PutPage(draft, "p", n))
	}
}

// keptEdits counts the edits, and holds the page's number to them.
func keptEdits(t *testing.T, f *private.File) (n int) {
	t.Helper()
	err := f.View(func(tx *private.Tx) error {
		edits, err := tx.Edits(draft, 0)
		page, err2 := tx.Page(draft, "p")
		if n = len(edits); n != page {
			t.Errorf("%d edits, the page says %d", n, page)
		}
		return errors.Join(err, err2)
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
}
