package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/api"
	"didban.app/backend/gate"
	"didban.app/backend/record"
	"didban.app/backend/staff"
)

// scrubDelay is how long after the start the files are first looked over: the first screen
// comes before it. scrubPause lies between two looks
// whether it is time, scrubAge between two that read everything.
const (
	scrubDelay = 20 * time.Second
	scrubPause = time.Hour
	scrubAge   = 24 * time.Hour
)

// keepHealthy looks both files over, takes what was erased out of them and of their copies, and
// sees to the backup of the day, soon after the start
// and then each hour, so that a program that never ends has one of each day too.
func (p *Program) keepHealthy(ctx context.Context) {
	for pause := scrubDelay; ; pause = scrubPause {
		select {
		case <-time.After(pause):
			if err := p.scrub(ctx); err != nil && ctx.Err() == nil {
				p.Log.Error("the data could not be looked over", "error", err)
			}
			if err := p.takeOutErased(ctx); err != nil && ctx.Err() == nil {
				p.Log.Error("what was erased is still in the bytes", "error", err)
			}
			if err := p.keepDaily(ctx); err != nil && ctx.Err() == nil {
				p.Log.Error("the backup of the day was not made", "error", err)
			}
		case <-ctx.Done():
			return
		}
	}
}

// scrub reads every page and record of both files and keeps what it found.
func (p *Program) scrub(ctx context.Context) error {
	if age := p.Millis() - p.lastLook().At; age >= 0 && age < scrubAge.Milliseconds() {
		return nil
	}
	public, err := p.Store.Check(ctx)
	var office record.Report
	var err2 error
	if p.Private != nil {
		office, err2 = p.Private.Check(ctx)
	}
	if err := errors.Join(err, err2); err != nil {
		return err
	}
	differ, err := p.compareFollowers()
	if err != nil {
		return err
	}
	list := slices.Concat(public.Findings, office.Findings, differ)
	for _, f := range list {
		p.Log.Error("the data are damaged", "finding", f.Key, "args", f.Args)
	}
	p.health.Store(&gate.Health{At: p.Millis(), Findings: len(list) + public.More + office.More, List: listed(list)})
	return nil
}

// lastLook is what the last look over the files found; zero before the first.
func (p *Program) lastLook() gate.Health {
	if last := p.health.Load(); last != nil {
		return *last
	}
	return gate.Health{}
}

// lastHealth is lastLook with what is known at this moment.
func (p *Program) lastHealth() gate.Health {
	h := p.lastLook()
	h.BackupFile, h.Backup = p.lastBackup()
	h.Program, _ = os.Executable() // without it the command that is told begins with its verb
	if whole, err := filepath.Abs(p.dir); err == nil {
		h.Folder = whole
	}
	if p.Private == nil {
		return h
	}
	h.Full = p.reserve.Full()
	view, err := staff.Clock(p.Backend)
	p.noted("the clock could not be held against the data", err)
	h.Clock, h.ClockLast = view.Finding, view.Last
	if h.Clock == "" {
		held, last, err := staff.JobsHeld(p.Backend)
		p.noted("the clock jobs could not be held against the clock", err)
		if held {
			h.Clock, h.ClockLast = "away", last
		}
	}
	return h
}

func listed(findings []record.Finding) []gate.Finding {
	out := make([]gate.Finding, len(findings))
	for i, f := range findings {
		out[i] = gate.Finding{Key: f.Key, Args: f.Args}
	}
	return out
}

// noteDamage tells the open screens of a noun that was left out. It is called from inside a
// view of the record, so that the word goes out by another way.
func (p *Program) noteDamage(ref didban.Ref) {
	p.Log.Error("a damaged record is left out", "kind", ref.Kind, "id", ref.ID)
	go func() {
		p.mu.Lock()
		pages, record := p.pages, p.Store
		p.mu.Unlock()
		if pages != nil && record != nil {
			pages.changed(Changed{Seq: record.Head(), Kinds: []didban.Kind{ref.Kind}, Damaged: api.DamageOf(record)})
		}
	}()
}
