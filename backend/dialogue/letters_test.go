package dialogue_test

import (
	"strings"
	"testing"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/dialogue"
	"didban.app/backend/didbantest"
	"didban.app/backend/private"
	"didban.app/backend/store"
)

// deputy is a post of the roads that takes letters.
var deputy = didbantest.ID(didban.KindPost, 901)

// post gives the roads a post to which people write, and the parks somebody who answers.
func (h *hall) post() {
	h.t.Helper()
	h.must(h.Store.Update(didban.System("test"), func(tx *store.Tx) error {
		return putAll(tx, []didban.Noun{
			&didban.Post{Meta: didban.Meta{ID: deputy, Code: "S-901"}, Title: "معتمد کوی راه‌ها", UnitID: roads, Letters: didban.LettersAccepts},
			&didban.Post{Meta: didban.Meta{ID: didbantest.ID(didban.KindPost, 902), Code: "S-902"}, Title: "بی واحد", Letters: didban.LettersAccepts},
		})
	}))
	h.must(h.Private.Update(func(tx *private.Tx) error {
		u := &didban.User{Code: "omid", Name: "کارمند omid", Roles: []didban.Role{didban.RoleResponder}, Units: []didban.ID{parks}}
		err := tx.PutUser(u)
		h.users["omid"] = u.Actor()
		return err
	}))
}

// letter is a message to the deputy.
func (h *hall) letter(text string) dialogue.SendRequest {
	r := h.request(text)
	r.Kind, r.On, r.ID, r.Topic = "message", "post", string(deputy), "question"
	return r
}

// replies answers a message once as the roads.
func (h *hall) replies(who, id string, change func(*dialogue.ReplyRequest)) (dialogue.LetterWork, error) {
	h.t.Helper()
	at, err := h.queue(who).Letter(dialogue.ItemRequest{ID: id})
	if err != nil {
		return at, err
	}
	r := dialogue.ReplyRequest{ID: id, Seen: at.Seen, Text: "در دست رسیدگی است.", Post: string(deputy), Outcome: "explained"}
	change(&r)
	return h.queue(who).Reply(r)
}

func asIs(*dialogue.ReplyRequest) {}

func (h *hall) letters(who, state string) dialogue.LettersView {
	h.t.Helper()
	view, err := h.queue(who).Letters(dialogue.LettersRequest{State: state})
	h.must(err)
	return view
}

// TestLetter_Private: nobody but the unit to which it was written reads a message: not the one
// who judges, not the publisher, not the auditor, not another unit.
func TestLetter_Private(t *testing.T) {
	h := newHall(t)
	h.post()
	code, id := h.sends(h.letter("کوچهٔ ما کی آسفالت می‌شود؟"))
	if len(code) != didban.TrackPrivate {
		t.Errorf("a code of %d digits", len(code))
	}
	if list := h.letters("nima", ""); list.Total != 1 || list.Items[0].ID != id || list.Items[0].Left != 10 || list.Items[0].To.Title != "معتمد کوی راه‌ها" {
		t.Fatalf("got %s", asJSON(t, list))
	}
	for who := range h.users {
		_, err := h.queue(who).Letter(dialogue.ItemRequest{ID: id})
		if (err == nil) != (who == "nima") {
			t.Errorf("%s opens it: %v", who, err)
		}
		if who == "nima" {
			continue
		}
		if list, _ := h.queue(who).Letters(dialogue.LettersRequest{}); list.Total != 0 {
			t.Errorf("%s: %s", who, asJSON(t, list))
		}
		if item, err := h.queue(who).Item(dialogue.ItemRequest{ID: id}); err == nil || item.Text != "" {
			t.Errorf("%s has it before them as an item of the queue: %v", who, err)
		}
	}
	open, err := h.queue("vahid").Open(dialogue.QueueRequest{})
	h.must(err)
	if open.Total != 0 {
		t.Errorf("it waits to be judged: %s", asJSON(t, open))
	}
	if got := h.follow(code); got.State != "private" || got.Message == nil || got.Message.State != "delivered" || got.Due != "2026-12-03" || got.Text == "" {
		t.Errorf("got %s", asJSON(t, got))
	}
	if h.isIn("didban.db", "آسفالت می‌شود") {
		t.Error("its words stand in the public record")
	}
}

