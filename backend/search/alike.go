package search

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"didban.app/backend/persian"
)

// What a word may also be called. A synonym is looked for beside the word itself, and what has
// the word stands before what has the synonym (query.setBack).

//go:embed synonyms.txt
var synonymsFile string

// maxGroup is how many words an entry of the synonyms has at most.
const maxGroup = 4

// synonyms are the other names by the terms of a name, joined by blanks.
var synonyms = sync.OnceValue(func() map[string][]phrase {
	out := map[string][]phrase{}
	for _, group := range synonymGroups() {
		for _, name := range group {
			key := keyOf(name)
			for _, other := range group {
				if otherKey := keyOf(other); otherKey != key {
					out[key] = append(out[key], other)
				}
			}
		}
	}
	return out
})

// synonymGroups reads the file of synonyms: names that mean the same.
func synonymGroups() (groups [][]phrase) {
	for line := range strings.Lines(synonymsFile) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		var group []phrase
		for name := range strings.SplitSeq(line, "=") {
			group = append(group, askedWords(name))
		}
		groups = append(groups, group)
	}
	return groups
}

func keyOf(words phrase) string {
	var terms []string
	for _, w := range words {
		terms = append(terms, w.readings[0])
	}
	return strings.Join(terms, " ")
}

// maxWidened is how many words with content a query has at most that is asked in other names
// too: a question of more is answered better by most of its own words (package quality).
const maxWidened = 4

// tails end compounds that are written as one word and as two: «کتابخانه», «کتاب خانه».
var tails = []string{"خانه", "گاه", "سرا", "راه", "رو", "گذر", "کده", "سازی", "کشی", "کاری", "گیری", "گذاری", "بندی", "پاشی", "شویی", "نما"}

// widened gives every word of a query that was not put in quotes the other names that it has,
// and takes words for one that are a compound or a name of several words.
func (f finder) widened(parts []part) ([]part, error) {
	if len(content(parts)) > maxWidened {
		return parts, nil
	}
	out := slices.Clone(parts)
	for i, p := range out {
		if p.quoted || p.except {
			continue
		}
		words := gathered(p.words)
		for n := range words {
			if err := f.widen1(&words[n]); err != nil {
				return nil, err
			}
		}
		out[i].words = words
	}
	return out, nil
}

func (f finder) widen1(w *asked) error {
	w.alike = slices.Clone(synonyms()[keyOf(phrase{*w})])
	if len(w.alike) == 0 && len(w.parts) > 0 {
		w.alike = slices.Clone(synonyms()[keyOf(w.parts)])
	}
	if parted := parted(w.written); parted != nil && len(w.parts) == 0 {
		w.alike = append(w.alike, parted)
	}
	if !isLatin(w.written) {
		return nil
	}
	terms, err := f.spelledInLatin(w.written)
	for _, term := range terms {
		w.alike = append(w.alike, phrase{{readings: []string{term}, written: term}})
	}
	return err
}

// gathered takes words side by side for one: a name of several words that has synonyms, or
// the two halves of a compound.
func gathered(words []asked) []asked {
	var out []asked
	for len(words) > 0 {
		n := min(maxGroup, len(words))
		for ; n > 1 && !isName(words[:n]); n-- {
		}
		if n == 1 {
			out, words = append(out, words[0]), words[1:]
			continue
		}
		whole := asked{parts: slices.Clone(words[:n]), open: ""}
		for _, w := range words[:n] {
			whole.written += w.written
		}
		whole.readings = []string{persian.Stem(whole.written)}
		out, words = append(out, whole), words[n:]
	}
	return out
}

func isName(words phrase) bool {
	for _, w := range words {
		if len(w.readings) == 0 {
			return false
		}
	}
	if synonyms()[keyOf(words)] != nil {
		return true
	}
	return len(words) == 2 && !words[0].weak && slices.Contains(tails, words[1].written) &&
		persian.IsWord(words[0].written+words[1].written)
}

// parted gives the two halves of a compound that was written as one word; nil for another.
func parted(word string) phrase {
	const shortest = 3 // letters of the first half
	for _, tail := range tails {
		head, ok := strings.CutSuffix(word, tail)
		if ok && utf8.RuneCountInString(head) >= shortest && persian.IsWord(word) && persian.IsWord(head) {
			return append(askedWords(head), askedWords(tail)...)
		}
	}
	return nil
}
