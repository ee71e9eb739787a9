package dialogue_test

import (
	"testing"

	"didban.app/backend/dialogue"
)

// TestFollow_Deciding: while a decision can be taken back its holder is told what was told
// before, with the day, so that nobody sees that somebody is at work on it.
func TestFollow_Deciding(t *testing.T) {
	h := newHall(t)
	code, id := h.says("آگهی فروش لاستیک در فروشگاه ما")
	before := h.follow(code)
	_, err := h.queue("vahid").Decide(dialogue.DecideRequest{IDs: []string{id}, Action: "rejected", Rule: "advert"})
	h.must(err)
	got := h.follow(code)
	if got.State != "waiting" || got.Due != before.Due || got.Due == "" || got.Late || len(got.Steps) != len(before.Steps) {
		t.Errorf("got %s, before it was %s", asJSON(t, got), asJSON(t, before))
	}
}
