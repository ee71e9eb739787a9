package staff_test

import (
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/staff"
)

// begin opens a new noun of a kind, alone or in the draft that is remembered under a
// name, and remembers its sheet under the kind's.
func begin(draft, kind string) func(*desk) (any, error) {
	return func(d *desk) (any, error) {
		var view staff.DraftView
		var err error
		if d.marks[draft] == "" {
			view, err = d.drafts.Open(staff.DraftOpenRequest{Kind: kind})
		} else {
			view, err = d.drafts.Add(staff.AddRequest{Draft: d.marks[draft], Kind: kind})
		}
		if err == nil {
			last := view.Sheets[len(view.Sheets)-1]
			d.marks[draft], d.marks[kind], d.marks[kind+".id"] = view.ID, last.Sheet, last.ID
		}
		return view, err
	}
}

// typing sends one burst: pairs of field and text of a sheet, by the names under which
// draft and sheet are remembered.
func typing(draft, sheet string, pairs ...string) func(*desk) (any, error) {
	return func(d *desk) (any, error) {
		var list []staff.EditView
		page := d.caller.Session() + draft
		for i := 0; i+1 < len(pairs); i += 2 {
			d.pages[page]++
			list = append(list, staff.EditView{
				N: d.pages[page], Sheet: d.marks[sheet], Op: didban.EditSet, Path: pairs[i], Text: d.filled(pairs[i+1]),
			})
		}
		return d.drafts.Edits(staff.EditsRequest{Draft: d.marks[draft], Page: page, Edits: list})
	}
}

// on makes a call that names the remembered draft.
func on[T any](fn func(*desk) func(staff.DraftRequest) (T, error)) func(*desk) (any, error) {
	return func(d *desk) (any, error) { return call(fn(d)(staff.DraftRequest{Draft: d.marks["draft"]})) }
}

func sends(d *desk) (any, error) {
	return call(d.drafts.Send(staff.SendRequest{Draft: d.marks["draft"], Word: "آمادهٔ بازبینی است"}))
}

func publishes(d *desk) (any, error) {
	return call(d.review.Publish(staff.PublishRequest{Draft: d.marks["draft"]}))
}

func opens(d *desk) (any, error) {
	return call(d.drafts.Open(staff.DraftOpenRequest{Draft: d.marks["draft"]}))
}

func queue(d *desk) (any, error) { return call(d.review.Queue()) }

// returns sends the remembered draft back with a word.
func returns(word string) func(*desk) (any, error) {
	return func(d *desk) (any, error) {
		return call(d.review.Return(staff.ReturnRequest{Draft: d.marks["draft"], Word: word}))
	}
}

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
		row{who: "hossein", with: on(func(d *desk) func(staff.DraftRequest) (staff.DraftView, error) { return d.drafts.TakeOver }), comes: []string{`"canUndo":false`}},
		row{who: "hossein", with: undo, comes: []string{"سوم"}},
		row{who: "hossein", with: typing("draft", "person", "bio", "ویراسته")},
		row{who: "hossein", with: undo, comes: []string{"سوم"}, not: []string{"ویراسته"}},
		row{who: "hossein", with: undo, comes: []string{"سوم"}},
	)
}

func TestEdits_Repeats(t *testing.T) {
	o := newOffice(t)
	burst := func(page string, edits ...staff.EditView) func(*desk) (any, error) {
		return func(d *desk) (any, error) {
			for i := range edits {
				edits[i].Sheet = d.marks["person"]
			}
			return call(d.drafts.Edits(staff.EditsRequest{Draft: d.marks["draft"], Page: page, Edits: edits}))
		}
	}
	set := func(n int, text string) staff.EditView {
		return staff.EditView{N: n, Op: didban.EditSet, Path: "name", Text: text}
	}
	cut := func(n, at, gone int, text string) staff.EditView {
		return staff.EditView{N: n, Op: didban.EditCut, Path: "name", At: at, Cut: gone, Text: text}
	}
	o.run(
		row{who: "sara", with: begin("draft", "person")},
		row{who: "sara", with: burst("a", set(1, "کاشان")), comes: []string{`"n":1`, `"seq":1`}},
		row{who: "sara", with: burst("a", set(1, "کاشان"), cut(2, 5, 0, " شهر")), comes: []string{`"n":2`, `"seq":2`, "کاشان شهر"}},
		row{who: "sara", with: burst("a", set(1, "کاشان"), cut(2, 5, 0, " شهر")), comes: []string{`"n":2`, `"seq":2`, `"text":"کاشان شهر"`}},
		row{after: (*office).restart},
		row{who: "sara", with: burst("a", cut(2, 5, 0, " شهر")), comes: []string{`"seq":2`, `"text":"کاشان شهر"`}},
		// the same edit twice in one burst
		row{who: "sara", with: burst("a", cut(3, 0, 0, "ما "), cut(3, 0, 0, "ما ")), comes: []string{`"n":3`, `"seq":3`, `"text":"ما کاشان شهر"`}},
		// in the wrong order the newest number counts all the same
		row{who: "sara", with: burst("a", set(5, "پنج"), set(4, "چهار")), comes: []string{`"n":5`}},
		row{who: "sara", with: burst("a", set(5, "پنج")), comes: []string{`"n":5`}},
		// pages count each on their own
		row{who: "sara", with: burst("b", set(1, "از پنجرهٔ دیگر")), comes: []string{`"n":1`, "از پنجرهٔ دیگر"}},
		row{who: "sara", with: burst("b", cut(2, 900, 1, "x")), comes: []string{`"n":2`, "edit.path", "از پنجرهٔ دیگر"}},
		row{who: "sara", with: burst(""), says: "edit.path"},
		// a repeat opens no draft to who may not read it
		row{who: "vahid", with: burst("c", set(0, "")), says: "actor.forbidden", not: []string{"از پنجرهٔ"}},
		row{who: "nasrin", with: burst("c"), says: "actor.forbidden", not: []string{"از پنجرهٔ"}},
		// the owner learns of what is kept after the draft is closed, and adds nothing
		row{who: "sara", with: on(func(d *desk) func(staff.DraftRequest) (staff.DraftView, error) { return d.drafts.Drop })},
		row{who: "sara", with: burst("b", set(1, "از پنجرهٔ دیگر")), comes: []string{`"n":2`}},
		row{who: "sara", with: burst("b", set(3, "دیر")), says: "draft.closed"},
		row{who: "sara", with: opens, not: []string{"دیر"}},
	)
}
