package jalali_test

import (
	"encoding/json"
	"flag"
	"maps"
	"os"
	"slices"
	"testing"
	"time"

	"didban.app/backend/jalali"
)

// To write testdata/days.json anew: go test ./backend/jalali -run TestDays -update
var update = flag.Bool("update", false, "write testdata/days.json anew")

const daysFile = "testdata/days.json"

// dayRow is a day of testdata/days.json, which holds Go and the front end to the
// same answers.
type dayRow struct {
	ISO        string `json:"iso"`
	Year       int    `json:"year"`
	Month      int    `json:"month"`
	Day        int    `json:"day"`
	Weekday    int    `json:"weekday"`
	Week       int    `json:"week"`
	Quarter    int    `json:"quarter"`
	FiscalYear int    `json:"fiscalYear"`
	Leap       bool   `json:"leap"`
	Long       string `json:"long"`
	Full       string `json:"full"`
	Short      string `json:"short"`
	MonthYear  string `json:"monthYear"`
	MonthOn    string `json:"monthOn"`
	YearBack   string `json:"yearBack"`
}

func rowOf(d jalali.Date) dayRow {
	return dayRow{
		ISO: d.ISO(), Year: d.Year, Month: d.Month, Day: d.Day,
		Weekday: d.Weekday(), Week: d.WeekOfYear(), Quarter: d.Quarter(),
		FiscalYear: jalali.FiscalYear(d.ISO()), Leap: jalali.Leap(d.Year),
		Long: d.Long(), Full: d.Full(), Short: d.Short(), MonthYear: d.MonthYear(),
		MonthOn: d.AddMonths(1).ISO(), YearBack: d.AddYears(-1).ISO(),
	}
}

// tellingDays are the borders of years, the days on which summer time began and
// ended, the ends of months of a few years, and the epochs of computers.
func tellingDays() []jalali.Date {
	chosen := map[string]jalali.Date{}
	add := func(d jalali.Date) { chosen[d.ISO()] = d }
	for year := 1300; year <= 1450; year++ {
		add(jalali.Year(year).First)
		add(jalali.Year(year).Last)
	}
	for year := 1370; year <= 1402; year++ {
		add(jalali.Date{Year: year, Month: 1, Day: 2})
		add(jalali.Date{Year: year, Month: 6, Day: 31})
	}
	for _, year := range []int{1399, 1403, 1404, 1408} {
		for month := 1; month <= 12; month++ {
			add(jalali.Month(year, month).First)
			add(jalali.Month(year, month).Last)
		}
	}
	for _, iso := range []string{"1970-01-01", "2000-01-01", "2000-02-29", "2038-01-19", "1979-02-11", "2024-08-02"} {
		d, _ := jalali.FromISO(iso)
		add(d)
	}
	days := slices.Collect(maps.Values(chosen))
	slices.SortFunc(days, func(a, b jalali.Date) int { return b.DaysUntil(a) })
	return days
}

func TestDays_Table(t *testing.T) {
	if *update {
		writeDays(t)
	}
	var rows []dayRow
	readTable(t, daysFile, &rows)
	days := tellingDays()
	if len(rows) != len(days) {
		t.Fatalf("%d rows for %d days", len(rows), len(days))
	}
	for i, want := range rows {
		if got := rowOf(days[i]); got != want {
			t.Errorf("%s: %+v, want %+v", want.ISO, got, want)
		}
		if got, ok := jalali.FromISO(want.ISO); !ok || got != days[i] {
			t.Errorf("FromISO(%s) = %v %v", want.ISO, got, ok)
		}
	}
}

func writeDays(t *testing.T) {
	t.Helper()
	text := []byte("[\n")
	for i, d := range tellingDays() {
		line, err := json.Marshal(rowOf(d))
		if err != nil {
			t.Fatal(err)
		}
		if i > 0 {
			text = append(text, ",\n"...)
		}
		text = append(append(text, "  "...), line...)
	}
	if err := os.WriteFile(daysFile, append(text, "\n]\n"...), 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestDate_TimeInTehran walks through the years 1280 to 1450: a day begins at its
// first instant, and the instant before belongs to the day before.
func TestDate_TimeInTehran(t *testing.T) {
	before := jalali.Date{Year: 1280, Month: 1, Day: 1}
	for d := before.AddDays(1); d.Year <= 1450; d = d.AddDays(1) {
		start := d.Time(jalali.Tehran())
		if got, ok := jalali.Of(start); !ok || got != d {
			t.Fatalf("%v begins at %v, which is %v", d, start, got)
		}
		if got, ok := jalali.Of(start.Add(-time.Nanosecond)); !ok || got != before {
			t.Fatalf("before %v, at %v, it is %v", d, start, got)
		}
		before = d
	}
}

// TestTehran_SummerTime holds the law: from 1371 to 1384 and from 1387 to 1401 clocks
// went forward at the end of 1 Farvardin and back at the end of 30 Shahrivar; in 1370
// they went forward on 13 Ordibehesht; in 1385 and 1386 and since 1402 they stayed.
func TestTehran_SummerTime(t *testing.T) {
	const winter, summer = 3*3600 + 1800, 4*3600 + 1800
	for year := 1370; year <= 1410; year++ {
		begins := jalali.Date{Year: year, Month: 1, Day: 2}
		if year == 1370 {
			begins = jalali.Date{Year: year, Month: 2, Day: 13}
		}
		wantHour, want := 1, summer
		if year == 1385 || year == 1386 || year > 1401 {
			wantHour, want = 0, winter
		}
		if got := begins.Time(jalali.Tehran()).Hour(); got != wantHour {
			t.Errorf("%v begins at %d o'clock, want %d", begins, got, wantHour)
		}
		ends := jalali.Date{Year: year, Month: 6, Day: 31}
		if _, got := ends.Time(jalali.Tehran()).Add(-2 * time.Hour).Zone(); got != want {
			t.Errorf("on the eve of %v: offset %d s, want %d", ends, got, want)
		}
		if _, got := ends.Time(jalali.Tehran()).Zone(); got != winter {
			t.Errorf("%v: offset %d s, want %d", ends, got, winter)
		}
		if got := ends.Time(jalali.Tehran()).Hour(); got != 0 {
			t.Errorf("%v begins at %d o'clock, want 0", ends, got)
		}
	}
}
