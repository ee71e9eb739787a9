package staff_test

import (
	"testing"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
	"didban.app/backend/private"
	"didban.app/backend/staff"
)

func opensRound(round, whose string) func(*desk) (any, error) {
	return func(d *desk) (any, error) {
		view, err := d.lists.Round(staff.RoundRequest{Round: round, Whose: whose})
		if err == nil {
			d.marks["draft"] = view.Draft.ID
		}
		return view, err
	}
}

// cell types a text in a cell of a round.
func cell(sheet, path, text string) func(*desk) (any, error) {
	return func(d *desk) (any, error) {
		d.pages["round"]++
		return call(d.drafts.Edits(staff.EditsRequest{Draft: d.marks["draft"], Page: "round", Edits: []staff.EditView{
			{N: d.pages["round"], Sheet: sheet, Op: didban.EditSet, Path: path, Text: text},
		}}))
	}
}

func stepping(act func(*staff.Drafts, staff.DraftPageRequest) (staff.DraftView, error)) func(*desk) (any, error) {
	return func(d *desk) (any, error) {
		return call(act(d.drafts, staff.DraftPageRequest{Draft: d.marks["draft"], Page: "round"}))
	}
}

// TestRound_Progress: what is typed comes to one draft, is there tomorrow, and becomes a
// row of each project's progress; what is emptied is no sheet.
func TestRound_Progress(t *testing.T) {
	o := newOffice(t)
	o.works(3)
	one, ok := o.public("project/" + projectIDs(1)[0]).(*didban.Project)
	if !ok {
		t.Fatal("no project")
	}
	one.Progress = []didban.Progress{
		{Day: "2026-09-01", PhysicalActual: didban.PercentOf(40), FinancialActual: didban.PercentOf(30)},
		{Day: "2026-10-01", PhysicalActual: didban.PercentOf(55.5)},
	}
	o.put(one)
	idle := &didban.Project{
		Meta: didban.Meta{ID: didbantest.ID(didban.KindProject, 9), Code: "K-9"}, Title: "زیرگذر", Domain: "civil", Type: "construction",
		Status: "completion", Unit: "عمران",
	}
	o.put(idle)
	o.caughtUp()
	first, second := "project/"+projectIDs(2)[0], "project/"+projectIDs(2)[1]
	o.run(
		row{who: "sara", with: opensRound("progress", "all"), comes: []string{
			`"total":3`, `"day":"2026-10-01","physical":"55.5","financial":"30"`, `"origin":"round"`, `"sheets":[]`,
		}, not: []string{"زیرگذر"}},
		row{who: "sara", with: cell(first, "progress.round.physicalActual", "۶۰"), comes: []string{`"value":"60"`, `"key":"field.required"`, `"n":1`}},
		row{who: "sara", with: cell(first, "progress.round.day", "۱۴۰۵/۸/۳۰"), comes: []string{`"value":"2026-11-21"`, `"faults":[]`}},
		row{who: "sara", with: cell(second, "progress.round.note", "کارگاه تعطیل بود")},
		row{who: "sara", with: cell(second, "progress.round.note", "")},
		row{who: "sara", with: opens, not: []string{second}}, // an empty row makes no sheet
		// undone and made again, with the sheet
		row{who: "sara", with: stepping((*staff.Drafts).Undo), comes: []string{second, "کارگاه تعطیل بود"}},
		row{who: "sara", with: stepping((*staff.Drafts).Undo), not: []string{second}},
		row{who: "sara", with: stepping((*staff.Drafts).Redo), comes: []string{second, "کارگاه تعطیل بود"}},
		row{who: "sara", with: stepping((*staff.Drafts).Redo), not: []string{second}},
		row{after: func(o *office) { o.wait(20 * time.Hour); o.sweep(); o.kill() }},
		row{who: "sara", with: opensRound("progress", "all"), comes: []string{`"sheet":"` + first + `","path":"progress.round.physicalActual","text":"۶۰"`}},
		// a colleague sees who has it, and can't write there
		row{who: "reza", with: opensRound("progress", "all"), comes: []string{`"name":"سارا کریمی"`, `"sheets":[]`}},
		row{who: "reza", with: cell(first, "progress.round.physicalActual", "۷۰"), comes: []string{`"key":"draft.claimed"`}},
		row{who: "sara", with: opensRound("progress", "all")},
		row{who: "sara", with: sends, comes: []string{`"state":"sent"`}},
		row{who: "sara", with: opensRound("progress", "all"), comes: []string{`"sheets":[]`, `"name":"سارا کریمی"`}, not: []string{`"state":"sent"`}},
		row{after: func(o *office) { o.marks["draft"] = "" }},
	)
	if t.Failed() {
		return
	}
	d := o.sentBy("sara")
	if len(d.Sheets) != 1 || d.Sheets[0].Ref.Sheet() != first {
		t.Fatalf("%+v", d.Sheets)
	}
	o.marks["draft"] = string(d.ID)
	o.run(row{who: "maryam", with: publishes})
	after, _ := o.public(first).(*didban.Project)
	if n := len(after.Progress); n != 3 || after.Progress[2].Day != "2026-11-21" || after.Progress[2].PhysicalActual != didban.PercentOf(60) {
		t.Errorf("%+v", after.Progress)
	}
}

