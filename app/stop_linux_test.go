package main

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	didban "didban.app/backend"
)

// A real interrupt ends a real command while it reads a picture of a terabyte, which takes no
// room on the disk.
func TestStop_Interrupt(t *testing.T) {
	data, picture := endlessPark(t)
	cmd := exec.CommandContext(t.Context(), os.Args[0], "check", "--data", data, "--lang", "en")
	cmd.Env = append(os.Environ(), asProgram+"=1")
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &said, &said
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	for !hasOpen(t, cmd.Process.Pid, picture) {
		time.Sleep(10 * time.Millisecond)
	}
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	var exit *exec.ExitError
	if err := cmd.Wait(); !errors.As(err, &exit) || exit.ExitCode() != stoppedCode {
		t.Errorf("%v: %s", err, &said)
	}
	want := filepath.Join(data, privateFile) + " is sound.\nThe check was stopped before its end.\n"
	if said.String() != want {
		t.Errorf("said %q", said.String())
	}
}

// Where the running program does it, the one who asked can stop it too.
func TestStop_Running(t *testing.T) {
	data, picture := endlessPark(t)
	p, err := open(data, didban.ModePublic, quiet())
	if err != nil {
		t.Fatal(err)
	}
	p.begin(&events{})
	for _, err := os.Stat(socketOf(data)); err != nil; _, err = os.Stat(socketOf(data)) {
		time.Sleep(10 * time.Millisecond)
	}
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	var said bytes.Buffer
	ended := make(chan int)
	go func() { ended <- runUntil(ctx, []string{"--data", data, "--lang", "en", "check"}, nil, &said, &said) }()
	for !hasOpen(t, os.Getpid(), picture) {
		time.Sleep(10 * time.Millisecond)
	}
	stop()
	if code := <-ended; code != stoppedCode || said.String() != "The check was stopped before its end.\n" {
		t.Errorf("exit %d: %s", code, &said)
	}
	for hasOpen(t, os.Getpid(), picture) {
		time.Sleep(10 * time.Millisecond)
	}
	if err := p.close(); err != nil {
		t.Error(err)
	}
}

// endlessPark is a data folder with a picture that nobody reads to its end.
func endlessPark(t *testing.T) (data, picture string) {
	t.Helper()
	data = picturedPark(t)
	kept, _ := filepath.Glob(filepath.Join(data, "media", "*", "*.jpg"))
	if len(kept) != 1 {
		t.Fatalf("kept %v", kept)
	}
	if err := os.Truncate(kept[0], 1<<40); err != nil {
		t.Skipf("no file of such a size can be made here: %v", err)
	}
	return data, kept[0]
}

// hasOpen reports whether a process has a file open.
func hasOpen(t *testing.T, process int, file string) bool {
	t.Helper()
	dir := filepath.Join("/proc", strconv.Itoa(process), "fd")
	list, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, one := range list {
		if to, err := os.Readlink(filepath.Join(dir, one.Name())); err == nil && to == file {
			return true
		}
	}
	return false
}
