package private

import (
	"errors"
	"fmt"

	didban "didban.app/backend"
	"didban.app/backend/record"
)

// Log adds an entry to the access log: who did what with whom or what. Its sequence,
// instant and seal are set here, and the log's head moves in the same transaction. The
// instant is never before that of the entry before, unless an administrator has called the clock right since.
func (tx *Tx) Log(actor didban.ID, what, about, detail string) error {
	head, err := accessHeadOf(tx.Tx)
	if err != nil {
		return err
	}
	at, err := tx.nextAccess(head)
	if err != nil {
		return err
	}
	entry := didban.AccessEntry{
		Seq: head.Seq + 1, At: at, Actor: actor, What: what, About: about, Detail: detail, Previous: head.Seal,
	}.Sealed()
	return firstError(
		tx.Write(entry, record.SeqKey(entry.Seq), bucketAccess),
		tx.Write(accessHead{entry.Seq, entry.Seal}, []byte(keyAccess), record.Meta),
	)
}

// nextAccess is the instant of the next entry.
func (tx *Tx) nextAccess(head accessHead) (int64, error) {
	last, err := tx.lastAccess(head)
	clock, err2 := tx.Clock()
	if err := errors.Join(err, err2); err != nil {
		return 0, err
	}
	if head.Seq == clock.Access {
		return tx.now, nil
	}
	return didban.NextTime(last, tx.now), nil
}

// LastAccess is the sequence and the instant (Unix ms) of the newest entry; zeros where
// there is none.
func (tx *Tx) LastAccess() (seq uint64, at int64, err error) {
	head, err := accessHeadOf(tx.Tx)
	if err == nil {
		at, err = tx.lastAccess(head)
	}
	return head.Seq, at, err
}

func (tx *Tx) lastAccess(head accessHead) (int64, error) {
	var entry didban.AccessEntry
	_, err := tx.Read(&entry, record.SeqKey(head.Seq), bucketAccess)
	return entry.At, err
}

// Access lists up to limit entries of the access log after a sequence, in order.
func (tx *Tx) Access(after uint64, limit int) ([]didban.AccessEntry, error) {
	var out []didban.AccessEntry
	for key, value := range record.Walk(tx.Bucket(bucketAccess), nil, record.Forward) {
		if record.SeqOf(key) <= after {
			continue
		}
		var entry didban.AccessEntry
		if !record.Decode(value, &entry) {
			return nil, record.DamagedSeq(bucketAccess, record.SeqOf(key))
		}
		if out = append(out, entry); len(out) == limit {
			break
		}
	}
	return out, nil
}

// AccessEnd is how many entries the access log has by its head, or holds beyond it.
func (tx *Tx) AccessEnd() (uint64, error) {
	head, err := accessHeadOf(tx.Tx)
	key, _ := tx.Bucket(bucketAccess).Cursor().Last()
	return max(head.Seq, record.SeqOf(key)), err
}

// AccessEntry reads the entry of a sequence; CodeDamaged where it can't be believed or is not
// there.
func (tx *Tx) AccessEntry(seq uint64) (didban.AccessEntry, error) {
	var e didban.AccessEntry
	found, err := tx.Read(&e, record.SeqKey(seq), bucketAccess)
	if err != nil || !found || e.Seq != seq {
		return didban.AccessEntry{}, record.DamagedSeq(bucketAccess, seq)
	}
	return e, nil
}

// IsAccessHead reports whether the log ends with an entry, as its head says.
func (tx *Tx) IsAccessHead(e didban.AccessEntry) (bool, error) {
	head, err := accessHeadOf(tx.Tx)
	return head == accessHead{e.Seq, e.Seal}, err
}

// keyAccess is the key of the head of the access log.
const keyAccess = "access"

// accessHead is where the access log ends: how many entries it has, and the last one's
// seal. Without it the log could be cut short unseen.
type accessHead struct {
	Seq  uint64 `json:"seq"`
	Seal string `json:"seal"`
}

// accessHeadOf reads the head; the zero one belongs to a log without entries.
func accessHeadOf(tx *record.Tx) (head accessHead, err error) {
	_, err = tx.Read(&head, []byte(keyAccess), record.Meta)
	return head, err
}

// addAccessHead is the way from schema 1, which had no head.
func addAccessHead(tx *record.Tx) error {
	key, value := tx.Bucket(bucketAccess).Cursor().Last()
	if key == nil {
		return nil
	}
	var last didban.AccessEntry
	if !record.Decode(value, &last) {
		return record.DamagedSeq(bucketAccess, record.SeqOf(key))
	}
	return tx.Write(accessHead{last.Seq, last.Seal}, []byte(keyAccess), record.Meta)
}

// checkAccess follows the access log link by link, up to its head.
func checkAccess(tx *record.Tx, found *record.Findings) error {
	var last didban.AccessEntry
	broken := func() { found.Add("check.access", "after", fmt.Sprint(last.Seq)) }
	for _, value := range record.Walk(tx.Bucket(bucketAccess), nil, record.Forward) {
		var entry didban.AccessEntry
		if !record.Decode(value, &entry) || !entry.Follows(last) {
			broken()
		}
		last = entry
	}
	head, err := accessHeadOf(tx)
	if head != (accessHead{last.Seq, last.Seal}) {
		broken()
	}
	return err
}
