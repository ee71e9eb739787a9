package staff_test

import (
	"testing"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/private"
	"didban.app/backend/staff"
)

const year = 366 * day

// watched is what the watch finds.
func (o *office) watched() string {
	o.t.Helper()
	view, err := staff.WatchClock(o.Backend)
	o.must(err)
	return view.Finding
}

func (o *office) wantClock(want string) {
	o.t.Helper()
	if got := o.watched(); got != want {
		o.t.Errorf("the clock is found %q, want %q", got, want)
	}
}

// A clock that jumped is told of until it is back, however much is done meanwhile, or until
// an administrator calls it right.
func TestClock_Watched(t *testing.T) {
	for name, test := range map[string]struct {
		jump time.Duration
		want string
	}{"years ahead": {4 * year, "ahead"}, "set back": {-2 * day, "behind"}, "at the beginning": {-20 * year, "behind"}} {
		t.Run(name, func(t *testing.T) {
			o := newOffice(t)
			o.wantClock("")
			o.wait(test.jump)
			o.wantClock(test.want)
			o.run(row{who: "sara", with: begin("draft", "person")}, row{who: "sara", with: typing("draft", "person", "name", "مریم")})
			o.wait(2 * time.Hour)
			o.wantClock(test.want) // what was kept by that clock makes it no better
			o.restart()
			o.wantClock(test.want)
			o.wait(-test.jump)
			o.wantClock("")
			o.wait(test.jump)
			o.run(
				row{who: "sara", with: callsRight, says: "actor.forbidden"},
				row{who: "ali", with: callsRight, comes: []string{`"finding":""`}},
			)
			o.wantClock("")
		})
	}
}

func callsRight(d *desk) (any, error) { return call(d.people.ClockRight()) }

// The access log never runs back, but by the step for which the clock was called right.
func TestClock_AccessLog(t *testing.T) {
	o := newOffice(t)
	start := o.Millis()
	log := func() {
		t.Helper()
		o.update(func(tx *private.Tx) error { return tx.Log("", "test", "", "") })
	}
	log()
	o.wait(-year)
	log()
	o.wait(5 * year)
	log()
	o.wait(-4 * year)
	o.run(row{who: "ali", with: callsRight})
	log()
	var at []int64
	o.must(o.Private.View(func(tx *private.Tx) error {
		entries, err := tx.Access(0, 100)
		for i, e := range entries {
			if e.Seq != uint64(i+1) {
				t.Errorf("entry %d has the sequence %d", i+1, e.Seq)
			}
			if e.What == "test" || e.What == didban.AccessClock {
				at = append(at, e.At-start)
			}
		}
		return err
	}))
	ahead := (4 * year).Milliseconds()
	if len(at) != 5 || at[0] != 0 || at[1] != 1 || at[2] != ahead || at[3] != 0 || at[4] != 0 {
		t.Errorf("the entries are of %v, want [0 1 %d 0 0]", at, ahead)
	}
}

// What was tried while the clock was ahead keeps nobody out once it is right.
func TestClock_TriesOfAnotherTime(t *testing.T) {
	o := newOffice(t)
	o.wait(4 * year)
	for range 30 {
		o.run(row{with: func(d *desk) (any, error) { _, _ = signsIn("sara", "نادرست")(d); return nil, nil }})
	}
	o.wait(-4 * year)
	o.run(row{with: signsIn("sara", password), says: "signin.wait"})
	o.must(staff.RebaseTries(o.Backend))
	o.wait(16 * time.Minute)
	o.run(row{with: signsIn("sara", password), comes: []string{`"signed":true`}})
}

// What forgets by the clock waits over a week after its last run until an administrator calls
// the clock right; what is published by it does not.
func TestClock_Forget(t *testing.T) {
	o := newOffice(t)
	forgets := func(want bool) {
		t.Helper()
		ran, err := staff.Forget(t.Context(), o.Backend)
		held, last, err2 := staff.JobsHeld(o.Backend)
		if err != nil || err2 != nil || ran != want || held == want || last == 0 {
			t.Errorf("ran %t, held %t since %d, %v %v", ran, held, last, err, err2)
		}
	}
	forgets(true)
	o.wait(6 * day)
	o.wantClock("")
	forgets(true)
	o.wait(10 * day)
	o.wantClock("")
	forgets(false)
	o.run(
		row{who: "sara", with: callsRight, says: "actor.forbidden"},
		row{who: "ali", with: callsRight, comes: []string{`"finding":""`}},
	)
	forgets(true)
}
