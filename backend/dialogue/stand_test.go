package dialogue_test

import (
	"fmt"
	"testing"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/dialogue"
)

// sameAs says of a report that it is the same, in a visit.
func (h *hall) sameAs(noun didban.ID, visit string) dialogue.SendRequest {
	r := h.request("")
	r.Kind, r.On, r.ID, r.Visit = "report", "report", string(noun), visit
	return r
}

// published sends a report that stands there, and gives its id and that of its noun.
func (h *hall) published(text string) (id string, noun didban.ID) {
	h.t.Helper()
	h.drawn()
	_, id = h.sends(h.hole(text))
	h.publishes(id)
	h.drawn()
	return id, didban.PublicID(didban.ID(id))
}

// stands presses a button on the page of a report, in a visit of its own.
func (h *hall) stands(noun didban.ID, what string) dialogue.StandView {
	h.t.Helper()
	h.sent++
	view, err := h.citizen().Stand(dialogue.StandRequest{ID: string(noun), Visit: fmt.Sprint("visit", h.sent), What: what})
	h.must(err)
	return view
}

// TestSame: «همین است» counts once a visit, gives a code that follows the report, is judged by
// nobody and counts as one of it.
func TestSame(t *testing.T) {
	h := newHall(t)
	id, noun := h.published("چالهٔ عمیقی وسط کوچه است")
	r := h.sameAs(noun, "one")
	first, err := h.citizen().Send(r)
	h.must(err)
	again, err := h.citizen().Send(r)
	h.must(err)
	if first.Code == "" || again.Code != first.Code || first.Due != "" || len(first.Groups) != 3 {
		t.Errorf("got %s, %s", asJSON(t, first), asJSON(t, again))
	}
	_, err = h.citizen().Send(h.sameAs(noun, "one"))
	h.refused(err, "same.twice")
	other, err := h.citizen().Send(h.sameAs(noun, "two"))
	h.must(err)
	if got := h.votes(noun, didban.VoteSupport); got.Count != 2 {
		t.Errorf("got %+v", got)
	}
	view, err := h.citizen().Near(dialogue.NearRequest{Category: "asphalt", Lon: 51.385, Lat: 33.945})
	h.must(err)
	if len(view.Items) != 1 || view.Items[0].Said.Supports != 2 || view.Items[0].Said.SupportDevices != 1 {
		t.Errorf("got %s", asJSON(t, view))
	}
	for _, stage := range []string{"open", "decided"} {
		list, err := h.queue("vahid").Open(dialogue.QueueRequest{Stage: stage})
		h.must(err)
		if n := map[string]int{"open": 0, "decided": 1}[stage]; list.Total != n {
			t.Errorf("%s: %s", stage, asJSON(t, list))
		}
	}
	if list := h.works("nima", ""); list.Total != 1 || list.Items[0].Said.Supports != 2 {
		t.Errorf("got %s", asJSON(t, list))
	}
	h.steps("nima", id, taken("accepted", "assigned")...)
	for _, code := range []string{first.Code, other.Code} {
		got := h.follow(code)
		if got.State != "merged" || got.Main == nil || got.Main.ID != string(noun) || got.Work != "assigned" || got.Unit != "معاونت راه‌ها" || got.Appeal || got.Back || got.Text != "" || len(got.Steps) != 4 {
			t.Errorf("got %s", asJSON(t, got))
		}
	}
	h.kill()
	h.follow(other.Code)
	if report, err := h.Private.Check(t.Context()); err != nil || !report.Whole() {
		t.Errorf("got %+v, %v", report, err)
	}
}

// TestSame_Limits: it is throttled as supports are, and only on what stands there.
func TestSame_Limits(t *testing.T) {
	h := newHall(t)
	_, noun := h.published("چاله")
	_, main := h.published("چالهٔ دیگر")
	_, err := h.citizen().Send(h.sameAs(project, "x"))
	h.refused(err, "send.gone")
	staff := service[dialogue.Dialogue](h.For("").As(h.users["vahid"]))
	_, err = staff.Send(h.sameAs(noun, "x"))
	h.refused(err, "send.staff")
	h.decides("vahid", h.newest(), dialogue.DecideRequest{Action: "merged", Rule: "duplicate", Into: string(noun)})
	_, err = h.citizen().Send(h.sameAs(main, "y"))
	h.refused(err, "send.gone")
	for range 299 { // one support was counted in merging, at no screen
		h.stands(noun, "still")
	}
	h.stands(noun, "gone")
	_, err = h.citizen().Send(h.sameAs(noun, "z"))
	h.refused(err, "support.full")
}

// TestStand: others say that it is still there, or gone, once a visit and report.
func TestStand(t *testing.T) {
	h := newHall(t)
	id, noun := h.published("چاله")
	ask := dialogue.StandRequest{ID: string(noun), Visit: "one", What: "still"}
	for range 2 {
		view, err := h.citizen().Stand(ask)
		h.must(err)
		if view.Still != 1 || view.StillDevices != 1 || view.Gone != 0 || !view.Mine {
			t.Errorf("got %s", asJSON(t, view))
		}
	}
	ask.What = "gone"
	if view, err := h.citizen().Stand(ask); err != nil || view.Gone != 0 {
		t.Errorf("two in one visit: %s, %v", asJSON(t, view), err)
	}
	if view := h.stands(noun, ""); view.Mine || view.Still != 1 {
		t.Errorf("asked: %s", asJSON(t, view))
	}
	_, err := h.citizen().Stand(dialogue.StandRequest{ID: string(noun), Visit: "z", What: "worse"})
	h.refused(err, "field.unknownCode")
	before := h.reportAt(noun).Version
	if view := h.stands(noun, "gone"); view.Gone != 1 || view.Still != 1 {
		t.Errorf("got %s", asJSON(t, view))
	}
	if after := h.reportAt(noun); after.Version != before || after.Still != 0 {
		t.Errorf("a press has written the public record: %+v", after)
	}
	h.steps("nima", id, taken("accepted", "assigned", "fixed")...)
	if list := h.works("nima", ""); list.Total != 0 {
		t.Errorf("got %s", asJSON(t, list))
	}
	h.wait(24 * time.Hour)
	h.stands(noun, "still")
	if list := h.works("nima", ""); list.Total != 0 {
		t.Errorf("two say so: %s", asJSON(t, list))
	}
	h.stands(noun, "still")
	list := h.works("nima", "")
	if list.Total != 1 || !list.Items[0].Doubted || list.Items[0].State != "fixed" || list.Items[0].Said.Still != 3 {
		t.Errorf("three on two days: %s", asJSON(t, list))
	}
	if fixed := h.works("nima", "fixed"); fixed.Total != 1 || h.reportAt(noun).State != didban.StateFixed {
		t.Errorf("it has moved: %s", asJSON(t, fixed))
	}
}
