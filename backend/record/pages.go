package record

import (
	"encoding/binary"
	"errors"
	"hash/fnv"
	"io"
	"os"

	bolt "go.etcd.io/bbolt"
)

// The layout of a bbolt file, version 2, as far as it must be known to look at a
// file before bbolt may: bbolt trusts every page, so that a damaged one can hang
// it or end the program. Numbers stand in the machine's own byte order.
//
//	page:   id 8, flags 2, count 2, overflow 4 (pages that it goes on for), body
//	meta:   magic 4, version 4, page size 4, flags 4, root 8, sequence 8,
//	        freelist 8, high-water mark 8, transaction 8, FNV-1a of all that 8
//	branch: elements of position 4 (from the element), key size 4, page 8
//	leaf:   elements of flags 4 (1 is a bucket), position 4, key size 4, value size 4
//	bucket: root 8, sequence 8; root 0 means that its one leaf page follows
const (
	pageHead    = 16
	elementSize = 16
	bucketHead  = 16
	metaSize    = 64

	flagBranch   = 0x01
	flagLeaf     = 0x02
	flagMeta     = 0x04
	flagFreelist = 0x10
	bucketLeaf   = 0x01

	boltMagic   = 0xED0CDAED
	boltVersion = 2
	noFreelist  = ^uint64(0)
)

var native = binary.NativeEndian

// boltMeta is the newest whole meta page of a file.
type boltMeta struct {
	pageSize                    int64
	root, freelist, pages, txid uint64
	torn                        bool // the other meta page is not whole
}

// inspect looks at the file's length and meta pages. bbolt takes an empty file
// for a new one, and reads beyond the end of one that was cut off.
func inspect(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	_, err = readMeta(f, path)
	return errors.Join(err, f.Close())
}

// readMeta reads the newest whole meta page. bbolt writes them in turn and falls back to
// the older one in silence, so the one that is not whole is told.
func readMeta(f *os.File, path string) (boltMeta, error) {
	info, err := f.Stat()
	if err != nil {
		return boltMeta{}, err
	}
	var best boltMeta
	whole := 0
	for _, at := range metaPlaces(info.Size()) {
		m, ok := metaAt(f, at)
		if !ok || at != 0 && at != m.pageSize {
			continue
		}
		whole++
		if m.txid >= best.txid {
			best = m
		}
	}
	if best.pageSize == 0 || best.pages > uint64(info.Size()/best.pageSize) {
		return boltMeta{}, damagedFile(path)
	}
	best.torn = whole < 2
	return best, nil
}

// mendMeta lets a commit that changes nothing write over a meta page that is not whole,
// once the mark has shown that nothing was lost with it.
func mendMeta(db *bolt.DB, path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	meta, err := readMeta(f, path)
	err = errors.Join(err, f.Close())
	if err != nil || !meta.torn {
		return err
	}
	return db.Update(func(*bolt.Tx) error { return nil })
}

// metaPlaces are where the two meta pages may begin: the second one after a page
// of a size that only the meta page itself tells.
func metaPlaces(size int64) []int64 {
	out := []int64{0}
	for at := int64(1024); at <= 1<<24 && at < size; at *= 2 {
		out = append(out, at)
	}
	return out
}

func metaAt(f io.ReaderAt, at int64) (boltMeta, bool) {
	var page [pageHead + metaSize]byte
	if _, err := f.ReadAt(page[:], at); err != nil {
		return boltMeta{}, false
	}
	m, ok := metaOf(page[pageHead:])
	return m, ok && native.Uint64(page[:]) == uint64(min(at, 1)) && native.Uint16(page[8:]) == flagMeta
}

// metaOf reads the body of a meta page; false where its checksum says otherwise.
func metaOf(b []byte) (boltMeta, bool) {
	sum := fnv.New64a()
	sum.Write(b[:metaSize-8]) //nolint:errcheck // a hash never fails
	m := boltMeta{
		pageSize: int64(native.Uint32(b[8:])), root: native.Uint64(b[16:]),
		freelist: native.Uint64(b[32:]), pages: native.Uint64(b[40:]), txid: native.Uint64(b[48:]),
	}
	return m, native.Uint32(b) == boltMagic && native.Uint32(b[4:]) == boltVersion &&
		native.Uint64(b[56:]) == sum.Sum64() && m.pageSize >= 1024
}
