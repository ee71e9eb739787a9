package jalali_test

import (
	"encoding/json"
	"errors"
	"os"
	"testing"

	"didban.app/backend/jalali"
)

// typed is testdata/typed.json: what people type and the days they mean, written by
// hand. The front end's reader is held to the same file.
type typed struct {
	Today string
	Read  []struct{ Text, First, Last string }
	// Refused has the error's short name, form or day.
	Refused []struct{ Text, Error string }
}

func readTable(t testing.TB, path string, table any) {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, table); err != nil {
		t.Fatal(err)
	}
}

func typedTable(t testing.TB) (table typed, today jalali.Date) {
	t.Helper()
	readTable(t, "testdata/typed.json", &table)
	today, ok := jalali.FromISO(table.Today)
	if !ok {
		t.Fatalf("%q is no day", table.Today)
	}
	return table, today
}

func TestParseTyped(t *testing.T) {
	table, today := typedTable(t)
	for _, one := range table.Read {
		t.Run(one.Text, func(t *testing.T) {
			got, err := jalali.ParseTyped(one.Text, today)
			if err != nil || got.First.ISO() != one.First || got.Last.ISO() != one.Last {
				t.Errorf("got %s to %s, %v, want %s to %s", got.First.ISO(), got.Last.ISO(), err, one.First, one.Last)
			}
		})
	}
}

func TestParseTyped_Refused(t *testing.T) {
	table, today := typedTable(t)
	want := map[string]error{"form": jalali.ErrForm, "day": jalali.ErrDay}
	for _, one := range table.Refused {
		t.Run(one.Text, func(t *testing.T) {
			if got, err := jalali.ParseTyped(one.Text, today); err == nil || !errors.Is(err, want[one.Error]) {
				t.Errorf("got %v, %v, want %v", got, err, want[one.Error])
			}
		})
	}
}

func TestParseTyped_TwoDigitYears(t *testing.T) {
	today := jalali.Date{Year: 1405, Month: 9, Day: 2}
	for text, want := range map[string]int{
		"سال ۲۵": 1425, "سال ۲۶": 1326, "سال ۰۵": 1405, "سال ۰۰": 1400, "سال ۹۹": 1399,
	} {
		if got, err := jalali.ParseTyped(text, today); err != nil || got.First.Year != want {
			t.Errorf("%s: %v, %v, want %d", text, got, err, want)
		}
	}
}

func FuzzParseTyped(f *testing.F) {
	table, today := typedTable(f)
	for _, one := range table.Read {
		f.Add(one.Text)
	}
	for _, one := range table.Refused {
		f.Add(one.Text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got, err := jalali.ParseTyped(text, today)
		switch {
		case err == nil && !got.Valid():
			t.Errorf("%q gives %v", text, got)
		case err != nil && got != jalali.Span{}:
			t.Errorf("%q gives %v beside %v", text, got, err)
		case err != nil && !errors.Is(err, jalali.ErrForm) && !errors.Is(err, jalali.ErrDay):
			t.Errorf("%q fails with %v", text, err)
		}
	})
}
