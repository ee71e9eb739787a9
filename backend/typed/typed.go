// Package typed reads what people type, in a form or in a file, and writes a value
// back as a person would have typed it: days, instants, money, shares, numbers, yes
// and no, codes, telephone numbers and places. Each reader has its writer, and what
// is written is read back as it was.
//
// All three sets of digits, Arabic and Persian letters, half-spaces and what a paste
// brings along count as one. An empty text is the value of nothing and no fault.
//
// It refuses to know the clock (today comes in), the nouns, and whether a field may
// be empty.
package typed

import (
	"math/big"
	"regexp"
	"strings"

	didban "didban.app/backend"
	"didban.app/backend/persian"
)

// fault refuses a text; args are pairs of name and value.
func fault(key, text string, args ...string) *didban.Error {
	return didban.Fault(didban.CodeInvalid, key, append([]string{"value", strings.TrimSpace(text)}, args...)...)
}

// Latin is a text without the marks that change nothing, its digits Latin: what
// codes, numbers and dates are read from and keys are compared by.
func Latin(text string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		switch {
		case isMark(r):
			return -1
		case r == '\u00a0', r == '\u202f':
			return ' '
		}
		return r
	}, persian.Latin(text)))
}

// isMark tells the signs that steer direction and show nothing.
func isMark(r rune) bool {
	return r >= '\u200e' && r <= '\u200f' || r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069' || r == '\u061c' || r == '\ufeff'
}

// words is a text in one spelling, for forms that have words in them: letters and
// digits of one set, small, half-spaces as blanks, one blank at a time. Unlike
// persian.Fold it takes no sign apart: ½ must not become 1/2.
func words(text string) string {
	return strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		switch r {
		case 'ي', 'ى':
			return 'ی'
		case 'ك':
			return 'ک'
		case 'آ', 'أ', 'إ':
			return 'ا'
		case 'ة', 'ۀ':
			return 'ه'
		case '−':
			return '-'
		case '\u200c', '\u200b', '\u00ac', '\u001f', '\u00a0', '\u202f':
			return ' '
		case 'ـ', '\u200d':
			return -1
		}
		switch {
		case r >= '\u064b' && r <= '\u0655', isMark(r): // harakat
			return -1
		case r >= 'A' && r <= 'Z':
			return r - 'A' + 'a'
		}
		return r
	}, persian.Latin(text))), " ")
}

// isBlank reports whether a text says nothing.
func isBlank(text string) bool { return words(text) == "" }

var (
	numberForm  = regexp.MustCompile(`^[+-]?[0-9]{1,30}(\.[0-9]{1,30})?([eE][+-]?[0-9]{1,2})?$`)
	groupedForm = regexp.MustCompile(`^[+-]?[0-9]{1,3}([,٬،_ ][0-9]{3})+(\.[0-9]+)?$`)
	groupMarks  = strings.NewReplacer(",", "", "٬", "", "،", "", "_", "", " ", "")
)

// Decimal reads a number exactly: whole, with a fraction, with thousands marks, or
// with an exponent as spreadsheets write large amounts.
func Decimal(text string) (*big.Rat, bool) {
	text = strings.ReplaceAll(Latin(text), "٫", ".")
	if groupedForm.MatchString(text) {
		text = groupMarks.Replace(text)
	}
	if !numberForm.MatchString(text) {
		return nil, false
	}
	return new(big.Rat).SetString(text)
}

var slashForm = regexp.MustCompile(`^([+-]?[0-9]+)/([0-9]+)$`)

// handDecimal is Decimal where the decimal mark may be a slash, as by hand: ۱۲/۵.
func handDecimal(text string) (*big.Rat, bool) {
	return Decimal(slashForm.ReplaceAllString(Latin(text), "$1.$2"))
}

// List splits a text at any of the marks and leaves out what is empty.
func List(text, marks string) []string {
	var out []string
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(marks, r) }) {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}

// plain are the digits of a number in Persian, its decimal mark too.
func plain(number string) string {
	return persian.Persian(strings.Replace(number, ".", "٫", 1))
}
