package staff_test

import (
	"fmt"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
	"didban.app/backend/private"
	"didban.app/backend/staff"
)

// projectIDs are the ids of the first projects of a test city.
func projectIDs(n int) (out []string) {
	for i := range n {
		out = append(out, string(didbantest.ID(didban.KindProject, i+1)))
	}
	return out
}

// works puts plain projects before the public.
func (o *office) works(n int) {
	o.t.Helper()
	nouns := make([]didban.Noun, n)
	for i, id := range projectIDs(n) {
		nouns[i] = &didban.Project{
			Meta: didban.Meta{ID: didban.ID(id), Code: fmt.Sprintf("K-%d", i+1)}, Title: fmt.Sprintf("پل %d", i+1),
			Domain: "civil", Type: "construction", Status: "implementation", Unit: "عمران",
		}
	}
	o.put(nouns...)
	o.caughtUp()
}

func bulkOf(ids []string, field, op, text string) staff.BulkRequest {
	return staff.BulkRequest{List: staff.ListRequest{Kind: "project"}, IDs: ids, Field: field, Op: op, Text: text}
}

func bulking(r staff.BulkRequest) func(*desk) (any, error) {
	return func(d *desk) (any, error) {
		view, err := d.lists.Bulk(r)
		if view.Draft != "" {
			d.marks["draft"] = view.Draft
		}
		return view, err
	}
}

func trying(r staff.BulkRequest) func(*desk) (any, error) {
	r.Try = true
	return bulking(r)
}

// drafts counts the drafts of the private file.
func (o *office) drafts() (n int) {
	o.t.Helper()
	o.must(o.Private.View(func(tx *private.Tx) error {
		all, err := tx.Drafts()
		n = len(all)
		return err
	}))
	return n
}

// TestBulk_Trial: a trial tells what would be, and writes nothing.
func TestBulk_Trial(t *testing.T) {
	o := newOffice(t)
	o.works(4)
	ids := projectIDs(4)
	o.run(
		row{who: "reza", with: func(d *desk) (any, error) {
			return call(d.drafts.Open(staff.DraftOpenRequest{Kind: "project", ID: ids[3]}))
		}},
		row{who: "sara", with: trying(bulkOf(ids, "unit", "set", "خدمات شهری")), comes: []string{`"changed":4`, `"held":0`}}, // nobody wrote in it
		row{who: "reza", with: func(d *desk) (any, error) {
			view, err := d.drafts.Open(staff.DraftOpenRequest{Kind: "project", ID: ids[3]})
			if err == nil {
				_, err = d.drafts.Edits(burst(view, 1, "description"))
			}
			return nil, err
		}},
		row{who: "sara", with: trying(bulkOf(ids, "unit", "set", "خدمات شهری")), comes: []string{
			`"draft":""`, `"changed":3`, `"held":1`, `"old":"عمران"`, `"new":"خدمات شهری"`, `"name":"رضا نوری"`, `"state":"held"`,
		}},
		row{who: "sara", with: trying(bulkOf(ids[:2], "unit", "set", "عمران")), comes: []string{`"changed":0`, `"same":2`}},
		row{who: "sara", with: trying(bulkOf(ids[:2], "unit", "clear", "")), comes: []string{`"changed":2`, `"new":""`}},
		row{who: "sara", with: trying(bulkOf(ids[:1], "end", "set", "۱۴۰۵/۱۲/۲۹")), comes: []string{`"new":"2027-03-20"`, `"sort":"day"`}},
		row{who: "sara", with: trying(bulkOf(ids[:1], "end", "set", "۱۴۰۵/۱۳/۴۰")), says: "invalid field.dateNone text"},
		row{who: "sara", with: trying(bulkOf(ids[:1], "unit", "set", "")), says: "field.required text"},
		row{who: "sara", with: trying(bulkOf(ids[:1], "status", "clear", "")), says: "bulk.field"},
		row{who: "sara", with: trying(bulkOf(ids[:1], "title", "set", "پل")), says: "bulk.field"},
		row{who: "sara", with: trying(bulkOf(ids[:1], "areas", "add", ids[0])), says: "ref.missing text"},
		row{who: "sara", with: trying(bulkOf(projectIDs(501), "unit", "set", "عمران")), says: "invalid bulk.many"},
		row{who: "sara", with: trying(bulkOf([]string{string(didbantest.ID(didban.KindProject, 99))}, "unit", "set", "عمران")), comes: []string{`"gone":1`}},
		row{who: "vahid", with: trying(bulkOf(ids, "unit", "set", "x")), says: "forbidden"},
		row{who: "zahra", with: trying(bulkOf(ids, "unit", "set", "x")), says: "forbidden"},
		row{who: "nasrin", with: trying(bulkOf(ids, "unit", "set", "x")), says: "forbidden"},
		row{with: trying(bulkOf(ids, "unit", "set", "x")), says: "session.signedOut"},
	)
	if n := o.drafts(); n != 1 {
		t.Errorf("%d drafts: a trial made one", n)
	}
}

