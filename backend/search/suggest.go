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
// in which all typed words stand and one word starts with the last of them. Of several
// nouns of one name it gives one. Kinds, where there are some, are the only ones
// suggested.
func (x *Index) Suggest(ctx context.Context, prefix string, limit int, kinds ...didban.Kind) (out []Suggestion, err error) {
	x.mu.RLock()
	feed := x.feed
	x.mu.RUnlock()
	if feed == nil {
		return nil, nil
	}
	err = x.read(func(_ *generation, now snapshot) error {
		s := suggester{
			snapshot: now, show: shower{builder: newBuilder(feed)}, limit: min(max(limit, 0), maxSuggestions),
			among: Query{Kinds: kinds}.choices(), seen: map[string]bool{},
		}
		if err := s.suggest(ctx, prefix); err != nil {
			return err
		}
		if other, ok := persian.OtherLayout(prefix); ok && len(s.out) == 0 {
			if err := s.suggest(ctx, other); err != nil {
				return err
			}
		}
		out = s.out
		return nil
	})
	return out, err
}

type suggester struct {
	snapshot
	show  shower
	limit int
	among []choice // that narrow it
	out   []Suggestion
	seen  map[string]bool // titles, folded: one suggestion for each
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

// maxNames is how many names are looked through, most of which may be of what is not
// out yet or gone.
const maxNames = 200

// startingWith walks the names, which are in order, from the prefix on.
func (s *suggester) startingWith(ctx context.Context, prefix string) error {
	names, err := s.dictionary(fieldName, prefix, maxNames)
	if err != nil {
		return err
	}
	for some := range slices.Chunk(names, 2*max(1, s.limit)) {
		if len(s.out) >= s.limit {
			return nil
		}
		if err := s.add(ctx, hasAny(fieldName, some...)); err != nil {
			return err
		}
	}
	return nil
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
	typed := phrase(askedWords(prefix))
	if len(typed) == 0 {
		return nil
	}
	if w := &typed[len(typed)-1]; w.written == last {
		w.readings = slices.Concat(w.readings, terms)
	}
	return s.add(ctx, typed.words(fieldTitle))
}

// dictionary lists up to limit terms of a field that start with the prefix, in order.
func (s *suggester) dictionary(field, prefix string, limit int) ([]string, error) {
	var all []string
	for _, v := range s.segments {
		some := 0
		err := v.each(field, "", prefix, func(term string) (bool, error) {
			all = append(all, term)
			some++
			return some < limit, nil
		})
		if err != nil {
			return nil, err
		}
	}
	slices.Sort(all)
	all = slices.Compact(all)
	return all[:min(limit, len(all))], nil
}

// add takes what a condition finds, in the order of titles, until there is enough.
func (s *suggester) add(ctx context.Context, c condition) error {
	must := []condition{c}
	for _, narrow := range s.among {
		must = append(must, narrow.condition())
	}
	p := plan{must: must, order: byTitle, limit: 2 * s.limit}
	for ; len(s.out) < s.limit && p.offset < maxNames; p.offset += p.limit {
		found, err := s.answer(ctx, p)
		if err != nil {
			return err
		}
		for _, m := range found.hits {
			if err := s.take(m); err != nil {
				return err
			}
		}
		if len(found.hits) < p.limit {
			return nil
		}
	}
	return nil
}

// take adds a noun, unless there is enough or its name is there already.
func (s *suggester) take(m match) error {
	ref := parseDocID(m.id())
	t, ok, err := s.show.textOf(ref)
	if err != nil {
		return ofFeed(err)
	}
	name := strings.Join(words(t.title), " ")
	if !ok || s.seen[name] || len(s.out) >= s.limit {
		return nil
	}
	s.seen[name] = true
	s.out = append(s.out, Suggestion{t.title, ref.Kind, ref.ID})
	return nil
}
