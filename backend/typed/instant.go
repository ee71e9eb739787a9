package typed

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/jalali"
)

// clockForm finds a time of day: 18:30, ساعت ۱۸, ۶ عصر, ۶:۳۰ ب.ظ, 6 pm.
var clockForm = regexp.MustCompile(
	`(?:^|[ t،,])(ساعت ?)?([0-9]{1,2})(?::([0-9]{1,2}))?(?::([0-9]{2}))? ?(صبح|ق\.ظ\.?|قبل از ظهر|پیش از ظهر|ظهر|بعد ?از ?ظهر|پس از ظهر|ب\.ظ\.?|عصر|شب|am|pm)?(?:$|[ ،,])`)

// Instant reads a day with or without a time of day in Tehran, «۱۲ مرداد ۱۴۰۵ ۱۸:۳۰»,
// or RFC 3339, as Unix ms. Without a time it is the first instant of the day.
func Instant(text string, today didban.Day) (int64, *didban.Error) {
	return instant(text, func(day string) (didban.Day, *didban.Error) { return Day(day, today) })
}

// FileInstant reads an instant as files have it, its day as FileDay has it.
func FileInstant(text string) (int64, *didban.Error) { return instant(text, FileDay) }

func instant(text string, read func(string) (didban.Day, *didban.Error)) (int64, *didban.Error) {
	if isBlank(text) {
		return 0, nil
	}
	if t, err := time.Parse(time.RFC3339, Latin(text)); err == nil {
		return t.UnixMilli(), nil
	}
	written, clock, ok := splitClock(text)
	if !ok {
		return 0, fault("field.time", text)
	}
	day, wrong := read(written)
	if wrong == nil && day == "" {
		wrong = fault("field.date", text)
	}
	if wrong != nil {
		wrong.Args["value"] = strings.TrimSpace(text)
		return 0, wrong
	}
	at := day.Time()
	return time.Date(at.Year(), at.Month(), at.Day(), clock[0], clock[1], clock[2], 0, jalali.Tehran()).UnixMilli(), nil
}

// splitClock parts a text into its day and its hour, minute and second; false for a
// time that no clock shows.
func splitClock(text string) (day string, clock [3]int, ok bool) {
	text = words(text)
	for from := 0; from < len(text); {
		m := clockForm.FindStringSubmatchIndex(text[from:])
		if m == nil {
			break
		}
		part := func(i int) string {
			if m[2*i] < 0 {
				return ""
			}
			return text[from+m[2*i] : from+m[2*i+1]]
		}
		if part(1)+part(3)+part(5) == "" { // a number that no word and no colon makes an hour
			from += m[5]
			continue
		}
		for i := range clock {
			clock[i], _ = strconv.Atoi(part(i + 2)) // digits, or nothing
		}
		clock[0], ok = hourOf(clock[0], part(5))
		return strings.Trim(text[:from+m[0]]+" "+text[from+m[1]:], " ،,-–"), clock, ok && clock[1] < 60 && clock[2] < 60
	}
	return text, clock, !strings.Contains(text, ":")
}

// hourOf is an hour of 24 from one that a part of the day stands behind.
func hourOf(hour int, part string) (int, bool) {
	switch {
	case part == "":
		return hour, hour < 24
	case hour < 1 || hour > 12:
		return 0, false
	}
	switch part {
	case "شب": // «۱۲ شب» and «۱ شب» are of the next day, or of this one
		return hour + 12, hour >= 6 && hour < 12
	case "ظهر":
		if hour >= 11 {
			return hour, true
		}
		return hour + 12, hour <= 3
	case "صبح", "am", "ق.ظ", "ق.ظ.", "قبل از ظهر", "پیش از ظهر":
		return hour % 12, true
	}
	return hour%12 + 12, true
}

// WriteInstant writes an instant as «۱۲ مرداد ۱۴۰۵ ۱۸:۳۰», empty for 0; one that is
// not a whole second, or whose hour comes twice in a night, in RFC 3339.
func WriteInstant(at int64) string {
	if at == 0 {
		return ""
	}
	t := time.UnixMilli(at).In(jalali.Tehran())
	form := "15:04"
	if t.Second() != 0 {
		form = "15:04:05"
	}
	if date, ok := jalali.Of(t); ok {
		text := date.Long() + " " + jalali.Digits(t.Format(form))
		if back, wrong := Instant(text, ""); wrong == nil && back == at {
			return text
		}
	}
	return t.Format(time.RFC3339Nano)
}
