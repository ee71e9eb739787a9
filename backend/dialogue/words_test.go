package dialogue_test

import (
	"slices"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/dialogue"
)

// word is the row of a word of the list; false where it is not there.
func (h *hall) word(text string) (dialogue.WordRow, bool) {
	h.t.Helper()
	view, err := h.queue("vahid").AlertWords()
	h.must(err)
	i := slices.IndexFunc(view.Items, func(r dialogue.WordRow) bool { return r.Text == text })
	if i < 0 {
		return dialogue.WordRow{}, false
	}
	return view.Items[i], true
}

// marks are the sorts of the hints that a text gets.
func (h *hall) marks(text string) []string {
	h.t.Helper()
	view, err := h.citizen().Look(dialogue.LookRequest{Text: text})
	h.must(err)
	out := []string{}
	for _, s := range view.Spans {
		out = append(out, s.Sort)
	}
	return out
}

// TestWords_Counted: a decision on a text counts for each word that marked it, or against it;
// once, and not where it tells nothing of the word.
func TestWords_Counted(t *testing.T) {
	h := newHall(t)
	const text = "چه آدم احمقی این چراغ را این‌جا گذاشت"
	span := func(from, to int) []dialogue.SpanOfWriter {
		return []dialogue.SpanOfWriter{{From: from, To: to, Sort: "abuse"}}
	}
	for _, step := range []struct {
		decide       dialogue.DecideRequest
		right, wrong int
	}{
		{dialogue.DecideRequest{Action: "published"}, 0, 1},
		{dialogue.DecideRequest{Action: "rejected", Rule: "advert"}, 0, 1},
		{dialogue.DecideRequest{Action: "rejected", Rule: "threat"}, 1, 1},
		{dialogue.DecideRequest{Action: "redacted", Rule: "insult", Spans: span(8, 13)}, 2, 1},
		{dialogue.DecideRequest{Action: "redacted", Rule: "personal", Spans: span(0, 2)}, 2, 2},
	} {
		_, id := h.says(text)
		h.decides("vahid", id, step.decide)
		h.settle()
		if got, _ := h.word("احمق"); got.Right != step.right || got.Wrong != step.wrong {
			t.Errorf("%s by %q: got %+v", step.decide.Action, step.decide.Rule, got)
		}
	}
	_, id := h.says(text) // by two of them: the second's word is the decision's
	h.decides("vahid", id, dialogue.DecideRequest{Action: "rejected", Rule: "insult"})
	if got, _ := h.word("احمق"); got.Right != 2 {
		t.Errorf("held, it counts: %+v", got)
	}
	_, err := h.queue("mina").Second(dialogue.SecondRequest{ID: id, Agree: true})
	h.must(err)
	h.kill()
	h.settle()
	if got, _ := h.word("احمق"); got.Right != 3 || got.Wrong != 2 {
		t.Errorf("got %+v", got)
	}
	view, err := h.queue("vahid").AlertWords()
	h.must(err)
	if view.Items[0].Text != "احمق" {
		t.Errorf("the first is %+v", view.Items[0])
	}
}

// TestWords_Edited: what is put off marks nothing any more, what is added does; both stand in
// the access log, and whatever is wrong is told.
func TestWords_Edited(t *testing.T) {
	h := newHall(t)
	const text = "عجب احمق قلنبه‌ای"
	if got := h.marks(text); !slices.Equal(got, []string{"abuse"}) {
		t.Fatalf("at first: %v", got)
	}
	set := func(r dialogue.WordRequest) error {
		_, err := h.queue("vahid").SetAlertWord(r)
		return err
	}
	h.must(set(dialogue.WordRequest{Text: "احمق", Off: true}))
	if got := h.marks(text); len(got) != 0 {
		t.Errorf("put off, it marks %v", got)
	}
	h.must(set(dialogue.WordRequest{Text: " قلنبه ", Class: "insult"}))
	if got := h.marks(text); !slices.Equal(got, []string{"abuse"}) {
		t.Errorf("added, it marks %v", got)
	}
	if got, ok := h.word("قلنبه"); !ok || !got.Own || got.Class != "insult" {
		t.Errorf("got %+v", got)
	}
	h.must(set(dialogue.WordRequest{Text: "قلنبه", Off: true}))
	h.must(set(dialogue.WordRequest{Text: "احمق"}))
	if got := h.marks(text); !slices.Equal(got, []string{"abuse"}) {
		t.Errorf("back on, it marks %v", got)
	}
	h.kill()
	if got, _ := h.word("قلنبه"); !got.Off {
		t.Error("it is on again after a start")
	}
	for key, r := range map[string]dialogue.WordRequest{
		"word.there": {Text: "قلنبه", Class: "threat"}, "word.gone": {Text: "چراغ"}, "word.class": {Text: "چراغ", Class: "other"},
		"text.short": {Text: "چ", Class: "insult"}, "text.signs": {Text: "چراغ|لامپ", Class: "insult"},
	} {
		h.refused(set(r), key)
	}
	if n := h.accessed(didban.AccessWord, "قلنبه"); n != 2 {
		t.Errorf("%d entries", n)
	}
}

// TestHints_NeverDecide: whatever marks a text, it waits as any other, for as long, and is
// published as it is written where somebody wants that.
func TestHints_NeverDecide(t *testing.T) {
	h := newHall(t)
	_, err := h.queue("vahid").SetAlertWord(dialogue.WordRequest{Text: "چراغ", Class: "threat"})
	h.must(err)
	const marked = "چراغ احمق را می‌کشمت ۰۹۱۳۱۲۳۴۵۶۷"
	_, plain := h.says("آب از جوی بیرون می‌ریزد")
	_, id := h.says(marked)
	a, _, _ := h.submission(plain)
	b, _, _ := h.submission(id)
	if len(b.Hints) < 3 || a.Stage != b.Stage || b.DecideDays() != a.DecideDays() || !slices.Equal(a.MayDo(), b.MayDo()) {
		t.Errorf("unmarked %s, marked %s", asJSON(t, a), asJSON(t, b))
	}
	h.wait(40 * 24 * 3600e9)
	h.settle()
	if s, w, kept := h.submission(id); s.Stage != didban.StageWaiting || !kept || w.Text != marked {
		t.Errorf("after a month: %s", asJSON(t, s))
	}
	h.publishes(id)
	if view := h.thread(); view.Total != 1 || view.Items[0].Text != marked {
		t.Errorf("got %s", asJSON(t, view))
	}
}
