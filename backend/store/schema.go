// Package store keeps the truth of the program in one bbolt file, didban.db:
// every noun, every earlier state of it, who changed it and why, and the feed of
// changes that search, the map and every other follower read. Everything else
// in the data folder but the media can be made again from this file.
//
// It refuses to know what a noun means: no search, no geometry, no calendar, no
// sentence in any language. What a valid noun is stands in package didban.
//
// The key tree; └─▶ is a value, <…> is a part of a key:
//
//	meta
//	  └── schema ─▶ record: the schema version, a number
//	noun
//	  └── <kind>
//	        └── <id> ─▶ record: the present state
//	past
//	  └── <kind>
//	        └── <id> 00 <n> ─▶ record: a state that was replaced or deleted
//	version
//	  └── <kind>
//	        └── <id> 00 <n> ─▶ record: didban.Version, for deletions too
//	code
//	  └── <kind>
//	        └── <code> ─▶ id of the noun that has the code
//	index
//	  └── <index name>
//	        └── <part> 00 … <part> 00 <id> ─▶ nothing
//	count
//	  └── <kind> ─▶ record: how many nouns there are, a number
//	change
//	  └── <seq> ─▶ record: didban.Change
//	audit
//	  └── <seq> ─▶ record: didban.AuditEntry
//
// A kind, an id and an index name stand as text; seq is 8 bytes and n 4 bytes,
// big-endian, so that keys sort as numbers do. An index part is text, or an
// int64 in 8 bytes with its sign bit turned over.
//
// A record is one byte of format, the CRC-32C of the rest in 4 bytes, and JSON.
// bbolt has no checksums of its own, so every read checks the record's, and that
// what it says of itself agrees with the key it lay under: a damaged file gives
// an error, never a wrong value. A code or an index entry is checked against the
// noun it leads to.
//
// A new kind or a new index is a migration, because a missing bucket is damage.
package store

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"hash/crc32"
	"strings"

	didban "didban.app/backend"
)

// fileName is the store's file in the data folder.
const fileName = "didban.db"

// The top buckets.
const (
	bucketMeta    = "meta"
	bucketNoun    = "noun"
	bucketPast    = "past"
	bucketVersion = "version"
	bucketCode    = "code"
	bucketIndex   = "index"
	bucketCount   = "count"
	bucketChange  = "change"
	bucketAudit   = "audit"
)

// keySchema is the one key of bucketMeta.
const keySchema = "schema"

// separator ends every part of a key but the last.
const separator = 0x00

// bucketPath is the way to a bucket from the root of the file.
type bucketPath []string

func (p bucketPath) String() string { return strings.Join(p, "/") }

// layout lists every bucket of the file, a bucket before those inside it.
func layout() []bucketPath {
	out := []bucketPath{{bucketMeta}, {bucketCount}, {bucketChange}, {bucketAudit}, {bucketIndex}}
	for _, top := range []string{bucketNoun, bucketPast, bucketVersion, bucketCode} {
		out = append(out, bucketPath{top})
		for _, kind := range didban.Kinds {
			out = append(out, bucketPath{top, string(kind)})
		}
	}
	for _, ix := range indexes {
		out = append(out, bucketPath{bucketIndex, string(ix.name)})
	}
	return out
}

func seqKey(seq uint64) []byte { return binary.BigEndian.AppendUint64(nil, seq) }

func versionKey(id didban.ID, n int) []byte {
	return binary.BigEndian.AppendUint32(versionPrefix(id), uint32(n))
}

// idOfVersionKey cuts the id off the front of a version key.
func idOfVersionKey(key []byte) didban.ID { return didban.ID(key[:min(idLength, len(key))]) }

func versionPrefix(id didban.ID) []byte { return append([]byte(id), separator) }

// indexPrefix joins the leading parts of an index key, each ended by the
// separator. Parts are text or int64.
func indexPrefix(parts []any) ([]byte, error) {
	var out []byte
	for _, part := range parts {
		switch v := part.(type) {
		case string:
			out = append(out, partText.Replace(v)...)
		case didban.ID:
			out = append(out, v...)
		case didban.Kind:
			out = append(out, v...)
		case int64:
			out = binary.BigEndian.AppendUint64(out, uint64(v)^1<<63)
		default:
			return nil, fmt.Errorf("index key part %v of type %T", part, part)
		}
		out = append(out, separator)
	}
	return out, nil
}

// partText keeps the separator out of typed text, and the order of keys as it was.
var partText = strings.NewReplacer("\x00", "\x01\x01", "\x01", "\x01\x02")

// idLength is the length of every didban.ID, which ends every index key.
const idLength = 36

// idOfIndexKey cuts the id off the end of an index key.
func idOfIndexKey(key []byte) didban.ID {
	return didban.ID(key[max(0, len(key)-idLength):])
}

// recordFormat is the only format of record so far.
const recordFormat = 1

// recordHead is the length of a record before its JSON.
const recordHead = 5

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// record wraps JSON for the file.
func record(state []byte) []byte {
	out := make([]byte, recordHead, recordHead+len(state))
	out[0] = recordFormat
	binary.BigEndian.PutUint32(out[1:], crc32.Checksum(state, castagnoli))
	return append(out, state...)
}

// recordOf marshals and wraps a value.
func recordOf(v any) ([]byte, error) {
	state, err := json.Marshal(v)
	if err != nil {
		return nil, fmt.Errorf("encode %T: %w", v, err)
	}
	return record(state), nil
}

// unwrap returns the JSON of a record, still inside the transaction's memory;
// false where the record is damaged.
func unwrap(value []byte) ([]byte, bool) {
	if len(value) < recordHead || value[0] != recordFormat {
		return nil, false
	}
	state := value[recordHead:]
	return state, binary.BigEndian.Uint32(value[1:]) == crc32.Checksum(state, castagnoli)
}

// decode reads a record into v; false where the record is damaged.
func decode(value []byte, v any) bool {
	state, ok := unwrap(value)
	return ok && json.Unmarshal(state, v) == nil
}
