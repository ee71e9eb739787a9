package didban

import "time"

// Day is a Gregorian calendar day as ISO 8601 writes it, 2026-11-22, or empty
// where it is not known. Days sort as text.
type Day string

// Valid reports whether d is a real day of the years 1800 to 2199.
func (d Day) Valid() bool { return d.number() > 0 }

// Time returns midnight UTC of the day; the zero time where d is not valid.
func (d Day) Time() time.Time {
	t, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		return time.Time{}
	}
	return t
}

// DayOf returns the day of an instant in the instant's own time zone.
func DayOf(t time.Time) Day { return Day(t.Format(time.DateOnly)) }

// DaysBetween counts the days from one day to another, negative when to lies
// before from. ok is false where either is missing.
func DaysBetween(from, to Day) (days int, ok bool) {
	a, b := from.number(), to.number()
	if a == 0 || b == 0 {
		return 0, false
	}
	return int(b - a), true
}

// plus is the day so many days later; empty where d is not valid.
func (d Day) plus(days int) Day {
	if !d.Valid() {
		return ""
	}
	return DayOf(d.Time().AddDate(0, 0, days))
}

// number counts the days from the first of March of the year 0; 0 where d is not valid. It is
// the algorithm days_from_civil of Howard Hinnant, "chrono-Compatible Low-Level Date
// Algorithms": the year begins in March, so that the day that comes and goes stands last.
func (d Day) number() int32 {
	if len(d) != len(time.DateOnly) || d[4] != '-' || d[7] != '-' {
		return 0
	}
	year, month, day := digits(d[:4]), digits(d[5:7]), digits(d[8:])
	if year < 1800 || year >= 2200 || month < 1 || month > 12 || day < 1 || day > monthDays(year, month) {
		return 0
	}
	if month < 3 {
		year, month = year-1, month+12
	}
	return 365*year + year/4 - year/100 + year/400 + (153*(month-3)+2)/5 + day
}

// digits reads a number; -1 for anything else.
func digits(text Day) (n int32) {
	for i := range len(text) {
		digit := int32(text[i]) - '0'
		if digit < 0 || digit > 9 {
			return -1
		}
		n = 10*n + digit
	}
	return n
}

func monthDays(year, month int32) int32 {
	switch month {
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}
