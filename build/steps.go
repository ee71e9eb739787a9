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

// stepWait is when a step counts as hanging. The slowest, the stories in a browser, takes
// half of that on a busy machine.
const stepWait = 45 * time.Minute

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
	kept string // what is shown though nothing failed
}

var errNotTried = errors.New("not tried")

// A skip is the error of a step that can't be done on this machine, and why; it is no
// failure.
type skip string

func (s skip) Error() string { return string(s) }

func (r result) skipped() bool { return errors.As(r.err, new(skip)) }

// runSteps runs every step in order, whatever fails. What a step printed is
// shown only when it failed.
func runSteps(ctx context.Context, out io.Writer, steps []step, now func() time.Time) []result {
	var results []result
	var failed []string
	for i, s := range steps {
		fmt.Fprintf(out, "[%d/%d] %s … ", i+1, len(steps), s.name)
		r := runStep(ctx, out, s, failed, now)
		if r.err != nil && !r.skipped() {
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
			return result{name: s.name, err: errNotTried}
		}
	}
	ctx, cancel := context.WithTimeout(ctx, stepWait)
	defer cancel()
	var printed, kept bytes.Buffer
	start := now()
	err := s.do(ctx, shell{out: &printed, kept: &kept})
	r := result{s.name, now().Sub(start), err, kept.String()}
	if err == nil {
		fmt.Fprintf(out, "%s\n", seconds(r.took))
		return r
	}
	if r.skipped() {
		fmt.Fprintf(out, "skipped: %s\n", err)
		return r
	}
	fmt.Fprintf(out, "FAILED after %s\n%s%s\n", seconds(r.took), printed.Bytes(), err)
	return r
}

// report prints what the steps want to be seen, the table and, as its last line, the sums; it
// returns how many failed.
func report(out io.Writer, results []result) int {
	failed, skipped := 0, 0
	for _, r := range results {
		fmt.Fprint(out, r.kept)
	}
	fmt.Fprintln(out)
	for _, r := range results {
		word := "passed"
		switch {
		case r.skipped():
			word = "skipped: " + r.err.Error()
			skipped++
		case errors.Is(r.err, errNotTried):
			word = "FAILED (not tried)"
			failed++
		case r.err != nil:
			word = "FAILED"
			failed++
		}
		fmt.Fprintf(out, "%-22s %9s  %s\n", r.name, seconds(r.took), word)
	}
	fmt.Fprintf(out, "\n%d passed, %d failed", len(results)-failed-skipped, failed)
	if skipped > 0 {
		fmt.Fprintf(out, ", %d skipped", skipped)
	}
	fmt.Fprintln(out)
	return failed
}

func seconds(d time.Duration) string { return fmt.Sprintf("%.1f s", d.Seconds()) }
