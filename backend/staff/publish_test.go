package staff_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
	"didban.app/backend/gate"
	"didban.app/backend/private"
	"didban.app/backend/staff"
	"didban.app/backend/store"
)

// term is a draft of a person, a post and the term that joins them.
func (o *bureau) term(who string) *pen {
	o.t.Helper()
	p := o.begin(who, didban.KindTrustee, "")
	person, post := p.add(didban.KindPerson), p.add(didban.KindPost)
	person.write("name", "مریم رضایی")
	p.n = person.n
	post.n = p.n
	post.write("title", "معتمد محلهٔ فین")
	p.n = post.n
	return p.write("person", person.id(), "post", post.id())
}

// add takes one more new noun into the draft.
func (p *pen) add(kind didban.Kind) *pen {
	p.o.t.Helper()
	v, err := p.drafts().Add(staff.AddRequest{Draft: p.draft, Kind: string(kind)})
	p.o.must(err)
	return &pen{o: p.o, who: p.who, page: p.page, draft: p.draft, sheet: v.Sheets[len(v.Sheets)-1].Sheet, n: p.n}
}

func (p *pen) ref() didban.Ref {
	ref, _ := didban.ParseSheet(p.sheet)
	return ref
}

func (p *pen) id() string { return string(p.ref().ID) }

func publishing(t *testing.T, p *pen) func(c *gate.Caller) (any, error) {
	return func(c *gate.Caller) (any, error) {
		return did(onOf[staff.Review](t, c).Publish(staff.PublishRequest{Draft: p.draft}))
	}
}

func TestPublish_AllOrNothing(t *testing.T) {
	for _, test := range []struct {
		name  string
		spoil func(o *bureau, p *pen) // after it was sent
		fault string
		stand string
	}{
		{"all", func(*bureau, *pen) {}, "", "published | مریم رضایی post 1 trustee 1"},
		{"a code taken meanwhile", func(o *bureau, p *pen) {
			code := p.text("code")
			o.put(&didban.Person{Meta: didban.Meta{Code: "N-9"}, Name: "دیگری"}, &didban.Post{Meta: didban.Meta{Code: "S-9"}, Title: "دیگر"})
			person, post := didban.ID(""), didban.ID("")
			o.must(o.Store.View(func(tx *store.Tx) error {
				a, err := store.ByCode[didban.Person](tx, "N-9")
				if err != nil {
					return err
				}
				b, err := store.ByCode[didban.Post](tx, "S-9")
				person, post = a.ID, b.ID
				return err
			}))
			o.put(&didban.Trustee{Meta: didban.Meta{Code: code}, Person: person, Post: post})
		}, "noun.codeTakenNext", "sent | دیگری post 1 trustee 1"},
	} {
		t.Run(test.name, func(t *testing.T) {
			o := newBureau(t)
			p := o.term("clerk").send()
			test.spoil(o, p)
			o.play([]scene{{name: "published", who: "publisher", call: publishing(t, p), fault: test.fault, stand: test.stand}})
		})
	}
}

func TestPublish_StaleOnesAreRefused(t *testing.T) {
	o := newBureau(t)
	person := &didban.Person{Meta: didban.Meta{Code: "N-1"}, Name: "مریم"}
	o.put(person)
	p := o.begin("clerk", didban.KindPerson, person.ID).write("bio", "معمار").send()
	person.Name = "مریم رضایی"
	o.put(person)
	o.play([]scene{
		{name: "the draft says so", who: "clerk", call: func(c *gate.Caller) (any, error) {
			return did(onOf[staff.Drafts](t, c).Open(staff.DraftOpenRequest{Draft: p.draft}))
		}, has: []string{`"stale":true`}, stand: "sent | مریم رضایی"},
		{name: "and is not published", who: "publisher", call: publishing(t, p), fault: "draft.stale"},
	})
}

