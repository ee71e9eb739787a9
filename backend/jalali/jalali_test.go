package jalali_test

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"didban.app/backend/jalali"
)

// known are days taken from printed calendars: new years, leap days, and dates
// on which something happened.
var known = []struct {
	date jalali.Date
	iso  string
}{
	{jalali.Date{Year: 1300, Month: 1, Day: 1}, "1921-03-21"},
	{jalali.Date{Year: 1304, Month: 1, Day: 11}, "1925-03-31"},
	{jalali.Date{Year: 1357, Month: 11, Day: 22}, "1979-02-11"},
	{jalali.Date{Year: 1375, Month: 12, Day: 30}, "1997-03-20"},
	{jalali.Date{Year: 1376, Month: 1, Day: 1}, "1997-03-21"},
	{jalali.Date{Year: 1378, Month: 10, Day: 11}, "2000-01-01"},
	{jalali.Date{Year: 1399, Month: 12, Day: 30}, "2021-03-20"},
	{jalali.Date{Year: 1400, Month: 1, Day: 1}, "2021-03-21"},
	{jalali.Date{Year: 1403, Month: 1, Day: 1}, "2024-03-20"},
	{jalali.Date{Year: 1403, Month: 5, Day: 12}, "2024-08-02"},
	{jalali.Date{Year: 1403, Month: 12, Day: 30}, "2025-03-20"},
	{jalali.Date{Year: 1404, Month: 1, Day: 1}, "2025-03-21"},
	{jalali.Date{Year: 1404, Month: 12, Day: 29}, "2026-03-20"},
	{jalali.Date{Year: 1405, Month: 1, Day: 1}, "2026-03-21"},
	{jalali.Date{Year: 1408, Month: 12, Day: 30}, "2030-03-20"},
	{jalali.Date{Year: 1409, Month: 1, Day: 1}, "2030-03-21"},
}

func TestDate_KnownDays(t *testing.T) {
	for _, one := range known {
		t.Run(one.iso, func(t *testing.T) {
			if got := one.date.ISO(); got != one.iso {
				t.Errorf("ISO %s, want %s", got, one.iso)
			}
			if got, ok := jalali.FromISO(one.iso); !ok || got != one.date {
				t.Errorf("FromISO %v %v, want %v", got, ok, one.date)
			}
			if got := jalali.FiscalYear(one.iso); got != one.date.Year {
				t.Errorf("FiscalYear %d, want %d", got, one.date.Year)
			}
		})
	}
}

// borkowskiLeap is the leap year rule of K. M. Borkowski (1996): years are
// counted from the breaks of the 33-year cycle; within one stretch every fourth
// year is leap, and the fifth after 29 or 33. It is written here on its own so
// that the converter is judged by another rule than the one it follows.
func borkowskiLeap(year int) bool {
	breaks := []int{
		-61, 9, 38, 199, 426, 686, 756, 818, 1111, 1181, 1210, 1635, 2060, 2097, 2192, 2262, 2324, 2394, 2456, 3178,
	}
	from, jump := breaks[0], 0
	for _, b := range breaks[1:] {
		jump = b - from
		if year < b {
			break
		}
		from = b
	}
	n := year - from
	if jump-n < 6 {
		n = n - jump + (jump+4)/33*33
	}
	leap := ((n+1)%33 - 1) % 4
	if leap == -1 {
		leap = 4
	}
	return leap == 0
}

// TestDate_EveryDay walks through the years 1300 to 1500 and counts days by
// Borkowski's rule from one known new year.
func TestDate_EveryDay(t *testing.T) {
	day := time.Date(1921, 3, 21, 0, 0, 0, 0, time.UTC)
	for year := 1300; year <= 1500; year++ {
		if got, want := jalali.Leap(year), borkowskiLeap(year); got != want {
			t.Fatalf("Leap(%d) = %v, want %v", year, got, want)
		}
		for month := 1; month <= 12; month++ {
			length := 31 - month/7
			if month == 12 && !borkowskiLeap(year) {
				length = 29
			}
			for d := 1; d <= length; d++ {
				want := jalali.Date{Year: year, Month: month, Day: d}
				iso := day.Format(time.DateOnly)
				if got, ok := jalali.FromISO(iso); !ok || got != want {
					t.Fatalf("FromISO(%s) = %v %v, want %v", iso, got, ok, want)
				}
				if got := want.ISO(); got != iso {
					t.Fatalf("%v.ISO() = %s, want %s", want, got, iso)
				}
				day = day.AddDate(0, 0, 1)
			}
		}
	}
}

func TestLeap_WholeRange(t *testing.T) {
	for year := jalali.FirstYear; year <= jalali.LastYear; year++ {
		if got, want := jalali.Leap(year), borkowskiLeap(year); got != want {
			t.Errorf("Leap(%d) = %v, want %v", year, got, want)
		}
	}
}

