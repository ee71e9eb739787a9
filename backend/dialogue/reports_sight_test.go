package dialogue_test

import (
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/dialogue"
	"didban.app/backend/store"
)

// noticed is a notice of the report that something sent became.
func (h *hall) noticed(id, rule string) dialogue.SendRequest {
	r := h.notice(id, rule)
	r.On = string(didban.KindReport)
	return r
}

// unspoken wants the words of the hall's report to stand in no state of its past.
func (h *hall) unspoken(words string) {
	h.t.Helper()
	id := h.report().ID
	h.must(h.Store.View(func(tx *store.Tx) error {
		past, err := tx.Versions(didban.KindReport, id)
		h.must(err)
		for _, v := range past {
			n, err := tx.AtVersion(didban.KindReport, id, v.N)
			if r, ok := n.(*didban.Report); err == nil && ok && r.Text == words {
				h.t.Errorf("version %d has the words", v.N)
			}
		}
		return nil
	}))
}

// TestReport_HiddenByNotice: the words go, with the past; what has to be mended stays with its
// place and its steps, and moves on. It comes back whole, with the same salt.
func TestReport_HiddenByNotice(t *testing.T) {
	h := newHall(t)
	h.drawn()
	const words = "چالهٔ عمیقی که همسایه‌ام کنده است"
	code, id := h.sends(h.hole(words))
	h.publishes(id)
	salt := h.report().Salt
	h.steps("nima", id, taken("accepted", "assigned")...)
	for i, by := range []string{"notice", "moderator"} {
		if by == "notice" {
			_, notice := h.sends(h.noticed(id, "personal"))
			item, err := h.queue("vahid").Item(dialogue.ItemRequest{ID: notice})
			h.must(err)
			if item.Text != words || item.On.Kind != "report" {
				t.Errorf("got %s", asJSON(t, item))
			}
			h.decides("vahid", notice, dialogue.DecideRequest{Action: "hidden", Rule: "personal"})
		} else {
			h.decides("vahid", id, dialogue.DecideRequest{Action: "hidden", Rule: "personal"})
		}
		r := h.report()
		if r.Text != "" || r.Salt != "" || r.Sight != didban.SightHidden || !r.Ruling.Valid() || r.Place != "" || len(r.Areas) != 2 {
			t.Fatalf("%s: got %+v", by, r)
		}
		h.unspoken(words)
		if got := h.follow(code); got.State != "hidden" || !got.Appeal || got.Ruling.Rule != "personal" || got.Text != words {
			t.Errorf("%s: got %s", by, asJSON(t, got))
		}
		h.steps("nima", id, dialogue.StepRequest{State: "planned", Due: []string{"2026-11-30", "2026-12-01"}[i]})
		if r = h.report(); r.State != didban.StatePlanned || len(r.Steps) != 4+i {
			t.Errorf("%s: got %+v", by, r)
		}
		if _, err := h.citizen().Send(h.noticed(id, "threat")); err == nil {
			t.Errorf("%s: what is out of sight is noticed", by)
		}
		h.decides("mina", id, dialogue.DecideRequest{Action: "restored"})
		if r = h.report(); r.Text != words || r.Salt != salt || r.Sight != "" || len(r.Steps) != 4+i || r.Redacted {
			t.Fatalf("%s: got %+v", by, r)
		}
	}
}

// TestReport_NoticeKept: a notice that is not upheld leaves everything as it is.
func TestReport_NoticeKept(t *testing.T) {
	h := newHall(t)
	h.drawn()
	_, id := h.sends(h.hole("چاله"))
	h.publishes(id)
	_, notice := h.sends(h.noticed(id, "insult"))
	h.decides("vahid", notice, dialogue.DecideRequest{Action: "kept"})
	if r := h.report(); r.Text != "چاله" {
		t.Errorf("got %+v", r)
	}
	for name, change := range map[string]func(*dialogue.SendRequest){
		"of a project": func(r *dialogue.SendRequest) { r.On, r.ID = "project", string(project) },
		"of nothing":   func(r *dialogue.SendRequest) { r.ID = "" },
	} {
		r := h.noticed(id, "insult")
		change(&r)
		t.Log(name)
		_, err := h.citizen().Send(r)
		h.refused(err, "field.required")
	}
}

// TestReport_Appeal: what was rejected is contested by its code, once; another person judges,
// and it stands there with all the steps that were taken meanwhile.
func TestReport_Appeal(t *testing.T) {
	h := newHall(t)
	h.drawn()
	code, id := h.sends(h.hole("چاله، زنگ بزنید"))
	h.decides("vahid", id, dialogue.DecideRequest{Action: "rejected", Rule: "advert"})
	h.steps("nima", id, taken("accepted", "assigned")...)
	_, err := h.acts(code, "appeal", "این آگهی نیست، گزارش است")
	h.must(err)
	_, err = h.acts(code, "appeal", "این آگهی نیست، باز می‌گویم")
	h.refused(err, "follow.notNow")
	_, err = h.queue("vahid").Decide(dialogue.DecideRequest{IDs: []string{id}, Action: "published"})
	h.refused(err, "queue.firstHand")
	h.decides("mina", id, dialogue.DecideRequest{
		Action: "redacted", Rule: "personal", Spans: []dialogue.SpanOfWriter{{From: 6, To: 15, Sort: "other"}},
	})
	r := h.report()
	if r == nil || r.Text != "چاله، [بخشی برداشته شد]" || !r.Redacted || r.State != didban.StateAssigned || len(r.Steps) != 3 {
		t.Fatalf("got %+v", r)
	}
	if got := h.follow(code); got.State != "redacted" || got.Ruling.Against == "" || got.Appeal {
		t.Errorf("got %s", asJSON(t, got))
	}
}

// TestReport_ErasedAgain: a copy of before an erasure gives the words to nobody, and keeps what
// has to be mended.
func TestReport_ErasedAgain(t *testing.T) {
	h := newHall(t)
	h.drawn()
	_, id := h.sends(h.hole("چاله"))
	h.publishes(id)
	left, ok := didban.Erased(h.report()).(*didban.Report)
	if !ok || left.Text != "" || left.Sight != didban.SightHidden || left.Category != "asphalt" || left.Validate() != nil {
		t.Errorf("got %+v", left)
	}
}
