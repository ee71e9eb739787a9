package record

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"strconv"

	"didban.app/backend/progress"
)

// checkPages walks the whole tree of pages in the file itself, each page once
// and each element inside its page, so that bbolt can be let at what passes.
func checkPages(ctx context.Context, path string, found *Findings) (boltMeta, error) {
	f, err := os.Open(path)
	if err != nil {
		return boltMeta{}, err
	}
	meta, err := readMeta(f, path)
	if err == nil {
		err = walkPages(ctx, f, meta, found)
	}
	return meta, errors.Join(err, f.Close())
}

func walkPages(ctx context.Context, file *os.File, meta boltMeta, found *Findings) error {
	w := pageWalk{file: file, meta: meta, seen: make([]bool, meta.pages), found: found}
	if err := w.tree(ctx); err != nil {
		return err
	}
	w.free()
	return nil
}

// checkPagesOf walks the pages of one transaction of an open file; none of them is written
// over while the transaction lasts.
func checkPagesOf(ctx context.Context, txid uint64, path string, found *Findings) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	info, err := f.Stat()
	if err == nil {
		for _, at := range metaPlaces(info.Size()) {
			if m, ok := metaAt(f, at); ok && m.txid == txid {
				err = walkPages(ctx, f, m, found)
				break
			} // else two changes have gone by since it began: the next look will see it
		}
	}
	return errors.Join(err, f.Close())
}

type pageWalk struct {
	file  *os.File
	meta  boltMeta
	seen  []bool
	page  []byte    // the one that was read last
	queue []pageRef // pages still to be read
	found *Findings
}

// pageRef leads to a page, whose keys are to begin at low and stay below high, nil for
// no end.
type pageRef struct {
	id        uint64
	low, high []byte
}

func (w *pageWalk) fault(id uint64, format string, args ...any) {
	w.found.Add("check.pages", "page", strconv.FormatUint(id, 10), "detail", fmt.Sprintf(format, args...))
}

func (w *pageWalk) tree(ctx context.Context) error {
	w.queue = []pageRef{{id: w.meta.root}}
	for read := int64(0); len(w.queue) > 0; read++ {
		if err := progress.At(ctx, progress.Pages, read*w.meta.pageSize, int64(w.meta.pages)*w.meta.pageSize); err != nil {
			return err
		}
		ref := w.queue[len(w.queue)-1]
		w.queue = w.queue[:len(w.queue)-1]
		if page, ok := w.load(ref.id); ok {
			w.elements(ref, page)
		}
	}
	return nil
}

// load reads a page with its overflow and marks all of it as seen. What it returns is read
// over by the next load, but for a branch, whose keys bound other pages.
func (w *pageWalk) load(id uint64) ([]byte, bool) {
	if id < 2 || id >= w.meta.pages {
		w.fault(id, "outside the file")
		return nil, false
	}
	if !w.read(id, 0) {
		return nil, false
	}
	overflow := uint64(native.Uint32(w.page[12:]))
	if native.Uint64(w.page) != id || overflow >= w.meta.pages-id {
		w.fault(id, "head")
		return nil, false
	}
	if !w.mark(id, overflow) || overflow > 0 && !w.read(id, overflow) {
		return nil, false
	}
	if native.Uint16(w.page[8:]) == flagBranch {
		return bytes.Clone(w.page), true
	}
	return w.page, true
}

func (w *pageWalk) read(id, overflow uint64) bool {
	size := int64(1+overflow) * w.meta.pageSize
	if int64(cap(w.page)) < size {
		w.page = make([]byte, size)
	}
	w.page = w.page[:size]
	if _, err := w.file.ReadAt(w.page, int64(id)*w.meta.pageSize); err != nil {
		w.fault(id, "%v", err)
		return false
	}
	return true
}

func (w *pageWalk) mark(id, overflow uint64) bool {
	for one := id; one <= id+overflow; one++ {
		if w.seen[one] {
			w.fault(one, "used twice")
			return false
		}
		w.seen[one] = true
	}
	return true
}

