package store_test

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
	"didban.app/backend/store"
)

// openInChild names the folder that a second process of this test should open.
const openInChild = "DIDBAN_TEST_OPEN"

func TestMain(m *testing.M) {
	if dir := os.Getenv(openInChild); dir != "" {
		_, err := store.Open(dir, store.Options{})
		fmt.Print(err)
		return
	}
	os.Exit(m.Run())
}

func TestOpen_Locked(t *testing.T) {
	dir := t.TempDir()
	open(t, dir)
	_, err := store.Open(dir, store.Options{})
	wantFault(t, err, didban.CodeBusy, "store.busy")
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), openInChild+"="+dir)
	out, err := child.Output()
	if err != nil || !bytes.Contains(out, []byte("busy: store.busy")) {
		t.Errorf("the second process says %q, %v", out, err)
	}
}

func TestOpen_Torn(t *testing.T) {
	for _, size := range []int64{0, 100, 4096, 12000, 40000} {
		t.Run(fmt.Sprint(size), func(t *testing.T) {
			dir := filledFolder(t)
			path := filepath.Join(dir, "didban.db")
			if err := os.Truncate(path, size); err != nil {
				t.Fatal(err)
			}
			_, err := store.Open(dir, store.Options{})
			wantFault(t, err, didban.CodeDamaged, "store.damagedFile")
			if info, err := os.Stat(path); err != nil || info.Size() != size {
				t.Errorf("the file was changed: %v %v", info, err)
			}
			_, err = store.Check(t.Context(), path)
			wantFault(t, err, didban.CodeDamaged, "store.damagedFile")
		})
	}
}

// filledFolder is a data folder with a small closed store.
func filledFolder(t testing.TB) string {
	t.Helper()
	dir := t.TempDir()
	s, err := store.Open(dir, store.Options{Now: clock()})
	if err != nil {
		t.Fatal(err)
	}
	put(t, s, didbantest.City(40, 20)...)
	a := didbantest.City(1, 0)[31].(*didban.Project)
	a.Title = "نام دیگر"
	put(t, s, a)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestBackup_Restore(t *testing.T) {
	dir := filledFolder(t)
	path, backup := filepath.Join(dir, "didban.db"), filepath.Join(t.TempDir(), "copy.db")
	s, err := store.Open(dir, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	head := s.Head()
	if err := s.Backup(t.Context(), backup); err != nil {
		t.Fatal(err)
	}
	wantFault(t, store.Restore(t.Context(), dir, backup), didban.CodeBusy, "store.busy")
	put(t, s, region(1, "later"))
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	for n := range 2 {
		if err := store.Restore(t.Context(), dir, backup); err != nil {
			t.Fatal(err)
		}
		if _, err := store.Check(t.Context(), fmt.Sprintf("%s.before-restore-%d", path, n+1)); err != nil {
			t.Errorf("the file kept aside: %v", err)
		}
	}
	if got := open(t, dir).Head(); got != head {
		t.Errorf("restored to change %d, want %d", got, head)
	}
}

func TestRestore_RefusesDamage(t *testing.T) {
	dir := filledFolder(t)
	path := filepath.Join(dir, "didban.db")
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	bad := filepath.Join(t.TempDir(), "bad.db")
	spoiled := bytes.Replace(bytes.Clone(before), []byte("P-000007"), []byte("P-000008"), 1)
	if err := os.WriteFile(bad, spoiled, 0o600); err != nil {
		t.Fatal(err)
	}
	wantFault(t, store.Restore(t.Context(), dir, bad), didban.CodeDamaged, "store.damagedBackup")
	wantFault(t, store.Restore(t.Context(), dir, bad+".none"), didban.CodeNotFound, "store.noFile")
	if after, err := os.ReadFile(path); err != nil || !bytes.Equal(after, before) {
		t.Errorf("the store was touched, %v", err)
	}
}

func TestCheck_Whole(t *testing.T) {
	path := filepath.Join(filledFolder(t), "didban.db")
	r, err := store.Check(t.Context(), path)
	if err != nil || !r.Whole() {
		t.Fatalf("%+v %v", r, err)
	}
	if r.Changes != 92 || r.Nouns[didban.KindProject] != 40 || r.Schema != 6 {
		t.Errorf("report %+v", r)
	}
}

// Whatever single byte of the file is spoiled, a read gives the right value or
// an error, and a spoiled value is found by Check.
func TestDamage_NeverASilentValue(t *testing.T) {
	dir := filledFolder(t)
	whole, err := os.ReadFile(filepath.Join(dir, "didban.db"))
	if err != nil {
		t.Fatal(err)
	}
	s := open(t, dir)
	want := contents(t, s)
	random := rand.New(rand.NewPCG(1, 2))
	for range 150 {
		at := 2*os.Getpagesize() + random.IntN(len(whole)-2*os.Getpagesize())
		spoiled := bytes.Clone(whole)
		spoiled[at] ^= 1 << random.IntN(8)
		examine(t, at, spoiled, want)
	}
}

func contents(t testing.TB, s *store.Store) map[didban.Ref]didban.Noun {
	t.Helper()
	out := map[didban.Ref]didban.Noun{}
	changes, err := s.Changes(0, 1000)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range changes {
		n, err := s.Load(c.Kind, c.ID)
		if err != nil {
			t.Fatal(err)
		}
		out[didban.Ref{Kind: c.Kind, ID: c.ID}] = n
	}
	return out
}

// examine lets only what Check finds whole be read in full; what it finds
// damaged is read only as far as its pages are sound.
func examine(t *testing.T, at int, file []byte, want map[didban.Ref]didban.Noun) {
	t.Helper()
	dir := t.TempDir()
	path := filepath.Join(dir, "didban.db")
	if err := os.WriteFile(path, file, 0o600); err != nil {
		t.Fatal(err)
	}
	r, err := store.Check(t.Context(), path)
	whole := err == nil && r.Whole()
	for _, f := range r.Findings {
		if f.Key == "check.pages" {
			return
		}
	}
	s, err := store.Open(dir, store.Options{})
	if err != nil {
		if whole {
			t.Errorf("byte %d: whole for Check, but %v", at, err)
		}
		return
	}
	for ref, noun := range want {
		got, err := s.Load(ref.Kind, ref.ID)
		var e *didban.Error
		switch {
		case err == nil && !reflect.DeepEqual(got, noun):
			t.Errorf("byte %d: %v is silently wrong", at, ref)
		case err != nil && !errors.As(err, &e):
			t.Errorf("byte %d: %v", at, err)
		case err != nil && whole:
			t.Errorf("byte %d: whole for Check, but %v", at, err)
		}
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
}