// TestBulk_OneDraftOneStep: one draft has a sheet for each that changes, and one step takes
// all of it back.
func TestBulk_OneDraftOneStep(t *testing.T) {
	o := newOffice(t)
	o.works(20)
	ids := projectIDs(20)
	one, ok := o.public("project/" + ids[0]).(*didban.Project)
	if !ok {
		t.Fatal("no project")
	}
	one.Unit = "خدمات شهری"
	o.put(one)
	step := func(act func(*staff.Drafts, staff.DraftPageRequest) (staff.DraftView, error)) func(*desk) (any, error) {
		return func(d *desk) (any, error) {
			return call(act(d.drafts, staff.DraftPageRequest{Draft: d.marks["draft"], Page: "p", Sheet: "project/" + ids[1]}))
		}
	}
	o.run(
		row{who: "sara", with: bulking(bulkOf(ids, "unit", "set", "خدمات شهری")), comes: []string{`"changed":19`, `"same":1`}},
		row{who: "sara", with: opens, comes: []string{`"many":true`, `"origin":"bulk"`, `"changes":["unit"]`, `"canUndo":true`, `"whole":false`}, not: []string{`"whole":true`, `"text":"خدمات شهری"`}},
		row{who: "sara", with: func(d *desk) (any, error) {
			return call(d.drafts.Open(staff.DraftOpenRequest{Draft: d.marks["draft"], Sheet: "project/" + ids[1]}))
		}, comes: []string{`"whole":true`, `"text":"خدمات شهری"`}},
		row{who: "sara", with: step((*staff.Drafts).Undo), comes: []string{`"canUndo":false`, `"canRedo":true`, `"text":"عمران"`}, not: []string{`"changes":["unit"]`}},
		row{who: "sara", with: sends, says: "draft.unchanged"},
		row{who: "sara", with: step((*staff.Drafts).Redo), comes: []string{`"text":"خدمات شهری"`, `"changes":["unit"]`}},
	)
	d := o.draft(o.marks["draft"])
	if len(d.Sheets) != 19 || d.Head(didban.Ref{Kind: didban.KindProject, ID: didban.ID(ids[0])}) != nil {
		t.Errorf("%d sheets; the one with the value already is among them", len(d.Sheets))
	}
}

// TestBulk_Lists: entries come to a list and go from it, whatever else is there.
func TestBulk_Lists(t *testing.T) {
	o := newOffice(t)
	article := &didban.Article{
		Meta: didban.Meta{ID: didbantest.ID(didban.KindArticle, 1), Code: "N-1"}, Title: "پل تازه", Body: "متن", Section: "civil",
		Form: "news", Tags: []string{"پل", "کاشان"}, Published: 1,
	}
	o.put(article)
	of := func(op, text string) staff.BulkRequest {
		return staff.BulkRequest{List: staff.ListRequest{Kind: "article"}, IDs: []string{string(article.ID)}, Field: "tags", Op: op, Text: text}
	}
	o.run(
		row{who: "hossein", with: trying(of("add", "راه\nكاشان")), comes: []string{`"new":"پل\nکاشان\nراه"`}},
		row{who: "hossein", with: trying(of("add", "پل")), comes: []string{`"same":1`}},
		row{who: "hossein", with: trying(of("remove", "كاشان")), comes: []string{`"old":"پل\nکاشان"`, `"new":"پل"`}},
		row{who: "hossein", with: trying(of("remove", "راه")), comes: []string{`"same":1`}},
		row{who: "hossein", with: trying(of("set", "راه")), comes: []string{`"new":"راه"`}},
		row{who: "hossein", with: trying(of("clear", "")), comes: []string{`"new":""`, `"changed":1`}},
		row{who: "hossein", with: bulking(of("remove", "پل")), comes: []string{`"changed":1`}},
	)
}

