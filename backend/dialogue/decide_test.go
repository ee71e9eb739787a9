package dialogue_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/dialogue"
	"didban.app/backend/didbantest"
	"didban.app/backend/private"
	"didban.app/backend/store"
)

// submission reads what the private file knows of one.
func (h *hall) submission(id string) (s *didban.Submission, w didban.Words, kept bool) {
	h.t.Helper()
	h.must(h.Private.View(func(tx *private.Tx) (err error) {
		if s, err = tx.Submission(didban.ID(id)); err != nil {
			return err
		}
		w, kept, err = tx.Words(s.ID)
		return err
	}))
	return s, w, kept
}

// acts does something by a code, at a screen of its own.
func (h *hall) acts(code, what, text string) (dialogue.FollowView, error) {
	h.sent++
	return h.citizen().Act(dialogue.ActRequest{Code: code, Visit: fmt.Sprint("visit", h.sent), What: what, Text: text})
}

// isIn reports whether a file of the hall holds words, as they lie on the disk.
func (h *hall) isIn(file, words string) bool {
	h.t.Helper()
	b, err := os.ReadFile(filepath.Join(h.dir, file))
	h.must(err)
	return bytes.Contains(b, []byte(words))
}

// TestDecide_Twice: judged twice, carried out twice and started again, it is one noun with one
// ruling; of two who judge at the same time the first is heard.
func TestDecide_Twice(t *testing.T) {
	h := newHall(t)
	_, id := h.says("چراغ این کوچه خاموش است")
	r := dialogue.DecideRequest{IDs: []string{id}, Action: "published"}
	_, err := h.queue("vahid").Decide(r)
	h.must(err)
	_, err = h.queue("mina").Decide(r)
	h.refused(err, "queue.changed")
	h.settle()
	h.settle()
	h.must(dialogue.Resume(h.Backend))
	_, err = h.queue("vahid").Decide(r)
	h.refused(err, "queue.changed")
	h.kill()
	if got := h.wantSettled("after all"); got != 1 {
		t.Errorf("%d rulings", got)
	}
	if view := h.thread(); view.Total != 1 {
		t.Errorf("got %s", asJSON(t, view))
	}
}

// TestDecide_SeenOld: one that has moved on since it was shown is not judged.
func TestDecide_SeenOld(t *testing.T) {
	h := newHall(t)
	_, id := h.says("چراغ این کوچه خاموش است")
	before, err := h.queue("vahid").Item(dialogue.ItemRequest{ID: id})
	h.must(err)
	_, err = h.queue("vahid").Note(dialogue.NoteOnRequest{ID: id, Text: "یادداشت"})
	h.must(err)
	_, err = h.queue("vahid").Decide(dialogue.DecideRequest{IDs: []string{id}, Action: "published", Seen: before.Seen})
	h.refused(err, "queue.changed")
}

// TestUndo_Window: for ten seconds a decision can be taken back by who made it, and nothing of
// it is public; then not any more. The next decision of the same person ends that time.
func TestUndo_Window(t *testing.T) {
	h := newHall(t)
	code, id := h.says("چراغ این کوچه خاموش است")
	_, other := h.says("آب از جوی بیرون می‌ریزد")
	queue := h.queue("vahid")
	_, err := queue.Decide(dialogue.DecideRequest{IDs: []string{id}, Action: "published"})
	h.must(err)
	h.wait((didban.UndoMillis - 1) * time.Millisecond)
	h.must(dialogue.CarryOut(h.Backend))
	if h.thread().Total != 0 || h.follow(code).State != "waiting" {
		t.Error("it is public before its time")
	}
	_, err = h.queue("mina").Undo(dialogue.ItemRequest{ID: id})
	h.refused(err, "queue.notYours")
	_, err = queue.Undo(dialogue.ItemRequest{ID: id})
	h.must(err)
	h.settle()
	if s, _, _ := h.submission(id); s.Stage != didban.StageWaiting || s.Decision != nil || h.thread().Total != 0 {
		t.Errorf("taken back, it is %+v", s)
	}
	_, err = queue.Decide(dialogue.DecideRequest{IDs: []string{id}, Action: "published"})
	h.must(err)
	_, err = queue.Decide(dialogue.DecideRequest{IDs: []string{other}, Action: "published"})
	h.must(err)
	if h.thread().Total != 1 {
		t.Error("the next decision does not carry out the one before")
	}
	_, err = queue.Undo(dialogue.ItemRequest{ID: id})
	h.refused(err, "queue.late")
	h.settle()
	_, err = queue.Undo(dialogue.ItemRequest{ID: other})
	h.refused(err, "queue.late")
}

