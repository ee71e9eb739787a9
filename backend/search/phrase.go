package search

import (
	"cmp"
	"slices"

	"github.com/RoaringBitmap/roaring/v2"
)

// phrase is words that must stand one after the other in a text field. A compound may
// stand there as one word or in its parts, whichever way it was asked for.
type phrase []asked

// terms are the first readings of the words, of a compound those of its parts.
func (p phrase) terms() (out []string) {
	for _, w := range p {
		if len(w.parts) == 0 {
			out = append(out, w.readings[0])
			continue
		}
		out = append(out, phrase(w.parts).terms()...)
	}
	return out
}

// condition is met by documents with the phrase in any text field.
func (p phrase) condition() condition { return p.within(textFields[:]) }

// within is met by documents with the phrase in one of some text fields.
func (p phrase) within(fields []textField) condition {
	return func(v *view) (*roaring.Bitmap, error) {
		out := roaring.New()
		for _, f := range fields {
			docs, err := p.in(v, f.name, roaring.AndNot(v.all(), out))
			if err != nil {
				return nil, err
			}
			out.Or(docs)
		}
		return out, nil
	}
}

// in gives those of some documents that have the phrase in a field.
func (p phrase) in(v *view, field string, among *roaring.Bitmap) (*roaring.Bitmap, error) {
	docs, err := p.words(field)(v)
	if err != nil {
		return nil, err
	}
	docs = roaring.And(docs, among)
	if docs.IsEmpty() || len(p) == 1 && len(p[0].parts) == 0 {
		return docs, nil
	}
	places, err := p.places(v, field, setOf(docs))
	if err != nil {
		return nil, err
	}
	var out []uint32
	each(docs, func(doc uint32) {
		if len(places.in(doc)) > 0 {
			out = append(out, doc)
		}
	})
	return roaring.BitmapOf(out...), places.err()
}

// words is met by documents that have the words in the field, wherever they stand.
func (p phrase) words(field string) condition {
	var all []condition
	for _, w := range p {
		one := hasAny(field, w.readings...)
		if len(w.parts) > 0 {
			one = someOf(one, phrase(w.parts).words(field))
		}
		all = append(all, one)
	}
	return allOf(all...)
}

// stretch is the positions first to last of a text.
type stretch struct{ first, last uint32 }

// phrasePlaces tells where a phrase stands in documents that are asked for in order.
type phrasePlaces struct {
	words []*wordPlaces
	room  [2][]stretch
}

// wordPlaces tells where a word stands.
type wordPlaces struct {
	readings []*cursor
	parts    *phrasePlaces // of a compound
	room     []stretch
}

// places opens the phrase in a field of some documents.
func (p phrase) places(v *view, field string, docs set) (*phrasePlaces, error) {
	out := &phrasePlaces{}
	for _, w := range p {
		places := &wordPlaces{}
		for _, reading := range w.readings {
			list, err := v.list(field, reading)
			if err != nil {
				return nil, err
			}
			places.readings = append(places.readings, list.cursor(docs, true))
		}
		if len(w.parts) > 0 {
			parts, err := phrase(w.parts).places(v, field, docs)
			if err != nil {
				return nil, err
			}
			places.parts = parts
		}
		out.words = append(out.words, places)
	}
	return out, nil
}

// err is what went wrong.
func (p *phrasePlaces) err() error {
	for _, w := range p.words {
		for _, c := range w.readings {
			if c.err != nil {
				return c.err
			}
		}
		if w.parts != nil {
			if err := w.parts.err(); err != nil {
				return err
			}
		}
	}
	return nil
}

// in gives the stretches of the phrase in a document; they hold until the next is asked for.
func (p *phrasePlaces) in(doc uint32) []stretch {
	out := p.words[0].in(doc)
	for i, w := range p.words[1:] {
		if len(out) == 0 {
			return nil
		}
		room := &p.room[i%2]
		*room = follow(out, w.in(doc), (*room)[:0])
		out = *room
	}
	return out
}

// in gives the stretches of the word in a document, in order.
func (w *wordPlaces) in(doc uint32) []stretch {
	out := w.room[:0]
	for _, c := range w.readings {
		out = c.placesIn(doc, out)
	}
	if w.parts != nil {
		out = append(out, w.parts.in(doc)...)
	}
	if len(w.readings) > 1 || w.parts != nil {
		slices.SortFunc(out, func(a, b stretch) int { return cmp.Or(cmp.Compare(a.first, b.first), cmp.Compare(a.last, b.last)) })
		out = slices.Compact(out)
	}
	w.room = out
	return out
}

// follow adds to out the stretches joined with those that begin right behind them. Both are
// in the order of their beginnings; stretches that end alike are few, so both are walked once.
func follow(before, at, out []stretch) []stretch {
	for n := 1; n < len(before); n++ {
		if before[n].last < before[n-1].last { // compounds alone stand so
			slices.SortFunc(before, func(a, b stretch) int { return cmp.Compare(a.last, b.last) })
			break
		}
	}
	i := 0
	for _, s := range at {
		for i < len(before) && before[i].last+1 < s.first {
			i++
		}
		for j := i; j < len(before) && before[j].last+1 == s.first; j++ {
			out = append(out, stretch{before[j].first, s.last})
		}
	}
	return out
}
