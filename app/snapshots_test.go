package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/api"
	"didban.app/backend/archive"
	"didban.app/backend/geo"
	"didban.app/backend/store"
)

// laidCity is the sample city in a data folder, with what its followers laid down.
func laidCity(t *testing.T) string {
	t.Helper()
	from, err := closedProgram("", didban.ModeDemo, quiet()).preparedCity(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(t.TempDir(), "data")
	if err := os.CopyFS(dir, os.DirFS(from)); err != nil {
		t.Fatal(err)
	}
	return dir
}

// onePlace is a data folder with one project.
func onePlace(t *testing.T) string {
	t.Helper()
	dir, data := t.TempDir(), filepath.Join(t.TempDir(), "data")
	write(t, dir, "projects.csv", onePark)
	if code, said := ran(t, "--data", data, "--lang", "en", "import", dir); code != 0 {
		t.Fatal(said)
	}
	return data
}

// opened opens a data folder; its followers have read nothing.
func opened(t *testing.T, dir string) *Program {
	t.Helper()
	p, err := open(dir, didban.ModePublic, quiet())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := p.close(); err != nil {
			t.Error(err)
		}
	})
	return p
}

func resumeAll(p *Program) {
	resume(p, mapSnapshot, p.Map)
	resume(p, archiveSnapshot, p.Archive)
}

// The rich city taken up from its snapshots is that which its record makes, in all that is
// kept of every project and in every tile.
func TestSnapshots_WholeCity(t *testing.T) {
	p := opened(t, laidCity(t))
	resumeAll(p)
	head := p.Store.Head()
	if p.Map.Revision() != head || p.Archive.Revision() != head {
		t.Fatalf("map at %d, archive at %d, record at %d", p.Map.Revision(), p.Archive.Revision(), head)
	}
	agree(t, p)
	err := p.Store.Update(didban.System("test"), func(tx *store.Tx) error {
		for a, err := range store.All[didban.Project](tx) {
			if err != nil {
				return err
			}
			a.Title += " ۲"
			return tx.Put(a)
		}
		return nil
	})
	if err := errors.Join(err, p.Map.CatchUp(p.Store), p.Archive.CatchUp(p.Store)); err != nil {
		t.Fatal(err)
	}
	agree(t, p)
}

// The first screen is answered before the map is there, with the same words and figures; after
// a change, on a day on which it may be another, and of another day than it knows, it waits.
func TestSnapshots_HomeAtOnce(t *testing.T) {
	p := opened(t, laidCity(t))
	home := serviceOf[*api.Home](t, p, didban.Actor{})
	atOnce, err := home.Open()
	if err != nil || p.Map.Ready() {
		t.Fatalf("%v, map ready %v", err, p.Map.Ready())
	}
	err = errors.Join(p.Map.CatchUp(p.Store), p.Archive.CatchUp(p.Store))
	slow, err2 := home.Open()
	if err := errors.Join(err, err2); err != nil || len(slow.Projects) == 0 || !reflect.DeepEqual(atOnce, slow) {
		t.Errorf("%v: at once %+v\nwith the map %+v", err, atOnce, slow)
	}
	head := p.Store.Head()
	known := func(day didban.Day, head uint64) bool {
		p.Map.Today(day)
		_, _, ok := p.Map.Glance(head)
		return ok
	}
	today := p.Today()
	if !known(today, head) || known(today, head+1) || known("2020-01-01", head) || known("2080-01-01", head) {
		t.Error("it is believed when it may not be, or not when it may")
	}
}

// agree holds map and archive against ones that read all changes.
func agree(t *testing.T, p *Program) {
	t.Helper()
	city, news := geo.NewIndex(), archive.NewIndex()
	city.Today(p.Today())
	if err := errors.Join(city.CatchUp(p.Store), news.CatchUp(p.Store)); err != nil {
		t.Fatal(err)
	}
	got, want := p.Map.Select(didban.ProjectFilter{}), city.Select(didban.ProjectFilter{})
	if len(want.Projects) == 0 || len(got.Projects) != len(want.Projects) {
		t.Fatalf("%d projects, want %d", len(got.Projects), len(want.Projects))
	}
	for i := range want.Projects {
		a, b := *got.Projects[i], *want.Projects[i]
		a.Pack(nil) // each map numbers the texts of its own
		b.Pack(nil)
		if !reflect.DeepEqual(a, b) {
			t.Errorf("project %s is\n%+v\nwant\n%+v", b.Code, a, b)
		}
	}
	if !reflect.DeepEqual(got.Counts, want.Counts) || !reflect.DeepEqual(p.Map.Holding(), city.Holding()) {
		t.Errorf("counts %v, want %v", got.Counts, want.Counts)
	}
	if a, b := p.Archive.Select(archive.Filter{}, 0, 1000), news.Select(archive.Filter{}, 0, 1000); !reflect.DeepEqual(a, b) {
		t.Errorf("archive %+v, want %+v", a, b)
	}
}

// A record that went back and on another way has as many changes as the snapshot, and is
// another one.
func TestSnapshots_OtherHistory(t *testing.T) {
	dir := onePlace(t)
	p, err := open(dir, didban.ModePublic, quiet())
	if err != nil {
		t.Fatal(err)
	}
	backup, search := filepath.Join(t.TempDir(), "b.db"), filepath.Join(t.TempDir(), "search")
	retitle := func(p *Program, title string) error {
		return p.Store.Update(didban.System("test"), func(tx *store.Tx) error {
			for a, err := range store.All[didban.Project](tx) {
				if err != nil {
					return err
				}
				a.Title = title
				return tx.Put(a)
			}
			return nil
		})
	}
	err = errors.Join(p.Store.Backup(t.Context(), backup), retitle(p, "این"), p.forgetSnapshots(),
		p.Map.CatchUp(p.Store), p.Archive.CatchUp(p.Store), p.layDown(t.Context(), 1), p.close(),
		os.CopyFS(search, os.DirFS(filepath.Join(dir, searchFolder))),
		os.Rename(backup, filepath.Join(dir, storeFile)), os.Remove(filepath.Join(dir, storeFile+".head")))
	if err != nil {
		t.Fatal(err)
	}
	other := opened(t, dir)
	if err := retitle(other, "آن"); err != nil {
		t.Fatal(err)
	}
	resumeAll(other)
	if other.Map.Revision() != 0 || other.Archive.Revision() != 0 {
		t.Errorf("map at %d, archive at %d of another history", other.Map.Revision(), other.Archive.Revision())
	}
}

// What was found wrong is not taken up again, and nothing is laid down before the files were
// looked over.
func TestSnapshots_ForgottenWithWhatIsWrong(t *testing.T) {
	data := onePlace(t)
	p := opened(t, data)
	lost := forgetful{p.Store, lastOf(t, p, didban.KindProject)}
	err := errors.Join(p.Map.CatchUp(lost), p.Archive.CatchUp(p.Store), p.Search.CatchUp(context.Background(), p.Store), p.layDown(t.Context(), 1))
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(data, searchFolder, mapSnapshot+".snapshot")
	if _, err := os.Stat(path); err != nil {
		t.Fatal(err)
	}
	if err := p.scrub(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the snapshot of a map that lacks a project stays: %v", err)
	}
}
