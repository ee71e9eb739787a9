package persian

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// kind sorts the words of a text.
type kind int

const (
	persianWord kind = iota + 1
	latin
	number // digits, with the signs that part thousands and decimals
)

// item is a word of a text and the bytes it has there.
type item struct {
	kind       kind
	start, end int
	word       *word // of a number nil
	near       bool  // only blanks part it from the item before
}

// runeClass sorts characters by what they do to a word.
type runeClass uint8

const (
	apart  runeClass = iota // parts words
	blank                   // parts words too, but not what belongs together
	script                  // of Persian and every script but Latin
	roman
	figure
	within // belongs to the word that it stands in: marks, half-spaces
)

// scanner cuts a text into items, a few at a time.
type scanner struct {
	text    string
	scanned int  // bytes
	near    bool // only blanks stand behind the last item
}

// scan goes on to the next item, or items that one sign makes; it reports whether there was any.
func (s *scanner) scan(a *analyzer) bool {
	before := len(a.items)
	for s.scanned < len(s.text) && len(a.items) == before {
		at := s.scanned
		r, size := utf8.DecodeRuneInString(s.text[at:])
		switch c := classOf(r); c {
		case script, roman, figure:
			s.scanned = at + wordLen(s.text[at:], c)
			s.near = a.add(s.text, at, s.scanned, c, s.near)
			continue
		case blank, within:
		case apart:
			s.near = false
		}
		if r == '﷽' {
			a.basmala(at, at+size)
		}
		s.scanned += size
	}
	return len(a.items) > before
}

// basmala adds the words of the sign ﷽.
func (a *analyzer) basmala(start, end int) {
	for w := range strings.FieldsSeq("بسم الله الرحمن الرحیم") {
		a.items = append(a.items, item{persianWord, start, end, a.known(w), true})
	}
}

// add appends the item text[start:end]; near says whether it may belong to the
// last one, and the answer whether the next may belong to it.
func (a *analyzer) add(text string, start, end int, c runeClass, near bool) bool {
	written := text[start:end]
	if c == figure && !strings.ContainsFunc(written, unicode.IsLetter) {
		a.items = append(a.items, item{number, start, end, nil, near})
		return true
	}
	if w := a.known(written); w != nil {
		k := persianWord
		if c != script {
			k = latin
		}
		a.items = append(a.items, item{k, start, end, w, near})
	}
	return true
}

// wordLen is how many bytes the word at the start of s has.
func wordLen(s string, first runeClass) int {
	end := 0
	for at, r := range s {
		c := classOf(r)
		switch {
		case c == first:
		case c == within && first == script:
			continue // counts once a letter follows it
		case c == within && !IsHalfSpace(r):
			continue
		case first == roman && c == figure:
		case first == figure && c == roman:
			first = roman
		case first == figure && numberSign(r) && digitBehind(s[at:], r):
		case first == figure && r == '،' && thousandsAround(s, at):
		default:
			return end
		}
		end = at + utf8.RuneLen(r)
		if r == utf8.RuneError {
			end = at + 1
		}
	}
	return end
}

// numberSign reports whether a character may stand between the digits of one
// number.
func numberSign(r rune) bool { return r == ',' || r == '٬' || r == '٫' || r == '.' }

func digitBehind(s string, sign rune) bool {
	r, _ := utf8.DecodeRuneInString(s[utf8.RuneLen(sign):])
	_, ok := digit(r)
	return ok
}

// thousandsAround reports whether the comma of Persian text at a byte parts thousands:
// at most three digits stand before it and just three behind.
func thousandsAround(s string, at int) bool {
	before := s[:at]
	digits := 0
	for len(before) > 0 {
		r, size := utf8.DecodeLastRuneInString(before)
		if _, ok := digit(r); !ok || digits > 3 {
			break
		}
		before = before[:len(before)-size]
		digits++
	}
	return digits <= 3 && leadingDigits(s[at+len("،"):]) == 3
}

// leadingDigits counts the digits at the start of a text, at most four.
func leadingDigits(s string) int {
	n := 0
	for _, r := range s {
		if _, ok := digit(r); !ok || n > 3 {
			break
		}
		n++
	}
	return n
}

func classOf(r rune) runeClass {
	switch {
	case 'ا' <= r && r <= 'ی' && plain[r-'ا'] != 0:
		return script
	case r == ' ' || r == '\t' || r == 0xa0:
		return blank
	case r < utf8.RuneSelf:
		return asciiClass(r)
	}
	return rareClass(r)
}

func asciiClass(r rune) runeClass {
	switch {
	case 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z':
		return roman
	case '0' <= r && r <= '9':
		return figure
	case r == unitSeparator:
		return within
	}
	return apart
}

func rareClass(r rune) runeClass {
	_, isDigit := digit(r)
	switch {
	case isDigit || unicode.IsDigit(r):
		return figure
	case IsHalfSpace(r) || r == '\u0640':
		return within
	case r == 'ﷺ' || r == '﷽':
		return apart
	case unicode.Is(unicode.Latin, r):
		return roman
	case unicode.IsLetter(r):
		return script
	case unicode.IsMark(r) || unicode.Is(unicode.Cf, r):
		return within
	case unicode.Is(unicode.Zs, r):
		return blank
	}
	return apart
}
