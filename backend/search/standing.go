package search

import (
	"context"
	"iter"
	"maps"
	"slices"
	"strings"

	"github.com/RoaringBitmap/roaring/v2"

	"didban.app/backend/persian"
)

// Where the words that were asked for begin in a text is known to the index, so that to mark
// them nothing is read anew but those words: most of a long text is not looked at. What the
// index does not know, or knows of an older text, is looked for in the whole.

// standing tells in which bytes of a noun's texts words begin that were asked for, in order, by
// text field; nil where that is not known.
type standing map[string][]int

// told are the fields out of which a passage is cut, in the order in which they are told.
var told = []string{fieldLead, fieldBody, fieldVoice, fieldPersons, fieldPlaces, fieldTags, fieldKicker}

// marked are the fields in which words are marked.
var marked = slices.Concat(told, []string{fieldTitle})

// of gives the places in one field; nil where they are not known.
func (s standing) of(field string) []int {
	if at := s[field]; s == nil || at != nil {
		return at
	}
	return []int{}
}

// told joins the texts of which a passage is made, with the places in it.
func (s standing) told(t text) (whole string, at []int) {
	var b strings.Builder
	if s != nil {
		at = []int{}
	}
	for _, name := range told {
		part := t.field(name)
		if part == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteString(" · ")
		}
		for _, begin := range s[name] {
			at = append(at, b.Len()+begin)
		}
		b.WriteString(part)
	}
	return clip(b.String(), maxScan), at
}

// standings tells of each hit where words begin that were asked for.
func (f finder) standings(ctx context.Context, hits []match, m marker) ([]standing, error) {
	out := make([]standing, len(hits))
	err := f.each(ctx, func(_ int, v *view) error {
		docs := roaring.New()
		for _, hit := range hits {
			if hit.view == v {
				docs.Add(hit.doc)
			}
		}
		if docs.IsEmpty() {
			return nil
		}
		found, err := m.standings(v, setOf(docs))
		for i, hit := range hits {
			if hit.view == v {
				out[i] = found[hit.doc]
			}
		}
		return err
	})
	return out, err
}

// standings tells it of some documents of a segment.
func (m marker) standings(v *view, docs set) (map[uint32]standing, error) {
	out := map[uint32]standing{}
	for _, doc := range docs.docs {
		out[doc] = standing{}
	}
	for _, field := range marked {
		terms, err := m.termsIn(v, field)
		if err != nil {
			return nil, err
		}
		for _, term := range terms {
			list, err := v.list(field, term)
			if err != nil {
				return nil, err
			}
			if !list.docs.Intersects(docs.Bitmap) {
				continue
			}
			c := list.cursor(docs, true)
			for c.next() {
				out[c.doc][field] = c.begins(out[c.doc][field])
			}
			if c.err != nil {
				return nil, c.err
			}
		}
		for _, s := range out {
			slices.Sort(s[field])
			s[field] = slices.Compact(s[field])
		}
	}
	return out, nil
}

// termsIn are the terms of a field that match.
func (m marker) termsIn(v *view, field string) ([]string, error) {
	terms := slices.Collect(maps.Keys(m.terms))
	if m.prefix == "" {
		return terms, nil
	}
	err := v.each(field, "", m.prefix, func(term string) (bool, error) {
		terms = append(terms, term)
		return true, nil
	})
	return terms, err
}

// tokens gives the tokens of a text that match, in order, as far as they are wanted: where
// their places are known those alone are read.
func (m marker) tokens(text string, at []int) iter.Seq[word] {
	return func(yield func(word) bool) {
		from := 0
		for _, start := range at {
			if start >= len(text) {
				return
			}
			w, ok := m.tokenAt(text, start)
			if !ok { // the word is another in its surroundings, or the text is another
				at, from = nil, start
				break
			}
			if !yield(w) {
				return
			}
		}
		if at != nil {
			return
		}
		for t := range persian.Tokens(text) {
			if t.Start >= from && m.match(t.Term) && !yield(word{t.Term, t.Start, t.End}) {
				return
			}
		}
	}
}

// tokenAt gives the first token that matches of those that begin at a byte.
func (m marker) tokenAt(text string, start int) (word, bool) {
	for t := range persian.Tokens(text[start:]) {
		if t.Start > 0 {
			break
		}
		if m.match(t.Term) {
			return word{t.Term, start, start + t.End}, true
		}
	}
	return word{}, false
}
