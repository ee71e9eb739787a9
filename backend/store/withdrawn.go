package store

import (
	didban "didban.app/backend"
	"didban.app/backend/record"
)

// Withdrawn is the deletion or erasure that took a noun back, its last version; false for one that is
// there, or never was.
func (tx *Tx) Withdrawn(kind didban.Kind, id didban.ID) (didban.Version, bool, error) {
	if err := known(kind); err != nil {
		return didban.Version{}, false, err
	}
	last, err := tx.lastVersion(kind, id)
	return last, err == nil && last.TookBack(), err
}

// WithdrawnCode is the newest deletion of a noun that had the code to the end; false where
// there is none. It reads every version of the kind.
func (tx *Tx) WithdrawnCode(kind didban.Kind, code string) (found didban.Version, ok bool, err error) {
	if err := known(kind); err != nil {
		return found, false, err
	}
	for key, value := range record.Walk(tx.file.Bucket(bucketVersion, string(kind)), nil, record.Forward) {
		v, err := decodeVersion(kind, idOfVersionKey(key), key, value)
		if err != nil || v.Op != didban.OpDelete || ok && v.Seq < found.Seq {
			continue // a damaged version is told where its noun is asked for
		}
		before, err := tx.AtVersion(kind, v.ID, v.N-1)
		if err != nil || before.Head().Code != code {
			continue
		}
		last, err := tx.lastVersion(kind, v.ID)
		if err == nil && last.N == v.N {
			found, ok = v, true
		}
	}
	return found, ok, nil
}
