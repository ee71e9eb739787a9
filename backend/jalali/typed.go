package jalali

import (
	"fmt"
	"regexp"
	"strconv"
	"time"
)

// ParseTyped reads what a person types for a day or a stretch of days:
//
//	۱۲ مرداد ۱۴۰۳ · دوازدهم مرداد · جمعه ۱۲ مرداد ۱۴۰۳ · ۱۴۰۳/۵/۱۲ · ۱۲.۵.۱۴۰۳ · 14030512
//	مرداد ۱۴۰۳ · مرداد · ۱۴۰۳/۵ · تابستان ۱۴۰۳ · سه‌ماههٔ دوم ۱۴۰۳ · نیمهٔ اول ۱۴۰۳ · سال ۱۴۰۳
//	امروز · دیروز · ۳ روز پیش · هفتهٔ گذشته · این ماه · پارسال
//	2024-08-02 · 2 August 2024 · ۲ اوت ۲۰۲۴
//
// in Latin, Persian or Arabic digits, in Arabic or Persian letters, with half-spaces,
// blanks or neither. Where the year is missing it is that of today. A year of two
// digits is the one from 79 years before today to 20 after it. Three numbers are
// year, month and day; day, month and year where only that can be meant. A number
// above LastYear is a Gregorian year. A weekday before a day must agree with it.
//
// It fails with ErrForm for what is no date and with ErrDay for a day that the
// calendar does not have, as a MonthError where its month is too short for it; a Span
// that it returns is valid.
func ParseTyped(text string, today Date) (Span, error) {
	span, err := readTyped(squeeze(text), today)
	if err != nil {
		return Span{}, fmt.Errorf("%w: %q", err, text)
	}
	return span, nil
}

func readTyped(s string, today Date) (Span, error) {
	m := patterns().weekday.FindStringSubmatch(s)
	if m == nil {
		return readSpan(s, today)
	}
	span, err := readSpan(m[2], today)
	if err != nil {
		return Span{}, err
	}
	if span.First != span.Last || span.First.Weekday() != weekdayWords[m[1]] {
		return Span{}, ErrDay
	}
	return span, nil
}

func readSpan(s string, today Date) (Span, error) {
	for _, rule := range patterns().rules {
		m := rule.form.FindStringSubmatch(s)
		if m == nil {
			continue
		}
		span := rule.read(m[1:], today)
		if span.Valid() {
			return span, nil
		}
		return Span{}, noDay(span.First)
	}
	return Span{}, ErrForm
}

// MonthError is ErrDay for a day behind the end of a month that there is.
type MonthError struct{ Year, Month int }

// Error tells the month.
func (e *MonthError) Error() string {
	return fmt.Sprintf("no such day in %04d/%02d, which has %d", e.Year, e.Month, MonthDays(e.Year, e.Month))
}

// Unwrap makes it ErrDay.
func (e *MonthError) Unwrap() error { return ErrDay }

// noDay tells why there is no such day.
func noDay(d Date) error {
	if (Date{d.Year, d.Month, 1}).Valid() && d.Day > MonthDays(d.Year, d.Month) {
		return &MonthError{d.Year, d.Month}
	}
	return ErrDay
}

// rule reads what its form matches; a span that is not valid stands for a day that
// there is not.
type rule struct {
	form *regexp.Regexp
	read func(parts []string, today Date) Span
}

// readNear reads امروز, دیروز …
func readNear(parts []string, today Date) Span { return oneDay(today.AddDays(dayWords[parts[0]])) }

// readDaysAway reads «۳ روز پیش».
func readDaysAway(parts []string, today Date) Span {
	return oneDay(today.AddDays(count(parts[0]) * sign(stepWords[parts[1]])))
}

// readStep reads «این ماه», «هفتهٔ گذشته»; the parts are step and unit in either
// order.
func readStep(parts []string, today Date) Span {
	unit, step := parts[0]+parts[3], stepWords[parts[1]+parts[2]]
	switch unitWords[unit] {
	case InWeeks:
		return Week(today.AddDays(7 * step))
	case InMonths:
		to := today.AddMonths(step)
		return Month(to.Year, to.Month)
	case InYears:
		return Year(today.Year + step)
	case inQuarters:
		to := today.AddMonths(3 * step)
		return Quarter(to.Year, to.Quarter())
	case InDays: // «این روز» is not said
	}
	return Span{}
}

// readCompact reads 14030512.
func readCompact(parts []string, _ Date) Span {
	return oneDay(dayOf(count(parts[0]), count(parts[1]), count(parts[2])))
}

