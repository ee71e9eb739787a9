package dialogue_test

import (
	"bytes"
	"fmt"
	"log/slog"
	"strings"
	"testing"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/dialogue"
	"didban.app/backend/didbantest"
	"didban.app/backend/private"
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

func guessedCode(h *hall) {
	code, _ := h.says("چراغ کوچه خاموش است")
	other := func() string {
		return didban.NewTrackCode(didban.TrackPublic, func(c string) bool { return c == code })
	}
	for range 5 {
		_, err := h.citizen().Follow(dialogue.FollowRequest{Code: other(), Visit: "guess"})
		h.refused(err, "track.unknown")
	}
	_, err := h.citizen().Follow(dialogue.FollowRequest{Code: code, Visit: "guess"})
	h.refused(err, "follow.visit")
	for n := range 15 {
		_, err := h.citizen().Follow(dialogue.FollowRequest{Code: other(), Visit: fmt.Sprint("g", n)})
		h.refused(err, "track.unknown")
	}
	for _, do := range []func(){func() {}, h.kill, func() { h.wait(-time.Hour) }} {
		do()
		_, err = h.citizen().Follow(dialogue.FollowRequest{Code: code, Visit: "late"})
		h.refused(err, "follow.full")
	}
	h.wait(2*time.Hour + time.Minute)
	h.follow(code)
}

func otherCodes(h *hall) {
	code, _ := h.says("چراغ کوچه خاموش است")
	long := didban.NewTrackCode(didban.TrackPrivate, func(string) bool { return false })
	_, err := h.citizen().Follow(dialogue.FollowRequest{Code: long, Visit: "a"})
	h.refused(err, "track.unknown")
	swapped := []byte(code)
	for i := range swapped {
		if i > 0 && swapped[i] != swapped[i-1] {
			swapped[i], swapped[i-1] = swapped[i-1], swapped[i]
			break
		}
	}
	for range 30 { // it costs nothing
		_, err = h.citizen().Follow(dialogue.FollowRequest{Code: string(swapped), Visit: "a"})
		h.refused(err, "track.slip")
	}
	_, err = h.citizen().Follow(dialogue.FollowRequest{Code: code, Visit: "a"})
	h.must(err)
}

func appeals(h *hall) {
	code, id := h.says("فروش ویژه، همین امروز")
	h.decides("vahid", id, dialogue.DecideRequest{Action: "rejected", Rule: "advert"})
	_, err := h.acts(code, "appeal", "کوتاه")
	h.refused(err, "text.short")
	_, err = h.acts(code, "appeal", "این آگهی نبود، دربارهٔ بازار بود")
	h.must(err)
	_, err = h.acts(code, "appeal", "این آگهی نبود، دوباره می‌گویم")
	h.refused(err, "follow.notNow")
	_, err = h.queue("vahid").Decide(dialogue.DecideRequest{IDs: []string{id}, Action: "upheld", Note: "همان است"})
	h.refused(err, "queue.firstHand")
	_, err = h.queue("maryam").Decide(dialogue.DecideRequest{IDs: []string{id}, Action: "upheld"})
	h.refused(err, "queue.words")
	h.decides("maryam", id, dialogue.DecideRequest{Action: "upheld", Note: "آگهی است"})
	got := h.follow(code)
	h.want(got.State == "rejected" && !got.Appeal && got.Ruling.Action == "upheld", "upheld", got)
	_, err = h.acts(code, "appeal", "این آگهی نبود، بار سوم")
	h.refused(err, "follow.notNow")

	second, other := h.says("فروش ویژهٔ دیگر")
	h.decides("vahid", other, dialogue.DecideRequest{Action: "rejected", Rule: "advert"})
	_, err = h.acts(second, "appeal", "این هم آگهی نبود")
	h.must(err)
	h.decides("mina", other, dialogue.DecideRequest{Action: "published"})
	got = h.follow(second)
	h.want(got.State == "published" && got.Ruling.Against != "" && h.thread().Total == 1, "overturned", got)

	late, third := h.says("فروش ویژهٔ سوم")
	h.decides("vahid", third, dialogue.DecideRequest{Action: "rejected", Rule: "advert"})
	h.wait(30*24*time.Hour + time.Minute)
	_, err = h.acts(late, "appeal", "دیگر دیر شده است")
	h.refused(err, "follow.notNow")
	h.appealOfTwo()
}

// appealOfTwo: who agreed with the first decision is no other person either.
func (h *hall) appealOfTwo() {
	code, id := h.says("مدیر این بخش کاری نمی‌کند")
	h.decides("vahid", id, dialogue.DecideRequest{Action: "rejected", Rule: "insult"})
	_, err := h.queue("mina").Second(dialogue.SecondRequest{ID: id, Agree: true})
	h.must(err)
	h.settle()
	_, err = h.acts(code, "appeal", "این توهین نیست، انتقاد است")
	h.must(err)
	for _, who := range []string{"vahid", "mina"} {
		_, err = h.queue(who).Decide(dialogue.DecideRequest{IDs: []string{id}, Action: "published"})
		h.refused(err, "queue.firstHand")
	}
	h.decides("maryam", id, dialogue.DecideRequest{Action: "published"})
}

func sentTwice(h *hall) {
	r := h.request("چراغ کوچه خاموش است")
	first, err := h.citizen().Send(r)
	h.must(err)
	again, err := h.citizen().Send(r)
	h.must(err)
	h.want(again.Code == first.Code && first.Code != "", "the second receipt", again)
	h.kill() // the code is nowhere: it can't be told again
	again, err = h.citizen().Send(r)
	h.must(err)
	h.want(again.Code == "", "after a restart", again)
	view, err := h.queue("vahid").Open(dialogue.QueueRequest{})
	h.must(err)
	h.want(view.Total == 1, "kept", view)
}

func hostileTexts(h *hall) {
	for text, key := range map[string]string{
		"پیش از \u202eوارونه":                           "text.signs",
		"الف" + strings.Repeat("\u0301", 900) + "ب و پ": "text.signs",
		"با \x00 صفر در میان":                           "text.signs",
		"🙂🙂🙂🙂🙂🙂":                                        "text.short",
		"\xff\xfe نه یونی‌کد":                           "field.encoding",
		strings.Repeat("ک", 1001):                       "field.tooLong",
		strings.Repeat("ک", 1<<20):                      "field.tooLong",
		" \u00a0\u2003\t\n":                             "text.short",
	} {
		_, err := h.citizen().Send(h.request(text))
		h.t.Logf("%.20q", text)
		h.refused(err, key)
	}
	const plain = `<script>alert(1)</script> =HYPERLINK("x")`
	_, id := h.says(plain)
	h.publishes(id)
	h.want(h.thread().Items[0].Text == plain, "as it was written", h.thread())
}

func noPage(h *hall) {
	for _, ref := range []didban.Ref{
		{Kind: "user", ID: h.users["vahid"].ID}, {Kind: didban.KindPerson, ID: didbantest.ID(didban.KindPerson, 1)},
		{Kind: didban.KindPost, ID: didbantest.ID(didban.KindPost, 900)}, {Kind: "draft", ID: project}, {Kind: didban.KindProject},
	} {
		r := h.request("نظر دربارهٔ این")
		r.On, r.ID = string(ref.Kind), string(ref.ID)
		_, err := h.citizen().Send(r)
		h.refused(err, "comment.subject")
	}
	r := h.request("نظر دربارهٔ این")
	r.ID = string(didbantest.ID(didban.KindProject, 999))
	_, err := h.citizen().Send(r)
	h.refused(err, "send.gone")
}

func deepReply(h *hall) {
	_, first := h.says("نخستین نظر این رشته")
	h.publishes(first)
	under := func(parent, text string) string {
		r := h.request(text)
		r.Parent = string(didban.PublicID(didban.ID(parent)))
		_, id := h.sends(r)
		h.publishes(id)
		return id
	}
	second := under(first, "پاسخ به نخستین")
	h.decides("vahid", first, dialogue.DecideRequest{Action: "hidden", Rule: "threat"})
	under(second, "پاسخ به پاسخ")
	view := h.thread()
	h.want(view.Total == 1 && len(view.Items[0].Replies) == 2 && view.Items[0].State == "hidden", "under the first", view)
}

func pageGone(h *hall) {
	const words = "نظر دربارهٔ صفحه‌ای که رفت"
	code, id := h.says(words)
	h.publishes(id)
	_, waiting := h.says("هنوز در نوبت است")
	h.must(h.Store.Update(didban.System("test"), func(tx *store.Tx) error { return tx.Delete(didban.KindProject, project) }))
	_, err := h.citizen().Thread(dialogue.ThreadRequest{Kind: string(didban.KindProject), ID: string(project)})
	h.refused(err, "send.gone")
	log, err := h.citizen().Rulings(dialogue.RulingsRequest{})
	h.must(err)
	h.want(log.Total == 1 && !strings.Contains(asJSON(h.t, log), words), "the log", log)
	h.want(h.follow(code).State == "published", "its author", h.follow(code))
	_, err = h.queue("vahid").Item(dialogue.ItemRequest{ID: waiting})
	h.must(err)
}

func hundredNotices(h *hall) {
	_, id := h.says("نظری که بسیاری از آن بدشان آمد")
	h.publishes(id)
	for n := range 100 {
		if n%25 == 24 {
			h.wait(61 * time.Minute)
		}
		h.sends(h.notice(id, "threat"))
	}
	h.want(h.thread().Items[0].State == "approved", "still there", h.thread())
	view, err := h.queue("vahid").Open(dialogue.QueueRequest{})
	h.must(err)
	h.want(view.Total == 1, "one item", view.Total)
	item, err := h.queue("vahid").Item(dialogue.ItemRequest{ID: view.Items[0].ID})
	h.must(err)
	h.want(item.Notices == 100, "which tells how many", item)
	h.decides("vahid", item.ID, dialogue.DecideRequest{Action: "kept"})
	h.must(h.Private.View(func(tx *private.Tx) error {
		h.want(tx.CountOpen() == 0, "all are answered", tx.CountOpen())
		return nil
	}))
	log, err := h.citizen().Rulings(dialogue.RulingsRequest{})
	h.must(err)
	h.want(log.Total == 2, "by one ruling", log.Total)
}

func toldToOffice(h *hall) {
	r := h.request("این را پای تلفن گفت")
	r.Channel, r.Author = "phone", "خانم کاشانی"
	desk := service[dialogue.Dialogue](h.For("").As(h.users["leila"]))
	_, err := desk.Send(r)
	h.refused(err, "send.consent")
	r.Consent = true
	_, err = desk.Send(r)
	h.must(err)
	h.publishes(h.newest())
	top := h.thread().Items[0]
	h.want(top.Told && top.Channel == "phone" && top.Author == "خانم کاشانی", "told", top)
	for _, who := range []string{"leila", "vahid", "nima"} { // nobody of the staff speaks as a citizen
		_, err = service[dialogue.Dialogue](h.For("").As(h.users[who])).Send(h.request("از زبان شهروند"))
		h.refused(err, "send.staff")
	}
}

func logged(h *hall) {
	var log bytes.Buffer
	h.Log = slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug}))
	const word = "قناری۷۳۱"
	r := h.request("نوشتهٔ " + word)
	r.Author = word
	code, id := h.sends(r)
	h.follow(code)
	h.decides("vahid", id, dialogue.DecideRequest{Action: "rejected", Rule: "advert", Note: "یادداشت " + word})
	_, err := h.acts(code, "appeal", "اعتراض به این "+word)
	h.must(err)
	_, err = h.citizen().Look(dialogue.LookRequest{Text: word})
	h.must(err)
	bad := h.request(word + "\u202e")
	_, err = h.citizen().Send(bad)
	h.refused(err, "text.signs")
	h.want(log.Len() > 0, "nothing is logged", "")
	for _, never := range []string{word, code} {
		h.want(!strings.Contains(log.String(), never), "the log tells "+never, log.String())
	}
}
