//go:build unix

package main

import (
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// A pipe that nobody writes to holds none of the verbs up that read a file.
func TestCLI_Pipe(t *testing.T) {
	dir := t.TempDir()
	data, pipe := filepath.Join(dir, "data"), filepath.Join(dir, "projects.csv")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"import", pipe}, {"restore", pipe}, {"check", pipe}, {"backup", "--replace", pipe}, {"restore", dir}} {
		code, said := ran(t, append([]string{"--data", data, "--lang", "en"}, args...)...)
		if code != 1 || !strings.Contains(said, "no regular file") {
			t.Errorf("%v: %d: %s", args, code, said)
		}
	}
}