// sentBy is the one draft of a person that is sent.
func (o *office) sentBy(who string) (found *didban.Draft) {
	o.t.Helper()
	o.must(o.Private.View(func(tx *private.Tx) error {
		all, err := tx.Drafts()
		for _, d := range all {
			if d.State == didban.DraftSent && d.Owner == o.ids[who] {
				found = d
			}
		}
		return err
	}))
	return found
}

// TestRound_Trustees: entries that are verified or get another telephone are the draft, and
// one that is as it was is none.
func TestRound_Trustees(t *testing.T) {
	o := newOffice(t)
	person := &didban.Person{Meta: didban.Meta{ID: didbantest.ID(didban.KindPerson, 1), Code: "P-1"}, Name: "مریم رضایی"}
	post := &didban.Post{Meta: didban.Meta{ID: didbantest.ID(didban.KindPost, 1), Code: "S-1"}, Title: "معتمد محلهٔ فین"}
	o.put(person, post)
	term := func(n int, end, verified didban.Day) *didban.Trustee {
		return &didban.Trustee{
			Meta: didban.Meta{ID: didbantest.ID(didban.KindTrustee, n), Code: "T-" + string(rune('0'+n))}, Person: person.ID, Post: post.ID,
			Phone: "031-55512345", End: end, Verified: verified,
		}
	}
	o.put(term(1, "", "2026-10-01"), term(2, "", "2024-01-01"), term(3, "2025-01-01", ""))
	fresh, stale := "trustee/"+string(didbantest.ID(didban.KindTrustee, 1)), "trustee/"+string(didbantest.ID(didban.KindTrustee, 2))
	o.run(
		row{who: "sara", with: func(d *desk) (any, error) {
			view, err := d.lists.Round(staff.RoundRequest{Round: "trustees", Whose: "all"})
			if len(view.Rows) != 2 || view.Rows[0].Sheet != stale || !view.Rows[0].Stale || view.Rows[1].Stale || len(view.Rows[0].Cells) != 2 {
				t.Errorf("%+v", view.Rows)
			}
			return view, err
		}, comes: []string{"مریم رضایی، معتمد محلهٔ فین"}},
		row{who: "sara", with: opensRound("trustees", "me")},
		row{who: "sara", with: cell(stale, "verified", "امروز"), comes: []string{`"value":"2026-11-22"`}},
		row{who: "sara", with: cell(fresh, "phone", "۰۳۱۵۵۵۱۲۳۴۶")},
		row{who: "sara", with: opens, comes: []string{stale, fresh}},
		row{who: "sara", with: cell(fresh, "phone", "03155512345")},
		row{who: "sara", with: opens, comes: []string{stale}, not: []string{fresh}},
		row{who: "sara", with: sends, comes: []string{`"state":"sent"`}},
		row{who: "maryam", with: publishes},
	)
	after, _ := o.public(stale).(*didban.Trustee)
	if after.Verified != "2026-11-22" || after.Phone != "031-55512345" {
		t.Errorf("%+v", after)
	}
}

// TestRound_WhoMay: a round is for who writes its nouns, and shows nobody another's draft.
func TestRound_WhoMay(t *testing.T) {
	o := newOffice(t)
	o.works(2)
	o.run(
		row{with: opensRound("progress", "all"), says: "session.signedOut"},
		row{who: "vahid", with: opensRound("progress", "all"), says: "forbidden"},
		row{who: "nasrin", with: opensRound("trustees", "all"), says: "forbidden"},
		row{who: "zahra", with: opensRound("progress", "all"), says: "forbidden"},
		row{who: "sara", with: opensRound("gardens", "all"), says: "invalid round.unknown"},
		row{who: "sara", with: opensRound("progress", "all")},
		row{who: "sara", with: cell("project/"+projectIDs(1)[0], "title", "پل دیگر"), comes: []string{`"text":"پل دیگر"`}}, // typed on its sheet meanwhile
		row{who: "sara", with: cell("project/"+string(didbantest.ID(didban.KindProject, 99)), "title", "پل"), comes: []string{`"key":"edit.path"`}},
		row{who: "sara", with: cell("person/"+projectIDs(1)[0], "name", "پل"), comes: []string{`"key":"edit.path"`}},
	)
	o.put(unit(1, "فضای سبز"))
	o.update(func(tx *private.Tx) error { // a unit presets what is seen
		u, err := tx.User(o.ids["reza"])
		if err != nil {
			return err
		}
		u.Units = []didban.ID{unitID(1)}
		return tx.PutUser(u)
	})
	o.run(
		row{who: "reza", with: opensRound("progress", "me"), comes: []string{`"total":0`, string(unitID(1))}},
		row{who: "reza", with: opensRound("progress", "all"), comes: []string{`"total":2`}, not: []string{"پل دیگر"}},
	)
	if n := o.drafts(); n != 2 {
		t.Errorf("%d drafts: opening again begins another", n)
	}
}
