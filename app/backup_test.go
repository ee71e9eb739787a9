package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/backup"
	"didban.app/backend/jalali"
	"didban.app/backend/private"
)

// sampleFolder is a data folder with the whole sample city.
func sampleFolder(t *testing.T) string {
	t.Helper()
	data := filepath.Join(t.TempDir(), "data")
	p := closedProgram(data, didban.ModePublic, quiet())
	if err := p.prepareCity(data); err != nil {
		t.Fatal(err)
	}
	return data
}

// The drill: the whole city, its pictures and its office come back in an empty folder from
// the one file, and the screens tell the same.
func TestBackup_RestoreDrill(t *testing.T) {
	data, other := sampleFolder(t), filepath.Join(t.TempDir(), "new")
	p, err := open(data, didban.ModePublic, quiet())
	if err != nil {
		t.Fatal(err)
	}
	const told = "یادداشت"
	if err := p.Private.Update(func(tx *private.Tx) error { return tx.Log("", "restore", "drill", told) }); err != nil {
		t.Fatal(err)
	}
	head := p.Store.Head()
	if err := p.close(); err != nil {
		t.Fatal(err)
	}
	archive := filepath.Join(t.TempDir(), "city.zip")
	if code, said := ran(t, "--data", data, "--lang", "en", "backup", archive); code != 0 || !strings.Contains(said, "80 pictures") {
		t.Fatalf("%d: %s", code, said)
	}
	if code, said := ran(t, "--data", other, "--lang", "en", "restore", archive); code != 0 {
		t.Fatalf("%d: %s", code, said)
	}
	code, said := ran(t, "--data", other, "--lang", "en", "check")
	if code != 0 || !strings.Contains(said, "80 pictures and documents are whole") {
		t.Errorf("what came back: %d: %s", code, said)
	}
	p, err = open(other, didban.ModePublic, quiet())
	if err != nil {
		t.Fatal(err)
	}
	entries := 0
	err = p.Private.View(func(tx *private.Tx) error {
		log, err := tx.Access(0, 100)
		for _, e := range log {
			if e.Detail == told {
				entries++
			}
		}
		return err
	})
	if p.Store.Head() != head || entries != 1 || err != nil {
		t.Errorf("head %d of %d, %d entries of the office: %v", p.Store.Head(), head, entries, err)
	}
	if err := p.close(); err != nil {
		t.Error(err)
	}
}

// mendedCity is a sound data folder with two posts.
func mendedCity(t *testing.T) string {
	t.Helper()
	data := spoiledCity(t)
	if code, said := ran(t, "--data", data, "repair"); code != 0 {
		t.Fatal(said)
	}
	return data
}

// A restore that is refused touches nothing.
func TestRestore_DamagedBackupTouchesNothing(t *testing.T) {
	data := mendedCity(t)
	archive := filepath.Join(t.TempDir(), "city.zip")
	if code, said := ran(t, "--data", data, "backup", archive); code != 0 {
		t.Fatal(said)
	}
	content, err := os.ReadFile(archive)
	if err != nil {
		t.Fatal(err)
	}
	content[len(content)/3] ^= 4
	if err := os.WriteFile(archive, content, 0o600); err != nil {
		t.Fatal(err)
	}
	before := names(t, data)
	if code, said := ran(t, "--data", data, "--lang", "en", "restore", archive); code != 1 || !strings.Contains(said, "not whole") {
		t.Errorf("%d: %s", code, said)
	}
	if after := names(t, data); after != before {
		t.Errorf("the folder holds %s, before %s", after, before)
	}
}

func names(t *testing.T, dir string) string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	return fmt.Sprint(entries)
}

// While the program runs a command is done by it.
func TestRunning_BackupAndCheck(t *testing.T) {
	data := mendedCity(t)
	p, err := open(data, didban.ModePublic, quiet())
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error)
	go func() { done <- p.answerCommands(ctx) }()
	for !exists(socketOf(data)) {
		time.Sleep(time.Millisecond)
	}
	dir := t.TempDir()
	t.Chdir(dir) // a path is the command's, not the program's
	for _, step := range []struct {
		args []string
		code int
		says string
	}{
		{[]string{"check"}, 0, "is sound: 2 records"},
		{[]string{"backup", "copy.zip"}, 0, "is whole"},
		{[]string{"backup", "copy.zip"}, 1, "--replace"},
		{[]string{"backup", "--public", "public.zip"}, 0, "nothing that is not public"},
		{[]string{"repair"}, 1, "open in another copy"},
		{[]string{"restore", "copy.zip"}, 1, "open in another copy"},
	} {
		code, said := ran(t, append([]string{"--data", data, "--lang", "en"}, step.args...)...)
		if code != step.code || !strings.Contains(said, step.says) {
			t.Errorf("%v: %d: %s", step.args, code, said)
		}
	}
	if m, err := backup.Check(t.Context(), filepath.Join(dir, "public.zip")); err != nil || !m.Public || len(m.Parts) != 1 {
		t.Errorf("the public backup: %+v %v", m, err)
	}
	cancel()
	if err := errors.Join(<-done, p.close()); err != nil {
		t.Error(err)
	}
	if exists(socketOf(data)) {
		t.Error("the socket is left behind")
	}
}

// zipOf is the name of the backup of a day.
func zipOf(day time.Time) string { return string(didban.DayOf(day.In(jalali.Tehran()))) + dailyEnding }

// Each day has its backup, made once; fourteen are kept, and what else lies there stays.
func TestDaily_FourteenKept(t *testing.T) {
	data := mendedCity(t)
	p, err := open(data, didban.ModePublic, quiet())
	if err != nil {
		t.Fatal(err)
	}
	first := time.Now()
	day := first
	p.Now = func() time.Time { return day }
	if _, at := p.lastBackup(); at != 0 {
		t.Error("a backup before the first")
	}
	write(t, data, "keep.txt", "x")
	for range 17 {
		for range 2 {
			if err := p.keepDaily(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
		day = day.AddDate(0, 0, 1)
	}
	kept, err := dailies(filepath.Join(data, backupFolder))
	if err != nil || len(kept) != dailyKept || kept[0] != zipOf(first.AddDate(0, 0, 3)) || kept[13] != zipOf(first.AddDate(0, 0, 16)) {
		t.Errorf("kept %v %v", kept, err)
	}
	if _, at := p.lastBackup(); at == 0 {
		t.Error("the last backup is not known")
	}
	ahead := time.Now().AddDate(10, 0, 0)
	for _, name := range kept { // the clock was years ahead
		if err := os.Chtimes(filepath.Join(data, backupFolder, name), ahead, ahead); err != nil {
			t.Fatal(err)
		}
	}
	if _, at := p.lastBackup(); at != 0 {
		t.Errorf("a backup of a time yet to come is told as made at %d", at)
	}
	if err := p.close(); err != nil {
		t.Error(err)
	}
}