// TestLetter_Told: question, answer, question, until each has spoken three times more.
func TestLetter_Told(t *testing.T) {
	h := newHall(t)
	h.post()
	code, id := h.sends(h.letter("کوچهٔ ما کی آسفالت می‌شود؟"))
	if _, err := h.acts(code, "reply", "هنوز منتظرم"); err == nil {
		t.Error("the citizen speaks twice running")
	}
	for n := range didban.MaxTurns {
		view, err := h.replies("nima", id, asIs)
		h.must(err)
		if view.More != didban.MaxTurns-n-1 {
			t.Errorf("%d left after %d answers", view.More, n+1)
		}
		got, err := h.acts(code, "reply", "و تا چه روزی؟")
		if last := n == didban.MaxTurns-1; (err == nil) == last { // the third answer closes it
			t.Errorf("after answer %d: %v", n+1, err)
		}
		if err == nil && (len(got.Message.Turns) != 2*(n+1) || got.Message.Turns[2*n].Answer.By.Title != "معتمد کوی راه‌ها") {
			t.Errorf("got %s", asJSON(t, got))
		}
	}
	if _, err := h.replies("nima", id, asIs); err == nil {
		t.Error("it is answered a fourth time")
	}
	if got := h.letters("nima", "closed"); got.Total != 1 {
		t.Errorf("got %s", asJSON(t, got))
	}
}

// TestReply_Unfilled: a placeholder that nobody filled in keeps an answer here; a template sent
// as it stands says so.
func TestReply_Unfilled(t *testing.T) {
	h := newHall(t)
	h.post()
	_, id := h.sends(h.letter("کوچهٔ ما کی آسفالت می‌شود؟"))
	kept, err := h.queue("nima").KeepTemplate(dialogue.TemplateRequest{Unit: string(roads), Title: "رسید", Text: "{واحد} تا {مهلت} پاسخ می‌دهد. {کد}"})
	h.must(err)
	template := kept.Items[0].ID
	_, err = h.replies("nima", id, func(r *dialogue.ReplyRequest) { r.Text, r.Template = kept.Items[0].Text, template })
	h.refused(err, "answer.unfilled")
	view, err := h.queue("nima").Letter(dialogue.ItemRequest{ID: id})
	h.must(err)
	text := kept.Items[0].Text
	for name, value := range view.Fill {
		text = strings.ReplaceAll(text, "{"+name+"}", value)
	}
	view, err = h.replies("nima", id, func(r *dialogue.ReplyRequest) { r.Text, r.Template = text, template })
	h.must(err)
	if got := view.Turns[0].Answer; !got.Ready || !strings.HasPrefix(got.Text, "معاونت راه‌ها تا ۱۲ آذر ۱۴۰۵") || !strings.HasSuffix(got.Text, view.Code) {
		t.Errorf("got %s", asJSON(t, got))
	}
	view, err = h.replies("nima", id, func(r *dialogue.ReplyRequest) { r.Text, r.Template = text+" با سپاس", template })
	h.must(err)
	if view.Turns[1].Answer.Ready {
		t.Error("words of one's own count as a template")
	}
	_, err = h.queue("omid").KeepTemplate(dialogue.TemplateRequest{ID: template, Unit: string(parks), Title: "دیگر", Text: "متن دیگر"})
	h.refused(err, "answer.notYours")
	_, err = h.queue("nima").KeepTemplate(dialogue.TemplateRequest{Unit: string(roads), Title: "رسید", Text: "{شماره}"})
	h.refused(err, "template.placeholder")
	left, err := h.queue("nima").DropTemplate(dialogue.ItemRequest{ID: template})
	h.must(err)
	if len(left.Items) != 0 {
		t.Errorf("got %s", asJSON(t, left))
	}
}

// TestRefer: a message goes to another unit once, its time runs on, and the first unit reads it
// no more.
func TestRefer(t *testing.T) {
	h := newHall(t)
	h.post()
	code, id := h.sends(h.letter("نیمکت بوستان شکسته است و کسی نمی‌آید"))
	h.wait(3 * 24 * time.Hour)
	at, err := h.queue("nima").Letter(dialogue.ItemRequest{ID: id})
	h.must(err)
	_, err = h.queue("nima").Refer(dialogue.ReferRequest{ID: id, Seen: at.Seen, Unit: string(parks)})
	h.must(err)
	if got := h.letters("nima", ""); got.Total != 0 {
		t.Errorf("got %s", asJSON(t, got))
	}
	list := h.letters("omid", "")
	if list.Total != 1 || list.Items[0].Due != "2026-12-03" {
		t.Fatalf("got %s", asJSON(t, list))
	}
	got := h.follow(code)
	if got.Message.Unit.Title != "سازمان بوستان‌ها" || !got.Message.Referred || got.Steps[len(got.Steps)-1].Unit != "سازمان بوستان‌ها" {
		t.Errorf("got %s", asJSON(t, got))
	}
	again, err := h.queue("omid").Letter(dialogue.ItemRequest{ID: id})
	h.must(err)
	_, err = h.queue("omid").Refer(dialogue.ReferRequest{ID: id, Seen: again.Seen, Unit: string(roads)})
	h.refused(err, "message.referredOnce")
}

