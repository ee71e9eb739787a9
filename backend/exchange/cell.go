package exchange

import (
	"errors"
	"math/big"
	"regexp"
	"strconv"
	"strings"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/jalali"
	"didban.app/backend/persian"
)

func itoa(n int) string { return strconv.Itoa(n) }

// latin is a cell without the marks that change nothing, its digits Latin: what
// codes, numbers and dates are read from and keys are compared by.
func latin(s string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		switch {
		case r >= '\u200e' && r <= '\u200f', r >= '\u202a' && r <= '\u202e', r >= '\u2066' && r <= '\u2069', r == '\ufeff':
			return -1
		case r == '\u00a0', r == '\u202f':
			return ' '
		}
		return r
	}, persian.Latin(s)))
}

var (
	numberForm  = regexp.MustCompile(`^[+-]?[0-9]{1,30}(\.[0-9]{1,30})?([eE][+-]?[0-9]{1,2})?$`)
	groupedForm = regexp.MustCompile(`^[+-]?[0-9]{1,3}([,٬،_ ][0-9]{3})+(\.[0-9]+)?$`)
	groupMarks  = strings.NewReplacer(",", "", "٬", "", "،", "", "_", "", " ", "")
)

// decimal reads a number exactly: whole, with a fraction, with thousands marks,
// or with an exponent as spreadsheets write large amounts.
func decimal(s string) (*big.Rat, bool) {
	s = strings.ReplaceAll(latin(s), "٫", ".")
	if groupedForm.MatchString(s) {
		s = groupMarks.Replace(s)
	}
	if !numberForm.MatchString(s) {
		return nil, false
	}
	return new(big.Rat).SetString(s)
}

// whole reads a number without a fraction. 12.0 is whole.
func whole(s string) (int64, bool) {
	if n, err := strconv.ParseInt(s, 10, 64); err == nil {
		return n, true
	}
	r, ok := decimal(s)
	if !ok || !r.IsInt() || !r.Num().IsInt64() {
		return 0, false
	}
	return r.Num().Int64(), true
}

// rials reads an amount of units, each of so many rials. fault is an error key.
func rials(s string, factor int64) (amount didban.Rial, fault string) {
	r, ok := decimal(s)
	if !ok {
		return 0, "field.moneyForm"
	}
	r.Mul(r, new(big.Rat).SetInt64(factor))
	if !r.IsInt() {
		return 0, "field.moneyFraction"
	}
	if r.Sign() < 0 || !r.Num().IsInt64() || r.Num().Int64() > int64(didban.MaxRial) {
		return 0, "field.money"
	}
	return didban.Rial(r.Num().Int64()), ""
}

// percent reads a share from 0 to 100 with or without its sign. Persian sheets
// write the decimal mark as a slash.
func percent(s string) (didban.Percent, bool) {
	s = strings.TrimSpace(strings.Trim(latin(s), "%٪"))
	r, ok := decimal(strings.Replace(s, "/", ".", 1))
	if !ok {
		return didban.Percent{}, false
	}
	value, _ := r.Float64()
	return didban.PercentOf(value), value >= 0 && value <= 100
}

// truth reads yes or no; empty is no.
func truth(s string) (yes, ok bool) {
	switch persian.Fold(latin(s)) {
	case "1", "yes", "true", "بله", "بلی":
		return true, true
	case "", "0", "no", "false", "خیر", "نه":
		return false, true
	}
	return false, false
}

// list splits a cell at any of the marks and leaves out what is empty.
func list(s, marks string) []string {
	var out []string
	for _, part := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(marks, r) }) {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}

// firstGregorian is the first year that is taken for a Gregorian one.
const firstGregorian = 1700

// day reads a Jalali or Gregorian date, or a workbook's serial number. fault is
// an error key.
func day(s string, epoch time.Time) (d didban.Day, fault string) {
	s = latin(s)
	if t, ok := serial(s, epoch); ok {
		return didban.DayOf(t), ""
	}
	date, err := jalali.Parse(s)
	switch {
	case err == nil:
		return didban.Day(date.ISO()), ""
	case errors.Is(err, jalali.ErrShortYear):
		return "", "field.dateAmbiguous"
	case errors.Is(err, jalali.ErrDay):
		return gregorian(s)
	}
	return "", "field.date"
}

// gregorian reads a date of the Gregorian calendar, the year first.
func gregorian(s string) (d didban.Day, fault string) {
	for _, form := range []string{"2006-1-2", "2006/1/2", "2006.1.2"} {
		t, err := time.Parse(form, s)
		if err == nil && t.Year() >= firstGregorian && didban.DayOf(t).Valid() {
			return didban.DayOf(t), ""
		}
	}
	return "", "field.date"
}

// serial reads a workbook's date: days since its epoch, the time as a fraction,
// to the minute. Only the years 1950 to 2150 are taken, so that a bare year or a
// count is no date.
func serial(s string, epoch time.Time) (time.Time, bool) {
	days, err := strconv.ParseFloat(s, 64)
	if epoch.IsZero() || err != nil || days < 1 || days > 100_000 {
		return time.Time{}, false
	}
	t := epoch.Add(time.Duration(days*24*60+0.5) * time.Minute)
	return t, t.Year() >= 1950 && t.Year() <= 2150
}

// instant reads a date with or without a time of day in Tehran, or RFC 3339, as
// Unix ms. fault is an error key.
func instant(s string, epoch time.Time) (ms int64, fault string) {
	s = latin(s)
	if t, err := time.Parse(time.RFC3339, s); err == nil {
		return t.UnixMilli(), ""
	}
	if t, ok := serial(s, epoch); ok {
		return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), 0, 0, jalali.Tehran()).UnixMilli(), ""
	}
	date, clock, timed := strings.Cut(strings.Replace(s, "T", " ", 1), " ")
	d, fault := day(date, time.Time{})
	if fault != "" {
		return 0, fault
	}
	var hour time.Time
	if clock = strings.TrimSpace(clock); timed && clock != "" {
		var err error
		if hour, err = time.Parse("15:4", clock); err != nil {
			if hour, err = time.Parse("15:4:5", clock); err != nil {
				return 0, "field.time"
			}
		}
	}
	at := d.Time()
	return time.Date(at.Year(), at.Month(), at.Day(), hour.Hour(), hour.Minute(), hour.Second(), 0, jalali.Tehran()).UnixMilli(), ""
}
