// Package record keeps a checked bbolt file: what the public record and the
// private file stand on. It makes the file, holds it for one program, brings it
// up to date, turns what the disk does into faults that a person can act on,
// finds out what a failed commit left behind, looks the whole file over, copies
// it and puts a copy back.
//
// It refuses to know what is kept: no noun, no index, no right. Whoever opens a
// file gives its Options (name, buckets, migrations, the check of the content)
// and its methods.
//
// Each value is a record: one byte of format, the CRC-32C of the rest in 4 bytes,
// and JSON. bbolt has no checksums of its own, so a damaged value would else be
// read in silence. A value that only leads to another (an index entry, a code)
// may do without: it is checked against what it leads to.
//
// Every file has one bucket of this package's own, to which the others may add:
//
//	meta
//	  ├── schema ─▶ record: the schema version, a number
//	  ├── waiting ─▶ record: how many erased things may be in free pages; none: no key
//	  └── lineage ─▶ record: an id made with the file; copies keep it
package record

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"hash/crc32"

	"github.com/google/uuid"

	didban "didban.app/backend"
)

// Meta is the bucket that every file has.
const Meta = "meta"

// The keys of this package in Meta.
const (
	keySchema  = "schema"
	keyLineage = "lineage"
)

// format is the only format of record so far.
const format = 1

// head is the length of a record before its JSON.
const head = 5

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// NewID makes a new identifier, a UUIDv7.
func NewID() didban.ID { return didban.ID(uuid.Must(uuid.NewV7()).String()) }

// IDLength is the length of every didban.ID.
const IDLength = 36

// Wrap makes a record of JSON.
func Wrap(state []byte) []byte {
	out := make([]byte, head, head+len(state))
	out[0] = format
	binary.BigEndian.PutUint32(out[1:], crc32.Checksum(state, castagnoli))
	return append(out, state...)
}

// Encode makes a record of a value.
func Encode(v any) ([]byte, error) {
	state, err := json.Marshal(v)
	if err != nil {
		return nil, fmt.Errorf("encode %T: %w", v, err)
	}
	return Wrap(state), nil
}

// Unwrap returns the JSON of a record, still inside the transaction's memory;
// false where the record is damaged or there is none.
func Unwrap(value []byte) ([]byte, bool) {
	if len(value) < head || value[0] != format {
		return nil, false
	}
	state := value[head:]
	return state, binary.BigEndian.Uint32(value[1:]) == crc32.Checksum(state, castagnoli)
}

// Decode reads a record into v; false where the record is damaged or there is none.
func Decode(value []byte, v any) bool {
	state, ok := Unwrap(value)
	return ok && json.Unmarshal(state, v) == nil
}
