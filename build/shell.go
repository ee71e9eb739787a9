package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"time"
)

// grace is how long a process that was asked to end may take.
const grace = 5 * time.Second

// A shell runs commands; what they print and what is said about them goes to out. What is
// to be seen though all went well goes to kept.
type shell struct{ out, kept io.Writer }

func (sh shell) say(format string, args ...any) { fmt.Fprintf(sh.out, format+"\n", args...) }

// run starts a command in the root and waits for it.
func (sh shell) run(ctx context.Context, args ...string) error {
	return sh.runIn(ctx, "", nil, args...)
}

// runIn is run in another folder, with additions to the environment.
func (sh shell) runIn(ctx context.Context, dir string, env []string, args ...string) error {
	cmd := newCommand(ctx, env, args...)
	cmd.Dir, cmd.Stdout, cmd.Stderr = dir, sh.out, sh.out
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("%s: %w", strings.Join(args, " "), err)
	}
	return nil
}

// output returns what a command prints, trimmed; its complaints go into the error.
func output(ctx context.Context, args ...string) (string, error) {
	return outputIn(ctx, nil, args...)
}

// outputIn is output with additions to the environment.
func outputIn(ctx context.Context, env []string, args ...string) (string, error) {
	cmd := newCommand(ctx, env, args...)
	var complaint bytes.Buffer
	cmd.Stderr = &complaint
	printed, err := cmd.Output()
	if err != nil {
		return "", fmt.Errorf("%s: %w: %s", strings.Join(args, " "), err, strings.TrimSpace(complaint.String()))
	}
	return strings.TrimSpace(string(printed)), nil
}

// newCommand asks kindly when the context ends, so that a program can close
// its files and a test runner its browsers.
func newCommand(ctx context.Context, env []string, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, args[0], args[1:]...)
	cmd.Env = append(os.Environ(), env...)
	cmd.Cancel = func() error { return cmd.Process.Signal(syscall.SIGTERM) }
	cmd.WaitDelay = grace
	return cmd
}

// A process runs beside this command until stop, or until it ends by itself.
type process struct {
	cmd *exec.Cmd
	// ended is closed when the process is gone; err says how.
	ended chan struct{}
	err   error
}

func startProcess(cmd *exec.Cmd) (*process, error) {
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	p := &process{cmd: cmd, ended: make(chan struct{})}
	go func() {
		p.err = cmd.Wait()
		close(p.ended)
	}()
	return p, nil
}

func (p *process) stop() {
	// An error means that it has ended already, which is what we want.
	_ = p.cmd.Process.Signal(syscall.SIGTERM)
	select {
	case <-p.ended:
	case <-time.After(grace):
		_ = p.cmd.Process.Kill()
		<-p.ended
	}
}
