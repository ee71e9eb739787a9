package staff_test

import (
	"bytes"
	"encoding/binary"
	"os"
	"path/filepath"
	"testing"
	"unicode/utf16"

	didban "didban.app/backend"
	"didban.app/backend/private"
	"didban.app/backend/staff"
)

// TestPublicRecord_HoldsNothingOfTheStaff plants a mark in every text that the office keeps
// to itself, publishes, and looks for the marks in the bytes of the public record.
func TestPublicRecord_HoldsNothingOfTheStaff(t *testing.T) {
	const mark = "قناری۷۳۱"
	o := newOffice(t)
	note := func(d *desk) (any, error) {
		return call(d.bench.Note(staff.NoteRequest{Draft: d.marks["draft"], Text: mark + " یادداشت"}))
	}
	sendsWord := func(d *desk) (any, error) {
		return call(d.drafts.Send(staff.SendRequest{Draft: d.marks["draft"], Word: mark + " سخن فرستنده"}))
	}
	o.run(
		// a draft that nobody publishes
		row{who: "reza", with: begin("other", "person")},
		row{who: "reza", with: typing("other", "person", "name", mark, "bio", mark+" زندگی")},
		// one that is: with a text that was mended, a note, and words between its people
		row{who: "sara", with: begin("draft", "person")},
		row{who: "sara", with: typing("draft", "person", "name", mark+" نام نخست")},
		row{who: "sara", with: typing("draft", "person", "name", "نام همگانی")},
		row{who: "sara", with: note},
		row{who: "sara", with: sendsWord},
		row{who: "maryam", with: returns(mark + " سخن بازگرداننده")},
		row{who: "sara", with: sendsWord},
		row{who: "maryam", with: publishes},
		// one whose conflict is settled with a text of its own, and that a version comes back in
		row{who: "reza", with: opensNoun},
		row{who: "reza", with: typing("draft", "person", "name", mark+" نام در برخورد")},
		row{after: func(o *office) { o.changed(func(p *didban.Person) { p.Name = "نام همگانی دوم" }) }},
		row{who: "reza", with: settles(2, "", staff.PointChoice{Path: "name", Take: "text", Text: mark + " نام حل‌شده"})},
		row{who: "reza", with: func(d *desk) (any, error) {
			return call(d.review.Restore(staff.RestoreRequest{Kind: "person", ID: d.marks["person.id"], Version: 1}))
		}},
		row{who: "reza", with: undoes},
		// one that its reviewer takes over and publishes with the word of the return on it
		row{after: func(o *office) { o.marks["draft"] = "" }},
		row{who: "sara", with: begin("draft", "post")},
		row{who: "sara", with: typing("draft", "post", "title", "سمت همگانی")},
		row{who: "sara", with: sendsWord},
		row{who: "maryam", with: returns(mark + " سخن بازگرداننده")},
		row{who: "maryam", with: takesOver},
		row{who: "maryam", with: publishes},
	)
	hash := ""
	o.must(o.Private.View(func(tx *private.Tx) error {
		secret, _, err := tx.Secret(o.ids["sara"])
		hash = secret.Hash
		return err
	}))
	o.shut()
	record, err := os.ReadFile(filepath.Join(o.dir, "didban.db"))
	o.must(err)
	if !bytes.Contains(record, []byte("نام همگانی")) || !bytes.Contains(record, []byte("سمت همگانی")) {
		t.Fatal("what was published is not found: nothing is proved")
	}
	marks := []string{mark, hash, "argon2", password}
	for _, one := range crew {
		marks = append(marks, one.name, `"`+one.code+`"`)
	}
	for _, m := range marks {
		if bytes.Contains(record, []byte(m)) || bytes.Contains(record, wide(m)) {
			t.Errorf("the public record holds %q", m)
		}
	}
}

// wide is a text in UTF-16.
func wide(text string) (out []byte) {
	for _, unit := range utf16.Encode([]rune(text)) {
		out = binary.LittleEndian.AppendUint16(out, unit)
	}
	return out
}
