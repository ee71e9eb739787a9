package search

import (
	"slices"

	"github.com/RoaringBitmap/roaring/v2"
	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// phrase is words that must stand one after the other in a text field: at each
// place one of some readings.
type phrase [][]string

func phraseOf(words []asked) (out phrase) {
	for _, w := range words {
		if len(w.parts) == 0 {
			out = append(out, w.readings)
			continue
		}
		out = append(out, phraseOf(w.parts)...)
	}
	return out
}

// condition is met by documents with the phrase in any text field.
func (p phrase) condition() condition {
	return func(v *view) (*roaring.Bitmap, error) {
		sets := make([]*roaring.Bitmap, len(textFields))
		for i, f := range textFields {
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
	var places []condition
	for _, readings := range p {
		places = append(places, hasAny(field, readings...))
	}
	docs, err := allOf(places...)(v)
	if err != nil {
		return nil, err
	}
	if among != nil {
		docs = roaring.And(docs, among)
	}
	if len(p) < 2 || docs.IsEmpty() {
		return docs, nil
	}
	return p.standing(v, field, docs)
}

// standing keeps the documents in which the words stand in order.
func (p phrase) standing(v *view, field string, docs *roaring.Bitmap) (*roaring.Bitmap, error) {
	var ends [][]uint32 // by the rank of a document among docs: where the phrase so far ends
	for n, readings := range p {
		at, err := positions(v, field, readings, docs)
		if err != nil {
			return nil, err
		}
		if n == 0 {
			ends = at
			continue
		}
		for i := range ends {
			ends[i] = follow(ends[i], at[i])
		}
	}
	var out []uint32
	rank := 0
	each(docs, func(doc uint32) {
		if len(ends[rank]) > 0 {
			out = append(out, doc)
		}
		rank++
	})
	return roaring.BitmapOf(out...), nil
}

// follow keeps the positions that come right after one of the ends.
func follow(ends, at []uint32) []uint32 {
	out := at[:0]
	for _, pos := range at {
		if slices.Contains(ends, pos-1) {
			out = append(out, pos)
		}
	}
	return out
}

// positions gives the places of any of the terms in each of the documents.
func positions(v *view, field string, terms []string, docs *roaring.Bitmap) ([][]uint32, error) {
	const usual = 4 // places in a document, room for which is made at once
	out := make([][]uint32, docs.GetCardinality())
	room := make([]uint32, usual*len(out))
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
				out[rank] = append(out[rank], uint32(l.Pos()))
			}
		})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}
