package search

import (
	"encoding/binary"
	"fmt"
	"math/bits"
	"sync"

	"github.com/RoaringBitmap/roaring/v2"
	segment "github.com/blevesearch/scorch_segment_api/v2"
	"github.com/blevesearch/vellum"
)

// segmentFile reads the postings of a segment out of its file: zap, version 17, whose form
// is described in zap.md of github.com/blevesearch/zapx/v17. Bleve's own iterators make an
// object of every place of every word and walk over all postings between two that are
// wanted; here a wanted posting is reached by counting bytes. A segment that is not on disk
// yet, or of another version, is read by those iterators (see list).
//
// Damage that makes an offset point beyond the file is a panic, which guard takes for damage.
type segmentFile struct {
	segment segment.Segment
	file    zapFile

	mu           sync.Mutex
	dictionaries map[string]*vellum.FST // by field, nil for a field that the segment has not
}

// zapFile is what bleve's segments in files tell of themselves.
type zapFile interface {
	Data() []byte
	Version() uint32
	ChunkMode() uint32
	DictAddr(field string) (uint64, error)
}

// The form that is read here. A chunk mode says how many documents a chunk has.
const (
	zapVersion   = 17
	zapChunkMode = 1026
	chunkEntries = 1024
)

// The two highest bits of what a dictionary holds of a term.
const (
	offsetForm = 3 << 62
	oneHitForm = 2 << 62
	oneHitDoc  = 1<<31 - 1
)

// fileOf gives the reader of a segment; nil where it is not to be read so.
func fileOf(s segment.Segment) *segmentFile {
	file, ok := s.(zapFile)
	if !ok || file.Version() != zapVersion || file.ChunkMode() != zapChunkMode {
		return nil
	}
	return &segmentFile{segment: s, file: file, dictionaries: map[string]*vellum.FST{}}
}

// dictionary gives the terms of a field; nil where there are none.
func (f *segmentFile) dictionary(field string) (*vellum.FST, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if dict, known := f.dictionaries[field]; known {
		return dict, nil
	}
	at, err := f.file.DictAddr(field)
	if err != nil { // there is no such field
		f.dictionaries[field] = nil
		return nil, nil //nolint:nilnil // no terms are no fault
	}
	data := f.file.Data()
	size, n := binary.Uvarint(data[at:])
	from := int(at) + n //nolint:gosec // an offset in a file that is in memory
	dict, err := vellum.Load(data[from : from+int(size)])
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", field, err)
	}
	f.dictionaries[field] = dict
	return dict, nil
}

// list gives the postings of a term without those of deleted documents.
func (f *segmentFile) list(field, term string, deleted *roaring.Bitmap) (list, error) {
	dict, err := f.dictionary(field)
	if err != nil || dict == nil {
		return noPostings, err
	}
	at, found, err := dict.Get([]byte(term))
	if err != nil {
		return noPostings, fmt.Errorf("read %s: %w", field, err)
	}
	if !found {
		return noPostings, nil
	}
	switch at & offsetForm {
	case 0:
		return f.read(at, deleted)
	case oneHitForm:
		doc := uint32(at & oneHitDoc)
		if deleted != nil && deleted.Contains(doc) {
			return noPostings, nil
		}
		return list{docs: roaring.BitmapOf(doc)}, nil
	}
	return noPostings, fmt.Errorf("read %s: a posting of an unknown form", field)
}

// read reads the head of the postings at an offset.
func (f *segmentFile) read(at uint64, deleted *roaring.Bitmap) (list, error) {
	data := f.file.Data()
	b := data[at:]
	var head [3]uint64 // where the counts and the places lie, and the length of the set
	for i := range head {
		n := 0
		head[i], n = binary.Uvarint(b)
		b = b[n:]
	}
	all := roaring.New()
	if _, err := all.FromBuffer(b[:head[2]]); err != nil {
		return noPostings, fmt.Errorf("read postings: %w", err)
	}
	l := list{docs: all, raw: &rawList{
		all:    all,
		chunk:  uint32(f.segment.Count() / (all.GetCardinality()/chunkEntries + 1)),
		counts: chunksAt(data, head[0]), places: chunksAt(data, head[1]),
	}}
	if deleted != nil && all.Intersects(deleted) {
		l.docs = roaring.AndNot(all, deleted)
	}
	return l, nil
}

// chunks are the parts of a stream of numbers, one for every so many documents.
type chunks struct {
	data []byte // behind the table
	ends []byte // the table: where each part ends, of which some are read
	n    int
}

// chunksAt finds the chunks of a stream; an offset of 0 is none.
func chunksAt(data []byte, at uint64) chunks {
	if at == 0 {
		return chunks{}
	}
	n, size := binary.Uvarint(data[at:])
	table := data[int(at)+size:] //nolint:gosec // an offset in a file that is in memory
	end := skipNumbers(table, 0, int(n))
	return chunks{data: table[end:], ends: table[:end], n: int(n)}
}

// of gives one part.
func (c chunks) of(i int) []byte {
	if i >= c.n {
		return nil
	}
	from, at := uint64(0), 0
	if i > 0 {
		at = skipNumbers(c.ends, 0, i-1)
		from, at = number(c.ends, at)
	}
	to, _ := number(c.ends, at)
	return c.data[from:to]
}

// rawList is where a list lies in a file.
type rawList struct {
	all            *roaring.Bitmap // with the deleted
	chunk          uint32          // documents for a chunk
	counts, places chunks
	every          dense // all of them, once they were asked for
}

// dense gives the documents, a bit for each.
func (l *rawList) dense() dense {
	if l.every == nil {
		l.every = l.all.ToDense()
	}
	return l.every
}

// dense is a set of documents, a bit for each.
type dense []uint64

func (d dense) has(doc uint32) bool {
	n := doc / 64
	return n < uint32(len(d)) && d[n]>>(doc%64)&1 > 0 //nolint:gosec // documents of a segment
}

// counter counts the documents of a set.
type counter struct {
	bits  dense
	word  uint32 // the bits before it are counted
	count int
}

// before tells how many come before a document, which are asked for in order.
func (c *counter) before(doc uint32) int {
	for ; c.word < doc/64; c.word++ {
		c.count += bits.OnesCount64(c.bits[c.word])
	}
	return c.count + bits.OnesCount64(c.bits[c.word]&(1<<(doc%64)-1))
}

// number reads a number of seven bits a byte, the lowest first.
func number(b []byte, at int) (uint64, int) {
	x := uint64(b[at])
	at++
	if x < 0x80 {
		return x, at
	}
	x &= 0x7f
	for shift := 7; ; shift += 7 {
		c := b[at]
		at++
		x |= uint64(c&0x7f) << shift
		if c < 0x80 {
			return x, at
		}
	}
}

// skipNumbers goes over n numbers, eight bytes at once: each ends with a byte below 0x80.
func skipNumbers(b []byte, at, n int) int {
	for n > 8 && at+8 <= len(b) {
		n -= 8 - bits.OnesCount64(binary.LittleEndian.Uint64(b[at:])&0x8080808080808080)
		at += 8
	}
	for ; n > 0; n-- {
		for b[at] >= 0x80 {
			at++
		}
		at++
	}
	return at
}
