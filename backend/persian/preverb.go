package persian

import "strings"

// preverbs stand before a verb and make another of it: برگشت is not گشت.
var preverbs = []string{"دربر", "بر", "در", "باز", "فرا", "فرو", "وا", "ور"}

// preverbVerbs are the past stems of the verbs that a preverb has made. The class is
// closed, and only these are read without می: of بر and در there are too many words
// that begin with them by chance.
var preverbVerbs = wordSet(Fold(`
برداشت برآمد برآورد برخورد برگشت برکشید برآشفت برافتاد برافراخت برافراشت برافروخت برافشاند برافکند برانداخت برانگیخت
برتابید برتافت برجست برجهید برچید برخاست بردمید برشمرد برگرداند برگردید برگرفت برگزید برگشود برگماشت برکند برنهاد برساخت
درگرفت دررفت درآمد دررسید دریافت درآورد درگذشت درماند درکشید درآمیخت درآویخت درافتاد درافکند درانداخت درنوردید
بازداشت بازگرفت بازگفت بازآمد بازیافت بازآورد بازگذاشت بازماند بازخواند بازگشت بازآفرید بازآموخت بازایستاد بازپرسید
بازتابید بازجست بازستاند بازشمرد بازگرداند بازگردید بازگشود بازنگریست بازنمایاند بازنمود بازنهاد بازشناخت بازنشست بازساخت
فراگرفت فرارسید فراخواند فرورفت فروآمد فروگذاشت فروخورد فروبرد فروریخت فروبست فروپاشید فرونشاند فرونشست فروماند
واداشت وارفت واگذاشت واماند وارهاند وارهید واگذارد وانمود وانهاد واکاوید ورآمد ورافتاد دربرگرفت
`))

// withPreverb reads a preverb and the form behind it.
func withPreverb(word string) (c conjugation, ok bool) {
	for _, preverb := range preverbs {
		rest, has := strings.CutPrefix(word, preverb)
		if !has {
			continue
		}
		if c, ok := aspect(rest); ok {
			c.lemma = preverb + c.lemma
			return c, true
		}
		if c, ok := unmarked(rest); ok && preverbVerbs[preverb+c.lemma] && !ofPreposition[word] {
			c.lemma = preverb + c.lemma
			return c, true
		}
	}
	return conjugation{}, false
}

// ofPreposition are the forms of برای that are written like those of برآمدن.
var ofPreposition = wordSet(`برای برایم برایت برایمان برایتان`)

// studyPreverb tells what a word may do to a verb: درخواهد makes the future of a verb
// with در.
func (w *word) studyPreverb() {
	for _, preverb := range preverbs {
		rest, has := strings.CutPrefix(w.folded, preverb)
		if !has {
			continue
		}
		if c, ok := unmarked(rest); ok && c.future() {
			w.will, w.preverb = true, preverb
		}
	}
}

// verbAt gives the verb of which a form begins n items ahead that leaves no doubt,
// with می or خواهد, and how many items it has; 0 for none.
func (r *reader) verbAt(n int) (lemma string, items int) {
	next := r.peek(n)
	switch {
	case next == nil:
	case next.aspect && r.verbAhead(next, n+1):
		return r.joined(next, r.peek(n+1)).verb, 2
	case next.will && next.preverb == "" && r.pastAhead(n+1):
		return r.peek(n + 1).verb, 2
	case next.marked:
		return next.verb, 1
	}
	return "", 0
}

// preverb yields the verb that a preverb makes with the one behind a blank, beside
// the two words: بر می‌گردد, در خواهد آمد. What is no preposition as well makes one
// with every form: فرا گرفت.
func (r *reader) preverb(it item) {
	if !it.word.isPreverb {
		return
	}
	lemma, n := r.verbAt(0)
	if next := r.peek(0); n == 0 && next != nil && !particles[it.word.folded] && it.word.folded != "باز" {
		lemma, n = next.verb, 1
	}
	if lemma = it.word.folded + lemma; preverbVerbs[lemma] {
		it.end = r.items[r.at+n-1].end
		r.put(it, []string{lemma}, 2)
	}
}
