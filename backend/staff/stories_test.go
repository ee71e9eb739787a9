package staff_test

import (
	"slices"
	"testing"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/api"
	"didban.app/backend/private"
	"didban.app/backend/staff"
	"didban.app/backend/store"
)

// publicly asks a service of the public's screens.
func publicly[S, T any](fn func(*S) (T, error)) func(*desk) (any, error) {
	return func(d *desk) (any, error) {
		d.caughtUp()
		return call(fn(service[S](d.caller)))
	}
}

func (o *office) caughtUp() {
	o.t.Helper()
	o.must(o.Map.CatchUp(o.Store))
	o.must(o.Archive.CatchUp(o.Store))
	o.must(o.Search.CatchUp(o.t.Context(), o.Store))
}

func trustees(d *desk) (any, error) {
	return publicly(func(s *api.Trustees) (api.TrusteesView, error) { return s.Open(api.TrusteesRequest{}) })(d)
}

func finds(text string) func(*desk) (any, error) {
	return publicly(func(s *api.Search) (api.SearchView, error) { return s.Find(api.SearchRequest{Text: text}) })
}

func suggests(text string) func(*desk) (any, error) {
	return publicly(func(s *api.Search) ([]api.SuggestionView, error) { return s.Suggest(api.SuggestRequest{Text: text}) })
}

// TestDraft_FromClerkToPublic is the whole way of one piece of work.
func TestDraft_FromClerkToPublic(t *testing.T) {
	o := newOffice(t)
	o.put(&didban.City{Meta: didban.Meta{Code: "city"}, Name: "شهر آزمون"})
	hidden := []string{"ژرفناک", "۰۳۱۵۵", "03155", "معتمد محلهٔ ژرف"}
	head := o.Store.Head()
	untouched := func(o *office) {
		if o.Store.Head() != head {
			o.t.Errorf("the public record moved from %d to %d", head, o.Store.Head())
		}
	}
	o.run(
		row{with: begin("draft", "person"), says: "session session.signedOut"},
		row{who: "zahra", with: begin("draft", "person"), says: "actor.forbidden"},
		row{who: "nasrin", with: begin("draft", "person"), says: "actor.forbidden"}, // the newsroom writes no persons
		row{who: "sara", with: begin("draft", "person"), comes: []string{`"new":true`, `"base":0`, `"held":""`, `"canSend":true`}},
		row{who: "sara", with: begin("draft", "post")},
		row{who: "sara", with: begin("draft", "trustee")},
		row{who: "sara", with: typing("draft", "person", "name", "ژرفناک کویری"), comes: []string{`"text":"ژرفناک کویری"`, `"canUndo":true`}},
		row{who: "sara", with: typing("draft", "post", "title", "معتمد محلهٔ ژرف")},
		row{
			who: "sara", with: typing("draft", "trustee", "person", "‹person.id›", "phone", "۰۳۱۵۵ ۴۴", "start", "۱۴۰۵/۱۳/۴۰"),
			comes: []string{`"shown":"ژرفناک کویری"`, `"text":"۱۴۰۵/۱۳/۴۰"`, `"path":"start","key":"`}, after: untouched,
		},
		// nobody outside sees a sign of it
		row{with: trustees, not: hidden}, row{with: finds("ژرفناک"), comes: []string{`"total":0`}},
		row{with: suggests("ژرفنا"), not: []string{"ژرفناک"}},
		row{with: opens, says: "session session.signedOut", not: hidden},
		row{who: "vahid", with: opens, says: "actor.forbidden", not: hidden},
		row{who: "nasrin", with: opens, says: "actor.forbidden", not: hidden},
		row{who: "zahra", with: opens, comes: []string{"ژرفناک", `"held":"actor.forbidden"`, `"mine":false`}},
	)
	o.clerkSends(untouched)
	o.publisherJudges(untouched, hidden)
	// it is there, whole, and says whose work it is
	o.run(
		row{with: trustees, comes: []string{"ژرفناک کویری", "معتمد محلهٔ ژرف"}},
		row{with: finds("ژرفناک"), comes: []string{`"total":1`}},
		row{who: "sara", with: opens, comes: []string{`"state":"published"`, `"held":"draft.closed"`, `"stale":false`}},
		row{who: "sara", with: typing("draft", "person", "name", "نام دیگر"), says: "gone draft.closed"},
		row{who: "sara", with: sends, says: "gone draft.closed"},
		row{who: "hossein", with: returns("دیر"), says: "gone draft.closed"},
		row{who: "maryam", with: publishes, says: "gone draft.closed"},
		row{who: "vahid", with: sends, says: "forbidden draft.notYours"}, // who may not read it learns nothing
		// and it is in nobody's hands
		row{who: "reza", with: func(d *desk) (any, error) {
			return call(d.drafts.Open(staff.DraftOpenRequest{Kind: "person", ID: d.marks["person.id"]}))
		}, comes: []string{`"mine":true`, `"base":1`, `"new":false`}, not: []string{"‹draft›"}},
	)
	for _, kind := range []string{"person", "post", "trustee"} {
		versions := o.versions(o.marks[kind])
		if len(versions) != 1 || versions[0].Draft != didban.ID(o.marks["draft"]) || !slices.Equal(versions[0].Authors, []didban.ID{o.ids["sara"]}) {
			t.Errorf("%s has the versions %+v", kind, versions)
		}
	}
	term, ok := o.public(o.marks["trustee"]).(*didban.Trustee)
	if !ok || term.Start != "2026-04-21" || term.Phone == "" || string(term.Person) != o.marks["person.id"] || string(term.Post) != o.marks["post.id"] {
		t.Errorf("the term is %+v", term)
	}
	if n := o.claims(o.marks["draft"]); n != 0 {
		t.Errorf("%d nouns are still claimed", n)
	}
}

