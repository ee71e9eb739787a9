package persian

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Stem gives the term under which a single folded word is found: the singular of
// a noun, the positive of an adjective, the past stem of a verb. An ending that
// may as well belong to the word goes only where the lexicon knows what is left,
// so that تهران, پایان and باران stay whole.
func Stem(word string) string { return stem(dictionary(), word, maxEndings) }

// maxEndings is how many layers of endings a word may have: کتاب‌هایشان has two.
const maxEndings = 3

// stem takes off at most depth layers of endings.
func stem(l *lexicon, word string, depth int) string {
	if depth == 0 || utf8.RuneCountInString(word) < 3 || particles[word] {
		return word
	}
	if singular, ok := irregular[word]; ok {
		return singular
	}
	class := l.class(word)
	verb, isVerb := conjugated(word)
	if isVerb && verb.outweighs(word) {
		return verb.lemma
	}
	if base, ok := l.base(word, class); ok {
		return base
	}
	if pair, ok := l.pair(word); ok {
		return pair
	}
	if class.lexeme() {
		return word
	}
	if isVerb && class == known && verb.sure() {
		return verb.lemma
	}
	pastForm := isVerb && verb.present == "" // رفتم is never رفت and a possessive
	if rest, ok := l.withoutEnding(word, class, isVerb); ok && !pastForm {
		return stem(l, rest, depth-1)
	}
	if isVerb && class&owned == 0 {
		return verb.lemma
	}
	return word
}

// base gives the word of which another word of the lexicon is the plural or the
// comparative.
func (l *lexicon) base(word string, class class) (string, bool) {
	if class.mass() {
		if singular, ok := l.singular(word); ok {
			return singular, true
		}
	}
	for _, ending := range []string{"ترین", "تر"} {
		if rest, has := strings.CutSuffix(word, ending); has && l.class(rest)&compared != 0 {
			return rest, true
		}
	}
	rest, has := strings.CutSuffix(word, "ی")
	if has && class.lexeme() && l.class(rest).mass() && !l.class(rest).lexeme() { // افرادی
		return l.singular(rest)
	}
	rest, has = strings.CutSuffix(word, "ات")
	if has && class.lexeme() && utf8.RuneCountInString(rest) >= 4 && l.class(rest).lexeme() {
		return rest, true
	}
	return "", false
}

// pair gives the writing with و of a word that both stems of a verb make, as the
// Academy has it: گفت‌وگو for گفتگو.
func (l *lexicon) pair(word string) (string, bool) {
	for at := range word {
		_, isPast := pasts[word[:at]]
		if _, isPresent := presents[word[at:]]; !isPast || !isPresent {
			continue
		}
		joined := word[:at] + "و" + word[at:]
		if cuts := l.cuts(joined); len(cuts) > 0 && int(cuts[0]) == at {
			return joined, true
		}
	}
	return "", false
}

// terms gives a word's stem and behind it what else the word may be read as: the
// adjective or noun that a participle has become, the present stem that a reader
// sees in می‌بینم, the noun that شهری is made of.
func terms(l *lexicon, word string) []string { return readings(l, word, stem(l, word, maxEndings)) }

// readings gives the terms of a word whose stem is known.
func readings(l *lexicon, word, stemmed string) []string {
	out := []string{stemmed}
	add := func(term string) {
		if !slices.Contains(out, term) {
			out = append(out, term)
		}
	}
	verb, isVerb := conjugated(word)
	switch {
	case isVerb && out[0] == verb.lemma && verb.form == participle:
		add(verb.lemma + "ه")
	case isVerb && out[0] == verb.lemma && utf8.RuneCountInString(verb.present) >= minPresent:
		add(verb.present)
	case isVerb && verb.form == infinitive, isVerb && verb.maybe(word, l.class(word)):
		add(verb.lemma)
	case out[0] == word && madeWithYe(l, word):
		add(stem(l, strings.TrimSuffix(word, "ی"), maxEndings))
	case out[0] != word && strings.HasSuffix(word, "ی") && l.people(strings.TrimSuffix(word, "ی")):
		add(word) // a surname as likely: گلشنانی
	case out[0] == word && strings.HasSuffix(word, "ایی"):
		add(stem(l, strings.TrimSuffix(word, "یی"), maxEndings))
	}
	return out
}

// minPresent keeps the present stems of ده, کن and رو from being found for the
// words that are written so.
const minPresent = 3

// madeWithYe reports whether a word of the lexicon is another with ی, as شهری is
// شهر; not where the ی has made a word of its own, as in بازی and ماهی.
func madeWithYe(l *lexicon, word string) bool {
	rest, has := strings.CutSuffix(word, "ی")
	return has && utf8.RuneCountInString(rest) >= 3 && l.class(rest).lexeme() && !ownYe[word]
}

// ownYe are the words whose ی has made a word of its own.
var ownYe = wordSet(`
ابی ارشی اشتی بازی باجی بالی بانی بطری بختی بوری بینی پرتی پاسی تاسی ترقی تلقی تاری توری تونی جاری جامی جانی جودی جرسی
حاجی حالی خالی خانی دادی داعی دیری رازی رامی راضی زالی ساقی ساری سامی سعدی سوری سیلی شاکی صافی طوسی عادی عاری عاصی عالی
عامی عیسی غازی فانی قاری قاضی قیسی کاری کافی کالی کانی کبری کرسی کسری کشتی کولی گنجی گوشی گولی گونی گیتی لاتی لوسی لیلی
مادی ماری ماهی محکی مرضی مروی مفتی منشی مهدی موسی ناری نازی نافی نامی نایی نجفی نفتی والی ویلی هادی هجری همتی یاری
`)