// TestHide_Restore_Hide holds cases 26 and 27 of abuse: it works each time, with a ruling of its
// own; meanwhile the words stand in the private file alone, and no past state has them.
func TestHide_Restore_Hide(t *testing.T) {
	h := newHall(t)
	const words = "این کوچه هنوز تاریک است"
	code, id := h.says(words)
	h.publishes(id)
	reply := h.request("کوچهٔ ما هم همین است")
	reply.Parent = string(didban.PublicID(didban.ID(id)))
	_, under := h.sends(reply)
	h.publishes(under)
	noun := didban.Ref{Kind: didban.KindComment, ID: didban.PublicID(didban.ID(id))}
	for i, action := range []string{"hidden", "restored", "hidden"} {
		r := dialogue.DecideRequest{Action: action}
		if action == "hidden" {
			r.Rule = "threat"
		}
		h.decides("vahid", id, r)
		view := h.thread()
		if view.Total != 1 || len(view.Items[0].Replies) != 1 {
			t.Fatalf("%s: got %s", action, asJSON(t, view))
		}
		shown := action == "restored"
		if top := view.Items[0]; (top.Text == words) != shown || (top.State == "approved") != shown || !shown && top.Ruling.Rule != "threat" {
			t.Errorf("%s: got %s", action, asJSON(t, top))
		}
		if s, w, kept := h.submission(id); !kept || w.Text != words || s.Rulings != i+2 {
			t.Errorf("%s: %+v, words kept: %t", action, s, kept)
		}
		if got := h.follow(code); got.Ruling == nil || got.Ruling.Action != action || got.Appeal == shown {
			t.Errorf("%s: got %s", action, asJSON(t, got))
		}
		if shown {
			continue
		}
		h.must(h.Store.View(func(tx *store.Tx) error {
			past, err := tx.Versions(noun.Kind, noun.ID)
			h.must(err)
			for _, v := range past {
				n, err := tx.AtVersion(noun.Kind, noun.ID, v.N)
				if m, ok := n.(*didban.Comment); err == nil && ok && m.Text != "" {
					t.Errorf("version %d has the words", v.N)
				}
			}
			return nil
		}))
		h.must(h.Store.Compact(t.Context()))
		if h.isIn("didban.db", words) {
			t.Error("the public record has the bytes")
		}
	}
	if got := h.wantSettled("all"); got != 5 {
		t.Errorf("%d rulings", got)
	}
}

// TestNotice_Hides: what a notice hides tells its author so, can be contested, and comes back.
func TestNotice_Hides(t *testing.T) {
	h := newHall(t)
	code, id := h.says("نظری که هشدار گرفت")
	h.publishes(id)
	_, notice := h.sends(h.notice(id, "threat"))
	h.decides("vahid", notice, dialogue.DecideRequest{Action: "hidden", Rule: "threat"})
	got := h.follow(code)
	if got.State != "hidden" || got.Ruling == nil || got.Ruling.Action != "hidden" || !got.Appeal {
		t.Fatalf("got %s", asJSON(t, got))
	}
	_, err := h.acts(code, "appeal", "این نوشته تهدید نیست")
	h.must(err)
	h.decides("mina", id, dialogue.DecideRequest{Action: "restored"})
	if view := h.thread(); view.Total != 1 || view.Items[0].Text != "نظری که هشدار گرفت" {
		t.Errorf("got %s", asJSON(t, view))
	}
}

