package store_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/store"
)

// A copy of before an erasure is erased again before anybody reads it; so is a record of which
// the program ended between the log and the change.
func TestRestore_ErasesAgain(t *testing.T) {
	dir, refs := planted(t, 3)
	backup := filepath.Join(t.TempDir(), "before.db")
	s := open(t, dir)
	if err := s.Backup(t.Context(), backup); err != nil {
		t.Fatal(err)
	}
	erase(t, s, refs[:2]...)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if err := store.Restore(t.Context(), dir, backup); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(dir, "didban.db.before-restore-1")); err != nil {
		t.Fatal(err)
	}
	if got := found(t, dir, 3); got != 3 {
		t.Fatalf("the backup has %d marks", got)
	}
	s = open(t, dir)
	if got := found(t, dir, 3); got != 1 {
		t.Errorf("%d marks are found, want the one that was not erased", got)
	}
	wantWhole(t, s)
	head := s.Head()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if s = open(t, dir); s.Head() != head || s.Compacted() {
		t.Error("the second opening erased once more")
	}
}

// A last line that was cut off is of an erasure that never was; the next one takes its place.
func TestErasedLog_CutOff(t *testing.T) {
	dir, refs := planted(t, 2)
	path := filepath.Join(dir, store.ErasedLog)
	line, err := json.Marshal(didban.Erasure{Kind: refs[1].Kind, ID: refs[1].ID, Version: 3, Day: "2026-11-29"})
	if err != nil {
		t.Fatal(err)
	}
	write(t, path, line) // without its end
	s := open(t, dir)
	if _, err := s.Load(refs[1].Kind, refs[1].ID); err != nil {
		t.Errorf("erased by half a line: %v", err)
	}
	erase(t, s, refs[0])
	lines, unread, err := store.ReadErasures(path)
	if err != nil || unread != 0 || len(lines) != 1 || lines[0].ID != refs[0].ID {
		t.Errorf("%+v %d %v", lines, unread, err)
	}
	write(t, path, append([]byte("nonsense\n"), read(t, path)...))
	if lines, unread, err := store.ReadErasures(path); err != nil || unread != 1 || len(lines) != 1 {
		t.Errorf("%+v %d %v", lines, unread, err)
	}
	if r, err := s.Check(t.Context()); err != nil || len(r.Findings) != 1 || r.Findings[0].Key != "check.erasedLog" {
		t.Errorf("findings %+v, %v", r.Findings, err)
	}
}

// The log tells kinds, ids, versions and days, and no word.
func TestErasedLog_NoWords(t *testing.T) {
	dir, refs := planted(t, 5)
	s := open(t, dir)
	erase(t, s, refs...)
	text := string(read(t, filepath.Join(dir, store.ErasedLog)))
	if strings.Count(text, "\n") != 5 || strings.Contains(text, "نشانه") || strings.Contains(text, "personal") {
		t.Errorf("the log is %s", text)
	}
}
