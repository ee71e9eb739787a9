package search

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"didban.app/backend/persian"
)

// Limits of a query's text.
const (
	maxParts = 32
	// minPrefix is how many letters of an unfinished last word are enough to
	// look for words that begin with them.
	minPrefix = 3
)

// asked is a word of a query: what it may be read as, or a compound.
type asked struct {
	// readings are terms, the likeliest first; of a compound the whole.
	readings []string
	// parts are the words of a compound, which a text may hold apart.
	parts []asked
	// alike are other names of it, each of words side by side.
	alike []phrase
	// written is the folded word as it was typed.
	written string
	// open is the beginning of a longer word, or empty.
	open string
	// weak says that the word only holds the sentence together.
	weak bool
}

// part is one demand of a query's text.
type part struct {
	words  []asked
	quoted bool // the words must stand one after the other
	except bool // they must not be there
}

// parse reads what a person typed: words; «…» and "…" for words in that order; a
// hyphen before a word, or a quotation, that must not be there; name:value for a
// filter. What it cannot read it takes for blanks.
func parse(text string) (parts []part, filters []typedFilter) {
	plain, open := "", false // open: the text ends in the midst of a word
	flush := func(open bool) {
		if words := askedWords(plain); len(words) > 0 {
			if open {
				words[len(words)-1].leaveOpen(plain)
			}
			parts = append(parts, part{words: words})
		}
		plain = ""
	}
	for rest := text; rest != "" && len(parts) < maxParts; {
		rest = strings.TrimLeftFunc(rest, unicode.IsSpace)
		if f, after, ok := cutAnyFilter(rest); ok {
			filters, rest = append(filters, f), after
			continue
		}
		after, except := strings.CutPrefix(rest, "-")
		chunk, quoted, after := cutChunk(after)
		if code, ok := codeTyped(chunk); ok && !quoted {
			chunk, quoted = code, true
		}
		if !quoted && !except {
			plain, rest = plain+" "+chunk, after
			open = rest == "" && chunk != ""
			continue
		}
		flush(false)
		if words := askedWords(chunk); len(words) > 0 {
			parts = append(parts, part{words, quoted || len(words) > 1, except})
		}
		rest = after
	}
	flush(open)
	return parts, filters
}

// closed takes every word for a whole one.
func closed(parts []part) []part {
	out := slices.Clone(parts)
	for i := range out {
		out[i].words = slices.Clone(out[i].words)
		if n := len(out[i].words); n > 0 {
			out[i].words[n-1].open = ""
		}
	}
	return out
}

// piece is a part of a query's text as it was typed: a filter, or what stands between
// two of them.
type piece struct {
	text   string
	filter bool
}

// pieces cuts a query's text; joined, the pieces are the text.
func pieces(text string) (out []piece) {
	from := 0 // of what is no filter
	for at := 0; at < len(text); {
		rest := text[at:]
		if space := len(rest) - len(strings.TrimLeftFunc(rest, unicode.IsSpace)); space > 0 {
			at += space
			continue
		}
		_, after, isFilter := cutAnyFilter(rest)
		if !isFilter {
			_, _, after = cutChunk(strings.TrimPrefix(rest, "-"))
		}
		end := len(text) - len(after)
		if isFilter {
			out = append(out, piece{text[from:at], false}, piece{text[at:end], true})
			from = end
		}
		at = end
	}
	return append(out, piece{text[from:], false})
}

// cutAnyFilter takes a filter off the start of s, name:value or one that is said.
func cutAnyFilter(s string) (f typedFilter, rest string, ok bool) {
	if f, rest, ok = cutFilter(s); ok {
		return f, rest, true
	}
	return cutStatus(s)
}

// cutChunk takes a quotation or the signs up to the next blank or quotation mark.
// A quotation that is not closed ends with the text.
func cutChunk(s string) (chunk string, quoted bool, rest string) {
	for _, q := range []struct{ open, closed string }{{"«", "»"}, {`"`, `"`}, {"“", "”"}} {
		if after, ok := strings.CutPrefix(s, q.open); ok {
			chunk, rest, _ = strings.Cut(after, q.closed)
			return chunk, true, rest
		}
	}
	end := strings.IndexFunc(s, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("«\"“", r) })
	if end < 0 {
		return s, false, ""
	}
	return s[:end], false, s[end:]
}

// askedWords reads words, at most maxParts of them.
func askedWords(text string) []asked {
	var tokens []persian.Token
	for t := range persian.Tokens(text) {
		if t.Pos > maxParts {
			break
		}
		tokens = append(tokens, t)
	}
	words, _ := group(text, tokens, len(tokens))
	return words
}

// group makes words of the tokens of the next n positions and returns what is
// left of them.
func group(text string, tokens []persian.Token, n int) (words []asked, rest []persian.Token) {
	for end := before(tokens) + n + 1; n > 0 && len(tokens) > 0; n-- {
		for tokens[0].Pos+tokens[0].Span > end {
			tokens = tokens[1:] // a compound that reaches out of the one around it
		}
		first := tokens[0]
		w := asked{written: persian.Fold(text[first.Start:first.End])}
		span := 1
		for len(tokens) > 0 && tokens[0].Pos == first.Pos && tokens[0].Span == first.Span {
			w.readings = append(w.readings, tokens[0].Term)
			tokens = tokens[1:]
		}
		if first.Span > 1 {
			span = first.Span
			w.parts, tokens = group(text, tokens, span)
		} else {
			tokens = skip(tokens, first.Pos)
		}
		if isDate(w.readings[0]) {
			w.readings = w.readings[:1] // who names the year means no other
		}
		w.weak = first.Span == 1 && persian.IsFunctionWord(first.Term)
		words = append(words, w)
	}
	return words, tokens
}

// before is the position before the first token.
func before(tokens []persian.Token) int {
	if len(tokens) == 0 {
		return 0
	}
	return tokens[0].Pos - 1
}

// isDate reports whether a term is a day or month of a named year: 1403-05-12, 1403-05.
func isDate(term string) bool {
	return len(term) >= len("1403-05") && term[4] == '-' && !strings.ContainsFunc(term, func(r rune) bool { return r != '-' && !unicode.IsDigit(r) })
}

// skip leaves out what else stands at a position: compounds that begin within
// another.
func skip(tokens []persian.Token, pos int) []persian.Token {
	for len(tokens) > 0 && tokens[0].Pos == pos {
		tokens = tokens[1:]
	}
	return tokens
}

// leaveOpen lets the last word be the beginning of a longer one, unless more than the
// letters since the last blank belongs to it.
func (w *asked) leaveOpen(plain string) {
	typed := words(plain)
	if len(typed) == 0 {
		return
	}
	if last := typed[len(typed)-1]; last == w.written && utf8.RuneCountInString(last) >= minPrefix {
		w.open = last
	}
}

// content gives the words of all parts that must be found, function words only
// where there are no others.
func content(parts []part) []asked {
	var out, weak []asked
	for _, p := range parts {
		if p.except {
			continue
		}
		for _, w := range p.words {
			if w.weak && !p.quoted {
				weak = append(weak, w)
				continue
			}
			out = append(out, w)
		}
	}
	if len(out) == 0 {
		return weak
	}
	return out
}
