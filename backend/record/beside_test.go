package record_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/record"
)

// largeNotes is how many notes a large change of these tests writes, each in a part of its own.
const largeNotes = 5

// large writes notes beside the file.
func large(tx *record.Tx) error {
	if err := tx.Beside(); err != nil {
		return err
	}
	for i := range largeNotes {
		err := tx.Write(fmt.Sprint("یادداشت ", i), fmt.Append(nil, "large-", i), "note")
		if err == nil {
			err = tx.Wrote(1 << 30)
		}
		if err != nil {
			return err
		}
	}
	return tx.Write("پس از بخش‌ها", []byte("last"), "note")
}

// notes counts what a file holds.
func notes(t *testing.T, f *record.File) (n int) {
	t.Helper()
	err := f.View(func(tx *record.Tx) error {
		for range record.Walk(tx.Bucket("note"), nil, record.Forward) {
			n++
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// wantAlone reports what lies in a folder beside the file and its mark.
func wantAlone(t *testing.T, dir string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if name := e.Name(); name != "test.db" && name != "test.db.head" {
			t.Errorf("%s is left", name)
		}
	}
}

// Of a large change nobody sees anything before its end, and everybody all of it after it.
func TestBeside(t *testing.T) {
	dir := t.TempDir()
	f := open(t, dir, options(1))
	for round := range 3 {
		before := notes(t, f)
		err := f.Update(func(tx *record.Tx) error {
			if err := large(tx); err != nil {
				return err
			}
			if n := notes(t, f); n != before {
				t.Errorf("round %d: a reader sees %d notes before the end, want %d", round, n, before)
			}
			own := ""
			if found, err := tx.Read(&own, []byte("large-0"), "note"); !found || err != nil {
				t.Errorf("round %d: the change doesn't see its own: %v", round, err)
			}
			return tx.Write("x", fmt.Append(nil, "round-", round), "note")
		})
		if err != nil {
			t.Fatal(err)
		}
		if n, want := notes(t, f), largeNotes+2+2*round; n != want {
			t.Errorf("round %d: %d notes, want %d", round, n, want)
		}
		if err := f.Update(write(fmt.Sprint("small-", round), "پس از آن")); err != nil {
			t.Fatal(err)
		}
		wantAlone(t, dir)
	}
	if r, err := f.Check(t.Context()); err != nil || !r.Whole() {
		t.Errorf("%+v %v", r, err)
	}
	if f = openedAnew(t, dir, f); notes(t, f) != largeNotes+1+3+3 {
		t.Errorf("%d notes in the file that was opened again", notes(t, f))
	}
}

// A large change that fails, panics or changes nothing leaves the file as it was, byte by byte.
func TestBeside_Refused(t *testing.T) {
	mine := errors.New("mine")
	for name, end := range map[string]func(){
		"an error": func() {},
		"a panic":  func() { panic(mine) },
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			f := open(t, dir, options(1))
			if err := f.Update(write("a", "پیش از آن")); err != nil {
				t.Fatal(err)
			}
			was := content(t, filepath.Join(dir, "test.db"))
			func() {
				defer func() { _ = recover() }()
				if err := f.Update(func(tx *record.Tx) error { err := large(tx); end(); return errors.Join(err, mine) }); !errors.Is(err, mine) {
					t.Errorf("error %v, want the function's", err)
				}
			}()
			if !bytes.Equal(content(t, filepath.Join(dir, "test.db")), was) {
				t.Error("the file is another")
			}
			wantAlone(t, dir)
			if err := f.Update(large); err != nil {
				t.Error(err)
			}
			if n := notes(t, f); n != largeNotes+2 {
				t.Errorf("%d notes after the second attempt", n)
			}
		})
	}
}

// A view can't be large, and neither can a change that has begun, or a migration: what it wrote
// would be left behind.
func TestBeside_TooLate(t *testing.T) {
	dir := t.TempDir()
	f := open(t, dir, options(1))
	if err := f.View(large); err == nil {
		t.Error("a view was written")
	}
	for name, begun := range map[string]func(*record.Tx) error{
		"written": write("a", "پیش از آن"),
		"deleted": func(tx *record.Tx) error { return tx.Delete([]byte("kept"), "note") },
	} {
		if err := f.Update(write("kept", "می‌ماند")); err != nil {
			t.Fatal(err)
		}
		if err := f.Update(func(tx *record.Tx) error { return errors.Join(begun(tx), large(tx)) }); err == nil {
			t.Errorf("%s: it was large all the same", name)
		}
	}
	if n := notes(t, f); n != 1 {
		t.Errorf("%d notes", n)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := record.Open(dir, options(2, large)); err == nil {
		t.Error("a migration was large")
	}
	if _, err := os.Stat(".beside"); err == nil {
		t.Error("a copy is left that nobody takes in")
	}
}

// The newest transaction of a file that was written beside can be damaged like any other: the
// older one that bbolt then takes is the whole change too.
func TestBeside_EitherMeta(t *testing.T) {
	dir := t.TempDir()
	f := open(t, dir, options(1))
	if err := errors.Join(f.Update(write("a", "پیش از آن")), f.Update(large)); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "test.db")
	whole := content(t, path)
	for meta := range 2 {
		spoiled := bytes.Clone(whole)
		clear(spoiled[meta*os.Getpagesize()+16 : meta*os.Getpagesize()+80])
		aside := filepath.Join(t.TempDir(), "test.db")
		if err := os.WriteFile(aside, spoiled, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(aside+".head", content(t, path+".head"), 0o600); err != nil {
			t.Fatal(err)
		}
		g, err := record.Open(filepath.Dir(aside), options(1))
		var e *didban.Error
		switch {
		case err == nil:
			if n := notes(t, g); n != largeNotes+2 {
				t.Errorf("meta %d: %d notes", meta, n)
			}
			if err := g.Close(); err != nil {
				t.Error(err)
			}
		case !errors.As(err, &e) || e.Key != "store.behind": // the mark tells of the empty one
			t.Errorf("meta %d: %v", meta, err)
		}
	}
}
