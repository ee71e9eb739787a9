package search

import (
	"cmp"
	"slices"

	"github.com/RoaringBitmap/roaring/v2"
	segment "github.com/blevesearch/scorch_segment_api/v2"
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
		sets := make([]*roaring.Bitmap, len(fields))
		for i, f := range fields {
			docs, err := p.in(v, f.name, nil)
			if err != nil {
				return nil, err
			}
			sets[i] = docs
		}
		return or(sets), nil
	}
}

// in gives the documents, among those given where they are not nil, that have the
// phrase in a field.
func (p phrase) in(v *view, field string, among *roaring.Bitmap) (*roaring.Bitmap, error) {
	docs, err := p.words(field)(v)
	if err != nil {
		return nil, err
	}
	if among != nil {
		docs = roaring.And(docs, among)
	}
	if docs.IsEmpty() || len(p) == 1 && len(p[0].parts) == 0 {
		return docs, nil
	}
	places, err := p.places(v, field, docs)
	if err != nil {
		return nil, err
	}
	var out []uint32
	rank := 0
	each(docs, func(doc uint32) {
		if len(places[rank]) > 0 {
			out = append(out, doc)
		}
		rank++
	})
	return roaring.BitmapOf(out...), nil
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

// places gives the stretches of the phrase in each of the documents.
func (p phrase) places(v *view, field string, docs *roaring.Bitmap) ([][]stretch, error) {
	var out [][]stretch
	for n, w := range p {
		at, err := w.places(v, field, docs)
		if err != nil {
			return nil, err
		}
		if n == 0 {
			out = at
			continue
		}
		for i := range out {
			out[i] = follow(out[i], at[i])
		}
	}
	return out, nil
}

// places gives the stretches of a word in each of the documents, in order.
func (w asked) places(v *view, field string, docs *roaring.Bitmap) ([][]stretch, error) {
	out, err := positions(v, field, w.readings, docs)
	if err != nil {
		return nil, err
	}
	if len(w.parts) > 0 {
		parted, err := phrase(w.parts).places(v, field, docs)
		if err != nil {
			return nil, err
		}
		for i := range out {
			out[i] = append(out[i], parted[i]...)
		}
	}
	if len(w.readings) > 1 || len(w.parts) > 0 {
		for i := range out {
			slices.SortFunc(out[i], func(a, b stretch) int { return cmp.Or(cmp.Compare(a.first, b.first), cmp.Compare(a.last, b.last)) })
			out[i] = slices.Compact(out[i])
		}
	}
	return out, nil
}

// follow joins the stretches with those that begin right behind them. Both are in the
// order of their beginnings; stretches that end alike are few, so both are walked once.
func follow(before, at []stretch) []stretch {
	slices.SortFunc(before, func(a, b stretch) int { return cmp.Compare(a.last, b.last) })
	var out []stretch
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

// positions gives the places of any of the terms in each of the documents.
func positions(v *view, field string, terms []string, docs *roaring.Bitmap) ([][]stretch, error) {
	const usual = 4 // places in a document, room for which is made at once
	out := make([][]stretch, docs.GetCardinality())
	room := make([]stretch, usual*len(out))
	for i := range out {
		out[i] = room[usual*i : usual*i : usual*(i+1)]
	}
	t := tally{view: v, found: docs}
	for _, term := range terms {
		list, err := v.list(field, term)
		if err != nil {
			return nil, err
		}
		ranks, last, rank := docs.Iterator(), uint32(0), -1
		err = t.postings(list, true, func(p segment.Posting) {
			for rank < 0 || last < uint32(p.Number()) {
				last, rank = ranks.Next(), rank+1
			}
			for _, l := range p.Locations() {
				first := uint32(l.Pos())
				out[rank] = append(out[rank], stretch{first, first + uint32(l.End())})
			}
		})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}