// Case 51: a contact is opened for the addressee alone, with a reason, and leaves a trail.
func TestAbuse51_Contact(t *testing.T) {
	h := newHall(t)
	h.post()
	r := h.letter("لطفاً تلفنی بگویید")
	r.ContactName, r.ContactPhone = "مریم", "۰۹۱۳۱۱۱۲۲۳۳"
	code, id := h.sends(r)
	_, err := h.queue("nima").Unmask(dialogue.UnmaskRequest{ID: id})
	h.refused(err, "message.reason")
	_, err = h.queue("omid").Unmask(dialogue.UnmaskRequest{ID: id, Reason: "می‌خواهم بدانم"})
	h.refused(err, "message.private")
	got, err := h.queue("nima").Unmask(dialogue.UnmaskRequest{ID: id, Reason: "تماس برای قرار بازدید"})
	h.must(err)
	if got.Phone != "۰۹۱۳۱۱۱۲۲۳۳" || got.Name != "مریم" {
		t.Errorf("got %+v", got)
	}
	view := h.follow(code)
	if last := view.Steps[len(view.Steps)-1]; last.What != didban.EventUnmasked || last.Note != "" || !view.Message.Contact {
		t.Errorf("its sender reads %s", asJSON(t, view))
	}
	h.must(h.Private.View(func(tx *private.Tx) error {
		all, err := tx.Access(0, 100)
		if err != nil {
			return err
		}
		for _, e := range all {
			if e.What == didban.AccessUnmasked && e.About == id && e.Detail == "تماس برای قرار بازدید" {
				return nil
			}
		}
		t.Error("there is no trail")
		return nil
	}))
	_, err = h.acts(code, "eraseContact", "")
	h.must(err)
	_, err = h.queue("nima").Unmask(dialogue.UnmaskRequest{ID: id, Reason: "تماس برای قرار بازدید"})
	h.refused(err, "message.noContact")
	if view := h.follow(code); view.Message.Contact {
		t.Error("it is still there")
	}
}

// TestSend_NoLetters: nobody writes where nobody would read.
func TestSend_NoLetters(t *testing.T) {
	h := newHall(t)
	h.post()
	for id, key := range map[didban.ID]string{
		didbantest.ID(didban.KindPost, 900): "message.noLetters", didbantest.ID(didban.KindPost, 902): "message.noUnit",
		didbantest.ID(didban.KindPost, 999): "send.gone",
	} {
		r := h.letter("کوچهٔ ما کی آسفالت می‌شود؟")
		r.ID = string(id)
		_, err := h.citizen().Send(r)
		h.refused(err, key)
	}
	view, err := h.citizen().Addressee(dialogue.AddresseeRequest{Kind: "post", ID: string(deputy)})
	h.must(err)
	if !view.May || view.Unit.Title != "معاونت راه‌ها" || view.Days != 10 || view.Due != "2026-12-03" {
		t.Errorf("got %s", asJSON(t, view))
	}
}

// answered is a message to the deputy that the roads have answered once.
func (h *hall) answered(text string, change func(*dialogue.SendRequest)) (code, id string) {
	h.t.Helper()
	r := h.letter(text)
	change(&r)
	code, id = h.sends(r)
	_, err := h.replies("nima", id, asIs)
	h.must(err)
	return code, id
}

func (h *hall) publishedLetters() []dialogue.LetterView {
	h.t.Helper()
	view, err := h.citizen().Letters(dialogue.PublishedRequest{Kind: "post", ID: string(deputy)})
	h.must(err)
	return view.Items
}

