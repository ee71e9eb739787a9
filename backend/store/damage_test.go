package store_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
	"didban.app/backend/store"
)

// spoiledFolder is a data folder in whose file the n-th of the places where a text stands
// (from 0, at which the newest pages may come before older ones) has been changed.
func spoiledFolder(t *testing.T, text, other string, spoils func(*store.Store) bool) *store.Store {
	t.Helper()
	dir := filledFolder(t)
	path := filepath.Join(dir, "didban.db")
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for at := 0; ; at++ {
		next := bytes.Index(whole[at:], []byte(text))
		if next < 0 {
			t.Fatalf("nothing came of spoiling %q", text)
		}
		at += next
		spoiled := bytes.Clone(whole)
		copy(spoiled[at:], other)
		if err := os.WriteFile(path, spoiled, 0o600); err != nil {
			t.Fatal(err)
		}
		s, err := store.Open(dir, store.Options{})
		if err != nil {
			continue
		}
		if spoils(s) {
			t.Cleanup(func() { _ = s.Close() })
			return s
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

func listed(t *testing.T, s *store.Store) (titles []string) {
	t.Helper()
	err := s.View(func(tx *store.Tx) error {
		for p, err := range store.All[didban.Project](tx) {
			if err != nil {
				return err
			}
			titles = append(titles, p.Code)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return titles
}

func projectID(n int) didban.ID { return didbantest.ID(didban.KindProject, n) }

// A damaged record is left out and counted; all others stand, in lists, by an index and for
// whoever follows.
func TestDamaged_LeftOutAndCounted(t *testing.T) {
	s := spoiledFolder(t, `"code":"P-000007"`, `"code":"P-00000x"`, func(s *store.Store) bool {
		_, err := s.Load(didban.KindProject, projectID(7))
		return err != nil
	})
	if got := listed(t, s); len(got) != 39 {
		t.Errorf("%d of 40 projects listed", len(got))
	}
	if got := s.Damaged(); len(got) != 1 || got[didban.KindProject] != 1 {
		t.Errorf("damaged %v, want one project", got)
	}
	_, err := s.Load(didban.KindProject, projectID(7))
	wantFault(t, err, didban.CodeDamaged, "store.damaged")
	wantFollowed(t, s, 39)
	r, err := s.Check(t.Context())
	if err != nil || r.Whole() {
		t.Errorf("the look over the open file finds nothing: %v", err)
	}
}

// wantFollowed reads the feed as those do who follow it: what is left out ends nothing.
func wantFollowed(t *testing.T, s *store.Store, want int) {
	t.Helper()
	changes, err := s.Changes(0, 1000)
	if err != nil {
		t.Fatal(err)
	}
	have := map[didban.ID]bool{}
	for _, c := range changes {
		if _, err := s.Load(c.Kind, c.ID); err != nil && !didban.IsLeftOut(err) {
			t.Fatal(err)
		} else if err == nil && c.Kind == didban.KindProject {
			have[c.ID] = true
		}
	}
	if len(have) != want {
		t.Errorf("followed to %d projects, want %d", len(have), want)
	}
}

// A project whose key has another letter is not gone: its versions say that it stands.
func TestDamaged_KeyFlipped(t *testing.T) {
	id := string(projectID(40)) // the last one: another letter leaves the keys in order
	s := spoiledFolder(t, id+"\x01", id[:35]+"z\x01", func(s *store.Store) bool {
		return len(listed(t, s)) == 39
	})
	_, err := s.Load(didban.KindProject, projectID(40))
	wantFault(t, err, didban.CodeDamaged, "store.damaged")
	if s.Damaged()[didban.KindProject] == 0 {
		t.Error("nobody is told of the project that is missing")
	}
	wantFollowed(t, s, 39)
}

// A damaged row of the feed is read from the audit entry beside it.
func TestChanges_DamagedRow(t *testing.T) {
	want := open(t, filledFolder(t))
	all, err := want.Changes(0, 1000)
	if err != nil {
		t.Fatal(err)
	}
	s := spoiledFolder(t, `{"seq":5,"at":`, `{"seq":5,"aT":`, func(s *store.Store) bool {
		r, err := s.Check(t.Context())
		return err == nil && !r.Whole() && r.Findings[0].Key == "check.change"
	})
	got, err := s.Changes(0, 1000)
	if err != nil || len(got) != len(all) || got[4].ID != all[4].ID {
		t.Errorf("%d changes, want %d: %v", len(got), len(all), err)
	}
}
