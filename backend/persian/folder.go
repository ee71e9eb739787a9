package persian

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// folder folds one word at a time into a buffer that it keeps. Beyond Fold it
// makes one of spellings that differ inside a word: three or more of a letter are
// one, اوو is او (داوود, داود), a hamza before و is the و of its other spelling
// (مسئول, مسؤول), and ﷺ is not there.
type folder struct {
	out []byte
	// cuts are the offsets in out at which half-spaces stood; none at either end.
	cuts []int
	// last and before are the two folded runes that came last, run is how often
	// last has come in a row, for the rules that look back.
	last, before rune
	run          int
	hamza        bool // last was ئ, or the و that it has become
}

func (f *folder) reset() {
	f.out, f.cuts = f.out[:0], f.cuts[:0]
	f.last, f.before, f.run, f.hamza = 0, 0, 0, false
}

// fold reads a word; out and cuts are its result until the next word.
func (f *folder) fold(word string) {
	f.reset()
	for _, r := range word {
		f.add(r)
	}
	if n := len(f.cuts); n > 0 && f.cuts[n-1] == len(f.out) {
		f.cuts = f.cuts[:n-1]
	}
}

func (f *folder) add(r rune) {
	switch {
	case 'ا' <= r && r <= 'ی' && plain[r-'ا'] != 0:
		f.put(plain[r-'ا'], r == 'ئ')
	case r == HalfSpace || r >= 0x80 && IsHalfSpace(r) || r == unitSeparator:
		f.cut()
	case r == 'ﷺ' || r == 'ء' || r == '\u0640':
	case r == 'آ' || r == 'أ' || r == 'إ':
		f.put('ا', false)
	case r == 'ؤ':
		f.put('و', false)
	case r == 'ئ':
		f.put('ی', true)
	case r < utf8.RuneSelf:
		f.put(letter(r), false)
	default:
		f.addRare(r)
	}
}

// addRare folds what is not of the plain alphabet through its decomposition.
func (f *folder) addRare(r rune) {
	if isLoneMark(r) {
		return
	}
	var buf [4]byte
	for _, d := range string(norm.NFKD.Bytes(buf[:utf8.EncodeRune(buf[:], r)])) {
		if d = letter(d); d >= 0 && (unicode.IsLetter(d) || unicode.IsNumber(d)) {
			f.put(d, false)
		}
	}
}

func (f *folder) cut() {
	if n := len(f.out); n > 0 && (len(f.cuts) == 0 || f.cuts[len(f.cuts)-1] != n) {
		f.cuts = append(f.cuts, n)
	}
	f.last, f.before, f.run, f.hamza = 0, 0, 0, false // a rule ends with its part
}

// put appends a folded rune.
func (f *folder) put(r rune, hamza bool) {
	switch {
	case r == f.last && unicode.IsLetter(r):
		if f.again(r) {
			return
		}
	case r == 'و' && f.hamza:
		f.seat("و")
		f.before, f.last, f.run = f.last, r, 1
		hamza = true
	case r == 'ا' && f.hamza && f.last == 'و': // سئوال, سؤال
		f.out = f.out[:len(f.out)-len("و")]
	case f.hamza && alefSeat(f.before, r):
		f.seat("ا")
		f.last, f.run = 'ا', 1
	default:
		f.run = 1
	}
	f.out = utf8.AppendRune(f.out, r)
	f.before, f.last, f.hamza = f.last, r, hamza
}

// seat writes the hamza that came last over another letter.
func (f *folder) seat(letter string) {
	f.out = append(f.out[:len(f.out)-len("ی")], letter...)
}

// alefSeat reports whether a hamza over ی between two letters is the one that others
// write over ا: هیئت and هیأت, مسئله and مسأله, but قرائت and قائله have none.
func alefSeat(before, behind rune) bool {
	return (behind == 'ت' || behind == 'ل') && before != 0 && before != 'ا' && before != 'و'
}

// again reports whether a letter that repeats the last one is not to be written.
func (f *folder) again(r rune) bool {
	if r == 'و' && f.before == 'ا' {
		return true
	}
	f.run++
	if f.run == 3 {
		f.out = f.out[:len(f.out)-utf8.RuneLen(r)]
	}
	return f.run >= 3
}

// plain maps the letters that need no decomposition; 0 for all others.
var plain = plainLetters()

func plainLetters() (out ['ی' - 'ا' + 1]rune) {
	for _, r := range alphabet {
		out[r-'ا'] = r
	}
	out['ي'-'ا'], out['ى'-'ا'], out['ك'-'ا'], out['ة'-'ا'] = 'ی', 'ی', 'ک', 'ه'
	return out
}
