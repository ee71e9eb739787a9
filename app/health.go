package main

import (
	"context"
	"errors"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/api"
	"didban.app/backend/gate"
)

// scrubDelay is how long after the start the files are first looked over: the first screen
// comes before it. scrubPause lies between two looks.
const (
	scrubDelay = 20 * time.Second
	scrubPause = 24 * time.Hour
)

// keepHealthy looks both files over soon after the start and each day, until the context ends.
func (p *Program) keepHealthy(ctx context.Context) {
	for pause := scrubDelay; ; pause = scrubPause {
		select {
		case <-time.After(pause):
			if err := p.scrub(); err != nil {
				p.Log.Error("the data could not be looked over", "error", err)
			}
		case <-ctx.Done():
			return
		}
	}
}

// scrub reads every page and record of both files and keeps what it found.
func (p *Program) scrub() error {
	public, err := p.Store.Check()
	office, err2 := p.Private.Check()
	if err := errors.Join(err, err2); err != nil {
		return err
	}
	found := len(public.Findings) + public.More + len(office.Findings) + office.More
	for _, f := range append(public.Findings, office.Findings...) {
		p.Log.Error("the data are damaged", "finding", f.Key, "args", f.Args)
	}
	p.health.Store(&gate.Health{At: p.Millis(), Findings: found})
	return nil
}

func (p *Program) lastHealth() gate.Health {
	if h := p.health.Load(); h != nil {
		return *h
	}
	return gate.Health{}
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
