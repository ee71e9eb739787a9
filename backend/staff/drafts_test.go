package staff_test

import (
	"fmt"
	"testing"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
	"didban.app/backend/gate"
	"didban.app/backend/private"
	"didban.app/backend/staff"
	"didban.app/backend/store"
)

// TestStory_FromClerkToPublic follows one person's entry from the first letter to the
// public, through every hand.
func TestStory_FromClerkToPublic(t *testing.T) {
	o := newBureau(t)
	begins := func(c *gate.Caller) (any, error) {
		return did(onOf[staff.Drafts](t, c).Open(staff.DraftOpenRequest{Kind: "person"}))
	}
	o.play([]scene{
		{name: "nobody opens nothing", call: begins, fault: "session.signedOut", stand: "|"},
		{name: "an auditor begins nothing", who: "auditor", call: begins, fault: "actor.forbidden"},
		{name: "the newsroom writes no people", who: "newsroom", call: begins, fault: "actor.forbidden"},
		{name: "a clerk begins", who: "clerk", call: begins, has: []string{`"state":"open"`, `"mine":true`, `"held":""`, `"new":true`}, stand: "open |"},
	})
	var draft *didban.Draft
	o.must(o.Private.View(func(tx *private.Tx) error {
		all, err := tx.Drafts()
		draft = all[0]
		return err
	}))
	p := &pen{o: o, who: "clerk", page: "p", draft: string(draft.ID), sheet: draft.Sheets[0].Ref.Sheet()}
	written(o, p)
	judged(o, p)
	p.n = 2
	p.write("name", "قناری‌۷۳۱ فین").send()
	published(o, p)
}

// written: who may read and who may write what a clerk types.
func written(o *bureau, p *pen) {
	first := p.burst("name", "قناری‌۷۳۱", "bio", "معمار و مرمت‌گر")
	peek := staff.EditsRequest{Draft: p.draft, Page: "peek", Edits: []staff.EditView{{Sheet: p.sheet, Path: "name", Op: "set"}}}
	o.play([]scene{
		{name: "without a name it can't be sent", who: "clerk", call: p.sends(), fault: "field.required", field: p.sheet + "#name"},
		{name: "it is kept", who: "clerk", call: p.keeps(first), has: []string{`"seq":2`, `"n":2`, "قناری‌۷۳۱", `"canUndo":true`, `"faults":[]`}},
		{name: "sent again it is not kept twice", who: "clerk", call: p.keeps(first), has: []string{`"seq":2`, `"n":2`}},
		{name: "a colleague reads it", who: "colleague", call: p.opens(), has: []string{"قناری‌۷۳۱", `"held":"draft.others"`, `"canTake":false`, `"canUndo":false`}},
		{name: "and does not write in it", who: "colleague", call: p.keeps(p.by("colleague").burst("name", "دیگری")), fault: "draft.others"},
		{name: "an auditor reads it", who: "auditor", call: p.opens(), has: []string{`"held":"actor.forbidden"`}},
		{name: "the newsroom does not read it", who: "newsroom", call: p.opens(), fault: "actor.forbidden"},
		{name: "nor by sending nothing new", who: "newsroom", call: p.keeps(peek), fault: "actor.forbidden"},
		{name: "nor a moderator", who: "moderator", call: p.opens(), fault: "actor.forbidden"},
		{name: "nor nobody", call: p.opens(), fault: "session.signedOut"},
	})
}

