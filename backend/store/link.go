package store

import (
	"fmt"

	didban "didban.app/backend"
	"didban.app/backend/record"
)

// AuditEnd is how many entries the audit record should have: as many as the feed has changes,
// so that a cut end shows.
func (tx *Tx) AuditEnd() uint64 {
	return max(lastSeq(tx.file.Bucket(bucketChange)), lastSeq(tx.file.Bucket(bucketAudit)))
}

// AuditEntry reads the audit entry of a sequence; CodeDamaged where it can't be believed or is
// not there.
func (tx *Tx) AuditEntry(seq uint64) (didban.AuditEntry, error) {
	var e didban.AuditEntry
	found, err := tx.file.Read(&e, record.SeqKey(seq), bucketAudit)
	if err != nil || !found || e.Seq != seq {
		return didban.AuditEntry{}, record.DamagedSeq(bucketAudit, seq)
	}
	return e, nil
}

// CheckLink holds the audit entry that comes after another one against that one's seal, and
// against its change, its version and the state that it sealed.
func (tx *Tx) CheckLink(previous didban.AuditEntry) (didban.AuditEntry, []Finding) {
	var f record.Findings
	e, err := tx.AuditEntry(previous.Seq + 1)
	if err != nil || !e.Follows(previous) {
		f.Add("check.audit", "after", fmt.Sprint(previous.Seq))
	}
	if err == nil {
		tx.checkEntry(e, &f)
	}
	return e, f.List()
}
