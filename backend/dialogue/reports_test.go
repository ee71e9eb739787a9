package dialogue_test

import (
	"strings"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/dialogue"
	"didban.app/backend/didbantest"
	"didban.app/backend/store"
)

// drawn lets the map see what stands in the record.
func (h *hall) drawn() {
	h.t.Helper()
	h.must(h.Map.CatchUp(h.Store))
}

func (h *hall) hole(text string) dialogue.SendRequest {
	r := h.request(text)
	r.Kind, r.On, r.ID = "report", "", ""
	r.Category, r.Detail, r.Severity, r.Lon, r.Lat = "asphalt", "pothole", 2, 51.3850004, 33.9450004
	return r
}

func (h *hall) report() *didban.Report {
	h.t.Helper()
	var found *didban.Report
	h.must(h.Store.View(func(tx *store.Tx) error {
		for r, err := range store.All[didban.Report](tx) {
			h.must(err)
			found = r
		}
		return nil
	}))
	return found
}

// TestReport_FromKioskToConfirmed: nothing is public before somebody let it through; the unit
// says that it is fixed, the sender confirms it by the code.
func TestReport_FromKioskToConfirmed(t *testing.T) {
	h := newHall(t)
	h.drawn()
	code, id := h.sends(h.hole("چالهٔ عمیقی وسط کوچه است"))
	h.must(h.Map.CatchUp(h.Store))
	ask := dialogue.NearRequest{Category: "pavement", Lon: 51.3851, Lat: 33.945, Text: "چاله عمیقی وسط کوچه هست"}
	if view, err := h.citizen().Near(ask); err != nil || len(view.Items) != 0 || h.report() != nil {
		t.Fatalf("what nobody has judged is seen: %s, %v", asJSON(t, view), err)
	}
	h.publishes(id)
	r := h.report()
	if r == nil || r.State != didban.StateReceived || r.Text != "چالهٔ عمیقی وسط کوچه است" || r.Point != (didban.Position{Lon: 51.385, Lat: 33.945}) {
		t.Fatalf("got %+v", r)
	}
	if len(r.Areas) != 2 || !strings.HasPrefix(r.Code, "R-") || r.Day != "2026-11-22" || r.Channel != didban.ChannelKiosk {
		t.Errorf("got %+v", r)
	}
	h.drawn()
	view, err := h.citizen().Near(ask)
	if err != nil || len(view.Items) != 1 || view.Items[0].Text != r.Text || view.Items[0].Metres != 9 || view.Items[0].Percent < 50 {
		t.Errorf("got %s, %v", asJSON(t, view), err)
	}
	if got := h.follow(code); got.Noun != string(r.ID) || got.Confirm || got.Appeal {
		t.Errorf("got %s", asJSON(t, got))
	}
	_, err = h.citizen().Act(dialogue.ActRequest{Code: code, Visit: "c", What: "confirm"})
	h.refused(err, "report.move")
	unit := &didban.Unit{Meta: didban.Meta{ID: didbantest.ID(didban.KindUnit, 90), Code: "U-90"}, Title: "واحد"}
	h.must(h.Store.Update(didban.System("test"), func(tx *store.Tx) error {
		if err := tx.Put(unit); err != nil {
			return err
		}
		for _, s := range []didban.ReportStep{
			{State: didban.StateAccepted, Day: "2026-11-22"},
			{State: didban.StateAssigned, Day: "2026-11-22", Unit: unit.ID},
			{State: didban.StateFixed, Day: "2026-11-22", Text: "پر شد"},
		} {
			r = r.Moved(s)
		}
		return tx.Put(r)
	}))
	if got := h.follow(code); !got.Confirm {
		t.Errorf("got %s", asJSON(t, got))
	}
	_, err = h.citizen().Act(dialogue.ActRequest{Code: code, Visit: "c", What: "confirm"})
	h.must(err)
	if got := h.report(); got.State != didban.StateConfirmed || len(got.Steps) != 5 {
		t.Errorf("got %+v", got)
	}
}

func TestReport_WithoutAWord(t *testing.T) {
	h := newHall(t)
	h.drawn()
	_, id := h.sends(h.hole(""))
	h.publishes(id)
	if r := h.report(); r == nil || r.Text != "" || r.Detail != "pothole" {
		t.Errorf("got %+v", r)
	}
}

// TestReport_Withdrawn: the words go, what has to be mended stays.
func TestReport_Withdrawn(t *testing.T) {
	h := newHall(t)
	h.drawn()
	code, id := h.sends(h.hole("این را پس می‌گیرم"))
	h.publishes(id)
	_, err := h.citizen().Act(dialogue.ActRequest{Code: code, Visit: "w", What: "withdraw"})
	h.must(err)
	h.settle()
	if r := h.report(); r == nil || r.Text != "" || r.Salt != "" || r.Category != "asphalt" {
		t.Errorf("got %+v", r)
	}
}

// TestReport_Refused holds case 53 of abuse, and what the form can't send.
func TestReport_Refused(t *testing.T) {
	h := newHall(t)
	h.drawn()
	for name, test := range map[string]struct {
		change func(*dialogue.SendRequest)
		key    string
	}{
		"outside the city":  {func(r *dialogue.SendRequest) { r.Lon = 51.2 }, "report.outside"},
		"in the wrong area": {func(r *dialogue.SendRequest) { r.Area = string(didbantest.ID(didban.KindArea, 1024)) }, "report.area"},
		"no category":       {func(r *dialogue.SendRequest) { r.Category, r.Detail = "ufo", "" }, "field.unknownCode"},
		"another's chip":    {func(r *dialogue.SendRequest) { r.Detail = "ramp" }, "report.detail"},
		"no severity":       {func(r *dialogue.SendRequest) { r.Severity = 0 }, "field.required"},
		"words over limit":  {func(r *dialogue.SendRequest) { r.Text = strings.Repeat("ک", 1001) }, "field.tooLong"},
	} {
		r := h.hole("چاله")
		test.change(&r)
		_, err := h.citizen().Send(r)
		t.Log(name)
		h.refused(err, test.key)
	}
	typed := h.hole("چاله")
	typed.Place = "خانهٔ ما، پلاک ۱۲"
	_, id := h.sends(typed)
	h.publishes(id)
	if r := h.report(); r == nil || r.Place != "" {
		t.Errorf("a place that the city does not know is kept: %+v", r)
	}
}
