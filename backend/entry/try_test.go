package entry_test

import (
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
	"didban.app/backend/entry"
)

// TestTry_IsWhatApplyDoes: a trial tells of every field that many nouns may get what an edit
// of the sheet does.
func TestTry_IsWhatApplyDoes(t *testing.T) {
	texts := map[didban.FieldSort]string{
		didban.SortText: "خدمات شهری", didban.SortLong: "یک\nدو", didban.SortDay: "۱۴۰۵/۱۲/۲۹", didban.SortFlag: "بله",
		didban.SortRef: string(didbantest.ID(didban.KindArea, 1)),
	}
	ctx := entry.Context{Today: "2026-11-22", Unit: "toman"}
	tried := 0
	for _, n := range didbantest.City(3, 3) {
		for _, f := range didban.Fields(n.Kind()) {
			text, ok := texts[f.Sort]
			if f.Sort == didban.SortCode {
				text, ok = didban.Shipped[f.Vocabulary][1].Code, true
			}
			if didban.BulkOps(n.Kind(), f) == nil || !ok {
				continue
			}
			tried++
			for _, text := range []string{text, "", "؟؟"} {
				compare(t, n, f, text, ctx)
			}
		}
	}
	if tried < 20 {
		t.Errorf("%d fields were tried", tried)
	}
}

func compare(t *testing.T, n didban.Noun, f didban.Field, text string, ctx entry.Context) {
	t.Helper()
	sheet, err := entry.New(n)
	if err != nil {
		t.Fatal(err)
	}
	before, err := entry.Field(n.Kind(), &sheet, f.Name, ctx)
	if err != nil {
		t.Fatal(err)
	}
	fresh, err := entry.Noun(n.Kind(), &sheet)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := entry.Apply(n.Kind(), &sheet, didban.Edit{Op: didban.EditSet, Path: f.Name, Text: text}, ctx); err != nil {
		t.Fatal(err)
	}
	after, err := entry.Field(n.Kind(), &sheet, f.Name, ctx)
	if err != nil {
		t.Fatal(err)
	}
	faults, err := entry.Faulty(n.Kind(), &sheet, ctx)
	if err != nil {
		t.Fatal(err)
	}
	got, err := entry.Try(fresh, f, func(string) string { return text }, ctx)
	if err != nil {
		t.Fatal(err)
	}
	if got.Before != before.Value || got.After != after.Value || len(got.Faults) != faults {
		t.Errorf("%s.%s %q: %+v, want %q → %q with %d faults", n.Kind(), f.Name, text, got, before.Value, after.Value, faults)
	}
}
