package search

import (
	"context"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	didban "didban.app/backend"
	"didban.app/backend/persian"
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
	x.mu.RLock()
	feed := x.feed
	x.mu.RUnlock()
	if feed == nil {
		return nil, nil
	}
	s := suggester{
		x, shower{builder: newBuilder(feed), now: x.now().UnixMilli()}, min(max(limit, 0), maxSuggestions), nil, map[string]bool{},
	}
	if err := s.suggest(ctx, prefix); err != nil || len(s.out) > 0 {
		return s.out, err
	}
	if other, ok := persian.OtherLayout(prefix); ok {
		return s.out, s.suggest(ctx, other)
	}
	return nil, nil
}

// suggest adds what goes on from the prefix.
func (s *suggester) suggest(ctx context.Context, prefix string) error {
	typed := words(prefix)
	if len(typed) == 0 {
		return nil
	}
	start := strings.Join(typed, " ")
	ended, _ := utf8.DecodeLastRuneInString(prefix)
	if unicode.IsSpace(ended) {
		start += " "
	}
	if err := s.startingWith(ctx, start); err != nil {
		return err
	}
	return s.withWords(ctx, prefix, typed[len(typed)-1])
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
	return s.add(ctx, hasAny(fieldName, names...))
}

// withWords looks for the words in titles; of the words that start with the last
// one it tries the first hundred of the dictionary.
func (s *suggester) withWords(ctx context.Context, prefix, last string) error {
	if len(s.out) >= s.limit {
		return nil
	}
	terms, err := s.dictionary(fieldTitle, last, 100)
	if err != nil {
		return err
	}
	var all []condition
	typed := askedWords(prefix)
	for i, w := range typed {
		either := w.readings
		if i == len(typed)-1 {
			either = slices.Concat(either, terms)
		}
		all = append(all, hasAny(fieldTitle, either...))
	}
	if len(all) == 0 {
		return nil
	}
	return s.add(ctx, allOf(all...))
}

// dictionary lists up to limit terms of a field that start with the prefix.
func (s *suggester) dictionary(field, prefix string, limit int) ([]string, error) {
	var out []string
	err := s.read(func(g *generation) error {
		dict, err := g.index.FieldDictPrefix(field, []byte(prefix))
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
func (s *suggester) add(ctx context.Context, c condition) error {
	found, err := s.search(ctx, plan{
		must: []condition{c}, not: []condition{embargoed(s.show.now)}, order: byTitle, limit: s.limit * 2,
	})
	if err != nil {
		return err
	}
	for _, m := range found.hits {
		ref := parseDocID(m.id())
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