// clerkSends plays that a draft is sent once it is sound, and that a clerk publishes it by no
// call.
func (o *office) clerkSends(untouched func(*office)) {
	o.t.Helper()
	o.run(
		// it is sent only once it is sound
		row{who: "sara", with: sends, says: "#start", not: []string{`"state":"sent"`}},
		row{who: "sara", with: sends, says: "field.required trustee/"},
		row{
			who: "sara", with: typing("draft", "trustee", "start", "۱۴۰۵/۲/۱", "post", "‹post.id›", "phone", "۰۳۱-۵۵۴۴۳۳۲۲"),
			comes: []string{`"value":"2026-04-21"`, `"faults":[]`},
		},
		row{who: "maryam", with: queue, comes: []string{`"total":0`}},
		row{who: "sara", with: publishes, says: "actor.forbidden"},
		row{who: "sara", with: sends, comes: []string{`"state":"sent"`, `"held":"draft.sent"`, `"canSend":false`}},
		// a clerk publishes by no call
		row{who: "sara", with: publishes, says: "actor.forbidden"},
		row{who: "sara", with: returns("نه"), says: "actor.forbidden"},
		row{who: "sara", with: queue, says: "actor.forbidden"},
		row{who: "sara", with: typing("draft", "person", "name", "نام دیگر"), says: "draft.sent"},
		row{who: "reza", with: takesBack, says: "draft.notYours"},
		row{who: "hossein", with: publishes, says: "actor.forbidden"}, // an editor judges and does not publish
		row{who: "nasrin", with: publishes, says: "actor.forbidden"},
	)
	untouched(o)
}

// publisherJudges plays that a draft is returned, mended and published.
func (o *office) publisherJudges(untouched func(*office), hidden []string) {
	o.t.Helper()
	o.run(
		// the publisher sends it back
		row{who: "maryam", with: queue, comes: []string{`"total":1`, "ژرفناک کویری"}},
		row{
			who: "maryam", with: reviews,
			comes: []string{`"canReview":true`, `"held":""`, `"new":"ژرفناک کویری"`, `"fourEyes":false`},
		},
		row{who: "maryam", with: returns("  "), says: "draft.word word"},
		row{who: "maryam", with: returns("شمارهٔ تلفن را بیازمایید"), comes: []string{`"state":"returned"`}},
		row{who: "maryam", with: publishes, says: "draft.notSent"},
		row{
			who: "sara", with: func(d *desk) (any, error) { return call(d.bench.Open(staff.BenchRequest{Whose: "me"})) },
			comes: []string{`"key":"returned","total":1`, "شمارهٔ تلفن را بیازمایید"},
		},
		row{who: "sara", with: opens, comes: []string{`"word":"شمارهٔ تلفن را بیازمایید"`, `"reviewer":{"id":"` + string(o.ids["maryam"]), `"held":""`}},
		row{who: "sara", with: typing("draft", "trustee", "phone", "۰۳۱۵۵۴۴۳۳۲۳"), after: untouched},
		row{who: "sara", with: sends, comes: []string{`"state":"sent"`}},
		row{with: trustees, not: hidden},
		row{who: "maryam", with: publishes, comes: []string{`"next":""`}},
	)
}

