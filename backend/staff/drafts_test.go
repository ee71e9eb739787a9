package staff_test

import (
	"slices"
	"testing"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
	"didban.app/backend/private"
	"didban.app/backend/staff"
)

const day = 24 * time.Hour

// sweep is what the program does each day; the people sign in again.
func (o *office) sweep() {
	o.t.Helper()
	o.must(staff.Sweep(o.Backend))
	o.secret = map[string]string{}
}

func TestDraft_ThrownAwayAndBack(t *testing.T) {
	o := newOffice(t)
	o.run(
		row{who: "sara", with: begin("draft", "person")},
		row{who: "sara", with: typing("draft", "person", "name", "مریم")},
		row{who: "reza", with: drops, says: "draft.notYours"},
		row{who: "sara", with: drops, comes: []string{`"state":"dropped"`, `"held":"draft.closed"`}},
		row{who: "reza", with: reopens, says: "draft.notYours"},
		row{who: "sara", with: reopens, comes: []string{"مریم", `"state":"open"`, `"held":""`}},
		row{who: "hossein", with: drops, comes: []string{`"state":"dropped"`}},
		row{after: func(o *office) { o.wait(29 * day); o.sweep() }},
		row{who: "sara", with: opens, comes: []string{"مریم"}},
		row{after: func(o *office) { o.wait(2 * day); o.sweep() }},
		row{who: "sara", with: opens, says: "gone draft.notFound", not: []string{"مریم"}},
	)
	o.must(o.Private.View(func(tx *private.Tx) error {
		edits, err := tx.Edits(didban.ID(o.marks["draft"]), 0)
		if len(edits) > 0 {
			t.Errorf("%d edits are left", len(edits))
		}
		return err
	}))
}

// TestDraft_Corrected: what was published is opened again as a new draft of what is public
// now, for ninety days.
func TestDraft_Corrected(t *testing.T) {
	o := newOffice(t)
	termSent(o)
	o.run(
		row{who: "sara", with: reopens, says: "forbidden draft.notYours"}, // it waits to be judged
		row{who: "maryam", with: publishes},
		row{who: "sara", with: opens, comes: []string{`"state":"published"`, `"canReopen":true`}},
		row{who: "reza", with: opens, comes: []string{`"canReopen":false`}},
		row{who: "reza", with: reopens, says: "forbidden draft.notYours"},
		row{who: "vahid", with: reopens, says: "forbidden draft.notYours"},
	)
	person, ok := o.public(o.marks["person"]).(*didban.Person)
	if !ok {
		t.Fatal("nothing was published")
	}
	person.Bio = "پس از آن نوشته شد"
	o.put(person)
	o.run(
		row{who: "sara", with: func(d *desk) (any, error) {
			view, err := reopens(d)
			if v, ok := view.(staff.DraftView); ok && err == nil {
				d.marks["closed"], d.marks["draft"] = d.marks["draft"], v.ID
			}
			return view, err
		}, comes: []string{
			`"state":"open"`, `"held":""`, "مریم رضایی", "معتمد محلهٔ فین", "پس از آن نوشته شد", `"base":2`, `"seq":0`, `"stale":false`, `"faults":[]`,
		}, not: []string{`"new":true`}},
		row{who: "sara", with: on(func(s *staff.Drafts, _ staff.DraftRequest) (staff.DraftView, error) {
			return s.Open(staff.DraftOpenRequest{Draft: o.marks["closed"]})
		}), comes: []string{`"state":"published"`}},
		// its nouns are in its hand: they are not opened twice
		row{who: "maryam", with: func(d *desk) (any, error) {
			return call(d.drafts.Reopen(staff.DraftRequest{Draft: d.marks["closed"]}))
		}, says: "conflict draft.claimed"},
		row{who: "sara", with: sends, says: "draft.unchanged"},
		row{who: "sara", with: typing("draft", "post", "title", "معتمد محلهٔ لتحر")},
		row{who: "sara", with: sends, comes: []string{`"state":"sent"`}},
		row{who: "maryam", with: publishes},
	)
	if v := o.versions(o.marks["post"]); len(v) != 2 || string(v[1].Draft) != o.marks["draft"] {
		t.Errorf("the post has the versions %+v", v)
	}
	o.wait(90*day + time.Hour)
	o.secret = map[string]string{}
	o.run(row{who: "sara", with: reopens, says: "gone draft.closed"})
}

