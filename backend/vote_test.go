package didban_test

import (
	"testing"

	didban "didban.app/backend"
)

// hourOf is the hour of Unix time of noon in Tehran, or so, on a day of November 2026.
func hourOf(day int64) int64 { return (1793491200000 + (day-1)*86_400_000 + 9*3_600_000) / 3_600_000 }

func TestCountVotes(t *testing.T) {
	cells := []didban.VoteCell{
		{Option: didban.VoteSupport, Device: "a", Hour: 1, Count: 3},
		{Option: didban.VoteSupport, Device: "a", Hour: 2, Count: 1},
		{Option: didban.VoteBack, Device: "a", Hour: 2, Count: 1},
		{Option: didban.VoteSupport, Device: "b", Hour: 1, Count: 1},
		{Option: didban.VoteBack, Device: "b", Hour: 1, Count: 1},
		{Option: didban.VoteStill, Device: "b", Hour: 1, Count: 2},
		{Option: didban.VoteGone, Device: "c", Hour: 1, Count: 1},
	}
	for of, want := range map[didban.VoteOption]didban.Votes{
		didban.VoteSupport: {Count: 3, Devices: 1}, didban.VoteStill: {Count: 2, Devices: 1}, didban.VoteGone: {Count: 1, Devices: 1},
	} {
		if got := didban.CountVotes(cells, of); got != want {
			t.Errorf("%s: got %+v, want %+v", of, got, want)
		}
	}
}

func TestDoubted(t *testing.T) {
	still := func(device string, day int64, count int) didban.VoteCell {
		return didban.VoteCell{Option: didban.VoteStill, Device: device, Hour: hourOf(day), Count: count}
	}
	gone := still("c", 21, 1)
	gone.Option = didban.VoteGone
	for name, c := range map[string]struct {
		cells []didban.VoteCell
		fixed didban.Day
		want  bool
	}{
		"three from one device on one day": {[]didban.VoteCell{still("a", 20, 3)}, "2026-11-20", false},
		"on two days":                      {[]didban.VoteCell{still("a", 20, 2), still("a", 21, 1)}, "2026-11-20", true},
		"from two devices":                 {[]didban.VoteCell{still("a", 20, 2), still("b", 20, 1)}, "2026-11-20", true},
		"two alone":                        {[]didban.VoteCell{still("a", 20, 1), still("b", 21, 1)}, "2026-11-20", false},
		"one before the fix":               {[]didban.VoteCell{still("a", 19, 1), still("b", 20, 2)}, "2026-11-20", false},
		"not fixed":                        {[]didban.VoteCell{still("a", 20, 5), still("b", 21, 5)}, "", false},
		"others say that it is gone":       {[]didban.VoteCell{still("a", 20, 2), gone}, "2026-11-20", false},
	} {
		if got := didban.Doubted(c.cells, c.fixed); got != c.want {
			t.Errorf("%s: got %t", name, got)
		}
	}
}
