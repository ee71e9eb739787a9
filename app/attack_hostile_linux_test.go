//go:build linux

package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"didban.app/backend/didbantest"
)

// What one hostile file may cost.
const (
	hostileSeconds = 10        // of a processor
	hostileMemory  = 512 << 10 // KiB, at the peak
	// hostileAddresses keeps a runaway from taking the whole machine along, in KiB.
	hostileAddresses = 6 << 20
	// hostilePatience is for a program that waits and takes no processor.
	hostilePatience = 3 * time.Minute
)

// Files that are made to hurt are imported, restored and repaired from, each by a process of
// its own with so much memory and time: each is answered in words, and the data stay sound.
func TestAttack_HostileFiles(t *testing.T) {
	tally, tries := didbantest.Attack(t, "hostile files, 512 MB and 10 s each", 100, 400)
	base, whole := attackedFolder(t)
	backup := filepath.Join(t.TempDir(), "whole.didban")
	if code, said := ran(t, "--data", base, "backup", backup); code != 0 {
		t.Fatal(said)
	}
	archive, err := os.ReadFile(backup)
	if err != nil {
		t.Fatal(err)
	}
	h := hostile{t, seeded(51), tally, base, whole, archive}
	for n := range tries {
		switch n % 10 {
		case 8:
			h.restore(n)
		case 9:
			h.repair(n)
		default:
			h.take(n)
		}
	}
	wantBothWhole(t, base)
}

// take imports a hostile file into the city.
func (h *hostile) take(n int) {
	name, content := h.file(n - 2*(n/10))
	path := write(h.t, h.t.TempDir(), name, string(content))
	h.run("import of "+name, "--data", h.base, "import", path)
	h.wantSound("after the import of "+name, h.base)
}

// restore restores a spoiled backup into a new folder.
func (h *hostile) restore(n int) {
	dir := h.t.TempDir()
	path := write(h.t, dir, "spoiled.didban", string(h.spoiled(h.archive)))
	data := filepath.Join(dir, "data")
	if code := h.run(fmt.Sprint("restore ", n), "--data", data, "restore", path); code == 0 {
		h.wantSound("after a restore of what was spoiled", data)
	}
}

// repair repairs a file of which whole stretches are spoiled, every other time with a
// spoiled backup.
func (h *hostile) repair(n int) {
	dir := h.t.TempDir()
	name := dataFiles[n/10%2]
	putFolder(h.t, dir, h.whole, name, h.spoiled(h.whole[name]))
	args := []string{"--data", dir, "repair"}
	if n/20%2 == 0 {
		args = append(args, write(h.t, h.t.TempDir(), "spoiled.didban", string(h.spoiled(h.archive))))
	}
	if code := h.run(fmt.Sprint("repair ", n), args...); code == 0 {
		h.wantSound("after a repair that says that all is well", dir)
	}
}

func (h *hostile) wantSound(what, dir string) {
	for _, file := range bothFiles() {
		path := filepath.Join(dir, file.name)
		if !fileThere(path) {
			continue
		}
		if r, err := file.check(path); err != nil || !r.Whole() {
			h.tally.Harm(didbantest.Believed, "%s: %s has %+v %v", what, file.name, r.Findings, err)
		}
	}
}

// unsaid matches what no person is to read: a sentence that is missing, and what a program
// leaves that ends badly.
var (
	unsaid  = regexp.MustCompile(`\w+\.\w+ map\[|\{\w+\}`)
	wrecked = regexp.MustCompile(`(?m)^(panic|fatal error|runtime:|goroutine \d+)`)
)

// run runs the program with arguments and counts what is wrong about its end.
func (h *hostile) run(what string, args ...string) (code int) {
	ctx, cancel := context.WithTimeout(h.t.Context(), hostilePatience)
	defer cancel()
	limit := fmt.Sprintf(`ulimit -v %d -t %d; exec "$0" "$@"`, hostileAddresses, hostileSeconds)
	cmd := exec.CommandContext(ctx, "sh", append([]string{"-c", limit, os.Args[0], "--lang", "fa"}, args...)...)
	cmd.Env = append(os.Environ(), asProgram+"=1")
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	if err := cmd.Start(); err != nil {
		h.t.Fatal(err)
	}
	peak := peakOf(cmd.Process.Pid)
	err := cmd.Wait()
	said := out.Bytes()
	h.tally.Tried(1)
	code = cmd.ProcessState.ExitCode()
	status, _ := cmd.ProcessState.Sys().(syscall.WaitStatus)
	switch memory := <-peak; {
	case errors.Is(ctx.Err(), context.DeadlineExceeded), status.Signaled() && status.Signal() == syscall.SIGXCPU:
		h.tally.Harm(didbantest.Hang, "%s", what)
	case code < 0 || code > 1 || wrecked.Match(said):
		h.tally.Harm(didbantest.Crash, "%s: %v %.300s", what, err, said)
	case memory > hostileMemory:
		h.tally.Harm(didbantest.Crash, "%s took %d MB", what, memory>>10)
	case len(strings.TrimSpace(string(said))) == 0 || unsaid.Match(said) || strings.Contains(string(said), wordsOf("fa").text("internal", nil)):
		h.tally.Harm(didbantest.Wordless, "%s: exit %d and %.300q", what, code, said)
	case code == 0:
		h.tally.Left("taken")
	default:
		h.tally.Left("refused in words")
	}
	return code
}

// peakOf follows the most memory that a process has held, in KiB, until it has gone. What
// the system tells afterwards counts the memory of the process that started it as well.
func peakOf(pid int) <-chan int {
	peak := make(chan int, 1)
	go func() {
		most := 0
		for {
			status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
			_, after, found := strings.Cut(string(status), "VmHWM:")
			if err != nil || !found { // it has gone, or ended and waits to be asked
				peak <- most
				return
			}
			now := 0
			_, _ = fmt.Sscan(after, &now)
			most = max(most, now)
			time.Sleep(5 * time.Millisecond)
		}
	}()
	return peak
}