func TestPublish_OneNounIsInOneHand(t *testing.T) {
	o := newBureau(t)
	person := &didban.Person{Meta: didban.Meta{Code: "N-1"}, Name: "مریم"}
	o.put(person)
	p := o.begin("clerk", didban.KindPerson, person.ID).write("bio", "معمار")
	q := o.begin("colleague", didban.KindPost, "")
	o.play([]scene{
		{name: "it opens as what it is: the clerk's", who: "colleague", call: func(c *gate.Caller) (any, error) {
			return did(onOf[staff.Drafts](t, c).Open(staff.DraftOpenRequest{Kind: "person", ID: string(person.ID)}))
		}, has: []string{p.draft, `"held":"draft.others"`, "معمار"}, stand: "open open | مریم"},
		{name: "it goes into no other draft", who: "colleague", call: func(c *gate.Caller) (any, error) {
			return did(onOf[staff.Drafts](t, c).Add(staff.AddRequest{Draft: q.draft, Kind: "person", ID: string(person.ID)}))
		}, fault: "draft.claimed"},
	})
	// two drafts never get one code
	one, two := o.begin("clerk", didban.KindPerson, ""), o.begin("colleague", didban.KindPerson, "")
	if a, b := one.text("code"), two.text("code"); a == b {
		t.Errorf("both are proposed %s", a)
	}
	taken := one.text("code")
	view, err := two.drafts().Edits(two.burst("code", taken))
	o.must(err)
	found := false
	for _, f := range view.Faults {
		found = found || f.Path == "code" && f.Key == "noun.codeTakenNext"
	}
	if !found {
		t.Errorf("two drafts hold %s: %+v", taken, view.Faults)
	}
}

// TestPublish_KilledAnywhere ends the program at every write onOf the way from a sent draft
// to a public one. Afterwards all of it is public and the draft is closed, or nothing is
// and the draft waits.
func TestPublish_KilledAnywhere(t *testing.T) {
	o := newBureau(t)
	p := o.term("clerk").send()
	var marked string
	o.DeskChanged = func(didban.ID) { // told once a change of the private file is kept
		if marked == "" {
			marked = o.copyFiles()
		}
	}
	sent := o.copyFiles()
	_, err := onOf[staff.Review](t, o.as("publisher")).Publish(staff.PublishRequest{Draft: p.draft})
	o.must(err)
	published := o.copyFiles()
	mixed := t.TempDir() // the record has it, the private file does not know yet
	for _, name := range []string{"didban.db", "private.db"} {
		from := map[string]string{"didban.db": published, "private.db": marked}[name]
		b, err := os.ReadFile(filepath.Join(from, name))
		o.must(err)
		o.must(os.WriteFile(filepath.Join(mixed, name), b, 0o600))
	}
	for _, test := range []struct{ name, dir, want string }{
		{"before", sent, "sent |"},
		{"marked", marked, "sent |"},
		{"in the record", mixed, "published | مریم رضایی post 1 trustee 1"},
		{"closed", published, "published | مریم رضایی post 1 trustee 1"},
	} {
		t.Run(test.name, func(t *testing.T) {
			left := &bureau{t: t, dir: test.dir, now: o.now, people: o.people}
			left.open()
			defer left.close()
			for range 2 { // as often as the program starts
				left.must(staff.Finish(left.Backend))
				if got := left.stand(); got != test.want {
					t.Fatalf("got %q, want %q", got, test.want)
				}
			}
			if test.want == "sent |" {
				_, err := onOf[staff.Review](t, left.as("publisher")).Publish(staff.PublishRequest{Draft: p.draft})
				left.must(err)
			}
			left.must(left.Private.View(func(tx *private.Tx) error {
				holder, err := tx.Claim(p.ref())
				if holder != "" {
					t.Errorf("the noun is still in the hands of %s", holder)
				}
				return err
			}))
			left.must(left.Store.View(func(tx *store.Tx) error {
				versions, err := tx.Versions(didban.KindTrustee, p.ref().ID)
				if len(versions) != 1 || string(versions[0].Draft) != p.draft {
					t.Errorf("got %+v", versions)
				}
				return err
			}))
		})
	}
}

