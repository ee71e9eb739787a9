package record_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/record"
)

// options are of a file with one bucket, of the given schema.
func options(schema int, steps ...record.Migration) record.Options {
	return record.Options{Name: "test.db", Schema: schema, Layout: []record.Path{{"note"}}, Migrations: steps}
}

func open(t *testing.T, dir string, opts record.Options) *record.File {
	t.Helper()
	f, err := record.Open(dir, opts)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := f.Close(); err != nil {
			t.Error(err)
		}
	})
	return f
}

func reopen(t *testing.T, dir string, opts record.Options) {
	t.Helper()
	f, err := record.Open(dir, opts)
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}

func content(t *testing.T, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func wantFault(t *testing.T, err error, code didban.ErrorCode, key string) {
	t.Helper()
	var e *didban.Error
	if !errors.As(err, &e) || e.Code != code || e.Key != key {
		t.Fatalf("error %v, want %s %s", err, code, key)
	}
}

func write(key, text string) func(*record.Tx) error {
	return func(tx *record.Tx) error { return tx.Write(text, []byte(key), "note") }
}

func TestFile_KeepsRecords(t *testing.T) {
	dir := t.TempDir()
	f := open(t, dir, options(1))
	if err := f.Update(write("a", "سلام")); err != nil {
		t.Fatal(err)
	}
	mine := errors.New("mine")
	if err := f.Update(func(tx *record.Tx) error { return errors.Join(write("a", "دیگر")(tx), mine) }); !errors.Is(err, mine) {
		t.Errorf("error %v, want the function's", err)
	}
	err := f.View(func(tx *record.Tx) error {
		var got string
		found, err := tx.Read(&got, []byte("a"), "note")
		if !found || got != "سلام" {
			t.Errorf("read %q %v", got, found)
		}
		none, err2 := tx.Read(&got, []byte("b"), "note")
		if none {
			t.Error("found what is not there")
		}
		return errors.Join(err, err2)
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := record.Open(dir, options(1)); err == nil {
		t.Error("opened twice")
	} else {
		wantFault(t, err, didban.CodeBusy, "store.busy")
	}
}

func TestRead_Damaged(t *testing.T) {
	f := open(t, t.TempDir(), options(1))
	spoil := func(tx *record.Tx) error {
		value, err := record.Encode("x")
		value[len(value)-1] ^= 1
		return errors.Join(err, tx.Bucket("note").Put([]byte("a"), value))
	}
	if err := f.Update(spoil); err != nil {
		t.Fatal(err)
	}
	err := f.View(func(tx *record.Tx) error {
		var got string
		_, err := tx.Read(&got, []byte("a"), "note")
		return err
	})
	wantFault(t, err, didban.CodeDamaged, "store.damagedRow")
}

func TestOpen_Closed(t *testing.T) {
	f, err := record.Open(t.TempDir(), options(1))
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	if err := f.Update(write("a", "x")); !errors.Is(err, os.ErrClosed) {
		t.Errorf("error %v, want a closed file", err)
	}
}

func TestMigrate_AllOrNothing(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "test.db")
	mine := errors.New("mine")
	reopen(t, dir, options(1))
	before := content(t, path)
	_, err := record.Open(dir, options(3, write("a", "x"), func(*record.Tx) error { return mine }))
	if !errors.Is(err, mine) {
		t.Fatalf("error %v, want the migration's", err)
	}
	if !bytes.Equal(content(t, path), before) {
		t.Error("a migration that failed left something behind")
	}
	reopen(t, dir, options(3, write("a", "x"), write("b", "y")))
	kept, err := record.Check(t.Context(), path+".v1.bak", options(3, write("a", "x"), write("b", "y")))
	if err != nil || !kept.Whole() || kept.Schema != 1 {
		t.Errorf("the copy kept aside: %+v %v", kept, err)
	}
	migrated := content(t, path)
	_, err = record.Open(dir, options(2, write("a", "x")))
	wantFault(t, err, didban.CodeTooNew, "store.tooNew")
	_, err = record.Open(dir, options(4))
	wantFault(t, err, didban.CodeTooOld, "store.importAnew")
	_, err = record.Check(t.Context(), path, options(4))
	wantFault(t, err, didban.CodeTooOld, "store.importAnew")
	if !bytes.Equal(content(t, path), migrated) {
		t.Error("a file that was refused was touched")
	}
}

func TestMigrate_AddsBuckets(t *testing.T) {
	dir := t.TempDir()
	reopen(t, dir, options(1))
	next := options(2, (*record.Tx).AddBuckets)
	next.Layout = append(next.Layout, record.Path{"more"}, record.Path{"more", "inside"})
	lacking := next
	lacking.Schema, lacking.Migrations = 1, nil
	_, err := record.Open(dir, lacking)
	wantFault(t, err, didban.CodeDamaged, "store.damagedFile")
	reopen(t, dir, next)
}

func TestBackup_KeepsLineage(t *testing.T) {
	dir, copied := t.TempDir(), filepath.Join(t.TempDir(), "copy.db")
	f := open(t, dir, options(1))
	if err := errors.Join(f.Update(write("a", "x")), f.Backup(t.Context(), copied)); err != nil {
		t.Fatal(err)
	}
	wantFault(t, record.Restore(t.Context(), dir, copied, options(1)), didban.CodeBusy, "store.busy")
	other := t.TempDir()
	if err := record.Restore(t.Context(), other, copied, options(1)); err != nil {
		t.Fatal(err)
	}
	if got := open(t, other, options(1)).Lineage(); got != f.Lineage() || len(got) != record.IDLength {
		t.Errorf("lineage %q, want %q", got, f.Lineage())
	}
	if another := open(t, t.TempDir(), options(1)).Lineage(); another == f.Lineage() {
		t.Error("two files of one lineage")
	}
}

func TestCheck_AsksTheOwner(t *testing.T) {
	dir := t.TempDir()
	reopen(t, dir, options(1))
	opts := options(1)
	opts.Check = func(_ context.Context, _ *record.Tx, f *record.Findings) error {
		for range 120 {
			f.Add("check.count", "kind", "x")
		}
		return nil
	}
	r, err := record.Check(t.Context(), filepath.Join(dir, "test.db"), opts)
	if err != nil || len(r.Findings) != 100 || r.More != 20 || r.Findings[0].Args["kind"] != "x" {
		t.Errorf("report %+v %v", r, err)
	}
	wantFault(t, record.Restore(t.Context(), t.TempDir(), filepath.Join(dir, "test.db"), opts), didban.CodeDamaged, "store.damagedBackup")
}

func TestKeys_SortAsTheirParts(t *testing.T) {
	keys := [][]byte{
		record.Join("a"), record.JoinSeq(1, "a"), record.JoinSeq(2, "a"), record.JoinSeq(300, "a"), record.Join("a\x00", "a"), record.Join("ab", "a"),
	}
	if !slices.IsSortedFunc(keys, bytes.Compare) {
		t.Errorf("keys %q are not in order", keys)
	}
	if got := record.SeqOf(keys[3]); got != 300 {
		t.Errorf("number %d, want 300", got)
	}
	for _, parts := range [][]string{{"a"}, {"a\x00", "b\x01", ""}, {"", "x"}} {
		if got := record.Split(record.Join(parts...)); !slices.Equal(got, parts) {
			t.Errorf("split %q, want %q", got, parts)
		}
	}
	if bytes.HasPrefix(record.Join("a\x00", "b"), record.Under("a", "b")) {
		t.Error("a zero byte in a text is taken for a separator")
	}
}

func TestWalk_WhileDeleting(t *testing.T) {
	f := open(t, t.TempDir(), options(1))
	err := f.Update(func(tx *record.Tx) error {
		for _, key := range []string{"a1", "a2", "a3", "b1"} {
			if err := write(key, key)(tx); err != nil {
				return err
			}
		}
		return tx.DeleteAll([]byte("a"), "note")
	})
	if err != nil {
		t.Fatal(err)
	}
	err = f.View(func(tx *record.Tx) error {
		if n := record.Size(tx.Bucket("note")); n != 1 {
			t.Errorf("%d keys left, want 1", n)
		}
		for key := range record.Walk(tx.Bucket("note"), nil, record.Backward) {
			if string(key) != "b1" {
				t.Errorf("left %s", key)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