// readNumbers reads ۱۴۰۳/۵/۱۲ and ۱۲/۵/۱۴۰۳.
func readNumbers(parts []string, today Date) Span {
	year, month, day := parts[0], parts[1], parts[2]
	if len(year) <= 2 && (len(day) > 2 || count(day) > 31) {
		year, day = day, year
	}
	return oneDay(dayOf(fullYear(year, today), count(month), count(day)))
}

// readDay reads «۱۲ مرداد ۱۴۰۳» and, with month or year before it, what means the
// same.
func readDay(day, month, year string, today Date) Span {
	if n, ok := monthWords[month]; ok {
		return oneDay(Date{fullYear(year, today), n, count(day)})
	}
	return oneDay(gregorian(gregorianYear(year, today), gregorianWords[month], count(day)))
}

func readDayMonth(parts []string, today Date) Span {
	return readDay(parts[0], parts[1], parts[2], today)
}

func readMonthDay(parts []string, today Date) Span {
	return readDay(parts[1], parts[0], parts[2], today)
}

func readYearMonthDay(parts []string, today Date) Span {
	return readDay(parts[2], parts[1], parts[0], today)
}

// readMonth reads «مرداد ۱۴۰۳» and «مرداد».
func readMonth(parts []string, today Date) Span {
	if n, ok := monthWords[parts[0]]; ok {
		return Month(fullYear(parts[1], today), n)
	}
	return gregorianMonths(gregorianYear(parts[1], today), gregorianWords[parts[0]], 1)
}

// readYearMonth reads ۱۴۰۳/۵.
func readYearMonth(parts []string, _ Date) Span { return monthOf(count(parts[0]), count(parts[1])) }

// readMonthYear reads ۵/۱۴۰۳.
func readMonthYear(parts []string, _ Date) Span { return monthOf(count(parts[1]), count(parts[0])) }

// readSeason reads «تابستان ۱۴۰۳».
func readSeason(parts []string, today Date) Span {
	return Quarter(fullYear(parts[1], today), seasonWords[parts[0]])
}

// readQuarter reads «سه‌ماههٔ دوم ۱۴۰۳».
func readQuarter(parts []string, today Date) Span {
	return Quarter(fullYear(parts[1], today), count(parts[0]))
}

// readHalf reads «نیمهٔ اول ۱۴۰۳».
func readHalf(parts []string, today Date) Span {
	return Half(fullYear(parts[1], today), count(parts[0]))
}

// readYear reads «سال ۱۴۰۳», ۱۴۰۳ and پارسال.
func readYear(parts []string, today Date) Span {
	year := fullYear(parts[0]+parts[1], today)
	if year > LastYear {
		return gregorianMonths(year, 1, 12)
	}
	return Year(year)
}

func oneDay(d Date) Span { return Span{d, d} }

// count reads a number in digits or words; 0 for neither.
func count(s string) int {
	if n, ok := numberWords[s]; ok {
		return n
	}
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}

func sign(n int) int {
	if n < 0 {
		return -1
	}
	return 1
}

// fullYear reads a year; an empty one is that of today.
func fullYear(s string, today Date) int {
	if step, ok := yearWords[s]; ok {
		return today.Year + step
	}
	year := count(s)
	if len(s) > 2 {
		return year
	}
	const before = 79
	first := today.Year - before
	return first + ((year-first)%100+100)%100
}

// gregorianYear reads a year of the Gregorian calendar, four digits or none.
func gregorianYear(s string, today Date) int {
	now := today.Time(time.UTC).Year()
	if step, ok := yearWords[s]; ok {
		return now + step
	}
	return count(s)
}

// dayOf is a day of the calendar that the year belongs to.
func dayOf(year, month, day int) Date {
	if year > LastYear {
		return gregorian(year, month, day)
	}
	return Date{year, month, day}
}

// monthOf is a month of the calendar that the year belongs to.
func monthOf(year, month int) Span {
	if year > LastYear {
		return gregorianMonths(year, month, 1)
	}
	return Month(year, month)
}

// gregorian is a day of the Gregorian calendar; the zero Date where there is none.
func gregorian(year, month, day int) Date {
	d, _ := FromISO(fmt.Sprintf("%04d-%02d-%02d", year, month, day))
	return d
}

// gregorianMonths is so many months of the Gregorian calendar.
func gregorianMonths(year, month, count int) Span {
	first := gregorian(year, month, 1)
	end := time.Date(year, time.Month(month+count), 0, 0, 0, 0, 0, time.UTC)
	last, _ := Of(end)
	return Span{first, last}
}
