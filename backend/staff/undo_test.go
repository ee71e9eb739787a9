package staff_test

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/staff"
)

func TestUndo(t *testing.T) {
	o := newOffice(t)
	undo := func(d *desk) (any, error) {
		return call(d.drafts.Undo(staff.DraftPageRequest{Draft: d.marks["draft"], Page: "p"}))
	}
	redo := func(d *desk) (any, error) {
		return call(d.drafts.Redo(staff.DraftPageRequest{Draft: d.marks["draft"], Page: "p"}))
	}
	o.run(
		row{who: "sara", with: begin("draft", "person")},
		row{who: "sara", with: undo, comes: []string{`"canUndo":false`, `"seq":0`}},
		row{who: "sara", with: typing("draft", "person", "name", "یکم")},
		row{who: "sara", with: typing("draft", "person", "name", "دوم", "bio", "زندگی")},
		row{who: "sara", with: undo, comes: []string{`"text":"دوم"`, `"canRedo":true`}, not: []string{"زندگی"}},
		row{after: (*office).restart},
		row{who: "sara", with: undo, comes: []string{`"text":"یکم"`}, not: []string{`"text":"دوم"`}},
		row{who: "sara", with: undo, comes: []string{`"canUndo":false`}, not: []string{"یکم"}},
		row{who: "sara", with: undo, comes: []string{`"canUndo":false`}},
		row{after: (*office).restart},
		row{who: "sara", with: redo, comes: []string{`"text":"یکم"`, `"canUndo":true`}},
		row{who: "sara", with: redo, comes: []string{`"text":"دوم"`}, not: []string{"زندگی"}},
		row{who: "sara", with: redo, comes: []string{"زندگی", `"canRedo":false`}},
		row{who: "sara", with: redo, comes: []string{"زندگی"}},
		// a new word ends what could be made again
		row{who: "sara", with: undo},
		row{who: "sara", with: typing("draft", "person", "name", "سوم"), comes: []string{`"canRedo":false`}},
		row{who: "sara", with: redo, comes: []string{"سوم"}, not: []string{"زندگی"}},
		// nobody takes back another's words
		row{who: "hossein", with: takesOver, comes: []string{`"canUndo":false`}},
		row{who: "hossein", with: undo, comes: []string{"سوم"}},
		row{who: "hossein", with: typing("draft", "person", "bio", "ویراسته")},
		row{who: "hossein", with: undo, comes: []string{"سوم"}, not: []string{"ویراسته"}},
		row{who: "hossein", with: undo, comes: []string{"سوم"}},
	)
}

