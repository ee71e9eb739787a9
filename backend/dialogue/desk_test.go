package dialogue_test

import (
	"testing"
	"time"

	"didban.app/backend/dialogue"
)

// TestDesk: each is told what waits for them, and what is late; nobody is told what is not
// theirs.
func TestDesk(t *testing.T) {
	h := newHall(t)
	code, contested := h.says("فروش ویژه، همین امروز")
	h.decides("vahid", contested, dialogue.DecideRequest{Action: "rejected", Rule: "advert"})
	_, err := h.acts(code, "appeal", "این آگهی نبود، ببینید")
	h.must(err)
	_, held := h.says("شهردار به قول خود عمل نکرد")
	h.decides("vahid", held, dialogue.DecideRequest{Action: "rejected", Rule: "insult"})
	_, waits := h.says("آب از جوی بیرون می‌ریزد")
	_, err = h.queue("vahid").Assign(dialogue.AssignRequest{ID: waits, To: string(h.users["mina"].ID)})
	h.must(err)
	_, public := h.says("چراغ کوچه خاموش است")
	h.publishes(public)
	h.sends(h.hole("چاله‌ای در خیابان"))
	h.drawn()
	type counts struct {
		waiting, late, held, appeals, mine int
		answer, work                       dialogue.DueCount
	}
	want := func(when string, all map[string]counts) {
		t.Helper()
		for who, want := range all {
			v, err := h.queue(who).Desk()
			h.must(err)
			if got := (counts{v.Waiting, v.Late, v.Held, v.Appeals, v.Mine, v.Answer, v.Work}); got != want {
				t.Errorf("%s, %s: got %+v, want %+v", when, who, got, want)
			}
		}
	}
	one := dialogue.DueCount{Open: 1}
	want("at first", map[string]counts{
		"vahid": {waiting: 2, held: 1, appeals: 1}, "mina": {waiting: 2, held: 1, appeals: 1, mine: 1},
		"zahra": {waiting: 2, held: 1, appeals: 1}, "nima": {answer: one, work: one}, "ali": {}, "leila": {},
	})
	h.wait(60 * 24 * time.Hour)
	late := dialogue.DueCount{Open: 1, Late: 1}
	want("after two months", map[string]counts{
		"mina": {waiting: 2, late: 4, held: 1, appeals: 1, mine: 1}, "nima": {answer: late, work: late},
	})
}
