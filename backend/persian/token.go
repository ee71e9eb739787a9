package persian

import (
	"iter"
	"sync"
)

// Token is a term of a text and the bytes text[Start:End] it stands for. Tokens
// come in order of Pos, which counts from 1; several may share one: the readings
// under which the same word is found.
type Token struct {
	// Term is folded and stemmed.
	Term       string
	Start, End int
	// Pos is the place of the word among the words of the text.
	Pos int
	// Span is how many positions the term covers: 1, or for a compound as one word
	// the number of its parts, which follow as tokens of their own at Pos, Pos+1 …
	Span int
}

// Tokens gives the terms of a text.
//
// A word is a run of letters, with the marks and half-spaces in it, or of digits;
// Latin words keep their digits and numbers the Latin letters behind them (A4, 5G).
// An ending or a می that a blank has parted from its word is part of it, and so are
// the auxiliaries behind a participle: «گفته شده است» is one word, گفت. A compound
// comes as one term and in its parts, whether its parts are joined, parted by a
// half-space or by a blank. A number is written without noughts before and signs
// within; a date is three words, its day, month and year, however it is written.
func Tokens(text string) iter.Seq[Token] {
	return func(yield func(Token) bool) {
		a := analyzers.Get().(*analyzer)
		defer analyzers.Put(a)
		a.read(text, yield)
	}
}

// analyzers keep the words that they have met, which are few and come often.
var analyzers = sync.Pool{New: func() any {
	return &analyzer{lexicon: dictionary(), met: make(map[string]*word, 1<<10)}
}}

// maxMet bounds the words that an analyzer keeps; maxKept how long they may be.
const (
	maxMet  = 1 << 14
	maxKept = 64
)

// analyzer turns texts into tokens, one at a time.
type analyzer struct {
	lexicon *lexicon
	folder  folder
	met     map[string]*word
	items   []item
	buf     []byte
}

// reader walks over the items of a text, which it scans as far as it is read.
type reader struct {
	*analyzer
	scanner
	yield func(Token) bool
	at    int // in items
	pos   int
	done  bool
}

func (a *analyzer) read(text string, yield func(Token) bool) {
	r := reader{analyzer: a, scanner: scanner{text: text}, yield: yield}
	for r.has(0) && !r.done {
		switch r.items[r.at].kind {
		case number:
			r.number()
		case latin:
			it := r.next()
			r.put(it, it.word.terms, 1)
			r.pos++
		case persianWord:
			if d, n, ok := r.monthAt(date{}, 0); ok && d.year > 0 {
				r.putDate(d, n)
				continue
			}
			if d, n, ok := r.ordinalDate(); ok {
				r.putDate(d, n)
				continue
			}
			r.word()
		}
	}
	clear(r.items)
	a.items = a.items[:0]
}

// has reports whether there is an item n items ahead.
func (r *reader) has(n int) bool {
	for r.at+n >= len(r.items) {
		if !r.scan(r.analyzer) {
			return false
		}
	}
	return true
}

func (r *reader) next() item {
	r.at++
	return r.items[r.at-1]
}

// put yields terms at the next position, without going on to it.
func (r *reader) put(it item, terms []string, span int) {
	for _, term := range terms {
		r.done = r.done || !r.yield(Token{term, it.start, it.end, r.pos + 1, span})
	}
}

// peek gives the word n items ahead if only blanks part it from the one before.
func (r *reader) peek(n int) *word {
	if !r.has(n) {
		return nil
	}
	if it := &r.items[r.at+n]; it.kind == persianWord && it.near {
		return it.word
	}
	return nil
}

// word reads a word and what belongs to it.
func (r *reader) word() {
	it := r.next()
	w := it.word
	switch {
	case w.aspect && r.verbAhead(w, 0):
		it.word, it.end = r.joined(w, r.peek(0)), r.items[r.at].end
		r.at++
	case w.will && w.preverb != "" && r.pastAhead(0) && preverbVerbs[w.preverb+r.peek(0).folded]:
		it.word, it.end = r.known(w.preverb+r.peek(0).folded), r.items[r.at].end
		r.at++
	case w.will && w.preverb == "" && r.pastAhead(0):
		it = r.next()
	}
	for next := r.peek(0); next != nil && next.suffix.fits(it.word); next = r.peek(0) {
		if it.word.pronoun && next.folded == "ها" { // آن ها
			it.word = r.joined(it.word, next)
		}
		it.end = r.next().end
	}
	if it.word.participle {
		r.passAuxiliaries()
	}
	r.emit(it)
}

// passAuxiliaries goes on behind the verbs that help a participle: شده است, می شود,
// خواهد شد.
func (r *reader) passAuxiliaries() {
	for {
		next := r.peek(0)
		if next != nil && next.auxiliary {
			r.at++
			continue
		}
		verb, n := r.verbAt(0)
		if verb != "شد" {
			return
		}
		r.at += n
	}
}

// emit yields a word: its readings, or as a compound the whole and the parts.
func (r *reader) emit(it item) {
	w := it.word
	if len(w.parts) == 0 {
		r.preverb(it)
		r.across(it)
		r.put(it, w.terms, 1)
		r.pos++
		return
	}
	r.put(it, w.terms, len(w.parts))
	for _, part := range w.parts {
		r.put(it, part, 1)
		r.pos++
	}
}

// across yields the compound that a simple word begins with the words behind it,
// where the lexicon knows it: تصفیه خانه, ساخت و ساز.
func (r *reader) across(it item) {
	if !it.word.begins {
		return
	}
	r.buf = append(r.buf[:0], it.word.folded...)
	for n := range maxAcross {
		next := r.peek(n)
		if next == nil || len(next.parts) > 0 {
			return
		}
		cut := len(r.buf)
		r.buf = append(r.buf, next.base...)
		if r.compound(cut, n) {
			whole := it
			whole.end = r.items[r.at+n].end
			r.put(whole, []string{string(r.buf)}, n+2)
			return
		}
		r.buf = append(r.buf[:cut], next.folded...)
	}
}

// compound reports whether the words in the buffer, the last of which begins at
// cut, make a compound: the lexicon parts them as the text does, or joins the و
// between two of them to the second.
func (r *reader) compound(cut, n int) bool {
	cuts := r.lexicon.cutsOf(r.buf)
	if len(cuts) == n+1 {
		return int(cuts[n]) == cut
	}
	return n == 1 && len(cuts) == 1 && int(cuts[0]) == cut-len("و") && string(r.buf[cuts[0]:cut]) == "و"
}

// maxAcross is how many words behind the first a compound may have.
const maxAcross = 2

// verbAhead reports whether the word n items ahead makes a verb with a lone می or
// نمی before it.
func (r *reader) verbAhead(aspect *word, n int) bool {
	next := r.peek(n)
	if next == nil || len(next.parts) > 0 {
		return false
	}
	c, ok := conjugated(aspect.folded + next.folded)
	return ok && c.marked
}

// joined is the word that two make which a blank has parted.
func (r *reader) joined(a, b *word) *word { return r.known(a.folded + b.folded) }

// pastAhead reports whether n items ahead, behind خواهد, stands the stem that makes a
// future of it.
func (r *reader) pastAhead(n int) bool {
	next := r.peek(n)
	return next != nil && next.pastStem
}
