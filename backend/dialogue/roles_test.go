package dialogue_test

import (
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/dialogue"
)

// TestRoles: who may judge, be the second, judge an appeal and answer, each in a hall of its own.
// Administrators do none of it.
func TestRoles(t *testing.T) {
	for what, c := range map[string]struct {
		do  func(h *hall, who string) error
		may []string
	}{
		"judge":  {judgesOne, []string{"vahid", "mina", "sara"}},
		"second": {secondsOne, []string{"mina", "sara", "maryam", "zahra"}},
		"appeal": {judgesAppeal, []string{"mina", "sara", "maryam"}},
		"answer": {answersOne, []string{"nima", "maryam"}},
	} {
		may := map[string]bool{}
		for _, who := range c.may {
			may[who] = true
		}
		for who := range crew {
			if who == "ramin" || what != "judge" && who == "vahid" { // of the unit, or the first
				continue
			}
			h := newHall(t)
			if err := c.do(h, who); (err == nil) != may[who] {
				t.Errorf("%s: %s: %v", what, who, err)
			}
			h.shut()
		}
	}
}

func judgesOne(h *hall, who string) error {
	_, id := h.says("چراغ کوچه خاموش است")
	_, err := h.queue(who).Decide(dialogue.DecideRequest{IDs: []string{id}, Action: "published"})
	return err
}

func secondsOne(h *hall, who string) error {
	_, id := h.says("شهردار به قول خود عمل نکرد")
	_, err := h.queue("vahid").Decide(dialogue.DecideRequest{IDs: []string{id}, Action: "rejected", Rule: "insult"})
	h.must(err)
	_, err = h.queue(who).Second(dialogue.SecondRequest{ID: id, Agree: true})
	return err
}

func judgesAppeal(h *hall, who string) error {
	code, id := h.says("فروش ویژه، همین امروز")
	h.decides("vahid", id, dialogue.DecideRequest{Action: "rejected", Rule: "advert"})
	_, err := h.acts(code, "appeal", "این آگهی نبود، ببینید")
	h.must(err)
	_, err = h.queue(who).Decide(dialogue.DecideRequest{IDs: []string{id}, Action: "published"})
	return err
}

func answersOne(h *hall, who string) error {
	_, id := h.says("چراغ کوچه خاموش است")
	h.publishes(id)
	_, err := h.queue(who).Answer(dialogue.AnswerRequest{
		Comment: string(didban.PublicID(didban.ID(id))), Text: "درست می‌شود", Unit: string(roads), Outcome: "explained",
	})
	return err
}
