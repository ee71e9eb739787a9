package record

import (
	"encoding/binary"
	"encoding/json"
	"hash/crc32"
	"math/bits"
	"os"
)

// mendRecord undoes a single flipped bit of a record: the checksum of a bit's flip tells
// which bit it was, since no two of them have the same. False where more is wrong than that,
// or where what comes out is no JSON.
func mendRecord(value []byte) ([]byte, bool) {
	if len(value) < head {
		return nil, false
	}
	out := append([]byte(nil), value...)
	switch state, ok := Unwrap(out); {
	case ok:
		return out, true
	case out[0] != format: // the format byte is outside the checksum
		if bits.OnesCount8(out[0]^format) != 1 {
			return nil, false
		}
		out[0] = format
	default:
		stored := binary.BigEndian.Uint32(out[1:])
		wrong := stored ^ crc32.Checksum(state, castagnoli)
		if bits.OnesCount32(wrong) == 1 { // the checksum itself
			binary.BigEndian.PutUint32(out[1:], stored^wrong)
		} else if at, bit, found := flippedBit(wrong, len(state)); found {
			out[head+at] ^= 1 << bit
		}
	}
	state, ok := Unwrap(out)
	return out, ok && json.Valid(state)
}

// flippedBit finds the one bit of so many bytes whose flip changes a CRC-32C by wrong. CRC is
// linear: the change is the remainder of that bit alone, carried over the bytes behind it.
func flippedBit(wrong uint32, length int) (at int, bit uint, found bool) {
	var carried [8]uint32
	for bit := range carried {
		carried[bit] = castagnoli[1<<bit]
	}
	for at := length - 1; at >= 0; at-- {
		for bit, change := range carried {
			if change == wrong {
				return at, uint(bit), true
			}
			carried[bit] = castagnoli[byte(change)] ^ change>>8
		}
	}
	return 0, 0, false
}

// salvageMeta finds the newest meta page, one with a single flipped bit among them: its
// checksum tells when the bit is put right.
func salvageMeta(f *os.File) (boltMeta, bool) {
	info, err := f.Stat()
	if err != nil {
		return boltMeta{}, false
	}
	var best boltMeta
	for _, at := range metaPlaces(info.Size()) {
		var page [pageHead + metaSize]byte
		if _, err := f.ReadAt(page[:], at); err != nil {
			continue
		}
		m, ok := mendMetaPage(page[pageHead:])
		if ok && (at == 0 || at == m.pageSize) && m.pages <= uint64(info.Size()/m.pageSize) && m.txid >= best.txid {
			best = m
		}
	}
	return best, best.pageSize != 0
}

func mendMetaPage(b []byte) (boltMeta, bool) {
	for bit := -1; bit < 8*metaSize; bit++ {
		if bit >= 0 {
			b[bit/8] ^= 1 << (bit % 8)
		}
		if m, ok := metaOf(b); ok {
			return m, true
		}
		if bit >= 0 {
			b[bit/8] ^= 1 << (bit % 8)
		}
	}
	return boltMeta{}, false
}

// A salvage reads what can be read of a damaged file, without bbolt: every value of every
// page that can be reached, a bucket before what stands in it.
type salvage struct {
	file  *os.File
	meta  boltMeta
	seen  map[uint64]bool
	found func(path Path, key, value []byte)
	// broken counts the pages and elements that could not be read.
	broken int
}

func (s *salvage) bucket(path Path, root uint64) {
	page, ok := s.load(root)
	if !ok {
		s.broken++
		return
	}
	s.page(path, page)
}

// load reads a page once; its own id is not asked for, since a flipped one does no harm here.
func (s *salvage) load(id uint64) ([]byte, bool) {
	var head [pageHead]byte
	if id < 2 || id >= s.meta.pages || s.seen[id] {
		return nil, false
	}
	s.seen[id] = true
	if _, err := s.file.ReadAt(head[:], int64(id)*s.meta.pageSize); err != nil {
		return nil, false
	}
	overflow := uint64(native.Uint32(head[12:]))
	if overflow >= s.meta.pages-id {
		overflow = 0
	}
	page := make([]byte, int64(1+overflow)*s.meta.pageSize)
	if _, err := s.file.ReadAt(page, int64(id)*s.meta.pageSize); err != nil {
		return nil, false
	}
	return page, true
}

func (s *salvage) page(path Path, page []byte) {
	kind, count := native.Uint16(page[8:]), int(native.Uint16(page[10:]))
	if n := elementsBefore(page, kind); n != count { // one of the two numbers is wrong
		s.broken++
		if isDense(page, kind, n) {
			count = n
		}
	}
	for i := range count {
		at := pageHead + i*elementSize
		switch {
		case at+elementSize > len(page):
			s.broken++
			return
		case kind == flagBranch:
			s.bucket(path, native.Uint64(page[at+8:]))
		case kind == flagLeaf:
			s.leaf(path, page, at)
		default:
			s.broken++
			return
		}
	}
}

// elementsBefore is how many elements have room before the first key of a page, by what the
// first element says of its place.
func elementsBefore(page []byte, kind uint16) int {
	at := pageHead
	if kind == flagLeaf {
		at += 4
	}
	if len(page) < pageHead+elementSize {
		return 0
	}
	return min(int(native.Uint32(page[at:])), len(page)-pageHead) / elementSize
}

func (s *salvage) leaf(path Path, page []byte, at int) {
	flags := native.Uint32(page[at:])
	key := span{at + int(native.Uint32(page[at+4:])), int(native.Uint32(page[at+8:]))}
	value, ok := span{key.from + key.length, int(native.Uint32(page[at+12:]))}.of(page)
	name, inside := key.of(page)
	if !ok || !inside || len(name) == 0 {
		s.broken++
		return
	}
	if flags&bucketLeaf == 0 {
		s.found(path, name, value)
		return
	}
	inner := append(append(Path{}, path...), string(name))
	switch {
	case len(value) < bucketHead:
		s.broken++
	case native.Uint64(value) != 0:
		s.bucket(inner, native.Uint64(value))
	case len(value) >= bucketHead+pageHead:
		s.page(inner, value[bucketHead:])
	default: // neither a page of its own nor one that follows
		s.broken++
	}
}
