package persian

import (
	_ "embed"
	"slices"
	"strings"
)

// verbList holds the simple verbs of modern Persian, a line each: the past stem,
// under which all forms are found, and the present stem. Where two verbs share a
// stem the one that is used more comes first.
//
//go:embed verbs.txt
var verbList string

// verb is where a stem leads: the past stem of its verb and the verb's rank in
// the list, the lower the more it is used.
type verb struct {
	past string
	rank int
}

// ranked is how many verbs stand first in the list, by use; all others stand by the
// alphabet.
const ranked = 33

// presents and pasts are the verbs by their present and past stems.
var presents, pasts = verbStems()

func verbStems() (presents, pasts map[string]verb) {
	presents, pasts = map[string]verb{}, map[string]verb{}
	put := func(m map[string]verb, stem string, v verb) {
		if _, there := m[stem]; !there {
			m[stem] = v
		}
	}
	for line := range strings.Lines(verbList) {
		past, present, _ := strings.Cut(strings.TrimSpace(Fold(line)), " ")
		v := verb{past, len(pasts)}
		put(presents, present, v)
		put(pasts, past, v)
		if causative, has := strings.CutSuffix(past, "اند"); has { // خواباند, خوابانید
			put(pasts, causative+"انید", v)
		}
	}
	return presents, pasts
}

// form says what form of a verb a word is.
type form int

const (
	finite form = iota + 1
	bare        // a stem alone: past of the third person, imperative
	participle
	infinitive
)

// conjugation is a word read as a form of a verb.
type conjugation struct {
	// lemma is the past stem, with the preverb that stands before it.
	lemma string
	// present is the present stem where the form is made of it, else empty.
	present string
	form    form
	// marked says that می or نمی leaves no doubt that the word is a verb.
	marked bool
	// prefixed says that ن or ب stands before the stem, negative that it is ن.
	prefixed, negative bool
	rank               int
}

var (
	aspects        = []string{"نمی", "همی", "می"}
	pastEndings    = []string{"", "م", "ی", "یم", "ید", "ند"}
	presentEndings = []string{"", "م", "ی", "د", "یم", "ید", "ند"}
	perfectEndings = []string{"", "ام", "ای", "است", "ست", "ایم", "اید", "اند"}
)

// conjugated reads a folded word, its half-spaces gone, as a form of a verb; ok is
// false where it is none.
func conjugated(word string) (c conjugation, ok bool) {
	if rest, has := strings.CutPrefix(word, "نیست"); has && slices.Contains(pastEndings, rest) {
		return conjugation{lemma: "هست", form: finite, marked: true}, true
	}
	if c, ok := aspect(word); ok {
		return c, true
	}
	if c, ok := withPreverb(word); ok {
		return c, true
	}
	return unmarked(word)
}

// aspect reads می, همی or نمی and a form of either stem.
func aspect(word string) (c conjugation, ok bool) {
	for _, a := range aspects {
		rest, has := strings.CutPrefix(word, a)
		if !has {
			continue
		}
		if c, ok := either(rest); ok && c.form != infinitive && (c.present == "" || c.form != bare) {
			c.marked = true
			return c, true
		}
	}
	return conjugation{}, false
}

// unmarked reads a form without می: either stem alone or behind ن or ب. Of several
// readings it takes the one without ن or ب, unless a verb that is used much makes the
// other: نماند is ماند and not نمود, but نگریست is not گریست.
func unmarked(word string) (c conjugation, ok bool) {
	c, ok = either(word)
	for _, prefix := range []string{"ن", "ب"} {
		rest, has := strings.CutPrefix(word, prefix)
		if !has {
			continue
		}
		for _, stem := range afterPrefix(rest) {
			if p, is := either(stem); is && p.form != infinitive && (!ok || p.rank < min(c.rank, ranked)) {
				c, ok = p, true
				c.prefixed, c.negative = true, prefix == "ن"
			}
		}
	}
	return c, ok
}

// either reads a form of the past or of the present stem; of two readings it takes
// the verb that is used more.
func either(word string) (conjugation, bool) {
	a, isPast := past(word)
	b, isPresent := present(word)
	if isPast && (!isPresent || a.rank <= b.rank) {
		return a, true
	}
	return b, isPresent
}

