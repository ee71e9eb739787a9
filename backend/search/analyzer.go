package search

import (
	"strings"
	"unicode"

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

// analyzer gives bleve the terms of persian. It is a tokenizer with no character
// filter before it, so that a token's offsets are bytes of the text as it was
// written: a passage is marked through them.
type analyzer struct{}

// Analyze gives the terms of a text in order, with their places in it.
func (analyzer) Analyze(text []byte) analysis.TokenStream {
	out := make(analysis.TokenStream, 0, len(text)/8+1)
	for t := range persian.Tokens(string(text)) {
		out = append(out, &analysis.Token{Term: []byte(t.Term), Start: t.Start, End: t.End, Position: t.Pos})
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
