package main

import (
	"context"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/dialogue"
	"didban.app/backend/private"
	"didban.app/backend/staff"
)

// officePause is how often the office looks whether the time of a scheduled draft has come.
const officePause = 10 * time.Second

// keepOffice looks after the office until the context ends.
func (p *Program) keepOffice(ctx context.Context) {
	var days officeDays
	for {
		p.tendOffice(ctx, &days)
		select {
		case <-time.After(officePause):
		case <-ctx.Done():
			return
		}
	}
}

// officeDays are those on which something was done that is done once a day.
type officeDays struct{ rebased, swept, forgot didban.Day }

// tendOffice publishes drafts whose time has come, settles what a full disk kept from being
// settled and forgets drafts that nobody needs; what goes by the clock waits for one
// that may be believed. It keeps some room free, too.
func (p *Program) tendOffice(ctx context.Context, days *officeDays) {
	p.noted("a draft is still on its way to the public", staff.Finish(p.Backend))
	p.noted("a decision was not carried out", dialogue.CarryOut(p.Backend))
	p.noted("what was hidden for a time stays hidden", dialogue.LiftInterims(p.Backend))
	today := p.Today()
	if days.rebased != today {
		p.noted("failed attempts to sign in keep their times", staff.RebaseTries(p.Backend))
		days.rebased = today
	}
	if p.clockHolds() {
		p.noted("a scheduled draft was not published", staff.PublishDue(p.Backend))
		if days.swept != today {
			p.noted("old drafts stay", staff.Sweep(p.Backend))
			days.swept = today
		}
		if days.forgot != today {
			ran, err := staff.Forget(ctx, p.Backend, dialogue.Jobs(p.Backend)...)
			p.noted("what was kept long enough stays", err)
			if ran {
				days.forgot = today
			}
		}
	}
	p.keepRoom()
}

func (p *Program) noted(what string, err error) {
	if err != nil {
		p.Log.Error(what, "error", err)
	}
}

// clockHolds reports whether the computer's clock may be believed. The open screens are told
// where that is another answer than the last one.
func (p *Program) clockHolds() bool {
	view, err := staff.WatchClock(p.Backend)
	if err != nil {
		p.Log.Error("the clock could not be held against the data", "error", err)
		return false
	}
	holds := view.Finding == ""
	if p.jumped.Swap(!holds) == holds {
		p.Log.Warn("the clock may be believed or not", "name", view.Finding)
		p.tellHealth()
	}
	return holds
}

// loadRight reads where the record goes by the clock again.
func (p *Program) loadRight() error {
	return p.Private.View(func(tx *private.Tx) error {
		clock, err := tx.Clock()
		p.right.Store(clock.Change)
		return err
	})
}

// clockSet is told that an administrator has called the clock right.
func (p *Program) clockSet(change uint64) {
	p.right.Store(change)
	p.jumped.Store(false)
	p.tellHealth()
}

// reserveFile keeps room in the data folder for when the disk is full.
const reserveFile = "reserve"

// keepRoom makes the reserve where it is missing and there is room for it.
func (p *Program) keepRoom() {
	if p.throw {
		return
	}
	before := p.reserve.Full()
	p.noted("no room is kept free", p.reserve.Keep())
	if p.reserve.Full() != before {
		p.tellHealth()
	}
}

// relieve gives the reserve up for a change that found the disk full.
func (p *Program) relieve() bool {
	given := p.reserve.Give()
	p.Log.Error("the disk is full")
	p.tellHealth()
	return given
}

// tellHealth lets the open screens ask anew how sound the data are: no kind means all. It
// waits for nobody, since who calls it may hold what the program waits for.
func (p *Program) tellHealth() {
	go func() {
		p.mu.Lock()
		defer p.mu.Unlock()
		if p.pages != nil && p.sound {
			p.pages.changed(Changed{Seq: p.Store.Head(), Kinds: []didban.Kind{}})
		}
	}()
}
