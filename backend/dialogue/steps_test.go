package dialogue_test

import (
	"strings"
	"testing"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/dialogue"
	"didban.app/backend/private"
	"didban.app/backend/store"
)

// steps takes steps of a report in the name of somebody, one after the other.
func (h *hall) steps(who, id string, all ...dialogue.StepRequest) (view dialogue.WorkView) {
	h.t.Helper()
	view, err := h.queue(who).Work(dialogue.ItemRequest{ID: id})
	h.must(err)
	for _, r := range all {
		r.ID, r.Seen = id, len(view.Steps)
		view, err = h.queue(who).Step(r)
		h.must(err)
	}
	return view
}

func (h *hall) works(who, state string) dialogue.WorksView {
	h.t.Helper()
	h.drawn()
	view, err := h.queue(who).Works(dialogue.WorksRequest{State: state})
	h.must(err)
	return view
}

// taken are the steps by which the roads take a report and mend it.
func taken(states ...string) (out []dialogue.StepRequest) {
	for _, s := range states {
		r := dialogue.StepRequest{State: s, By: string(roads)}
		switch s {
		case "assigned":
			r.Unit = string(roads)
		case "planned":
			r.Due, r.Text = "2026-11-30", "در برنامهٔ هفتهٔ آینده است"
		case "fixed":
			r.Text = "چاله با آسفالت گرم پر شد"
		}
		out = append(out, r)
	}
	return out
}

// TestStep_BeforePublication: the unit works on what nobody may read yet; once it is let
// through, every step stands before the public, by its unit's name.
func TestStep_BeforePublication(t *testing.T) {
	h := newHall(t)
	h.drawn()
	code, id := h.sends(h.hole("چالهٔ عمیقی وسط کوچه است"))
	list := h.works("nima", "")
	if list.Total != 1 || list.Items[0].ID != id || list.Items[0].Noun != "" || list.Items[0].Head == "" || list.Items[0].Left != 15 {
		t.Fatalf("got %s", asJSON(t, list))
	}
	view := h.steps("nima", id, taken("accepted", "assigned", "planned")...)
	if view.State != "planned" || len(view.Steps) != 4 || view.Steps[3].Unit != "معاونت راه‌ها" || view.Unit.Title != "معاونت راه‌ها" {
		t.Fatalf("got %s", asJSON(t, view))
	}
	if h.report() != nil {
		t.Fatal("a step has published what nobody has judged")
	}
	got := h.follow(code)
	if got.Work != "planned" || got.Unit != "معاونت راه‌ها" || len(got.Steps) != 4 || got.Steps[3].Due != "2026-11-30" || got.Steps[3].Note == "" {
		t.Errorf("by code: %s", asJSON(t, got))
	}
	h.publishes(id)
	h.steps("nima", id, taken("fixed")...)
	r := h.report()
	if r == nil || r.State != didban.StateFixed || len(r.Steps) != 5 || r.Unit != roads || r.Steps[3].Due != "2026-11-30" {
		t.Fatalf("got %+v", r)
	}
	h.drawn()
	if facts, ok := h.Map.Report(r.ID); !ok || facts.Phase != didban.ReportFixed || facts.Unit != roads {
		t.Errorf("the map has %+v", facts)
	}
	if open, fixed := h.works("nima", ""), h.works("nima", "fixed"); open.Total != 0 || fixed.Total != 1 || fixed.Items[0].ID != id || fixed.Items[0].Noun != string(r.ID) {
		t.Errorf("got %s, %s", asJSON(t, open), asJSON(t, fixed))
	}
}

