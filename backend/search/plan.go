package search

import (
	"slices"
	"time"

	didban "didban.app/backend"
)

const (
	maxHits = 100
	// maxOffset bounds how far a page may lie.
	maxOffset = 1_000_000
)

// What a match is worth beside the first reading of a content word, found on
// questions to which the answer is known (package quality).
const (
	otherReading = 0.2
	otherName    = 0.5 // a synonym
	weakWord     = 0.5
	beginning    = 0.1 // a longer word that begins as typed
	nearness     = 0.5 // the words side by side
)

// maxNear is how many words are looked for side by side though nobody asked.
const maxNear = 4

// plan is a request as the segments understand it.
type plan struct {
	must, not []condition
	// quoted must be there too. They are looked for among what meets all else, for that is dear.
	quoted []phrase
	// words make the score, each with its worth.
	words []worded
	// near lifts documents in which the words of a part stand side by side.
	near []phrase
	// now, where it is not zero, lifts articles by how new they are.
	now           time.Time
	order         order
	offset, limit int
	// facets are the fields whose codes are counted.
	facets []string
}

type worded struct {
	asked
	worth float64
}

// request is a query made ready to be planned.
type request struct {
	parts []part
	// typed are the filters that were typed among the words; all of them narrow.
	typed []choice
	// empty says that the text holds signs alone, which no document is asked for by.
	empty bool
	// any asks for documents that have but some of the words.
	any bool
	// leftOut is the field whose filter is not applied, or empty.
	leftOut string
	now     time.Time
	query   Query
}

func (r request) plan() (plan, error) {
	ordered, err := r.order()
	if err != nil {
		return plan{}, err
	}
	must, err := r.query.filters(r.leftOut)
	if err != nil {
		return plan{}, err
	}
	p := plan{
		must: must, order: ordered,
		offset: min(max(r.query.Offset, 0), maxOffset), limit: min(max(r.query.Limit, 0), maxHits),
	}
	demanded := content(r.parts)
	for _, c := range r.typed {
		p.must = append(p.must, c.condition())
	}
	if r.empty {
		p.must = append(p.must, someOf())
	}
	p.must = append(p.must, r.words(demanded)...)
	for _, part := range r.parts {
		switch {
		case part.except:
			p.not = append(p.not, part.condition())
		case part.quoted:
			p.quoted = append(p.quoted, part.words)
		}
	}
	if ordered == byScore {
		p.score(r.parts, demanded)
		if len(demanded) > 0 {
			p.now = r.now
		}
	}
	return p, nil
}

// words are the demands of the words. Who has a quotation has its words, so they are not
// looked for once more.
func (r request) words(demanded []asked) []condition {
	var out []condition
	for _, w := range demanded {
		if r.any || !r.quotes(w) {
			out = append(out, w.condition())
		}
	}
	if r.any && len(out) > 1 {
		return []condition{someOf(out...)}
	}
	return out
}

// quotes reports whether a word stands in a quotation that is demanded.
func (r request) quotes(w asked) bool {
	same := func(q asked) bool { return q.written == w.written }
	return slices.ContainsFunc(r.parts, func(p part) bool {
		return p.quoted && !p.except && slices.ContainsFunc(p.words, same)
	})
}

// score says what lifts a document: the words demanded, the small words, and words
// side by side as they were typed.
func (p *plan) score(parts []part, demanded []asked) {
	for _, w := range demanded {
		p.words = append(p.words, worded{w, 1})
	}
	for _, part := range parts {
		if part.except || part.quoted {
			continue
		}
		for _, w := range part.words {
			if w.weak && !slices.ContainsFunc(demanded, func(d asked) bool { return d.written == w.written }) {
				p.words = append(p.words, worded{w, weakWord})
			}
		}
		if n := len(part.words); n > 1 && n <= maxNear {
			p.near = append(p.near, part.words)
		}
	}
}

// order is that of the hits; documents that are alike in it follow in the order of
// their ids, so that pages are stable.
type order int

const (
	byScore order = iota
	byNewest
	byOldest
	byTitle
	byAmount
)

func (r request) order() (order, error) {
	switch r.query.Sort {
	case "", "relevance":
		if slices.ContainsFunc(r.parts, func(p part) bool { return !p.except }) {
			return byScore, nil
		}
		return byNewest, nil
	case "newest":
		return byNewest, nil
	case "oldest":
		return byOldest, nil
	case "title":
		return byTitle, nil
	case "amount":
		return byAmount, nil
	}
	return 0, fault("sort", "field.unknownCode", r.query.Sort)
}

func fault(field, key, value string) error {
	e := didban.Fault(didban.CodeInvalid, key, "value", value)
	e.Field = field
	return e
}

// condition is met by documents with the part: its words in order, where there are
// several.
func (p part) condition() condition {
	return phrase(p.words).condition()
}

// condition is met by documents with the word in any text field, in any reading.
func (w asked) condition() condition { return w.within(textFields[:]) }

// within is met by documents with the word in one of some text fields, in any reading.
func (w asked) within(fields []textField) condition {
	var ways []condition
	for _, f := range fields {
		ways = append(ways, hasAny(f.name, w.readings...))
		if w.open != "" {
			ways = append(ways, hasPrefix(f.name, w.open))
		}
	}
	if len(w.parts) > 0 {
		var parts []condition
		for _, part := range w.parts {
			parts = append(parts, part.within(fields))
		}
		ways = append(ways, allOf(parts...))
	}
	for _, name := range w.alike {
		ways = append(ways, name.within(fields))
	}
	return someOf(ways...)
}