func TestEdits_PlaceAndEvent(t *testing.T) {
	o := newOffice(t)
	o.run(
		row{who: "sara", with: begin("draft", "place")},
		row{
			who: "sara", with: typing("draft", "place", "name", "بوستان آزمون", "geometry", "۳۳٫۹۸، ۵۱٫۴۴"),
			comes: []string{`"text":"۳۳٫۹۸، ۵۱٫۴۴"`, `51.44,33.98]`},
		},
		row{who: "sara", with: typing("draft", "place", "geometry", "۳۳٫۹۸"), comes: []string{`"text":"۳۳٫۹۸"`, `"key":"field.position"`}},
		row{who: "sara", with: sends, says: "field.position place/"},
		row{who: "sara", with: typing("draft", "place", "geometry", `{"type":"Point","coordinates":[51.44,33.98]}`, "sort", "park")},
		row{who: "sara", with: begin("draft", "event")},
		row{
			who: "sara", with: typing("draft", "event", "title", "جشن آزمون", "category", "cultural", "start", "۱۵ آذر ۱۴۰۵ ساعت ۱۷:۳۰"),
			comes: []string{`"value":"1796565600000"`},
		},
		row{who: "sara", with: typing("draft", "event", "end", "۱۴۰۵/۹/۱۵ ۱۶:۰۰"), comes: []string{`"key":"event.order"`}},
		row{who: "sara", with: typing("draft", "event", "end", "۱۴۰۵/۹/۱۵ ۲۰:۰۰"), not: []string{"event.order"}},
		row{who: "sara", with: opens, after: func(o *office) {
			if n := o.draft(o.marks["draft"]).Faults(); n != 0 {
				view, _ := opens(o.as("sara"))
				o.t.Errorf("%d faults: %+v", n, view.(staff.DraftView).Faults)
			}
		}},
	)
}

func (o *office) idOf(kind didban.Kind, code string) (id string) {
	o.t.Helper()
	o.must(o.Store.View(func(tx *storeTx) error {
		n, ok, err := tx.Find(kind, code)
		if err == nil && ok {
			id = string(n.Head().ID)
		}
		return err
	}))
	return id
}

// TestDraft_UntouchedFreesItsNoun: who only looked keeps nobody from the noun, who brought
// something does.
func TestDraft_UntouchedFreesItsNoun(t *testing.T) {
	o := newOffice(t)
	o.put(&didban.Person{Meta: didban.Meta{Code: "person-001"}, Name: "نام پیشین"})
	id := o.idOf(didban.KindPerson, "person-001")
	open := func(d *desk) (any, error) {
		view, err := d.drafts.Open(staff.DraftOpenRequest{Kind: "person", ID: id})
		d.marks["draft"] = view.ID
		return view, err
	}
	o.run(
		row{who: "sara", with: open, comes: []string{`"mine":true`}},
		row{who: "reza", with: open, comes: []string{`"mine":true`}},
		row{who: "reza", with: begin("draft", "post")}, // a noun came in, though nothing was typed
		row{who: "sara", with: open, comes: []string{`"held":"draft.others"`, `"kind":"post"`}},
		row{after: func(o *office) {
			o.wait(25 * time.Hour)
			o.must(staff.Sweep(o.Backend))
			o.secret = map[string]string{}
		}},
		row{who: "reza", with: opens, comes: []string{`"kind":"post"`}},
	)
}