func TestParse(t *testing.T) {
	want := jalali.Date{Year: 1403, Month: 5, Day: 12}
	for _, s := range []string{"1403/05/12", "1403-5-12", "۱۴۰۳/۵/۱۲", "١٤٠٣/٠٥/١٢", "1403.05.12"} {
		t.Run(s, func(t *testing.T) {
			got, err := jalali.Parse(s)
			if err != nil || got != want {
				t.Errorf("Parse(%q) = %v, %v, want %v", s, got, err, want)
			}
		})
	}
}

func TestParse_Refused(t *testing.T) {
	for _, one := range []struct {
		s    string
		want error
	}{
		{"", jalali.ErrForm},
		{"1403", jalali.ErrForm},
		{"1403/05", jalali.ErrForm},
		{"1403/05/12/1", jalali.ErrForm},
		{"1403//12", jalali.ErrForm},
		{"1403/-5/12", jalali.ErrForm},
		{"مرداد", jalali.ErrForm},
		{"03/05/12", jalali.ErrShortYear},
		{"12/05/1403", jalali.ErrShortYear},
		{"1404/12/30", jalali.ErrDay},
		{"1403/07/31", jalali.ErrDay},
		{"1403/13/01", jalali.ErrDay},
		{"1403/00/01", jalali.ErrDay},
		{"2024/08/02", jalali.ErrDay},
	} {
		t.Run(one.s, func(t *testing.T) {
			if got, err := jalali.Parse(one.s); !errors.Is(err, one.want) {
				t.Errorf("Parse(%q) = %v, %v, want %v", one.s, got, err, one.want)
			}
		})
	}
}

func TestFromISO_Refused(t *testing.T) {
	for _, s := range []string{"", "2024-8-2", "2024-02-30", "1403-05-12", "0001-01-01", "9999-12-31"} {
		if got, ok := jalali.FromISO(s); ok {
			t.Errorf("FromISO(%q) = %v, want none", s, got)
		}
	}
	if got := (jalali.Date{}).ISO(); got != "" {
		t.Errorf("zero date as ISO: %q", got)
	}
}

func TestTehran_SummerTimeEnded(t *testing.T) {
	for iso, want := range map[string]int{
		"2022-07-01T00:00:00Z": 4*3600 + 1800,
		"2024-07-01T00:00:00Z": 3*3600 + 1800,
		"2024-01-01T00:00:00Z": 3*3600 + 1800,
	} {
		at, err := time.Parse(time.RFC3339, iso)
		if err != nil {
			t.Fatal(err)
		}
		if _, got := at.In(jalali.Tehran()).Zone(); got != want {
			t.Errorf("%s: offset %d s, want %d", iso, got, want)
		}
	}
}

func TestYearOf_ZoneDecides(t *testing.T) {
	eve := time.Date(2024, 3, 19, 21, 0, 0, 0, time.UTC) // half past midnight in Tehran
	if got := jalali.YearOf(eve); got != 1402 {
		t.Errorf("in UTC: %d, want 1402", got)
	}
	if got := jalali.YearOf(eve.In(jalali.Tehran())); got != 1403 {
		t.Errorf("in Tehran: %d, want 1403", got)
	}
}

func TestMonthName(t *testing.T) {
	for month, want := range map[int]string{0: "", 1: "فروردین", 12: "اسفند", 13: ""} {
		if got := jalali.MonthName(month); got != want {
			t.Errorf("MonthName(%d) = %q, want %q", month, got, want)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add("1403/05/12")
	f.Add("۱۴۰۳-۵-۱۲")
	f.Fuzz(func(t *testing.T, s string) {
		d, err := jalali.Parse(s)
		if err != nil {
			return
		}
		if back, ok := jalali.FromISO(d.ISO()); !ok || back != d {
			t.Errorf("Parse(%q) = %v, which comes back as %v", s, d, back)
		}
	})
}

func ExampleDate_String() {
	d, _ := jalali.FromISO("2024-08-02")
	fmt.Println(d, jalali.MonthName(d.Month))
	// Output: 1403/05/12 مرداد
}

func ExampleParseTyped() {
	today := jalali.Date{Year: 1405, Month: 9, Day: 2}
	for _, text := range []string{"جمعه ۱۲ مرداد ۱۴۰۳", "تابستان پارسال", "هفتهٔ گذشته"} {
		span, err := jalali.ParseTyped(text, today)
		fmt.Println(span.First, span.Last, err)
	}
	// Output:
	// 1403/05/12 1403/05/12 <nil>
	// 1404/04/01 1404/06/31 <nil>
	// 1405/08/23 1405/08/29 <nil>
}
