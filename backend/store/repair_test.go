package store_test

import (
	"bytes"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/store"
)

// One flipped bit anywhere is put right without a backup wherever a checksum or a seal tells
// what stood there; whatever is left is told, and nothing comes back as something else.
func TestRepair_OneBit(t *testing.T) {
	dir := filledFolder(t)
	path := filepath.Join(dir, "didban.db")
	whole, mark := read(t, path), read(t, path+".head")
	want := contents(t, open(t, dir))
	random := rand.New(rand.NewPCG(5, 6))
	mended := 0
	for range 40 {
		at := random.IntN(len(whole))
		bit := byte(1) << random.IntN(8)
		folder := t.TempDir()
		spoiled := bytes.Clone(whole)
		spoiled[at] ^= bit
		write(t, filepath.Join(folder, "didban.db"), spoiled)
		write(t, filepath.Join(folder, "didban.db.head"), mark)
		r, err := store.Repair(t.Context(), folder, "")
		if err != nil {
			wantFault(t, err, didban.CodeDamaged, "store.beyondRepair")
			continue
		}
		if len(r.Lost) == 0 {
			mended++
			wantContents(t, folder, want)
		}
	}
	t.Logf("%d of 40 files with one flipped bit mended whole without a backup", mended)
	if mended < 36 {
		t.Errorf("%d of 40 files mended", mended)
	}
}

// With a backup of the same day whole stretches come back.
func TestRepair_FromBackup(t *testing.T) {
	dir := filledFolder(t)
	path, backup := filepath.Join(dir, "didban.db"), filepath.Join(t.TempDir(), "copy.db")
	s, err := store.Open(dir, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Backup(t.Context(), backup); err != nil {
		t.Fatal(err)
	}
	put(t, s, region(1, "later"))
	want := contents(t, s)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	spoiled := read(t, path)
	for at := bytes.Index(spoiled, []byte(`"code":"P-0000`)); at >= 0 && at < len(spoiled); {
		copy(spoiled[at:], `"code":"??????`)
		next := bytes.Index(spoiled[at:], []byte(`"code":"P-0000`))
		if next < 0 {
			break
		}
		at += next
	}
	write(t, path, spoiled)
	r, err := store.Repair(t.Context(), dir, backup)
	if err != nil || len(r.Lost) > 0 || r.FromBackup < 40 || r.Kept != "didban.db.before-restore-1" {
		t.Fatalf("%+v %v", r, err)
	}
	wantContents(t, dir, want)
	if !bytes.Equal(read(t, path+".before-restore-1"), spoiled) {
		t.Error("the damaged file was not kept as it was")
	}
}

// The backup of another city mends nothing.
func TestRepair_OtherBackup(t *testing.T) {
	dir, backup := filledFolder(t), filepath.Join(filledFolder(t), "didban.db")
	before := read(t, filepath.Join(dir, "didban.db"))
	_, err := store.Repair(t.Context(), dir, backup)
	wantFault(t, err, didban.CodeConflict, "store.otherBackup")
	if !bytes.Equal(read(t, filepath.Join(dir, "didban.db")), before) {
		t.Error("the file was touched")
	}
}

// What is lost for good is told, and stays out without taking the rest with it.
func TestRepair_TellsWhatIsLost(t *testing.T) {
	dir := filledFolder(t)
	path := filepath.Join(dir, "didban.db")
	write(t, path, bytes.ReplaceAll(read(t, path), []byte(`"code":"P-000007"`), []byte(`"code":"??????07"`)))
	r, err := store.Repair(t.Context(), dir, "")
	if err != nil || len(r.Lost) == 0 {
		t.Fatalf("%+v %v", r, err)
	}
	s := open(t, dir)
	if got := listed(t, s); len(got) != 39 {
		t.Errorf("%d projects listed, want 39", len(got))
	}
	_, err = s.Load(didban.KindProject, projectID(7))
	wantFault(t, err, didban.CodeDamaged, "store.damaged")
}

func read(t testing.TB, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func write(t testing.TB, path string, b []byte) {
	t.Helper()
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
}

func wantContents(t *testing.T, dir string, want map[didban.Ref]didban.Noun) {
	t.Helper()
	s, err := store.Open(dir, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if got := contents(t, s); !reflect.DeepEqual(got, want) {
		t.Errorf("%d nouns, want the %d that were written", len(got), len(want))
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}

// A key of the feed, audit entry or change, that a flip has made a very large number is put
// back; nobody counts up to it.
func TestRepair_FlippedSequence(t *testing.T) {
	dir := filledFolder(t)
	path := filepath.Join(dir, "didban.db")
	want := contents(t, open(t, dir))
	whole, mark := read(t, path), read(t, path+".head")
	key := []byte{0, 0, 0, 0, 0, 0, 0, 5, 1} // and the format of its record
	flipped := 0
	for at, from := 0, 0; ; from = at + 1 {
		next := bytes.Index(whole[from:], key)
		if next < 0 {
			break
		}
		at = from + next
		spoiled := bytes.Clone(whole)
		spoiled[at] = 0x40
		folder := t.TempDir()
		write(t, filepath.Join(folder, "didban.db"), spoiled)
		write(t, filepath.Join(folder, "didban.db.head"), mark)
		r, err := store.Repair(t.Context(), folder, "")
		if err != nil {
			t.Fatal(err)
		}
		if len(r.Lost) == 0 {
			wantContents(t, folder, want)
			flipped++
		}
	}
	if flipped < 2 {
		t.Errorf("%d flips put right, want those of audit entry and change", flipped)
	}
}
