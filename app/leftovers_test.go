package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// killedAt starts a command and kills it once a folder of the form stands; it tries again
// where the command was quicker.
func killedAt(t *testing.T, form string, args ...string) {
	t.Helper()
	for range 50 {
		c := exec.CommandContext(t.Context(), os.Args[0], args...)
		c.Env = append(os.Environ(), asProgram+"=1")
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		ended := make(chan struct{})
		go func() { defer close(ended); _ = c.Wait() }()
		for left := false; !left; {
			select {
			case <-ended:
				left = true
			default:
				found, _ := filepath.Glob(form)
				left = len(found) > 0
			}
		}
		_ = c.Process.Kill()
		<-ended
		if found, _ := filepath.Glob(form); len(found) > 0 {
			return
		}
	}
	t.Fatalf("no %s was ever left behind", form)
}

// A backup and a restore are killed in the middle: what they leave goes at the next start.
func TestOpen_SweepsWhatAKillLeft(t *testing.T) {
	data := mendedCity(t)
	archive := filepath.Join(t.TempDir(), "city.zip")
	if code, said := ran(t, "--data", data, "backup", archive); code != 0 {
		t.Fatal(said)
	}
	before := names(t, data)
	daily := filepath.Join(data, backupFolder)
	if err := os.Mkdir(daily, 0o700); err != nil {
		t.Fatal(err)
	}
	killedAt(t, filepath.Join(daily, ".backup-*"), "--data", data, "backup", filepath.Join(daily, "2026-11-29.zip"))
	if err := os.RemoveAll(filepath.Join(daily, "2026-11-29.zip")); err != nil { // it had been quicker before
		t.Fatal(err)
	}
	killedAt(t, filepath.Join(data, ".restoring-*"), "--data", data, "restore", archive)
	write(t, daily, ".2026-11-29.zip-1234567890", "half")
	write(t, data, ".writable-42", "")
	write(t, data, storeFile+".part", "half")
	closed(t, reopened(t, data))
	if left := names(t, daily); left != "[]" {
		t.Errorf("beside the daily backups there is %s", left)
	}
	if err := os.Remove(daily); err != nil {
		t.Error(err)
	}
	if after := names(t, data); after != before {
		t.Errorf("the folder holds %s, before %s", after, before)
	}
}

// What does not go by the names of the program is nobody's to take away.
func TestSweep_SparesOthers(t *testing.T) {
	data := mendedCity(t)
	var mine []string
	for _, name := range []string{".backup-1", ".writable-x", ".notes.zip-1", "private.part", "backup-7", ".backup-7.zip"} {
		mine = append(mine, write(t, data, name, "mine"))
	}
	for _, name := range []string{".restoring-mine", ".repairing", "restoring-3"} {
		mine = append(mine, filepath.Join(data, name))
		if err := os.Mkdir(filepath.Join(data, name), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	elsewhere := write(t, t.TempDir(), "kept", "mine")
	link := filepath.Join(data, ".backup-99")
	if err := os.Symlink(filepath.Dir(elsewhere), link); err == nil { // Windows may want rights for it
		mine = append(mine, link, elsewhere)
	}
	closed(t, reopened(t, data))
	for _, path := range mine {
		if _, err := os.Lstat(path); errors.Is(err, os.ErrNotExist) {
			t.Errorf("%s is gone", filepath.Base(path))
		}
	}
}
