package hints_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"didban.app/backend/hints"
	"didban.app/backend/persian"
)

// city is what the cases take for known.
func city() hints.Known {
	return hints.Learn(hints.City{
		Phones: []string{"137", "۱۲۵", "۰۳۱-۵۵۱۱۰۰۰۰"},
		Posts:  []string{"شهردار کاشان", "رئیس شورای شهر"},
		People: []string{"پرویز معتمدی"},
		Places: []string{"ساختمان شهرداری"},
	})
}

// place is what a case wants found.
type place struct {
	sort hints.Sort
	part string
}

type caseRow struct {
	text string
	want []place
}

func caseRows(t *testing.T) []caseRow {
	t.Helper()
	file, err := os.ReadFile("testdata/cases.tsv")
	if err != nil {
		t.Fatal(err)
	}
	var rows []caseRow
	for line := range strings.Lines(strings.ReplaceAll(string(file), "⏎", "\r")) {
		line = strings.ReplaceAll(strings.TrimSuffix(line, "\n"), "\r", "\n")
		text, want, ok := strings.Cut(line, "\t")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		row := caseRow{text: text}
		for part := range strings.SplitSeq(want, " ; ") {
			if sort, part, ok := strings.Cut(part, "="); ok {
				row.want = append(row.want, place{hints.Sort(sort), part})
			}
		}
		rows = append(rows, row)
	}
	if len(rows) < 150 {
		t.Fatalf("%d rows, want 150 or more", len(rows))
	}
	return rows
}

// TestFind_Cases asks that each row finds just what it names, over the same place.
func TestFind_Cases(t *testing.T) {
	known := city()
	for _, row := range caseRows(t) {
		found := hints.Find(row.text, known)
		missing := row.want[:0:0]
		for _, want := range row.want {
			at := strings.Index(row.text, want.part)
			if at < 0 {
				t.Fatalf("%q is not in %q", want.part, row.text)
			}
			i := overlapping(found, want.sort, at, at+len(want.part))
			if i < 0 {
				missing = append(missing, want)
				continue
			}
			found = append(found[:i:i], found[i+1:]...)
		}
		for _, want := range missing {
			t.Errorf("%q: no %s at %q", row.text, want.sort, want.part)
		}
		for _, h := range found {
			t.Errorf("%q: %s at %q %s", row.text, h.Sort, row.text[h.From:h.To], h.Word.Text)
		}
	}
}

func overlapping(found []hints.Hint, sort hints.Sort, from, to int) int {
	for i, h := range found {
		if h.Sort == sort && h.From < to && h.To > from {
			return i
		}
	}
	return -1
}

// TestDefaultWords_Apart: each word of the list has a class, and however it is spelt the same
// one: what is known of a word is kept by that.
func TestDefaultWords_Apart(t *testing.T) {
	seen := map[string]hints.Class{}
	for _, w := range hints.DefaultWords() {
		key := persian.Fold(w.Text)
		if class, ok := seen[key]; ok && class != w.Class || !slices.Contains(hints.Classes, w.Class) {
			t.Errorf("%+v", w)
		}
		seen[key] = w.Class
	}
}
