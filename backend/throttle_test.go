package didban_test

import (
	"testing"

	didban "didban.app/backend"
)

// TestThrottle: an hour is over when the clock and the time for which the program ran both say
// so; a clock that is set back or ahead opens nothing by itself.
func TestThrottle(t *testing.T) {
	const start, minute, hour = int64(1_790_000_000_000), 60_000, 60 * 60_000
	bound := didban.Bound{Hour: 3, Day: 5}
	var full didban.Throttle
	for range 3 {
		var ok bool
		if full, _, ok = full.Take(bound, start, 0, "2026-09-21"); !ok {
			t.Fatal("closed too early")
		}
	}
	for _, c := range []struct {
		name     string
		now, ran int64
		day      didban.Day
		open     bool
	}{
		{"at once", start, 0, "2026-09-21", false},
		{"59 minutes later", start + 59*minute, 59 * minute, "2026-09-21", false},
		{"an hour later", start + hour, hour, "2026-09-21", true},
		{"the clock is set back", start - 24*hour, 2 * hour, "2026-09-20", false},
		{"the clock is set ahead", start + 24*hour, minute, "2026-09-22", false},
		{"started again, its time kept", start + hour, 10 * minute, "2026-09-21", false},
	} {
		next, opens, open := full.Take(bound, c.now, c.ran, c.day)
		if open != c.open || !open && (next != full || opens <= c.now) {
			t.Errorf("%s: open %t until %d, %+v", c.name, open, opens, next)
		}
	}
	next := full
	for range 2 {
		next, _, _ = next.Take(bound, start+hour, hour, "2026-09-21")
	}
	if _, opens, ok := next.Take(bound, start+2*hour, 2*hour, "2026-09-21"); ok || opens <= start+2*hour {
		t.Errorf("the day is not over: %t, %d", ok, opens)
	}
	if _, _, ok := next.Take(bound, start+2*hour, 2*hour, "2026-09-20"); ok {
		t.Error("a day set back opens")
	}
	if _, _, ok := next.Take(bound, start+24*hour, 24*hour, "2026-09-22"); !ok {
		t.Error("the next day is closed")
	}
	for range 1000 {
		if _, _, ok := next.Take(didban.Bound{}, start, 0, "2026-09-21"); !ok {
			t.Fatal("what has no bound is closed")
		}
	}
}