// TestStep_Reopened holds case 24 of abuse: silence confirms nothing, and what its sender says
// is still there stands on the unit's list again, with words and a clock of its own.
func TestStep_Reopened(t *testing.T) {
	h := newHall(t)
	h.drawn()
	code, id := h.sends(h.hole("چاله"))
	h.publishes(id)
	h.steps("nima", id, taken("accepted", "assigned", "fixed")...)
	h.wait(40 * 24 * time.Hour)
	if r := h.report(); r.State != didban.StateFixed {
		t.Fatalf("silence made it %s", r.State)
	}
	_, err := h.citizen().Act(dialogue.ActRequest{Code: code, Visit: "r", What: "reopen", Text: "هنوز هست"})
	h.refused(err, "report.late")
	h.wait(-38 * 24 * time.Hour)
	_, err = h.citizen().Act(dialogue.ActRequest{Code: code, Visit: "r", What: "reopen"})
	h.refused(err, "report.reopened")
	got, err := h.citizen().Act(dialogue.ActRequest{Code: code, Visit: "r", What: "reopen", Text: "هنوز هست"})
	h.must(err)
	if got.Work != "reopened" || got.Confirm || got.Steps[len(got.Steps)-1].Note != "هنوز هست" {
		t.Errorf("got %s", asJSON(t, got))
	}
	list := h.works("nima", "")
	if list.Total != 1 || list.Items[0].State != "reopened" || list.Items[0].Left != 15 {
		t.Fatalf("got %s", asJSON(t, list))
	}
	if view := h.steps("nima", id, taken("accepted", "assigned", "fixed")...); view.State != "fixed" {
		t.Errorf("got %s", asJSON(t, view))
	}
}

// TestStep_Unpublished: what was rejected is worked on all the same, and its sender confirms
// it by the code without a word of it becoming public.
func TestStep_Unpublished(t *testing.T) {
	h := newHall(t)
	h.drawn()
	code, id := h.sends(h.hole("چاله‌ای که آقای همسایه کنده است"))
	h.decides("vahid", id, dialogue.DecideRequest{Action: "rejected", Rule: "personal", Note: "نام همسایه"})
	if list := h.works("nima", ""); list.Total != 1 || list.Items[0].ID != id {
		t.Fatalf("got %s", asJSON(t, list))
	}
	h.steps("nima", id, taken("accepted", "assigned", "fixed")...)
	got, err := h.citizen().Act(dialogue.ActRequest{Code: code, Visit: "c", What: "confirm"})
	h.must(err)
	if got.Work != "confirmed" || h.report() != nil {
		t.Errorf("got %s", asJSON(t, got))
	}
	if list := h.works("nima", ""); list.Total != 0 {
		t.Errorf("got %s", asJSON(t, list))
	}
}

// TestStep_Crash: a program that ends between the two files finds the step at opening, and
// takes it once.
func TestStep_Crash(t *testing.T) {
	h := newHall(t)
	h.drawn()
	_, id := h.sends(h.hole("چاله"))
	h.publishes(id)
	step := didban.ReportStep{State: didban.StateAccepted, Day: "2026-11-22", Unit: roads}
	h.must(h.Private.Update(func(tx *private.Tx) error {
		s, err := tx.Submission(didban.ID(id))
		if err != nil {
			return err
		}
		s.Work, s.Stepping = step.State, true
		return tx.AddEvent(s, didban.SubmissionEvent{What: didban.EventStep, Day: step.Day, Step: &step})
	}))
	for range 2 {
		h.kill()
		if r := h.report(); r.State != didban.StateAccepted || len(r.Steps) != 2 {
			t.Fatalf("got %+v", r)
		}
	}
	h.must(h.Private.View(func(tx *private.Tx) error {
		if left, err := tx.SteppingReports(); err != nil || len(left) != 0 {
			t.Errorf("left %v, %v", left, err)
		}
		return nil
	}))
}

