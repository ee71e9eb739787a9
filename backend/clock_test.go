package didban_test

import (
	"testing"

	didban "didban.app/backend"
)

func TestPlausible(t *testing.T) {
	const last, hour = int64(1_800_000_000_000), int64(3_600_000)
	for _, test := range []struct {
		name      string
		last, now int64
		want      bool
	}{
		{"nothing is known", 0, 1, true},
		{"the same instant", last, last, true},
		{"an hour back, as at the end of summer time", last, last - hour, true},
		{"a day back", last, last - 24*hour, true},
		{"more than a day back", last, last - 25*hour, false},
		{"at the beginning of all time", last, 0, false},
		{"after the holidays", last, last + 16*24*hour, true},
		{"a month on", last, last + 31*24*hour, true},
		{"more than a month on", last, last + 32*24*hour, false},
		{"years on", last, last + 4*365*24*hour, false},
	} {
		if got := didban.Plausible(test.last, test.now); got != test.want {
			t.Errorf("%s: %t, want %t", test.name, got, test.want)
		}
	}
}

func TestMayErase(t *testing.T) {
	const now, hour, day = int64(1_800_000_000_000), int64(3_600_000), 24 * int64(3_600_000)
	for _, test := range []struct {
		name        string
		last, right int64
		want        bool
	}{
		{"the first run", 0, 0, true},
		{"a day later", now - day, 0, true},
		{"a week later", now - 7*day, 0, true},
		{"more than a week later", now - 7*day - hour, 0, false},
		{"a year later", now - 365*day, 0, false},
		{"set back by an hour", now + hour, 0, true},
		{"set back by two days", now + 2*day, 0, false},
		{"a year later, called right today", now - 365*day, now - hour, true},
		{"set back, called right", now + 300*day, now - hour, true},
		{"called right long ago", now - 20*day, now - 30*day, false},
		{"called right by a clock that was ahead", now - 20*day, now + 20*day, false},
	} {
		if got := didban.MayErase(test.last, test.right, now); got != test.want {
			t.Errorf("%s: %t, want %t", test.name, got, test.want)
		}
	}
}

func TestNextTime(t *testing.T) {
	for _, test := range []struct{ last, now, want int64 }{{0, 5, 5}, {5, 5, 5}, {5, 9, 9}, {5, 4, 6}, {5, -9, 6}} {
		if got := didban.NextTime(test.last, test.now); got != test.want {
			t.Errorf("after %d at %d: %d, want %d", test.last, test.now, got, test.want)
		}
	}
}
