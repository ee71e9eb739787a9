package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// missingInWine is the one library that Go programs ask for and Wine 8 does not have; its
// one function Wine has under another name.
const missingInWine = "bcryptprimitives.dll"

// wine runs the program for Windows in Wine: its commands, a browser's story, and where
// NSIS is here the installer. The window it can't show: Wine has no WebView2.
func wine(ctx context.Context, sh shell) error {
	if _, err := exec.LookPath("wine"); err != nil {
		return skip("wine is not here (Debian packages wine and wine64)")
	}
	dir, err := os.MkdirTemp("", "didban-wine-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	w := wineFolder{dir: dir, sh: sh}
	defer func() { _, _ = w.output(context.Background(), "wineserver", "-k", "-w") }() // of this folder alone
	if err := w.prepare(ctx); err != nil {
		return err
	}
	program, err := filepath.Abs(forWindows.binary)
	if err != nil {
		return err
	}
	if err := w.commands(ctx, program); err != nil {
		return err
	}
	if err := w.story(ctx, program); err != nil {
		return err
	}
	return w.install(ctx)
}

// A wineFolder is a Windows of its own below dir.
type wineFolder struct {
	dir string
	sh  shell
}

func (w wineFolder) env() []string {
	return []string{
		"WINEPREFIX=" + filepath.Join(w.dir, "prefix"), "WINEDEBUG=-all", "WINEDLLOVERRIDES=mscoree,mshtml=", "LC_ALL=C.UTF-8", "DISPLAY=",
	}
}

// drive is where its C: lies.
func (w wineFolder) drive(path ...string) string {
	return filepath.Join(append([]string{w.dir, "prefix", "drive_c"}, path...)...)
}

// output returns what a command prints. It goes through a file: the services that Wine
// starts beside a program would hold a pipe open long after it.
func (w wineFolder) output(ctx context.Context, args ...string) (string, error) {
	return w.outputOf(newCommand(ctx, w.env(), args...))
}

func (w wineFolder) outputOf(cmd *exec.Cmd) (string, error) {
	file, err := os.Create(filepath.Join(w.dir, "output"))
	if err != nil {
		return "", err
	}
	defer file.Close()
	cmd.Stdout, cmd.Stderr = file, file
	failed := cmd.Run()
	said, err := os.ReadFile(file.Name())
	if failed != nil {
		return "", fmt.Errorf("%s: %w: %s", strings.Join(cmd.Args, " "), failed, said)
	}
	return strings.TrimSpace(string(said)), err
}

func (w wineFolder) prepare(ctx context.Context) error {
	if _, err := w.output(ctx, "wine", "wineboot", "-i"); err != nil {
		return err
	}
	library := w.drive("windows", "system32", missingInWine)
	if _, err := os.Stat(library); err == nil {
		return nil
	}
	return os.WriteFile(library, forwarder(missingInWine, "ProcessPrng", "ADVAPI32.SystemFunction036"), 0o644)
}

// commands goes through what the program does without a window, on the data folder that
// Windows gives it.
func (w wineFolder) commands(ctx context.Context, program string) error {
	for _, step := range []struct{ args, says string }{
		{"version", "didban"},
		{"import backend/demo/city", "Taken in"},
		{"import backend/demo/city", "0 new, 0 changed"},
		{"check", "is sound"},
		{"search پل", "1."},
		{`backup C:\copy.zip`, "The backup is whole"},
		{`check C:\copy.zip`, "is a whole backup"},
	} {
		args := append([]string{"wine", program, "--lang", "en"}, strings.Fields(step.args)...)
		said, err := w.output(ctx, args...)
		if err != nil {
			return err
		}
		w.sh.say("%s: %s", step.args, said)
		if !strings.Contains(said, step.says) {
			return fmt.Errorf("%s says %q, not %q", step.args, said, step.says)
		}
	}
	if said, err := w.output(ctx, "wine", program, "--lang", "en", "backup", `C:\NUL`); err == nil {
		return fmt.Errorf("a backup went into a device: %s", said)
	}
	found, err := filepath.Glob(w.drive("users", "*", "AppData", "Local", "Didban", "data", "didban.db"))
	if err == nil && len(found) != 1 {
		err = fmt.Errorf("the data are not in the local folder of the person: found %q", found)
	}
	return err
}

// story lets a browser go through lists of the program that runs in Wine.
func (w wineFolder) story(ctx context.Context, program string) error {
	if chromium() == "" {
		return errors.New("a browser is missing")
	}
	script := filepath.Join(w.dir, "didban")
	text := fmt.Sprintf("#!/bin/sh\nexec env '%s' wine '%s' \"$@\"\n", strings.Join(w.env(), "' '"), program)
	if err := os.WriteFile(script, []byte(text), 0o755); err != nil {
		return err
	}
	cmd := newCommand(ctx, []string{"DIDBAN_BIN=" + script, "CHROMIUM=" + chromium()}, "node", "--test", "e2e/"+wineStory)
	cmd.Dir = frontend
	said, err := w.outputOf(cmd)
	w.sh.say("%s", said)
	return err
}

// wineStory is the story that a browser goes through.
const wineStory = "list.test.mjs"

// install puts the program on the machine and takes it away; the data stay.
func (w wineFolder) install(ctx context.Context) error {
	if _, err := exec.LookPath("makensis"); err != nil {
		w.sh.say("The installer was not tried: makensis is not here.")
		return nil
	}
	r, err := newRelease(ctx)
	if err != nil {
		return err
	}
	setup := filepath.Join(w.dir, "didban-setup.exe")
	if err := makeInstaller(ctx, w.sh, r, []byte("notices"), "zlib", setup); err != nil {
		return err
	}
	if _, err := w.output(ctx, "wine", setup, "/S"); err != nil {
		return err
	}
	placed := w.drive("Program Files", "Didban", "didban.exe")
	said, err := w.output(ctx, "wine", placed, "version")
	if err != nil || !strings.HasSuffix(said, r.Info.Version) {
		return fmt.Errorf("the installed program says %q: %w", said, err)
	}
	links, err := filepath.Glob(w.drive("ProgramData", "Microsoft", "Windows", "Start Menu", "Programs", "*", "*.lnk"))
	if err == nil && len(links) != 3 {
		err = fmt.Errorf("the start menu holds %q, not three entries", links)
	}
	if err != nil {
		return err
	}
	return w.uninstall(ctx)
}

func (w wineFolder) uninstall(ctx context.Context) error {
	folder := w.drive("Program Files", "Didban")
	if _, err := w.output(ctx, "wine", filepath.Join(folder, "uninstall.exe"), "/S"); err != nil {
		return err
	}
	// It goes on from a copy of itself; this waits until all programs have ended.
	if _, err := w.output(ctx, "wineserver", "-w"); err != nil {
		return err
	}
	if left, err := os.ReadDir(folder); err == nil {
		return fmt.Errorf("the program was taken away, and left %q", left)
	}
	data, err := filepath.Glob(w.drive("users", "*", "AppData", "Local", "Didban", "data", "didban.db"))
	if err == nil && len(data) != 1 {
		err = errors.New("the data went away with the program")
	}
	return err
}
