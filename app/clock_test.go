package main

import (
	"context"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/geo"
	"didban.app/backend/jalali"
)

func TestKeepDay_TurnsAtMidnightInTehran(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := &gate.Backend{Map: geo.NewIndex(), Now: time.Now}
		b.Map.Today(b.Today())
		var turns []string
		ctx, stop := context.WithTimeout(t.Context(), 49*time.Hour)
		defer stop()
		keepDay(ctx, b.Now, func() {
			if b.Map.Today(b.Today()) {
				turns = append(turns, time.Now().In(jalali.Tehran()).Format("2006-01-02 15:04:05"))
			}
		})
		if want := []string{"2000-01-02 00:00:00", "2000-01-03 00:00:00"}; !slices.Equal(turns, want) {
			t.Errorf("got %v, want %v", turns, want)
		}
	})
}

// pagesHeard collect what the open pages are told.
type pagesHeard struct{ list []Changed }

func (h *pagesHeard) changed(c Changed) { h.list = append(h.list, c) }
func (h *pagesHeard) desk(didban.ID)    {}

func TestProgram_TheDayTurnsAsAChange(t *testing.T) {
	p, err := open(t.TempDir(), didban.ModePublic, quiet())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := p.close(); err != nil {
			t.Error(err)
		}
	})
	heard := &pagesHeard{}
	p.pages = heard
	p.turnDay()
	if len(heard.list) != 0 {
		t.Errorf("the same day is told: %v", heard.list)
	}
	p.Now = func() time.Time { return time.Now().Add(24 * time.Hour) }
	p.turnDay()
	if len(heard.list) != 1 || !slices.Equal(heard.list[0].Kinds, didban.Kinds) {
		t.Errorf("got %v", heard.list)
	}
}
