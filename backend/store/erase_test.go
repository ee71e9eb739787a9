package store_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"testing"
	"unicode/utf16"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
	"didban.app/backend/store"
)

// mark is a text that stands nowhere else.
func mark(n int) string { return fmt.Sprintf("نشانهٔ‌یکتای %04d ستاره", n) }

// planted is a folder with comments of marked words, each of them changed once.
func planted(t testing.TB, n int) (dir string, refs []didban.Ref) {
	t.Helper()
	dir = t.TempDir()
	s, err := store.Open(dir, store.Options{Now: clock()})
	if err != nil {
		t.Fatal(err)
	}
	put(t, s, region(1, "R1"), didbantest.Ruling())
	for i := range n {
		c := remark(i)
		put(t, s, c)
		c.Text += " دوباره"
		put(t, s, c)
		refs = append(refs, didban.Ref{Kind: didban.KindComment, ID: c.ID})
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return dir, refs
}

func remark(n int) *didban.Comment {
	c := didbantest.Comment(n, didban.Ref{Kind: didban.KindArea, ID: didbantest.ID(didban.KindArea, 1)}, mark(n))
	c.Author = mark(n)
	return c
}

// tombstone is what is left of a comment for others to reply to.
func tombstone(n, version int) *didban.Comment {
	c := remark(n)
	c.Author, c.Text, c.Salt, c.State, c.Version = "", "", "", didban.CommentHidden, version
	return c
}

// found counts the marks in the files of a folder, in UTF-8 and UTF-16.
func found(t testing.TB, dir string, n int) (marks int) {
	t.Helper()
	var all []byte
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		all = append(all, read(t, filepath.Join(dir, e.Name()))...)
	}
	for i := range n {
		if bytes.Contains(all, []byte(mark(i))) || bytes.Contains(all, wide(mark(i))) {
			marks++
		}
	}
	return marks
}

func wide(text string) (out []byte) {
	for _, unit := range utf16.Encode([]rune(text)) {
		out = append(out, byte(unit), byte(unit>>8))
	}
	return out
}

func erase(t testing.TB, s *store.Store, refs ...didban.Ref) {
	t.Helper()
	update(t, s, func(tx *store.Tx) error {
		for _, ref := range refs {
			if err := tx.Erase(ref, nil, "personal"); err != nil {
				return err
			}
		}
		return nil
	})
}

func wantWhole(t testing.TB, s *store.Store) {
	t.Helper()
	r, err := s.Check(t.Context())
	if err != nil || !r.Whole() {
		t.Errorf("findings %+v, %v", r.Findings, err)
	}
	if f, err := s.Verify(); err != nil || len(f) > 0 {
		t.Errorf("indexes: %+v, %v", f, err)
	}
}

// What was erased is seen nowhere and in no byte once the file has been compacted, be it at
// once or at the next opening; before, it is.
func TestErase_Bytes(t *testing.T) {
	const n = 50
	for _, way := range []string{"at once", "next opening"} {
		t.Run(way, func(t *testing.T) {
			dir, refs := planted(t, n)
			s := open(t, dir)
			wantWhole(t, s)
			erase(t, s, refs...)
			wantWhole(t, s)
			if waiting, err := s.Waiting(); err != nil || waiting != n {
				t.Errorf("%d wait, %v", waiting, err)
			}
			if got := found(t, dir, n); got == 0 {
				t.Error("no mark is found before: none would be after")
			}
			if way == "at once" {
				if err := s.Compact(t.Context()); err != nil {
					t.Fatal(err)
				}
			} else {
				if err := s.Close(); err != nil {
					t.Fatal(err)
				}
				s = open(t, dir)
			}
			if got := found(t, dir, n); got != 0 {
				t.Errorf("%d marks are found", got)
			}
			if waiting, err := s.Waiting(); err != nil || waiting != 0 || !s.Compacted() {
				t.Errorf("%d wait, %v", waiting, err)
			}
			wantWhole(t, s)
			put(t, s, region(2, "R2")) // and it goes on
			wantWhole(t, s)
		})
	}
}

