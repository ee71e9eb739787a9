package main

import (
	"bufio"
	"bytes"
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"time"
)

// fuzzTime is how long each target runs in the long form. In the short form go test runs
// the seeds of all of them.
const fuzzTime = "10s"

// fuzzPatience bounds a target with its compilation.
const fuzzPatience = 5 * time.Minute

var fuzzTarget = regexp.MustCompile(`^func (Fuzz\w+)\(f \*testing\.F\)`)

// fuzzAll runs every fuzz target of the project for a while; a target that fails is a crash.
func fuzzAll(ctx context.Context, sh shell) row {
	r := row{Attack: "fuzz targets, " + fuzzTime + " each", Left: map[string]int{}}
	began := time.Now()
	targets, err := fuzzTargets()
	r.failed = err != nil || len(targets) == 0
	for _, t := range targets {
		ctx, cancel := context.WithTimeout(ctx, fuzzPatience)
		err := sh.run(ctx, "go", "test", "-tags", tags, "-run", "^$", "-fuzz", "^"+t.name+"$", "-fuzztime", fuzzTime, t.in)
		switch {
		case err != nil && ctx.Err() != nil:
			r.Hangs++
		case err != nil:
			r.Crashes++
		}
		cancel()
		r.Tries++
	}
	r.Seconds = time.Since(began).Seconds()
	return r
}

type fuzzed struct{ name, in string }

// fuzzTargets finds all targets by what the tests say.
func fuzzTargets() (out []fuzzed, err error) {
	for _, root := range []string{"app", "backend"} {
		err := filepath.WalkDir(root, func(path string, _ fs.DirEntry, err error) error {
			if err != nil || !strings.HasSuffix(path, "_test.go") {
				return err
			}
			b, err := os.ReadFile(path)
			for lines := bufio.NewScanner(bytes.NewReader(b)); err == nil && lines.Scan(); {
				if m := fuzzTarget.FindStringSubmatch(lines.Text()); m != nil {
					out = append(out, fuzzed{m[1], "./" + filepath.Dir(path)})
				}
			}
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}