// elements checks a branch or leaf page, or the leaf inside a small bucket.
func (w *pageWalk) elements(ref pageRef, page []byte) {
	count := int(native.Uint16(page[10:]))
	if pageHead+count*elementSize > len(page) {
		w.fault(ref.id, "%d elements", count)
		return
	}
	kind := native.Uint16(page[8:])
	if !isDense(page, kind, count) {
		w.fault(ref.id, "a gap between its %d elements", count)
		return
	}
	keys := make([][]byte, count)
	for i := range count {
		at := pageHead + i*elementSize
		ok := false
		switch kind {
		case flagBranch:
			keys[i], ok = branchKey(page, at)
		case flagLeaf:
			keys[i], ok = w.leaf(ref.id, page, at)
		}
		if !ok || !inOrder(ref, keys, i) {
			w.fault(ref.id, "element %d", i)
			return
		}
	}
	if kind != flagBranch {
		return
	}
	for i, low := range keys {
		child := pageRef{native.Uint64(page[pageHead+i*elementSize+8:]), low, ref.high}
		if i+1 < count {
			child.high = keys[i+1]
		}
		w.queue = append(w.queue, child)
	}
}

// isDense reports whether the keys and values of a page stand as bbolt writes them: the first
// right behind the elements, each of the others right behind the one before. Else a count
// that has become smaller would take the last elements away unseen.
func isDense(page []byte, kind uint16, count int) bool {
	next := pageHead + count*elementSize
	if count == 0 {
		return len(page) <= next || allZero(page[next:min(len(page), next+elementSize)])
	}
	for i := range count {
		at := pageHead + i*elementSize
		from, length := at+int(native.Uint32(page[at+4:])), int(native.Uint32(page[at+8:]))+int(native.Uint32(page[at+12:]))
		if kind == flagBranch {
			from, length = at+int(native.Uint32(page[at:])), int(native.Uint32(page[at+4:]))
		}
		if from != next {
			return false
		}
		next += length
	}
	return true
}

func allZero(b []byte) bool { return len(bytes.Trim(b, "\x00")) == 0 }

// inOrder reports whether a key stands after the one before it and inside its page's bounds.
func inOrder(ref pageRef, keys [][]byte, i int) bool {
	if i > 0 && bytes.Compare(keys[i-1], keys[i]) >= 0 {
		return false
	}
	return bytes.Compare(keys[i], ref.low) >= 0 && (ref.high == nil || bytes.Compare(keys[i], ref.high) < 0)
}

func branchKey(page []byte, at int) ([]byte, bool) {
	key := span{at + int(native.Uint32(page[at:])), int(native.Uint32(page[at+4:]))}
	return key.of(page)
}

func (w *pageWalk) leaf(id uint64, page []byte, at int) ([]byte, bool) {
	flags := native.Uint32(page[at:])
	key := span{at + int(native.Uint32(page[at+4:])), int(native.Uint32(page[at+8:]))}
	value, ok := span{key.from + key.length, int(native.Uint32(page[at+12:]))}.of(page)
	name, inside := key.of(page)
	if !ok || !inside || flags&^bucketLeaf != 0 {
		return nil, false
	}
	return name, flags != bucketLeaf || w.bucket(id, value)
}

func (w *pageWalk) bucket(id uint64, value []byte) bool {
	if len(value) < bucketHead {
		return false
	}
	if root := native.Uint64(value); root != 0 {
		w.queue = append(w.queue, pageRef{id: root})
		return true
	}
	inline := value[bucketHead:]
	if len(inline) < pageHead || native.Uint16(inline[8:]) != flagLeaf {
		return false
	}
	w.elements(pageRef{id: id}, inline)
	return true
}

// span is a stretch of a page; both numbers come from 32 bits each.
type span struct{ from, length int }

// of cuts the stretch out; false where it leads outside the page's body.
func (s span) of(page []byte) ([]byte, bool) {
	if s.from < pageHead || s.length < 0 || s.from+s.length > len(page) {
		return nil, false
	}
	return page[s.from : s.from+s.length], true
}

// free checks that no page on the list of free ones is in use: bbolt would write
// over it.
func (w *pageWalk) free() {
	if w.meta.freelist == noFreelist {
		return
	}
	page, ok := w.load(w.meta.freelist)
	if !ok {
		return
	}
	ids := page[pageHead:]
	count := uint64(native.Uint16(page[10:]))
	if count == 0xFFFF { // too many for the head
		count, ids = native.Uint64(ids), ids[8:]
	}
	if native.Uint16(page[8:]) != flagFreelist || count > uint64(len(ids)/8) {
		w.fault(w.meta.freelist, "%d free pages", count)
		return
	}
	for i := range count {
		id := native.Uint64(ids[8*i:])
		if id < 2 || id >= w.meta.pages || !w.mark(id, 0) {
			w.fault(id, "free")
		}
	}
}