// The change is one row of each, sealed, and the digests of what was erased stay.
func TestErase_Entry(t *testing.T) {
	dir, refs := planted(t, 2)
	s := open(t, dir)
	var before []didban.AuditEntry
	view(t, s, func(tx *store.Tx) (err error) {
		before, err = tx.Audit(0, 100)
		return err
	})
	erase(t, s, refs[0])
	erase(t, s, refs[0]) // nothing is left to be erased
	view(t, s, func(tx *store.Tx) error {
		after, err := tx.Audit(0, 100)
		if err != nil {
			return err
		}
		if len(after) != len(before)+1 || !reflect.DeepEqual(after[:len(before)], before) {
			t.Fatalf("%d entries, then %d", len(before), len(after))
		}
		last := after[len(before)]
		if last.Op != didban.OpErase || last.ID != refs[0].ID || last.Version != 3 || last.Reason != "personal" {
			t.Errorf("entry %+v", last)
		}
		versions, err := tx.Versions(refs[0].Kind, refs[0].ID)
		if err != nil || len(versions) != 3 || !versions[2].Gone {
			t.Errorf("versions %+v %v", versions, err)
		}
		_, err = tx.AtVersion(refs[0].Kind, refs[0].ID, 1)
		wantFault(t, err, didban.CodeNotFound, "noun.versionErased")
		_, err = tx.Load(refs[0].Kind, refs[0].ID)
		wantFault(t, err, didban.CodeNotFound, "noun.notFound")
		if n, err := tx.Count(didban.KindComment); n != 1 || err != nil {
			t.Errorf("%d comments, %v", n, err)
		}
		return nil
	})
	changes, err := s.Changes(s.Head()-1, 10)
	if err != nil || len(changes) != 1 || changes[0].Op != didban.OpErase {
		t.Errorf("changes %+v %v", changes, err)
	}
	lines, unread, err := store.ReadErasures(filepath.Join(dir, store.ErasedLog))
	if err != nil || unread != 0 || len(lines) != 1 || lines[0].ID != refs[0].ID || lines[0].Version != 3 {
		t.Errorf("log %+v %d %v", lines, unread, err)
	}
}

