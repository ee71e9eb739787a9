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

// rials reads an amount of units, each of so many rials. fault is an error key.
func rials(s string, factor int64) (amount didban.Rial, fault string) {
	amount, err := typed.Rials(s, factor)
	return amount, keyOf(err)
}

// keyOf is the key of a fault, "" for none.
func keyOf(fault *didban.Error) string {
	if fault == nil {
		return ""
	}
	return fault.Key
}

// day reads a Jalali or Gregorian date, or a workbook's serial number. fault is
// an error key.
func day(s string, epoch time.Time) (d didban.Day, fault string) {
	if t, ok := serial(s, epoch); ok {
		return didban.DayOf(t), ""
	}
	d, err := typed.FileDay(s)
	return d, keyOf(err)
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

// instant reads a date with or without a time of day in Tehran, or RFC 3339, as
// Unix ms. fault is an error key.
func instant(s string, epoch time.Time) (ms int64, fault string) {
	if t, ok := serial(s, epoch); ok {
		return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), 0, 0, jalali.Tehran()).UnixMilli(), ""
	}
	ms, err := typed.FileInstant(s)
	return ms, keyOf(err)
}
