package persian

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// word is what an analyzer knows of a word as it is written.
type word struct {
	folded string // without half-spaces
	// terms are its readings, first its stem; of a compound the whole.
	terms []string
	// base is the folded word without its endings, to meet the lexicon with.
	base string
	// parts are the readings of the parts of a compound, none for a simple word.
	parts [][]string

	verb       string // the lemma of the verb that it is a form of, empty for other words
	preverb    string // what stands before a will in the same word
	suffix     suffix // what it may be behind a blank
	marked     bool   // a verb with می or نمی
	aspect     bool   // می, نمی or همی alone
	will       bool   // a form of خواستن that makes the future
	pastStem   bool
	participle bool
	auxiliary  bool
	comparable bool
	begins     bool // maybe a compound, with the words behind it
	pronoun    bool // has a plural of its own: آن, آنها
	isPreverb  bool
	day        int  // what day of a month it is the ordinal of
	beginsDay  bool // with words behind it, as in بیست و دوم
}

// suffix says what an ending that stands alone may be put to.
type suffix int

const (
	noSuffix   suffix = iota
	pluralEnd         // ها and what follows it: to everything
	comparison        // تر, ترین: to adjectives
	afterHe           // ای, ام, اند …: to words in ه
)

var loneSuffixes = map[string]suffix{
	"ها": pluralEnd, "های": pluralEnd, "هایی": pluralEnd, "هایم": pluralEnd, "هایت": pluralEnd, "هایش": pluralEnd,
	"هایمان": pluralEnd, "هایتان": pluralEnd, "هایشان": pluralEnd,
	"تر": comparison, "ترین": comparison,
	"ی": afterHe, "ست": afterHe, "ای": afterHe, "ام": afterHe, "اند": afterHe, "ایم": afterHe, "اید": afterHe, "اش": afterHe,
}

func (s suffix) fits(w *word) bool {
	switch s {
	case pluralEnd:
		return len(w.folded) > 2
	case comparison:
		return w.comparable
	case afterHe:
		return strings.HasSuffix(w.folded, "ه") && !particles[w.folded]
	case noSuffix:
	}
	return false
}

// cutSuffixes are the endings that a half-space may part from a word.
var cutSuffixes = wordSet(`
ها های هایی هایم هایت هایش هایمان هایتان هایشان هاست هایند هام هات هاش هامان هاتان هاشان جات
تر ترین ترها ترهای تری ترینها ترینهای
ای ام ات اش ایم اید اند است ست یی یم یت یش یمان یتان یشان مان تان شان م ت ش ی ان
`)

// known gives what the analyzer knows of a word as written.
func (a *analyzer) known(written string) *word {
	if w, ok := a.met[written]; ok {
		return w
	}
	w := a.study(written)
	if len(written) <= maxKept {
		if len(a.met) >= maxMet {
			clear(a.met)
		}
		a.met[strings.Clone(written)] = w
	}
	return w
}

// study reads a word; nil for one of which folding leaves nothing.
func (a *analyzer) study(written string) *word {
	a.folder.fold(written)
	if len(a.folder.out) == 0 {
		return nil
	}
	w := &word{folded: string(a.folder.out)}
	w.begins = a.lexicon.mayBegin(w.folded)
	parts := split(w.folded, a.folder.cuts)
	w.suffix = loneSuffixes[w.folded]
	w.studyOrdinal()
	w.pronoun = particles[w.folded+"ها"]
	w.isPreverb = slices.Contains(preverbs, w.folded)
	w.aspect = slices.Contains(aspects, w.folded)
	w.comparable = a.lexicon.class(w.folded)&compared != 0
	if c, ok := conjugated(w.folded); ok && (len(parts) == 1 || c.marked || c.form == participle) {
		a.studyVerb(w, c)
		if c.marked || len(parts) > 1 {
			w.terms, w.base = terms(a.lexicon, w.folded), c.lemma
			return w
		}
	}
	w.auxiliary = w.auxiliary || w.folded == "است"
	w.studyPreverb()
	a.studyNoun(w, parts)
	return w
}

