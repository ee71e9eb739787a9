package record_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/record"
)

// changed is a closed file that was changed so many times, and its bytes.
func changed(t *testing.T, dir string, times int) (path string, whole []byte) {
	t.Helper()
	f, err := record.Open(dir, options(1))
	if err != nil {
		t.Fatal(err)
	}
	for n := range times {
		if err := f.Update(write(string(rune('a'+n)), strings.Repeat("متن ", 300))); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	return f.Path(), content(t, f.Path())
}

// newestMeta is where the newer of the two meta pages begins.
func newestMeta(whole []byte) int {
	second := os.Getpagesize()
	number := func(at int) uint64 { return binary.NativeEndian.Uint64(whole[at+16+48:]) }
	if number(second) > number(0) {
		return second
	}
	return 0
}

// Whatever bit of the newest meta page is flipped, the last transaction is never dropped
// in silence: the file is refused before anything is written.
func TestOpen_MetaPageFlipped(t *testing.T) {
	for _, times := range []int{3, 4} { // the newest is the one page or the other
		dir := t.TempDir()
		path, whole := changed(t, dir, times)
		at := newestMeta(whole)
		for bit := range 8 * (16 + 64) {
			spoiled := bytes.Clone(whole)
			spoiled[at+bit/8] ^= 1 << (bit % 8)
			if err := os.WriteFile(path, spoiled, 0o600); err != nil {
				t.Fatal(err)
			}
			r, err := record.Check(t.Context(), path, options(1))
			if err == nil && r.Whole() && bit/8 != 10 && bit/8 != 11 && bit/8 < 12 {
				t.Fatalf("bit %d: sound for Check", bit)
			}
			f, err := record.Open(dir, options(1))
			if err == nil {
				keepsAll(t, f, times, bit)
				continue
			}
			var fault *didban.Error
			if !errors.As(err, &fault) || fault.Code != didban.CodeDamaged || !bytes.Equal(content(t, path), spoiled) {
				t.Fatalf("bit %d: %v", bit, err)
			}
		}
	}
}

// keepsAll is for the bits that mean nothing: the file opens with all that was written.
func keepsAll(t *testing.T, f *record.File, times, bit int) {
	t.Helper()
	err := f.View(func(tx *record.Tx) error {
		if n := record.Size(tx.Bucket("note")); n != times {
			t.Errorf("bit %d: %d of %d changes are there", bit, n, times)
		}
		return nil
	})
	if err := errors.Join(err, f.Close()); err != nil {
		t.Fatal(err)
	}
}

// An older meta page that is not whole, as a power cut leaves it, is no loss: the file opens
// and mends itself.
func TestOpen_OlderMetaPageTorn(t *testing.T) {
	dir := t.TempDir()
	path, whole := changed(t, dir, 3)
	older := os.Getpagesize() - newestMeta(whole)
	clear(whole[older+20 : older+60])
	if err := os.WriteFile(path, whole, 0o600); err != nil {
		t.Fatal(err)
	}
	f := open(t, dir, options(1))
	keepsNow(t, f, 3)
	if r, err := f.Check(t.Context()); err != nil || !r.Whole() {
		t.Errorf("after it was mended: %+v %v", r, err)
	}
}

func keepsNow(t *testing.T, f *record.File, times int) {
	t.Helper()
	if err := f.View(func(tx *record.Tx) error {
		if n := record.Size(tx.Bucket("note")); n != times {
			t.Errorf("%d of %d changes are there", n, times)
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
}

func TestOpen_OlderCopyInItsPlace(t *testing.T) {
	dir := t.TempDir()
	path, before := changed(t, dir, 1)
	changed(t, dir, 3)
	if err := os.WriteFile(path, before, 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := record.Open(dir, options(1))
	wantFault(t, err, didban.CodeDamaged, "store.behind")
	r, err := record.Check(t.Context(), path, options(1))
	if err != nil || len(r.Findings) != 1 || r.Findings[0].Key != "store.behind" || r.Findings[0].Args["lost"] != "3" {
		t.Errorf("report %+v %v", r, err)
	}
}

func TestOpen_AnotherFileInItsPlace(t *testing.T) {
	dir, other := t.TempDir(), t.TempDir()
	path, _ := changed(t, dir, 1)
	_, stranger := changed(t, other, 5)
	if err := os.WriteFile(path, stranger, 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := record.Open(dir, options(1))
	wantFault(t, err, didban.CodeDamaged, "store.otherHead")
}

func TestOpen_MissingBesideItsMark(t *testing.T) {
	dir := t.TempDir()
	path, _ := changed(t, dir, 1)
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	_, err := record.Open(dir, options(1))
	wantFault(t, err, didban.CodeDamaged, "store.missing")
	if _, err := os.Stat(path); err == nil {
		t.Error("an empty file was made in its place")
	}
}

func TestOpen_MarkBehindOrBroken(t *testing.T) {
	dir := t.TempDir()
	path, _ := changed(t, dir, 2)
	mark := content(t, path+".head")
	changed(t, dir, 1) // one more, after which the mark is put back to what it was
	for name, b := range map[string][]byte{"behind": mark, "broken": []byte("x"), "empty": nil} {
		if err := os.WriteFile(path+".head", b, 0o600); err != nil {
			t.Fatal(err)
		}
		f, err := record.Open(dir, options(1))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// Whatever single bit of any page is flipped, opening, reading, changing and checking end in
// an answer: never the end of the program, never a hang.
func TestDamage_NeverTheEnd(t *testing.T) {
	dir := t.TempDir()
	path, whole := changed(t, dir, 20)
	mark := content(t, path+".head")
	random := rand.New(rand.NewPCG(3, 4))
	refused := 0
	for n := range 400 {
		spoiled := bytes.Clone(whole)
		at := random.IntN(len(whole))
		if n%2 == 0 { // aimed: the heads of pages and their elements
			at = os.Getpagesize()*random.IntN(len(whole)/os.Getpagesize()) + random.IntN(96)
		}
		spoiled[at] ^= 1 << random.IntN(8)
		for name, b := range map[string][]byte{path: spoiled, path + ".head": mark} {
			if err := os.WriteFile(name, b, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		if !reads(t, dir, at) {
			refused++
		}
	}
	if refused == 0 {
		t.Error("no damage was met")
	}
}

// reads opens, reads and changes a file; false where it is refused as damaged.
func reads(t *testing.T, dir string, at int) bool {
	t.Helper()
	f, err := record.Open(dir, options(1))
	if err == nil {
		err = f.View(func(tx *record.Tx) error {
			for key := range record.Walk(tx.Bucket("note"), nil, record.Forward) {
				var text string
				if _, err := tx.Read(&text, key, "note"); err != nil {
					return err
				}
			}
			return nil
		})
		err = errors.Join(err, f.Update(write("more", "x")), f.Close())
	}
	var fault *didban.Error
	if err != nil && (!errors.As(err, &fault) || fault.Code != didban.CodeDamaged) {
		t.Errorf("byte %d: %v", at, err)
	}
	return err == nil
}

// A page that is damaged while the file is open is met in the middle of a transaction: it is
// answered as damage, and the program goes on.
func TestView_PageDamagedWhileOpen(t *testing.T) {
	dir := t.TempDir()
	path, whole := changed(t, dir, 20)
	f := open(t, dir, options(1))
	out, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	for at := 2 * os.Getpagesize(); at < len(whole); at += os.Getpagesize() {
		if _, err := out.WriteAt(bytes.Repeat([]byte{0xff}, 64), int64(at)); err != nil {
			t.Fatal(err)
		}
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	err = f.View(func(tx *record.Tx) error {
		record.Size(tx.Bucket("note"))
		return nil
	})
	var fault *didban.Error
	if !errors.As(err, &fault) || fault.Code != didban.CodeDamaged {
		t.Errorf("view of broken pages: %v", err)
	}
	if err := f.Update(write("x", "y")); err == nil {
		t.Error("a change went into broken pages")
	}
	if r, err := f.Check(t.Context()); err != nil || r.Whole() {
		t.Errorf("the look over broken pages: %+v %v", r, err)
	}
}

// A panic of ours inside a view is ours: it is not taken for damage.
func TestView_OwnPanicGoesOn(t *testing.T) {
	f := open(t, t.TempDir(), options(1))
	defer func() {
		if recover() == nil {
			t.Error("a mistake of the program was taken for damage")
		}
	}()
	_ = f.View(func(*record.Tx) error { //nolint:errcheck // it panics
		var none []int
		_ = none[len(f.Path())]
		return nil
	})
}

// A page that counts fewer elements than it has would hide the last of them: bbolt has no
// checksum that tells.
func TestCheck_SmallerCount(t *testing.T) {
	dir := t.TempDir()
	path, whole := changed(t, dir, 20)
	tried := 0
	for at := 2 * os.Getpagesize(); at < len(whole); at += os.Getpagesize() {
		count := binary.NativeEndian.Uint16(whole[at+10:])
		if flags := binary.NativeEndian.Uint16(whole[at+8:]); flags != 1 && flags != 2 || count == 0 {
			continue
		}
		spoiled := bytes.Clone(whole)
		binary.NativeEndian.PutUint16(spoiled[at+10:], count-1)
		if err := os.WriteFile(path, spoiled, 0o600); err != nil {
			t.Fatal(err)
		}
		if r, err := record.Check(t.Context(), path, options(1)); err != nil {
			t.Fatal(err)
		} else if !r.Whole() {
			tried++
		}
	}
	if tried < 5 {
		t.Errorf("%d smaller counts found: some page in use hides its last element", tried)
	}
}
