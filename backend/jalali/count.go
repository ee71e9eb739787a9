package jalali

import "time"

const secondsOfDay = 24 * 60 * 60

// number counts days from 1 January 1970.
func (d Date) number() int { return int(d.Time(time.UTC).Unix() / secondsOfDay) }

// AddDays returns the day n days on; the zero Date outside FirstYear to LastYear.
func (d Date) AddDays(n int) Date {
	const widest = 366 * (LastYear - FirstYear + 1)
	if !d.Valid() || n < -widest || n > widest {
		return Date{}
	}
	to, ok := Of(d.Time(time.UTC).AddDate(0, 0, n))
	if !ok {
		return Date{}
	}
	return to
}

// AddMonths returns the same day n months on, or the last of that month where the
// month is too short; the zero Date outside FirstYear to LastYear.
func (d Date) AddMonths(n int) Date {
	const widest = 12 * (LastYear - FirstYear + 1)
	if !d.Valid() || n < -widest || n > widest {
		return Date{}
	}
	months := d.Year*12 + d.Month - 1 + n
	to := Date{Year: months / 12, Month: months%12 + 1, Day: d.Day}
	to.Day = min(to.Day, MonthDays(to.Year, to.Month))
	if !to.Valid() {
		return Date{}
	}
	return to
}

// AddYears returns the same day n years on; 30 Esfand becomes the 29th in a year
// without it. It returns the zero Date outside FirstYear to LastYear.
func (d Date) AddYears(n int) Date {
	if n < FirstYear-LastYear || n > LastYear-FirstYear {
		return Date{}
	}
	return d.AddMonths(12 * n)
}

// DaysUntil is how many days lie from d to other; negative where other is earlier.
// Both must be valid.
func (d Date) DaysUntil(other Date) int { return other.number() - d.number() }

// Before reports whether d lies before other.
func (d Date) Before(other Date) bool { return d.key() < other.key() }

// key orders days.
func (d Date) key() int { return (d.Year*100+d.Month)*100 + d.Day }

// Weekday counts from Saturday: 0 is شنبه, 6 is جمعه.
func (d Date) Weekday() int { return (int(d.Time(time.UTC).Weekday()) + 1) % 7 }

// Quarter is the quarter of the year, 1 to 4; the seasons are the same.
func (d Date) Quarter() int { return (d.Month + 2) / 3 }

// WeekOfYear counts weeks from 1; the first is the one with 1 Farvardin in it.
func (d Date) WeekOfYear() int {
	newYear := Date{Year: d.Year, Month: 1, Day: 1}
	return (newYear.DaysUntil(d)+newYear.Weekday())/7 + 1
}

// Unit is what a Distance is counted in.
type Unit string

// The units of a Distance.
const (
	InDays   Unit = "day"
	InWeeks  Unit = "week"
	InMonths Unit = "month"
	InYears  Unit = "year"
)

// Distance is how far a day is from another, in the largest unit that it fills:
// -1 day is yesterday, 2 months are in two months.
type Distance struct {
	Unit  Unit
	Count int
}

// From returns how far d is from today. Months and years are those of the calendar;
// both days must be valid.
func (d Date) From(today Date) Distance {
	if d.Before(today) {
		far := today.From(d)
		return Distance{far.Unit, -far.Count}
	}
	months := (d.Year-today.Year)*12 + d.Month - today.Month
	if d.Day < today.Day && d.Day < MonthDays(d.Year, d.Month) {
		months--
	}
	days := today.DaysUntil(d)
	switch {
	case months >= 12:
		return Distance{InYears, months / 12}
	case months >= 1:
		return Distance{InMonths, months}
	case days >= 7:
		return Distance{InWeeks, days / 7}
	}
	return Distance{InDays, days}
}
