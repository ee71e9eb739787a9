package dialogue_test

import (
	"fmt"
	"testing"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/dialogue"
	"didban.app/backend/store"
)

// TestAbuse holds the cases of abuse that this package meets, by their numbers. Others stand in
// tests of their own: 7 in TestJobs_Clock, 26 and 27 in TestHide_Restore_Hide, 28 in the canary of
// the program, 45 in TestSend_FullDisk, 53 in TestReport_Refused.
func TestAbuse(t *testing.T) {
	for _, c := range []struct {
		n    string
		name string
		do   func(*hall)
	}{
		{"1, 4, 5, 6", "fifty equal comments", equalComments},
		{"2", "a child presses everything", nothingTyped},
		{"3", "supports are hammered", hammered},
		{"9", "a text is abandoned", abandoned},
		{"11-16", "hints", hinted},
		{"17, 18", "criticism of the mayor is rejected by one", criticism},
		{"19", "a moderator approves what they took in", ownIntake},
		{"20", "an administrator approves", administrators},
		{"21", "another unit's answer", otherUnit},
		{"25", "a wrong reason", wrongReason},
		{"29", "a pending item by its guessed id", guessedID},
		{"30, 5", "a code is guessed", guessedCode},
		{"31, 32", "other codes", otherCodes},
		{"33, 34", "appeals", appeals},
		{"35", "the same sending twice", sentTwice},
		{"39, 40", "hostile texts", hostileTexts},
		{"41", "what is no page", noPage},
		{"42", "a reply to a reply to a hidden one", deepReply},
		{"43", "a page is withdrawn", pageGone},
		{"48", "a hundred notices", hundredNotices},
		{"49", "the office writes for a citizen", toldToOffice},
		{"55", "the log", logged},
	} {
		t.Run(c.n+" "+c.name, func(t *testing.T) { c.do(newHall(t)) })
	}
}

func (h *hall) want(ok bool, what string, got any) {
	h.t.Helper()
	if !ok {
		h.t.Errorf("%s: got %s", what, asJSON(h.t, got))
	}
}

func equalComments(h *hall) {
	const words = "همهٔ این‌ها یکی است"
	r, taken := h.request(words), 0
	for i := range 50 {
		again := h.request(words)
		again.Visit = r.Visit
		if _, err := h.citizen().Send(again); i < 3 {
			h.must(err)
			taken++
		} else {
			h.refused(err, "send.visit")
		}
	}
	for range 50 { // the page was loaded anew: each is a visit of its own
		_, err := h.citizen().Send(h.request(words))
		if err == nil {
			taken++
			continue
		}
		h.refused(err, "send.full")
	}
	h.want(taken == 30, "within an hour", taken)
	view, err := h.queue("vahid").Open(dialogue.QueueRequest{Hint: "repeat"})
	h.must(err)
	h.want(view.Total == 29, "repeated", view.Total)
	item, err := h.queue("vahid").Item(dialogue.ItemRequest{ID: h.newest()})
	h.must(err)
	h.want(len(item.Near) > 0 && item.Near[0].Same, "likeness", item.Near)
	h.kill()
	_, err = h.citizen().Send(h.request(words))
	h.refused(err, "send.full")
	h.wait(-5 * time.Hour)
	_, err = h.citizen().Send(h.request(words))
	h.refused(err, "send.full")
	h.wait(6*time.Hour + time.Minute)
	h.kill() // it was off, and its clock has gone on alone
	_, err = h.citizen().Send(h.request(words))
	h.refused(err, "send.full")
	h.wait(61 * time.Minute)
	_, err = h.citizen().Send(h.request(words))
	h.must(err)
}

func nothingTyped(h *hall) {
	for text, key := range map[string]string{"": "text.short", "   ": "text.short", "…؟!…؟!": "text.short", "آ": "text.short"} {
		_, err := h.citizen().Send(h.request(text))
		h.refused(err, key)
	}
	h.want(h.newest() == "", "kept", h.newest())
}

func hammered(h *hall) {
	_, id := h.says("چراغ کوچه خاموش است")
	h.publishes(id)
	noun := string(didban.PublicID(didban.ID(id)))
	for range 5 { // the same person at the screen
		got, err := h.citizen().Support(dialogue.SupportRequest{ID: noun, Visit: "one"})
		h.must(err)
		h.want(got.Supports == 1 && got.Mine, "one visit", got)
	}
	for range 10 { // to and fro
		for _, back := range []bool{true, false} {
			if _, err := h.citizen().Support(dialogue.SupportRequest{ID: noun, Visit: "one", Back: back}); err != nil {
				h.refused(err, "support.visit")
			}
		}
	}
	n := 0
	for ; n < 400; n++ {
		if _, err := h.citizen().Support(dialogue.SupportRequest{ID: noun, Visit: fmt.Sprint("v", n)}); err != nil {
			h.refused(err, "support.full")
			break
		}
	}
	h.want(n == 290, "within an hour, after ten of one visit", n)
	h.kill()
	_, err := h.citizen().Support(dialogue.SupportRequest{ID: noun, Visit: "after"})
	h.refused(err, "support.full")
}

