package main

import (
	"context"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/jalali"
)

// longestWait is how long the clock waits at most: a computer that slept wakes up on
// another day, and its timers slept too.
const longestWait = time.Minute

// keepDay calls turn as each day begins in Tehran, and now and then between, until the
// context ends.
func keepDay(ctx context.Context, now func() time.Time, turn func()) {
	for {
		select {
		case <-time.After(min(untilTomorrow(now()), longestWait)):
			turn()
		case <-ctx.Done():
			return
		}
	}
}

// untilTomorrow is how long the day in Tehran lasts yet.
func untilTomorrow(now time.Time) time.Duration {
	here := now.In(jalali.Tehran())
	return time.Date(here.Year(), here.Month(), here.Day()+1, 0, 0, 0, 0, here.Location()).Sub(now)
}

// turnDay tells the map the day, and the open screens where it is another than before:
// what is late, flagged or recent is now something else, of every kind.
func (p *Program) turnDay() {
	if p.Map.Today(p.Today()) {
		p.pages.changed(Changed{Seq: p.Store.Head(), Kinds: didban.Kinds})
	}
}
