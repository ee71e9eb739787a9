package store_test

import (
	"testing"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/store"
)

// The clock is set back and years ahead: the times of the changes never run back, but by the
// one step for which it was called right, and what a moment asks for is what stood then.
func TestUpdate_ClockThatJumps(t *testing.T) {
	day := time.Date(2026, 11, 1, 9, 0, 0, 0, time.UTC)
	now, right := day, uint64(0)
	s, err := store.Open(t.TempDir(), store.Options{
		Now:   func() time.Time { return now },
		Right: func() uint64 { return right },
	})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close() //nolint:errcheck // at the end of the test
	a := region(1, "a")
	change := func(name string, at time.Time) {
		t.Helper()
		now, a.Name = at, name
		put(t, s, a)
	}
	change("first", day)
	change("an hour back", day.Add(-time.Hour))
	change("years back", day.AddDate(-20, 0, 0))
	change("a day later", day.AddDate(0, 0, 1))
	change("years ahead", day.AddDate(9, 0, 0))
	change("put right, not told", day.AddDate(0, 0, 2))
	right = s.Head()
	change("put right and told", day.AddDate(0, 0, 3))
	change("back again", day)
	ms := func(at time.Time) int64 { return at.UnixMilli() }
	want := []int64{
		ms(day), ms(day) + 1, ms(day) + 2, ms(day.AddDate(0, 0, 1)), ms(day.AddDate(9, 0, 0)), ms(day.AddDate(9, 0, 0)) + 1,
		ms(day.AddDate(0, 0, 3)), ms(day.AddDate(0, 0, 3)) + 1,
	}
	view(t, s, func(tx *store.Tx) error {
		log, err := tx.Audit(0, 100)
		got := make([]int64, len(log))
		for i, entry := range log {
			got[i] = entry.At
			if entry.Seq != uint64(i+1) {
				t.Errorf("entry %d has the sequence %d", i+1, entry.Seq)
			}
		}
		equal(t, "times", got, want)
		n, err2 := tx.AsOf(didban.KindArea, a.ID, ms(day.AddDate(0, 0, 4)))
		if area, ok := n.(*didban.Area); !ok || area.Name != "back again" {
			t.Errorf("after all: %+v", n)
		}
		if err2 != nil {
			t.Error(err2)
		}
		return err
	})
}
