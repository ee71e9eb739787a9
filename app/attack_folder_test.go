package main

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
	"didban.app/backend/private"
	"didban.app/backend/staff"
	"didban.app/backend/store"
)

// dataFiles are the files of a data folder that an attack aims at, with the marks beside
// them.
var dataFiles = []string{storeFile, privateFile}

// attackedFolder is a small city with an office at work, closed, and the content of its files.
func attackedFolder(t *testing.T) (dir string, whole map[string][]byte) {
	t.Helper()
	dir = t.TempDir()
	p := reopened(t, dir)
	if err := p.Store.Update(didban.System("test"), func(tx *store.Tx) error {
		for _, n := range didbantest.City(12, 8) {
			n.Head().Version = 0
			if err := tx.Put(n); err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	sara := employ(t, p.Private, "sara", "سارا کریمی", didban.RoleEntry)
	maryam := employ(t, p.Private, "maryam", "مریم رضایی", didban.RolePublisher)
	one := newTerm(t, p, sara)
	if _, err := serviceOf[*staff.Review](t, p, maryam).Publish(staff.PublishRequest{Draft: one.draft}); err != nil {
		t.Fatal(err)
	}
	newTerm(t, p, sara)
	talk(t, p, sara)
	closed(t, p)
	wantBothWhole(t, dir)
	return dir, contentOf(t, dir)
}

// talk types into a draft and notes something beside it.
func talk(t *testing.T, p *Program, by didban.Actor) {
	t.Helper()
	draft, sheet := openNew(t, p, by, didban.KindEvent)
	var edits []staff.EditView
	for n := range 30 {
		edits = append(edits, staff.EditView{N: n + 1, Sheet: sheet, Op: didban.EditSet, Path: "title", Text: fmt.Sprint("جشن ", n)})
	}
	_, err := serviceOf[*staff.Drafts](t, p, by).Edits(staff.EditsRequest{Draft: draft, Page: "p", Edits: edits})
	if err == nil {
		_, err = serviceOf[*staff.Bench](t, p, by).Note(staff.NoteRequest{Draft: draft, Path: "title", Text: "نام را بپرس"})
	}
	if err != nil {
		t.Fatal(err)
	}
}

func contentOf(t *testing.T, dir string) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	for _, name := range dataFiles {
		for _, ending := range []string{"", ".head"} {
			b, err := os.ReadFile(filepath.Join(dir, name+ending))
			if err != nil {
				t.Fatal(err)
			}
			out[name+ending] = b
		}
	}
	return out
}

// freshFolder is a new folder with the files as given.
func freshFolder(t *testing.T, files map[string][]byte) string {
	t.Helper()
	dir := t.TempDir()
	for name, b := range files {
		if err := os.WriteFile(filepath.Join(dir, name), b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// A reading is all that the readers of a file are given, by what was asked for.
type reading map[string]string

func (r reading) keep(value any, err error, what string, args ...any) error {
	if err != nil {
		return err
	}
	b, err := json.Marshal(value)
	r[fmt.Sprintf(what, args...)] = string(b)
	return err
}

// differs names something that the one has otherwise than the other; "" for nothing.
func (r reading) differs(other reading) string {
	for what, value := range r {
		if other[what] != value {
			return fmt.Sprintf("%s: %.120s, not %.120s", what, other[what], value)
		}
	}
	for what := range other {
		if _, ok := r[what]; !ok {
			return "there is " + what
		}
	}
	return ""
}

// readStore reads the whole public record; a record that was left out is told as an error.
func readStore(s *store.Store) (reading, error) {
	r := reading{"head": fmt.Sprint(s.Head())}
	changes, err := s.Changes(0, 1<<20)
	if err := r.keep(changes, err, "changes"); err != nil {
		return r, err
	}
	err = s.View(func(tx *store.Tx) error {
		for _, c := range changes {
			if err := readNoun(r, tx, c); err != nil {
				return err
			}
		}
		audit, err := tx.Audit(0, 1<<20)
		return r.keep(audit, err, "audit")
	})
	for _, kind := range didban.Kinds {
		if n := s.Damaged()[kind]; n > 0 && err == nil {
			err = didban.Fault(didban.CodeDamaged, "store.damaged", "kind", string(kind), "id", "", "code", "")
		}
	}
	return r, err
}

func readNoun(r reading, tx *store.Tx, c didban.Change) error {
	noun, err := tx.Load(c.Kind, c.ID)
	if err := r.keep(noun, err, "%s %s", c.Kind, c.ID); err != nil {
		return err
	}
	versions, err := tx.Versions(c.Kind, c.ID)
	if err := r.keep(versions, err, "versions of %s %s", c.Kind, c.ID); err != nil {
		return err
	}
	for _, v := range versions {
		then, err := tx.AtVersion(c.Kind, c.ID, v.N)
		if err := r.keep(then, err, "%s %s at %d", c.Kind, c.ID, v.N); err != nil {
			return err
		}
	}
	n, err := tx.Count(c.Kind)
	return r.keep(n, err, "count of %s", c.Kind)
}

// readPrivate reads the whole private file as its services do.
func readPrivate(f *private.File) (reading, error) {
	r := reading{}
	err := f.View(func(tx *private.Tx) error {
		users, err := tx.Users()
		if err := r.keep(users, err, "users"); err != nil {
			return err
		}
		for _, u := range users {
			if err := readUser(r, tx, u); err != nil {
				return err
			}
		}
		drafts, err := tx.Drafts()
		if err := r.keep(drafts, err, "drafts"); err != nil {
			return err
		}
		for _, d := range drafts {
			if err := readDraft(r, tx, d); err != nil {
				return err
			}
		}
		notes, err := tx.Notes("")
		if err := r.keep(notes, err, "notes"); err != nil {
			return err
		}
		log, err := tx.Access(0, 1<<20)
		return r.keep(log, err, "log")
	})
	return r, err
}

func readUser(r reading, tx *private.Tx, u *didban.User) error {
	secret, has, err := tx.Secret(u.ID)
	if err := r.keep([]any{secret, has}, err, "secret of %s", u.ID); err != nil {
		return err
	}
	found, has, err := tx.UserByName(u.Code)
	return r.keep([]any{found, has}, err, "name %s", u.Code)
}

func readDraft(r reading, tx *private.Tx, d *didban.Draft) error {
	same, err := tx.Draft(d.ID)
	if err := r.keep(same, err, "draft %s", d.ID); err != nil {
		return err
	}
	sheets, err := tx.Sheets(d.ID)
	if err := r.keep(sheets, err, "sheets of %s", d.ID); err != nil {
		return err
	}
	for _, s := range sheets {
		holder, err := tx.Claim(s.Ref)
		if err := r.keep(holder, err, "holder of %s", s.Ref.ID); err != nil {
			return err
		}
	}
	edits, err := tx.Edits(d.ID, 0)
	if err := r.keep(edits, err, "edits of %s", d.ID); err != nil {
		return err
	}
	page, err := tx.Page(d.ID, "p")
	if err := r.keep(page, err, "page of %s", d.ID); err != nil {
		return err
	}
	notes, err := tx.Notes(d.ID)
	return r.keep(notes, err, "notes of %s", d.ID)
}

// seeded is the same row of numbers each time.
func seeded(n uint64) *rand.Rand { return rand.New(rand.NewPCG(1405, n)) }
