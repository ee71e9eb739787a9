package main

import (
	"archive/zip"
	"cmp"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/backup"
	"didban.app/backend/gate"
	"didban.app/backend/private"
	"didban.app/backend/staff"
)

// keptCity is an open program with two posts, and its administrator.
func keptCity(t *testing.T) (*Program, *staff.Backups) {
	t.Helper()
	p := reopened(t, mendedCity(t))
	t.Cleanup(func() { closed(t, p) })
	return p, serviceOf[*staff.Backups](t, p, employ(t, p.Private, "ali", "علی کاشانی", didban.RoleAdministrator))
}

// worked waits for the work that was begun.
func worked(t *testing.T, s *staff.Backups, _ staff.WorkView, err error) staff.WorkView {
	t.Helper()
	for {
		if err != nil {
			t.Fatal(err)
		}
		var view staff.WorkView
		if view, err = s.Work(); err == nil && !view.Running {
			return view
		}
		time.Sleep(time.Millisecond)
	}
}

func wantKey(t *testing.T, err error, key string) {
	t.Helper()
	var fault *didban.Error
	if !errors.As(err, &fault) || fault.Key != key {
		t.Errorf("error %v, want %s", err, key)
	}
}

// told are the acts of the office's log with whom or what they are about.
func acts(t *testing.T, p *Program) (out []string) {
	t.Helper()
	err := p.Private.View(func(tx *private.Tx) error {
		log, err := tx.Access(0, 1000)
		for _, e := range log {
			out = append(out, e.What+" "+e.Detail)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestBackups_MadeAndProved(t *testing.T) {
	p, s := keptCity(t)
	write(t, p.dir, "stray.txt", "")
	for _, public := range []bool{false, true} {
		view, err := s.Make(staff.MakeRequest{Public: public})
		if view := worked(t, s, view, err); view.Fault.Key != "" || view.Ended == 0 {
			t.Fatalf("%+v", view)
		}
	}
	if err := p.keepDaily(t.Context()); err != nil {
		t.Fatal(err)
	}
	view, err := s.Open()
	if err != nil || len(view.Files) != 3 || view.Free == 0 || view.Folder == "" {
		t.Fatalf("%+v %v", view, err)
	}
	sorts := map[string]staff.BackupView{}
	for _, f := range view.Files {
		sorts[f.Sort] = f
		m, err := backup.Check(t.Context(), filepath.Join(view.Folder, f.Name))
		if err != nil || f.Size == 0 || f.Made != m.Made || f.Fault != "" || f.Other || (f.Proved == 0) != (f.Sort == gate.BackupDaily) {
			t.Errorf("%+v %v", f, err)
		}
	}
	if len(sorts) != 3 || !sorts[gate.BackupFull].Office || sorts[gate.BackupPublic].Office {
		t.Errorf("%+v", sorts)
	}
	daily := sorts[gate.BackupDaily].Name
	proof := func() staff.BackupView {
		t.Helper()
		view, err := s.Prove(staff.BackupRequest{Name: daily})
		worked(t, s, view, err)
		all, err := s.Open()
		for _, f := range all.Files {
			if f.Name == daily {
				return f
			}
		}
		t.Fatalf("%s is gone: %v", daily, err)
		return staff.BackupView{}
	}
	if f := proof(); f.Proved == 0 || f.Fault != "" {
		t.Errorf("a sound one: %+v", f)
	}
	spoil(t, filepath.Join(view.Folder, daily))
	if f := proof(); f.Proved == 0 || f.Fault != "backup.damaged" {
		t.Errorf("a damaged one: %+v", f)
	}
	if got, want := strings.Join(acts(t, p), ", "), "backup full, backup public, backup daily, proved sound, proved unsound"; got != want {
		t.Errorf("the log tells %s", got)
	}
}

// spoil turns a bit over in what a backup holds, not in what a zip says beside it.
func spoil(t *testing.T, path string) {
	t.Helper()
	z, err := zip.OpenReader(path)
	if err != nil {
		t.Fatal(err)
	}
	largest := slices.MaxFunc(z.File, func(a, b *zip.File) int { return cmp.Compare(a.CompressedSize64, b.CompressedSize64) })
	at, err := largest.DataOffset()
	b, err2 := os.ReadFile(path)
	if err := errors.Join(err, err2, z.Close()); err != nil {
		t.Fatal(err)
	}
	b[at+int64(largest.CompressedSize64)/2] ^= 4
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
}

// A file that is no backup is told, and a damaged list of what is known costs nothing.
func TestBackups_Strange(t *testing.T) {
	p, s := keptCity(t)
	if err := os.MkdirAll(p.backups(), 0o700); err != nil {
		t.Fatal(err)
	}
	write(t, p.backups(), "notes.zip", "nothing of ours")
	write(t, p.backups(), knownFile, "{")
	view, err := s.Open()
	if err != nil || len(view.Files) != 1 || view.Files[0].Sort != gate.BackupOther || view.Files[0].Fault != "backup.damaged" {
		t.Errorf("%+v %v", view, err)
	}
	for _, name := range []string{"", "../didban.db", "none.zip", ".x.zip", "a/b.zip"} {
		_, err := s.Prove(staff.BackupRequest{Name: name})
		wantKey(t, err, "store.noFile")
	}
	_, err = s.Restore(staff.RestoreBackupRequest{Name: "notes.zip", City: "notes.zip", Office: gate.OfficeNow})
	wantKey(t, err, "backups.otherCity")
}

// A second one at the same time is refused; one that is stopped leaves nothing.
func TestBackups_OneAtATime(t *testing.T) {
	p, s := keptCity(t)
	ctx, err := p.work.begin(gate.BackupFull, "full-x.zip")
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		_, err := s.Make(staff.MakeRequest{})
		wantKey(t, err, "backups.busy")
	}
	if _, err := s.Stop(); err != nil || ctx.Err() == nil {
		t.Errorf("not stopped: %v", err)
	}
	if _, err := p.backUp(ctx, filepath.Join(p.backups(), "full-x.zip"), backupChoice{}); err == nil {
		t.Error("a stopped backup was made")
	}
	p.work.end(ctx, p.Millis(), ctx.Err())
	view, err := s.Make(staff.MakeRequest{})
	if view := worked(t, s, view, err); view.Fault.Key != "" || view.Stopped {
		t.Errorf("after it: %+v", view)
	}
	entries, err := os.ReadDir(p.backups())
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), ".") || e.Name() == "full-x.zip" {
			t.Errorf("%s is left", e.Name())
		}
	}
	if err != nil {
		t.Error(err)
	}
}

// A throw-away copy has no backups.
func TestBackups_DemoHasNone(t *testing.T) {
	if closedProgram("", didban.ModeDemo, quiet()).Backups != nil {
		t.Error("it has")
	}
}
