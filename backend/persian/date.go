package persian

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// date is a day, month or year as a text names it, of the Jalali, the lunar or the
// Gregorian calendar; nothing is converted. What is not named is 0.
type date struct {
	year, month, day int
	// ordinal is the word that names the day, where one does.
	ordinal string
}

// date reads the date that begins at a number: three numbers parted by / - or .
// in any order, a year and a month parted by /, or a day, the name of a month and
// a year.
func (r *reader) date() bool {
	if d, n, ok := r.namedDate(); ok {
		r.putDate(d, n)
		return true
	}
	if d, n, ok := r.figures(); ok {
		r.putDate(d, n)
		return true
	}
	return false
}

// putDate yields the next n items as a date: the day, the month and the year as
// words of their own, so that a date is found by each and by all of them.
func (r *reader) putDate(d date, n int) {
	whole := r.items[r.at]
	whole.end = r.items[r.at+n-1].end
	r.at += n
	put := func(terms ...string) {
		r.put(whole, terms, 1)
		r.pos++
	}
	name := d.monthName()
	if d.day > 0 {
		put(d.dayTerms()...)
	}
	if d.year == 0 {
		put(name)
		return
	}
	put(fmt.Sprintf("%d-%02d", d.year, d.month), name)
	put(strconv.Itoa(d.year))
}

// dayTerms are the terms of the day: with the year, without it, and its ordinal.
func (d date) dayTerms() []string {
	out := []string{fmt.Sprintf("%02d-%02d", d.month, d.day)}
	if d.year > 0 {
		out = slices.Insert(out, 0, fmt.Sprintf("%d-%02d-%02d", d.year, d.month, d.day))
	}
	if d.ordinal != "" {
		out = append(out, d.ordinal)
	}
	return out
}

// Months of the Gregorian calendar are numbered from 13 while a name is read, so
// that a number tells the calendar.
const gregorian = 12

var monthNames = strings.Fields(Fold(`فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند
ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر`))

var monthNumbers = numberMonths()

func numberMonths() map[string]int {
	out := map[string]int{"امرداد": 5, "جولای": gregorian + 7, "اگوست": gregorian + 8, "می": gregorian + 5}
	for i, name := range monthNames {
		out[name], out[name+"ماه"] = i+1, i+1
	}
	return out
}

// monthName is the name of the month in the calendar that the year belongs to.
func (d date) monthName() string {
	if d.month > gregorian {
		return monthNames[d.month-1]
	}
	if d.year >= 1700 {
		return monthNames[d.month-1+gregorian]
	}
	return monthNames[d.month-1]
}

// namedDate reads «۱۲ مرداد», «۱۲ام مرداد», «۱۲ مرداد ۱۴۰۳» or «۱۲ مردادماه سال ۱۴۰۳»; n is how
// many items it has.
func (r *reader) namedDate() (d date, n int, ok bool) {
	if d.day, ok = r.figure(0, maxDay); !ok {
		return d, 0, false
	}
	if r.ordinalEnd(1) {
		return r.monthAt(d, 2)
	}
	return r.monthAt(d, 1)
}

// monthAt reads the name of a month n items ahead and the year behind it.
func (r *reader) monthAt(d date, n int) (date, int, bool) {
	if !r.has(n) {
		return d, 0, false
	}
	it := r.items[r.at+n]
	if it.kind != persianWord || n > 0 && !it.near {
		return d, 0, false
	}
	month, ok := monthNumbers[it.word.folded]
	if !ok {
		return d, 0, false
	}
	d.month = month
	n++
	years := n
	for w := r.peek(years); w != nil && (w.folded == "ماه" || w.folded == "سال"); w = r.peek(years) {
		years++
	}
	if year, ok := r.figure(years, 2200); ok && year >= 1000 && r.items[r.at+years].near {
		d.year = year
		n = years + 1
	}
	if d.month > gregorian && d.year > 0 {
		d.month -= gregorian
	}
	return d, n, true
}

// figure is the whole number n items ahead, from 1 to most.
func (r *reader) figure(n, most int) (int, bool) {
	if !r.has(n) || r.items[r.at+n].kind != number {
		return 0, false
	}
	value, err := strconv.Atoi(plainNumber(r.written(r.items[r.at+n])))
	return value, err == nil && 1 <= value && value <= most
}

// figures reads a date of figures.
func (r *reader) figures() (d date, n int, ok bool) {
	written := r.written(r.items[r.at])
	if strings.Count(written, ".") == 2 { // one item, as the full stop parts decimals
		parts := strings.Split(plainDigits(written), ".")
		d, ok = parseDate(parts)
		return d, 1, ok && (len(parts[0]) == 4 || len(parts[2]) == 4)
	}
	parts := []string{plainDigits(written)}
	for n = 1; n < 3 && r.parted(n); n++ {
		parts = append(parts, plainDigits(r.written(r.items[r.at+n])))
	}
	switch {
	case n == 3 && !r.parted(3):
		d, ok = parseDate(parts)
	case n == 2 && len(parts[0]) == 4 && r.text[r.items[r.at].end] == '/':
		d.year, _ = strconv.Atoi(parts[0])
		d.month, _ = strconv.Atoi(parts[1])
		ok = d.month >= 1 && d.month <= 12 && len(parts[1]) <= 2 && 1000 <= d.year && d.year <= 2200
	}
	return d, n, ok
}

// parted reports whether one / or - stands before the number n items ahead, the
// same as before the first of the date.
func (r *reader) parted(n int) bool {
	if !r.has(n) || r.items[r.at+n].kind != number {
		return false
	}
	sign := r.text[r.items[r.at+n-1].end:r.items[r.at+n].start]
	return (sign == "/" || sign == "-") && sign == r.text[r.items[r.at].end:r.items[r.at].end+1]
}

// plainDigits writes the digits of a number in ASCII and keeps all else.
func plainDigits(written string) string { return Latin(written) }

// parseDate reads year, month and day, or day, month and year. A year of two
// digits is one from 1320 to 1419, and stands first unless it can only be last.
func parseDate(parts []string) (d date, ok bool) {
	if len(parts[2]) > len(parts[0]) || len(parts[0]) == 2 && len(parts[2]) == 2 && parts[0] <= "31" && parts[2] > "31" {
		parts = []string{parts[2], parts[1], parts[0]}
	}
	if len(parts[0]) != 4 && len(parts[0]) != 2 || len(parts[1]) > 2 || len(parts[2]) > 2 {
		return d, false
	}
	var errs [3]error
	d.year, errs[0] = strconv.Atoi(parts[0])
	d.month, errs[1] = strconv.Atoi(parts[1])
	d.day, errs[2] = strconv.Atoi(parts[2])
	for _, err := range errs {
		if err != nil {
			return d, false
		}
	}
	switch {
	case len(parts[0]) == 2 && d.year < 20:
		d.year += 1400
	case len(parts[0]) == 2:
		d.year += 1300
	}
	ok = 1 <= d.month && d.month <= 12 && 1 <= d.day && d.day <= 31 && 1000 <= d.year && d.year <= 2200
	return d, ok
}
