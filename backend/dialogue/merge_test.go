package dialogue_test

import (
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/dialogue"
	"didban.app/backend/private"
	"didban.app/backend/store"
)

// votes are the counters of a report.
func (h *hall) votes(id didban.ID, of didban.VoteOption) (v didban.Votes) {
	h.t.Helper()
	h.must(h.Private.View(func(tx *private.Tx) error {
		cells, err := tx.Votes(didban.Ref{Kind: didban.KindReport, ID: id})
		v = didban.CountVotes(cells, of)
		return err
	}))
	return v
}

func (h *hall) reportAt(id didban.ID) (r *didban.Report) {
	h.t.Helper()
	h.must(h.Store.View(func(tx *store.Tx) (err error) {
		r, err = store.Get[didban.Report](tx, id)
		return err
	}))
	return r
}

// TestMerge_Waiting: a report that nobody has read yet is merged with one that stands there: it
// is on no list any more, keeps its code, counts once for the main one and tells its sender what
// becomes of that.
func TestMerge_Waiting(t *testing.T) {
	h := newHall(t)
	h.drawn()
	_, first := h.sends(h.hole("چالهٔ عمیقی وسط کوچه است"))
	main := didban.PublicID(didban.ID(first))
	near := h.hole("چاله عمیقی وسط کوچه هست")
	near.Lon += 0.0001
	code, id := h.sends(near)
	far := h.hole("چالهٔ دیگری")
	far.Lat += 0.001
	h.sends(far)
	item, err := h.queue("vahid").Item(dialogue.ItemRequest{ID: id})
	h.must(err)
	if len(item.Near) != 1 || item.Near[0].ID != first || item.Near[0].Noun != "" || item.Near[0].Metres != 9 || item.Near[0].Percent < 50 || item.Near[0].Stage != "waiting" {
		t.Fatalf("what waits near: %s", asJSON(t, item.Near))
	}
	_, err = h.queue("vahid").Decide(dialogue.DecideRequest{IDs: []string{id}, Action: "merged", Rule: "duplicate", Into: string(main)})
	h.refused(err, "queue.into")
	h.publishes(first)
	h.drawn()
	item, err = h.queue("vahid").Item(dialogue.ItemRequest{ID: id})
	h.must(err)
	if len(item.Near) != 1 || item.Near[0].Noun != string(main) || item.Near[0].Metres != 9 || item.Near[0].Code == "" {
		t.Fatalf("what is published near: %s", asJSON(t, item.Near))
	}
	h.decides("vahid", id, dialogue.DecideRequest{Action: "merged", Rule: "duplicate", Into: string(main)})
	if got := h.votes(main, didban.VoteSupport); got.Count != 1 {
		t.Errorf("got %+v behind the main one", got)
	}
	if list := h.works("nima", ""); list.Total != 2 {
		t.Errorf("got %s", asJSON(t, list))
	}
	h.wait(24 * 3600 * 1e9)
	h.steps("nima", first, taken("accepted", "assigned", "fixed")...)
	got := h.follow(code)
	last := got.Steps[len(got.Steps)-1]
	if got.State != "merged" || got.Main == nil || got.Main.Title != h.reportAt(main).Code || got.Work != "fixed" || got.Confirm || got.Noun != "" || last.State != "fixed" {
		t.Errorf("got %s", asJSON(t, got))
	}
	_, err = h.acts(code, "confirm", "")
	h.refused(err, "follow.notNow")
	_, err = h.acts(code, "appeal", "این چالهٔ دیگری است، ببینید")
	h.must(err)
	h.decides("mina", id, dialogue.DecideRequest{Action: "published"})
	if got = h.follow(code); got.State != "published" || got.Main != nil || got.Work != "received" || got.Noun == "" {
		t.Errorf("by itself after all: %s", asJSON(t, got))
	}
}

// TestMerge_Published: a report that stands there ends as a duplicate of the main one, and who
// stands behind it is counted for that too.
func TestMerge_Published(t *testing.T) {
	h := newHall(t)
	h.drawn()
	_, first := h.sends(h.hole("چالهٔ عمیقی وسط کوچه است"))
	h.publishes(first)
	code, id := h.sends(h.hole("چالهٔ بزرگ"))
	h.publishes(id)
	main, own := didban.PublicID(didban.ID(first)), didban.PublicID(didban.ID(id))
	h.must(h.Private.Update(func(tx *private.Tx) error {
		return tx.AddVote(didban.Ref{Kind: didban.KindReport, ID: own}, didban.VoteSupport, "0a0b0c0d")
	}))
	for _, into := range []didban.ID{own, project, ""} {
		_, err := h.queue("vahid").Decide(dialogue.DecideRequest{IDs: []string{id}, Action: "merged", Rule: "duplicate", Into: string(into)})
		h.refused(err, "queue.into")
	}
	h.decides("vahid", id, dialogue.DecideRequest{Action: "merged", Rule: "duplicate", Into: string(main)})
	if r := h.reportAt(own); r.State != didban.StateDuplicate || r.Main != main || r.Text != "چالهٔ بزرگ" {
		t.Errorf("got %+v", r)
	}
	if got := h.votes(main, didban.VoteSupport); got.Count != 2 || got.Devices != 2 {
		t.Errorf("got %+v behind the main one", got)
	}
	got := h.follow(code)
	if got.State != "merged" || got.Main == nil || got.Main.ID != string(main) || got.Noun != string(own) || got.Appeal || !got.Back {
		t.Errorf("got %s", asJSON(t, got))
	}
	_, err := h.queue("vahid").Decide(dialogue.DecideRequest{IDs: []string{first}, Action: "merged", Rule: "duplicate", Into: string(own)})
	h.refused(err, "queue.into")
	h.decides("vahid", id, dialogue.DecideRequest{Action: "hidden", Rule: "personal"})
	if r := h.reportAt(own); r.Text != "" || r.State != didban.StateDuplicate {
		t.Errorf("hidden: got %+v", r)
	}
}

// TestMerge_EachOther: of two that are merged with each other at the same time, one stays.
func TestMerge_EachOther(t *testing.T) {
	h := newHall(t)
	h.drawn()
	var ids [2]string
	for i := range ids {
		_, ids[i] = h.sends(h.hole("چاله"))
		h.publishes(ids[i])
	}
	for i, who := range []string{"vahid", "mina"} {
		_, err := h.queue(who).Decide(dialogue.DecideRequest{
			IDs: []string{ids[i]}, Action: "merged", Rule: "duplicate", Into: string(didban.PublicID(didban.ID(ids[1-i]))),
		})
		h.must(err)
	}
	h.wait(didban.UndoMillis * 1e6)
	_ = dialogue.CarryOut(h.Backend) // the second can't be carried out any more
	a, b := h.reportAt(didban.PublicID(didban.ID(ids[0]))), h.reportAt(didban.PublicID(didban.ID(ids[1])))
	if (a.Main == "") == (b.Main == "") {
		t.Errorf("got %q and %q", a.Main, b.Main)
	}
	left := 0
	for _, id := range ids {
		if s, _, _ := h.submission(id); s.Main == "" && s.Stage == didban.StageDecided {
			left++
		}
	}
	if left != 1 {
		t.Errorf("%d stand by themselves", left)
	}
}