func TestReview_FourEyes(t *testing.T) {
	for name, test := range map[string]struct {
		rule  didban.FourEyes
		kind  string
		texts []string
		says  string
	}{
		"off":               {didban.FourEyesOff, "person", []string{"name", "نام نخست"}, ""},
		"city, a person":    {didban.FourEyesCity, "person", []string{"name", "نام نخست"}, "draft.fourEyes"},
		"city, an article":  {didban.FourEyesCity, "article", []string{"title", "خبر", "section", "civil", "form", "news", "body", "متن"}, ""},
		"all, an article":   {didban.FourEyesAll, "article", []string{"title", "خبر", "section", "civil", "form", "news", "body", "متن"}, "draft.fourEyes"},
		"all, another hand": {didban.FourEyesAll, "post", []string{"title", "سمت"}, "draft.fourEyes"},
	} {
		t.Run(name, func(t *testing.T) {
			o := newOffice(t)
			o.update(func(tx *private.Tx) error {
				setting := didban.DefaultOffice
				setting.FourEyes = test.rule
				return tx.PutSetting(setting)
			})
			o.run(
				row{who: "maryam", with: begin("draft", test.kind)},
				row{who: "maryam", with: typing("draft", test.kind, test.texts...), comes: []string{`"faults":[]`}},
				row{who: "maryam", with: publishes, says: test.says},
			)
			if test.says == "" {
				return
			}
			o.run(
				row{who: "maryam", with: sends},
				row{who: "maryam", with: publishes, says: test.says},
				row{who: "maryam", with: reviews, comes: []string{`"fourEyes":true`}},
				row{who: "ali", with: publishes, comes: []string{`"seq":1`}}, // another pair of eyes
			)
		})
	}
}

// TestReview_WhoMendedIsTheLastHand: a reviewer who writes in what was sent is no other pair
// of eyes any more.
func TestReview_WhoMendedIsTheLastHand(t *testing.T) {
	o := newOffice(t)
	o.update(func(tx *private.Tx) error {
		setting := didban.DefaultOffice
		setting.FourEyes = didban.FourEyesCity
		return tx.PutSetting(setting)
	})
	o.run(
		row{who: "sara", with: begin("draft", "person")},
		row{who: "sara", with: typing("draft", "person", "name", "زهرا")},
		row{who: "sara", with: sends},
		row{who: "ali", with: typing("draft", "person", "name", "زهرا رضایی")},
		row{who: "ali", with: publishes, says: "draft.fourEyes"},
		row{who: "maryam", with: publishes},
	)
}

func TestPublish_Stale(t *testing.T) {
	o := newOffice(t)
	o.put(&didban.Person{Meta: didban.Meta{Code: "person-001"}, Name: "نام پیشین"})
	id := o.idOf(didban.KindPerson, "person-001")
	o.run(
		row{who: "sara", with: func(d *desk) (any, error) {
			view, err := d.drafts.Open(staff.DraftOpenRequest{Kind: "person", ID: id})
			d.marks["draft"], d.marks["person"] = view.ID, view.Sheets[0].Sheet
			return view, err
		}, comes: []string{`"stale":false`}},
		row{who: "sara", with: begin("draft", "post")},
		row{who: "sara", with: typing("draft", "post", "title", "سمت تازه")},
		row{who: "sara", with: typing("draft", "person", "name", "نام سارا"), after: func(o *office) {
			o.put(&didban.Person{Meta: didban.Meta{ID: didban.ID(id), Code: "person-001", Version: 1}, Name: "نام درون‌ریزی"})
		}},
		row{who: "sara", with: opens, comes: []string{`"stale":true`}},
		row{who: "sara", with: sends},
		row{who: "maryam", with: publishes, says: "draft.stale"},
		row{who: "maryam", with: opens, comes: []string{`"state":"sent"`}},
	)
	if p, ok := o.public(o.marks["person"]).(*didban.Person); !ok || p.Name != "نام درون‌ریزی" || o.public(o.marks["post"]) != nil {
		t.Errorf("something was published: %+v", p)
	}
}

func TestDraft_References(t *testing.T) {
	o := newOffice(t)
	o.run(
		row{who: "reza", with: begin("other", "person"), after: func(o *office) { o.marks["their"] = o.marks["person.id"] }},
		row{who: "reza", with: typing("other", "person", "name", "نامی در پیش‌نویس دیگر")},
		row{who: "sara", with: begin("draft", "trustee")},
		row{who: "sara", with: typing("draft", "trustee", "person", "‹their›"), comes: []string{`"key":"ref.missing"`, "‹their›"}, not: []string{"نامی در"}},
		row{who: "sara", with: sends, says: "ref.missing trustee/"},
		row{who: "sara", with: begin("draft", "post")},
		row{who: "sara", with: typing("draft", "trustee", "post", "‹post.id›"), not: []string{`"path":"post","key":"ref.missing"`}},
		row{who: "sara", with: func(d *desk) (any, error) {
			return call(d.drafts.Add(staff.AddRequest{Draft: d.marks["draft"], Kind: "person", ID: d.marks["their"]}))
		}, says: "noun"},
		row{who: "sara", with: typing("draft", "post", "area", "00000000-0000-7000-8000-000000000000"), comes: []string{"ref.missing"}},
		// what the draft itself holds no more is missing too
		row{who: "sara", with: func(d *desk) (any, error) {
			return call(d.drafts.Remove(staff.SheetRequest{Draft: d.marks["draft"], Sheet: d.marks["post"]}))
		}, comes: []string{`"path":"post","key":"ref.missing"`}},
		row{who: "sara", with: func(d *desk) (any, error) {
			return call(d.drafts.Remove(staff.SheetRequest{Draft: d.marks["draft"], Sheet: d.marks["trustee"]}))
		}, says: "draft.lastSheet"},
	)
}

