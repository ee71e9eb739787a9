package jalali

import (
	"fmt"
	"strings"
)

var (
	monthNames = [...]string{
		"فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور",
		"مهر", "آبان", "آذر", "دی", "بهمن", "اسفند",
	}
	weekdayNames = [...]string{"شنبه", "یکشنبه", "دوشنبه", "سه‌شنبه", "چهارشنبه", "پنجشنبه", "جمعه"}
	seasonNames  = [...]string{"بهار", "تابستان", "پاییز", "زمستان"}
)

// MonthName is the Persian name of a month from 1 to 12; empty for any other.
func MonthName(month int) string { return nth(monthNames[:], month-1) }

// WeekdayName is the Persian name of a day of the week, from 0 for شنبه to 6; empty
// for any other.
func WeekdayName(weekday int) string { return nth(weekdayNames[:], weekday) }

// SeasonName is the Persian name of a season, from 1 for بهار to 4; empty for any
// other.
func SeasonName(season int) string { return nth(seasonNames[:], season-1) }

func nth(names []string, i int) string {
	if i < 0 || i >= len(names) {
		return ""
	}
	return names[i]
}

// Long writes the day as «۱۲ مرداد ۱۴۰۳».
func (d Date) Long() string {
	return Digits(fmt.Sprintf("%d %s %d", d.Day, MonthName(d.Month), d.Year))
}

// Full writes the day with its weekday, «جمعه ۱۲ مرداد ۱۴۰۳».
func (d Date) Full() string { return WeekdayName(d.Weekday()) + " " + d.Long() }

// Short writes the day as «۱۴۰۳/۰۵/۱۲».
func (d Date) Short() string { return Digits(d.String()) }

// MonthYear writes the month of the day, «مرداد ۱۴۰۳».
func (d Date) MonthYear() string {
	return Digits(fmt.Sprintf("%s %d", MonthName(d.Month), d.Year))
}

// Digits writes the Latin digits of a text as Persian ones.
func Digits(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r - '0' + '۰'
		}
		return r
	}, s)
}

// latinDigit turns a Persian or Arabic digit into a Latin one and leaves the rest.
func latinDigit(r rune) rune {
	switch {
	case r >= '۰' && r <= '۹':
		return r - '۰' + '0'
	case r >= '٠' && r <= '٩':
		return r - '٠' + '0'
	}
	return r
}
