package typed

import (
	"errors"
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

// FileDay reads a day as files have it: year, month and day in figures, of either
// calendar. A file does not know today, so that «امروز» or a year of two digits says
// nothing in it.
func FileDay(text string) (didban.Day, *didban.Error) {
	date, err := jalali.Parse(Latin(text))
	switch {
	case err == nil:
		return didban.Day(date.ISO()), nil
	case errors.Is(err, jalali.ErrShortYear):
		return "", fault("field.dateAmbiguous", text)
	case errors.Is(err, jalali.ErrDay):
		return gregorian(text)
	}
	return "", fault("field.date", text)
}

// gregorian reads a date of the Gregorian calendar, the year first.
func gregorian(text string) (didban.Day, *didban.Error) {
	for _, form := range []string{"2006-1-2", "2006/1/2", "2006.1.2"} {
		t, err := time.Parse(form, Latin(text))
		if err == nil && t.Year() >= FirstGregorian && didban.DayOf(t).Valid() {
			return didban.DayOf(t), nil
		}
	}
	return "", fault("field.date", text)
}