func TestEdits_Repeats(t *testing.T) {
	o := newOffice(t)
	set := func(n int, text string) staff.EditView {
		return staff.EditView{N: n, Op: didban.EditSet, Path: "name", Text: text}
	}
	cut := func(n, at, gone int, text string) staff.EditView {
		return staff.EditView{N: n, Op: didban.EditCut, Path: "name", At: at, Cut: gone, Text: text}
	}
	o.run(
		row{who: "sara", with: begin("draft", "person")},
		row{who: "sara", with: edits("a", set(1, "کاشان")), comes: []string{`"n":1`, `"seq":1`}},
		row{who: "sara", with: edits("a", set(1, "کاشان"), cut(2, 5, 0, " شهر")), comes: []string{`"n":2`, `"seq":2`, "کاشان شهر"}},
		row{who: "sara", with: edits("a", set(1, "کاشان"), cut(2, 5, 0, " شهر")), comes: []string{`"n":2`, `"seq":2`, `"text":"کاشان شهر"`}},
		row{after: (*office).restart},
		row{who: "sara", with: edits("a", cut(2, 5, 0, " شهر")), comes: []string{`"seq":2`, `"text":"کاشان شهر"`}},
		// the same edit twice in one burst
		row{who: "sara", with: edits("a", cut(3, 0, 0, "ما "), cut(3, 0, 0, "ما ")), comes: []string{`"n":3`, `"seq":3`, `"text":"ما کاشان شهر"`}},
		// in the wrong order the newest number counts all the same
		row{who: "sara", with: edits("a", set(5, "پنج"), set(4, "چهار")), comes: []string{`"n":5`}},
		row{who: "sara", with: edits("a", set(5, "پنج")), comes: []string{`"n":5`}},
		// pages count each on their own
		row{who: "sara", with: edits("b", set(1, "از پنجرهٔ دیگر")), comes: []string{`"n":1`, "از پنجرهٔ دیگر"}},
		row{who: "sara", with: edits("b", cut(2, 900, 1, "x")), comes: []string{`"n":2`, "edit.path", "از پنجرهٔ دیگر"}},
		row{who: "sara", with: edits(""), says: "edit.path"},
		// a repeat opens no draft to who may not read it
		row{who: "vahid", with: edits("c", set(0, "")), says: "actor.forbidden", not: []string{"از پنجرهٔ"}},
		row{who: "nasrin", with: edits("c"), says: "actor.forbidden", not: []string{"از پنجرهٔ"}},
		// the owner learns of what is kept after the draft is closed, and adds nothing
		row{who: "sara", with: drops},
		row{who: "sara", with: edits("b", set(1, "از پنجرهٔ دیگر")), comes: []string{`"n":2`}},
		row{who: "sara", with: edits("b", set(3, "دیر")), says: "gone draft.closed"},
		row{who: "sara", with: opens, not: []string{"دیر"}},
	)
}

// TestUndo_OfWhatWentIsPassed is about a step that fits nowhere any more: it must not
// stop those before it from being taken back.
func TestUndo_OfWhatWentIsPassed(t *testing.T) {
	o := newOffice(t)
	undo := func(d *desk) (any, error) {
		return call(d.drafts.Undo(staff.DraftPageRequest{Draft: d.marks["draft"], Page: "p"}))
	}
	o.run(
		row{who: "sara", with: begin("draft", "event")},
		row{who: "sara", with: typing("draft", "event", "title", "جشن"), comes: []string{`"text":"جشن"`}},
		row{who: "sara", with: edits("a", staff.EditView{N: 1, Op: didban.EditAdd, Path: "media", Row: "k1"}), not: []string{"edit.path"}},
		row{who: "sara", with: edits("a", staff.EditView{N: 2, Op: didban.EditSet, Path: "media.k1.use", Text: "cover"}), not: []string{"edit.path"}},
		row{who: "hossein", with: takesOver},
		row{who: "hossein", with: edits("b", staff.EditView{N: 1, Op: didban.EditDrop, Path: "media", Row: "k1"}), not: []string{"edit.path"}},
		row{who: "hossein", with: handsTo("sara")},
		row{who: "sara", with: undo, comes: []string{`"text":"جشن"`}},
		row{who: "sara", with: undo}, row{who: "sara", with: undo},
		row{who: "sara", with: opens, not: []string{`"text":"جشن"`}},
	)
}

// TestEdits_TwoPagesKeepBoth: each page counts for itself, and what fits nowhere is told
// without keeping the rest from being kept.
func TestEdits_TwoPagesKeepBoth(t *testing.T) {
	o := newOffice(t)
	set := func(n int, path, text string) staff.EditView {
		return staff.EditView{N: n, Op: didban.EditSet, Path: path, Text: text}
	}
	o.run(row{who: "sara", with: begin("draft", "person")})
	for n := range 10 {
		o.run(
			row{who: "sara", with: edits("one", set(n+1, "name", fmt.Sprintf("نام %d", n)))},
			row{who: "sara", with: edits("two", set(n+1, "bio", fmt.Sprintf("شرح %d", n)))},
		)
	}
	o.run(
		row{
			who: "sara", with: edits("two", set(11, "rumour", "x"), set(12, "bio", "شرح آخر")),
			comes: []string{`"n":12`, `"faults":[{`, "edit.path"},
		},
		row{after: (*office).restart},
		row{who: "sara", with: opens, comes: []string{"نام 9", "شرح آخر"}},
		row{who: "sara", with: func(d *desk) (any, error) {
			return call(d.drafts.Open(staff.DraftOpenRequest{Draft: d.marks["draft"], Page: "two"}))
		}, comes: []string{`"n":12`, `"seq":21`}},
	)
}

