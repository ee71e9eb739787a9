package private

import (
	didban "didban.app/backend"
	"didban.app/backend/record"
)

// Log adds an entry to the access log: who did what with whom or what. Its sequence,
// instant and seal are set here.
func (tx *Tx) Log(actor didban.ID, what, about, detail string) error {
	last, err := tx.lastAccess()
	if err != nil {
		return err
	}
	entry := didban.AccessEntry{
		Seq: last.Seq + 1, At: tx.Now(), Actor: actor, What: what, About: about, Detail: detail, Previous: last.Seal,
	}.Sealed()
	return tx.Write(entry, record.SeqKey(entry.Seq), bucketAccess)
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

func (tx *Tx) lastAccess() (didban.AccessEntry, error) {
	var last didban.AccessEntry
	key, value := tx.Bucket(bucketAccess).Cursor().Last()
	if key != nil && !record.Decode(value, &last) {
		return last, record.DamagedSeq(bucketAccess, record.SeqOf(key))
	}
	return last, nil
}
