package main

import (
	"path/filepath"
	"testing"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/private"
	"didban.app/backend/staff"
)

// jumping is a program whose clock stands where a test puts it.
func jumping(t *testing.T) (p *Program, at *time.Time) {
	t.Helper()
	p = reopened(t, t.TempDir())
	t.Cleanup(func() { closed(t, p) })
	now := time.Now()
	p.Now = func() time.Time { return now }
	return p, &now
}

func draftsOf(t *testing.T, p *Program) (n int) {
	t.Helper()
	err := p.Private.View(func(tx *private.Tx) error {
		all, err := tx.Drafts()
		n = len(all)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// A clock that jumps years ahead, or back, takes nothing away and lets nothing appear, until
// an administrator calls it right.
func TestOffice_ClockThatJumps(t *testing.T) {
	p, now := jumping(t)
	admin := employ(t, p.Private, "ali", "علی کاشانی", didban.RoleAdministrator)
	drafts := serviceOf[*staff.Drafts](t, p, admin)
	opened, err := drafts.Open(staff.DraftOpenRequest{Kind: string(didban.KindPerson)})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := drafts.Drop(staff.DraftRequest{Draft: opened.ID}); err != nil {
		t.Fatal(err)
	}
	start, days := *now, &officeDays{}
	tend := func(at time.Time, want int, finding string) {
		t.Helper()
		*now = at
		for range 2 {
			p.tendOffice(t.Context(), days)
		}
		if got := draftsOf(t, p); got != want {
			t.Errorf("%d drafts are there, want %d", got, want)
		}
		if got := p.lastHealth().Clock; got != finding {
			t.Errorf("the clock is told as %q, want %q", got, finding)
		}
	}
	tend(start, 1, "")
	tend(start.AddDate(4, 0, 0), 1, "ahead")
	tend(start.AddDate(4, 0, 40), 1, "ahead") // a month of that clock makes it no better
	tend(start.AddDate(-26, 0, 0), 1, "behind")
	tend(start, 1, "")
	tend(start.AddDate(0, 2, 0), 1, "ahead") // nobody was here for two months
	if _, err := serviceOf[*staff.People](t, p, admin).ClockRight(); err != nil {
		t.Fatal(err)
	}
	tend(*now, 0, "")
}

// By a clock that jumped no daily backup goes, and one of a day yet to come counts for none.
func TestDaily_ClockThatJumps(t *testing.T) {
	p, now := jumping(t)
	kept := func() []string {
		t.Helper()
		days, err := dailies(filepath.Join(p.dir, backupFolder))
		if err != nil {
			t.Fatal(err)
		}
		return days
	}
	daily := func() {
		t.Helper()
		if err := p.keepDaily(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	for range dailyKept {
		daily()
		*now = now.AddDate(0, 0, 1)
	}
	before, start := kept(), *now
	*now = start.AddDate(3, 0, 0)
	for range 3 {
		daily()
		*now = now.AddDate(0, 0, 1)
	}
	if got := kept(); len(got) != dailyKept+3 || got[0] != before[0] {
		t.Errorf("a clock that is ahead leaves %v of %v", got, before)
	}
	*now = start
	daily()
	if got := kept(); len(got) != dailyKept+3 || got[0] != before[1] || got[1] != before[2] {
		t.Errorf("once it is right there are %v, before %v", got, before)
	}
}
