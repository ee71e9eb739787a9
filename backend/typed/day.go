package typed

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/jalali"
)

// Day reads a day as jalali.ParseTyped has it: ۱۴۰۵/۵/۱۲ · ۱۲ مرداد · امروز · ۳ روز
// پیش · 2026-08-03. What is a month or a year and no one day is a fault, and so is a
// day that the calendar does not have.
func Day(text string, today didban.Day) (didban.Day, *didban.Error) {
	if isBlank(text) {
		return "", nil
	}
	now, _ := jalali.FromISO(string(today))
	span, err := jalali.ParseTyped(text, now)
	if err != nil {
		return "", unread(text, err)
	}
	day := didban.Day(span.First.ISO())
	switch {
	case span.First != span.Last:
		return "", fault("field.dateSpan", text)
	case !day.Valid():
		return "", fault("field.date", text)
	}
	return day, nil
}

// unread tells why a text is no day.
func unread(text string, err error) *didban.Error {
	var month *jalali.MonthError
	switch {
	case errors.As(err, &month) && month.Month == esfand:
		return fault("field.dateEsfand", text, "year", strconv.Itoa(month.Year), "days", daysOf(month))
	case errors.As(err, &month):
		return fault("field.dateMonth", text, "days", daysOf(month))
	case errors.Is(err, jalali.ErrDay):
		return fault("field.dateNone", text)
	}
	return fault("field.date", text)
}

// esfand is the month whose length depends on the year.
const esfand = 12

func daysOf(m *jalali.MonthError) string { return strconv.Itoa(jalali.MonthDays(m.Year, m.Month)) }

// WriteDay writes a day as «۱۲ مرداد ۱۴۰۵»; a day before the calendar's first year as
// it is.
func WriteDay(day didban.Day) string {
	date, ok := jalali.FromISO(string(day))
	if !ok {
		return string(day)
	}
	return date.Long()
}

// FirstGregorian is the first year that is taken for a Gregorian one.
const FirstGregorian = 1700

// A file may be read on any day: what says one day to a reader of the first of these and
// another to one of the second says none in it. No year of two digits, and no month, weekday
// or «امروز» without its year, is the same in both.
var readers = [2]jalali.Date{{Year: 1350, Month: 1, Day: 1}, {Year: 1450, Month: 7, Day: 15}}

// FileDay reads a day as Day does, in a file, which does not know today: «امروز» or a day
// without its year says nothing there ("field.dateRelative"), nor do figures of which nobody
// can tell the year or the month ("field.dateAmbiguous").
func FileDay(text string) (didban.Day, *didban.Error) {
	if day, ok := inFigures(text); ok { // nearly all that files hold, and read quickly
		return day, nil
	}
	if isBlank(text) {
		return "", nil
	}
	span, err := jalali.ParseTyped(text, readers[0])
	other, otherErr := jalali.ParseTyped(text, readers[1])
	if isMonthOrDay(text) || span != other || fmt.Sprint(err) != fmt.Sprint(otherErr) {
		return "", unsaid(text)
	}
	return Day(text, "")
}

// unsaid refuses what a file does not say.
func unsaid(text string) *didban.Error {
	if _, err := jalali.Parse(Latin(text)); errors.Is(err, jalali.ErrShortYear) {
		return fault("field.dateAmbiguous", text)
	}
	return fault("field.dateRelative", text)
}

var lastYear = regexp.MustCompile(`^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$`)

// isMonthOrDay reports whether a text is a Gregorian day, its year last, of which month and
// day can be told apart by nobody: one country writes the one first, one the other.
func isMonthOrDay(text string) bool {
	m := lastYear.FindStringSubmatch(Latin(text))
	if m == nil {
		return false
	}
	one, _ := strconv.Atoi(m[1])
	two, _ := strconv.Atoi(m[2])
	year, _ := strconv.Atoi(m[3])
	return year > jalali.LastYear && one <= 12 && two <= 12 && one != two
}

// inFigures reads year, month and day in figures, of either calendar.
func inFigures(text string) (didban.Day, bool) {
	date, err := jalali.Parse(Latin(text))
	if err == nil {
		return didban.Day(date.ISO()), true
	}
	for _, form := range []string{"2006-1-2", "2006/1/2", "2006.1.2"} {
		t, err := time.Parse(form, Latin(text))
		if err == nil && t.Year() >= FirstGregorian && didban.DayOf(t).Valid() {
			return didban.DayOf(t), true
		}
	}
	return "", false
}
