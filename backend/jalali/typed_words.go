package jalali

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"sync"
)

// The words of typed dates as squeeze leaves them.
var (
	weekdayWords = merge(
		numbered(0, weekdayNames[:]...),
		numbered(0, "saturday", "sunday", "monday", "tuesday", "wednesday", "thursday", "friday"),
	)
	monthWords = merge(
		numbered(1, monthNames[:]...), map[string]int{"امرداد": 5},
		numbered(1, "farvardin", "ordibehesht", "khordad", "tir", "mordad", "shahrivar",
			"mehr", "aban", "azar", "dey", "bahman", "esfand"),
	)
	gregorianWords = merge(
		numbered(1, "january", "february", "march", "april", "may", "june",
			"july", "august", "september", "october", "november", "december"),
		numbered(1, "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"),
		numbered(1, "ژانویه", "فوریه", "مارس", "آوریل", "مه", "ژوئن",
			"ژوئیه", "اوت", "سپتامبر", "اکتبر", "نوامبر", "دسامبر"),
		map[string]int{"می": 5, "جولای": 7, "اگوست": 8},
	)
	seasonWords = merge(
		numbered(1, seasonNames[:]...),
		numbered(1, "spring", "summer", "autumn", "winter"),
		map[string]int{"fall": 3},
	)
	dayWords = map[string]int{
		"امروز": 0, "دیروز": -1, "پریروز": -2, "فردا": 1, "پسفردا": 2,
		"today": 0, "yesterday": -1, "tomorrow": 1,
	}
	stepWords = map[string]int{
		"این": 0, "جاری": 0, "گذشته": -1, "پیش": -1, "قبل": -1, "اینده": 1, "بعد": 1, "دیگر": 1,
		"this": 0, "last": -1, "next": 1, "ago": -1,
	}
	yearWords = map[string]int{
		"": 0, "امسال": 0, "پارسال": -1, "پیرارسال": -2, "سالگذشته": -1, "سالپیش": -1, "سالقبل": -1,
		"سالجاری": 0, "سالاینده": 1, "سالبعد": 1,
	}
	unitWords = map[string]Unit{
		"هفته": InWeeks, "ماه": InMonths, "سال": InYears, "فصل": inQuarters, "سهماهه": inQuarters,
		"week": InWeeks, "month": InMonths, "year": InYears, "season": inQuarters, "quarter": inQuarters,
	}
	numberWords = numbersInWords()
)

// inQuarters is a unit that people name and a Distance is not counted in.
const inQuarters Unit = "quarter"

// numbered gives the names as squeeze leaves them their numbers, from one on.
func numbered(from int, names ...string) map[string]int {
	words := make(map[string]int, len(names))
	for i, name := range names {
		words[squeeze(name)] = from + i
	}
	return words
}

func merge(all ...map[string]int) map[string]int {
	words := map[string]int{}
	for _, some := range all {
		maps.Copy(words, some)
	}
	return words
}

// numbersInWords knows یک to سی و یک, and یکم to سی و یکم.
func numbersInWords() map[string]int {
	units := strings.Fields("یک دو سه چهار پنج شش هفت هشت نه ده یازده دوازده سیزده چهارده پانزده شانزده هفده هجده نوزده")
	words := map[string]int{
		"بیست": 20, "بیستم": 20, "سی": 30, "سیم": 30, "سیام": 30, "اول": 1, "نخست": 1, "هیجده": 18, "هیجدهم": 18,
	}
	for i, unit := range units {
		ordinal := unit + "م"
		if unit == "سه" {
			ordinal = "سوم"
		}
		words[unit], words[ordinal] = i+1, i+1
		for ten, n := range map[string]int{"بیستو": 20, "سیو": 30} {
			if n+i+1 <= 31 && i < 9 {
				words[ten+unit], words[ten+ordinal] = n+i+1, n+i+1
			}
		}
	}
	return words
}

