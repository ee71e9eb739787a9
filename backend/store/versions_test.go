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

// history saves an area three times, deletes it and makes it again; the clock
// gives the i-th transaction the instant times[i].
func history(t *testing.T, s *store.Store) (id didban.ID, times []int64) {
	t.Helper()
	a := region(1, "R1")
	for _, name := range []string{"یک", "دو", "سه"} {
		a.Name = name
		put(t, s, a)
		times = append(times, a.Updated)
	}
	err := s.Update(didban.System("twice"), func(tx *store.Tx) error { return tx.Delete(didban.KindArea, a.ID) })
	if err != nil {
		t.Fatal(err)
	}
	b := region(1, "R1")
	b.Name = "چهار"
	put(t, s, b)
	if b.Version != 5 {
		t.Fatalf("made again as version %d, want 5", b.Version)
	}
	return a.ID, append(times, times[2]+1000, b.Updated)
}

func TestVersions_EveryState(t *testing.T) {
	s := open(t, t.TempDir())
	id, times := history(t, s)
	view(t, s, func(tx *store.Tx) error {
		versions, err := tx.Versions(didban.KindArea, id)
		if err != nil || len(versions) != 5 {
			t.Fatalf("%d versions, %v", len(versions), err)
		}
		names := []string{"یک", "دو", "سه", "", "چهار"}
		for i, v := range versions {
			if v.N != i+1 || v.Seq != uint64(i+1) || v.At != times[i] || v.Actor != "" || v.Role != didban.RoleSystem {
				t.Errorf("version %d is %+v", i+1, v)
			}
			wantName(t, tx.AtVersion, id, i+1, names[i])
			wantName(t, tx.AsOf, id, times[i], names[i])
			wantName(t, tx.AsOf, id, times[i]+999, names[i])
		}
		if v := versions[3]; v.Op != didban.OpDelete || v.Reason != "twice" {
			t.Errorf("the deletion is %+v", v)
		}
		wantName(t, tx.AsOf, id, times[0]-1, "")
		_, err = tx.AtVersion(didban.KindArea, id, 6)
		wantFault(t, err, didban.CodeNotFound, "noun.versionNotFound")
		return nil
	})
}

// wantName reads an area at a version or an instant; an empty name means none.
func wantName[N int | int64](t *testing.T, read func(didban.Kind, didban.ID, N) (didban.Noun, error), id didban.ID, at N, want string) {
	t.Helper()
	n, err := read(didban.KindArea, id, at)
	if want == "" {
		wantFault(t, err, didban.CodeNotFound, "noun.notFound")
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	if got := n.(*didban.Area).Name; got != want {
		t.Errorf("at %d: %q, want %q", at, got, want)
	}
}

// Somebody who still holds the noun from before it was deleted may not bring it
// back without knowing.
func TestPut_DeletedMeanwhile(t *testing.T) {
	s := open(t, t.TempDir())
	a := region(1, "R1")
	put(t, s, a)
	update(t, s, func(tx *store.Tx) error { return tx.Delete(didban.KindArea, a.ID) })
	err := s.Update(admin, func(tx *store.Tx) error { return tx.Put(a) })
	wantFault(t, err, didban.CodeConflict, "noun.changed")
}

func TestAudit_Chain(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	history(t, s)
	var last didban.AuditEntry
	view(t, s, func(tx *store.Tx) error {
		for range 3 {
			entries, err := tx.Audit(last.Seq, 2)
			if err != nil {
				return err
			}
			for _, e := range entries {
				if !e.Follows(last) {
					t.Errorf("entry %+v does not follow %+v", e, last)
				}
				last = e
			}
		}
		return nil
	})
	if last.Seq != 5 {
		t.Errorf("the chain ends with %d, want 5", last.Seq)
	}
}

// Versions say who by id and role, and from what draft; the audit record seals the
// reasons. A name stands nowhere.
func TestCredit_IsKeptAndSealed(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	publisher := didban.Actor{
		ID: didbantest.ID(didban.KindUser, 1), Name: "زهرا نام‌دار", Roles: []didban.Role{didban.RolePublisher, didban.RoleAuditor}, Reason: "مصوبه",
	}
	draft, authors := didbantest.ID(didban.KindUser, 2), []didban.ID{didbantest.ID(didban.KindUser, 3)}
	reasons := []didban.FieldReason{{Field: "name", Text: "نام نو"}, {Field: "code", Text: "نام نو"}, {Field: "rank", Text: "مصوبه"}}
	err := s.Update(publisher, func(tx *store.Tx) error {
		tx.Credit(draft, authors, reasons)
		return tx.Put(region(1, "R1"))
	})
	if err != nil {
		t.Fatal(err)
	}
	view(t, s, func(tx *store.Tx) error {
		versions, err := tx.Versions(didban.KindArea, region(1, "").ID)
		if err != nil || len(versions) != 1 {
			t.Fatalf("versions %+v, %v", versions, err)
		}
		v := versions[0]
		if v.Actor != publisher.ID || v.Role != didban.RolePublisher || v.Draft != draft || len(v.Authors) != 1 || len(v.Reasons) != 3 {
			t.Errorf("version %+v", v)
		}
		entries, err := tx.Audit(0, 1)
		if err == nil && (entries[0].Actor != publisher.ID || entries[0].Role != v.Role || entries[0].Reason != "مصوبه\nنام نو") {
			t.Errorf("entry %+v", entries[0])
		}
		return err
	})
	file, err := os.ReadFile(filepath.Join(dir, "didban.db"))
	if err != nil || bytes.Contains(file, []byte(publisher.Name)) {
		t.Errorf("the record names its publisher, %v", err)
	}
	copied := filepath.Join(t.TempDir(), "copy.db")
	if err := s.Backup(t.Context(), copied); err != nil {
		t.Errorf("the copy: %v", err)
	}
}
