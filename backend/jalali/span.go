package jalali

// Span is a stretch of days, First and Last both in it.
type Span struct{ First, Last Date }

// Valid reports whether both ends are days and in their order.
func (s Span) Valid() bool { return s.First.Valid() && s.Last.Valid() && !s.Last.Before(s.First) }

// Week is the week of a day, Saturday to Friday; not valid where it reaches outside
// FirstYear to LastYear.
func Week(d Date) Span {
	first := d.AddDays(-d.Weekday())
	return Span{first, first.AddDays(6)}
}

// Month is a month of a year, 1 to 12; not valid for one that is none.
func Month(year, month int) Span { return months(year, month, 1) }

// Quarter is a quarter of a year, 1 to 4, which is a season too; not valid for one
// that is none.
func Quarter(year, quarter int) Span { return months(year, 3*quarter-2, 3) }

// Half is half a year, 1 or 2; not valid for one that is none.
func Half(year, half int) Span { return months(year, 6*half-5, 6) }

// Year is a whole year, which is the municipal fiscal year too (law of public
// accounts, 1366, article 6); not valid outside FirstYear to LastYear.
func Year(year int) Span { return months(year, 1, 12) }

// months is so many months of a year, from one on.
func months(year, month, count int) Span {
	last := month + count - 1
	return Span{Date{year, month, 1}, Date{year, last, MonthDays(year, last)}}
}
