package record_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"didban.app/backend/record"
)

const secretWords = "سخنی که نباید بماند"

// erasedFile is a file in which something was written and deleted, and marked.
func erasedFile(t *testing.T) (dir string, f *record.File) {
	t.Helper()
	dir = t.TempDir()
	f, err := record.Open(dir, options(1))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	steps := []func(*record.Tx) error{
		func(tx *record.Tx) (err error) {
			for i := range 100 {
				err = errors.Join(err, tx.Write(strings.Repeat(secretWords, 50), []byte{byte(i)}, "note"))
			}
			return err
		},
		func(tx *record.Tx) error { return errors.Join(tx.DeleteAll(nil, "note"), tx.MarkErased(100)) },
	}
	for _, step := range steps {
		if err := f.Update(step); err != nil {
			t.Fatal(err)
		}
	}
	return dir, f
}

// holds reports whether a folder's files hold the words.
func holds(t *testing.T, dir string) bool {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if bytes.Contains(content(t, filepath.Join(dir, e.Name())), []byte(secretWords)) {
			return true
		}
	}
	return false
}

// A marked file is written anew by Compact, at its next opening and in each copy; then the mark
// is gone, the words are too, and it goes on.
func TestCompact_Marked(t *testing.T) {
	for name, compact := range map[string]func(t *testing.T, dir string, f *record.File) (string, *record.File){
		"at once": func(t *testing.T, dir string, f *record.File) (string, *record.File) {
			if err := f.Compact(t.Context()); err != nil {
				t.Fatal(err)
			}
			return dir, f
		},
		"at the next opening": func(t *testing.T, dir string, f *record.File) (string, *record.File) {
			return dir, openedAnew(t, dir, f)
		},
		"in a copy": func(t *testing.T, _ string, f *record.File) (string, *record.File) {
			to := t.TempDir()
			if err := f.Backup(t.Context(), filepath.Join(to, options(1).Name)); err != nil {
				t.Fatal(err)
			}
			return to, openedAnew(t, to, f)
		},
	} {
		t.Run(name, func(t *testing.T) {
			dir, f := erasedFile(t)
			if !holds(t, dir) {
				t.Fatal("the words are not there before: nothing would show")
			}
			to, g := compact(t, dir, f)
			if holds(t, to) {
				t.Error("the words are still there")
			}
			if n, err := g.Waiting(); n != 0 || err != nil {
				t.Errorf("%d wait, %v", n, err)
			}
			if err := g.Update(func(tx *record.Tx) error { return tx.Write("b", []byte("b"), "note") }); err != nil {
				t.Error(err)
			}
			if r, err := g.Check(t.Context()); err != nil || !r.Whole() {
				t.Errorf("%+v %v", r, err)
			}
			openedAnew(t, to, g) // its mark is that of the new file
		})
	}
}

// A file without a mark is left as it is.
func TestCompact_Unmarked(t *testing.T) {
	dir, f := erasedFile(t)
	f = openedAnew(t, dir, f)
	f = openedAnew(t, dir, f)
	if f.Compacted() {
		t.Error("it was written anew without a reason")
	}
}

func openedAnew(t *testing.T, dir string, f *record.File) *record.File {
	t.Helper()
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	g, err := record.Open(dir, options(1))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = g.Close() })
	return g
}
