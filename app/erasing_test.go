package main

import (
	"archive/zip"
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
	"didban.app/backend/gate"
	"didban.app/backend/private"
	"didban.app/backend/store"
)

const erasedWords = 200

func erasedMark(n int) string { return fmt.Sprintf("نشانهٔ‌یکتای %04d ستاره", n) }

// spokenCity is a data folder with comments of marked words, each changed once, and with all
// the copies that a data folder may have.
func spokenCity(t *testing.T) (dir string, refs []didban.Ref) {
	t.Helper()
	dir = filepath.Join(t.TempDir(), "data")
	p := reopened(t, dir)
	area := &didban.Area{Meta: didban.Meta{ID: didbantest.ID(didban.KindArea, 1), Code: "R1"}, Rank: didban.AreaRegion, Name: "منطقهٔ یک"}
	plant := func(nouns ...didban.Noun) {
		err := p.Store.Update(didban.System("test"), func(tx *store.Tx) error {
			for _, n := range nouns {
				if err := tx.Put(n); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	plant(area, didbantest.Ruling())
	var comments []didban.Noun
	for n := range erasedWords {
		c := didbantest.Comment(n, didban.Ref{Kind: didban.KindArea, ID: area.ID}, "سخن نخست")
		c.Author = erasedMark(n)
		refs = append(refs, didban.Ref{Kind: didban.KindComment, ID: c.ID})
		comments = append(comments, c)
	}
	plant(comments...)
	for n, c := range comments {
		c.(*didban.Comment).Author, c.(*didban.Comment).Text = "", erasedMark(n)
	}
	plant(comments...)
	caughtUp(t, p)
	if err := p.keepDaily(t.Context()); err != nil {
		t.Fatal(err)
	}
	for name, choice := range map[string]backupChoice{"full-1.zip": {pictures: true}, "public-1.zip": {public: true, pictures: true}} {
		if _, err := p.backUp(t.Context(), filepath.Join(p.backups(), name), choice); err != nil {
			t.Fatal(err)
		}
	}
	for _, ending := range []string{".v3.bak", ".before-restore-1"} {
		if err := p.Store.Backup(t.Context(), filepath.Join(dir, storeFile+ending)); err != nil {
			t.Fatal(err)
		}
	}
	closed(t, p)
	return dir, refs
}

// toldErasing is what the window tells of erased things.
func toldErasing(t *testing.T, p *Program) gate.Erasing {
	t.Helper()
	folder, err := p.backupFolder()
	if err != nil {
		t.Fatal(err)
	}
	return folder.Erasing
}

func eraseAll(t *testing.T, p *Program, refs []didban.Ref) {
	t.Helper()
	err := p.Store.Update(didban.System("test"), func(tx *store.Tx) error {
		for _, ref := range refs {
			if err := tx.Erase(ref, nil, "author"); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// marksIn counts the marks in each file of a folder, inside archives too, by its name.
func marksIn(t *testing.T, dir string) map[string]int {
	t.Helper()
	out := map[string]int{}
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || !e.Type().IsRegular() {
			return err
		}
		b, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		name, err := filepath.Rel(dir, path)
		out[name] = marksOf(b) + marksOf(partsOf(b))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// partsOf is all that an archive holds; nothing for what is none.
func partsOf(b []byte) (out []byte) {
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return nil
	}
	for _, f := range z.File {
		if in, err := f.Open(); err == nil {
			part, _ := io.ReadAll(in)
			out = append(out, part...)
		}
	}
	return out
}

// marksOf counts the marks in bytes, in UTF-8 and both orders of UTF-16.
func marksOf(b []byte) (n int) {
	for i := range erasedWords {
		var little, big []byte
		for _, unit := range utf16.Encode([]rune(erasedMark(i))) {
			little, big = append(little, byte(unit), byte(unit>>8)), append(big, byte(unit>>8), byte(unit))
		}
		if bytes.Contains(b, []byte(erasedMark(i))) || bytes.Contains(b, little) || bytes.Contains(b, big) {
			n++
		}
	}
	return n
}

func wantNoMarks(t *testing.T, dir string) {
	t.Helper()
	for name, n := range marksIn(t, dir) {
		if n > 0 {
			t.Errorf("%s has %d marks", name, n)
		}
	}
}

// held is how often a file holds a part of a photo, as a record keeps it.
func held(t *testing.T, path string, photo []byte) int {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return bytes.Count(b, []byte(base64.StdEncoding.EncodeToString(photo[:300])))
}

// Words that were erased are in no byte of the data folder once the job has run; before, they
// are in all that they were copied to.
func TestErase_Bytes(t *testing.T) {
	dir, refs := spokenCity(t)
	p := reopened(t, dir)
	photo := eraseNoteAndPhoto(t, p, dir)
	eraseAll(t, p, refs)
	caughtUp(t, p)
	before := marksIn(t, dir)
	for _, name := range []string{
		storeFile, storeFile + ".v3.bak", storeFile + ".before-restore-1",
		filepath.Join(backupFolder, "full-1.zip"), filepath.Join(backupFolder, "public-1.zip"),
		filepath.Join(backupFolder, string(p.Today())+dailyEnding),
	} {
		if before[name] != erasedWords && (name != storeFile || before[name] == 0) {
			t.Errorf("%s has %d marks before: the job would show nothing", name, before[name])
		}
	}
	if before[privateFile] == 0 {
		t.Error("the private file has no mark before")
	}
	if e := toldErasing(t, p); e.Waiting != erasedWords+2 || e.Copies != 5 {
		t.Errorf("told before: %+v", e)
	}
	if err := p.sweepNow(); err != nil {
		t.Fatal(err)
	}
	p.follow.Wait()
	if now := p.work.state(); now.Running || now.Err != nil || now.Ended == 0 {
		t.Fatalf("%+v", now)
	}
	if e := toldErasing(t, p); e.Waiting != 0 || e.Copies != 0 || len(e.Unreadable) != 0 {
		t.Errorf("told afterwards: %+v", e)
	}
	wantNoMarks(t, dir)
	if n := held(t, filepath.Join(dir, privateFile), photo); n > 0 {
		t.Errorf("the private file holds the photo %d times", n)
	}
	if err := p.keepDaily(t.Context()); err != nil {
		t.Error(err)
	}
	closed(t, p)
	wantNoMarks(t, dir)
	wantBothWhole(t, dir)
	for _, name := range []string{"full-1.zip", "public-1.zip"} {
		if code, said := ran(t, "--data", dir, "--lang", "en", "check", filepath.Join(dir, backupFolder, name)); code != 0 {
			t.Errorf("%d: %s", code, said)
		}
	}
}

// eraseNoteAndPhoto erases a note with a mark, and a picture, of which it gives the bytes.
func eraseNoteAndPhoto(t *testing.T, p *Program, dir string) (photo []byte) {
	t.Helper()
	err := p.Private.Update(func(tx *private.Tx) error {
		return tx.PutNote(&didban.Note{ID: tx.NewID(), Text: erasedMark(0), By: tx.NewID(), Draft: tx.NewID(), At: tx.Now()})
	})
	photo = bytes.Repeat([]byte("عکسی که پاک شد "), 10_000)
	gone := &didban.Submission{ID: didbantest.ID(didban.KindReport, 77), Kind: didban.SubmitReport, Stage: didban.StageDecided}
	if err == nil {
		err = p.Private.Update(func(tx *private.Tx) error {
			return errors.Join(tx.PutSubmission(gone), tx.PutPhoto(gone.ID, private.Photo{Photo: didban.Photo{K: 1}, Content: photo}))
		})
	}
	if held(t, filepath.Join(dir, privateFile), photo) == 0 {
		t.Error("the photo is not in the bytes of the private file before")
	}
	if err == nil {
		err = p.Private.Update(func(tx *private.Tx) error {
			return errors.Join(tx.DeleteAll(nil, "note"), tx.MarkErased(1), tx.DropPhotos(gone.ID))
		})
	}
	if err != nil {
		t.Fatal(err)
	}
	return photo
}

// wantLeft opens a folder and wants so many comments in sight, and no more in the bytes.
func wantLeft(t *testing.T, dir string, want int) {
	t.Helper()
	p := reopened(t, dir)
	defer closed(t, p)
	err := p.Store.View(func(tx *store.Tx) error {
		n := 0
		for m, err := range store.All[didban.Comment](tx) { // of the others tombstones are left, for their replies
			if err != nil {
				return err
			}
			if m.Visible() {
				n++
			}
		}
		if n != want {
			t.Errorf("%d comments, want %d", n, want)
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
	if got := marksIn(t, dir)[storeFile]; got != want {
		t.Errorf("%d marks in the record, want %d", got, want)
	}
}

func copyOf(t *testing.T, dir string) string {
	t.Helper()
	to := filepath.Join(t.TempDir(), "data")
	if err := os.CopyFS(to, os.DirFS(dir)); err != nil {
		t.Fatal(err)
	}
	return to
}

// A backup of before an erasure that is restored, by the command or in the window, here or in
// an empty folder with the log of a later backup, is erased again before anything reads it.
func TestRestore_Erases(t *testing.T) {
	dir, refs := spokenCity(t)
	p := reopened(t, dir)
	eraseAll(t, p, refs[:150])
	later := filepath.Join(t.TempDir(), "later.zip")
	if _, err := p.backUp(t.Context(), later, backupChoice{}); err != nil {
		t.Fatal(err)
	}
	closed(t, p)
	old := filepath.Join(dir, backupFolder, "full-1.zip")
	t.Run("by the command", func(t *testing.T) {
		to := copyOf(t, dir)
		if code, said := ran(t, "--data", to, "restore", old); code != 0 {
			t.Fatalf("%d: %s", code, said)
		}
		if got := marksIn(t, to)[storeFile]; got != erasedWords-150 {
			t.Errorf("%d marks in the record before it was opened", got)
		}
		wantLeft(t, to, erasedWords-150)
	})
	t.Run("by an order", func(t *testing.T) {
		to := copyOf(t, dir)
		p := reopened(t, to)
		order := gate.RestoreOrder{File: filepath.Base(old), Office: gate.OfficeNow, At: p.Millis()}
		if err := p.orderRestore(order); err != nil {
			t.Fatal(err)
		}
		closed(t, p)
		wantLeft(t, to, erasedWords-150)
	})
	t.Run("with the log of a later backup", func(t *testing.T) {
		to := filepath.Join(t.TempDir(), "new")
		for _, archive := range []string{later, old} {
			if code, said := ran(t, "--data", to, "restore", archive); code != 0 {
				t.Fatalf("%d: %s", code, said)
			}
		}
		wantLeft(t, to, erasedWords-150)
	})
}

// The copies in a folder that lies elsewhere are swept by a command; one that can't be read is
// told and stays.
func TestBackup_Sweep(t *testing.T) {
	dir, refs := spokenCity(t)
	away := filepath.Join(t.TempDir(), "away")
	if err := os.CopyFS(away, os.DirFS(filepath.Join(dir, backupFolder))); err != nil {
		t.Fatal(err)
	}
	sweep := func() (int, string) { return ran(t, "--data", dir, "--lang", "en", "backup", "--sweep", away) }
	if code, said := sweep(); code != 0 || !strings.Contains(said, "3 copies") || !strings.Contains(said, "0 of them") {
		t.Errorf("nothing was erased: %d: %s", code, said)
	}
	p := reopened(t, dir)
	eraseAll(t, p, refs)
	closed(t, p)
	if code, said := sweep(); code != 0 || !strings.Contains(said, "3 of them") {
		t.Errorf("%d: %s", code, said)
	}
	wantNoMarks(t, away)
	if code, said := sweep(); code != 0 || !strings.Contains(said, "0 of them") {
		t.Errorf("the second time: %d: %s", code, said)
	}
	spoiled := filepath.Join(away, "full-1.zip")
	if err := os.Truncate(spoiled, 1000); err != nil {
		t.Fatal(err)
	}
	if code, said := sweep(); code == 0 || !strings.Contains(said, spoiled) {
		t.Errorf("one is spoiled: %d: %s", code, said)
	}
}

// A copy that can't be read is told by name and does not keep the others from being swept.
func TestErase_UnreadableCopy(t *testing.T) {
	dir, refs := spokenCity(t)
	if err := os.Truncate(filepath.Join(dir, storeFile+".v3.bak"), 5000); err != nil {
		t.Fatal(err)
	}
	p := reopened(t, dir)
	defer closed(t, p)
	eraseAll(t, p, refs)
	for range 2 {
		if err := p.takeOutErased(t.Context()); err != nil {
			t.Fatal(err)
		}
		if e := toldErasing(t, p); e.Copies != 0 || !slices.Equal(e.Unreadable, []string{storeFile + ".v3.bak"}) {
			t.Errorf("told: %+v", e)
		}
	}
}
