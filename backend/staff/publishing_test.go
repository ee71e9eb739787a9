package staff_test

import (
	"strings"
	"testing"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/private"
	"didban.app/backend/staff"
)

// articleSent is an article of the newsroom that waits to be judged, with the person that it
// is about.
func articleSent(o *office) {
	o.t.Helper()
	o.run(
		row{who: "maryam", with: begin("draft", "article")},
		row{who: "maryam", with: begin("draft", "person")},
		row{who: "maryam", with: typing("draft", "person", "name", "نام تازه")},
		row{
			who: "maryam", with: typing("draft", "article", "title", "خبر فردا", "section", "civil", "form", "news", "body", "متن خبر", "persons", "‹person.id›"),
			comes: []string{`"faults":[]`},
		},
		row{who: "maryam", with: sends},
	)
}

func publishesAt(after time.Duration) func(*desk) (any, error) {
	return func(d *desk) (any, error) {
		return call(d.review.Publish(staff.PublishRequest{Draft: d.marks["draft"], At: d.Now().Add(after).UnixMilli()}))
	}
}

func (o *office) due() { o.t.Helper(); o.must(staff.PublishDue(o.Backend)) }

func (o *office) state(want didban.DraftState) {
	o.t.Helper()
	if got := o.draft(o.marks["draft"]).State; got != want {
		o.t.Fatalf("the draft is %s, want %s", got, want)
	}
}

// appeared checks that the draft is in the public record, whole and once.
func (o *office) appeared() {
	o.t.Helper()
	o.state(didban.DraftPublished)
	for _, kind := range []string{"article", "person"} {
		if v := o.versions(o.marks[kind]); len(v) != 1 || string(v[0].Draft) != o.marks["draft"] {
			o.t.Errorf("%s has the versions %+v", kind, v)
		}
	}
	if n := o.claims(o.marks["draft"]); n != 0 {
		o.t.Errorf("%d nouns are claimed", n)
	}
}

func (o *office) nothingAppeared() {
	o.t.Helper()
	if head := o.Store.Head(); head != 0 {
		o.t.Errorf("the public record stands at %d", head)
	}
}

func (o *office) publishedAt(want time.Time) {
	o.t.Helper()
	if a, ok := o.public(o.marks["article"]).(*didban.Article); !ok || a.Published != want.UnixMilli() {
		o.t.Errorf("the article appeared at %+v, want %d", a, want.UnixMilli())
	}
}

func TestPublish_Scheduled(t *testing.T) {
	o := newOffice(t)
	articleSent(o)
	o.run(
		row{who: "ali", with: publishesAt(2 * time.Hour)},
		row{who: "maryam", with: opens, comes: []string{`"state":"scheduled"`, `"held":"draft.scheduled"`}},
		row{who: "maryam", with: typing("draft", "article", "title", "دیر"), says: "draft.scheduled"},
		row{with: finds("فردا"), comes: []string{`"total":0`}},
	)
	o.due()
	o.wait(2*time.Hour - time.Millisecond)
	o.due()
	o.state(didban.DraftScheduled)
	o.nothingAppeared()
	o.shut() // the program was not there when the time came
	o.wait(time.Hour)
	o.restart()
	o.due()
	o.appeared()
	o.publishedAt(morning.Add(2 * time.Hour)) // it appears with the instant that was planned
	head := o.Store.Head()
	o.due()
	if o.Store.Head() != head {
		t.Error("it was published twice")
	}
}

func TestPublish_ScheduledTakenBack(t *testing.T) {
	o := newOffice(t)
	articleSent(o)
	o.run(
		row{who: "ali", with: publishesAt(time.Hour)},
		row{who: "hossein", with: takesBack, says: "draft.notYours"},
		row{who: "ali", with: takesBack, comes: []string{`"state":"sent"`, `"at":0`}},
		row{after: func(o *office) { o.wait(2 * time.Hour) }},
	)
	o.due()
	o.state(didban.DraftSent)
	o.nothingAppeared()
}

// TestPublish_Past: a time that is over is no time to appear at.
func TestPublish_Past(t *testing.T) {
	o := newOffice(t)
	articleSent(o)
	o.run(row{who: "ali", with: publishesAt(-time.Hour)})
	o.appeared()
	o.publishedAt(morning)
}

// TestPublish_ReviewerGone: who approved may do so no more when the time comes.
func TestPublish_ReviewerGone(t *testing.T) {
	for name, change := range map[string]func(u *didban.User){
		"disabled":   func(u *didban.User) { u.Disabled = true },
		"a new role": func(u *didban.User) { u.Roles = []didban.Role{didban.RoleEntry} },
	} {
		t.Run(name, func(t *testing.T) {
			o := newOffice(t)
			articleSent(o)
			o.run(row{who: "maryam", with: publishesAt(time.Hour)})
			o.update(func(tx *private.Tx) error {
				u, err := tx.User(o.ids["maryam"])
				if err != nil {
					return err
				}
				change(u)
				return tx.PutUser(u)
			})
			o.wait(2 * time.Hour)
			if err := staff.PublishDue(o.Backend); err == nil {
				t.Error("nobody is told")
			}
			o.state(didban.DraftSent)
			o.nothingAppeared()
		})
	}
}

// mark leaves the draft as a program does that ended while it published it: marked, and with
// its nouns in the public record or not.
func (o *office) mark(written bool) {
	o.t.Helper()
	if !written {
		o.update(func(tx *private.Tx) error {
			d, err := tx.Draft(didban.ID(o.marks["draft"]))
			if err != nil {
				return err
			}
			d.State, d.Reviewer = didban.DraftPublishing, o.ids["ali"]
			return tx.PutDraft(d)
		})
		return
	}
	before := o.privateCopy()
	o.run(row{who: "ali", with: publishes})
	o.restorePrivate(before)
	o.mark(false)
}

