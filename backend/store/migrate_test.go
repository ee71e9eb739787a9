package store

import (
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"testing"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/record"
)

// TestOpen_FileWithoutLists: a file of schema 3, which knows no lists of codes, goes on and
// takes one.
func TestOpen_FileWithoutLists(t *testing.T) {
	dir := t.TempDir()
	older := options(time.Now)
	older.Schema, older.Migrations = 3, nil
	older.Layout = layoutBefore(t, string(didban.KindTerms), string(didban.KindUnit), string(ProjectsByUnit))
	file, err := record.Open(dir, older)
	if err != nil {
		t.Fatal(err)
	}
	lineage := file.Lineage()
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	s, err := Open(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}()
	list := didban.ShippedList("sections")
	if err := s.Update(didban.System("test"), func(tx *Tx) error {
		list.ID = tx.NewID()
		list.Terms[0].Fa = "عمران شهر"
		return tx.Put(list)
	}); err != nil {
		t.Fatal(err)
	}
	if s.Lineage() != lineage || s.Terms()["sections"][0].Fa != "عمران شهر" {
		t.Errorf("lineage %s, terms %v", s.Lineage(), s.Terms()["sections"][0])
	}
}

// layoutBefore is the layout of a file that lacks kinds, of which each has four buckets, and
// indexes.
func layoutBefore(t *testing.T, names ...string) []record.Path {
	t.Helper()
	out := slices.DeleteFunc(layout(), func(p record.Path) bool { return slices.Contains(names, p[len(p)-1]) })
	want := len(layout())
	for _, name := range names {
		if didban.New(didban.Kind(name)) != nil {
			want -= 4
		} else {
			want--
		}
	}
	if len(out) != want {
		t.Fatalf("%d buckets are left, want %d", len(out), want)
	}
	return out
}

// older fills a file of schema 4, as it was before units were nouns.
func older(t *testing.T, dir string, fill func(*Tx) error) {
	t.Helper()
	opts := options(time.Now)
	opts.Schema, opts.Migrations = 4, nil
	opts.Layout = layoutBefore(t, string(didban.KindUnit), string(ProjectsByUnit))
	file, err := record.Open(dir, opts)
	if err != nil {
		t.Fatal(err)
	}
	s := &Store{file: file, now: time.Now, right: func() uint64 { return 0 }, head: newHeadSignal(0), damage: newDamage(nil)}
	if err := errors.Join(s.Update(didban.System("test"), fill), s.Close()); err != nil {
		t.Fatal(err)
	}
}

// TestOpen_FileWithoutUnits: every different name of a unit in a file of schema 4 becomes one
// unit, by a change like any other, and only once.
func TestOpen_FileWithoutUnits(t *testing.T) {
	dir := t.TempDir()
	texts := []string{"شهرداری منطقهٔ ۱", "شهرداري منطقه 1", "شهرداری منطقه‌۱", "سازمان سیما، منظر و فضای سبز", ""}
	area := &didban.Area{Rank: didban.AreaRegion, Name: "منطقه"}
	older(t, dir, func(tx *Tx) error {
		area.ID, area.Code = tx.NewID(), "A-1"
		err := tx.Put(area)
		for i, text := range texts {
			p := &didban.Project{Title: "بوستان", Domain: "green", Type: "construction", Status: "preparation", Unit: text}
			p.ID, p.Code = tx.NewID(), fmt.Sprintf("K-%d", i)
			if i == 3 { // it names what is gone, so that it may not be put again
				p.Areas = []didban.ID{area.ID}
			}
			err = errors.Join(err, tx.Put(p))
		}
		post := &didban.Post{Title: "شهردار منطقه", Unit: "شهرداریِ منطقۀ ۱"}
		post.ID, post.Code = tx.NewID(), "S-1"
		return errors.Join(err, tx.Put(post), tx.Delete(didban.KindArea, area.ID))
	})
	first := readUnits(t, dir)
	if len(first.units) != 2 || first.units["U-001"] != "شهرداری منطقهٔ ۱" || first.units["U-002"] != texts[3] {
		t.Errorf("units %v", first.units)
	}
	want := map[string]string{"K-0": "U-001", "K-1": "U-001", "K-2": "U-001", "K-3": "", "K-4": "", "S-1": "U-001"}
	if !maps.Equal(first.of, want) || first.texts["K-1"] != texts[1] {
		t.Errorf("pointing %v, texts %v", first.of, first.texts)
	}
	if first.reason != "units" || first.role != didban.RoleSystem {
		t.Errorf("changed by %s for %q", first.role, first.reason)
	}
	again := readUnits(t, dir)
	if again.head != first.head {
		t.Errorf("%d changes more at the second opening", again.head-first.head)
	}
	if report, err := Check(t.Context(), filepath.Join(dir, fileName)); err != nil || len(report.Findings) > 0 {
		t.Errorf("the file is left as %+v, %v", report.Findings, err)
	}
}

// carried is what a migration left.
type carried struct {
	units, of, texts map[string]string // by code
	head             uint64
	reason           string
	role             didban.Role
}

func readUnits(t *testing.T, dir string) carried {
	t.Helper()
	s, err := Open(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	out := carried{units: map[string]string{}, of: map[string]string{}, texts: map[string]string{}, head: s.Head()}
	err = s.View(func(tx *Tx) error {
		ids := map[didban.ID]string{}
		for u, err := range All[didban.Unit](tx) {
			if err != nil {
				return err
			}
			ids[u.ID], out.units[u.Code] = u.Code, u.Title
		}
		for p, err := range All[didban.Project](tx) {
			if err != nil {
				return err
			}
			out.of[p.Code], out.texts[p.Code] = ids[p.UnitID], p.Unit
		}
		for p, err := range All[didban.Post](tx) {
			if err != nil {
				return err
			}
			out.of[p.Code] = ids[p.UnitID]
			last, err := tx.lastVersion(didban.KindPost, p.ID)
			if err != nil {
				return err
			}
			out.reason, out.role = last.Reason, last.Role
		}
		return nil
	})
	if err := errors.Join(err, s.Close()); err != nil {
		t.Fatal(err)
	}
	return out
}

// TestOpen_MigrationIsWhole: a file in which the units can't all be made is left as it was,
// and the next opening makes them.
func TestOpen_MigrationIsWhole(t *testing.T) {
	dir := t.TempDir()
	older(t, dir, func(tx *Tx) error {
		p := &didban.Project{Title: "بوستان", Domain: "green", Type: "construction", Status: "preparation", Unit: "عمران"}
		p.ID, p.Code = tx.NewID(), "K-1"
		return tx.Put(p)
	})
	stopped := errors.New("stopped")
	opts := options(time.Now)
	opts.Migrations[1] = func(file *record.Tx) error { return errors.Join(makeUnits(file, time.Now), stopped) }
	if _, err := record.Open(dir, opts); !errors.Is(err, stopped) {
		t.Fatalf("got %v", err)
	}
	if got := readUnits(t, dir); len(got.units) != 1 || got.of["K-1"] != "U-001" {
		t.Errorf("left %+v", got)
	}
}