func TestPublish_AtItsTime(t *testing.T) {
	o := newBureau(t)
	p := o.begin("clerk", didban.KindPerson, "").write("name", "قناری‌۷۳۱").send()
	later := o.now.Add(2 * time.Hour).UnixMilli()
	o.play([]scene{
		{name: "approved for later", who: "publisher", call: func(c *gate.Caller) (any, error) {
			return did(onOf[staff.Review](t, c).Publish(staff.PublishRequest{Draft: p.draft, At: later}))
		}, stand: "scheduled |"},
		{name: "nobody writes in it", who: "publisher", call: func(c *gate.Caller) (any, error) {
			return did(onOf[staff.Drafts](t, c).Edits(p.by("publisher").burst("name", "دیگر")))
		}, fault: "draft.scheduled"},
		{name: "its owner does not take it back", who: "clerk", call: func(c *gate.Caller) (any, error) {
			return did(onOf[staff.Drafts](t, c).TakeBack(request(p)))
		}, fault: "draft.notYours"},
	})
	o.must(staff.PublishDue(o.Backend))
	o.hides("قناری‌۷۳۱")
	if got := o.stand(); got != "scheduled |" {
		t.Fatalf("too early: %q", got)
	}
	// the program is away when the time comes, and dies again in the midst of publishing
	o.now = o.now.Add(3 * time.Hour)
	o.must(o.Private.Update(func(tx *private.Tx) error {
		d, err := tx.Draft(didban.ID(p.draft))
		if err != nil {
			return err
		}
		d.State = didban.DraftPublishing
		return tx.PutDraft(d)
	}))
	o.restart()
	o.must(staff.Finish(o.Backend))
	o.must(staff.PublishDue(o.Backend))
	if got := o.stand(); got != "published | قناری‌۷۳۱" {
		t.Fatalf("its time has come: %q", got)
	}
	o.must(staff.PublishDue(o.Backend))
	o.must(o.Store.View(func(tx *store.Tx) error {
		versions, err := tx.Versions(didban.KindPerson, p.ref().ID)
		if len(versions) != 1 {
			t.Errorf("published %d times", len(versions))
		}
		return err
	}))
}

// TestPublish_AtItsTimeByWhoMayNoMore: a right that was taken away holds for what waits.
func TestPublish_AtItsTimeByWhoMayNoMore(t *testing.T) {
	o := newBureau(t)
	p := o.begin("clerk", didban.KindPerson, "").write("name", "مریم").send()
	later := o.now.Add(time.Hour).UnixMilli()
	_, err := onOf[staff.Review](t, o.as("publisher")).Publish(staff.PublishRequest{Draft: p.draft, At: later})
	o.must(err)
	o.must(o.Private.Update(func(tx *private.Tx) error {
		u, err := tx.User(o.people["publisher"].ID)
		if err != nil {
			return err
		}
		u.Roles = []didban.Role{didban.RoleAuditor}
		return tx.PutUser(u)
	}))
	o.now = o.now.Add(2 * time.Hour)
	if err := staff.PublishDue(o.Backend); err == nil {
		t.Error("nobody is told")
	}
	if got := o.stand(); got != "sent |" {
		t.Fatalf("got %q", got)
	}
}

// TestHold_WhatAppearsLater: an import brings articles that are not for the public yet.
func TestHold_WhatAppearsLater(t *testing.T) {
	o := newBureau(t)
	at := o.now.Add(time.Hour)
	article := &didban.Article{
		Meta: didban.Meta{ID: didbantest.ID(didban.KindArticle, 1), Code: "Q-1"}, Title: "قناری‌۷۳۱", Section: "civil", Form: "news", Published: at.UnixMilli(),
	}
	for range 2 { // the same import again
		o.must(staff.Hold(o.Backend, []didban.Noun{article}))
	}
	if got := o.stand(); got != "scheduled |" {
		t.Fatalf("got %q", got)
	}
	o.hides("قناری‌۷۳۱")
	o.now = at.Add(time.Hour)
	o.must(staff.PublishDue(o.Backend))
	o.must(o.Store.View(func(tx *store.Tx) error {
		a, err := store.ByCode[didban.Article](tx, "Q-1")
		if err == nil && a.Published != at.UnixMilli() {
			t.Errorf("it says that it appeared at %d, not at the time that was planned", a.Published)
		}
		return err
	}))
}

// TestEdits_AreOnDiskOnceTheyAreAnswered copies the files right after each answer, as a
// program that is killed there leaves them, and sends the burst again.
func TestEdits_AreOnDiskOnceTheyAreAnswered(t *testing.T) {
	o := newBureau(t)
	p := o.begin("clerk", didban.KindPerson, "")
	for _, name := range []string{"م", "مر", "مری", "مریم"} {
		r := p.burst("name", name)
		view, err := p.drafts().Edits(r)
		o.must(err)
		o.restart()
		if got := p.text("name"); got != name {
			t.Fatalf("after the kill: %q, want %q", got, name)
		}
		again, err := p.drafts().Edits(r)
		o.must(err)
		if again.Seq != view.Seq || again.N != p.n {
			t.Fatalf("sent again it counts twice: %d, %d", again.Seq, view.Seq)
		}
	}
}
