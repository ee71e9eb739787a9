package staff_test

import (
	"strings"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/staff"
	"didban.app/backend/store"
)

// publicPerson is a person before the public, remembered under «person».
func publicPerson(o *office) *didban.Person {
	o.t.Helper()
	p := &didban.Person{Meta: didban.Meta{Code: "N-1"}, Name: "نرگس کویری", Bio: "معلم"}
	o.put(p)
	o.marks["person"], o.marks["person.id"] = "person/"+string(p.ID), string(p.ID)
	return p
}

// changed changes a person behind everybody's back, as an import does.
func (o *office) changed(change func(*didban.Person)) {
	o.t.Helper()
	p, ok := o.public(o.marks["person"]).(*didban.Person)
	if !ok {
		o.t.Fatal("the person is not public")
	}
	change(p)
	o.put(p)
}

func (o *office) withdrawn(reason string) {
	o.t.Helper()
	ref, _ := didban.ParseSheet(o.marks["person"])
	o.must(o.Store.Update(didban.System(reason), func(tx *store.Tx) error { return tx.Delete(ref.Kind, ref.ID) }))
}

// opensNoun opens the draft of the remembered person.
func opensNoun(d *desk) (any, error) {
	view, err := d.drafts.Open(staff.DraftOpenRequest{Kind: "person", ID: d.marks["person.id"]})
	d.marks["draft"] = view.ID
	return view, err
}

var conflicts = on((*staff.Drafts).Conflict)

// settles settles the person's sheet with a version.
func settles(present int, way string, points ...staff.PointChoice) func(*desk) (any, error) {
	return func(d *desk) (any, error) {
		return call(d.drafts.Settle(staff.SettleConflictRequest{
			Draft: d.marks["draft"], Page: "p", Sheets: []staff.SheetChoice{{Sheet: d.marks["person"], Present: present, Way: way, Points: points}},
		}))
	}
}

func undoes(d *desk) (any, error) {
	return call(d.drafts.Undo(staff.DraftPageRequest{Draft: d.marks["draft"], Page: "p"}))
}

func redoes(d *desk) (any, error) {
	return call(d.drafts.Redo(staff.DraftPageRequest{Draft: d.marks["draft"], Page: "p"}))
}

func TestConflict_Settled(t *testing.T) {
	o := newOffice(t)
	publicPerson(o)
	name := func(take, text string) staff.PointChoice {
		return staff.PointChoice{Path: "name", Take: take, Text: text}
	}
	o.run(
		row{who: "sara", with: opensNoun, comes: []string{`"base":1`, `"stale":false`}},
		row{who: "sara", with: conflicts, comes: []string{`"sheets":[]`}},
		row{who: "sara", with: typing("draft", "person", "name", "نرگس کاشانی")},
		row{after: func(o *office) {
			o.changed(func(p *didban.Person) { p.Name, p.Bio = "نرگس نراقی", "نویسنده" })
		}},
		row{who: "sara", with: opens, comes: []string{`"stale":true`}},
		row{who: "vahid", with: conflicts, says: "actor.forbidden"},
		row{who: "zahra", with: conflicts, comes: []string{`"path":"name"`}},
		row{who: "sara", with: conflicts, comes: []string{
			`"present":2`, `"path":"name","field":"name"`, `"taken":false`, `"base":"نرگس کویری","mine":"نرگس کاشانی","theirs":"نرگس نراقی"`,
			`"path":"bio","field":"bio","items":[],"op":"field","taken":true`,
		}},
		// nothing is published until it is settled
		row{who: "sara", with: sends},
		row{who: "maryam", with: publishes, says: "conflict draft.stale"},
		row{who: "sara", with: takesBack},
		// not by who has it not, not for another version, not without a choice, not by a page that
		// sets the base itself
		row{who: "reza", with: settles(2, "", name("mine", "")), says: "draft.others"},
		row{who: "sara", with: settles(1, "", name("mine", "")), says: "conflict conflict.moved"},
		row{who: "sara", with: settles(2, ""), says: "conflict.choose ‹person›#name"},
		row{who: "sara", with: settles(2, "", name("both", "")), says: "conflict.choose ‹person›#name"},
		row{
			who: "sara", with: edits("q", staff.EditView{N: 1, Op: didban.EditBase, Text: "2"}), comes: []string{`"key":"edit.path"`},
			after: func(o *office) {
				if base := o.draft(o.marks["draft"]).Sheets[0].Base; base != 1 {
					o.t.Errorf("a page moved the base to %d", base)
				}
			},
		},
		row{who: "sara", with: settles(2, "", name("text", "نرگس کاشانی نراقی")), comes: []string{
			`"stale":false`, `"base":2`, `"text":"نرگس کاشانی نراقی"`, `"text":"نویسنده"`, `"canUndo":true`,
		}},
		// it is one step, taken back whole and made again
		row{who: "sara", with: undoes, comes: []string{`"stale":true`, `"base":1`, `"text":"نرگس کاشانی"`, `"text":"معلم"`}},
		row{who: "sara", with: redoes, comes: []string{`"stale":false`, `"base":2`, `"text":"نرگس کاشانی نراقی"`}},
		row{who: "sara", with: sends},
		row{who: "maryam", with: publishes},
	)
	if p, ok := o.public(o.marks["person"]).(*didban.Person); !ok || p.Name != "نرگس کاشانی نراقی" || p.Bio != "نویسنده" || p.Version != 3 {
		t.Errorf("public is %+v", p)
	}
}

