package private_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
	"didban.app/backend/private"
)

func now() time.Time { return time.Date(2026, 11, 29, 9, 0, 0, 0, time.UTC) }

func open(t testing.TB, dir string, city didban.ID) *private.File {
	t.Helper()
	f, err := private.Open(dir, private.Options{Now: now, Record: city})
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// closeFile ends the use of a file.
func closeFile(t testing.TB, f *private.File) {
	t.Helper()
	if err := f.Close(); err != nil {
		t.Error(err)
	}
}

func update(t testing.TB, f *private.File, fn func(*private.Tx) error) {
	t.Helper()
	if err := f.Update(fn); err != nil {
		t.Fatal(err)
	}
}

func view(t testing.TB, f *private.File, fn func(*private.Tx) error) {
	t.Helper()
	if err := f.View(fn); err != nil {
		t.Fatal(err)
	}
}

var (
	city   = didbantest.ID(didban.KindCity, 1)
	person = didban.Ref{Kind: didban.KindPerson, ID: didbantest.ID(didban.KindPerson, 1)}
	post   = didban.Ref{Kind: didban.KindPost, ID: didbantest.ID(didban.KindPost, 1)}
)

// fill keeps a draft with two sheets, edits, pages, claims and a note, and another draft
// beside it.
func fill(t testing.TB, f *private.File) (draft, other didban.ID) {
	t.Helper()
	update(t, f, func(tx *private.Tx) error {
		for _, id := range []*didban.ID{&draft, &other} {
			d := &didban.Draft{State: didban.DraftOpen, Sheets: []didban.SheetHead{{Ref: person}, {Ref: post}}}
			if err := tx.PutDraft(d); err != nil {
				return err
			}
			*id = d.ID
			errs := []error{
				tx.PutSheet(d.ID, private.Sheet{Ref: post, Seq: 1, Sheet: didban.Sheet{Noun: []byte(`{"title":"معتمد"}`)}}),
				tx.PutSheet(d.ID, private.Sheet{Ref: person, Seq: 2, Sheet: didban.Sheet{Noun: []byte(`{"name":"مریم"}`)}}),
				tx.PutPage(d.ID, "p", 7), tx.PutPage(d.ID, "q", 300), tx.PutNote(&didban.Note{Draft: d.ID, Text: "یادداشت"}),
			}
			for seq := range uint64(300) { // beyond one byte, so that keys sort as numbers do
				errs = append(errs, tx.PutEdit(d.ID, private.Edit{Seq: seq + 1, Edit: didban.Edit{Op: didban.EditSet, Path: "name"}}))
			}
			if err := errors.Join(errs...); err != nil {
				return err
			}
		}
		return errors.Join(tx.PutClaim(person, draft), tx.PutClaim(post, other), tx.PutCodeClaim(didban.KindPerson, "N-1", draft))
	})
	return draft, other
}

func TestDraft_KeptAndFound(t *testing.T) {
	dir := t.TempDir()
	f := open(t, dir, city)
	draft, _ := fill(t, f)
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	f = open(t, dir, city)
	defer closeFile(t, f)
	view(t, f, func(tx *private.Tx) error {
		edits, err := tx.Edits(draft, 255)
		if err != nil || len(edits) != 45 || edits[0].Seq != 256 || edits[44].Seq != 300 {
			t.Errorf("got %d edits, %v", len(edits), err)
		}
		sheets, err := tx.Sheets(draft)
		if err != nil || len(sheets) != 2 || string(sheets[0].Sheet.Noun) != `{"name":"مریم"}` {
			t.Errorf("got %v, %v", sheets, err)
		}
		for page, want := range map[string]int{"p": 7, "q": 300, "never": 0} {
			if n, err := tx.Page(draft, page); n != want || err != nil {
				t.Errorf("page %s: %d, %v", page, n, err)
			}
		}
		notes, err := tx.Notes(draft)
		if err != nil || len(notes) != 1 {
			t.Errorf("got %v, %v", notes, err)
		}
		holder, err := tx.Claim(person)
		if holder != draft || err != nil {
			t.Errorf("the person is held by %q, %v", holder, err)
		}
		_, err = tx.Draft(didbantest.ID(didban.KindEvent, 4))
		if key := keyOf(err); key != "draft.notFound" {
			t.Errorf("got %v", err)
		}
		return nil
	})
}

func TestDropDraft_TakesAllThatIsItsOwn(t *testing.T) {
	f := open(t, t.TempDir(), city)
	defer closeFile(t, f)
	draft, other := fill(t, f)
	update(t, f, func(tx *private.Tx) error { return tx.DropDraft(draft) })
	view(t, f, func(tx *private.Tx) error {
		for id, want := range map[didban.ID][4]int{draft: {0, 0, 0, 0}, other: {2, 300, 300, 1}} {
			sheets, err1 := tx.Sheets(id)
			edits, err2 := tx.Edits(id, 0)
			page, err3 := tx.Page(id, "q")
			notes, err4 := tx.Notes(id)
			if err := errors.Join(err1, err2, err3, err4); err != nil {
				return err
			}
			if got := [4]int{len(sheets), len(edits), page, len(notes)}; got != want {
				t.Errorf("got %v, want %v", got, want)
			}
		}
		free, err := tx.Claim(person)
		if free != "" || err != nil {
			t.Errorf("the person is still held by %q, %v", free, err)
		}
		if code, err := tx.CodeClaim(didban.KindPerson, "N-1"); code != "" || err != nil {
			t.Errorf("the code is still held by %q, %v", code, err)
		}
		if held, err := tx.Claim(post); held != other || err != nil {
			t.Errorf("the post is held by %q, %v", held, err)
		}
		return nil
	})
}

func TestUpdate_AllOrNothing(t *testing.T) {
	f := open(t, t.TempDir(), city)
	defer closeFile(t, f)
	draft, _ := fill(t, f)
	stop := errors.New("stop")
	err := f.Update(func(tx *private.Tx) error {
		if err := tx.PutEdit(draft, private.Edit{Seq: 301}); err != nil {
			return err
		}
		return stop
	})
	if !errors.Is(err, stop) {
		t.Fatalf("got %v", err)
	}
	view(t, f, func(tx *private.Tx) error {
		edits, err := tx.Edits(draft, 300)
		if len(edits) > 0 {
			t.Errorf("half a change is kept: %v", edits)
		}
		return err
	})
}

func TestOpen_OfAnotherCity(t *testing.T) {
	dir := t.TempDir()
	if err := open(t, dir, city).Close(); err != nil {
		t.Fatal(err)
	}
	_, err := private.Open(dir, private.Options{Record: didbantest.ID(didban.KindCity, 2)})
	if key := keyOf(err); key != "private.otherCity" {
		t.Fatalf("got %v", err)
	}
	if err := open(t, dir, city).Close(); err != nil { // the file was let go
		t.Fatal(err)
	}
}

// TestEdits_ADamagedOneIsTold turns one byte of a kept edit: it is an error, never a
// wrong text.
func TestEdits_ADamagedOneIsTold(t *testing.T) {
	dir := t.TempDir()
	f := open(t, dir, city)
	const canary = "قناری‌۷۳۱"
	var draft didban.ID
	update(t, f, func(tx *private.Tx) error {
		d := &didban.Draft{State: didban.DraftOpen}
		err := tx.PutDraft(d)
		draft = d.ID
		return errors.Join(err, tx.PutEdit(d.ID, private.Edit{Seq: 1, Edit: didban.Edit{Text: canary}}))
	})
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "private.db")
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	turned := 0
	for i := range b {
		if i+len(canary) <= len(b) && string(b[i:i+len(canary)]) == canary {
			b[i+4] ^= 2
			turned++
		}
	}
	if err := os.WriteFile(path, b, 0o600); err != nil || turned == 0 {
		t.Fatal(err, turned)
	}
	if report, err := private.Check(t.Context(), path); err == nil && report.Whole() {
		t.Error("the check finds nothing")
	}
	f, err = private.Open(dir, private.Options{Now: now, Record: city})
	if err != nil {
		return // refused as a whole: as good
	}
	defer closeFile(t, f)
	err = f.View(func(tx *private.Tx) error {
		_, err := tx.Edits(draft, 0)
		return err
	})
	if key := keyOf(err); key != "store.damagedRow" {
		t.Errorf("got %v", err)
	}
}

func keyOf(err error) string {
	var fault *didban.Error
	if errors.As(err, &fault) {
		return fault.Key
	}
	return ""
}
