package didban

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
)

// AuditEntry (رخداد) is one link of the tamper-evident record: it names a saved
// state by its digest and seals itself and the entry before it. Changing or
// removing an old entry breaks every seal after it. It names nobody, as Version does.
type AuditEntry struct {
	Seq     uint64 `json:"seq"`             // the Change it belongs to
	At      int64  `json:"at"`              // Unix ms
	Actor   ID     `json:"actor,omitempty"` // empty for the program
	Role    Role   `json:"role"`
	Reason  string `json:"reason,omitempty"` // the version's Why
	Op      Op     `json:"op"`
	Kind    Kind   `json:"kind"`
	ID      ID     `json:"id"`
	Version int    `json:"version"`
	// Digest is the SHA-256 of the saved state, hex; of nothing for a deletion.
	Digest string `json:"digest"`
	// Previous is the Seal of the entry before, empty for the first.
	Previous string `json:"previous"`
	// Seal is the SHA-256, hex, of the entry's JSON with an empty Seal.
	Seal string `json:"seal"`
}

// Change is the row of the feed that belongs to the entry.
func (e AuditEntry) Change() Change {
	return Change{Seq: e.Seq, At: e.At, Kind: e.Kind, ID: e.ID, Op: e.Op, Version: e.Version}
}

// Sealed returns the entry with its Seal set.
func (e AuditEntry) Sealed() AuditEntry {
	e.Seal = ""
	e.Seal = sealOf(e)
	return e
}

// sealOf is the SHA-256, hex, of an entry's JSON.
func sealOf(entry any) string {
	b, err := json.Marshal(entry)
	if err != nil {
		panic(err) // strings and numbers always marshal
	}
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

// Follows reports whether the entry is whole and stands right after previous.
func (e AuditEntry) Follows(previous AuditEntry) bool {
	return e.Seq == previous.Seq+1 && e.Previous == previous.Seal && e.Sealed().Seal == e.Seal
}
