package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
)

const (
	frontend = "frontend"
	// nodeMajor is the oldest Node that Vite and vitest run on.
	nodeMajor = 20
)

// frontendSources are all that decides what the built front end is.
var frontendSources = []string{
	"src", "public", "index.html", "package-lock.json", "svelte.config.js", "tsconfig.json", "vite.config.ts",
}

// npmPackages installs the front end's packages when the lock file says others.
func npmPackages(ctx context.Context, sh shell) error {
	if err := checkNode(ctx); err != nil {
		return err
	}
	lock, err := digestOf(filepath.Join(frontend, "package-lock.json"))
	if err != nil {
		return err
	}
	// Inside node_modules, so that who deletes the folder deletes the memory.
	installed := stamp(filepath.Join(frontend, "node_modules", ".didban"))
	if installed.fresh(lock) {
		return nil
	}
	sh.say("Installing npm packages.")
	if err := sh.runIn(ctx, frontend, nil, "npm", "ci", "--no-audit", "--no-fund"); err != nil {
		return err
	}
	return installed.put(lock)
}

func checkNode(ctx context.Context) error {
	wanted := fmt.Sprintf("install Node %d or newer from https://nodejs.org", nodeMajor)
	for _, name := range []string{"node", "npm"} {
		if _, err := exec.LookPath(name); err != nil {
			return fmt.Errorf("%s is missing: %s", name, wanted)
		}
	}
	version, err := output(ctx, "node", "--version")
	if err != nil {
		return err
	}
	major, err := majorOf(version)
	if err != nil {
		return err
	}
	if major < nodeMajor {
		return fmt.Errorf("node %s is too old: %s", version, wanted)
	}
	return nil
}

// majorOf reads 20 from "v20.20.2".
func majorOf(version string) (int, error) {
	first, _, _ := strings.Cut(strings.TrimPrefix(version, "v"), ".")
	major, err := strconv.Atoi(first)
	if err != nil {
		return 0, fmt.Errorf("%q is no version", version)
	}
	return major, nil
}

// buildFrontend makes frontend/dist when a source has changed since.
func buildFrontend(ctx context.Context, sh shell) error {
	paths := make([]string, len(frontendSources))
	for i, name := range frontendSources {
		paths[i] = filepath.Join(frontend, name)
	}
	sources, err := digestOf(paths...)
	if err != nil {
		return err
	}
	built := stamp(filepath.Join(bin, "stamps", "frontend"))
	_, err = os.Stat(filepath.Join(frontend, "dist", "index.html"))
	if err == nil && built.fresh(sources) {
		return nil
	}
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	sh.say("Building the front end.")
	if err := npmRun(ctx, sh, "build"); err != nil {
		return err
	}
	return built.put(sources)
}

func npmRun(ctx context.Context, sh shell, script string, env ...string) error {
	return sh.runIn(ctx, frontend, env, "npm", "run", "--silent", script)
}

// npx runs an installed tool, and never fetches one.
func npx(ctx context.Context, sh shell, args ...string) error {
	return sh.runIn(ctx, frontend, nil, append([]string{"npx", "--no-install"}, args...)...)
}