// TestDraft_ReturnedIsOpenOnceMended: what was returned is open again from its first edit
// on, and its owner goes on seeing what the reviewer said.
func TestDraft_ReturnedIsOpenOnceMended(t *testing.T) {
	o := newOffice(t)
	o.run(
		row{who: "sara", with: begin("draft", "person")},
		row{who: "sara", with: typing("draft", "person", "name", "مریم"), comes: []string{`"state":"open"`}},
		row{who: "sara", with: sends},
		row{who: "maryam", with: returns("نام کامل را بنویسید"), comes: []string{`"state":"returned"`}},
		row{who: "sara", with: opens, comes: []string{`"state":"returned"`, `"returned":"نام کامل را بنویسید"`}}, // to look is no edit
		row{who: "sara", with: typing("draft", "person", "name", "مریم رضایی"), comes: []string{`"state":"open"`}},
		row{who: "sara", with: opens, comes: []string{`"state":"open"`, `"returned":"نام کامل را بنویسید"`}},
		row{who: "sara", with: sends, comes: []string{`"state":"sent"`, `"returned":""`, `"word":"آمادهٔ بازبینی است"`}},
		row{who: "sara", with: takesBack, comes: []string{`"state":"open"`, `"returned":""`}},
	)
}

// dated puts a project before the public and opens it: remembered as «project».
func (o *office) dated(who string) {
	o.t.Helper()
	work := &didban.Project{
		Meta: didban.Meta{ID: didbantest.ID(didban.KindProject, 1), Code: "K-1"}, Title: "پل", Domain: "civil", Type: "construction",
		Status: "implementation", End: "2027-03-20",
	}
	o.put(work)
	o.run(row{who: who, with: func(d *desk) (any, error) {
		view, err := d.drafts.Open(staff.DraftOpenRequest{Kind: "project", ID: string(work.ID)})
		if err == nil {
			d.marks["draft"], d.marks["project"] = view.ID, view.Sheets[0].Sheet
		}
		return view, err
	}})
}

func TestDraft_Reasons(t *testing.T) {
	o := newOffice(t)
	o.dated("sara")
	sendsWith := func(text string) func(*desk) (any, error) {
		return func(d *desk) (any, error) {
			return call(d.drafts.Send(staff.SendRequest{
				Draft: d.marks["draft"], Reasons: []staff.ReasonView{{Field: d.marks["project"] + "#end", Text: text}},
			}))
		}
	}
	o.run(
		row{who: "sara", with: sends, says: "draft.unchanged"},
		row{who: "sara", with: typing("draft", "project", "end", "۲۹ اسفند ۱۴۰۶")},
		row{who: "sara", with: differences, comes: []string{`"why":"reason.end"`, "‹project›#end", `"old":"2027-03-20"`, `"new":"2028-03-19"`}},
		row{who: "sara", with: sends, says: "reason.required ‹project›#end"},
		row{who: "sara", with: sendsWith("چون ۱۲۳۴۵۶۷"), says: "reason.required ‹project›#end"},
		row{who: "sara", with: sendsWith("یخبندان و تعطیلی کارگاه"), comes: []string{`"state":"sent"`}},
		row{who: "maryam", with: publishes},
	)
	versions := o.versions(o.marks["project"])
	v := versions[len(versions)-1]
	if len(v.Reasons) != 1 || v.Reasons[0].Field != "project#end" || v.Reasons[0].Text != "یخبندان و تعطیلی کارگاه" {
		t.Errorf("got %+v", v)
	}
}

// TestDraft_UnreadableIsKeptAndNotSent: what can't be read outlives the program, and all of
// it is told at once where the draft is sent.
func TestDraft_UnreadableIsKeptAndNotSent(t *testing.T) {
	o := newOffice(t)
	ghost, nowhere := string(didbantest.ID(didban.KindPerson, 404)), string(didbantest.ID(didban.KindPost, 1))
	o.run(
		row{who: "sara", with: begin("draft", "trustee")},
		row{who: "sara", with: typing("draft", "trustee", "start", "۱۴۰۵/۱۳/۴۰", "person", ghost, "post", nowhere), after: (*office).kill},
		row{who: "sara", with: opens, comes: []string{"۱۴۰۵/۱۳/۴۰", "field.dateNone", "ref.missing", `"seq":3`}},
	)
	for _, told := range []string{"field.dateNone ‹trustee›#start", "ref.missing ‹trustee›#person", "ref.missing ‹trustee›#post"} {
		o.run(row{who: "sara", with: sends, says: told})
	}
}