func (a *analyzer) studyVerb(w *word, c conjugation) {
	w.verb = c.lemma
	w.participle = c.form == participle
	w.pastStem = c.form == bare && c.present == ""
	w.marked = c.marked
	w.will = c.future()
	w.auxiliary = c.lemma == "شد" || c.lemma == "بود"
}

// studyNoun takes the endings off that half-spaces part from the word and looks
// what is left: a simple word or a compound.
func (a *analyzer) studyNoun(w *word, parts []string) {
	if parts[len(parts)-1] == "ها" && particles[w.folded] {
		parts = []string{w.folded} // آن‌ها
	}
	for len(parts) > 1 && cutSuffixes[parts[len(parts)-1]] && a.lexicon.cuts(strings.Join(parts, "")) == nil {
		parts = parts[:len(parts)-1]
		w.comparable = false
	}
	joined := strings.Join(parts, "")
	w.base = stem(a.lexicon, joined, maxEndings)
	if len(parts) == 1 {
		w.terms = readings(a.lexicon, joined, w.base)
		if parts = a.lexicon.parts(w.base); len(parts) == 1 {
			return
		}
	}
	w.terms = []string{w.base}
	for _, part := range a.lexicon.loosened(parts) {
		w.parts = append(w.parts, terms(a.lexicon, part))
	}
}

// parts gives the parts of a compound that is written as one word. Those of a verb
// are never guessed: انداخت is not اندا and خت.
func (l *lexicon) parts(word string) []string {
	if cuts := l.cuts(word); len(cuts) > 0 {
		return split(word, cuts)
	}
	if _, isVerb := conjugated(word); isVerb {
		return []string{word}
	}
	return l.guessed(word)
}

// loosened parts a leading و off where it joins two words, as in حمل‌ونقل.
func (l *lexicon) loosened(parts []string) []string {
	out := parts[:1:1]
	for _, part := range parts[1:] {
		rest, has := strings.CutPrefix(part, "و")
		if has && l.class(part) == 0 && l.class(rest) != 0 {
			out = append(out, "و")
			part = rest
		}
		out = append(out, part)
	}
	return out
}

// minGuessed is how many letters a part of a compound must have that the lexicon
// does not know. Behind no more than these only a last part of longGuessed is one:
// ابیطالب has parts, میلیون and میلیارد have none.
const (
	minGuessed  = 3
	longGuessed = 5
)

// guessed parts a word of which the lexicon tells nothing but its spelling into
// two that it knows, محمدعلی, any word into a number and what it counts, چهارراه, or
// into two that و joins: صداوسیما.
func (l *lexicon) guessed(word string) []string {
	letters := 0
	for at := range word {
		letters++
		counted := letters > minGuessed+1 && numerals[word[:at]].value > 0
		if letters <= minGuessed || !counted && !l.class(word[:at]).lexeme() {
			continue
		}
		least := minGuessed
		if letters == minGuessed+1 {
			least = longGuessed
		}
		if (counted || l.class(word)&^known == 0) && l.long(word[at:], least) {
			return []string{word[:at], word[at:]}
		}
		if rest, has := strings.CutPrefix(word[at:], "و"); has && l.long(rest, minGuessed) {
			return []string{word[:at], "و", rest}
		}
	}
	return []string{word}
}

// long reports whether a word may be the last part of a guessed compound.
func (l *lexicon) long(word string, least int) bool {
	return utf8.RuneCountInString(word) >= least && l.class(word).lexeme()
}

// split cuts a word at byte offsets.
func split[T byte | int](word string, cuts []T) []string {
	out := make([]string, 0, len(cuts)+1)
	from := 0
	for _, cut := range cuts {
		out = append(out, word[from:cut])
		from = int(cut)
	}
	return append(out, word[from:])
}
