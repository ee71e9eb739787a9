package dialogue_test

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"net/http"
	"os"
	"path/filepath"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/dialogue"
	"didban.app/backend/media"
	"didban.app/backend/store"
)

// TestPhoto_Retention: an original stays for a week where all is shown as it was sent, and thirty
// days where something was covered or kept back; a withdrawn one goes at once, with its file.
func TestPhoto_Retention(t *testing.T) {
	for name, c := range map[string]struct {
		r    dialogue.DecideRequest
		days int
	}{
		"as sent":   {dialogue.DecideRequest{Action: "published", Photos: answered("clear")}, 7},
		"covered":   {dialogue.DecideRequest{Action: "published", Photos: []dialogue.PhotoAnswer{covers(1)}}, 30},
		"kept back": {dialogue.DecideRequest{Action: "published", Photos: answered("kept")}, 30},
		"rejected":  {dialogue.DecideRequest{Action: "rejected", Rule: "advert"}, 30},
		"waiting":   {},
	} {
		t.Run(name, func(t *testing.T) {
			h := newHall(t)
			h.forgets()
			id := h.photographed()
			if c.r.Action == "rejected" { // the work on it goes on, and with it what was sent
				h.steps("nima", id, dialogue.StepRequest{State: "declined", By: string(roads), Rule: "empty", Text: "چاله‌ای نیست"})
			}
			if c.r.Action != "" {
				h.decides("vahid", id, c.r)
			}
			mark := []byte(base64.StdEncoding.EncodeToString(h.original(id, 1))[300:400])
			for passed := 1; passed <= 31; passed++ {
				h.forgetsDaily(1)
				if want := c.days == 0 || passed < c.days; (h.original(id, 1) != nil) != want {
					t.Errorf("after %d days it is kept: %t", passed, !want)
				}
			}
			h.must(h.Private.Compact(t.Context()))
			file, err := os.ReadFile(filepath.Join(h.dir, "private.db"))
			h.must(err)
			if got := bytes.Contains(file, mark); got != (c.days == 0) {
				t.Errorf("its bytes are there: %t", got)
			}
		})
	}
}

func TestPhoto_Withdrawn(t *testing.T) {
	h := newHall(t)
	h.drawn()
	h.attaches("leila", "report", flag(t, 200, 100))
	r := h.hole("چالهٔ عمیقی وسط کوچه است")
	r.Channel, r.Consent, r.Form = string(didban.ChannelDesk), true, "report"
	receipt, err := service[dialogue.Dialogue](h.For("").As(h.users["leila"])).Send(r)
	h.must(err)
	id := h.newest()
	h.decides("vahid", id, dialogue.DecideRequest{Action: "published", Photos: answered("clear")})
	public := h.medium(h.report().Media[0])
	full, small := media.Address(public)
	if served(h, full) != http.StatusOK {
		t.Fatal("it is not public before")
	}
	_, err = h.acts(receipt.Code, "withdraw", "")
	h.must(err)
	if len(h.report().Media) != 0 || h.original(id, 1) != nil || len(h.files()) != 0 || served(h, full) != http.StatusNotFound || served(h, small) != http.StatusNotFound {
		t.Errorf("it is still there: %+v, %v", h.report(), h.files())
	}
	h.must(h.Store.View(func(tx *store.Tx) error {
		if _, err := store.Get[didban.Media](tx, public.ID); !didban.IsNotFound(err) {
			t.Errorf("the noun: %v", err)
		}
		return nil
	}))
	found, err := h.Store.Check(t.Context())
	h.must(err)
	if b, _ := json.Marshal(found); bytes.Contains(b, []byte("check.")) {
		t.Errorf("got %s", b)
	}
}

// TestPhoto_Hidden: the pictures of a hidden report leave sight with its words, file and all, and
// come back with them as the public saw them, whether the original is still there or not.
func TestPhoto_Hidden(t *testing.T) {
	for name, days := range map[string]int{"with the original": 0, "without": 10} {
		t.Run(name, func(t *testing.T) {
			h := newHall(t)
			h.forgets()
			id := h.photographed()
			h.decides("vahid", id, dialogue.DecideRequest{Action: "published", Photos: answered("clear")})
			before := h.medium(h.report().Media[0])
			full, small := media.Address(before)
			h.forgetsDaily(days)
			if kept := h.original(id, 1) != nil; kept != (days == 0) {
				t.Fatalf("the original is kept: %t", kept)
			}
			for range 2 {
				h.decides("vahid", id, dialogue.DecideRequest{Action: "hidden", Rule: "personal"})
				if len(h.report().Media) != 0 || len(h.files()) != 0 || served(h, full) != http.StatusNotFound || served(h, small) != http.StatusNotFound {
					t.Errorf("it is still seen: %+v, %v", h.report(), h.files())
				}
				h.decides("mina", id, dialogue.DecideRequest{Action: "restored"})
				r := h.report()
				if len(r.Media) != 1 || h.medium(r.Media[0]).Hash != before.Hash || served(h, full) != http.StatusOK || r.Redacted {
					t.Fatalf("got %+v", r)
				}
			}
			if h.original(id, 1) == nil {
				t.Error("it is not kept for an appeal")
			}
		})
	}
}
