//go:build linux && (amd64 || arm64)

package dialogue_test

import (
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"sync/atomic"
	"syscall"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/dialogue"
	"didban.app/backend/didbantest"
	"didban.app/backend/private"
)

// An image is the folder as a kill leaves it before a step, with how much had been answered by
// then.
type image struct {
	dir  string
	done int
}

// killed runs do and keeps an image of the hall before each step that it takes on the disk;
// done tells how much was answered.
func (h *hall) killed(done *atomic.Int32, do func()) (all []image) {
	h.t.Helper()
	images := h.t.TempDir()
	err := didbantest.Steps(h.dir, func() error {
		do()
		return nil
	}, func(step didbantest.Step) syscall.Errno {
		if step.Call == "sync" { // the files are as they are before the next write
			return 0
		}
		to := filepath.Join(images, strconv.Itoa(len(all)))
		if err := os.CopyFS(to, os.DirFS(h.dir)); err != nil {
			h.t.Error(err)
		}
		all = append(all, image{to, int(done.Load())})
		return 0
	}, func(didbantest.Step) {})
	if errors.Is(err, didbantest.ErrNoFaults) {
		h.t.Skip(err)
	}
	h.must(err)
	return all
}

// after starts the program again on an image, which carries out what was on its way.
func (h *hall) after(one image) *hall {
	h.t.Helper()
	again := &hall{t: h.t, dir: one.dir, users: h.users}
	again.clock.Store(h.clock.Load())
	again.open()
	return again
}

// A receipt that was shown is of something that is there, whenever the program is killed; what
// was sent is there whole or not at all, and the device numbers it without a gap.
func TestSend_KilledAnywhere(t *testing.T) {
	h := newHall(t)
	var codes []string
	var done atomic.Int32
	all := h.killed(&done, func() {
		for i := range 6 {
			code, _ := h.says("چراغ کوچهٔ شمارهٔ " + strconv.Itoa(i) + " خاموش است")
			codes = append(codes, code)
			done.Add(1)
		}
	})
	if len(all) < 40 {
		t.Errorf("%d steps were seen", len(all))
	}
	for _, one := range all {
		again := h.after(one)
		for _, code := range codes[:one.done] {
			if got := again.follow(code); got.State != "waiting" || got.Text == "" {
				t.Fatalf("%s: a receipt was shown for %s", one.dir, asJSON(t, got))
			}
		}
		again.must(again.Private.View(func(tx *private.Tx) error {
			open, err := tx.OpenSubmissions()
			if len(open) != one.done && len(open) != one.done+1 {
				t.Errorf("%s: %d were sent, %d answered", one.dir, len(open), one.done)
			}
			for i, s := range open {
				w, kept, err := tx.Words(s.ID)
				if err != nil || !kept || s.N != uint64(i+1) || didban.DigestOf(w.Salt, w.Text) != s.Digest {
					t.Errorf("%s: %+v, words kept: %t, %v", one.dir, s, kept, err)
				}
			}
			return err
		}))
		again.shut()
	}
	t.Logf("killed at %d steps", len(all))
}

// A decision that was answered leads, after any kill, to one ruling, to the noun that it names
// and to a submission that is decided; no noun is without its ruling.
func TestDecide_KilledAnywhere(t *testing.T) {
	h := newHall(t)
	var ids []string
	for i := range 5 {
		_, id := h.says("نظر شمارهٔ " + strconv.Itoa(i) + " دربارهٔ این کوچه")
		ids = append(ids, id)
	}
	code, last := h.says("این را نویسنده‌اش پس می‌گیرد")
	h.drawn()
	_, hole := h.sends(h.hole("چاله‌ای که همسایه کنده است"))
	_, same := h.sends(h.hole("این همان چاله است"))
	ids = append(ids, last, hole, same)
	steps := []struct {
		item int
		r    dialogue.DecideRequest
	}{
		{0, dialogue.DecideRequest{Action: "published"}},
		{1, dialogue.DecideRequest{Action: "redacted", Rule: "personal", Spans: []dialogue.SpanOfWriter{{From: 0, To: 3, Sort: "person"}}}},
		{2, dialogue.DecideRequest{Action: "rejected", Rule: "advert"}},
		{3, dialogue.DecideRequest{Action: "merged", Rule: "duplicate", Into: string(didban.PublicID(didban.ID(ids[0])))}},
		{0, dialogue.DecideRequest{Action: "hidden", Rule: "threat"}},
		{0, dialogue.DecideRequest{Action: "restored"}},
		{0, dialogue.DecideRequest{Action: "hidden", Rule: "threat"}},
		{6, dialogue.DecideRequest{Action: "published"}},
		{7, dialogue.DecideRequest{Action: "published"}},
		{7, dialogue.DecideRequest{Action: "merged", Rule: "duplicate", Into: string(didban.PublicID(didban.ID(ids[6])))}},
		{6, dialogue.DecideRequest{Action: "hidden", Rule: "threat"}},
		{6, dialogue.DecideRequest{Action: "restored"}},
		{5, dialogue.DecideRequest{Action: "published"}},
	}
	var done atomic.Int32
	all := h.killed(&done, func() {
		for _, step := range steps {
			step.r.IDs = []string{ids[step.item]}
			_, err := h.queue("vahid").Decide(step.r)
			h.must(err)
			done.Add(1)
			h.settle()
		}
		_, err := h.citizen().Act(dialogue.ActRequest{Code: code, Visit: "w", What: "withdraw"})
		h.must(err)
		done.Add(1)
	})
	if len(all) < 100 {
		t.Errorf("%d steps were seen", len(all))
	}
	for _, one := range all {
		again := h.after(one)
		if got := again.wantSettled(one.dir); got < one.done || got > one.done+1 {
			t.Errorf("%s: %d rulings after %d decisions", one.dir, got, one.done)
		}
		again.shut()
	}
	t.Logf("killed at %d steps", len(all))
}
