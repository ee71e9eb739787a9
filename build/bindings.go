package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// wailsjs is the generated TypeScript side of the bound services. It is
// committed, so that a change of the bridge is read in review.
const wailsjs = "frontend/src/lib/wailsjs"

func bindingsVerb(ctx context.Context, sh shell, _ []string) error {
	if err := ensure(ctx, sh, compileNeeds()); err != nil {
		return err
	}
	return writeBindings(ctx, sh)
}

// writeBindings brings wailsjs up to date and touches only what differs.
func writeBindings(ctx context.Context, sh shell) error {
	made, err := generateBindings(ctx, sh)
	if err != nil {
		return err
	}
	there, err := readTree(wailsjs)
	if err != nil {
		return err
	}
	changes := treeChanges(there, made)
	if len(changes) > 0 {
		sh.say("Writing the bindings: %s.", strings.Join(changes, ", "))
	}
	return writeTree(wailsjs, there, made)
}

// checkBindings fails when the committed bindings are not what Go says today.
func checkBindings(ctx context.Context, sh shell) error {
	made, err := generateBindings(ctx, sh)
	if err != nil {
		return err
	}
	there, err := readTree(wailsjs)
	if err != nil {
		return err
	}
	if changes := treeChanges(there, made); len(changes) > 0 {
		return fmt.Errorf("the bindings are stale, run go run ./build bindings: %s", strings.Join(changes, ", "))
	}
	return nil
}

// generateBindings returns what wailsjs should hold, by path within it.
//
// Wails generates from inside the program: compiled with the tag "bindings",
// its main writes TypeScript instead of opening a window. It goes by the
// wails.json of the current folder, so in a folder of its own it touches
// nothing of ours.
func generateBindings(ctx context.Context, sh shell) (map[string][]byte, error) {
	generator, err := filepath.Abs(filepath.Join(bin, "tools", "bindings"))
	if err != nil {
		return nil, err
	}
	if err := sh.run(ctx, "go", "build", "-buildvcs=false", "-tags", "bindings", "-o", generator, "./app"); err != nil {
		return nil, err
	}
	project, err := readProject()
	if err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("", "didban-bindings-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	if err := os.WriteFile(filepath.Join(dir, projectFile), project.raw, 0o644); err != nil {
		return nil, err
	}
	types := project.Bindings.TypeScript
	env := []string{"tsprefix=" + types.Prefix, "tssuffix=" + types.Suffix, "tsoutputtype=" + types.OutputType}
	// It tells of every field; that is worth reading only when it fails.
	var told bytes.Buffer
	if err := (shell{out: &told}).runIn(ctx, dir, env, generator); err != nil {
		return nil, fmt.Errorf("%w\n%s", err, told.Bytes())
	}
	made, err := readTree(filepath.Join(dir, wailsjs))
	if err == nil && len(made) == 0 {
		err = errors.New("the program wrote no bindings")
	}
	return made, err
}

// readTree returns every file below dir; nothing when there is no dir.
func readTree(dir string) (map[string][]byte, error) {
	files := map[string][]byte{}
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		name, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		files[filepath.ToSlash(name)], err = os.ReadFile(path)
		return err
	})
	if errors.Is(err, fs.ErrNotExist) {
		return files, nil
	}
	return files, err
}

// treeChanges lists what turns one tree into another: "+" new, "-" gone, "~" changed.
func treeChanges(from, to map[string][]byte) []string {
	names := map[string][]byte{}
	maps.Copy(names, from)
	maps.Copy(names, to)
	var changes []string
	for _, name := range slices.Sorted(maps.Keys(names)) {
		was, had := from[name]
		is, has := to[name]
		switch {
		case !had:
			changes = append(changes, "+"+name)
		case !has:
			changes = append(changes, "-"+name)
		case !bytes.Equal(was, is):
			changes = append(changes, "~"+name)
		}
	}
	return changes
}

// writeTree turns the tree from, which stands in dir, into the tree to.
func writeTree(dir string, from, to map[string][]byte) error {
	for _, change := range treeChanges(from, to) {
		name := change[1:]
		path := filepath.Join(dir, filepath.FromSlash(name))
		if change[0] == '-' {
			if err := os.Remove(path); err != nil {
				return err
			}
			continue
		}
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(path, to[name], 0o644); err != nil {
			return err
		}
	}
	return nil
}
