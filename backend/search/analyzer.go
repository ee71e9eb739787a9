package search

import (
	"unicode"
	"unicode/utf8"

	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/registry"

	"didban.app/backend/persian"
)

// analyzerName is the one analyzer of all text fields, in the index and in a
// query alike.
const analyzerName = "didban"

func init() {
	err := registry.RegisterAnalyzer(analyzerName, func(map[string]any, *registry.Cache) (analysis.Analyzer, error) {
		return analyzer{}, nil
	})
	if err != nil {
		panic(err)
	}
}

// analyzer cuts text into words and folds each. It is a tokenizer with no
// character filter before it, so that a token's offsets are bytes of the text as
// it was written: a passage is marked through them.
type analyzer struct{}

// Analyze gives the folded words of a text in order, with their places in it.
func (analyzer) Analyze(text []byte) analysis.TokenStream {
	out := make(analysis.TokenStream, 0, len(text)/8+1)
	eachWord(string(text), func(w word) bool {
		out = append(out, &analysis.Token{
			Term: []byte(w.term), Start: w.start, End: w.end, Position: len(out) + 1,
		})
		return true
	})
	return out
}

// word is a folded word and the bytes [start, end) it has in the text.
type word struct {
	term       string
	start, end int
}

// eachWord gives the words of a text until yield returns false. A word is a run
// of letters, or of digits; Latin letters keep the digits that follow them. Marks
// and characters without width belong to the word they stand in.
//
// The half-space parts words like a blank. That is provisional: it makes پیاده‌رو
// and پیاده رو one, but not پیادهرو.
func eachWord(text string, yield func(word) bool) {
	start, class := 0, none
	flush := func(end int) bool {
		if class == none {
			return true
		}
		term := persian.Fold(text[start:end])
		return term == "" || yield(word{term, start, end})
	}
	for at, r := range text {
		next := classOf(r)
		if next == mark && class != none || next == class || next == digit && class == latin {
			continue
		}
		if !flush(at) {
			return
		}
		if next == mark {
			next = none
		}
		start, class = at, next
	}
	flush(len(text))
}

// class sorts characters by what they do to a word.
type class int

const (
	none   class = iota // parts words
	letter              // of Persian and every script but Latin
	latin
	digit
	mark // belongs to whatever word it stands in
)

func classOf(r rune) class {
	switch {
	case persian.IsHalfSpace(r):
		return none
	case r < utf8.RuneSelf:
		return asciiClass(r)
	case unicode.IsDigit(r):
		return digit
	case unicode.Is(unicode.Latin, r):
		return latin
	case r == '\u0640': // tatweel
		return mark
	case unicode.IsLetter(r):
		return letter
	case unicode.IsMark(r) || unicode.Is(unicode.Cf, r):
		return mark
	}
	return none
}

func asciiClass(r rune) class {
	switch {
	case 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z':
		return latin
	case '0' <= r && r <= '9':
		return digit
	}
	return none
}

// words gives the folded words of a short text.
func words(text string) []string {
	var out []string
	eachWord(text, func(w word) bool {
		out = append(out, w.term)
		return true
	})
	return out
}