// squeeze folds letters and digits and takes out what does not matter: half-spaces,
// blanks, marks, the ی of the ezafe. A blank between two numbers becomes a slash.
func squeeze(text string) string {
	var b strings.Builder
	for _, field := range strings.Fields(strings.Map(folded, text)) {
		if field == "ی" {
			continue
		}
		if s := b.String(); s != "" && isDigit(s[len(s)-1]) && isDigit(field[0]) {
			b.WriteByte('/')
		}
		b.WriteString(field)
	}
	return b.String()
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// folded is the one sign that stands for all that are typed for it; a blank for
// those that part words, -1 for those that mean nothing.
func folded(r rune) rune {
	switch r {
	case 'ي', 'ى', 'ې', 'ے', 'ئ':
		return 'ی'
	case 'ك', 'ڪ':
		return 'ک'
	case 'ة', 'ۀ', 'ہ', 'ھ', 'ە':
		return 'ه'
	case 'آ', 'أ', 'إ', 'ٱ':
		return 'ا'
	case 'ؤ':
		return 'و'
	case '٫', '٬':
		return '.'
	case '\\', '⁄', '∕':
		return '/'
	case '–', '—', '−', '‐', '‑', 'ـ':
		return '-'
	case '،', ',', '؛', ';', '\u200c', '\u200b', '\u00ac', '\u001f', '\u202f':
		return ' '
	case 'ء', '\'', '’', '\ufeff', '\u200d', '\u200e', '\u200f', '\u061c':
		return -1
	}
	switch {
	case r >= '\u064b' && r <= '\u065f', r == '\u0670', r >= '\u202a' && r <= '\u202e', r >= '\u2066' && r <= '\u2069':
		return -1
	case r >= 'A' && r <= 'Z':
		return r - 'A' + 'a'
	}
	return latinDigit(r)
}

// grammar is the forms of typed dates.
type grammar struct {
	weekday *regexp.Regexp
	rules   []rule
}

var patterns = sync.OnceValue(func() grammar {
	return grammar{
		weekday: form(`(?:روز)?({weekday})(.+)`),
		rules: []rule{
			{form(`({near})`), readNear},
			{form(`(\d{1,4}|{number})(?:روز|days?)(پیش|قبل|دیگر|بعد|ago)`), readDaysAway},
			{form(`(?:({unit})(جاری|گذشته|پیش|قبل|اینده|بعد)|(این|this|last|next)({unit}))`), readStep},
			{form(`(\d{4})(\d\d)(\d\d)`), readCompact},
			{form(`(\d{4}|\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{1,2})`), readNumbers},
			{form(`(\d{4})[/.-](\d{1,2})`), readYearMonth},
			{form(`(\d{1,2})[/.-](\d{4})`), readMonthYear},
			{form(`(\d{1,2}|{number}){th}{sep}({month})(?:ماه)?(?:{sep}{year})?`), readDayMonth},
			{form(`(\d{1,2}|{number}){th}{sep}({gregorian})(?:{sep}(\d{4}))?`), readDayMonth},
			{form(`({month}|{gregorian}){sep}(\d{1,2}){th}{sep}(\d{4})`), readMonthDay},
			{form(`(\d{4}){sep}({month}|{gregorian}){sep}(\d{1,2})`), readYearMonthDay},
			{form(`({month})(?:ماه)?(?:{sep}{clear})?`), readMonth},
			{form(`({gregorian})(?:{sep}(\d{4}))?`), readMonth},
			{form(`(?:فصل)?({season})(?:{sep}{year})?`), readSeason},
			{form(`(?:سهماهه|فصل|q|quarter)([1-4]|{number})(?:{sep}{year})?`), readQuarter},
			{form(`(?:ششماهه|نیمه|نیمسال|half)([12]|{number})(?:{sep}{year})?`), readHalf},
			{form(`(?:سالمالی|سال|fiscalyear|year)(\d{4}|\d\d)|(\d{4}|{yearword})`), readYear},
		},
	}
})

// form compiles a form that must match the whole text, its {names} filled in.
func form(pattern string) *regexp.Regexp {
	fill := strings.NewReplacer(
		"{weekday}", anyOf(weekdayWords), "{month}", anyOf(monthWords), "{gregorian}", anyOf(gregorianWords),
		"{season}", anyOf(seasonWords), "{near}", anyOf(dayWords), "{number}", anyOf(numberWords),
		"{unit}", anyOf(unitWords), "{yearword}", anyOf(yearWords), "{sep}", `[/.-]?`, "{th}", `(?:ام|م|st|nd|rd|th)?`,
		"{year}", `(?:سالمالی|سال)?(\d{4}|\d\d|`+anyOf(yearWords)+`)`,
		// «مرداد ۱۲» may be a day: two digits after a month must look like a year.
		"{clear}", `(?:(?:سالمالی|سال)?(\d{4}|0\d|3[2-9]|[4-9]\d|`+anyOf(yearWords)+`))`,
	)
	return regexp.MustCompile(`^(?:` + fill.Replace(pattern) + `)$`)
}

// anyOf is the alternative of the words, the longer first.
func anyOf[T any](words map[string]T) string {
	names := slices.DeleteFunc(slices.Sorted(maps.Keys(words)), func(s string) bool { return s == "" })
	slices.SortStableFunc(names, func(a, b string) int { return len(b) - len(a) })
	return strings.Join(names, "|")
}
