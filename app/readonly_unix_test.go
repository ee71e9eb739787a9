//go:build !windows

package main

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"didban.app/backend/api"
	"didban.app/backend/staff"
)

// nobody is a user who owns nothing.
const nobody = 65534

// stranger is a command of this program by somebody who owns nothing, also where the test
// itself is run by root. What it keeps for the moment goes to a folder of its own.
func stranger(t *testing.T, temp string, args ...string) *exec.Cmd {
	t.Helper()
	c := exec.CommandContext(t.Context(), "/proc/self/exe", args...)
	c.Env = append(os.Environ(), asProgram+"=1", "TMPDIR="+temp, "HOME="+temp)
	if os.Getuid() == 0 {
		c.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	}
	return c
}

// lent is a copy of a data folder which others may read and not write; the office's own file
// may not even be read.
func lent(t *testing.T, data string, folder fs.FileMode) (dir, temp string) {
	t.Helper()
	top := t.TempDir()
	dir, temp = filepath.Join(top, "data"), filepath.Join(top, "temp")
	open := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	open(os.CopyFS(dir, os.DirFS(data)))
	open(os.Mkdir(temp, 0o700))
	open(os.Chmod(temp, 0o777))
	open(os.Chmod(top, 0o755))
	open(os.Chmod(filepath.Dir(top), 0o755))
	open(filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		mode := folder
		if !e.IsDir() {
			mode = 0o444
		}
		if e.Name() == privateFile {
			mode = 0
		}
		if err == nil {
			err = os.Chmod(path, mode)
		}
		return err
	}))
	t.Cleanup(func() { // so that it can be removed
		_ = filepath.WalkDir(dir, func(path string, _ fs.DirEntry, _ error) error { return os.Chmod(path, 0o700) })
	})
	return dir, temp
}

// holding is all that lies in a folder, by name and content.
func holding(t *testing.T, dir string) string {
	t.Helper()
	var out strings.Builder
	err := fs.WalkDir(os.DirFS(dir), ".", func(path string, e fs.DirEntry, err error) error {
		fmt.Fprintln(&out, path)
		if err != nil || e.IsDir() || e.Name() == privateFile && os.Getuid() != 0 {
			return err
		}
		content, err := fs.ReadFile(os.DirFS(dir), path)
		fmt.Fprintf(&out, "%x\n", sha256.Sum256(content))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func cityOfOnePark(t *testing.T) string {
	t.Helper()
	data := filepath.Join(t.TempDir(), "data")
	if code, said := ran(t, "--data", data, "import", write(t, t.TempDir(), "projects.csv", onePark)); code != 0 {
		t.Fatal(said)
	}
	return data
}

var foldersThatAreLent = map[string]fs.FileMode{"a folder that may not be written": 0o555, "files that may not be written": 0o777}

// A stranger's verbs: those that look do, those that write are refused, and nothing changes.
func TestReadOnly_Verbs(t *testing.T) {
	data := cityOfOnePark(t)
	for name, mode := range foldersThatAreLent {
		t.Run(name, func(t *testing.T) {
			dir, temp := lent(t, data, mode)
			before := holding(t, dir)
			for _, step := range []struct {
				args []string
				code int
				says []string
			}{
				{[]string{"search", "بوستان"}, 0, []string{"can only be read", "1. بوستان"}},
				{[]string{"check"}, 0, []string{"can only be read", "is sound", "you may not read it"}},
				{[]string{"backup", "--public", filepath.Join(temp, "city.zip")}, 0, []string{"is whole"}},
				{[]string{"backup", filepath.Join(temp, "all.zip")}, 1, []string{"can only be read"}},
				{[]string{"import", write(t, t.TempDir(), "projects.csv", onePark)}, 1, []string{"can only be read"}},
				{[]string{"user", "list"}, 1, []string{"can only be read"}},
				{[]string{"repair"}, 1, []string{"can only be read"}},
				{[]string{"reindex"}, 1, []string{"can't be written"}},
			} {
				var said bytes.Buffer
				c := stranger(t, temp, append([]string{"--data", dir, "--lang", "en"}, step.args...)...)
				c.Stdout, c.Stderr = &said, &said
				_ = c.Run()
				if code := c.ProcessState.ExitCode(); code != step.code {
					t.Errorf("%v: exit %d: %s", step.args, code, &said)
				}
				for _, want := range step.says {
					if !strings.Contains(said.String(), want) {
						t.Errorf("%v says %s, want %q", step.args, &said, want)
					}
				}
			}
			if after := holding(t, dir); after != before {
				t.Errorf("the folder holds\n%s, before\n%s", after, before)
			}
		})
	}
}

// A stranger's browser sees the city; nobody signs in, and nothing is left anywhere.
func TestReadOnly_Serve(t *testing.T) {
	data := cityOfOnePark(t)
	for name, mode := range foldersThatAreLent {
		t.Run(name, func(t *testing.T) {
			dir, temp := lent(t, data, mode)
			before := holding(t, dir)
			c := served(t, stranger(t, temp, "serve", "--data", dir))
			defer c.kill()
			b := newBrowser(t, c.address)
			var boot api.BootView
			var home api.HomeView
			var health api.HealthView
			var who staff.WhoView
			for call, view := range map[string]any{"City/Boot": &boot, "Home/Open": &home, "City/Health": &health, "Session/Who": &who} {
				if err := b.ask(t.Context(), call, view); err != nil {
					t.Error(err)
				}
			}
			if !boot.ReadOnly || boot.Empty || home.Figures.Projects != 1 || who.Signed || who.SetUp {
				t.Errorf("read only %t, empty %t, %d projects, signed in %t, set up %t", boot.ReadOnly, boot.Empty, home.Figures.Projects, who.Signed, who.SetUp)
			}
			for call, request := range map[string]any{
				"Session/SignIn": staff.SignInRequest{Name: "sara", Password: password},
				"Session/Begin":  staff.BeginRequest{Code: "1"},
				"Drafts/Edits":   staff.EditsRequest{},
				"Review/Publish": staff.PublishRequest{},
			} {
				if err := b.call(t.Context(), call, request, nil); err == nil || !strings.Contains(err.Error(), "data.readOnly") {
					t.Errorf("%s answers %v", call, err)
				}
			}
			if err := c.cmd.Process.Signal(syscall.SIGTERM); err != nil {
				t.Fatal(err)
			}
			if err := c.cmd.Wait(); err != nil {
				t.Errorf("it ends with %v: %s", err, &c.said)
			}
			if after := holding(t, dir); after != before {
				t.Errorf("the folder holds\n%s, before\n%s", after, before)
			}
			if left := names(t, temp); left != "[]" {
				t.Errorf("left behind: %s", left)
			}
		})
	}
}