// TestStep_Refused holds cases 20 to 23 of abuse.
func TestStep_Refused(t *testing.T) {
	h := newHall(t)
	h.drawn()
	_, id := h.sends(h.hole("چاله"))
	h.publishes(id)
	for _, who := range []string{"ali", "vahid", "zahra", "leila"} {
		_, err := h.queue(who).Step(dialogue.StepRequest{ID: id, State: "accepted", By: string(roads), Seen: 1})
		h.refused(err, "actor.forbidden")
	}
	_, err := h.queue("nima").Step(dialogue.StepRequest{ID: id, State: "accepted", By: string(parks), Seen: 1})
	h.refused(err, "answer.notYours")
	h.steps("nima", id, taken("accepted", "assigned")...)
	for name, test := range map[string]struct {
		r   dialogue.StepRequest
		key string
	}{
		"confirmed":          {dialogue.StepRequest{State: "confirmed"}, "report.party"},
		"fixed, no word":     {dialogue.StepRequest{State: "fixed"}, "report.fixedHow"},
		"planned, no day":    {dialogue.StepRequest{State: "planned"}, "field.required"},
		"planned, past":      {dialogue.StepRequest{State: "planned", Due: "2026-11-01"}, "field.order"},
		"declined, no rule":  {dialogue.StepRequest{State: "declined", Text: "نشد"}, "field.required"},
		"duplicate":          {dialogue.StepRequest{State: "duplicate"}, "step.duplicate"},
		"elsewhere, no body": {dialogue.StepRequest{State: "elsewhere", Phone: "122"}, "text.short"},
		"elsewhere, no call": {dialogue.StepRequest{State: "elsewhere", Body: "آبفا"}, "text.short"},
		"handed to nobody":   {dialogue.StepRequest{State: "assigned"}, "field.required"},
		"handed to itself":   {dialogue.StepRequest{State: "assigned", Unit: string(roads), Text: "باز هم"}, "report.sameUnit"},
		"seen before":        {dialogue.StepRequest{State: "fixed", Text: "پر شد", By: string(roads), Seen: -1}, "step.moved"},
	} {
		t.Log(name)
		test.r.ID, test.r.Seen = id, test.r.Seen+3
		_, err := h.queue("nima").Step(test.r)
		h.refused(err, test.key)
	}
}

// TestStep_Handed: a report that is handed on names both units, keeps its clock and leaves the
// list of the first.
func TestStep_Handed(t *testing.T) {
	h := newHall(t)
	h.drawn()
	code, id := h.sends(h.hole("چاله"))
	h.publishes(id)
	h.steps("nima", id, taken("accepted", "assigned")...)
	h.wait(24 * time.Hour)
	for range 2 { // sent again, it is the same step
		view, err := h.queue("nima").Step(dialogue.StepRequest{ID: id, Seen: 3, State: "assigned", Unit: string(parks)})
		h.must(err)
		if view.Unit.ID != string(parks) || len(view.May) != 0 || len(view.Steps) != 4 {
			t.Errorf("got %s", asJSON(t, view))
		}
	}
	_, err := h.queue("nima").Work(dialogue.ItemRequest{ID: id})
	h.refused(err, "answer.notYours")
	_, err = h.queue("nima").Step(dialogue.StepRequest{ID: id, Seen: 4, State: "fixed", Text: "پر شد"})
	h.refused(err, "answer.notYours")
	got := h.follow(code).Steps
	if last := got[len(got)-1]; last.From != "معاونت راه‌ها" || last.Unit != "سازمان بوستان‌ها" {
		t.Errorf("got %s", asJSON(t, last))
	}
	if list := h.works("nima", ""); list.Total != 0 {
		t.Errorf("got %s", asJSON(t, list))
	}
	all := h.works("maryam", "")
	if all.Total != 1 || all.Items[0].Unit.ID != string(parks) || all.Items[0].Left != 14 {
		t.Fatalf("got %s", asJSON(t, all))
	}
	view := h.steps("maryam", id, dialogue.StepRequest{State: "elsewhere", Body: "شرکت آب و فاضلاب", Phone: "۱۲۲", Text: "لوله از آنِ این شرکت است."})
	if last := view.Steps[len(view.Steps)-1]; !strings.HasPrefix(last.Text, "شرکت آب و فاضلاب · ۱۲۲\n") || last.Unit != "سازمان بوستان‌ها" {
		t.Errorf("got %s", asJSON(t, last))
	}
}

