package hints

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"didban.app/backend/persian"
)

// text is a source folded rune for rune: what fold drops is not there, and every rune that
// is knows the bytes of the source that it stands for.
type text struct {
	runes    []rune
	from, to []int
	words    []word
}

// word is a run of letters of one script, or of digits: runes[from:to].
type word struct {
	from, to int
	kind     kind
	s        string
	ends     bool // a sentence, or the text
}

// kind sorts runes and words.
type kind uint8

const (
	sign kind = iota
	blank
	letters // Persian and all other scripts
	latin
	digits
)

func read(source string) *text {
	t := &text{
		runes: make([]rune, 0, len(source)/2),
		from:  make([]int, 0, len(source)/2),
		to:    make([]int, 0, len(source)/2),
	}
	for at, r := range source {
		size := utf8.RuneLen(r)
		if r == utf8.RuneError {
			_, size = utf8.DecodeRuneInString(source[at:])
		}
		t.fold(r, at, at+size)
	}
	t.cut()
	return t
}

// arabic holds the folds of the runes from U+0600 on that have one rune; 0 for the others.
var arabic = func() (out [0x100]rune) {
	for i := range out {
		if folded := []rune(persian.Fold(string(rune(0x600 + i)))); len(folded) == 1 {
			out[i] = folded[0]
		}
	}
	return out
}()

// fold appends what becomes of one rune.
func (t *text) fold(r rune, from, to int) {
	switch {
	case 'A' <= r && r <= 'Z':
		t.append(r+'a'-'A', from, to)
	case r == '\u001f': // a half-space of old word processors
	case r < utf8.RuneSelf:
		t.append(r, from, to)
	case 0x600 <= r && r < 0x700 && arabic[r-0x600] != 0:
		t.append(arabic[r-0x600], from, to)
	case unicode.Is(unicode.M, r) && len(t.to) > 0 && t.to[len(t.to)-1] == from:
		t.to[len(t.to)-1] = to // a mark goes with its letter
	default:
		for _, folded := range persian.Fold(string(r)) {
			if !unicode.Is(unicode.M, folded) {
				t.append(folded, from, to)
			}
		}
	}
}

func (t *text) append(r rune, from, to int) {
	t.runes, t.from, t.to = append(t.runes, r), append(t.from, from), append(t.to, to)
}

// cut finds the words.
func (t *text) cut() {
	for i := 0; i < len(t.runes); {
		k := kindOf(t.runes[i])
		end := i + 1
		for end < len(t.runes) && kindOf(t.runes[end]) == k {
			end++
		}
		if k >= letters {
			t.words = append(t.words, word{i, end, k, string(t.runes[i:end]), t.stops(end)})
		}
		i = end
	}
}

// stops reports whether a sentence or the text ends behind the word that ends before a rune: by a
// full stop with a blank behind it, or another of its signs before the next word.
func (t *text) stops(at int) bool {
	for i := at; i < len(t.runes); i++ {
		switch r := t.runes[i]; {
		case kindOf(r) >= letters:
			return false
		case strings.ContainsRune("!؟?؛;…", r), i == at && r == '.' && i+1 < len(t.runes) && unicode.IsSpace(t.runes[i+1]):
			return true
		}
	}
	return true
}

func kindOf(r rune) kind {
	switch {
	case '0' <= r && r <= '9':
		return digits
	case 'a' <= r && r <= 'z':
		return latin
	case r == ' ' || r == '\t' || r == 0xa0:
		return blank
	case r < utf8.RuneSelf:
		return sign
	case unicode.IsLetter(r):
		return letters
	case unicode.Is(unicode.Zs, r):
		return blank
	}
	return sign
}

// gap gives the runes between two words.
func (t *text) gap(left, right int) []rune { return t.runes[t.words[left].to:t.words[right].from] }

// parted reports whether a sentence or a line ends between word i and the next.
func (t *text) parted(i int) bool {
	for _, r := range t.gap(i, i+1) {
		switch r {
		case '.', '!', '?', '؟', ';', '؛', '\n', '…':
			return true
		}
	}
	return false
}

// near reports whether no more than n runes, none of them a letter, part word i from the next.
func (t *text) near(i, n int) bool { return len(t.gap(i, i+1)) <= n }
