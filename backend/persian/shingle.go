package persian

import (
	"slices"
	"unicode"
)

// Shingles are the hashes of all runs of four letters or digits of a text, each once, in
// order. They are made for comparing in memory, not for keeping: a later version may hash
// in another way.
type Shingles []uint32

// How alike two texts are: from Same on they are one text that was sent twice, from Near on
// a person should look at both.
const (
	Same = 0.85
	Near = 0.5
)

// shingleLength is how many signs a shingle has.
const shingleLength = 4

// NewShingles makes the shingles of a text (A. Z. Broder, On the resemblance and containment
// of documents, 1997) over its fold without blanks and signs of punctuation, a letter
// that is repeated counted once, so that no spelling of half-spaces, blanks, ی or ک makes a
// difference. A text of fewer than four signs has one shingle, of what there is; one without
// any has none.
func NewShingles(text string) Shingles {
	signs := make([]rune, 0, len(text)/2)
	for _, r := range Fold(text) {
		if !unicode.IsLetter(r) && !unicode.IsNumber(r) {
			continue
		}
		if n := len(signs); n == 0 || signs[n-1] != r || !unicode.IsLetter(r) {
			signs = append(signs, r)
		}
	}
	if len(signs) == 0 {
		return nil
	}
	out := make(Shingles, 0, len(signs))
	for at := 0; at == 0 || at+shingleLength <= len(signs); at++ {
		out = append(out, hashSigns(signs[at:min(at+shingleLength, len(signs))]))
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// hashSigns is FNV-1a (Fowler, Noll and Vo) over whole runes instead of bytes.
func hashSigns(signs []rune) uint32 {
	hash := uint32(2166136261)
	for _, r := range signs {
		hash = (hash ^ uint32(r)) * 16777619
	}
	return hash
}

// Likeness is the Jaccard index of two texts' shingles: how many both have of those that
// either has, from 0 to 1. Texts without shingles are like nothing.
func (s Shingles) Likeness(other Shingles) float64 {
	both := 0
	for i, j := 0, 0; i < len(s) && j < len(other); {
		a, b := s[i], other[j]
		i, j, both = i+one(a <= b), j+one(b <= a), both+one(a == b)
	}
	if both == 0 {
		return 0
	}
	return float64(both) / float64(len(s)+len(other)-both)
}

// one is 1 for true; without a branch that would be guessed wrong every other time.
func one(is bool) int {
	if is {
		return 1
	}
	return 0
}
