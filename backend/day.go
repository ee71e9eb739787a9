package didban

import "time"

// Day is a Gregorian calendar day as ISO 8601 writes it, 2026-11-22, or empty
// where it is not known. Days sort as text.
type Day string

// Valid reports whether d is a real day of the years 1800 to 2199.
func (d Day) Valid() bool {
	t, err := time.Parse(time.DateOnly, string(d))
	return err == nil && t.Year() >= 1800 && t.Year() < 2200
}

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
	if !from.Valid() || !to.Valid() {
		return 0, false
	}
	return int(to.Time().Sub(from.Time()).Hours() / 24), true
}
