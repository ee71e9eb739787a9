package private_test

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"didban.app/backend/private"
)

// The jobs run by a clock that goes on day by day. One that jumped over a week, or back, is
// waited for until somebody calls it right; nothing is erased meanwhile.
func TestRetention_Clock(t *testing.T) {
	const day = 24 * time.Hour
	now := time.UnixMilli(1_800_000_000_000)
	f, err := private.Open(t.TempDir(), private.Options{Now: func() time.Time { return now }})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	runs := 0
	jobs := []private.Job{{Name: "count", Do: func(*private.Tx, int64, int) (bool, error) {
		runs++
		return false, nil
	}}}
	for _, step := range []struct {
		name  string
		jump  time.Duration
		right bool
		ran   bool
	}{
		{"the first time", 0, false, true},
		{"the day after", day, false, true},
		{"a week later", 7 * day, false, true},
		{"a year later", 365 * day, false, false},
		{"and a day", day, false, false},
		{"called right", 0, true, true},
		{"the day after that", day, false, true},
		{"set back by a year", -365 * day, false, false},
		{"called right again", time.Hour, true, true},
		{"holidays of eight days", 8 * day, false, false},
	} {
		now = now.Add(step.jump)
		if step.right {
			err := f.Update(func(tx *private.Tx) error {
				clock, err := tx.Clock()
				clock.Right = tx.Now()
				return errors.Join(err, tx.PutClock(clock))
			})
			if err != nil {
				t.Fatal(err)
			}
		}
		before := runs
		ran, err := f.RunJobs(t.Context(), jobs)
		if err != nil || ran != step.ran || (runs > before) != step.ran {
			t.Errorf("%s: ran %t (%d times), %v, want %t", step.name, ran, runs-before, err, step.ran)
		}
		if held, _, err := f.JobsHeld(); err != nil || held == step.ran {
			t.Errorf("%s: held %t, %v", step.name, held, err)
		}
	}
}

// A job takes two hundred rows a transaction at most, to its end; one that fails keeps no other
// from its work.
func TestRetention_Batches(t *testing.T) {
	const month = 30 * 24 * 60 * 60 * 1000
	now := time.UnixMilli(1_800_000_000_000)
	f, err := private.Open(t.TempDir(), private.Options{Now: func() time.Time { return now }})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	err = f.Update(func(tx *private.Tx) error {
		for i := range 650 {
			name := fmt.Sprint("name", i)
			last := tx.Now()
			if i >= 50 {
				last -= month
			}
			if err := tx.PutTry(name, private.Try{Count: 1, Last: last}); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	broken := errors.New("broken")
	var taken []int
	left := func(tx *private.Tx) (n int) {
		if err := tx.ChangeTries(func(t private.Try) private.Try { n++; return t }); err != nil {
			t.Error(err)
		}
		return n
	}
	_, err = f.RunJobs(t.Context(), []private.Job{
		{Name: "fails", Do: func(*private.Tx, int64, int) (bool, error) { return false, broken }},
		{Name: "tries", Do: func(tx *private.Tx, now int64, limit int) (bool, error) {
			before := left(tx)
			more, err := tx.ForgetTries(func(t private.Try) bool { return now-t.Last > month/2 }, limit)
			taken = append(taken, before-left(tx))
			return more, err
		}},
	})
	if !errors.Is(err, broken) {
		t.Errorf("%v, want the fault of the first job", err)
	}
	total := 0
	for _, n := range taken {
		if total += n; n > 200 {
			t.Errorf("%d rows in one transaction", n)
		}
	}
	if total != 600 || len(taken) != 3 {
		t.Errorf("taken %v, want 600 in three", taken)
	}
}
