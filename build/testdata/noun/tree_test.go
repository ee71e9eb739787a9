package staff_test

import (
	"os"
	"path/filepath"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/api"
	"didban.app/backend/exchange"
	"didban.app/backend/staff"
)

// TestTree_FromImportToPublic: a noun that nothing but its own files knows is imported, found,
// typed, told apart, sent and published.
func TestTree_FromImportToPublic(t *testing.T) {
	o := newOffice(t)
	o.put(&didban.Area{Meta: didban.Meta{Code: "A-1"}, Rank: didban.AreaRegion, Name: "منطقهٔ یک"})
	path := filepath.Join(t.TempDir(), "trees.csv")
	o.must(os.WriteFile(path, []byte("کد,نام,کاشته,هزینه,محله\nD-001,چنار کهن,۱۴۰۲/۰۵/۱۲,۱۲۰۰۰۰۰۰,A-1\n"), 0o600))
	files, err := exchange.Paths(path)
	o.must(err)
	report, err := api.Import(o.For("").As(didban.System("test")), files, false)
	if err != nil || !report.Written || report.New[didban.KindTree] != 1 {
		t.Fatalf("imported %+v, %v", report, err)
	}
	id := o.idOf(didban.KindTree, "D-001")
	o.run(
		row{who: "sara", with: func(d *desk) (any, error) { return call(d.bench.Fields("tree")) }, comes: []string{`"path":"planted"`, `"sort":"money"`}},
		row{who: "sara", with: func(d *desk) (any, error) { return call(d.lists.Open(staff.ListRequest{Kind: "tree"})) }, comes: []string{"چنار کهن", `"public":true`}},
		row{who: "sara", with: func(d *desk) (any, error) {
			view, err := d.drafts.Open(staff.DraftOpenRequest{Kind: "tree", ID: id})
			d.marks["draft"], d.marks["old"] = view.ID, view.Sheets[0].Sheet
			return view, err
		}, comes: []string{"چنار کهن", "2023-08-03", "12000000", "منطقهٔ یک"}},
		row{who: "sara", with: begin("draft", "tree"), comes: []string{`"text":"D-002"`}},
		row{who: "sara", with: typing("draft", "old", "planted", "۱۴۰۲/۱۳/۴۰"), comes: []string{"field.dateNone"}},
		row{who: "sara", with: sends, says: "field.dateNone ‹old›#planted"},
		row{who: "sara", with: typing("draft", "old", "planted", "۱۳ مرداد ۱۴۰۲"), comes: []string{`"value":"2023-08-04"`}},
		row{who: "sara", with: sends, says: "field.required ‹tree›#name"},
		row{who: "sara", with: typing("draft", "tree", "name", "نارون", "cost", "۱۲ میلیون تومان"), comes: []string{`"value":"120000000"`, `"faults":[]`}},
		row{who: "sara", with: differences, comes: []string{`"old":"2023-08-03","new":"2023-08-04"`, `"new":"نارون"`}},
		row{who: "nasrin", with: opens, says: "actor.forbidden"},
		row{who: "sara", with: sends},
		row{who: "maryam", with: publishes},
	)
	tree, ok := o.public(o.marks["tree"]).(*didban.Tree)
	if !ok || tree.Name != "نارون" || tree.Cost != 120_000_000 || len(o.versions(o.marks["old"])) != 2 {
		t.Errorf("published %+v", tree)
	}
	if found, err := o.Store.Verify(); err != nil || len(found) > 0 {
		t.Errorf("the record is left as %v, %v", found, err)
	}
}