// Case 50: the office can't publish a private message; its sender can ask for it, and a
// moderator lets it through.
func TestAbuse50_PublishedByItsSenderAlone(t *testing.T) {
	h := newHall(t)
	h.post()
	code, id := h.answered("شمارهٔ من ۰۹۱۳۱۱۱۲۲۳۳ است. کوچه کی آسفالت می‌شود؟", func(*dialogue.SendRequest) {})
	for who := range h.users {
		if _, err := h.queue(who).Decide(dialogue.DecideRequest{IDs: []string{id}, Action: "published"}); err == nil {
			t.Errorf("%s publishes it", who)
		}
	}
	if len(h.publishedLetters()) != 0 {
		t.Error("it is public")
	}
	_, err := h.acts(code, "publish", "")
	h.must(err)
	item, err := h.queue("vahid").Item(dialogue.ItemRequest{ID: id})
	h.must(err)
	if len(item.Parts) != 2 || item.Parts[1].By.Title != "معتمد کوی راه‌ها" || !strings.HasSuffix(item.Text, "\n\nدر دست رسیدگی است.") {
		t.Fatalf("got %s", asJSON(t, item))
	}
	span := dialogue.SpanOfWriter{From: item.Spans[0].From, To: item.Spans[0].To, Sort: item.Spans[0].Sort}
	h.decides("vahid", id, dialogue.DecideRequest{Action: "redacted", Rule: "personal", Spans: []dialogue.SpanOfWriter{span}})
	list := h.publishedLetters()
	if len(list) != 1 || list[0].Turns[0].Text != "شمارهٔ من [شمارهٔ تماس برداشته شد] است. کوچه کی آسفالت می‌شود؟" || list[0].Turns[1].Answer.Text != "در دست رسیدگی است." || !list[0].Redacted {
		t.Fatalf("got %s", asJSON(t, list))
	}
	if h.isIn("didban.db", "۰۹۱۳۱۱۱۲۲۳۳") {
		t.Error("the number stands in the public record")
	}
	if got := h.follow(code); got.State != "redacted" || got.Noun != list[0].ID || !got.Back {
		t.Errorf("got %s", asJSON(t, got))
	}
	_, err = h.acts(code, "withdraw", "")
	h.must(err)
	if list = h.publishedLetters(); list[0].State != "withdrawn" || len(list[0].Turns) != 0 {
		t.Errorf("got %s", asJSON(t, list))
	}
	if at := h.letters("nima", "closed"); at.Total != 0 {
		t.Errorf("the unit still has %s", asJSON(t, at))
	}
}

// TestLetter_HiddenAndBack: a notice takes a published message from sight, a ruling puts it
// back word by word.
func TestLetter_HiddenAndBack(t *testing.T) {
	h := newHall(t)
	h.post()
	_, id := h.answered("کوچهٔ ما کی آسفالت می‌شود؟", func(r *dialogue.SendRequest) { r.Public = true })
	h.publishes(id)
	before := h.publishedLetters()
	if len(before) != 1 || before[0].Redacted || before[0].State != "approved" {
		t.Fatalf("got %s", asJSON(t, before))
	}
	r := h.request("نام همسایه در آن است")
	r.Kind, r.On, r.ID, r.Rule = "notice", "message", before[0].ID, "personal"
	_, notice := h.sends(r)
	h.decides("mina", notice, dialogue.DecideRequest{Action: "hidden", Rule: "personal"})
	if list := h.publishedLetters(); list[0].State != "hidden" || len(list[0].Turns) != 0 {
		t.Errorf("got %s", asJSON(t, list))
	}
	h.decides("vahid", id, dialogue.DecideRequest{Action: "restored"})
	after := h.publishedLetters()
	after[0].Ruling = before[0].Ruling
	if asJSON(t, after) != asJSON(t, before) {
		t.Errorf("got %s, want %s", asJSON(t, after), asJSON(t, before))
	}
}

