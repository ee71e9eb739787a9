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

// TestDesk_Letters: the desk of a unit counts the letters that it has to answer, and nobody
// else's does.
func TestDesk_Letters(t *testing.T) {
	h := newHall(t)
	h.post()
	h.drawn()
	h.sends(h.letter("کوچهٔ ما کی آسفالت می‌شود؟"))
	h.wait(20 * 24 * time.Hour)
	h.sends(h.letter("نیمکت بوستان شکسته است"))
	for who, want := range map[string]dialogue.DueCount{"nima": {Open: 2, Late: 1}, "omid": {}, "vahid": {}, "maryam": {}} {
		desk, err := h.queue(who).Desk()
		h.must(err)
		if desk.Letters != want || desk.Reads != (who == "nima" || who == "omid") {
			t.Errorf("%s: %+v", who, desk)
		}
	}
}
