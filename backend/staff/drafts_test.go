package staff_test

import (
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

// left counts the drafts of the private file.
func (o *office) left() (n int) {
	o.t.Helper()
	o.must(o.Private.View(func(tx *private.Tx) error {
		all, err := tx.Drafts()
		n = len(all)
		return err
	}))
	return n
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
		row{who: "sara", with: opens, says: "draft.notFound", not: []string{"مریم"}},
	)
	o.must(o.Private.View(func(tx *private.Tx) error {
		edits, err := tx.Edits(didban.ID(o.marks["draft"]), 0)
		if len(edits) > 0 {
			t.Errorf("%d edits are left", len(edits))
		}
		return err
	}))
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
