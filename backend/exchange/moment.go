package exchange

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"didban.app/backend/jalali"
	"didban.app/backend/typed"
)

var (
	numericMoment = regexp.MustCompile(`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:\D{0,12}?(\d{1,2}):(\d{2})(?::(\d{2}))?(?:[.,]\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?$`)
	clockForm     = regexp.MustCompile(`(\d{1,2}):(\d{2})(?::(\d{2}))?`)
	afternoon     = regexp.MustCompile(`(?i)ب\.ظ|بعد\s?از\s?ظهر|عصر|pm`)
	aroundDates   = strings.NewReplacer("ساعت", " ", "تاریخ", " ", "انتشار", " ", "ق.ظ", " ", "ب.ظ", " ", "بعدازظهر", " ", "بعد از ظهر", " ",
		"قبل از ظهر", " ", "صبح", " ", "عصر", " ", "|", " ", "،", " ", ",", " ", " - ", " ", "–", " ", "—", " ", ":", " ")
)

// momentForms are how mails, feeds and pages write an instant.
var momentForms = []string{
	time.RFC1123Z, time.RFC1123, time.RFC822Z, time.RFC822, time.RFC850, time.ANSIC, time.UnixDate, "Mon, 2 Jan 2006 15:04:05 -0700",
	"Mon, 2 Jan 2006 15:04:05 MST", "2 Jan 2006 15:04:05 -0700", "January 2, 2006 15:04", "January 2, 2006", "Jan 2, 2006", "2 January 2006",
}

// oldest is the first year of an article that is taken for true.
const oldest = 1900

// moment reads when something was published, in either calendar, with a time of day
// or without; without a zone it is Tehran's. read is what the reader of feeds made of
// it, which knows more forms but not the Jalali calendar.
func moment(text string, read *time.Time) (time.Time, bool) {
	text = strings.Join(strings.Fields(typed.Latin(text)), " ")
	if text == "" {
		return time.Time{}, false
	}
	if m := numericMoment.FindStringSubmatch(text); m != nil {
		return numeric(m[1:])
	}
	if read != nil && read.Year() >= oldest {
		return *read, true
	}
	for _, form := range momentForms {
		if at, err := time.ParseInLocation(form, text, jalali.Tehran()); err == nil && at.Year() >= oldest {
			return at, true
		}
	}
	return worded(text)
}

// numeric reads year, month, day, hour, minute, second and zone.
func numeric(part []string) (time.Time, bool) {
	var n [6]int
	for i := range n {
		n[i], _ = strconv.Atoi(part[i]) // digits, or nothing
	}
	zone, ok := zoneOf(part[6])
	if !ok || n[3] > 23 || n[4] > 59 || n[5] > 60 {
		return time.Time{}, false
	}
	day := time.Date(n[0], time.Month(n[1]), n[2], 0, 0, 0, 0, time.UTC)
	if n[0] < typed.FirstGregorian {
		date := jalali.Date{Year: n[0], Month: n[1], Day: n[2]}
		if !date.Valid() {
			return time.Time{}, false
		}
		day = date.Time(time.UTC)
	} else if day.Day() != n[2] || int(day.Month()) != n[1] || n[0] < oldest {
		return time.Time{}, false
	}
	return time.Date(day.Year(), day.Month(), day.Day(), n[3], n[4], n[5], 0, zone), true
}

func zoneOf(s string) (*time.Location, bool) {
	switch s {
	case "":
		return jalali.Tehran(), true
	case "Z":
		return time.UTC, true
	}
	at, err := time.Parse("-0700", strings.ReplaceAll(s, ":", ""))
	return at.Location(), err == nil
}

// worded reads what a person would write: «شنبه ۱۲ مرداد ۱۴۰۳ ساعت ۱۰:۳۰».
func worded(text string) (time.Time, bool) {
	var hour, minute, second int
	if m := clockForm.FindStringSubmatch(text); m != nil {
		hour, _ = strconv.Atoi(m[1])
		minute, _ = strconv.Atoi(m[2])
		second, _ = strconv.Atoi(m[3])
		text = strings.Replace(text, m[0], " ", 1)
	}
	if hour < 12 && afternoon.MatchString(text) {
		hour += 12
	}
	// A date without a year, or one like «دیروز», says nothing in a file.
	span, err := jalali.ParseTyped(strings.TrimSpace(aroundDates.Replace(text)), jalali.Date{})
	if err != nil || span.First != span.Last || hour > 23 || minute > 59 || second > 60 {
		return time.Time{}, false
	}
	day := span.First.Time(time.UTC)
	return time.Date(day.Year(), day.Month(), day.Day(), hour, minute, second, 0, jalali.Tehran()), true
}
