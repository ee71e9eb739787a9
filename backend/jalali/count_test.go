package jalali_test

import (
	"testing"

	"didban.app/backend/jalali"
)

func day(year, month, day int) jalali.Date { return jalali.Date{Year: year, Month: month, Day: day} }

func TestDate_Add(t *testing.T) {
	for _, one := range []struct {
		name      string
		got, want jalali.Date
	}{
		{"a day over the year's end", day(1403, 12, 30).AddDays(1), day(1404, 1, 1)},
		{"a day back over it", day(1404, 1, 1).AddDays(-1), day(1403, 12, 30)},
		{"no day", day(1403, 5, 12).AddDays(0), day(1403, 5, 12)},
		{"a month into a shorter one", day(1403, 6, 31).AddMonths(1), day(1403, 7, 30)},
		{"a month into Esfand", day(1404, 11, 30).AddMonths(1), day(1404, 12, 29)},
		{"a month into a long Esfand", day(1403, 11, 30).AddMonths(1), day(1403, 12, 30)},
		{"months back over the year", day(1403, 1, 31).AddMonths(-2), day(1402, 11, 30)},
		{"twelve months", day(1403, 5, 12).AddMonths(12), day(1404, 5, 12)},
		{"a year from the leap day", day(1403, 12, 30).AddYears(1), day(1404, 12, 29)},
		{"years to a leap year", day(1399, 12, 30).AddYears(4), day(1403, 12, 30)},
		{"beyond the last year", day(1633, 12, 29).AddDays(400), jalali.Date{}},
		{"beyond the first year", day(1210, 1, 1).AddMonths(-1), jalali.Date{}},
		{"more days than there are", day(1403, 1, 1).AddDays(1 << 62), jalali.Date{}},
		{"more years than there are", day(1403, 1, 1).AddYears(1 << 62), jalali.Date{}},
		{"more months than there are", day(1403, 1, 1).AddMonths(-1 << 62), jalali.Date{}},
		{"to what is no day", day(1404, 12, 30).AddDays(1), jalali.Date{}},
	} {
		t.Run(one.name, func(t *testing.T) {
			if one.got != one.want {
				t.Errorf("got %v, want %v", one.got, one.want)
			}
		})
	}
}

func TestDate_DaysUntil(t *testing.T) {
	if got := day(1403, 1, 1).DaysUntil(day(1404, 1, 1)); got != 366 {
		t.Errorf("a leap year has %d days, want 366", got)
	}
	if got := day(1404, 1, 1).DaysUntil(day(1403, 12, 29)); got != -2 {
		t.Errorf("got %d, want -2", got)
	}
}

func TestDate_Weekday(t *testing.T) {
	for _, one := range []struct {
		date jalali.Date
		want string
	}{
		{day(1403, 5, 12), "جمعه"}, {day(1403, 5, 13), "شنبه"}, {day(1357, 11, 22), "یکشنبه"}, {day(1405, 9, 2), "دوشنبه"},
	} {
		if got := jalali.WeekdayName(one.date.Weekday()); got != one.want {
			t.Errorf("%v is %s, want %s", one.date, got, one.want)
		}
	}
}

// TestDate_WeekOfYear: 1403 began on a Wednesday, so its first week had three days.
func TestDate_WeekOfYear(t *testing.T) {
	for date, want := range map[jalali.Date]int{
		day(1403, 1, 1): 1, day(1403, 1, 3): 1, day(1403, 1, 4): 2, day(1403, 12, 30): 53, day(1404, 1, 1): 1,
	} {
		if got := date.WeekOfYear(); got != want {
			t.Errorf("%v lies in week %d, want %d", date, got, want)
		}
	}
}

func TestSpan_Bounds(t *testing.T) {
	for _, one := range []struct {
		name        string
		got         jalali.Span
		first, last jalali.Date
	}{
		{"week", jalali.Week(day(1403, 12, 30)), day(1403, 12, 25), day(1404, 1, 1)},
		{"week of a Saturday", jalali.Week(day(1403, 5, 13)), day(1403, 5, 13), day(1403, 5, 19)},
		{"short month", jalali.Month(1404, 12), day(1404, 12, 1), day(1404, 12, 29)},
		{"summer", jalali.Quarter(1403, 2), day(1403, 4, 1), day(1403, 6, 31)},
		{"winter", jalali.Quarter(1403, 4), day(1403, 10, 1), day(1403, 12, 30)},
		{"second half", jalali.Half(1404, 2), day(1404, 7, 1), day(1404, 12, 29)},
		{"fiscal year", jalali.Year(1404), day(1404, 1, 1), day(1404, 12, 29)},
	} {
		t.Run(one.name, func(t *testing.T) {
			if one.got.First != one.first || one.got.Last != one.last || !one.got.Valid() {
				t.Errorf("got %v, want %v to %v", one.got, one.first, one.last)
			}
		})
	}
}

func TestSpan_None(t *testing.T) {
	for name, span := range map[string]jalali.Span{
		"month 0":             jalali.Month(1403, 0),
		"month 13":            jalali.Month(1403, 13),
		"quarter 0":           jalali.Quarter(1403, 0),
		"quarter 5":           jalali.Quarter(1403, 5),
		"half 3":              jalali.Half(1403, 3),
		"year 2024":           jalali.Year(2024),
		"backwards":           {First: day(1403, 1, 2), Last: day(1403, 1, 1)},
		"beyond the calendar": jalali.Week(day(1210, 1, 1)),
	} {
		if span.Valid() {
			t.Errorf("%s: %v is taken for a span", name, span)
		}
	}
}

func TestDate_From(t *testing.T) {
	today := day(1403, 5, 31)
	for _, one := range []struct {
		date  jalali.Date
		unit  jalali.Unit
		count int
	}{
		{today, jalali.InDays, 0},
		{day(1403, 5, 30), jalali.InDays, -1},
		{day(1403, 6, 6), jalali.InDays, 6},
		{day(1403, 5, 24), jalali.InWeeks, -1},
		{day(1403, 6, 30), jalali.InWeeks, 4},
		{day(1403, 6, 31), jalali.InMonths, 1},
		{day(1403, 7, 30), jalali.InMonths, 2}, // Mehr has no 31st
		{day(1403, 4, 31), jalali.InMonths, -1},
		{day(1402, 6, 1), jalali.InMonths, -11},
		{day(1402, 5, 31), jalali.InYears, -1},
		{day(1413, 5, 31), jalali.InYears, 10},
	} {
		if got := one.date.From(today); got.Unit != one.unit || got.Count != one.count {
			t.Errorf("%v: %v, want %d %s", one.date, got, one.count, one.unit)
		}
	}
}

func TestDate_Written(t *testing.T) {
	d := day(1403, 5, 2)
	for _, one := range [][2]string{
		{d.Long(), "۲ مرداد ۱۴۰۳"},
		{d.Full(), "سه‌شنبه ۲ مرداد ۱۴۰۳"},
		{d.Short(), "۱۴۰۳/۰۵/۰۲"},
		{d.MonthYear(), "مرداد ۱۴۰۳"},
		{jalali.SeasonName(2), "تابستان"},
		{jalali.SeasonName(0) + jalali.SeasonName(5) + jalali.WeekdayName(7) + jalali.WeekdayName(-1), ""},
	} {
		if one[0] != one[1] {
			t.Errorf("got %q, want %q", one[0], one[1])
		}
	}
}
