package search

import (
	"slices"
	"strings"
)

// maxSpelled bounds the Persian words that one in Latin letters is taken for.
const maxSpelled = 3

// spellings are the ways in which a Persian letter is written in Latin ones, folded; what a
// letter is left out for is "". Short vowels stand in no Persian word.
var spellings = map[rune][]string{
	'ا': {"aa", "a", "o", "e", ""}, 'ب': {"b"}, 'پ': {"p"}, 'ت': {"t"}, 'ث': {"s"}, 'ج': {"j"}, 'چ': {"ch"}, 'ح': {"h"}, 'خ': {"kh", "x"},
	'د': {"d"}, 'ذ': {"z"}, 'ر': {"r"}, 'ز': {"z"}, 'ژ': {"zh", "j"}, 'س': {"s"}, 'ش': {"sh"}, 'ص': {"s"}, 'ض': {"z"}, 'ط': {"t"},
	'ظ': {"z"}, 'ع': {"'", "a", "e", ""}, 'غ': {"gh", "q"}, 'ف': {"f", "ph"}, 'ق': {"gh", "q"}, 'ک': {"k", "c"}, 'گ': {"g"}, 'ل': {"l"},
	'م': {"m"}, 'ن': {"n"}, 'و': {"oo", "ou", "ow", "v", "w", "u", "o"}, 'ه': {"h", "eh", "e", ""}, 'ی': {"ee", "ei", "ey", "y", "i"},
	'ئ': {"'", "y", "e", ""},
}

// shortVowels are written in Latin letters alone.
const shortVowels = "aeiou"

// isSpelledSo reports whether a Persian word may be written so in Latin letters: «گلابچی»
// as golabchi. It keeps the set of places in the Latin word at which the letters so far may
// end, a bit each, so that no word takes long.
func isSpelledSo(word []rune, latin string) bool {
	ends := uint64(1)
	for i, letter := range word {
		ends = behind(letter, latin, ends)
		if i < len(word)-1 {
			ends |= behindVowel(latin, ends)
		}
		if ends == 0 {
			return false
		}
	}
	return ends&(1<<len(latin)) != 0
}

// behind gives the places behind a letter that begins at one of some places.
func behind(letter rune, latin string, from uint64) (ends uint64) {
	for at := range len(latin) + 1 {
		if from&(1<<at) == 0 {
			continue
		}
		for _, spelling := range spellings[letter] {
			if !strings.HasPrefix(latin[at:], spelling) {
				continue
			}
			end := at + len(spelling)
			ends |= 1 << end
			if len(spelling) == 1 && strings.HasPrefix(latin[end:], spelling) { // doubled
				ends |= 1 << (end + 1)
			}
		}
	}
	return ends
}

// behindVowel gives the places behind one short vowel.
func behindVowel(latin string, from uint64) (ends uint64) {
	for at := range len(latin) {
		if from&(1<<at) != 0 && strings.IndexByte(shortVowels, latin[at]) >= 0 {
			ends |= 1 << (at + 1)
		}
	}
	return ends
}

func isLatin(word string) bool {
	const shortest, longest = 3, 24
	for _, r := range word {
		if r < 'a' || r > 'z' {
			return false
		}
	}
	return len(word) >= shortest && len(word) <= longest
}

// spelledInLatin gives the words of places in the index that are written so in Latin letters,
// those of the most texts first.
func (f finder) spelledInLatin(latin string) ([]string, error) {
	counts := map[string]uint64{}
	for _, v := range f.segments {
		err := v.each(fieldPlaces, "", "", func(term string) (bool, error) {
			if isSpelledSo([]rune(term), latin) {
				docs, err := v.docs(fieldPlaces, term)
				if err != nil {
					return false, err
				}
				counts[term] += docs.GetCardinality()
			}
			return true, nil
		})
		if err != nil {
			return nil, err
		}
	}
	var found []string
	for term := range counts {
		found = append(found, term)
	}
	slices.SortFunc(found, func(a, b string) int {
		if counts[a] != counts[b] {
			return int(counts[b]) - int(counts[a]) //nolint:gosec // counts of documents
		}
		return strings.Compare(a, b)
	})
	return found[:min(maxSpelled, len(found))], nil
}
