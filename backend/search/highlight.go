package search

import (
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"didban.app/backend/persian"
)

// Segment is a stretch of text as it was typed; Mark says that it is a word that
// was asked for. The segments of a title, joined, are the title. It is text,
// never HTML.
type Segment struct {
	Text string
	Mark bool
}

const (
	passageRunes = 180
	// leadIn is how many bytes before the first marked word a passage begins.
	leadIn = 60
	// maxScan bounds the bytes of a text in which a passage is looked for.
	maxScan = 64 << 10
)

// marker knows the words of a query.
type marker struct {
	terms  map[string]bool
	prefix string // of the unfinished last word, or empty
}

func newMarker(parts []part) marker {
	m := marker{terms: map[string]bool{}}
	for _, p := range parts {
		if p.except {
			continue
		}
		for _, w := range p.words {
			if w.weak && !p.quoted {
				continue
			}
			m.add(w)
		}
	}
	if len(m.terms) == 0 {
		for _, w := range content(parts) {
			m.add(w)
		}
	}
	return m
}

func (m *marker) add(w asked) {
	for _, r := range w.readings {
		m.terms[r] = true
	}
	for _, part := range w.parts {
		m.add(part)
	}
	for _, name := range w.alike {
		for _, word := range name {
			m.add(word)
		}
	}
	if w.open != "" {
		m.prefix = w.open
	}
}

func (m marker) match(term string) bool {
	return m.terms[term] || m.prefix != "" && strings.HasPrefix(term, m.prefix)
}

// word is a term and the bytes [start, end) of the word in the text.
type word struct {
	term       string
	start, end int
}

// matches gives the words of the text that were asked for, in order, each once
// however many of its readings were asked for; at is where they begin, nil where that is not
// known.
func (m marker) matches(text string, at []int) []word { return slices.Collect(m.walk(text, at)) }

// walk gives the words as matches does; the text is read as far as they are wanted.
func (m marker) walk(text string, at []int) iter.Seq[word] {
	return func(yield func(word) bool) {
		if len(m.terms) == 0 && m.prefix == "" {
			return
		}
		end := 0
		for w := range m.tokens(text, at) {
			if w.start < end {
				continue
			}
			w = w.whole(text)
			if !yield(w) {
				return
			}
			end = w.end
		}
	}
}

// whole takes in what half-spaces join to a word: the mark of a part of «آیین‌نامه»
// covers all of it.
func (w word) whole(text string) word {
	isInner := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsMark(r) || persian.IsHalfSpace(r) }
	for w.start > 0 {
		r, size := utf8.DecodeLastRuneInString(text[:w.start])
		if !isInner(r) {
			break
		}
		w.start -= size
	}
	for w.end < len(text) {
		r, size := utf8.DecodeRuneInString(text[w.end:])
		if !isInner(r) {
			break
		}
		w.end += size
	}
	return w
}

// why gives the terms that were asked for by the field in which they stand.
func (m marker) why(t text) map[string][]string {
	out := map[string][]string{}
	for _, f := range textFields {
		for _, w := range m.matches(t.field(f.name), nil) {
			if !slices.Contains(out[f.name], w.term) {
				out[f.name] = append(out[f.name], w.term)
			}
		}
	}
	return out
}

// mark cuts what stands above a hit into segments.
func (m marker) mark(t text, stands standing) []Segment {
	title, at := t.shown(), stands.of(fieldTitle)
	if t.title == "" {
		at = nil
	}
	return segments(title, 0, len(title), m.matches(title, at))
}

// segments cuts text[from:to] at the words.
func segments(text string, from, to int, found []word) []Segment {
	var out []Segment
	add := func(end int, mark bool) {
		if end > from {
			out = append(out, Segment{text[from:end], mark})
			from = end
		}
	}
	for _, w := range found {
		if w.start < from || w.end > to {
			continue
		}
		add(w.start, false)
		add(w.end, true)
	}
	add(to, false)
	return out
}

// passage cuts a piece of about 180 runes out of a noun's text, there where the
// most different words stand that were asked for; the beginning where none do.
// An ellipsis stands where the text goes on.
func (m marker) passage(t text, stands standing) []Segment {
	whole, places := stands.told(t)
	found, at := m.densest(whole, places)
	from := 0
	if len(found) > 0 {
		from = blankBefore(whole, found[at].start)
	}
	to := passageEnd(whole, from)
	out := segments(whole, from, to, found)
	if from > 0 {
		out = append([]Segment{{Text: "…"}}, out...)
	}
	if to < len(whole) {
		out = append(out, Segment{Text: "…"})
	}
	return out
}

// passageEnd is where a passage ends that begins at a byte.
func passageEnd(text string, from int) int {
	to := from + runesIn(text[from:], passageRunes)
	if to < len(text) {
		to = wordEnd(text, from, to)
	}
	return to
}

// densest gives the words of the text that were asked for, and the first place among them from
// which a passage holds the most different ones. Once one holds all that there can be, the
// text is read to the end of that passage and no further.
func (m marker) densest(text string, places []int) (found []word, at int) {
	first, most, end := 0, 0, len(text)
	for w := range m.walk(text, places) {
		if w.start >= end {
			break
		}
		found = append(found, w)
		for first < len(found) && w.end > reach(text, found[first]) {
			first++
		}
		if n := different(found[first:]); n > most {
			most, at = n, first
			if m.prefix == "" && most == len(m.terms) {
				end = passageEnd(text, blankBefore(text, found[at].start))
			}
		}
	}
	return found, at
}

// reach is where a word must end to stand in one passage with a word before it.
func reach(text string, first word) int {
	return first.start + runesIn(text[first.start:], passageRunes-leadIn/2)
}

// different counts the terms of words.
func different(words []word) int {
	n := 0
	for i, w := range words {
		if !slices.ContainsFunc(words[:i], func(before word) bool { return before.term == w.term }) {
			n++
		}
	}
	return n
}

// blankBefore goes back from a word by at most leadIn bytes to the start of
// another word; to the start of the text where that is near.
func blankBefore(text string, start int) int {
	if start <= leadIn {
		return 0
	}
	for at := start - leadIn; at < start; at++ {
		r, size := utf8.DecodeRuneInString(text[at:])
		if unicode.IsSpace(r) {
			return at + size
		}
	}
	return start
}

// runesIn is how many bytes the first n runes of s take.
func runesIn(s string, n int) int {
	for at := range s {
		if n == 0 {
			return at
		}
		n--
	}
	return len(s)
}

// wordEnd takes the cut word off the end of text[from:to].
func wordEnd(text string, from, to int) int {
	if i := strings.LastIndexFunc(text[from:to], unicode.IsSpace); i > 0 {
		return from + i
	}
	return to
}

// clip shortens s to at most limit bytes without cutting a rune.
func clip(s string, limit int) string {
	if len(s) <= limit {
		return s
	}
	for !utf8.RuneStart(s[limit]) {
		limit--
	}
	return s[:limit]
}