// A tombstone stays in sight; the noun may be restored with its words, and erased once more.
func TestErase_RestoreErase(t *testing.T) {
	dir, refs := planted(t, 1)
	s := open(t, dir)
	for version := 2; version < 8; version += 2 {
		update(t, s, func(tx *store.Tx) error { return tx.Erase(refs[0], tombstone(0, version), "insult") })
		wantWhole(t, s)
		if got, err := s.Load(didban.KindComment, refs[0].ID); err != nil || got.(*didban.Comment).Text != "" {
			t.Fatalf("%+v %v", got, err)
		}
		c := remark(0)
		c.Version = version + 1
		put(t, s, c)
		wantWhole(t, s)
	}
	update(t, s, func(tx *store.Tx) error { return tx.Erase(refs[0], nil, "insult") })
	wantWhole(t, s)
	if err := s.Compact(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := found(t, dir, 1); got != 0 {
		t.Error("the words are still there")
	}
	lines, err := s.Erasures()
	if err != nil || len(lines) != 4 {
		t.Errorf("%d lines, %v", len(lines), err)
	}
}

// Only the words of citizens are erased, by who may, with a rule.
func TestErase_Refused(t *testing.T) {
	dir, refs := planted(t, 1)
	s := open(t, dir)
	area := didban.Ref{Kind: didban.KindArea, ID: didbantest.ID(didban.KindArea, 1)}
	other := didban.Ref{Kind: didban.KindComment, ID: didbantest.ID(didban.KindComment, 9)}
	head := s.Head()
	for _, c := range []struct {
		name  string
		actor didban.Actor
		ref   didban.Ref
		after didban.Noun
		rule  string
		code  didban.ErrorCode
		key   string
	}{
		{"of the city", admin, area, nil, "x", didban.CodeInvalid, "noun.notErasable"},
		{"a visitor", didban.Actor{}, refs[0], nil, "x", didban.CodeForbidden, "actor.forbidden"},
		{"no rule", admin, refs[0], nil, "", didban.CodeInvalid, "noun.reason"},
		{"never was", admin, other, nil, "x", didban.CodeNotFound, "noun.notFound"},
		{"another's rest", admin, refs[0], tombstone(1, 2), "x", didban.CodeInvalid, "noun.reason"},
		{"changed meanwhile", admin, refs[0], tombstone(0, 1), "x", didban.CodeConflict, "noun.changed"},
	} {
		t.Run(c.name, func(t *testing.T) {
			err := s.Update(c.actor, func(tx *store.Tx) error { return tx.Erase(c.ref, c.after, c.rule) })
			wantFault(t, err, c.code, c.key)
		})
	}
	if lines, err := s.Erasures(); s.Head() != head || len(lines) != 0 || err != nil {
		t.Errorf("head %d, log %+v %v", s.Head(), lines, err)
	}
}

// A backup brings nothing back that was erased: neither the erased states nor, where the
// record of them is damaged, their words.
func TestRepair_KeepsErased(t *testing.T) {
	dir, refs := planted(t, 3)
	backup := filepath.Join(t.TempDir(), "before.db")
	s := open(t, dir)
	if err := s.Backup(t.Context(), backup); err != nil {
		t.Fatal(err)
	}
	erase(t, s, refs...)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if s = open(t, dir); s.Close() != nil { // compacted
		t.Fatal("not closed")
	}
	path := filepath.Join(dir, "didban.db")
	sound := read(t, path)
	spoiled := bytes.ReplaceAll(sound, []byte(`{"erased":"20`), []byte(`{"erased":"??`))
	if bytes.Equal(sound, spoiled) {
		t.Fatal("nothing was spoiled")
	}
	write(t, path, spoiled)
	r, err := store.Repair(t.Context(), dir, backup)
	if err != nil || len(r.Lost) > 0 {
		t.Fatalf("%+v %v", r, err)
	}
	if err := os.Remove(path + ".before-restore-1"); err != nil {
		t.Fatal(err)
	}
	if got := found(t, dir, 3); got != 0 {
		t.Errorf("%d marks came back", got)
	}
	wantWhole(t, open(t, dir))
}

// A copy of a record that has not been compacted yet holds nothing of what was erased.
func TestBackup_AfterErasure(t *testing.T) {
	dir, refs := planted(t, 20)
	s := open(t, dir)
	erase(t, s, refs...)
	to := t.TempDir()
	if err := s.Backup(t.Context(), filepath.Join(to, "copy.db")); err != nil {
		t.Fatal(err)
	}
	if got := found(t, to, 20); got != 0 {
		t.Errorf("%d marks are in the copy", got)
	}
	if found(t, dir, 20) == 0 {
		t.Error("the file itself has none: the copy would show nothing")
	}
}

// Readers go on while the file is compacted under them.
func TestCompact_UnderReaders(t *testing.T) {
	dir, refs := planted(t, 20)
	s := open(t, dir)
	stop, failed := make(chan struct{}), make(chan error, 4)
	for range 4 {
		go func() {
			for {
				select {
				case <-stop:
					failed <- nil
					return
				default:
				}
				if _, err := s.Load(didban.KindArea, didbantest.ID(didban.KindArea, 1)); err != nil {
					failed <- err
					return
				}
			}
		}()
	}
	for i := range refs {
		erase(t, s, refs[i])
		if err := s.Compact(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	close(stop)
	for range 4 {
		if err := <-failed; err != nil {
			t.Error(err)
		}
	}
	wantWhole(t, s)
}