func TestDraft_TakingOver(t *testing.T) {
	o := newOffice(t)
	o.put(&didban.Person{Meta: didban.Meta{Code: "person-001"}, Name: "نام پیشین"})
	o.marks["id"] = o.idOf(didban.KindPerson, "person-001")
	theirs := func(d *desk) (any, error) {
		view, err := d.drafts.Open(staff.DraftOpenRequest{Kind: "person", ID: d.marks["id"]})
		if err == nil {
			d.marks["draft"], d.marks["person"] = view.ID, view.Sheets[0].Sheet
		}
		return view, err
	}
	o.run(
		row{who: "sara", with: theirs, comes: []string{`"base":1`, `"new":false`}},
		row{who: "sara", with: typing("draft", "person", "name", "نام سارا")},
		// a second one reads it live and can't write
		row{who: "reza", with: theirs, comes: []string{`"held":"draft.others"`, `"name":"سارا کریمی"`, "نام سارا", `"canTake":false`}},
		row{who: "reza", with: typing("draft", "person", "name", "نام رضا"), says: "draft.others"},
		row{who: "reza", with: func(d *desk) (any, error) {
			return call(d.drafts.Undo(staff.DraftPageRequest{Draft: d.marks["draft"], Page: "p"}))
		}, says: "draft.others"},
		row{who: "reza", with: sends, says: "draft.notYours"},
		row{who: "reza", with: drops, says: "draft.notYours"},
		row{who: "reza", with: takesOver, says: "draft.notYours"},
		row{who: "reza", with: handsTo("reza"), says: "draft.notYours"},
		row{who: "zahra", with: takesOver, says: "actor.forbidden"},
		row{who: "nasrin", with: takesOver, says: "draft.notYours"}, // the newsroom judges no persons
		row{after: func(o *office) { o.wait(30*time.Minute - time.Millisecond) }},
		row{who: "reza", with: signsIn("reza", password), after: func(o *office) { o.secret = map[string]string{} }},
		row{who: "reza", with: takesOver, says: "draft.notYours"},
		row{after: func(o *office) { o.wait(time.Millisecond) }},
		row{who: "reza", with: opens, comes: []string{`"canTake":true`}},
		row{who: "reza", with: takesOver, comes: []string{`"mine":true`, `"held":""`, "نام سارا"}},
		row{who: "reza", with: typing("draft", "person", "name", "نام رضا"), comes: []string{"نام رضا"}},
		row{who: "sara", with: typing("draft", "person", "name", "نام سارا"), says: "draft.others"},
		row{
			who: "sara", with: func(d *desk) (any, error) {
				return call(d.bench.Notes(staff.NotesRequest{Draft: d.marks["draft"]}))
			}, comes: []string{"@takenOver", "رضا نوری"},
		},
		row{who: "sara", with: begin("other", "post")},
		row{who: "sara", with: func(d *desk) (any, error) {
			return call(d.drafts.Add(staff.AddRequest{Draft: d.marks["other"], Kind: "person", ID: d.marks["id"]}))
		}, says: "draft.claimed"},
		// who judges may at once
		row{who: "hossein", with: takesOver, comes: []string{`"mine":true`, "نام رضا"}},
		row{who: "hossein", with: handsTo("zahra"), says: "user.noHeir"},
		row{who: "hossein", with: handsTo("sara"), comes: []string{`"mine":false`}},
		row{who: "sara", with: typing("draft", "person", "name", "نام پایانی"), comes: []string{"نام پایانی"}},
	)
	wrote := o.draft(o.marks["draft"]).Hands
	if !slices.Equal(wrote, []didban.ID{o.ids["sara"], o.ids["reza"]}) {
		t.Errorf("written by %v", wrote)
	}
	if got := o.said(didban.AccessTakeOver, didban.AccessHandOver); !slices.Equal(got, []string{didban.AccessTakeOver, didban.AccessTakeOver, didban.AccessHandOver}) {
		t.Errorf("the log says %v", got)
	}
}

// said is what the access log holds of some things, in its order.
func (o *office) said(what ...string) (out []string) {
	o.t.Helper()
	o.must(o.Private.View(func(tx *private.Tx) error {
		log, err := tx.Access(0, 100)
		for _, e := range log {
			if slices.Contains(what, e.What) {
				out = append(out, e.What)
			}
		}
		return err
	}))
	return out
}
