package exchange

import (
	"strconv"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/jalali"
	"didban.app/backend/typed"
)

// A cell is read as a form reads what is typed (package typed), but for what only a
// file has: a column's own unit of money, a workbook's serial numbers of days, and no
// today that «امروز» could be meant by.

func itoa(n int) string { return strconv.Itoa(n) }

// day reads a day, or a workbook's serial number of one.
func day(s string, epoch time.Time) (didban.Day, *didban.Error) {
	if t, ok := serial(s, epoch); ok {
		return didban.DayOf(t), nil
	}
	return typed.FileDay(s)
}

// serial reads a workbook's date: days since its epoch, the time as a fraction,
// to the minute. Only the years 1950 to 2150 are taken, so that a bare year or a
// count is no date.
func serial(s string, epoch time.Time) (time.Time, bool) {
	days, err := strconv.ParseFloat(typed.Latin(s), 64)
	if epoch.IsZero() || err != nil || days < 1 || days > 100_000 {
		return time.Time{}, false
	}
	t := epoch.Add(time.Duration(days*24*60+0.5) * time.Minute)
	return t, t.Year() >= 1950 && t.Year() <= 2150
}

// instant reads a day with or without a time of day in Tehran, RFC 3339 or a workbook's
// serial number, as Unix ms.
func instant(s string, epoch time.Time) (int64, *didban.Error) {
	if t, ok := serial(s, epoch); ok {
		return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), 0, 0, jalali.Tehran()).UnixMilli(), nil
	}
	return typed.FileInstant(s)
}