// judged: a draft is sent, and comes back with a word.
func judged(o *bureau, p *pen) {
	o.play([]scene{
		{name: "a clerk publishes nothing", who: "clerk", call: p.publishes(0), fault: "actor.forbidden"},
		{name: "it is sent", who: "clerk", call: p.sends(), has: []string{`"state":"sent"`, `"held":"draft.sent"`}, stand: "sent |"},
		{name: "what is sent is not written", who: "clerk", call: p.keeps(p.burst("name", "پس از فرستادن")), fault: "draft.sent"},
		{name: "a colleague returns nothing", who: "colleague", call: p.returns("بد است"), fault: "actor.forbidden"},
		{name: "it waits for the editor", who: "editor", call: func(c *gate.Caller) (any, error) {
			return did(onOf[staff.Review](o.t, c).Queue())
		}, has: []string{p.draft, `"total":1`}},
		{name: "an editor publishes nothing", who: "editor", call: p.publishes(0), fault: "actor.forbidden"},
		{name: "returned without a word", who: "editor", call: p.returns("  "), fault: "draft.word", field: "word"},
		{name: "returned", who: "editor", call: p.returns("نام کامل را بنویسید"), has: []string{`"state":"returned"`, "نام کامل را بنویسید"}, stand: "returned |"},
		{name: "its owner finds it onOf the bench", who: "clerk", call: func(c *gate.Caller) (any, error) {
			return did(onOf[staff.Bench](o.t, c).Open(staff.BenchRequest{Whose: "me"}))
		}, has: []string{`"key":"returned","total":1`, "نام کامل را بنویسید", p.draft}},
		{name: "a publisher can't publish what was not sent", who: "publisher", call: p.publishes(0), fault: "draft.notSent"},
	})
	o.hides("قناری‌۷۳۱")
}

// published: the public sees it from now onOf, and the record says where it came from.
func published(o *bureau, p *pen) {
	o.play([]scene{
		{name: "the reviewer sees what would change", who: "publisher", call: func(c *gate.Caller) (any, error) {
			return did(onOf[staff.Review](o.t, c).Open(request(p)))
		}, has: []string{`"field":"name"`, "قناری‌۷۳۱ فین", `"new":true`, `"fourEyes":false`}, stand: "sent |"},
		{name: "published", who: "publisher", call: p.publishes(0), has: []string{`"seq":1`}, stand: "published | قناری‌۷۳۱ فین"},
		{name: "only once", who: "publisher", call: p.publishes(0), fault: "draft.notSent"},
		{name: "and closed", who: "clerk", call: p.keeps(p.burst("name", "دیرآمد")), fault: "draft.closed"},
		{name: "the noun is in nobody's hands", who: "colleague", call: func(c *gate.Caller) (any, error) {
			return did(onOf[staff.Drafts](o.t, c).Open(staff.DraftOpenRequest{Kind: "person", ID: p.id()}))
		}, has: []string{`"mine":true`, `"base":1`, `"new":false`}, hasNot: []string{p.draft}, stand: "published open | قناری‌۷۳۱ فین"},
	})
	o.must(o.Store.View(func(tx *store.Tx) error {
		versions, err := tx.Versions(didban.KindPerson, p.ref().ID)
		if len(versions) != 1 || string(versions[0].Draft) != p.draft || len(versions[0].Authors) != 1 || versions[0].Authors[0] != o.people["clerk"].ID {
			o.t.Errorf("got %+v", versions)
		}
		return err
	}))
	o.hides("نام کامل را بنویسید")
}

