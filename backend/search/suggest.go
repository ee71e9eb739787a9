package search

import (
	"context"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/search/query"

	didban "didban.app/backend"
)

// Suggestion is a noun that a person may be about to type the name of.
type Suggestion struct {
	Text string
	Kind didban.Kind
	ID   didban.ID
}

// maxSuggestions caps the limit of Suggest.
const maxSuggestions = 20

// Suggest gives the titles and names that start with what was typed, then those
// in which all typed words stand and one word starts with the last of them.
func (x *Index) Suggest(ctx context.Context, prefix string, limit int) ([]Suggestion, error) {
	typed := words(prefix)
	x.mu.RLock()
	feed := x.feed
	x.mu.RUnlock()
	if len(typed) == 0 || feed == nil {
		return nil, nil
	}
	limit = min(max(limit, 0), maxSuggestions)
	s := suggester{x, shower{builder: newBuilder(feed), now: x.now().UnixMilli()}, limit, nil, map[string]bool{}}
	start := strings.Join(typed, " ")
	if r, _ := utf8.DecodeLastRuneInString(prefix); unicode.IsSpace(r) {
		start += " "
	}
	if err := s.startingWith(ctx, start); err != nil {
		return nil, err
	}
	if err := s.withWords(ctx, typed); err != nil {
		return nil, err
	}
	return s.out, nil
}

type suggester struct {
	*Index
	show  shower
	limit int
	out   []Suggestion
	seen  map[string]bool // titles, folded: one suggestion for each
}

// startingWith walks the list of names, which is in order, from the prefix on.
func (s *suggester) startingWith(ctx context.Context, prefix string) error {
	names, err := s.dictionary(fieldName, prefix, s.limit*2)
	if err != nil || len(names) == 0 {
		return err
	}
	return s.add(ctx, anyOf(fieldName, names))
}

// withWords looks for the words in titles; of the words that start with the last
// one it tries the first hundred of the dictionary.
func (s *suggester) withWords(ctx context.Context, typed []string) error {
	if len(s.out) >= s.limit {
		return nil
	}
	last, err := s.dictionary(fieldTitle, typed[len(typed)-1], 100)
	if err != nil || len(last) == 0 {
		return err
	}
	all := []query.Query{anyOf(fieldTitle, last)}
	for _, w := range typed[:len(typed)-1] {
		all = append(all, term(fieldTitle, w, 0))
	}
	return s.add(ctx, bleve.NewConjunctionQuery(all...))
}

// dictionary lists up to limit terms of a field that start with the prefix.
func (s *suggester) dictionary(field, prefix string, limit int) ([]string, error) {
	var out []string
	err := s.read(func(index bleve.Index) error {
		dict, err := index.FieldDictPrefix(field, []byte(prefix))
		if err != nil {
			return err
		}
		defer dict.Close() //nolint:errcheck // only read
		for len(out) < limit {
			entry, err := dict.Next()
			if err != nil || entry == nil {
				return err
			}
			out = append(out, entry.Term)
		}
		return nil
	})
	return out, err
}

// add takes what a query finds, in the order of titles.
func (s *suggester) add(ctx context.Context, q query.Query) error {
	req := bleve.NewSearchRequestOptions(
		except{q, after(fieldPublished, sortable(s.show.now))}, s.limit*2, 0, false)
	req.Score = "none"
	req.SortBy([]string{fieldOrder, "_id"})
	found, err := s.search(ctx, req)
	if err != nil {
		return err
	}
	for _, match := range found.Hits {
		ref := parseDocID(match.ID)
		t, ok, err := s.show.publicText(ref)
		if err != nil {
			return err
		}
		name := strings.Join(words(t.title), " ")
		if !ok || s.seen[name] || len(s.out) >= s.limit {
			continue
		}
		s.seen[name] = true
		s.out = append(s.out, Suggestion{t.title, ref.Kind, ref.ID})
	}
	return nil
}
