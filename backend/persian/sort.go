package persian

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// alphabet is the order of the Persian dictionary after آ.
const alphabet = "ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی"

// The first bytes of a sort key's parts, in the order in which they stand.
const (
	weightBlank  = 0x02
	weightNumber = 0x10
	weightMadda  = 0x20 // آ
	weightLetter = 0x21 // ا, then the alphabet
	weightLatin  = 0x60 // a to z
	// All other letters stand as UTF-8, whose first bytes are 0xc2 and above.
)

var weights = alphabetWeights()

func alphabetWeights() map[rune]byte {
	out := map[rune]byte{}
	for _, r := range alphabet {
		out[r] = weightLetter + byte(len(out))
	}
	return out
}

// SortKey gives a key whose byte order is the order of the Persian dictionary:
// blanks first, numbers by value, آ ا ب پ … ی, Latin, then the rest by code
// point. What Fold makes one sorts as one, save آ, which stands before ا.
// Punctuation counts as a blank, and blanks that follow one another as one.
func SortKey(s string) string {
	k := key{out: make([]byte, 0, len(s))}
	for i, part := range strings.Split(norm.NFKC.String(strings.Map(joined, s)), "آ") {
		if i > 0 {
			k.letter(weightMadda)
		}
		k.add(Fold(part))
	}
	return string(k.out)
}

// key gathers a sort key; a blank is written only once a letter follows it.
type key struct {
	out   []byte
	blank bool
}

func (k *key) add(folded string) {
	for len(folded) > 0 {
		r, size := utf8.DecodeRuneInString(folded)
		switch w, known := weights[r]; {
		case known:
			k.letter(w)
		case '0' <= r && r <= '9':
			size = k.number(folded)
		case 'a' <= r && r <= 'z':
			k.letter(weightLatin + byte(r-'a'))
		case unicode.IsLetter(r) || unicode.IsNumber(r):
			k.letter([]byte(folded[:size])...)
		default:
			k.blank = len(k.out) > 0
		}
		folded = folded[size:]
	}
}

func (k *key) letter(weight ...byte) {
	if k.blank {
		k.out = append(k.out, weightBlank)
		k.blank = false
	}
	k.out = append(k.out, weight...)
}

// number writes the digits at the start of s behind their count, which makes the
// longer number the larger one, and returns the bytes it read.
func (k *key) number(s string) int {
	end := strings.IndexFunc(s, func(r rune) bool { return r < '0' || r > '9' })
	if end < 0 {
		end = len(s)
	}
	value := strings.TrimLeft(s[:end], "0")
	k.letter(weightNumber, byte(min(len(value), 0x7f)))
	k.letter([]byte(value)...)
	return end
}
