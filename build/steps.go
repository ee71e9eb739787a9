package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"time"
)

// stepWait is when a step counts as hanging. The slowest compiles the web
// view's C code for the race detector.
const stepWait = 30 * time.Minute

// A step is one check. It is not tried when one that it needs has failed.
type step struct {
	name  string
	needs []string
	do    func(ctx context.Context, sh shell) error
}

// A result is how a step went.
type result struct {
	name string
	took time.Duration
	err  error
}

var errNotTried = errors.New("not tried")

// runSteps runs every step in order, whatever fails. What a step printed is
// shown only when it failed.
func runSteps(ctx context.Context, out io.Writer, steps []step, now func() time.Time) []result {
	var results []result
	var failed []string
	for i, s := range steps {
		fmt.Fprintf(out, "[%d/%d] %s … ", i+1, len(steps), s.name)
		r := runStep(ctx, out, s, failed, now)
		if r.err != nil {
			failed = append(failed, s.name)
		}
		results = append(results, r)
	}
	return results
}

func runStep(ctx context.Context, out io.Writer, s step, failed []string, now func() time.Time) result {
	for _, name := range s.needs {
		if slices.Contains(failed, name) {
			fmt.Fprintf(out, "not tried: %s failed\n", name)
			return result{s.name, 0, errNotTried}
		}
	}
	ctx, cancel := context.WithTimeout(ctx, stepWait)
	defer cancel()
	var printed bytes.Buffer
	start := now()
	err := s.do(ctx, shell{out: &printed})
	r := result{s.name, now().Sub(start), err}
	if err == nil {
		fmt.Fprintf(out, "%s\n", seconds(r.took))
		return r
	}
	fmt.Fprintf(out, "FAILED after %s\n%s%s\n", seconds(r.took), printed.Bytes(), err)
	return r
}

// report prints the table and, as its last line, the sums; it returns how many failed.
func report(out io.Writer, results []result) int {
	failed := 0
	fmt.Fprintln(out)
	for _, r := range results {
		word := "passed"
		if r.err != nil {
			word = "FAILED"
			failed++
		}
		if errors.Is(r.err, errNotTried) {
			word = "FAILED (not tried)"
		}
		fmt.Fprintf(out, "%-22s %9s  %s\n", r.name, seconds(r.took), word)
	}
	fmt.Fprintf(out, "\n%d passed, %d failed\n", len(results)-failed, failed)
	return failed
}

func seconds(d time.Duration) string { return fmt.Sprintf("%.1f s", d.Seconds()) }
