package dialogue_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/dialogue"
	"didban.app/backend/private"
)

const day = 24 * time.Hour

// forgets does the jobs of a day.
func (h *hall) forgets() (ran bool) {
	h.t.Helper()
	ran, err := h.Private.RunJobs(h.t.Context(), dialogue.Jobs(h.Backend))
	h.must(err)
	return ran
}

// forgetsDaily lets days pass, and does the jobs of each.
func (h *hall) forgetsDaily(days int) {
	h.t.Helper()
	for range days {
		h.wait(day)
		if !h.forgets() {
			h.t.Fatal("the jobs wait")
		}
	}
}

// TestJobs_Words: each is kept as long as it must be and no longer; its bytes go, its code still
// tells what became of it.
func TestJobs_Words(t *testing.T) {
	h := newHall(t)
	h.forgets()
	span := []dialogue.SpanOfWriter{{From: 0, To: 3, Sort: "person"}}
	first, firstID := h.says("نخستین، که همه می‌خوانند")
	h.publishes(firstID)
	into := string(didban.PublicID(didban.ID(firstID)))
	cases := []struct {
		name string
		text string
		r    dialogue.DecideRequest
		days int // after which its words are gone; 0 for never
		code string
		id   string
	}{
		{name: "published", r: dialogue.DecideRequest{Action: "published"}, days: 7},
		{name: "rejected", r: dialogue.DecideRequest{Action: "rejected", Rule: "advert"}, days: 30},
		{name: "redacted", r: dialogue.DecideRequest{Action: "redacted", Rule: "personal", Spans: span}, days: 30},
		{name: "merged", r: dialogue.DecideRequest{Action: "merged", Rule: "duplicate", Into: into}, days: 30},
		{name: "hidden", r: dialogue.DecideRequest{Action: "published"}, days: 30},
		{name: "waiting"},
		{name: "appealed", r: dialogue.DecideRequest{Action: "rejected", Rule: "advert"}},
	}
	for i := range cases {
		c := &cases[i]
		c.text = fmt.Sprintf("نوشتهٔ %d که نشان دارد", i)
		c.code, c.id = h.says(c.text)
		if c.r.Action != "" {
			h.decides("vahid", c.id, c.r)
		}
	}
	h.decides("vahid", cases[4].id, dialogue.DecideRequest{Action: "hidden", Rule: "threat"})
	_, err := h.acts(cases[6].code, "appeal", "این آگهی نبود، می‌خواهم ببینید")
	h.must(err)
	for passed := 1; passed <= 40; passed++ {
		h.forgetsDaily(1)
		for _, c := range cases {
			_, _, kept := h.submission(c.id)
			if want := c.days == 0 || passed < c.days; kept != want {
				t.Errorf("%s: after %d days its words are kept: %t", c.name, passed, kept)
			}
		}
	}
	h.must(errors.Join(h.Private.Compact(t.Context()), h.Store.Compact(t.Context())))
	for _, c := range cases {
		s, _, kept := h.submission(c.id)
		if h.isIn("private.db", c.text) != kept || (s.Erased > 0) == kept {
			t.Errorf("%s: kept %t, in the bytes %t, %+v", c.name, kept, h.isIn("private.db", c.text), s)
		}
		view := h.follow(c.code)
		state := map[string]string{"published": "published", "redacted": "redacted", "waiting": "waiting", "appealed": "appealed"}[c.name]
		if state == "" {
			state = "erased"
		}
		if view.State != state || (view.Text != "") != kept || view.Appeal {
			t.Errorf("%s: got %s", c.name, asJSON(t, view))
		}
	}
	if got := h.follow(first); got.Shown == "" || got.Ruling.Digest != didban.DigestOf(got.Salt, got.Shown) {
		t.Errorf("what is public is proven no more: %s", asJSON(t, got))
	}
	h.hidesAndRestores(cases[2].id)
}

// hidesAndRestores: what comes back of a redacted text is still told to be so.
func (h *hall) hidesAndRestores(id string) {
	h.t.Helper()
	before := h.shownOf(id)
	h.decides("vahid", id, dialogue.DecideRequest{Action: "hidden", Rule: "threat"})
	h.decides("vahid", id, dialogue.DecideRequest{Action: "restored"})
	if got := h.shownOf(id); got.Text != before.Text || !got.Redacted {
		h.t.Errorf("hidden and restored, it is %s", asJSON(h.t, got))
	}
}

// shownOf is what stands before the public of a submission.
func (h *hall) shownOf(id string) dialogue.CommentView {
	h.t.Helper()
	for _, m := range h.thread().Items {
		if m.ID == string(didban.PublicID(didban.ID(id))) {
			return m
		}
	}
	h.t.Fatal("it is not shown")
	return dialogue.CommentView{}
}

// TestJobs_Clock holds case 7 of abuse: by a clock that jumped, or was set back, nothing is
// erased until a person has called it right.
func TestJobs_Clock(t *testing.T) {
	h := newHall(t)
	h.forgets()
	_, id := h.says("نوشته‌ای که همه می‌خوانند")
	h.publishes(id)
	kept := func() bool { _, _, kept := h.submission(id); return kept }
	for _, jump := range []time.Duration{365 * day, -730 * day} {
		h.wait(jump)
		if h.forgets() || !kept() {
			t.Fatalf("erased after a jump of %s", jump)
		}
	}
	h.wait(375 * day) // ten days after the start
	h.must(h.Private.Update(func(tx *private.Tx) error {
		clock, err := tx.Clock()
		clock.Right = tx.Now()
		return errors.Join(err, tx.PutClock(clock))
	}))
	if !h.forgets() || kept() {
		t.Error("nothing is erased by a clock that was called right")
	}
}

// TestJobs_Forms: what somebody typed who is gone goes, 200 rows a transaction; others' stays.
func TestJobs_Forms(t *testing.T) {
	h := newHall(t)
	here, gone := h.users["leila"].ID, h.users["nima"].ID
	h.must(h.Private.Update(func(tx *private.Tx) error {
		for i := range 450 {
			for _, who := range []didban.ID{here, gone} {
				h.must(tx.PutTyped(who, fmt.Sprint("answer:", i), `{"text":"نیمه‌کاره"}`))
			}
		}
		u, err := tx.User(gone)
		h.must(err)
		u.Disabled = true
		return tx.PutUser(u)
	}))
	jobs := dialogue.Jobs(h.Backend)
	job := jobs[slices.IndexFunc(jobs, func(j private.Job) bool { return j.Name == "forms of people who are gone" })]
	for round := range 3 {
		h.must(h.Private.Update(func(tx *private.Tx) error {
			more, err := job.Do(tx, tx.Now(), 200)
			if more != (round < 2) {
				t.Errorf("round %d: more %t", round, more)
			}
			return err
		}))
	}
	h.must(h.Private.View(func(tx *private.Tx) error {
		for i := range 450 {
			for who, want := range map[didban.ID]bool{here: true, gone: false} {
				if text, err := tx.Typed(who, fmt.Sprint("answer:", i)); err != nil || (text != "") != want {
					t.Fatalf("%d of %s: %q, %v", i, who, text, err)
				}
			}
		}
		return nil
	}))
}
