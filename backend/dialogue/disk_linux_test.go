package dialogue_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
	"didban.app/backend/private"
)

// countSent is how many wait for somebody.
func (h *hall) countSent() (n int) {
	h.t.Helper()
	h.must(h.Private.View(func(tx *private.Tx) error {
		n = tx.CountOpen()
		return nil
	}))
	return n
}

// TestSend_FullDisk holds case 45 of abuse: what can't be kept has no code, costs the visit
// nothing, and can be sent again as it is.
func TestSend_FullDisk(t *testing.T) {
	h := newHall(t)
	h.says("چراغ این کوچه خاموش است")
	info, err := os.Stat(filepath.Join(h.dir, "private.db"))
	h.must(err)
	lift := didbantest.LimitFiles(t, info.Size())
	lifted := false
	defer func() {
		if !lifted {
			lift()
		}
	}()
	refusedAt := -1
	r := h.request("")
	for n := range 500 {
		h.wait(3 * time.Minute)
		r = h.request(strings.Repeat("کوچه ", 190))
		receipt, err := h.citizen().Send(r)
		if err == nil {
			continue
		}
		var fault *didban.Error
		if !errors.As(err, &fault) || fault.Code != didban.CodeDisk || receipt.Code != "" {
			t.Fatalf("got %s, %v", asJSON(t, receipt), err)
		}
		refusedAt = n
		break
	}
	if refusedAt < 0 {
		t.Fatal("the disk was never full")
	}
	before := h.countSent()
	for range 5 { // more than a visit may send: what failed is not counted
		if receipt, err := h.citizen().Send(r); err == nil || receipt.Code != "" {
			t.Fatalf("got %s, %v", asJSON(t, receipt), err)
		}
	}
	if got := h.countSent(); got != before {
		t.Errorf("%d are kept of what failed", got-before)
	}
	lift()
	lifted = true
	receipt, err := h.citizen().Send(r)
	h.must(err)
	if receipt.Code == "" || h.countSent() != before+1 {
		t.Errorf("got %s", asJSON(t, receipt))
	}
	h.follow(receipt.Code)
}
