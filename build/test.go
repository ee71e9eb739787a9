package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"
)

const (
	stepSystem   = "system packages"
	stepNpm      = "npm packages"
	stepFrontend = "front-end build"
	stepProgram  = "program"
	stepWindows  = "windows"
)

// unwatched leaves Go's own decoder of pictures out of the race detector, which makes
// it eight times slower: the sample city's photos alone took minutes. It shares
// nothing between goroutines; the code around it is watched as ever.
const unwatched = "-gcflags=image/jpeg=-race=false"

// testVerb runs every check there is. A machine that has Go and Node needs
// nothing else beforehand.
func testVerb(ctx context.Context, sh shell, _ []string) error {
	results := runSteps(ctx, sh.out, checks(), time.Now)
	if failed := report(sh.out, results); failed > 0 {
		return fmt.Errorf("%d of %d steps failed", failed, len(results))
	}
	return nil
}

func checks() []step {
	return []step{
		{stepSystem, nil, testNeeds},
		{"tidy", nil, goTool("mod", "tidy", "-diff")},
		{"golangci-lint", []string{stepSystem}, lint},
		{"vet", []string{stepSystem}, goTool("vet", "-tags", tags, "./...")},
		// -count=1: the cache of go test can't see that another package's imports changed.
		{"layers", nil, goTool("test", "-count=1", "-run", "^TestLayers", "./build")},
		{stepNpm, nil, npmPackages},
		{"bindings drift", []string{stepSystem}, checkBindings},
		{"lexicon drift", []string{stepNpm}, checkLexicon},
		{"prettier", []string{stepNpm}, npmTool("prettier", "--check", ".")},
		{"eslint", []string{stepNpm}, npmTool("eslint", "--max-warnings", "0", ".")},
		{"svelte-check", []string{stepNpm}, npmTool("svelte-check", "--tsconfig", "./tsconfig.json", "--fail-on-warnings")},
		{"stylelint", []string{stepNpm}, npmTool("stylelint", "--max-warnings", "0", "src/**/*.{css,svelte}")},
		{"vitest", []string{stepNpm}, npmTool("vitest", "run")},
		{stepFrontend, []string{stepNpm}, buildFrontend},
		{"go test -race", []string{stepSystem}, goTool("test", "-race", unwatched, "-timeout", "30m", "-tags", tags, "./...")},
		{stepProgram, []string{stepSystem, stepFrontend}, compileForWork},
		{stepWindows, []string{stepFrontend}, checkWindows},
		{"wine", []string{stepWindows}, wine},
		{"end to end", []string{stepProgram}, endToEnd},
		{"window", []string{stepProgram}, smoke},
		{"attack", []string{stepProgram}, attackBriefly},
	}
}

func testNeeds(ctx context.Context, sh shell) error {
	return ensure(ctx, sh, append(compileNeeds(), needXvfb, needChromium))
}

func goTool(args ...string) func(context.Context, shell) error {
	return func(ctx context.Context, sh shell) error { return sh.run(ctx, append([]string{"go"}, args...)...) }
}

func npmTool(args ...string) func(context.Context, shell) error {
	return func(ctx context.Context, sh shell) error { return npx(ctx, sh, args...) }
}

// endToEnd drives the program with a browser; the tests find both by name.
func endToEnd(ctx context.Context, sh shell) error {
	dir, err := os.Getwd()
	if err != nil {
		return err
	}
	return npmRun(ctx, sh, "e2e", "DIDBAN_BIN="+filepath.Join(dir, binaryPath), "CHROMIUM="+chromium())
}
