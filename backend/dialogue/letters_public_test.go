package dialogue_test

import (
	"strings"
	"testing"

	"didban.app/backend/dialogue"
)

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
		list, err := h.queue("vahid").Open(dialogue.QueueRequest{Stage: "held"})
		h.must(err)
		if list.Total != 1 || list.Items[0].Head != "" {
			t.Errorf("its words stand in the list: %s", asJSON(t, list))
		}
		_, err = h.queue("ramin").Item(dialogue.ItemRequest{ID: id}) // of the unit that set it aside
		h.refused(err, "message.private")
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
