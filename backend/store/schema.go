// Package store keeps the public record of the city in one file, didban.db:
// every noun, every earlier state of it, who changed it and why, and the feed of
// changes that search, the map and every other follower read. Everything else
// in the data folder but the media can be made again from this file.
//
// It refuses to know what a noun means: no search, no geometry, no calendar, no
// sentence in any language. What a valid noun is stands in package didban.
//
// The key tree; └─▶ is a value, <…> is a part of a key:
//
//	meta ─ of package record: schema version and lineage
//	  └── erased ─▶ record: the sequences of the last erasures, by kind
//	noun
//	  └── <kind>
//	        └── <id> ─▶ record: the present state
//	past
//	  └── <kind>
//	        └── <id> 00 <n> ─▶ record: a state that was replaced or deleted, or the day on
//	                           which it was erased: {"erased":"2026-11-29"}
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
// A record is what package record makes of JSON, with a checksum. Every read checks
// it, and that what it says of itself agrees with the key it lay under: a damaged
// file gives an error, never a wrong value. A code or an index entry is checked
// against the noun it leads to.
//
// A new kind or a new index is a migration, because a missing bucket is damage. A new
// field that is left out where it is empty is none, nor is a new code of a vocabulary: the
// states that stand, and the seals over them, keep their bytes (Media.Focus, the kinds of
// documents among MediaUses).
// A file of schema 3 is carried over; one that is older still is imported anew.
package store

import (
	"encoding/binary"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/record"
)

// fileName is the store's file in the data folder.
const fileName = "didban.db"

// schema is the version of the key tree and of what may stand in it: 3 since the
// record holds nothing that the public may not see, 4 since it may hold the city's own lists
// of codes, 5 since units are nouns, 6 since messages are.
const schema = 6

// migrations lead up to schema from the version before the first of them.
func migrations(now func() time.Time) []record.Migration {
	return []record.Migration{
		(*record.Tx).AddBuckets,
		func(file *record.Tx) error { return makeUnits(file, now) },
		(*record.Tx).AddBuckets,
	}
}

// The top buckets.
const (
	bucketNoun    = "noun"
	bucketPast    = "past"
	bucketVersion = "version"
	bucketCode    = "code"
	bucketIndex   = "index"
	bucketCount   = "count"
	bucketChange  = "change"
	bucketAudit   = "audit"
)

// layout lists the buckets of the file, a bucket before those inside it.
func layout() []record.Path {
	out := []record.Path{{bucketCount}, {bucketChange}, {bucketAudit}, {bucketIndex}}
	for _, top := range []string{bucketNoun, bucketPast, bucketVersion, bucketCode} {
		out = append(out, record.Path{top})
		for _, kind := range didban.Kinds {
			out = append(out, record.Path{top, string(kind)})
		}
	}
	for _, ix := range indexes {
		out = append(out, record.Path{bucketIndex, string(ix.name)})
	}
	return out
}

func versionKey(id didban.ID, n int) []byte {
	return binary.BigEndian.AppendUint32(versionPrefix(id), uint32(n))
}

// idOfVersionKey cuts the id off the front of a version key.
func idOfVersionKey(key []byte) didban.ID { return didban.ID(key[:min(record.IDLength, len(key))]) }

func versionPrefix(id didban.ID) []byte { return append([]byte(id), record.Separator) }

// idOfIndexKey cuts the id off the end of an index key.
func idOfIndexKey(key []byte) didban.ID {
	return didban.ID(key[max(0, len(key)-record.IDLength):])
}