// TestRefuse: those to whom it was written set it aside by a rule; a second person of another
// unit reads it then. Where they agree a ruling tells kind and rule and never the post; where
// they do not, it has to be answered.
func TestRefuse(t *testing.T) {
	h := newHall(t)
	h.post()
	for _, agree := range []bool{true, false} {
		code, id := h.sends(h.letter("فروش ویژهٔ قیر، همین امروز زنگ بزنید"))
		at, err := h.queue("nima").Letter(dialogue.ItemRequest{ID: id})
		h.must(err)
		_, err = h.queue("nima").Refuse(dialogue.RefuseRequest{ID: id, Seen: at.Seen, Rule: "accusation"})
		h.refused(err, "message.refuseRule")
		_, err = h.queue("nima").Refuse(dialogue.RefuseRequest{ID: id, Seen: at.Seen, Rule: "advert"})
		h.must(err)
		if _, err = h.replies("nima", id, asIs); err == nil {
			t.Error("it is answered while a second person reads it")
		}
		item, err := h.queue("vahid").Item(dialogue.ItemRequest{ID: id})
		h.must(err)
		if !item.Second || item.First.Rule != "advert" || len(item.May) != 0 {
			t.Errorf("got %s", asJSON(t, item))
		}
		_, err = h.queue("ramin").Second(dialogue.SecondRequest{ID: id, Agree: true})
		h.refused(err, "queue.ownUnit")
		_, err = h.queue("vahid").Second(dialogue.SecondRequest{ID: id, Agree: agree})
		h.must(err)
		h.settle()
		got := h.follow(code)
		log, err := h.citizen().Rulings(dialogue.RulingsRequest{})
		h.must(err)
		if len(h.publishedLetters()) != 0 || log.Total != 1 {
			t.Fatalf("got %s", asJSON(t, log))
		}
		if !agree {
			if got.State != "private" || got.Message.State != "delivered" {
				t.Errorf("got %s", asJSON(t, got))
			}
			_, err = h.replies("nima", id, asIs)
			h.must(err)
			continue
		}
		r := log.Items[0]
		if got.State != "rejected" || !got.Message.Refused || !got.Appeal || r.Subject.Kind != "city" || r.Noun != "" || r.Rule != "advert" || len(r.Roles) != 2 {
			t.Errorf("got %s and %s", asJSON(t, got), asJSON(t, r))
		}
	}
}

// TestRefuse_Appeal: what was set aside and contested with success has to be answered, and
// nothing of it is public.
func TestRefuse_Appeal(t *testing.T) {
	h := newHall(t)
	h.post()
	code, id := h.sends(h.letter("فروش ویژهٔ قیر، همین امروز زنگ بزنید"))
	at, err := h.queue("nima").Letter(dialogue.ItemRequest{ID: id})
	h.must(err)
	_, err = h.queue("nima").Refuse(dialogue.RefuseRequest{ID: id, Seen: at.Seen, Rule: "advert"})
	h.must(err)
	_, err = h.queue("vahid").Second(dialogue.SecondRequest{ID: id, Agree: true})
	h.must(err)
	h.settle()
	_, err = h.acts(code, "appeal", "این آگهی نبود، پرسش بود")
	h.must(err)
	_, err = h.queue("vahid").Decide(dialogue.DecideRequest{IDs: []string{id}, Action: "restored"})
	h.refused(err, "queue.firstHand")
	h.decides("mina", id, dialogue.DecideRequest{Action: "restored"})
	if got := h.follow(code); got.State != "private" || got.Message.State != "delivered" || got.Noun != "" {
		t.Errorf("got %s", asJSON(t, got))
	}
	if list := h.letters("nima", ""); list.Total != 1 || len(h.publishedLetters()) != 0 {
		t.Errorf("got %s", asJSON(t, list))
	}
	log, err := h.citizen().Rulings(dialogue.RulingsRequest{})
	h.must(err)
	for _, r := range log.Items {
		if log.Total != 2 || r.Action == "restored" && r.Against == "" || r.Subject.Kind != "city" || r.Noun != "" {
			t.Errorf("got %s", asJSON(t, log))
		}
	}
}

// TestLetter_Forgotten: an answer to which nobody says more closes after a month, the contact
// goes a month later, the words three months after.
func TestLetter_Forgotten(t *testing.T) {
	h := newHall(t)
	h.post()
	code, id := h.answered("لطفاً تلفنی بگویید", func(r *dialogue.SendRequest) { r.ContactPhone = "۰۹۱۳۱۱۱۲۲۳۳" })
	h.forgetsDaily(31)
	if got := h.follow(code); got.Message.State != "closed" || !got.Message.Contact || got.Text == "" {
		t.Errorf("after a month: %s", asJSON(t, got))
	}
	h.forgetsDaily(30)
	if got := h.follow(code); got.Message.Contact || got.Text == "" {
		t.Errorf("after two: %s", asJSON(t, got))
	}
	h.forgetsDaily(61)
	if got := h.follow(code); got.Text != "" || len(got.Message.Turns) != 0 {
		t.Errorf("after four: %s", asJSON(t, got))
	}
	if _, err := h.replies("nima", id, asIs); err == nil {
		t.Error("it is answered after its words went")
	}
}