// TestBulk_OverFiftyIsThePublishers: who may not publish changes fifty at most.
func TestBulk_OverFiftyIsThePublishers(t *testing.T) {
	o := newOffice(t)
	o.works(51)
	r := bulkOf(projectIDs(51), "unit", "set", "خدمات شهری")
	o.run(
		row{who: "hossein", with: trying(r), comes: []string{`"publisher":true`, `"changed":51`}},
		row{who: "hossein", with: bulking(r), says: "forbidden bulk.publisher"},
		row{who: "hossein", with: bulking(bulkOf(projectIDs(50), "unit", "set", "خدمات شهری")), comes: []string{`"publisher":false`}},
	)
	if n := o.drafts(); n != 1 {
		t.Errorf("%d drafts: what was refused left one", n)
	}
	o.run(row{who: "maryam", with: trying(r), comes: []string{`"publisher":false`, `"held":50`}})
}

// TestBulk_AllThatMatch takes what the list finds.
func TestBulk_AllThatMatch(t *testing.T) {
	o := newOffice(t)
	o.works(12)
	r := staff.BulkRequest{List: staff.ListRequest{Kind: "project", Text: "پل 1"}, All: true, Field: "owner", Op: "set", Text: "شهرداری کاشان"}
	o.run(
		row{who: "sara", with: trying(r), comes: []string{`"changed":4`, "پل 12"}, not: []string{"پل 2"}}, // 1 10 11 12
		row{who: "sara", with: bulking(r)},
	)
	if n := len(o.draft(o.marks["draft"]).Sheets); n != 4 {
		t.Errorf("%d sheets", n)
	}
}

// TestBulk_200 goes the whole way with two hundred sheets: returned, mended, refused as a
// whole where one of them went stale, and published as one.
func TestBulk_200(t *testing.T) {
	const many = 200
	o := newOffice(t)
	o.works(many)
	ids := projectIDs(many)
	text := func(n int) string { return o.public("project/" + ids[n]).(*didban.Project).Unit } //nolint:forcetypeassert // they are projects
	o.run(
		row{who: "maryam", with: bulking(bulkOf(ids, "unit", "set", "خدمات شهری")), comes: []string{`"changed":200`}},
		row{who: "maryam", with: sends, comes: []string{`"state":"sent"`}},
		row{who: "hossein", with: returns("واحد پل ۷ عمران می‌ماند"), comes: []string{`"state":"returned"`}},
		row{who: "maryam", with: func(d *desk) (any, error) {
			return call(d.drafts.Edits(staff.EditsRequest{Draft: d.marks["draft"], Page: "p", Edits: []staff.EditView{
				{N: 1, Sheet: "project/" + ids[6], Op: didban.EditSet, Path: "unit", Text: "عمران"},
			}}))
		}, comes: []string{`"n":1`}},
		row{who: "maryam", with: sends},
		row{after: func(o *office) {
			p, _ := o.public("project/" + ids[150]).(*didban.Project)
			p.Officer = "نوری"
			o.put(p)
		}},
		row{who: "ali", with: publishes, says: "draft.stale"},
		row{after: func(*office) {
			if text(0) != "عمران" || text(199) != "عمران" {
				t.Error("a part was published")
			}
		}},
		row{who: "maryam", with: takesBack},
		row{who: "maryam", with: func(d *desk) (any, error) {
			return call(d.drafts.Remove(staff.SheetRequest{Draft: d.marks["draft"], Sheet: "project/" + ids[150]}))
		}},
		row{who: "maryam", with: sends},
		row{who: "ali", with: func(d *desk) (any, error) {
			view, err := d.review.Open(staff.DraftRequest{Draft: d.marks["draft"]})
			if n := len(view.Difference.Sheets); n != 198 {
				t.Errorf("%d sheets differ", n)
			}
			return view, err
		}, comes: []string{`"old":"عمران"`, `"new":"خدمات شهری"`}},
		row{who: "ali", with: publishes},
	)
	for n, id := range ids {
		want, versions := "خدمات شهری", 2
		if n == 6 {
			want, versions = "عمران", 1 // it was left as it is: no version without a change
		}
		if n == 150 {
			want = "عمران"
		}
		if got := o.versions("project/" + id); text(n) != want || len(got) != versions {
			t.Fatalf("%d: %s, %d versions", n, text(n), len(got))
		}
	}
}
