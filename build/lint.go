package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
)

// linterVersion is fixed: another version finds other faults.
const linterVersion = "2.15.0"

func lint(ctx context.Context, sh shell) error {
	linter, err := findLinter(ctx)
	if err != nil {
		return err
	}
	if linter == "" {
		if linter, err = installLinter(ctx, sh); err != nil {
			return err
		}
	}
	// Another run, such as an editor's, is no reason to fail.
	return sh.run(ctx, linter, "run", "--allow-parallel-runners", "./...")
}

// findLinter returns the linter of our version, from the PATH, from where
// go install puts tools, or from our own folder; "" when none is there.
func findLinter(ctx context.Context) (string, error) {
	goBin, err := output(ctx, "go", "env", "GOBIN")
	if err != nil {
		return "", err
	}
	goPath, err := output(ctx, "go", "env", "GOPATH")
	if err != nil {
		return "", err
	}
	const name = "golangci-lint"
	for _, path := range []string{
		name, filepath.Join(goBin, name), filepath.Join(goPath, "bin", name), filepath.Join(bin, "tools", name),
	} {
		if version, err := output(ctx, path, "version", "--short"); err == nil && version == linterVersion {
			return path, nil
		}
	}
	return "", nil
}

func installLinter(ctx context.Context, sh shell) (string, error) {
	folder, err := filepath.Abs(filepath.Join(bin, "tools"))
	if err != nil {
		return "", err
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return "", err
	}
	sh.say("Installing golangci-lint %s, which takes some minutes once.", linterVersion)
	source := "github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v" + linterVersion
	if err := sh.runIn(ctx, "", []string{"GOBIN=" + folder}, "go", "install", source); err != nil {
		return "", fmt.Errorf("golangci-lint can't be had (is there a network?): %w", err)
	}
	return filepath.Join(folder, "golangci-lint"), nil
}