func TestFinish(t *testing.T) {
	for name, test := range map[string]struct {
		written bool
		state   didban.DraftState
	}{
		"nothing but the mark":    {false, didban.DraftSent},
		"the mark and the record": {true, didban.DraftPublished},
	} {
		t.Run(name, func(t *testing.T) {
			o := newOffice(t)
			articleSent(o)
			o.mark(test.written)
			head := o.Store.Head()
			o.restart()
			o.state(test.state)
			if o.Store.Head() != head {
				t.Error("finishing wrote into the public record")
			}
			if test.written {
				o.appeared()
				o.run(row{who: "ali", with: publishes, says: "gone draft.closed"})
				return
			}
			o.nothingAppeared()
			if n := o.claims(o.marks["draft"]); n != 2 {
				t.Errorf("%d nouns are claimed, want 2", n)
			}
			o.run(row{who: "ali", with: publishes}) // the reviewer goes on
			o.appeared()
		})
	}
}

// TestFinish_Scheduled: a program that ended while it published what was due publishes it at
// its next start.
func TestFinish_Scheduled(t *testing.T) {
	o := newOffice(t)
	articleSent(o)
	o.run(row{who: "ali", with: publishesAt(time.Hour)})
	o.wait(2 * time.Hour)
	o.mark(false)
	o.restart()
	o.due()
	o.appeared()
	o.publishedAt(morning.Add(time.Hour))
}

// TestPublish_Refused: what the record refuses leaves the draft with its reviewer, and
// nothing of it appears.
func TestPublish_Refused(t *testing.T) {
	o := newOffice(t)
	articleSent(o)
	o.mark(false)
	o.update(func(tx *private.Tx) error { // a noun that the record can't take, behind the rules' back
		sheets, err := tx.Sheets(didban.ID(o.marks["draft"]))
		if err != nil {
			return err
		}
		for _, s := range sheets {
			if s.Ref.Kind == didban.KindArticle {
				s.Sheet.Noun = []byte(strings.Replace(string(s.Sheet.Noun), `"section":"civil"`, `"section":"none"`, 1))
				return tx.PutSheet(didban.ID(o.marks["draft"]), s)
			}
		}
		return nil
	})
	o.restart()
	o.run(row{who: "ali", with: publishes, says: "field.unknownCode"})
	o.state(didban.DraftSent)
	o.nothingAppeared()
}

func TestHold(t *testing.T) {
	o := newOffice(t)
	future := morning.Add(48 * time.Hour)
	a := &didban.Article{
		Meta: didban.Meta{ID: "019aa000-0000-7000-8000-000000000001", Code: "A-1"}, Title: "خبر آینده", Section: "civil", Form: "news",
		Body: "متن آینده", Published: future.UnixMilli(),
	}
	o.marks["article"] = "article/" + string(a.ID)
	o.must(staff.Hold(o.Backend, []didban.Noun{a}))
	a.Title = "خبر آیندهٔ تازه"
	o.must(staff.Hold(o.Backend, []didban.Noun{a})) // the same import again, with a mended title
	o.run(
		row{with: finds("آینده"), comes: []string{`"total":0`}, not: []string{"خبر آینده"}},
		row{who: "maryam", with: func(d *desk) (any, error) {
			view, err := d.lists.Open(staff.ListRequest{Kind: "article"})
			if len(view.Rows) == 1 {
				d.marks["draft"] = view.Rows[0].Draft
			}
			return view, err
		}, comes: []string{`"total":1`, "خبر آیندهٔ تازه", `"public":false`, `"draftState":"scheduled"`}},
		row{who: "sara", with: opens, says: "actor.forbidden", not: []string{"خبر"}},
	)
	o.due()
	o.nothingAppeared()
	o.wait(48*time.Hour + time.Minute)
	o.due()
	o.publishedAt(future)
	if v := o.versions(o.marks["article"]); len(v) != 1 || string(v[0].Draft) != o.marks["draft"] || len(v[0].Authors) != 0 {
		t.Errorf("the versions are %+v", v)
	}
}

// TestHold_Undated: an article of an import without a time waits to be judged.
func TestHold_Undated(t *testing.T) {
	o := newOffice(t)
	a := &didban.Article{
		Meta: didban.Meta{ID: "019aa000-0000-7000-8000-000000000001", Code: "A-1"}, Title: "خبر بی‌روز", Section: "civil", Form: "news", Body: "متن",
	}
	o.must(staff.Hold(o.Backend, []didban.Noun{a}))
	o.run(
		row{who: "nasrin", with: func(d *desk) (any, error) {
			view, err := d.review.Queue()
			if len(view.Items) == 1 {
				d.marks["draft"] = view.Items[0].Draft
			}
			return view, err
		}, comes: []string{`"total":1`, "خبر بی‌روز"}},
		row{who: "nasrin", with: publishes},
	)
	o.state(didban.DraftPublished)
}

// privateCopy and restorePrivate play a power cut: what the private file held before comes back.
func (o *office) privateCopy() string {
	o.t.Helper()
	path := o.t.TempDir() + "/private.db"
	o.must(o.Private.Backup(o.t.Context(), path))
	return path
}

func (o *office) restorePrivate(path string) {
	o.t.Helper()
	o.shut()
	o.must(private.Restore(o.t.Context(), o.dir, path))
	o.secret = map[string]string{}
	o.open()
}
