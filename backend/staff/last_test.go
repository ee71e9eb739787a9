package staff_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	didban "didban.app/backend"
	"didban.app/backend/staff"
)

// TestBench_LastWords: what the desk shows of the text that was edited last begins with a whole
// word, and tells that it is the end of more.
func TestBench_LastWords(t *testing.T) {
	o := newOffice(t)
	sara := o.as("sara")
	view, err := sara.drafts.Open(staff.DraftOpenRequest{Kind: "person"})
	o.must(err)
	pavements, joined := strings.TrimSpace(strings.Repeat("پیاده‌روها و کوچه‌ها ", 12)), strings.Repeat("گلاب", 30)
	for i, c := range []struct{ text, want string }{
		{"پیاده‌روها", "پیاده‌روها"},
		{pavements, "…و کوچه‌ها پیاده‌روها و کوچه‌ها پیاده‌روها و کوچه‌ها پیاده‌روها و کوچه‌ها"},
		{joined, "…" + joined[len(joined)-2*79:]},
		{"متن " + strings.Repeat("گ", 79), "…" + strings.Repeat("گ", 79)},
	} {
		_, err := sara.drafts.Edits(staff.EditsRequest{Draft: view.ID, Page: "p", Edits: []staff.EditView{
			{N: i + 1, Sheet: view.Sheets[0].Sheet, Op: didban.EditSet, Path: "bio", Text: c.text},
		}})
		o.must(err)
		got := o.draft(view.ID).Last
		if got != c.want || utf8.RuneCountInString(got) > 80 {
			t.Errorf("of %q the draft keeps %q, want %q", c.text, got, c.want)
		}
	}
}