func abandoned(h *hall) {
	h.drawn()
	const words = "نوشته‌ای که رها شد"
	_, err := h.citizen().Look(dialogue.LookRequest{Text: words})
	h.must(err)
	_, err = h.citizen().Near(dialogue.NearRequest{Category: "asphalt", Lon: 51.385, Lat: 33.945, Text: words})
	h.must(err)
	for _, file := range []string{"didban.db", "private.db"} {
		h.want(!h.isIn(file, words), "kept", file)
	}
}

func hinted(h *hall) {
	for text, sort := range map[string]string{
		"به ۰۹۱۳۱۲۳۴۵۶۷ زنگ بزنید":                            "mobile",
		"به ٠٩١٣.١٢٣.٤٥.٦٧ زنگ بزنید":                         "mobile",
		"صفر نهصد و سیزده صد و بیست و سه چهل و پنج شصت و هفت": "mobile",
		"شما بی‌شـــرف هستید":                                 "abuse",
		"شمارهٔ قبض ۰۰۱۲۳۴۵۶۷۸ است":                           "",
		"سگ‌های ولگرد در این کوچه هستند":                      "",
		"آشغال‌ها را نمی‌برند":                                "",
	} {
		view, err := h.citizen().Look(dialogue.LookRequest{Text: text})
		h.must(err)
		got := ""
		for _, s := range view.Spans {
			got = s.Sort
		}
		h.want(got == sort, text, view)
	}
	h.must(h.Store.Update(didban.System("test"), func(tx *store.Tx) error {
		u, err := store.Get[didban.Unit](tx, roads)
		h.must(err)
		u.Phone = "03155554321"
		return tx.Put(u)
	}))
	h.wait(2 * time.Minute)
	view, err := h.citizen().Look(dialogue.LookRequest{Text: "به ۰۳۱۵۵۵۵۴۳۲۱ زنگ زدم"})
	h.must(err)
	h.want(len(view.Spans) == 0, "the city's own number", view)
}

func criticism(h *hall) {
	_, id := h.says("شهردار به قول خود عمل نکرد")
	view, err := h.queue("vahid").Decide(dialogue.DecideRequest{IDs: []string{id}, Action: "rejected", Rule: "insult"})
	h.must(err)
	h.want(view.Items[0].Held, "rejected by one", view)
	for who, key := range map[string]string{"vahid": "queue.sameHand", "ramin": "queue.ownUnit"} {
		_, err := h.queue(who).Second(dialogue.SecondRequest{ID: id, Agree: true})
		h.refused(err, key)
	}
	h.want(h.thread().Held == 1, "told to the public", h.thread())
	_, err = h.queue("zahra").Second(dialogue.SecondRequest{ID: id, Agree: false})
	h.must(err)
	h.settle()
	h.want(h.thread().Total == 1, "after two disagreed", h.thread())
}

func ownIntake(h *hall) {
	r := h.request("این را پای میز گفت")
	r.Channel, r.Consent = "desk", true
	_, err := service[dialogue.Dialogue](h.For("").As(h.users["sara"])).Send(r)
	h.must(err)
	id := h.newest()
	_, err = h.queue("sara").Decide(dialogue.DecideRequest{IDs: []string{id}, Action: "published"})
	h.refused(err, "queue.ownIntake")
	h.publishes(id)
}

func administrators(h *hall) {
	_, id := h.says("چراغ کوچه خاموش است")
	_, err := h.queue("ali").Decide(dialogue.DecideRequest{IDs: []string{id}, Action: "published"})
	h.refused(err, "actor.forbidden")
}

func otherUnit(h *hall) {
	_, id := h.says("چراغ کوچه خاموش است")
	h.publishes(id)
	r := dialogue.AnswerRequest{Comment: string(didban.PublicID(didban.ID(id))), Text: "پاسخ واحد دیگر", Unit: string(parks), Outcome: "explained"}
	_, err := h.queue("nima").Answer(r)
	h.refused(err, "answer.notYours")
	r.Unit = string(roads)
	_, err = h.queue("nima").Answer(r)
	h.must(err)
}

func wrongReason(h *hall) {
	_, id := h.says("چراغ کوچه خاموش است")
	for rule, key := range map[string]string{"": "ruling.rule", "dislike": "ruling.rule", "accusation": "queue.words", "author": "queue.authorRule"} {
		r := dialogue.DecideRequest{IDs: []string{id}, Action: "rejected", Rule: rule}
		if rule == "author" {
			r.Note = "چون خودش خواست"
		}
		_, err := h.queue("vahid").Decide(r)
		h.refused(err, key)
	}
	_, err := h.queue("vahid").Decide(dialogue.DecideRequest{IDs: []string{id}, Action: "struck", Rule: "insult"})
	h.refused(err, "queue.changed")
}

func guessedID(h *hall) {
	_, id := h.says("هنوز کسی نخوانده است")
	for _, noun := range []string{id, string(didban.PublicID(didban.ID(id)))} {
		_, err := h.citizen().Support(dialogue.SupportRequest{ID: noun, Visit: "v"})
		h.refused(err, "send.gone")
		_, err = h.citizen().Thread(dialogue.ThreadRequest{Kind: "comment", ID: noun})
		h.refused(err, "comment.subject")
		reply, notice := h.request("پاسخ به آن"), h.notice(id, "threat")
		reply.Parent, notice.ID = noun, noun
		for _, r := range []dialogue.SendRequest{reply, notice} {
			_, err = h.citizen().Send(r)
			h.refused(err, "send.gone")
		}
	}
}