// notice tells of a comment that something is wrong with it.
func (h *hall) notice(id, rule string) dialogue.SendRequest {
	r := h.request("")
	r.Kind, r.On, r.ID, r.Rule = "notice", string(didban.KindComment), string(didban.PublicID(didban.ID(id))), rule
	return r
}

// TestWithdraw_ByCode: before it was judged its words go and nothing is public; after, a
// tombstone and a ruling stand in its place.
func TestWithdraw_ByCode(t *testing.T) {
	h := newHall(t)
	const words = "این را پس می‌گیرم که نوشتم"
	for _, published := range []bool{false, true} {
		code, id := h.says(words)
		if published {
			h.publishes(id)
		}
		got, err := h.acts(code, "withdraw", "")
		h.must(err)
		if got.State != "withdrawn" || got.Text != "" || got.Shown != "" || got.Back || got.Appeal || (got.Ruling != nil) != published {
			t.Errorf("published %t: got %s", published, asJSON(t, got))
		}
		if _, _, kept := h.submission(id); kept {
			t.Errorf("published %t: its words are kept", published)
		}
		_, err = h.acts(code, "withdraw", "")
		h.refused(err, "follow.notNow")
	}
	if view := h.thread(); view.Total != 1 || view.Items[0].State != "withdrawn" || view.Items[0].Text != "" {
		t.Errorf("got %s", asJSON(t, view))
	}
	h.must(errors.Join(h.Store.Compact(t.Context()), h.Private.Compact(t.Context())))
	for _, file := range []string{"didban.db", "private.db"} {
		if h.isIn(file, words) {
			t.Errorf("%s has the bytes", file)
		}
	}
}

// TestMerge_CountsOne: who wrote the same stands behind the first, once.
func TestMerge_CountsOne(t *testing.T) {
	h := newHall(t)
	_, first := h.says("چراغ این کوچه خاموش است")
	h.publishes(first)
	code, id := h.says("چراغ کوچهٔ ما خاموش است")
	h.decides("vahid", id, dialogue.DecideRequest{Action: "merged", Rule: "duplicate", Into: string(didban.PublicID(didban.ID(first)))})
	h.must(dialogue.Resume(h.Backend))
	view := h.thread()
	if view.Total != 1 || view.Items[0].Supports != 1 || view.Items[0].Devices != 1 {
		t.Errorf("got %s", asJSON(t, view))
	}
	if got := h.follow(code); got.State != "merged" || got.Ruling == nil || !got.Appeal {
		t.Errorf("got %s", asJSON(t, got))
	}
}

// TestMove: it stands on the page of which it speaks, and its author is told which.
func TestMove(t *testing.T) {
	h := newHall(t)
	code, id := h.says("این دربارهٔ پروژهٔ دیگری است")
	other := didbantest.ID(didban.KindProject, 2)
	h.decides("vahid", id, dialogue.DecideRequest{
		Action: "moved", Rule: "elsewhere", Note: "به صفحهٔ درست رفت", Kind: string(didban.KindProject), To: string(other),
	})
	if h.thread().Total != 0 {
		t.Error("it stands on the first page")
	}
	view, err := h.citizen().Thread(dialogue.ThreadRequest{Kind: string(didban.KindProject), ID: string(other)})
	if h.must(err); view.Total != 1 {
		t.Errorf("got %s", asJSON(t, view))
	}
	if got := h.follow(code); got.State != "moved" || got.On.ID != string(other) {
		t.Errorf("got %s", asJSON(t, got))
	}
}

