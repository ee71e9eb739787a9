package record

import (
	"errors"
	"fmt"
	"hash/crc32"
	"io/fs"
	"os"
	"strconv"

	bolt "go.etcd.io/bbolt"

	didban "didban.app/backend"
)

// A headMark is what the last commit left, kept beside the file as <name>.head. bbolt
// keeps its newest transaction by one of two pages at the front of the file; where that
// page is damaged it takes the older one without a word, and the last change is gone. The
// mark tells: a file that is behind it has lost something, and so has one that is missing.
//
// The mark is written after the commit and never synced: a crash can leave it behind the
// file, which says nothing wrong, and never before it.
type headMark struct {
	transaction int
	lineage     didban.ID
	seq         uint64 // of the newest sealed entry, 0 for none
	seal        string
}

// headEnding follows the name of the file.
const headEnding = ".head"

// headSlot is the room of a mark in its file. There are two, written in turn: a power cut
// in the middle of one leaves the other.
const headSlot = 256

// encode makes one line of text that fills the slot, its checksum first.
func (h headMark) encode() []byte {
	text := fmt.Sprintf("%d %s %d %s", h.transaction, h.lineage, h.seq, h.seal)
	line := fmt.Sprintf("%08x %s", crc32.Checksum([]byte(text), castagnoli), text)
	return fmt.Appendf(nil, "%-*s\n", headSlot-1, line)
}

func decodeHead(slot []byte) (h headMark, ok bool) {
	var sum uint32
	// an error is a mark without a seal: its fields are empty and the checksum decides
	_, _ = fmt.Sscanf(string(slot), "%x %d %s %d %s", &sum, &h.transaction, &h.lineage, &h.seq, &h.seal)
	text := fmt.Sprintf("%d %s %d %s", h.transaction, h.lineage, h.seq, h.seal)
	return h, sum == crc32.Checksum([]byte(text), castagnoli) && h.lineage != ""
}

// readHead reads the newest whole mark beside a file; false where there is none.
func readHead(path string) (headMark, bool, error) {
	b, err := os.ReadFile(path + headEnding)
	if errors.Is(err, fs.ErrNotExist) {
		return headMark{}, false, nil
	}
	if err != nil {
		return headMark{}, false, err
	}
	var newest headMark
	found := false
	for at := 0; at+headSlot <= len(b) && at < 2*headSlot; at += headSlot {
		if h, ok := decodeHead(b[at : at+headSlot]); ok && (!found || h.transaction > newest.transaction) {
			newest, found = h, true
		}
	}
	return newest, found, nil
}

// writeHead keeps the mark. What fails leaves an older mark, which tells less and nothing
// wrong; so no commit fails because of it.
func writeHead(path string, h headMark) error {
	f, err := os.OpenFile(path+headEnding, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return fmt.Errorf("keep the head: %w", err)
	}
	_, err = f.WriteAt(h.encode(), int64(h.transaction%2)*headSlot)
	return errors.Join(err, f.Close())
}

// forgetHead takes the mark away, before another file takes the place of the one it is of.
func forgetHead(path string) error { return ignoreMissing(os.Remove(path + headEnding)) }

// headOf is the mark that a file ought to have.
func headOf(b *bolt.Tx, opts *Options, lineage didban.ID) (headMark, error) {
	h := headMark{transaction: b.ID(), lineage: lineage}
	if opts.Seal == nil {
		return h, nil
	}
	var err error
	h.seq, h.seal, err = opts.Seal(&Tx{bolt: b, opts: opts}, 0)
	return h, err
}

// checkHead holds a file against the mark beside it. It fails with CodeDamaged
// "store.behind" for a file that has lost its last changes or is an older copy, and
// "store.otherHead" for another file than the one that was here.
func checkHead(tx *Tx, path string, lineage didban.ID) error {
	mark, found, err := readHead(path)
	if err != nil || !found {
		return err
	}
	if mark.lineage != lineage {
		return headFault(path, "store.otherHead", tx.bolt.ID(), mark)
	}
	if tx.bolt.ID() < mark.transaction {
		return headFault(path, "store.behind", tx.bolt.ID(), mark)
	}
	if tx.opts.Seal == nil || mark.seq == 0 {
		return nil
	}
	_, seal, err := tx.opts.Seal(tx, mark.seq)
	if err == nil && seal != mark.seal {
		err = headFault(path, "store.otherHead", tx.bolt.ID(), mark)
	}
	return err
}

func headFault(path, key string, have int, mark headMark) *didban.Error {
	e := damagedFile(path)
	e.Key = key
	e.Args["lost"] = strconv.Itoa(max(mark.transaction-have, 0))
	return e
}