// afterPrefix gives what may have stood before ن or ب came to it: a stem in آ or
// ا takes ی and may lose its ا, as in نیاورد and بیفکن, save ایست, as in بایستد.
func afterPrefix(rest string) []string {
	glide, has := strings.CutPrefix(rest, "ی")
	switch {
	case has && strings.HasPrefix(glide, "ا"):
		return []string{rest, glide}
	case has:
		return []string{rest, "ا" + glide}
	case strings.HasPrefix(rest, "ا") && !strings.HasPrefix(rest, "ایست"):
		return nil
	}
	return []string{rest}
}

func past(word string) (c conjugation, ok bool) {
	for _, ending := range pastEndings {
		stem, has := strings.CutSuffix(word, ending)
		if v, known := pasts[stem]; has && known {
			f := finite
			if ending == "" {
				f = bare
			}
			return conjugation{lemma: v.past, form: f, rank: v.rank}, true
		}
	}
	if stem, has := strings.CutSuffix(word, "ن"); has {
		if v, known := pasts[stem]; known {
			return conjugation{lemma: v.past, form: infinitive, rank: v.rank}, true
		}
	}
	for _, ending := range perfectEndings {
		stem, has := strings.CutSuffix(word, ending)
		if !has {
			continue
		}
		if v, known := pasts[strings.TrimSuffix(stem, "ه")]; known && strings.HasSuffix(stem, "ه") {
			return conjugation{lemma: v.past, form: participle, rank: v.rank}, true
		}
	}
	return conjugation{}, false
}

func present(word string) (c conjugation, ok bool) {
	for _, ending := range presentEndings {
		stem, has := strings.CutSuffix(word, ending)
		if !has {
			continue
		}
		v, known := presents[stem]
		if glided, has := strings.CutSuffix(stem, "ی"); !known && has && endsInVowel(glided) {
			stem = glided
			v, known = presents[glided]
		} else if ending != "" && strings.HasSuffix(stem, "ا") { // آید, never آد
			continue
		}
		if known {
			f := finite
			if ending == "" && stem == word { // بگو, but بروی is finite
				f = bare
			}
			return conjugation{lemma: v.past, present: stem, form: f, rank: v.rank}, true
		}
	}
	return conjugation{}, false
}

// endsInVowel reports whether a word ends in ا or و, after which endings take ی.
func endsInVowel(word string) bool {
	return strings.HasSuffix(word, "ا") || strings.HasSuffix(word, "و")
}

// everyday are the verbs whose forms outnumber by far the nouns that are written
// like them: کند is seldom slow, دارم never a gallows.
var everyday = []string{"کرد", "شد", "داشت", "داد", "گرفت", "گفت", "خواست", "توانست"}

// sure reports whether a word of which the lexicon tells no more than its spelling is
// the verb and nothing else: نباش, بروی, but not بکار, which is written for به کار.
func (c conjugation) sure() bool {
	return c.prefixed && (c.form == finite || c.negative)
}

// maybe reports whether a word may as well be the verb as a noun and its possessive,
// as سازم may; what ends in ی is nearly always the noun: سازی.
func (c conjugation) maybe(word string, class class) bool {
	return class == known && !particles[word] && !strings.HasSuffix(word, "ی") && c.form == finite && c.present != "" && !c.prefixed
}

// outweighs reports whether a word is to be read as the verb although the lexicon
// may hold it as something else: where می leaves no doubt, for participles, which
// are found as their verb, and for the present of everyday verbs.
func (c conjugation) outweighs(word string) bool {
	if c.marked || c.form == participle {
		return true
	}
	return c.present != "" && c.form == finite && slices.Contains(everyday, c.lemma) &&
		!strings.HasSuffix(word, "ی") && word != "دهم"
}

// future reports whether a form makes the future of the past stem behind it: خواهد.
func (c conjugation) future() bool {
	return c.lemma == "خواست" && c.present != "" && c.form == finite && !c.marked
}
