//go:build linux && (amd64 || arm64)

package dialogue_test

import (
	"sync/atomic"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/dialogue"
	"didban.app/backend/media"
	"didban.app/backend/store"
)

// A picture is published with its report or not at all, whenever the program is killed: after the
// next start every noun of a picture has its file, no file is without a noun, and what was covered
// or taken back is seen nowhere.
func TestPhoto_KilledAnywhere(t *testing.T) {
	h := newHall(t)
	h.drawn()
	h.attaches("leila", "report", flag(t, 200, 100), flag(t, 64, 64))
	r := h.hole("چاله‌ای با دو عکس")
	r.Channel, r.Consent, r.Form = string(didban.ChannelDesk), true, "report"
	receipt, err := service[dialogue.Dialogue](h.For("").As(h.users["leila"])).Send(r)
	h.must(err)
	id := h.newest()
	original := h.original(id, 1)
	h.attaches("nima", "step:"+id, flag(t, 48, 48))
	var done atomic.Int32
	all := h.killed(&done, func() {
		h.decides("vahid", id, dialogue.DecideRequest{Action: "published", Photos: append(answered(), covers(1), dialogue.PhotoAnswer{K: 2, Answer: "clear"})})
		done.Add(1)
		steps := taken("accepted", "assigned", "fixed")
		steps[2].Photos = answered("clear")
		h.steps("nima", id, steps...)
		done.Add(1)
		_, err := h.acts(receipt.Code, "withdraw", "")
		h.must(err)
		done.Add(1)
	})
	if len(all) < 40 {
		t.Errorf("%d steps were seen", len(all))
	}
	for _, one := range all {
		again := h.after(one)
		again.wantPicturesWhole(one)
		again.wantPublicly(original, false)
		again.shut()
	}
	t.Logf("killed at %d steps", len(all))
}

func (h *hall) wantPicturesWhole(one image) {
	h.t.Helper()
	var records []*didban.Media
	h.must(h.Store.View(func(tx *store.Tx) error {
		for m, err := range store.All[didban.Media](tx) {
			if err != nil {
				return err
			}
			records = append(records, m)
		}
		return nil
	}))
	h.must(h.Media.Sync())
	h.Media.Sweep()
	found, err := media.Check(h.t.Context(), h.dir+"/media", records)
	h.must(err)
	if len(found.Faults) > 0 || len(found.Orphans) > 0 {
		h.t.Errorf("%s after %d: %v, without a noun: %v", one.dir, one.done, found.Faults, found.Orphans)
	}
	wants := []int{0, 2, 3, 1}
	n, ok := len(records), false
	for _, want := range wants[one.done:min(len(wants), one.done+2)] {
		ok = ok || n == want
	}
	if !ok {
		h.t.Errorf("%s after %d: %d pictures", one.dir, one.done, n)
	}
}
