package dialogue_test

import (
	"fmt"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/dialogue"
	"didban.app/backend/private"
)

// BenchmarkLetters: 10,000 letters to one unit, of which fifty are shown.
func BenchmarkLetters(b *testing.B) {
	h := newHall(b)
	h.post()
	_, id := h.sends(h.letter("کوچهٔ ما کی آسفالت می‌شود؟"))
	h.must(h.Private.Update(func(tx *private.Tx) error {
		first, err := tx.Submission(didban.ID(id))
		if err != nil {
			return err
		}
		for n := range 10_000 {
			s, message := *first, *first.Message
			s.ID, s.Message, s.Last, s.N, s.Once = tx.NewID(), &message, 0, uint64(n+2), fmt.Sprintf("sending of a bench %d", n)
			w := didban.Words{Text: benchText(n), Salt: "00112233445566778899aabbccddeeff"}
			s.Digest = didban.DigestOf(w.Salt, w.Text)
			h.must(tx.PutWords(s.ID, w))
			h.must(tx.AddEvent(&s, didban.SubmissionEvent{What: didban.EventSent, Day: s.Day}))
		}
		return nil
	}))
	code := h.letters("nima", "").Items[0].Code
	for name, call := range map[string]func(){
		"list": func() { h.letters("nima", "") },
		"last": func() {
			view, err := h.queue("nima").Letters(dialogue.LettersRequest{Offset: 9_990})
			h.must(err)
			if view.Total != 10_001 {
				b.Fatal(view.Total)
			}
		},
		"code": func() {
			_, err := h.queue("nima").Letters(dialogue.LettersRequest{Code: code})
			h.must(err)
		},
		"one": func() {
			_, err := h.queue("nima").Letter(dialogue.ItemRequest{ID: id})
			h.must(err)
		},
	} {
		b.Run(name, func(b *testing.B) { p95(b, 40, func(int) { call() }) })
	}
}
