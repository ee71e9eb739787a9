package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// licenceName matches the files in which a library states its terms.
var licenceName = regexp.MustCompile(`(?i)^(licen[cs]e|copying|notice)([._-].*)?$`)

// A library is part of the program and comes from others.
type library struct {
	dir string
	// licence is the short name (SPDX) that npm knows; "" for Go.
	licence string
}

// thirdPartyNotices collects the terms of every library inside the program, as
// nearly all of them ask for. It fails on a library that states none.
func thirdPartyNotices(ctx context.Context, t target) ([]byte, error) {
	libraries, err := librariesOf(ctx, t)
	if err != nil {
		return nil, err
	}
	var text bytes.Buffer
	for _, name := range slices.Sorted(maps.Keys(libraries)) {
		terms, err := termsOf(libraries[name])
		if err != nil {
			return nil, fmt.Errorf("terms of %s: %w", name, err)
		}
		fmt.Fprintf(&text, "======== %s\n\n%s\n", name, terms)
	}
	return text.Bytes(), nil
}

// librariesOf returns every library inside the program for a system, by its name and
// version; those of the page begin with "npm ".
func librariesOf(ctx context.Context, t target) (map[string]library, error) {
	libraries, err := goLibraries(ctx, t)
	if err != nil {
		return nil, err
	}
	packages, err := npmLibraries(filepath.Join(frontend, "package-lock.json"))
	if err != nil {
		return nil, err
	}
	maps.Copy(libraries, packages)
	return libraries, nil
}

// goLibraries returns the modules that the program is linked from.
func goLibraries(ctx context.Context, t target) (map[string]library, error) {
	const format = `{{with .Module}}{{if not .Main}}{{.Path}} {{.Version}}	{{.Dir}}{{end}}{{end}}`
	printed, err := outputIn(ctx, t.env, "go", "list", "-deps", "-tags", t.tags, "-f", format, "./app")
	if err != nil {
		return nil, err
	}
	libraries := map[string]library{}
	for line := range strings.Lines(printed) {
		if name, dir, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok {
			libraries[name] = library{dir: dir}
		}
	}
	return libraries, nil
}

// npmLibraries returns the packages that the lock file does not keep for
// development alone.
func npmLibraries(lockFile string) (map[string]library, error) {
	raw, err := os.ReadFile(lockFile)
	if err != nil {
		return nil, err
	}
	var lock struct {
		Packages map[string]struct {
			Version, License           string
			Dev, Optional, DevOptional bool
		}
	}
	if err := json.Unmarshal(raw, &lock); err != nil {
		return nil, fmt.Errorf("read %s: %w", lockFile, err)
	}
	libraries := map[string]library{}
	for path, p := range lock.Packages {
		_, name, installed := strings.Cut(path, "node_modules/")
		if installed && !p.Dev && !p.Optional && !p.DevOptional {
			dir := filepath.Join(filepath.Dir(lockFile), path)
			libraries["npm "+name+" "+p.Version] = library{dir, p.License}
		}
	}
	return libraries, nil
}

// termsOf returns the texts in which a library states its terms, or at least
// their name.
func termsOf(l library) ([]byte, error) {
	paths, err := termFiles(l)
	if err != nil {
		return nil, err
	}
	var terms [][]byte
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		terms = append(terms, text)
	}
	if len(terms) == 0 && l.licence != "" {
		return []byte("Licence: " + l.licence + "\n"), nil
	}
	if len(terms) == 0 {
		return nil, fmt.Errorf("no licence file in %s", l.dir)
	}
	return bytes.Join(terms, []byte("\n")), nil
}

// termFiles finds the files with a library's terms. A package of npm may carry things
// of others, such as fonts, each folder of which states its own.
func termFiles(l library) ([]string, error) {
	patterns := []string{"*"}
	if l.licence != "" {
		patterns = append(patterns, "*/*")
	}
	var out []string
	for _, pattern := range patterns {
		found, err := filepath.Glob(filepath.Join(l.dir, pattern))
		if err != nil {
			return nil, err
		}
		for _, path := range found {
			info, err := os.Stat(path)
			if err == nil && !info.IsDir() && licenceName.MatchString(filepath.Base(path)) && !strings.Contains(path[len(l.dir):], "node_modules") {
				out = append(out, path)
			}
		}
	}
	return out, nil
}
