package main

import (
	"context"
	"path/filepath"
)

// A target is a system that the program is made for, on amd64 machines and from one:
// Windows needs no C compiler, so that any system can make it.
type target struct {
	name string // as in the names of files
	tags string
	env  []string
	// binary is where the program is put.
	binary string
	// linker are flags that the system asks for.
	linker string
}

var (
	forLinux = target{"linux-amd64", tags, []string{"CGO_ENABLED=1"}, binaryPath, ""}
	// forWindows has no console of its own; what a command prints goes to the one that
	// started it.
	forWindows = target{
		"windows-amd64", "desktop,production",
		[]string{"GOOS=windows", "GOARCH=amd64", "CGO_ENABLED=0"},
		filepath.Join(bin, "didban.exe"), " -H windowsgui",
	}
)

// compileFor makes the program for a system; linkerFlags come on top of the version.
func compileFor(ctx context.Context, sh shell, t target, linkerFlags string) error {
	p, err := readProject()
	if err != nil {
		return err
	}
	sh.say("Compiling %s %s.", t.binary, p.Info.Version)
	flags := "-X main.version=" + p.Info.Version + t.linker + linkerFlags
	return sh.runIn(ctx, "", t.env, "go", "build", "-trimpath", "-tags", t.tags, "-ldflags", flags, "-o", t.binary, "./app")
}

// makeWindows makes the program for Windows with its icon and version. What the linker
// makes stays as it is, so that the linker knows its own work the next time.
func makeWindows(ctx context.Context, sh shell, linkerFlags string) error {
	bare := forWindows
	bare.binary = filepath.Join(bin, "tools", "didban.exe")
	if err := compileFor(ctx, sh, bare, linkerFlags); err != nil {
		return err
	}
	p, err := readProject()
	if err != nil {
		return err
	}
	return addResources(bare.binary, forWindows.binary, p)
}

// checkWindows compiles everything for Windows, the tests too, and makes the program.
func checkWindows(ctx context.Context, sh shell) error {
	if err := sh.runIn(ctx, "", forWindows.env, "go", "vet", "-tags", forWindows.tags, "./..."); err != nil {
		return err
	}
	return makeWindows(ctx, sh, "")
}
