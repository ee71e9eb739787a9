package search

import (
	"strings"
	"unicode"

	"github.com/blevesearch/bleve/v2/analysis"

	"didban.app/backend/persian"
)

// analyzer gives bleve the terms of persian, with their order and the bytes at which they
// begin, which marks ask for. In the place of the end stands how many positions more than one
// the term covers, which phrases ask for.
type analyzer struct{}

// Analyze gives the terms of a text in order.
func (analyzer) Analyze(text []byte) analysis.TokenStream {
	out := make(analysis.TokenStream, 0, len(text)/8+1)
	for t := range persian.Tokens(string(text)) {
		out = append(out, &analysis.Token{Term: []byte(t.Term), Position: t.Pos, Start: t.Start, End: t.Span - 1})
	}
	return out
}

// analyzed is the analyzer of one field of one document whose terms are known
// already: its length has been counted.
type analyzed struct{ stream analysis.TokenStream }

// Analyze gives the terms.
func (a analyzed) Analyze([]byte) analysis.TokenStream { return a.stream }

// words gives the words of a short text as a person types them, folded but not
// stemmed: names are suggested by their letters.
func words(text string) []string {
	return strings.FieldsFunc(persian.Fold(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
}
