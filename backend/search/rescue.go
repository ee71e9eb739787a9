package search

import (
	"context"
	"strings"

	"didban.app/backend/persian"
)

// Rescue says how a text was taken that finds nothing as it was typed.
type Rescue string

// The ways, in the order in which they are tried.
const (
	RescueNone     Rescue = ""
	RescueKeyboard Rescue = "keyboard" // typed on the other keyboard
	RescueSpelling Rescue = "spelling" // with words that are written nearly so
	RescuePartial  Rescue = "partial"  // with but some of the words
)

const (
	// fewHits is below what other texts are offered.
	fewHits = 3
	// maxMeant bounds the texts that are offered.
	maxMeant = 3
	// maxCandidates bounds the spellings that are tried for a word.
	maxCandidates = 8
)

// rescue looks for what a query with few hits may have meant: a longer last word;
// failing that it offers other texts, and where nothing was found answers the first
// of them.
func (f finder) rescue(ctx context.Context, q Query, found Result) (Result, error) {
	r, typed, err := f.request(ctx, q)
	if err != nil || len(content(r.parts)) == 0 {
		return found, err
	}
	if narrow, err := f.isNarrowed(ctx, q); err != nil || narrow {
		return found, err
	}
	longer, err := f.run(ctx, r, typed)
	if err != nil {
		return found, err
	}
	if longer.Total > found.Total {
		found = longer
	}
	if found.Total >= fewHits {
		return found, nil
	}
	for _, other := range []struct {
		way  Rescue
		text func(string) (string, bool, error)
	}{{RescueKeyboard, otherLayout}, {RescueSpelling, f.respelled}} {
		text, ok, err := other.text(q.Text)
		if err != nil {
			return found, err
		}
		if !ok {
			continue
		}
		taken := q
		taken.Text = text
		better, err := f.find(ctx, taken)
		if err != nil {
			return found, err
		}
		if better.Total <= found.Total {
			continue
		}
		if found.Total == 0 {
			better.Rescue = other.way
			return better, nil
		}
		if len(found.Meant) < maxMeant {
			found.Meant = append(found.Meant, text)
		}
	}
	if found.Total > 0 {
		return found, nil
	}
	return f.partial(ctx, q)
}

// isNarrowed reports whether little is found only because of what was chosen beside the
// words: the count that stood there must be what is found.
func (f finder) isNarrowed(ctx context.Context, q Query) (bool, error) {
	if len(q.choices()) == 0 && q.From == "" && q.To == "" {
		return false, nil
	}
	all, err := f.find(ctx, Query{Text: q.Text})
	return all.Total >= fewHits, err
}

// partial answers with documents that have but some of the words, and no other names of them.
func (f finder) partial(ctx context.Context, q Query) (Result, error) {
	q.Exact = true
	r, typed, err := f.request(ctx, q)
	if err != nil {
		return Result{}, err
	}
	r.parts, r.any = closed(r.parts), true
	out, err := f.run(ctx, r, typed)
	if out.Total > 0 {
		out.Rescue = RescuePartial
	}
	return out, err
}

func otherLayout(text string) (string, bool, error) {
	return outsideFilters(text, func(words string) (string, bool, error) {
		other, ok := persian.OtherLayout(words)
		return other, ok, nil
	})
}

func (f finder) respelled(text string) (string, bool, error) { return outsideFilters(text, f.mended) }

// outsideFilters mends the words of a query's text and leaves its filters; ok is false
// where nothing is mended.
func outsideFilters(text string, mend func(string) (string, bool, error)) (out string, ok bool, err error) {
	for _, p := range pieces(text) {
		mended, some := p.text, false
		if !p.filter {
			if mended, some, err = mend(p.text); err != nil {
				return "", false, err
			}
			if !some {
				mended = p.text
			}
		}
		out, ok = out+mended, ok || some
	}
	return out, ok, nil
}

// mended puts a near spelling that the index knows in the place of each word
// that it does not know; ok is false where there is none.
func (f finder) mended(text string) (out string, ok bool, err error) {
	var b strings.Builder
	end := 0
	for t := range persian.Tokens(text) {
		if t.Start < end || t.Span > 1 {
			continue
		}
		known, err := f.knows(askedWords(text[t.Start:t.End]))
		if err != nil {
			return "", false, err
		}
		if known {
			continue
		}
		right, found, err := f.nearest(text[t.Start:t.End])
		if err != nil {
			return "", false, err
		}
		if found {
			b.WriteString(text[end:t.Start])
			b.WriteString(right)
			end, ok = t.End, true
		}
	}
	b.WriteString(text[end:])
	return b.String(), ok, nil
}

// nearest gives the likeliest spelling of a word that the index knows.
func (f finder) nearest(word string) (string, bool, error) {
	speller, err := f.speller(f.generation)
	if err != nil {
		return "", false, err
	}
	for _, candidate := range speller.Suggest(persian.Fold(word), maxCandidates) {
		known, err := f.knows(askedWords(candidate))
		if err != nil || known {
			return candidate, known, err
		}
	}
	return "", false, nil
}

// knows reports whether every word stands in some text of the city's own: how citizens spell
// is no measure.
func (f finder) knows(list []asked) (bool, error) {
	for _, w := range list {
		has := w.within(cityFields)
		known := false
		for _, v := range f.segments {
			docs, err := has(v)
			if err != nil {
				return false, err
			}
			if known = !docs.IsEmpty(); known {
				break
			}
		}
		if !known {
			return false, nil
		}
	}
	return true, nil
}
