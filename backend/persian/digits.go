package persian

import "strings"

// Latin returns the text with Persian and Arabic digits written as ASCII ones;
// nothing else changes.
func Latin(s string) string {
	return strings.Map(func(r rune) rune {
		if d, ok := digit(r); ok {
			return '0' + d
		}
		return r
	}, s)
}

// Persian returns the text with ASCII and Arabic digits written as Persian ones;
// nothing else changes.
func Persian(s string) string {
	return strings.Map(func(r rune) rune {
		if d, ok := digit(r); ok {
			return '۰' + d
		}
		return r
	}, s)
}

// digit gives the value of a digit of the three sets that Persian text mixes.
func digit(r rune) (value rune, ok bool) {
	switch {
	case '0' <= r && r <= '9':
		return r - '0', true
	case '۰' <= r && r <= '۹':
		return r - '۰', true
	case '٠' <= r && r <= '٩':
		return r - '٠', true
	}
	return 0, false
}
