package store

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"strconv"

	didban "didban.app/backend"
	"didban.app/backend/record"
)

// Versions lists every saved state of a noun, the oldest first, deletions too;
// none for a noun that was never stored.
func (tx *Tx) Versions(kind didban.Kind, id didban.ID) ([]didban.Version, error) {
	if err := known(kind); err != nil {
		return nil, err
	}
	var out []didban.Version
	for key, value := range record.Walk(tx.file.Bucket(bucketVersion, string(kind)), versionPrefix(id), record.Forward) {
		v, err := decodeVersion(kind, id, key, value)
		if err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	return out, nil
}

// AtVersion reads the noun as its n-th version left it; CodeNotFound where there
// is no such version, where it is a deletion, and "noun.versionErased" where its words were
// erased since.
func (tx *Tx) AtVersion(kind didban.Kind, id didban.ID, n int) (didban.Noun, error) {
	if err := known(kind); err != nil {
		return nil, err
	}
	key := versionKey(id, n)
	value := tx.file.Bucket(bucketVersion, string(kind)).Get(key)
	if value == nil {
		return nil, didban.Fault(didban.CodeNotFound, "noun.versionNotFound",
			"kind", string(kind), "id", string(id), "version", strconv.Itoa(n))
	}
	v, err := decodeVersion(kind, id, key, value)
	if err != nil {
		return nil, err
	}
	return tx.stateOf(v)
}

// AsOf reads the noun as it stood at an instant, Unix ms; CodeNotFound where it
// was not yet, or no longer, there. Where the clock was once set back, the
// newest version made by that instant counts.
func (tx *Tx) AsOf(kind didban.Kind, id didban.ID, at int64) (didban.Noun, error) {
	if err := known(kind); err != nil {
		return nil, err
	}
	for key, value := range record.Walk(tx.file.Bucket(bucketVersion, string(kind)), versionPrefix(id), record.Backward) {
		v, err := decodeVersion(kind, id, key, value)
		if err != nil {
			return nil, err
		}
		if v.At <= at {
			return tx.stateOf(v)
		}
	}
	return nil, notFound(kind, id)
}

// Audit returns up to limit audit entries with a sequence above after, in order.
func (tx *Tx) Audit(after uint64, limit int) ([]didban.AuditEntry, error) {
	var out []didban.AuditEntry
	c := tx.file.Bucket(bucketAudit).Cursor()
	for k, v := c.Seek(record.SeqKey(after + 1)); k != nil && len(out) < limit; k, v = c.Next() {
		var entry didban.AuditEntry
		seq := after + uint64(len(out)) + 1
		if !record.Decode(v, &entry) || entry.Seq != seq || !bytes.Equal(k, record.SeqKey(seq)) {
			return nil, record.DamagedSeq(bucketAudit, seq)
		}
		out = append(out, entry)
	}
	return out, nil
}

// stateOf reads the state that a version left: among the present ones if it is
// the newest, else among the past ones.
func (tx *Tx) stateOf(v didban.Version) (didban.Noun, error) {
	if v.TookBack() {
		return nil, notFound(v.Kind, v.ID)
	}
	value := tx.file.Bucket(bucketPast, string(v.Kind)).Get(versionKey(v.ID, v.N))
	if value == nil {
		value = tx.file.Bucket(bucketNoun, string(v.Kind)).Get([]byte(v.ID))
	}
	if day, erased := erasedDay(value); erased {
		return nil, didban.Fault(didban.CodeNotFound, "noun.versionErased",
			"kind", string(v.Kind), "id", string(v.ID), "version", strconv.Itoa(v.N), "day", string(day))
	}
	n, err := decodeNoun(v.Kind, v.ID, value)
	if err == nil && n.Head().Version != v.N {
		return nil, damaged(v.Kind, v.ID)
	}
	return n, err
}

func (tx *Tx) lastVersion(kind didban.Kind, id didban.ID) (didban.Version, error) {
	for key, value := range record.Walk(tx.file.Bucket(bucketVersion, string(kind)), versionPrefix(id), record.Backward) {
		return decodeVersion(kind, id, key, value)
	}
	return didban.Version{}, nil
}

func decodeVersion(kind didban.Kind, id didban.ID, key, value []byte) (didban.Version, error) {
	var v didban.Version
	if !record.Decode(value, &v) || v.Kind != kind || v.ID != id || !bytes.Equal(key, versionKey(id, v.N)) {
		return didban.Version{}, damaged(kind, id)
	}
	return v, nil
}

// remember writes the version, audit and change rows of a new state.
func (tx *Tx) remember(op didban.Op, after saved) error {
	v := didban.Version{
		Kind: after.kind, ID: after.head.ID, N: after.head.Version, Op: op,
		At: tx.now, Actor: tx.actor.ID, Role: tx.actor.Role(), Reason: tx.actor.Reason, Seq: tx.last.Seq + 1,
		Draft: tx.draft, Authors: tx.authors, Reasons: tx.reasons, Gone: op == didban.OpErase && after.noun == nil,
	}
	entry := didban.AuditEntry{
		Seq: v.Seq, At: v.At, Actor: v.Actor, Role: v.Role, Reason: v.Why(), Op: op, Kind: v.Kind, ID: v.ID,
		Version: v.N, Digest: digest(after.state), Previous: tx.last.Seal,
	}.Sealed()
	change := didban.Change{Seq: v.Seq, At: v.At, Kind: v.Kind, ID: v.ID, Op: op, Version: v.N}
	if err := tx.file.Write(v, versionKey(v.ID, v.N), bucketVersion, string(v.Kind)); err != nil {
		return err
	}
	if err := tx.file.Write(entry, record.SeqKey(v.Seq), bucketAudit); err != nil {
		return err
	}
	if err := tx.file.Write(change, record.SeqKey(v.Seq), bucketChange); err != nil {
		return err
	}
	tx.last = entry
	return nil
}

// digest is what an audit entry says of a state's JSON.
func digest(state []byte) string {
	sum := sha256.Sum256(state)
	return hex.EncodeToString(sum[:])
}