func TestStory_TakingOver(t *testing.T) {
	o := newBureau(t)
	p := o.begin("clerk", didban.KindPerson, "").write("name", "مریم")
	other := p.by("colleague")
	take := func(c *gate.Caller) (any, error) { return did(onOf[staff.Drafts](t, c).TakeOver(request(p))) }
	o.play([]scene{
		{name: "not while it is fresh", who: "colleague", call: take, fault: "draft.notYours", stand: "open |"},
		{name: "never without the right", who: "newsroom", call: take, fault: "draft.notYours"},
	})
	o.now = o.now.Add(31 * time.Minute)
	o.play([]scene{
		{name: "after half an hour", who: "colleague", call: take, has: []string{`"mine":true`, `"held":""`, `"canUndo":false`}, stand: "open |"},
		{name: "its former owner is told in the notes", who: "clerk", call: func(c *gate.Caller) (any, error) {
			return did(onOf[staff.Bench](t, c).Notes(staff.NotesRequest{Draft: p.draft}))
		}, has: []string{"@takenOver", "colleague"}},
		{name: "and writes no more", who: "clerk", call: func(c *gate.Caller) (any, error) {
			return did(onOf[staff.Drafts](t, c).Edits(p.burst("name", "کهنه")))
		}, fault: "draft.others"},
	})
	other.write("bio", "معمار")
	o.play([]scene{
		{name: "one takes back what is one's own", who: "colleague", call: func(c *gate.Caller) (any, error) {
			return did(onOf[staff.Drafts](t, c).Undo(staff.DraftPageRequest{Draft: p.draft, Page: other.page}))
		}, has: []string{"مریم", `"canUndo":false`, `"canRedo":true`}, hasNot: []string{"معمار"}},
		{name: "and no more than that", who: "colleague", call: func(c *gate.Caller) (any, error) {
			return did(onOf[staff.Drafts](t, c).Undo(staff.DraftPageRequest{Draft: p.draft, Page: other.page}))
		}, has: []string{"مریم"}},
		{name: "an editor takes it at once", who: "editor", call: take, has: []string{`"mine":true`}},
		{name: "and hands it onOf", who: "editor", call: func(c *gate.Caller) (any, error) {
			return did(onOf[staff.Drafts](t, c).HandOver(staff.HandOverRequest{Draft: p.draft, To: string(o.people["clerk"].ID)}))
		}, has: []string{`"held":"draft.others"`}},
		{name: "not to who may not write it", who: "editor", call: func(c *gate.Caller) (any, error) {
			return did(onOf[staff.Drafts](t, c).HandOver(staff.HandOverRequest{Draft: p.draft, To: string(o.people["auditor"].ID)}))
		}, fault: "user.noHeir"},
	})
}

func TestStory_ThrownAwayAndBack(t *testing.T) {
	o := newBureau(t)
	p := o.begin("clerk", didban.KindPerson, "").write("name", "مریم")
	drop := func(c *gate.Caller) (any, error) { return did(onOf[staff.Drafts](t, c).Drop(request(p))) }
	reopen := func(c *gate.Caller) (any, error) { return did(onOf[staff.Drafts](t, c).Reopen(request(p))) }
	o.play([]scene{
		{name: "not by a colleague", who: "colleague", call: drop, fault: "draft.notYours", stand: "open |"},
		{name: "by its owner", who: "clerk", call: drop, has: []string{`"held":"draft.closed"`}, stand: "dropped |"},
		{name: "not brought back by a colleague", who: "colleague", call: reopen, fault: "draft.notYours"},
		{name: "brought back", who: "clerk", call: reopen, has: []string{"مریم", `"held":""`}, stand: "open |"},
		{name: "thrown away again", who: "editor", call: drop, stand: "dropped |"},
	})
	o.now = o.now.Add(29 * 24 * time.Hour)
	o.must(staff.Sweep(o.Backend))
	if got := o.stand(); got != "dropped |" {
		t.Errorf("after 29 days: %q", got)
	}
	o.now = o.now.Add(2 * 24 * time.Hour)
	o.must(staff.Sweep(o.Backend))
	if got := o.stand(); got != "|" {
		t.Errorf("after 31 days: %q", got)
	}
	o.must(o.Private.View(func(tx *private.Tx) error {
		edits, err := tx.Edits(didban.ID(p.draft), 0)
		if len(edits) > 0 {
			t.Errorf("%d edits are left", len(edits))
		}
		return err
	}))
}

