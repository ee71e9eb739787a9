package staff_test

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"strings"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/staff"
)

func TestUndo_OutlivesTheProgram(t *testing.T) {
	o := newBureau(t)
	p := o.begin("clerk", didban.KindPerson, "").write("name", "یک", "name", "دو", "bio", "سه")
	step := func(what string, act func(staff.DraftPageRequest) (staff.DraftView, error), name, bio string) {
		t.Helper()
		if _, err := act(staff.DraftPageRequest{Draft: p.draft, Page: p.page}); err != nil {
			t.Fatalf("%s: %v", what, err)
		}
		if got := p.text("name") + " " + p.text("bio"); got != name+" "+bio {
			t.Fatalf("%s: got %q, want %q", what, got, name+" "+bio)
		}
	}
	step("undo", p.drafts().Undo, "دو", "")
	step("undo", p.drafts().Undo, "یک", "")
	o.restart()
	step("redo after the program died", p.drafts().Redo, "دو", "")
	step("undo", p.drafts().Undo, "یک", "")
	step("undo", p.drafts().Undo, "", "")
	step("nothing more to undo", p.drafts().Undo, "", "")
	o.restart()
	for range 4 {
		_, err := p.drafts().Redo(staff.DraftPageRequest{Draft: p.draft, Page: p.page})
		o.must(err)
	}
	if got := p.text("name") + p.text("bio"); got != "دوسه" {
		t.Fatalf("all made again: %q", got)
	}
	step("undo", p.drafts().Undo, "دو", "")
	p.write("bio", "چهار")
	step("a new edit ends what could be made again", p.drafts().Redo, "دو", "چهار")
}

// TestUndo_OfWhatWentIsPassed is about a step that fits nowhere any more: it must not
// stop those before it from being taken back.
func TestUndo_OfWhatWentIsPassed(t *testing.T) {
	o := newBureau(t)
	p := o.begin("clerk", didban.KindEvent, "").write("title", "جشن")
	edit := func(p *pen, e staff.EditView) {
		t.Helper()
		p.n++
		e.N, e.Sheet = p.n, p.sheet
		view, err := p.drafts().Edits(staff.EditsRequest{Draft: p.draft, Page: p.page, Edits: []staff.EditView{e}})
		if err != nil || strings.Contains(fmt.Sprint(view.Faults), "edit.path") {
			t.Fatal(err, view.Faults)
		}
	}
	edit(p, staff.EditView{Op: didban.EditAdd, Path: "media", Row: "k1"})
	edit(p, staff.EditView{Op: didban.EditSet, Path: "media.k1.use", Text: "cover"})
	other := p.by("editor")
	_, err := other.drafts().TakeOver(request(p))
	o.must(err)
	edit(other, staff.EditView{Op: didban.EditDrop, Path: "media", Row: "k1"})
	_, err = other.drafts().HandOver(staff.HandOverRequest{Draft: p.draft, To: string(o.people["clerk"].ID)})
	o.must(err)
	for range 3 {
		_, err := p.drafts().Undo(staff.DraftPageRequest{Draft: p.draft, Page: p.page})
		o.must(err)
	}
	if got := p.text("title"); got != "" {
		t.Errorf("the title is still %q", got)
	}
}

// TestEdits_TwoPagesKeepBoth: each page counts for itself, and what fits nowhere is told
// without keeping the rest from being kept.
func TestEdits_TwoPagesKeepBoth(t *testing.T) {
	o := newBureau(t)
	one := o.begin("clerk", didban.KindPerson, "")
	two := one.by("clerk")
	two.page = "another"
	for i := range 10 {
		one.write("name", fmt.Sprintf("نام %d", i))
		two.write("bio", fmt.Sprintf("شرح %d", i))
	}
	r := two.burst("rumour", "x", "bio", "شرح آخر")
	view, err := two.drafts().Edits(r)
	o.must(err)
	if len(view.Faults) != 1 || view.Faults[0].Key != "edit.path" || view.N != 12 {
		t.Errorf("got %+v", view)
	}
	o.restart()
	if got := one.text("name") + "، " + one.text("bio"); got != "نام 9، شرح آخر" {
		t.Errorf("got %q", got)
	}
	v, err := two.drafts().Open(staff.DraftOpenRequest{Draft: two.draft, Page: two.page})
	o.must(err)
	if v.N != 12 || v.Seq != 21 {
		t.Errorf("got N %d, sequence %d", v.N, v.Seq)
	}
}

// TestUndo_OfAPicture: a picture that came in and was taken back is no part of the draft
// any more, until it is made again; what is sent is without it.
func TestUndo_OfAPicture(t *testing.T) {
	o := newBureau(t)
	p := o.begin("clerk", didban.KindPerson, "").write("name", "مریم نمونه‌ای")
	picture, err := staff.Upload(o.as("clerk"), p.draft, "چهره.png", smallPicture(t))
	o.must(err)
	p.write("photo", picture.ID)
	standing := func(what string, faults, changed int) {
		t.Helper()
		view, err := p.drafts().Open(staff.DraftOpenRequest{Draft: p.draft, Page: p.page})
		o.must(err)
		difference, err := p.drafts().Difference(request(p))
		o.must(err)
		if len(view.Faults) != faults || len(difference.Sheets) != changed {
			t.Fatalf("%s: faults %+v, %d sheets in the difference", what, view.Faults, len(difference.Sheets))
		}
	}
	standing("a picture without words", 1, 2)
	step := func(act func(staff.DraftPageRequest) (staff.DraftView, error)) {
		t.Helper()
		_, err := act(staff.DraftPageRequest{Draft: p.draft, Page: p.page})
		o.must(err)
	}
	step(p.drafts().Undo)
	standing("undone", 0, 1)
	step(p.drafts().Redo)
	standing("made again", 1, 2)
	step(p.drafts().Undo)
	p.send()
	view, err := p.drafts().Open(staff.DraftOpenRequest{Draft: p.draft, Page: p.page})
	o.must(err)
	if len(view.Sheets) != 1 {
		t.Fatalf("sent with %d sheets", len(view.Sheets))
	}
}

func smallPicture(t *testing.T) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := png.Encode(&out, image.NewGray(image.Rect(0, 0, 40, 40))); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
