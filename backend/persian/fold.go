package persian

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Fold gives the one spelling that all spellings of a text share, for keys and
// for comparing:
//
//   - ي ى ې ے ئ become ی; ك ڪ become ک; ة ۀ ہ ھ become ه; آ أ إ ٱ become ا;
//     ؤ becomes و; ء goes;
//   - presentation forms and ligatures become their letters, Latin loses its
//     accents and its upper case;
//   - harakat, tatweel, bidi marks and half-spaces (IsHalfSpace) go, so that
//     پیاده‌رو and پیادهرو fold alike, while پیاده رو keeps its blank;
//   - Persian, Arabic and full-width digits become ASCII.
//
// Blanks and punctuation stay as they are. Fold is idempotent.
func Fold(s string) string {
	return strings.Map(letter, norm.NFKD.String(strings.Map(joined, s)))
}

// joined drops what compatibility decomposition would turn into a blank inside a
// word: the half-spaces and the isolated presentation forms of harakat.
func joined(r rune) rune {
	if IsHalfSpace(r) || isLoneMark(r) {
		return -1
	}
	return r
}

func isLoneMark(r rune) bool { return r >= 0xfe70 && r <= 0xfe7f && r != 0xfe73 }

// letter folds one decomposed rune; -1 drops it.
func letter(r rune) rune {
	if r < 0x80 {
		if 'A' <= r && r <= 'Z' {
			return r + 'a' - 'A'
		}
		return r
	}
	switch r {
	case 'ي', 'ى', 'ې', 'ے', 'ۍ':
		return 'ی'
	case 'ك', 'ڪ':
		return 'ک'
	case 'ة', 'ہ', 'ھ', 'ۃ', 'ە':
		return 'ه'
	case 'ٱ', 'ٲ', 'ٳ':
		return 'ا'
	case 'ء', '\u0674', '\u0640': // hamza, high hamza, tatweel
		return -1
	}
	if d, ok := digit(r); ok {
		return '0' + d
	}
	if unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Cf, r) {
		return -1
	}
	return unicode.ToLower(r)
}