func TestDraft_Codes(t *testing.T) {
	o := newOffice(t)
	o.put(&didban.Person{Meta: didban.Meta{Code: "person-007"}, Name: "نام پیشین"})
	first, second := begin("first", "person"), begin("second", "person")
	o.run(
		row{who: "sara", with: first, comes: []string{`"text":"person-008"`}, after: func(o *office) { o.marks["mine"] = o.marks["person"] }},
		row{who: "reza", with: second, comes: []string{`"text":"person-009"`}},
		row{who: "sara", with: typing("first", "mine", "code", "X-1", "name", "یک"), comes: []string{`"faults":[]`}},
		row{who: "reza", with: typing("second", "person", "code", "X-1", "name", "دو"), comes: []string{"noun.codeTakenNext", "X-1"}},
		row{who: "reza", with: typing("second", "person", "code", "person-007"), comes: []string{"noun.codeTakenNext", "person-007", "person-008"}},
		row{who: "reza", with: typing("second", "person", "code", "X-1")},
		// what was thrown away frees its code
		row{who: "sara", with: func(d *desk) (any, error) { return call(d.drafts.Drop(staff.DraftRequest{Draft: d.marks["first"]})) }, comes: []string{`"state":"dropped"`}},
		row{who: "reza", with: func(d *desk) (any, error) {
			return call(d.drafts.Open(staff.DraftOpenRequest{Draft: d.marks["second"]}))
		}, not: []string{"codeTaken"}},
		// and has it no more when it comes back
		row{who: "sara", with: func(d *desk) (any, error) { return call(d.drafts.Reopen(staff.DraftRequest{Draft: d.marks["first"]})) }},
		row{who: "sara", with: sendsOf("first")},
		row{who: "reza", with: sendsOf("second"), says: "noun.codeTakenNext"},
	)
}

// A code that two sheets of one draft have stays taken while one of them has it.
func TestDraft_CodeOfTwoSheets(t *testing.T) {
	o := newOffice(t)
	first, second := begin("first", "person"), begin("second", "person")
	twin := func(o *office) { o.marks["twin"] = o.marks["person"] }
	o.run(
		row{who: "sara", with: first, after: func(o *office) { o.marks["mine"] = o.marks["person"] }},
		row{who: "sara", with: first, after: twin},
		row{who: "sara", with: typing("first", "mine", "code", "X-1", "name", "یک")},
		row{who: "sara", with: typing("first", "twin", "code", "X-1", "name", "دو")},
		row{who: "sara", with: typing("first", "twin", "code", "X-2")},
		row{who: "reza", with: second},
		row{who: "reza", with: typing("second", "person", "code", "X-1", "name", "سه"), comes: []string{"noun.codeTakenNext", "X-1"}},
		row{who: "sara", with: typing("first", "twin", "code", "X-1")},
		row{who: "sara", with: func(d *desk) (any, error) {
			return call(d.drafts.Remove(staff.SheetRequest{Draft: d.marks["first"], Sheet: d.marks["twin"]}))
		}},
		row{who: "reza", with: typing("second", "person", "code", "X-3")},
		row{who: "reza", with: typing("second", "person", "code", "X-1"), comes: []string{"noun.codeTakenNext", "X-1"}},
	)
}

func sendsOf(draft string) func(*desk) (any, error) {
	return func(d *desk) (any, error) { return call(d.drafts.Send(staff.SendRequest{Draft: d.marks[draft]})) }
}

type storeTx = store.Tx