// TestStep_Twice: the same step sent twice is one.
func TestStep_Twice(t *testing.T) {
	h := newHall(t)
	h.drawn()
	_, id := h.sends(h.hole("چاله"))
	r := dialogue.StepRequest{ID: id, Seen: 1, State: "accepted", By: string(roads)}
	for range 2 {
		if view, err := h.queue("nima").Step(r); err != nil || len(view.Steps) != 2 {
			t.Fatalf("got %s, %v", asJSON(t, view), err)
		}
	}
}

// TestWorks_Order: what is urgent is first, then what is due first; a unit's own deadline goes
// before that of the category.
func TestWorks_Order(t *testing.T) {
	h := newHall(t)
	h.drawn()
	_, slow := h.sends(h.hole("چاله"))
	quick := h.hole("زباله")
	quick.Category, quick.Detail = "waste", ""
	_, soon := h.sends(quick)
	grave := h.hole("گودال")
	grave.Severity = 3
	_, first := h.sends(grave)
	list := h.works("nima", "")
	if list.Total != 3 || list.Items[0].ID != first || list.Items[1].ID != soon || list.Items[2].ID != slow || list.Items[1].Left != 3 {
		t.Fatalf("got %s", asJSON(t, list))
	}
	h.must(h.Store.Update(didban.System("test"), func(tx *store.Tx) error {
		u, err := store.Get[didban.Unit](tx, roads)
		if err != nil {
			return err
		}
		u.Deadlines.Report = 2
		return tx.Put(u)
	}))
	h.steps("nima", slow, taken("accepted", "assigned")...)
	if list = h.works("nima", ""); list.Items[1].ID != slow || list.Items[1].Left != 2 {
		t.Errorf("got %s", asJSON(t, list))
	}
}

// TestStep_OfCategory: a report goes to the unit that has its category from the start; the first
// by code of two, and to every responder where no unit has it. It can be handed on.
func TestStep_OfCategory(t *testing.T) {
	h := newHall(t)
	h.drawn()
	h.must(h.Store.Update(didban.System("test"), func(tx *store.Tx) error {
		for id, categories := range map[didban.ID][]string{parks: {"green", "asphalt", "waste"}, roads: {"asphalt"}} {
			u, err := store.Get[didban.Unit](tx, id)
			h.must(err)
			u.Categories = categories
			h.must(tx.Put(u))
		}
		return nil
	}))
	code, hole := h.sends(h.hole("چاله")) // U-900 comes before U-901
	waste := h.hole("زباله")
	waste.Category, waste.Detail = "waste", ""
	_, other := h.sends(waste)
	sign := h.hole("تابلو")
	sign.Category, sign.Detail = "sign", ""
	_, none := h.sends(sign)
	list := h.works("nima", "")
	if list.Total != 2 || list.Items[0].ID != none && list.Items[1].ID != none {
		t.Fatalf("got %s", asJSON(t, list))
	}
	for _, item := range list.Items {
		if (item.Unit.ID == string(roads)) != (item.ID == hole) {
			t.Errorf("got %s", asJSON(t, item))
		}
	}
	_, err := h.queue("nima").Step(dialogue.StepRequest{ID: other, State: "accepted", By: string(roads), Seen: 1})
	h.refused(err, "answer.notYours")
	if got := h.follow(code); got.Unit != "معاونت راه‌ها" || got.Work != "received" {
		t.Errorf("got %s", asJSON(t, got))
	}
	h.publishes(hole)
	if r := h.report(); r.Unit != roads || r.Steps[0].Unit != roads || r.State != didban.StateReceived {
		t.Errorf("got %+v", r)
	}
	for range 2 { // sent again, it is the same step
		_, err = h.queue("nima").Step(dialogue.StepRequest{ID: hole, State: "accepted", Seen: 1})
		h.must(err)
	}
	view := h.steps("nima", hole, dialogue.StepRequest{State: "assigned", Unit: string(parks)})
	if last := view.Steps[2]; last.From != "معاونت راه‌ها" || last.Unit != "سازمان بوستان‌ها" {
		t.Errorf("got %s", asJSON(t, last))
	}
}
