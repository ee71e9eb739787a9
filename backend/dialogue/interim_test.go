package dialogue_test

import (
	"testing"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/dialogue"
	"didban.app/backend/private"
)

// noticed is a published comment of which a notice says that it names somebody, hidden for a
// time.
func noticed(h *hall) (code, id, notice string) {
	h.t.Helper()
	code, id = h.says("همسایهٔ ما فلانی است و خانه‌اش همین‌جاست")
	h.publishes(id)
	_, notice = h.sends(h.notice(id, "personal"))
	h.decides("vahid", notice, dialogue.DecideRequest{Action: "interim", Rule: "personal"})
	return code, id, notice
}

// lifts runs what brings back what was hidden for a time.
func (h *hall) lifts() {
	h.t.Helper()
	h.must(dialogue.LiftInterims(h.Backend))
}

func (h *hall) seen() bool {
	h.t.Helper()
	view := h.thread()
	return view.Total == 1 && view.Items[0].State == "approved" && view.Items[0].Text != ""
}

// TestInterim holds case 47 of abuse: what a notice speaks of goes from sight at once, with a
// ruling, and comes back by itself after 72 hours, with another; the notice still waits.
func TestInterim(t *testing.T) {
	h := newHall(t)
	code, id, notice := noticed(h)
	salt := func() string { _, w, _ := h.submission(id); return w.Salt }
	before := salt()
	view := h.thread()
	if view.Total > 0 && (view.Items[0].Text != "" || view.Items[0].Ruling.Action != "interim" || view.Items[0].Ruling.Until != "2026-11-25") {
		t.Errorf("got %s", asJSON(t, view))
	}
	if h.seen() || h.follow(code).State != "interim" {
		t.Errorf("it stands, or its author is told %s", h.follow(code).State)
	}
	if s, _, _ := h.submission(notice); s.Stage != didban.StageWaiting || s.Rulings != 1 {
		t.Errorf("the notice: %s", asJSON(t, s))
	}
	h.wait(71 * time.Hour)
	h.lifts()
	if h.seen() {
		t.Error("it is back before its time")
	}
	h.kill()
	h.wait(2 * time.Hour)
	h.lifts()
	h.lifts()
	if !h.seen() || salt() != before {
		t.Errorf("after its time: %s", asJSON(t, h.thread()))
	}
	s, _, _ := h.submission(notice)
	if s.Stage != didban.StageWaiting || s.Rulings != 2 || len(s.MayDo()) != 2 || s.MayDo()[1] != didban.RuledHidden {
		t.Errorf("the notice: %s", asJSON(t, s))
	}
	_, err := h.queue("vahid").Decide(dialogue.DecideRequest{IDs: []string{notice}, Action: "interim", Rule: "personal"})
	h.refused(err, "queue.changed") // no second time
	if got := h.wantSettled("all"); got != 3 {
		t.Errorf("%d rulings", got)
	}
}

// TestInterim_Judged: while it is out of sight, a person puts it back or leaves it away.
func TestInterim_Judged(t *testing.T) {
	for action, stands := range map[string]bool{"restored": true, "hidden": false} {
		h := newHall(t)
		_, _, notice := noticed(h)
		r := dialogue.DecideRequest{Action: action}
		if !stands {
			r.Rule = "personal"
		}
		h.decides("mina", notice, r)
		h.wait(100 * time.Hour)
		h.lifts()
		if s, _, _ := h.submission(notice); h.seen() != stands || s.Stage != didban.StageDecided {
			t.Errorf("%s: %s", action, asJSON(t, h.thread()))
		}
		h.shut()
	}
}

// TestInterim_Held: it comes back on time though the first of two wants it hidden for good, and
// their decision still waits for a second.
func TestInterim_Held(t *testing.T) {
	h := newHall(t)
	_, _, notice := noticed(h)
	h.decides("mina", notice, dialogue.DecideRequest{Action: "hidden", Rule: "insult"})
	h.wait(80 * time.Hour)
	h.lifts()
	s, _, _ := h.submission(notice)
	if !h.seen() || s.Stage != didban.StageHeld || s.Decision == nil || s.Decision.Rule != "insult" {
		t.Errorf("got %s", asJSON(t, s))
	}
}

// TestInterim_Clock: a clock that is set back does not keep it hidden; one that leapt ahead brings
// nothing back until a person has called it right.
func TestInterim_Clock(t *testing.T) {
	h := newHall(t)
	noticed(h)
	h.must(h.Private.Update(func(tx *private.Tx) error {
		clock, err := tx.Clock()
		clock.Erased = tx.Now()
		if err != nil {
			return err
		}
		return tx.PutClock(clock)
	}))
	h.wait(400 * 24 * time.Hour)
	h.must(h.Private.View(func(tx *private.Tx) error {
		open, err := tx.OpenSubmissions()
		if len(open) != 1 || open[0].Interim.Over(tx.Now(), 0, false) || !open[0].Interim.Over(tx.Now(), 0, true) {
			t.Errorf("ahead: %+v", open)
		}
		if i := open[0].Interim; i.Over(0, i.Ran-1, true) || !i.Over(0, i.Ran, true) {
			t.Errorf("set back: %+v", i)
		}
		return err
	}))
}

// TestInterim_Rules: only what harms somebody while it is judged may be hidden so.
func TestInterim_Rules(t *testing.T) {
	h := newHall(t)
	_, id := h.says("نظری که هشدار گرفت")
	h.publishes(id)
	_, notice := h.sends(h.notice(id, "insult"))
	_, err := h.queue("vahid").Decide(dialogue.DecideRequest{IDs: []string{notice}, Action: "interim", Rule: "insult"})
	h.refused(err, "queue.interimRule")
	h.decides("vahid", notice, dialogue.DecideRequest{Action: "interim", Rule: "threat"})
	if h.seen() {
		t.Error("it stands")
	}
}
