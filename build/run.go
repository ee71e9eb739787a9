package main

import (
	"context"
	"os"
)

// runVerb builds what is due and opens the window, on a display of our own
// where there is none.
func runVerb(ctx context.Context, sh shell, args []string) error {
	if err := makeProgram(ctx, sh, compileForWork); err != nil {
		return err
	}
	if len(args) == 0 {
		args = []string{"--demo"}
	}
	command := append([]string{binaryPath}, args...)
	if os.Getenv("DISPLAY") != "" || os.Getenv("WAYLAND_DISPLAY") != "" {
		sh.say("Starting %s.", binaryPath)
		return unlessEnded(ctx, sh.run(ctx, command...))
	}
	if err := ensure(ctx, sh, []need{needXvfb}); err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "didban-display-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	display, err := startDisplay(ctx, dir)
	if err != nil {
		return err
	}
	defer display.stop()
	sh.say("There is no display here: opening the window in Xvfb %s, where nobody sees it.", display.name)
	return unlessEnded(ctx, sh.runIn(ctx, "", []string{"DISPLAY=" + display.name}, command...))
}

// unlessEnded forgives the program an error when it was told to end.
func unlessEnded(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return nil
	}
	return err
}