func TestStory_Reasons(t *testing.T) {
	o := newBureau(t)
	work := &didban.Project{
		Meta: didban.Meta{ID: didbantest.ID(didban.KindProject, 1), Code: "K-1"}, Title: "پل", Domain: "civil", Type: "construction",
		Status: "implementation", End: "2027-03-20",
	}
	o.put(work)
	p := o.begin("clerk", didban.KindProject, work.ID)
	send := func(reasons ...staff.ReasonView) func(c *gate.Caller) (any, error) {
		return func(c *gate.Caller) (any, error) {
			return did(onOf[staff.Drafts](t, c).Send(staff.SendRequest{Draft: p.draft, Reasons: reasons}))
		}
	}
	o.play([]scene{{name: "nothing to send", who: "clerk", call: send(), fault: "draft.unchanged", stand: "open |"}})
	p.write("end", "۲۹ اسفند ۱۴۰۶")
	end := p.sheet + "#end"
	o.play([]scene{
		{name: "what is due is told with the difference", who: "clerk", call: func(c *gate.Caller) (any, error) {
			return did(onOf[staff.Drafts](t, c).Difference(request(p)))
		}, has: []string{`"why":"reason.end"`, end, `"old":"2027-03-20"`, `"new":"2028-03-19"`}},
		{name: "without a reason", who: "clerk", call: send(), fault: "reason.required", field: end},
		{name: "with half a word", who: "clerk", call: send(staff.ReasonView{Field: end, Text: "چون ۱۲۳۴۵۶۷"}), fault: "reason.required", field: end},
		{name: "with one", who: "clerk", call: send(staff.ReasonView{Field: end, Text: "یخبندان و تعطیلی کارگاه"}), stand: "sent |"},
		{name: "published with it", who: "publisher", call: func(c *gate.Caller) (any, error) {
			return did(onOf[staff.Review](t, c).Publish(staff.PublishRequest{Draft: p.draft}))
		}, stand: "published |"},
	})
	o.must(o.Store.View(func(tx *store.Tx) error {
		versions, err := tx.Versions(didban.KindProject, work.ID)
		v := versions[len(versions)-1]
		if len(v.Reasons) != 1 || v.Reasons[0].Field != "project#end" || v.Reasons[0].Text != "یخبندان و تعطیلی کارگاه" {
			t.Errorf("got %+v", v)
		}
		return err
	}))
}

func TestStory_WhatIsUnreadableIsKeptAndNotSent(t *testing.T) {
	o := newBureau(t)
	p := o.begin("clerk", didban.KindTrustee, "")
	ghost := string(didbantest.ID(didban.KindPerson, 404))
	p.write("start", "۱۴۰۵/۱۳/۴۰", "person", ghost, "post", string(didbantest.ID(didban.KindPost, 1)))
	o.restart()
	o.play([]scene{
		{name: "it is there after the program died", who: "clerk", call: func(c *gate.Caller) (any, error) {
			return did(onOf[staff.Drafts](t, c).Open(staff.DraftOpenRequest{Draft: p.draft, Page: p.page}))
		}, has: []string{"۱۴۰۵/۱۳/۴۰", "field.dateNone", "ref.missing", `"n":3`}, stand: "open |"},
		{name: "and keeps it from being sent, with all faults", who: "clerk", call: func(c *gate.Caller) (any, error) {
			_, err := onOf[staff.Drafts](t, c).Send(staff.SendRequest{Draft: p.draft})
			return fmt.Sprint(err), nil
		}, has: []string{"field.dateNone", "ref.missing", p.sheet + "#person", p.sheet + "#post"}},
	})
}

func TestStory_FourEyes(t *testing.T) {
	o := newBureau(t)
	o.must(o.Private.Update(func(tx *private.Tx) error {
		setting := didban.DefaultOffice
		setting.FourEyes = didban.FourEyesCity
		return tx.PutSetting(setting)
	}))
	p := o.begin("publisher", didban.KindPerson, "").write("name", "مریم").send()
	publish := func(c *gate.Caller) (any, error) {
		return did(onOf[staff.Review](t, c).Publish(staff.PublishRequest{Draft: p.draft}))
	}
	o.play([]scene{
		{name: "not by the last hand", who: "publisher", call: publish, fault: "draft.fourEyes", stand: "sent |"},
		{name: "which is told beforehand", who: "publisher", call: func(c *gate.Caller) (any, error) {
			return did(onOf[staff.Review](t, c).Open(request(p)))
		}, has: []string{`"fourEyes":true`}},
		{name: "by another", who: "boss", call: publish, stand: "published | مریم"},
	})
	q := o.begin("clerk", didban.KindPerson, "").write("name", "زهرا").send()
	q.by("boss").write("name", "زهرا رضایی")
	o.play([]scene{{name: "who mended it is its last hand", who: "boss", call: func(c *gate.Caller) (any, error) {
		return did(onOf[staff.Review](t, c).Publish(staff.PublishRequest{Draft: q.draft}))
	}, fault: "draft.fourEyes", stand: "published sent | مریم"}})
}
