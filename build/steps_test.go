package main

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"
	"time"
)

func TestRunSteps_GoesOnAfterAFailure(t *testing.T) {
	fine := func(_ context.Context, sh shell) error { sh.say("quiet"); return nil }
	wrong := func(_ context.Context, sh shell) error { sh.say("the reason"); return errors.New("broken") }
	never := func(context.Context, shell) error { t.Error("a step ran though what it needs had failed"); return nil }
	clock := time.Unix(0, 0)
	now := func() time.Time { clock = clock.Add(time.Second); return clock }

	var out bytes.Buffer
	results := runSteps(t.Context(), &out, []step{
		{"first", nil, fine},
		{"second", nil, wrong},
		{"third", []string{"second"}, never},
		{"fourth", []string{"third"}, never},
		{"fifth", []string{"first"}, fine},
	}, now)

	if failed := report(&out, results); failed != 3 {
		t.Errorf("got %d failed, want 3", failed)
	}
	text := out.String()
	for _, want := range []string{"the reason", "broken", "not tried: second failed", "not tried: third failed"} {
		if !strings.Contains(text, want) {
			t.Errorf("got %q, want %q in it", text, want)
		}
	}
	if strings.Contains(text, "quiet") {
		t.Errorf("got %q, want nothing of what a step that passed had printed", text)
	}
	if want := "\n2 passed, 3 failed\n"; !strings.HasSuffix(text, want) {
		t.Errorf("got %q, want %q at the end", text, want)
	}
	if got := results[0].took; got != time.Second {
		t.Errorf("got %v, want the second that the clock went", got)
	}
}

func TestRunSteps_Skipped(t *testing.T) {
	var out bytes.Buffer
	results := runSteps(t.Context(), &out, []step{
		{"first", nil, func(context.Context, shell) error { return skip("no wine here") }},
		{"second", []string{"first"}, func(context.Context, shell) error { return nil }},
	}, time.Now)
	if failed := report(&out, results); failed != 0 {
		t.Errorf("got %d failed, want none", failed)
	}
	if want := "\n1 passed, 0 failed, 1 skipped\n"; !strings.HasSuffix(out.String(), want) || !strings.Contains(out.String(), "skipped: no wine here") {
		t.Errorf("got %q, want the reason and %q", out.String(), want)
	}
}

// TestChecks_NeedsComeFirst keeps a step from waiting for one that comes later
// or is not there.
func TestChecks_NeedsComeFirst(t *testing.T) {
	seen := map[string]bool{}
	for _, s := range checks() {
		for _, name := range s.needs {
			if !seen[name] {
				t.Errorf("%s needs %s, which does not come before it", s.name, name)
			}
		}
		if seen[s.name] {
			t.Errorf("two steps are named %s", s.name)
		}
		seen[s.name] = true
	}
}
