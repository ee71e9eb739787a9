package dialogue_test

import (
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/dialogue"
	"didban.app/backend/didbantest"
	"didban.app/backend/store"
)

// TestLetters_Code: what comes back on paper is found by the code that stands on it, in
// whatever state it is; and by those alone to whom it was written.
func TestLetters_Code(t *testing.T) {
	h := newHall(t)
	h.post()
	_, id := h.sends(h.letter("کوچهٔ ما کی آسفالت می‌شود؟"))
	h.sends(h.letter("چراغ کوچه یک ماه است خاموش است."))
	_, err := h.replies("nima", id, func(r *dialogue.ReplyRequest) { r.Close = true })
	h.must(err)
	code := h.letters("nima", "closed").Items[0].Code
	for _, test := range []struct {
		who, code string
		want      int
	}{{"nima", code, 1}, {"nima", "L-000000", 0}, {"omid", code, 0}} {
		view, err := h.queue(test.who).Letters(dialogue.LettersRequest{Code: test.code})
		if err == nil && view.Total != test.want || err != nil && test.want > 0 {
			t.Errorf("%s finds %d by %s: %v", test.who, view.Total, test.code, err)
		}
		if test.want == 1 && view.Items[0].ID != id {
			t.Errorf("another letter: %s", asJSON(t, view))
		}
	}
}

// TestLetters_Area: posts of one title are told apart by their area.
func TestLetters_Area(t *testing.T) {
	h := newHall(t)
	h.post()
	h.must(h.Store.Update(didban.System("test"), func(tx *store.Tx) error {
		place := &didban.Area{Meta: didban.Meta{ID: didbantest.ID(didban.KindArea, 901), Code: "N-901"}, Name: "کوی راه‌آهن", NameEn: "Railway", Rank: didban.AreaRegion}
		if err := tx.Put(place); err != nil {
			return err
		}
		p, err := store.Get[didban.Post](tx, deputy)
		if err != nil {
			return err
		}
		p.Title, p.Area = "معتمد محله", place.ID
		return tx.Put(p)
	}))
	_, id := h.sends(h.letter("کوچهٔ ما کی آسفالت می‌شود؟"))
	const want = "معتمد محله، کوی راه‌آهن"
	if got := h.letters("nima", "").Items[0].To.Title; got != want {
		t.Errorf("got %q want %q", got, want)
	}
	view, err := h.queue("nima").Letter(dialogue.ItemRequest{ID: id})
	h.must(err)
	if got := view.Mine[0].Title; got != want {
		t.Errorf("signed as %q, want %q", got, want)
	}
}
