package search

import (
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
	return func(v *view) (*roaring.Bitmap, error) { return p.among(v, fields, v.all()) }
}

// among gives those of some documents that have the phrase in one of some text fields.
func (p phrase) among(v *view, fields []textField, docs *roaring.Bitmap) (*roaring.Bitmap, error) {
	out := roaring.New()
	for _, f := range fields {
		has, err := p.in(v, f.name, docs)
		if err != nil {
			return nil, err
		}
		if !has.IsEmpty() {
			out.Or(has)
			docs = roaring.AndNot(docs, has)
		}
	}
	return out, nil
}

// in gives those of some documents that have the phrase in a field.
func (p phrase) in(v *view, field string, docs *roaring.Bitmap) (*roaring.Bitmap, error) {
	has, err := p.words(field)(v)
	if err != nil {
		return nil, err
	}
	if docs = roaring.And(has, docs); docs.IsEmpty() || len(p) == 1 && len(p[0].parts) == 0 {
		return docs, nil
	}
	among := setOf(docs)
	places, err := p.places(v, field, among)
	if err != nil {
		return nil, err
	}
	out := among.docs[:0] // none is asked for twice
	for _, doc := range among.docs {
		if places.behind(doc, nil, nil) {
			out = append(out, doc)
		}
	}
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

// phrasePlaces tells where a phrase stands in documents that are asked for in order.
type phrasePlaces struct {
	words []wordPlaces
	room  [2]positions
}

// wordPlaces tells where a word stands.
type wordPlaces struct {
	readings []*cursor
	parts    *phrasePlaces // of a compound
}

// places opens the phrase in a field of some documents.
func (p phrase) places(v *view, field string, docs set) (*phrasePlaces, error) {
	out := &phrasePlaces{}
	for _, w := range p {
		var places wordPlaces
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

// behind adds to ends the positions of a document at which the phrase ends where it begins
// right behind others, anywhere where those are nil; where ends are nil it tells whether there
// is any.
func (p *phrasePlaces) behind(doc uint32, before, ends *positions) bool {
	last := len(p.words) - 1
	for i, w := range p.words[:last] {
		here := &p.room[i%2]
		here.clear()
		if !w.behind(doc, before, here) {
			return false
		}
		before = here
	}
	return p.words[last].behind(doc, before, ends)
}

// behind does so for a word.
func (w wordPlaces) behind(doc uint32, before, ends *positions) (found bool) {
	for _, c := range w.readings {
		if c.behind(doc, before, ends) {
			if found = true; ends == nil {
				return true
			}
		}
	}
	return w.parts != nil && w.parts.behind(doc, before, ends) || found
}

// positions are a set of positions of a text.
type positions struct {
	bits []uint64
	used int // of bits
}

func (p *positions) clear() {
	clear(p.bits[:p.used])
	p.used = 0
}

func (p *positions) has(at uint64) bool {
	n := at / 64
	return n < uint64(len(p.bits)) && p.bits[n]>>(at%64)&1 > 0
}

// endBefore reports whether all of them come before one.
func (p *positions) endBefore(at uint64) bool { return at >= uint64(64*p.used) }

func (p *positions) add(at uint64) {
	n := int(at / 64) //nolint:gosec // a position of a text
	if n >= len(p.bits) {
		p.bits = append(p.bits, make([]uint64, n+1)...)
	}
	p.bits[n] |= 1 << (at % 64)
	p.used = max(p.used, n+1)
}