// TestConflict_Sides: what is chosen stands, and what mine alone changed stays.
func TestConflict_Sides(t *testing.T) {
	for _, test := range []struct{ take, want string }{{"mine", "نرگس کاشانی"}, {"theirs", "نرگس نراقی"}} {
		t.Run(test.take, func(t *testing.T) {
			o := newOffice(t)
			publicPerson(o)
			o.run(
				row{who: "sara", with: opensNoun},
				row{who: "sara", with: typing("draft", "person", "name", "نرگس کاشانی", "bio", "شاعر")},
				row{after: func(o *office) { o.changed(func(p *didban.Person) { p.Name = "نرگس نراقی" }) }},
				row{who: "sara", with: settles(2, "", staff.PointChoice{Path: "name", Take: test.take}), comes: []string{
					`"text":"` + test.want + `"`, `"text":"شاعر"`, `"stale":false`,
				}},
			)
		})
	}
}

// TestConflict_Withdrawn: the noun was taken back under the draft.
func TestConflict_Withdrawn(t *testing.T) {
	begun := func(t *testing.T) *office {
		o := newOffice(t)
		publicPerson(o)
		o.run(
			row{who: "sara", with: opensNoun},
			row{who: "sara", with: typing("draft", "person", "bio", "شاعر")},
			row{after: func(o *office) { o.withdrawn("دو بار ثبت شده بود") }},
			row{who: "sara", with: opens, comes: []string{`"stale":true`}},
			row{who: "sara", with: conflicts, comes: []string{`"withdrawn":true`, `"present":2`, "دو بار ثبت شده بود"}},
			row{who: "sara", with: settles(2, ""), says: "conflict.choose"},
		)
		return o
	}
	t.Run("brought back", func(t *testing.T) {
		o := begun(t)
		o.run(
			row{who: "sara", with: settles(2, "back"), comes: []string{`"stale":false`, `"base":0`, `"back":true`, `"text":"شاعر"`}},
			row{who: "sara", with: undoes, comes: []string{`"stale":true`, `"base":1`}},
			row{who: "sara", with: redoes, comes: []string{`"stale":false`, `"base":0`}},
			row{who: "sara", with: sends},
			row{who: "maryam", with: publishes},
		)
		if p, ok := o.public(o.marks["person"]).(*didban.Person); !ok || p.Bio != "شاعر" || p.Version != 3 {
			t.Errorf("public is %+v", p)
		}
	})
	t.Run("left", func(t *testing.T) {
		o := begun(t)
		o.run(row{who: "sara", with: settles(2, "leave"), comes: []string{`"state":"dropped"`, `"text":"شاعر"`}})
		if n := o.claims(o.marks["draft"]); n != 0 || o.public(o.marks["person"]) != nil {
			t.Errorf("%d claims", n)
		}
	})
	t.Run("left beside another", func(t *testing.T) {
		o := begun(t)
		o.run(
			row{who: "sara", with: begin("draft", "post")},
			row{who: "sara", with: settles(2, "leave"), comes: []string{`"state":"open"`}, after: func(o *office) {
				if d := o.draft(o.marks["draft"]); len(d.Sheets) != 1 || d.Sheets[0].Ref.Kind != didban.KindPost {
					o.t.Errorf("the draft has %+v", d.Sheets)
				}
			}},
		)
	})
}

// TestConflict_Rows: rows come by what names them, into a draft that is whole afterwards.
func TestConflict_Rows(t *testing.T) {
	o := fullOffice(t)
	id := o.idOf(didban.KindProject, o.firstProject())
	o.marks["person"], o.marks["person.id"] = "project/"+id, id
	p := o.public("project/" + id).(*didban.Project)
	year := p.Budget[0].Year
	o.run(
		row{who: "sara", with: func(d *desk) (any, error) {
			view, err := d.drafts.Open(staff.DraftOpenRequest{Kind: "project", ID: id})
			d.marks["draft"] = view.ID
			return view, err
		}},
		row{who: "sara", with: typing("draft", "person", "budget.r1.spent", "۳ میلیارد")},
		row{after: func(o *office) {
			p.Budget[0].Allocated += 10
			p.Budget = append(p.Budget, didban.BudgetLine{Year: year + 7, Source: "bond", Title: "تازه", Approved: 5_000_000_000})
			o.put(p)
		}},
		row{who: "sara", with: conflicts, comes: []string{`"path":"budget.r1.allocated"`, `"path":"budget.t1"`, `"goneMine":true`}},
		row{
			who: "sara", with: settles(p.Version+1, "", staff.PointChoice{Path: "budget.r1.allocated", Take: "theirs"}),
			comes: []string{`"stale":false`, `"path":"budget.t1.approved"`},
		},
		row{who: "sara", with: differs, comes: []string{`"field":"budget.spent"`}, not: []string{`"field":"budget.allocated"`, `"field":"budget.approved"`}},
	)
}

// firstProject is the code of one of the projects.
func (o *office) firstProject() (code string) {
	o.t.Helper()
	o.must(o.Store.View(func(tx *store.Tx) error {
		for p, err := range store.All[didban.Project](tx) {
			if err != nil {
				return err
			}
			if len(p.Budget) > 0 && !strings.Contains(code, "K") {
				code = p.Code
			}
		}
		return nil
	}))
	return code
}