// TestRedact holds case 11 of abuse: what was taken out is in no noun, no past and no ruling.
func TestRedact(t *testing.T) {
	h := newHall(t)
	const phone = "۰۹۱۳۱۲۳۴۵۶۷"
	code, id := h.says("برای نشانی به " + phone + " زنگ بزنید")
	item, err := h.queue("vahid").Item(dialogue.ItemRequest{ID: id})
	h.must(err)
	if len(item.Spans) != 1 || item.Spans[0].Sort != "mobile" {
		t.Fatalf("got %s", asJSON(t, item))
	}
	span := dialogue.SpanOfWriter{From: item.Spans[0].From, To: item.Spans[0].To, Sort: item.Spans[0].Sort}
	h.decides("vahid", id, dialogue.DecideRequest{Action: "redacted", Rule: "personal", Spans: []dialogue.SpanOfWriter{span}})
	top := h.thread().Items[0]
	if top.Text != "برای نشانی به [شمارهٔ تماس برداشته شد] زنگ بزنید" || !top.Redacted {
		t.Errorf("got %s", asJSON(t, top))
	}
	if h.isIn("didban.db", phone) {
		t.Error("the public record has the number")
	}
	got := h.follow(code)
	if !strings.Contains(got.Text, phone) || got.Shown != top.Text || got.State != "redacted" {
		t.Errorf("got %s", asJSON(t, got))
	}
	h.decides("vahid", id, dialogue.DecideRequest{Action: "hidden", Rule: "threat"})
	h.decides("vahid", id, dialogue.DecideRequest{Action: "restored"})
	if back := h.thread().Items[0]; back.Text != top.Text || !back.Redacted {
		t.Errorf("restored, it is %s", asJSON(t, back))
	}
	if h.isIn("didban.db", phone) {
		t.Error("restored, the public record has the number")
	}
}

// wantSettled holds both files against each other, and counts the rulings.
func (h *hall) wantSettled(name string) int {
	h.t.Helper()
	rulings := map[didban.ID]*didban.Ruling{}
	nouns := map[didban.ID]didban.Spoken{}
	h.must(h.Store.View(func(tx *store.Tx) error {
		for r, err := range store.All[didban.Ruling](tx) {
			h.must(err)
			rulings[r.ID] = r
		}
		for m, err := range store.All[didban.Comment](tx) {
			h.must(err)
			nouns[m.ID] = m
		}
		for r, err := range store.All[didban.Report](tx) {
			h.must(err)
			nouns[r.ID] = r
		}
		return nil
	}))
	named, merged := 0, []*didban.Submission(nil)
	h.must(h.Private.View(func(tx *private.Tx) error {
		return tx.Submissions(func(s *didban.Submission) bool {
			m, stands := nouns[didban.PublicID(s.ID)]
			switch {
			case s.Stage == didban.StageDeciding, s.Decision != nil, stands != s.Noun, stands && m.Visible() != s.Shown():
				h.t.Errorf("%s: %+v, noun %+v", name, s, m)
			case s.Main != "":
				merged = append(merged, s)
			case stands && (rulings[rulingOf(m)] == nil || rulingOf(m) != s.Ruling || rulings[s.Ruling].Action != s.Action):
				h.t.Errorf("%s: the ruling of %+v is %+v", name, m, rulings[s.Ruling])
			}
			for n := range s.Rulings {
				if rulings[didban.PublicRulingID(s.ID, n+1)] == nil {
					h.t.Errorf("%s: no ruling %d of %+v", name, n+1, s)
				}
				named++
			}
			_, kept, err := tx.Words(s.ID)
			if h.must(err); kept == (s.Action == didban.RuledWithdrawn) {
				h.t.Errorf("%s: words of %+v kept: %t", name, s, kept)
			}
			return false
		})
	}))
	for _, s := range merged {
		r, _ := nouns[didban.PublicID(s.ID)].(*didban.Report)
		if r != nil && (r.State != didban.StateDuplicate || r.Main != s.Main) || h.votes(s.Main, didban.VoteSupport).Count != len(merged) {
			h.t.Errorf("%s: %+v is %+v", name, s, r)
		}
	}
	if named != len(rulings) {
		h.t.Errorf("%s: %d rulings, %d of them known to what was sent", name, len(rulings), named)
	}
	return named
}

// rulingOf is the newest ruling on what stands before the public.
func rulingOf(n didban.Spoken) didban.ID {
	if r, ok := n.(*didban.Report); ok {
		return r.Ruling
	}
	return n.(*didban.Comment).Ruling
}
