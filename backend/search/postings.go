package search

import (
	"fmt"
	"slices"

	"github.com/RoaringBitmap/roaring/v2"
	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// list is the postings of a term in a field of a segment: which documents have it, how
// often, and where.
type list struct {
	// docs are the documents, but for the deleted. The set may be the segment's own
	// and must not be changed.
	docs *roaring.Bitmap
	raw  *rawList             // nil where the segment is not read as a file
	slow segment.PostingsList // in its place; nil where nothing but the documents is known
}

var noPostings = list{docs: roaring.New()}

// slowList reads the postings of a term by bleve's own iterators.
func (v *view) slowList(field, term string) (list, error) {
	dict, err := v.Dictionary(field)
	if err != nil {
		return noPostings, fmt.Errorf("read %s: %w", field, err)
	}
	postings, err := dict.PostingsList([]byte(term), v.live.Deleted(), nil)
	if err != nil {
		return noPostings, fmt.Errorf("read %s: %w", field, err)
	}
	return list{docs: docsOf(postings), slow: postings}, nil
}

// set is the documents that an answer is about, as bits and in order.
type set struct {
	*roaring.Bitmap
	docs []uint32
}

func setOf(docs *roaring.Bitmap) set { return set{docs, docs.ToArray()} }

// from gives the first place, at or behind one, of a document that is not before another.
func (s set) from(at int, doc uint32) int {
	for step := 1; at < len(s.docs) && s.docs[at] < doc; step *= 2 {
		if at+step < len(s.docs) && s.docs[at+step] < doc {
			at += step
			continue
		}
		part := s.docs[at+1 : min(at+step, len(s.docs))]
		more, _ := slices.BinarySearch(part, doc)
		return at + 1 + more
	}
	return at
}

// each visits the places of those documents that another set has too.
func (s set) each(others *roaring.Bitmap, visit func(at int)) {
	at := 0
	each(roaring.And(s.Bitmap, others), func(doc uint32) {
		at = s.from(at, doc)
		visit(at)
	})
}

// cursor walks over the postings of some documents of a list, in order.
type cursor struct {
	// want are the documents, all of which the list has.
	want []uint32
	at   int // of want, one more than the present one

	// places says that the places of the term are asked for, in the stead of the next two.
	places bool
	// Of the present document: how often it has the term, and how many terms its
	// field has.
	frequency, length uint32

	rawCursor
	slow segment.PostingsIterator
	here segment.Posting
	err  error
}

// rawCursor is the place of a cursor in a file.
type rawCursor struct {
	*rawList
	order   []uint32 // of want among all of the list; nil where all are wanted
	end     uint32   // the first document behind the chunk that is open
	base    int      // its first entry, among all of the list
	present int      // the entry of the present document in the chunk
	open    []byte   // the open chunk of counts or of places
	read    int      // bytes of it
	entry   int      // the next one that is read
}

// cursor gives the walk over those documents of a list that a set has.
func (l list) cursor(docs set, places bool) *cursor {
	c := &cursor{want: docs.docs, places: places}
	if common := l.docs.AndCardinality(docs.Bitmap); common < uint64(len(docs.docs)) {
		c.want = roaring.And(l.docs, docs.Bitmap).ToArray()
	}
	switch {
	case l.raw != nil:
		c.rawList = l.raw
		c.order = ordinals(l.raw.all, c.want)
	case l.slow != nil:
		c.slow = l.slow.Iterator(true, true, places, nil)
	default:
		c.want = nil
	}
	return c
}

// sparse is how many postings lie at least, on the average, between two that are wanted
// where each is looked up by itself.
const sparse = 64

// ordinals gives the place of each document wanted among all of a list, from 0; nil where
// all are wanted.
func ordinals(all *roaring.Bitmap, want []uint32) []uint32 {
	n := all.GetCardinality()
	if n == uint64(len(want)) || len(want) == 0 {
		return nil
	}
	out := make([]uint32, len(want))
	if n > sparse*uint64(len(want)) {
		for i, doc := range want {
			out[i] = uint32(all.Rank(doc)) - 1
		}
		return out
	}
	var room [256]uint32
	it, next, before := all.ManyIterator(), 0, 0
	for {
		some := room[:it.NextMany(room[:])]
		for i, doc := range some {
			if doc == want[next] {
				out[next] = uint32(before + i) //nolint:gosec // documents of a segment
				if next++; next == len(want) {
					return out
				}
			}
		}
		before += len(some)
		if len(some) == 0 {
			panic("search: a document wanted of a list that has it not")
		}
	}
}

// doc is the present document.
func (c *cursor) doc() uint32 { return c.want[c.at-1] }

// next goes on to the next document wanted.
func (c *cursor) next() bool {
	if c.at >= len(c.want) || c.err != nil {
		return false
	}
	c.at++
	if c.rawList == nil {
		return c.nextSlow()
	}
	c.enter()
	if c.places {
		return true
	}
	at := skipNumbers(c.open, c.read, 2*(c.present-c.entry))
	times, at := number(c.open, at)
	length, at := number(c.open, at)
	c.read, c.entry = at, c.present+1
	c.frequency, c.length = uint32(times>>1), uint32(length) // the lowest bit says that there are places
	return true
}

// enter opens the chunk of the present document and tells its entry there.
func (c *cursor) enter() {
	among := c.at - 1
	if c.order != nil {
		among = int(c.order[c.at-1])
	}
	if c.doc() >= c.end {
		n := c.doc() / c.chunk
		c.end, c.base, c.read, c.entry = (n+1)*c.chunk, 0, 0, 0
		if n > 0 {
			c.base = int(c.all.Rank(n*c.chunk - 1)) //nolint:gosec // documents of a segment
		}
		stream := c.counts
		if c.places {
			stream = c.rawList.places
		}
		c.open = stream.of(int(n))
	}
	c.present = among - c.base
}

func (c *cursor) nextSlow() bool {
	p, err := c.slow.Advance(uint64(c.doc()))
	if err != nil || p == nil {
		c.err = err
		return false
	}
	c.here, c.frequency, c.length = p, uint32(p.Frequency()), length(p)
	return true
}

// length is the number of terms of the field in the document of a posting.
func length(p segment.Posting) uint32 {
	if exact, ok := p.(interface{ NormUint64() uint64 }); ok {
		return uint32(exact.NormUint64())
	}
	return uint32(1/(p.Norm()*p.Norm()) + 0.5)
}

// to goes on to a document; false where it is not among those wanted.
func (c *cursor) to(doc uint32) bool {
	for c.at == 0 || c.doc() < doc {
		if c.at >= len(c.want) || c.want[c.at] > doc || !c.next() {
			return false
		}
	}
	return c.doc() == doc
}

// placesIn adds the stretches of the term in a document to others, in order; none where it
// is not among those wanted. Documents are asked for in order.
func (c *cursor) placesIn(doc uint32, out []stretch) []stretch {
	if !c.to(doc) {
		return out
	}
	if c.rawList == nil {
		for _, l := range c.here.Locations() {
			first := uint32(l.Pos())
			out = append(out, stretch{first, first + uint32(l.End())})
		}
		return out
	}
	return stretches(c.stored(), out)
}

// beginsIn adds the bytes at which the term begins in a document to others, as placesIn does
// with the stretches.
func (c *cursor) beginsIn(doc uint32, out []int) []int {
	if !c.to(doc) {
		return out
	}
	if c.rawList == nil {
		for _, l := range c.here.Locations() {
			out = append(out, int(l.Start())) //nolint:gosec // bytes of a text
		}
		return out
	}
	return begins(c.stored(), out)
}

// stored gives the places of the term in the present document as they lie in the file.
func (c *cursor) stored() []byte {
	for ; c.entry < c.present; c.entry++ {
		size, at := number(c.open, c.read)
		c.read = at + int(size) //nolint:gosec // bytes of a chunk
	}
	size, at := number(c.open, c.read)
	c.read, c.entry = at+int(size), c.entry+1 //nolint:gosec // as above
	return c.open[at:c.read]
}

// stretches reads places: field, position, start, end and the numbers of an array, of which
// the end says how many positions more than one the term covers (see analyzer).
func stretches(b []byte, out []stretch) []stretch {
	for at := 0; at < len(b); {
		var first, more, array uint64
		_, at = number(b, at)
		first, at = number(b, at)
		_, at = number(b, at)
		more, at = number(b, at)
		array, at = number(b, at)
		if array > 0 {
			at = skipNumbers(b, at, int(array)) //nolint:gosec // numbers of a chunk
		}
		out = append(out, stretch{uint32(first), uint32(first + more)})
	}
	return out
}

// begins reads the starts out of places.
func begins(b []byte, out []int) []int {
	for at := 0; at < len(b); {
		var start, array uint64
		start, at = number(b, skipNumbers(b, at, 2))
		array, at = number(b, skipNumbers(b, at, 1))
		at = skipNumbers(b, at, int(array)) //nolint:gosec // numbers of a chunk
		out = append(out, int(start))       //nolint:gosec // bytes of a text
	}
	return out
}