// ending is what may stand behind a word.
type ending struct {
	text string
	// needs are the classes of which the lexicon must give the rest one.
	needs class
	// after, where it is not empty, are the letters one of which the rest ends in.
	after string
	// restore is put back onto the rest: فرشتگان, فرشته.
	restore string
	// onPlural says that the ending goes off a plural of people too: شهروندانش.
	onPlural bool
	// copula says that the ending makes a sentence of the word, and that no verb has
	// it: موافقند, but not سازند.
	copula bool
	// safe says that the ending goes even off a rest that the lexicon does not
	// know, if that has at least three letters.
	safe bool
}

const nominal = counted | compared | owned

var endings = []ending{
	{text: "هایشان", needs: nominal, safe: true},
	{text: "هایتان", needs: nominal, safe: true},
	{text: "هایمان", needs: nominal, safe: true},
	{text: "هایی", needs: nominal, safe: true},
	{text: "هایم", needs: nominal, safe: true},
	{text: "هایت", needs: nominal, safe: true},
	{text: "هایش", needs: nominal, safe: true},
	{text: "هاست", needs: nominal, safe: true},
	{text: "های", needs: nominal, safe: true},
	{text: "ها", needs: nominal, safe: true},
	{text: "ترین", needs: compared | counted, safe: true},
	{text: "تری", needs: compared},
	{text: "تر", needs: compared},
	{text: "یشان", needs: nominal, after: "او"},
	{text: "یتان", needs: nominal, after: "او"},
	{text: "یمان", needs: nominal, after: "او"},
	{text: "شان", needs: nominal, onPlural: true},
	{text: "تان", needs: nominal, onPlural: true},
	{text: "مان", needs: nominal, onPlural: true},
	{text: "گان", needs: animate | counted, restore: "ه"},
	{text: "یان", needs: animate | counted, after: "او"},
	{text: "ان", needs: animate},
	{text: "ین", needs: animate},
	{text: "ات", needs: counted, restore: "ه"},
	{text: "جات", needs: counted, restore: "ه"},
	{text: "جات", needs: counted},
	{text: "ات", needs: counted},
	{text: "اش", needs: nominal, after: "ه"},
	{text: "ات", needs: nominal, after: "ه"},
	{text: "ام", needs: nominal, after: "ه"},
	{text: "ای", needs: nominal, after: "ه"},
	{text: "یی", needs: nominal, after: "او", safe: true},
	{text: "ند", needs: compared, copula: true},
	{text: "یم", needs: compared, copula: true},
	{text: "ید", needs: compared, copula: true},
	{text: "ست", needs: nominal, after: "او", copula: true},
	{text: "یم", needs: nominal, after: "او"},
	{text: "یت", needs: nominal, after: "او"},
	{text: "یش", needs: nominal, after: "او"},
	{text: "گی", needs: compared | counted, restore: "ه"},
	{text: "ی", needs: nominal, onPlural: true},
	{text: "ش", needs: nominal, onPlural: true},
	{text: "م", needs: nominal, onPlural: true},
	{text: "ت", needs: nominal, onPlural: true},
}

// base gives what stands before the ending, if it may stand there.
func (e ending) base(l *lexicon, rest string, whole class) (string, bool) {
	if e.after != "" && !strings.HasSuffix(rest, e.after[:2]) && !strings.HasSuffix(rest, e.after[len(e.after)-2:]) {
		return "", false
	}
	rest += e.restore
	if l.class(rest)&e.needs != 0 {
		return rest, true
	}
	switch {
	case whole == 0 && e.onPlural && l.people(rest),
		whole == 0 && e.needs == animate && len(l.cuts(rest)) > 0, // صاحب‌نظران
		e.text == "ست" && particles[rest]:                         // کجاست
		return rest, true
	}
	return rest, e.safe && whole == 0 && utf8.RuneCountInString(rest) >= 3
}

// people reports whether a word that the lexicon does not know is a plural of people
// in ان or ین.
func (l *lexicon) people(word string) bool {
	for _, ending := range []string{"ان", "ین"} {
		one, has := strings.CutSuffix(word, ending)
		if has && utf8.RuneCountInString(one) >= 4 && l.class(one)&animate != 0 && l.class(word) == 0 {
			return true
		}
	}
	return false
}

// withoutEnding takes the longest ending off that may go; isVerb says that the word
// may be a verb.
func (l *lexicon) withoutEnding(word string, class class, isVerb bool) (string, bool) {
	if class != 0 && len(l.cuts(word)) > 0 {
		return "", false
	}
	for _, e := range endings {
		rest, has := strings.CutSuffix(word, e.text)
		if !has || rest == "" || isVerb && e.copula {
			continue
		}
		if base, ok := e.base(l, rest, class); ok {
			return base, true
		}
	}
	return "", false
}
