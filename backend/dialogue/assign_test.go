package dialogue_test

import (
	"slices"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/dialogue"
	"didban.app/backend/private"
)

// TestAssign: an item is given to who may judge it, is shown as theirs, locks nobody out, can
// be taken back, and is noted in its past and in the access log.
func TestAssign(t *testing.T) {
	h := newHall(t)
	_, id := h.says("چراغ این کوچه خاموش است")
	to := func(who string) dialogue.AssignRequest {
		return dialogue.AssignRequest{ID: id, To: string(h.users[who].ID)}
	}
	for _, who := range []string{"ramin", "maryam", "ali", "nima"} { // of the unit, or no judge
		_, err := h.queue("vahid").Assign(to(who))
		h.refused(err, "queue.assignee")
	}
	_, err := h.queue("zahra").Assign(to("mina")) // she may be the second, and judges nothing
	h.refused(err, "actor.forbidden")
	view, err := h.queue("vahid").Assign(to("mina"))
	h.must(err)
	names := make([]string, 0, len(view.Colleagues))
	for _, c := range view.Colleagues {
		names = append(names, c.Name)
	}
	if view.Assigned != "کارمند mina" || view.To != string(h.users["mina"].ID) || !slices.Equal(names, []string{"کارمند mina", "کارمند sara", "کارمند vahid"}) {
		t.Errorf("got %s", asJSON(t, view))
	}
	if last := view.Events[len(view.Events)-1]; last.What != didban.EventAssigned || last.By != "کارمند vahid" || last.To != "کارمند mina" {
		t.Errorf("got %+v", last)
	}
	for who, mine := range map[string]int{"mina": 1, "vahid": 0} {
		list, err := h.queue(who).Open(dialogue.QueueRequest{Mine: true})
		h.must(err)
		if list.Total != mine || list.Mine != mine {
			t.Errorf("%s: got %s", who, asJSON(t, list))
		}
	}
	view, err = h.queue("sara").Assign(dialogue.AssignRequest{ID: id})
	h.must(err)
	if view.Assigned != "" || view.To != "" {
		t.Errorf("taken back, it is %s's", view.Assigned)
	}
	_, err = h.queue("sara").Assign(to("mina"))
	h.must(err)
	_, err = h.queue("sara").Leave()
	h.must(err)
	h.publishes(id) // by somebody else
	if s, _, _ := h.submission(id); s.Assigned != "" {
		t.Error("decided, it is still somebody's")
	}
	_, err = h.queue("vahid").Assign(to("mina"))
	h.refused(err, "queue.changed")
	if n := h.accessed(didban.AccessAssigned, id); n != 3 {
		t.Errorf("%d entries in the access log", n)
	}
}

// accessed counts what the access log tells about something.
func (h *hall) accessed(what, about string) (n int) {
	h.t.Helper()
	h.must(h.Private.View(func(tx *private.Tx) error {
		all, err := tx.Access(0, 1000)
		for _, e := range all {
			if e.What == what && e.About == about {
				n++
			}
		}
		return err
	}))
	return n
}

// TestAssign_OwnIntake: what somebody wrote down themselves is not theirs to judge.
func TestAssign_OwnIntake(t *testing.T) {
	h := newHall(t)
	r := h.request("این را پای میز گفت")
	r.Channel, r.Consent = "desk", true
	_, err := service[dialogue.Dialogue](h.For("").As(h.users["sara"])).Send(r)
	h.must(err)
	_, err = h.queue("vahid").Assign(dialogue.AssignRequest{ID: h.newest(), To: string(h.users["sara"].ID)})
	h.refused(err, "queue.assignee")
}

// TestUndo_Second: the second person can take back what they said for ten seconds, whatever it
// was; then what the first had decided waits again, as it was.
func TestUndo_Second(t *testing.T) {
	for _, agree := range []bool{true, false} {
		h := newHall(t)
		_, id := h.says("شهردار به قول خود عمل نکرد")
		_, err := h.queue("vahid").Decide(dialogue.DecideRequest{IDs: []string{id}, Action: "rejected", Rule: "accusation", Note: "بی‌سند است"})
		h.must(err)
		before, _, _ := h.submission(id)
		_, err = h.queue("mina").Second(dialogue.SecondRequest{ID: id, Agree: agree})
		h.must(err)
		_, err = h.queue("vahid").Undo(dialogue.ItemRequest{ID: id})
		h.refused(err, "queue.notYours")
		_, err = h.queue("mina").Undo(dialogue.ItemRequest{ID: id})
		h.must(err)
		if after, _, _ := h.submission(id); after.Stage != didban.StageHeld || asJSON(t, after.Decision) != asJSON(t, before.Decision) {
			t.Errorf("agree %t: got %s", agree, asJSON(t, after))
		}
		h.settle()
		if h.thread().Total != 0 {
			t.Errorf("agree %t: it is public", agree)
		}
		_, err = h.queue("zahra").Second(dialogue.SecondRequest{ID: id, Agree: true})
		h.must(err)
		h.settle()
		if s, _, _ := h.submission(id); s.Action != didban.RuledRejected || s.Seconded != h.users["zahra"].ID {
			t.Errorf("agree %t: got %s", agree, asJSON(t, s))
		}
		h.shut()
	}
}

// TestCountOpen_Works: reports that are worked on and need no judging take no room from what
// citizens send.
func TestCountOpen_Works(t *testing.T) {
	h := newHall(t)
	r := h.hole("آگهی فروش")
	h.drawn()
	_, id := h.sends(r)
	h.decides("vahid", id, dialogue.DecideRequest{Action: "rejected", Rule: "advert"})
	h.must(h.Private.View(func(tx *private.Tx) error {
		worked, err := tx.WorkedReports()
		if n := tx.CountOpen(); len(worked) != 1 || n != 0 {
			t.Errorf("%d worked on, %d wait", len(worked), n)
		}
		return err
	}))
}
