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
var shortVowels = []string{"a", "e", "o", "i", "u"}

// isSpelledSo reports whether a Persian word may be written so in Latin letters: «گلابچی»
// as golabchi.
func isSpelledSo(word []rune, latin string) bool {
	if len(word) == 0 {
		return latin == ""
	}
	for _, spelling := range spellings[word[0]] {
		rest, ok := strings.CutPrefix(latin, spelling)
		if !ok {
			continue
		}
		doubled := spelling != "" && strings.HasPrefix(rest, spelling) && len(spelling) == 1
		if afterVowel(word[1:], rest) || doubled && afterVowel(word[1:], rest[1:]) {
			return true
		}
	}
	return false
}

// afterVowel goes on with the next letter, at once or behind a short vowel.
func afterVowel(word []rune, latin string) bool {
	if isSpelledSo(word, latin) {
		return true
	}
	return len(word) > 0 && slices.ContainsFunc(shortVowels, func(v string) bool {
		rest, ok := strings.CutPrefix(latin, v)
		return ok && isSpelledSo(word, rest)
	})
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