// TestEdits_AreOnDiskOnceTheyAreAnswered kills the program right after each answer, and
// sends the burst again.
func TestEdits_AreOnDiskOnceTheyAreAnswered(t *testing.T) {
	o := newOffice(t)
	o.run(row{who: "sara", with: begin("draft", "person")})
	for n, name := range []string{"م", "مر", "مری", "مریم"} {
		one := edits("a", staff.EditView{N: n + 1, Op: didban.EditSet, Path: "name", Text: name})
		kept := []string{fmt.Sprintf(`"n":%d`, n+1), fmt.Sprintf(`"seq":%d`, n+1)}
		o.run(
			row{who: "sara", with: one, comes: kept, after: (*office).kill},
			row{who: "sara", with: opens, comes: []string{`"text":"` + name + `"`}},
			row{who: "sara", with: one, comes: kept},
		)
	}
}

// TestUndo_OfAPicture: a picture that came in and was taken back is no part of the draft
// any more, until it is made again; what is sent is without it.
func TestUndo_OfAPicture(t *testing.T) {
	o := newOffice(t)
	page := func(d *desk) string { return d.caller.Session() + "draft" }
	standing := func(faults, changed int) func(*desk) (any, error) {
		return func(d *desk) (any, error) {
			view, err := d.drafts.Open(staff.DraftOpenRequest{Draft: d.marks["draft"], Page: page(d)})
			o.must(err)
			difference, err := d.drafts.Difference(staff.DraftRequest{Draft: d.marks["draft"]})
			if len(view.Faults) != faults || len(difference.Sheets) != changed {
				t.Fatalf("faults %+v, %d sheets in the difference, want %d and %d", view.Faults, len(difference.Sheets), faults, changed)
			}
			return view, err
		}
	}
	step := func(act func(*staff.Drafts, staff.DraftPageRequest) (staff.DraftView, error)) func(*desk) (any, error) {
		return func(d *desk) (any, error) {
			return call(act(d.drafts, staff.DraftPageRequest{Draft: d.marks["draft"], Page: page(d)}))
		}
	}
	upload := func(d *desk) (any, error) {
		picture, err := staff.Upload(d.caller, d.marks["draft"], "چهره.png", smallPicture(t))
		d.marks["picture"] = picture.ID
		return picture, err
	}
	o.run(
		row{who: "sara", with: begin("draft", "person")},
		row{who: "sara", with: typing("draft", "person", "name", "مریم نمونه‌ای")},
		row{who: "sara", with: upload},
		row{who: "sara", with: typing("draft", "person", "photo", "‹picture›")},
		row{who: "sara", with: standing(1, 2)}, // a picture without words
		row{who: "sara", with: step((*staff.Drafts).Undo)},
		row{who: "sara", with: standing(0, 1)},
		row{who: "sara", with: step((*staff.Drafts).Redo)},
		row{who: "sara", with: standing(1, 2)},
		row{who: "sara", with: step((*staff.Drafts).Undo)},
		row{who: "sara", with: sends},
		row{who: "sara", with: func(d *desk) (any, error) {
			view, err := d.drafts.Open(staff.DraftOpenRequest{Draft: d.marks["draft"]})
			if len(view.Sheets) != 1 {
				t.Fatalf("sent with %d sheets", len(view.Sheets))
			}
			return view, err
		}},
	)
}

func smallPicture(t *testing.T) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := png.Encode(&out, image.NewGray(image.Rect(0, 0, 40, 40))); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
