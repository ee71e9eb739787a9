package persian

import (
	"strings"
	"unicode"
)

// The keys of the Latin keyboard and what they give on the standard Persian one,
// ISIRI 9147, which Windows calls «Persian (Standard)».
const (
	latinKeys   = "qwertyuiop[]asdfghjkl;'zxcvbnm,"
	persianKeys = "ضصثقفغعهخحجچشسیبلاتنمکگظطزرذدپو"
)

// The older layout of Windows has two keys elsewhere.
const (
	olderKey   = 'ئ' // on m, where the standard has پ
	olderPeKey = '\\'
)

var toPersian, toLatin = layouts()

func layouts() (toPersian, toLatin map[rune]rune) {
	toPersian = map[rune]rune{'C': 'ژ', 'H': 'آ', olderPeKey: 'پ'}
	toLatin = map[rune]rune{'ژ': 'C', 'آ': 'H', olderKey: 'm', 'ي': 'd', 'ك': ';'}
	letters := []rune(persianKeys)
	for i, key := range latinKeys {
		toPersian[key], toLatin[letters[i]] = letters[i], key
		if _, taken := toPersian[unicode.ToUpper(key)]; !taken {
			toPersian[unicode.ToUpper(key)] = letters[i]
		}
	}
	return toPersian, toLatin
}

// OtherLayout gives what the same keys write on the other keyboard: av;j is شرکت,
// and فهفمث is title. ok is false for a text of both scripts and for one without
// letters.
func OtherLayout(text string) (other string, ok bool) {
	hasLatin := strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(unicode.Latin, r) })
	hasPersian := strings.ContainsFunc(text, func(r rune) bool { return toLatin[r] != 0 })
	switch {
	case hasLatin == hasPersian:
		return "", false
	case hasPersian:
		return typedOn(toLatin, text), true
	}
	words := strings.Split(text, " ")
	for i, w := range words {
		words[i] = persianTyped(w)
	}
	return strings.Join(words, " "), true
}

// persianTyped reads a word from the keys; m is the letter that makes a word of it.
func persianTyped(keys string) string {
	standard := typedOn(toPersian, keys)
	older := strings.ReplaceAll(standard, "پ", string(olderKey))
	if older != standard && !IsWord(standard) && IsWord(older) {
		return older
	}
	return standard
}

// IsWord reports whether a single word, or what it is a form of, is known to the
// lexicon. A name that is not there may be right all the same.
func IsWord(text string) bool {
	l := dictionary()
	folded := Fold(text)
	return l.class(folded) != 0 || l.class(stem(l, folded, maxEndings)) != 0
}

func typedOn(keys map[rune]rune, text string) string {
	return strings.Map(func(r rune) rune {
		if to, has := keys[r]; has {
			return to
		}
		return r
	}, text)
}
