package staff_test

import (
	"encoding/json"
	"strings"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/staff"
)

// sample is a project with something in every part of it.
func sample() *didban.Project {
	share := didban.PercentOf(40)
	return &didban.Project{
		Meta:  didban.Meta{Code: "KSH-007"},
		Title: "بوستان نمونه", Purpose: "جایی برای نشستن", Domain: "green", Type: "construction", Subtype: "park", Status: "implementation",
		Unit: "معاونت خدمات شهری", Owner: "شهرداری کاشان", Address: "خیابان نمونه", Suspended: true, SuspendedReason: "سرما",
		Geometry: &didban.Geometry{Type: "Point", Coordinates: json.RawMessage(`[51.41,33.98]`)},
		Specs:    []didban.Spec{{Label: "مساحت", Value: "۱۲۰۰", Unit: "متر مربع"}},
		Start:    "2026-01-01", End: "2026-12-01", OriginalEnd: "2026-11-01", AsOf: "2026-11-01", Changes: "دیر شد",
		Budget:     []didban.BudgetLine{{Year: 1405, Source: "municipal", Title: "ردیف نمونه", Approved: 9_870_000_000, Spent: 1_230_000_000}},
		Contracts:  []didban.Contract{{Number: "ق-۱", Title: "پیمان نمونه", Nature: "construction", Method: "open", Status: "active", Contractor: "شرکت نمونه"}},
		Progress:   []didban.Progress{{Day: "2026-02-01", PhysicalActual: share}},
		Milestones: []didban.Milestone{{Title: "تحویل زمین", Sort: "procurement", Due: "2026-03-01", Met: "2026-03-02"}},
	}
}

func TestDraftsOpen_CopyOfProject(t *testing.T) {
	o := newOffice(t)
	p := sample()
	o.put(p)
	o.run(row{
		who: "sara",
		with: func(d *desk) (any, error) {
			return call(d.drafts.Open(staff.DraftOpenRequest{Kind: "project", Copy: string(p.ID)}))
		},
		comes: []string{`"text":"KSH-008"`, "بوستان نمونه", "جایی برای نشستن", "معاونت خدمات شهری", "مساحت", "ردیف نمونه", "تحویل زمین", `"text":"۱۴۰۵"`},
		not: []string{
			"KSH-007", "سرما", "خیابان نمونه", "33.98", "دیر شد", `"value":"987`, "ق-۱", "شرکت نمونه", "2026-0", "implementation", `"text":"۴۰"`,
		},
	})
	kept, err := json.Marshal(p)
	if err != nil || !strings.Contains(string(kept), "شرکت نمونه") {
		t.Errorf("the copied project itself changed: %s %v", kept, err)
	}
}

// A paste into many fields is taken back as one, though it came in two bursts; what is
// typed before and after it stands for itself.
func TestUndo_MarkedStep(t *testing.T) {
	o := newOffice(t)
	n := 0
	edit := func(step int, e staff.EditView) staff.EditView {
		n++
		e.N, e.Step = n, step
		return e
	}
	set := func(step int, path, text string) staff.EditView {
		return edit(step, staff.EditView{Op: didban.EditSet, Path: path, Text: text})
	}
	rowOf := func(step int, key, after string) staff.EditView {
		return edit(step, staff.EditView{Op: didban.EditAdd, Path: "specs", Row: key, After: after})
	}
	undo := func(d *desk) (any, error) {
		return call(d.drafts.Undo(staff.DraftPageRequest{Draft: d.marks["draft"], Page: "p"}))
	}
	redo := func(d *desk) (any, error) {
		return call(d.drafts.Redo(staff.DraftPageRequest{Draft: d.marks["draft"], Page: "p"}))
	}
	o.run(
		row{who: "sara", with: begin("draft", "project")},
		row{who: "sara", with: edits("p", set(0, "title", "پیش از آن"))},
		row{who: "sara", with: edits("p", rowOf(2, "a", ""), set(2, "specs.a.label", "درازا"))},
		row{who: "sara", with: edits("p", rowOf(2, "b", "a"), set(2, "specs.b.label", "پهنا"))},
		row{who: "sara", with: edits("p", set(6, "title", "پس از آن"), set(6, "purpose", "هدف پس از آن"))},
		row{who: "sara", with: edits("p", set(0, "land", "خاک"), set(0, "scope", "گستره"))},
		row{who: "sara", with: undo, comes: []string{"خاک"}, not: []string{"گستره"}},
		row{who: "sara", with: undo, comes: []string{"هدف پس از آن"}, not: []string{"خاک"}},
		row{who: "sara", with: undo, comes: []string{"پهنا", "پیش از آن"}, not: []string{"پس از آن"}},
		row{after: (*office).restart},
		row{who: "sara", with: undo, comes: []string{"پیش از آن", `"rows":[]`}, not: []string{"درازا", "پهنا"}},
		row{who: "sara", with: redo, comes: []string{"درازا", "پهنا"}, not: []string{"پس از آن"}},
		// a mark of long ago begins a new step: what stands between is not taken back with it
		row{who: "sara", with: edits("p", set(2, "specs.a.unit", "متر"))},
		row{who: "sara", with: undo, comes: []string{"درازا", "پهنا"}, not: []string{"متر"}},
	)
}

func TestEdits_TellDisclosure(t *testing.T) {
	o := newOffice(t)
	o.run(
		row{who: "sara", with: begin("draft", "project"), comes: []string{`"told":0`, `{"number":4,"code":"name"}`}},
		row{
			who: "sara", with: typing("draft", "project", "title", "پل", "owner", "شهرداری"),
			comes: []string{`"told":2`}, not: []string{`{"number":4,"code":"name"}`, `"code":"owner"`},
		},
		row{who: "sara", with: begin("other", "place"), comes: []string{`"due":0`}},
	)
}

func TestBenchUsed(t *testing.T) {
	o := newOffice(t)
	one, two, three := sample(), sample(), sample()
	two.Code, two.Unit, two.Subtype = "KSH-008", "معاونت خدمات شهري", "bridge"
	two.Specs = []didban.Spec{{Label: "طول دهانه", Value: "۱۲"}}
	three.Code = "KSH-009"
	o.put(one, two, three)
	ask := func(r staff.UsedRequest) func(*desk) (any, error) {
		return func(d *desk) (any, error) { return call(d.bench.Used(r)) }
	}
	o.run(
		row{
			who: "sara", with: ask(staff.UsedRequest{Kind: "project", Paths: []string{"unit", "contracts.contractor", "specs.label"}, By: "subtype"}),
			comes: []string{
				`{"path":"unit","by":"park","text":"معاونت خدمات شهری","count":2}`, `"path":"contracts.contractor","by":"park","text":"شرکت نمونه"`,
				`"by":"bridge","text":"طول دهانه","count":1`,
			},
			not: []string{"بوستان نمونه"},
		},
		row{
			who: "sara", with: ask(staff.UsedRequest{Kind: "project", Paths: []string{"unit"}}),
			comes: []string{`{"path":"unit","by":"","text":"معاونت خدمات شهری","count":3}`}, not: []string{"شهري"},
		},
		row{who: "sara", with: ask(staff.UsedRequest{Kind: "project", Paths: []string{"secret"}}), says: "edit.path"},
		row{who: "sara", with: ask(staff.UsedRequest{Kind: "unicorn"}), says: "noun.unknownKind"},
		row{who: "", with: ask(staff.UsedRequest{Kind: "project", Paths: []string{"unit"}}), says: "session"},
	)
}
