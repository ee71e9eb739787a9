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
	docs set      // that are asked about
	want []uint32 // of them, among which are all that the list has
	at   int      // of want, one more than the present one
	doc  uint32   // the present one

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
	counter
	end     uint32 // the first document behind the chunk that is open
	base    int    // its first entry, among all of the list
	present int    // the entry of the present document in the chunk
	open    []byte // the open chunk of counts or of places
	read    int    // bytes of it
	entry   int    // the next one that is read
}

// fewer is how many times as many documents as a list has are asked about at least where those
// are looked for first that both have.
const fewer = 8

// cursor gives the walk over those documents of a set that a list has too. None of the set is
// deleted.
func (l list) cursor(docs set, places bool) *cursor {
	c := &cursor{docs: docs, want: docs.docs, places: places}
	if l.slow != nil || fewer*l.docs.GetCardinality() < uint64(len(docs.docs)) {
		c.want = roaring.And(l.docs, docs.Bitmap).ToArray()
	}
	switch {
	case l.raw != nil:
		c.rawList, c.bits = l.raw, l.raw.dense()
	case l.slow != nil:
		c.slow = l.slow.Iterator(true, true, places, nil)
	default:
		c.want = nil
	}
	return c
}

// next goes on to the next document.
func (c *cursor) next() bool {
	for c.at < len(c.want) && c.err == nil {
		doc := c.want[c.at]
		c.at++
		if c.to(doc) {
			return true
		}
	}
	return false
}

// place is that of the present document among those asked about, at or behind another place.
func (c *cursor) place(from int) int {
	if len(c.want) == len(c.docs.docs) {
		return c.at - 1
	}
	return c.docs.from(from, c.doc)
}

// to goes on to a document; false where the list has it not.
func (c *cursor) to(doc uint32) bool {
	c.doc = doc
	if c.rawList == nil {
		return c.toSlow()
	}
	if !c.bits.has(doc) {
		return false
	}
	c.enter()
	if !c.places {
		at := skipNumbers(c.open, c.read, 2*(c.present-c.entry))
		times, at := number(c.open, at)
		length, at := number(c.open, at)
		c.read, c.entry = at, c.present+1
		c.frequency, c.length = uint32(times>>1), uint32(length) // the lowest bit says that there are places
	}
	return true
}

// enter opens the chunk of the present document and tells its entry there.
func (c *cursor) enter() {
	if c.doc >= c.end {
		n := c.doc / c.chunk
		c.end, c.base, c.read, c.entry = (n+1)*c.chunk, c.before(n*c.chunk), 0, 0
		stream := c.counts
		if c.places {
			stream = c.rawList.places
		}
		c.open = stream.of(int(n))
	}
	c.present = c.before(c.doc) - c.base
}

func (c *cursor) toSlow() bool {
	if c.slow == nil || c.err != nil {
		return false
	}
	if c.here == nil || c.here.Number() < uint64(c.doc) {
		c.here, c.err = c.slow.Advance(uint64(c.doc))
	}
	if c.here == nil || c.here.Number() != uint64(c.doc) {
		return false
	}
	c.frequency, c.length = uint32(c.here.Frequency()), length(c.here)
	return true
}

// length is the number of terms of the field in the document of a posting.
func length(p segment.Posting) uint32 {
	if exact, ok := p.(interface{ NormUint64() uint64 }); ok {
		return uint32(exact.NormUint64())
	}
	return uint32(1/(p.Norm()*p.Norm()) + 0.5)
}

// behind adds to ends the positions at which the term ends in a document where it begins right
// behind others, anywhere where those are nil; where ends are nil it tells whether there is any.
func (c *cursor) behind(doc uint32, before, ends *positions) bool {
	if !c.to(doc) {
		return false
	}
	if c.rawList == nil {
		return c.behindSlow(before, ends)
	}
	found := false
	b := c.stored()
	for at := 0; at < len(b); {
		first, more := uint64(0), uint64(0)
		first, at = number(b, skipNumber(b, at))
		if at = skipNumber(b, at); b[at]|b[at+1] == 0 { // mostly
			at += 2
		} else {
			more, at = number(b, at)
			at = skipArray(b, at)
		}
		if before != nil && !before.has(first-1) {
			if before.endBefore(first) {
				break
			}
			continue
		}
		if ends == nil {
			return true
		}
		ends.add(first + more)
		found = true
	}
	return found
}

func (c *cursor) behindSlow(before, ends *positions) (found bool) {
	for _, l := range c.here.Locations() {
		if before == nil || before.has(l.Pos()-1) {
			found = true
			if ends != nil {
				ends.add(l.Pos() + l.End())
			}
		}
	}
	return found
}

// begins adds the bytes at which the term begins in the present document to others.
func (c *cursor) begins(out []int) []int {
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

// begins reads the starts out of places: the number of the field, the position, the start, the
// end, in whose place stands how many positions more than one the term covers (see analyzer), and
// an array.
func begins(b []byte, out []int) []int {
	for at := 0; at < len(b); {
		var start uint64
		start, at = number(b, skipNumbers(b, at, 2))
		at = skipArray(b, skipNumber(b, at))
		out = append(out, int(start)) //nolint:gosec // bytes of a text
	}
	return out
}

// skipArray goes over how many numbers an array has, and those.
func skipArray(b []byte, at int) int {
	n, at := number(b, at)
	return skipNumbers(b, at, int(n)) //nolint:gosec // numbers of a chunk
}

// skipNumber goes over one number.
func skipNumber(b []byte, at int) int {
	for b[at] >= 0x80 {
		at++
	}
	return at + 1
}
