package private

import (
	"crypto/sha256"
	"encoding/hex"

	"didban.app/backend/record"
)

// Try counts the failed attempts to sign in under one name.
type Try struct {
	Count int   `json:"count"`
	Last  int64 `json:"last"`  // Unix ms
	Until int64 `json:"until"` // Unix ms; none before that
}

// maxTries is how many names have a count of their own; all others share one.
const maxTries = 1000

// The keys that are no name's own.
const (
	TryUnknown = "?" // names that nobody has
	TryAll     = "*" // all names together
)

// Try reads the attempts under a key: a folded name, TryUnknown or TryAll.
func (tx *Tx) Try(key string) (Try, error) {
	var t Try
	_, err := tx.Read(&t, tx.tryKey(key), bucketTry)
	return t, err
}

// PutTry keeps the attempts under a key.
func (tx *Tx) PutTry(key string, t Try) error { return tx.Write(t, tx.tryKey(key), bucketTry) }

// DropTry forgets the attempts under a key.
func (tx *Tx) DropTry(key string) error { return tx.Delete(tx.tryKey(key), bucketTry) }

// ChangeTries puts what change makes of each count in its place.
func (tx *Tx) ChangeTries(change func(Try) Try) error {
	for key, value := range record.Walk(tx.Bucket(bucketTry), nil, record.Forward) {
		var t Try
		if !record.Decode(value, &t) {
			return record.Damaged(bucketTry, string(key))
		}
		if next := change(t); next != t {
			if err := tx.Write(next, key, bucketTry); err != nil {
				return err
			}
		}
	}
	return nil
}

// ForgetTries takes up to limit counts away that are over, and tells whether there may be more.
func (tx *Tx) ForgetTries(over func(Try) bool, limit int) (more bool, err error) {
	return forget(tx, bucketTry, over, limit)
}

// tryKey is where a name's attempts lie; once there are many names, a new one shares
// the place of the unknown.
func (tx *Tx) tryKey(key string) []byte {
	if key == TryUnknown || key == TryAll {
		return []byte(key)
	}
	sum := sha256.Sum256([]byte(foldedName(key)))
	own := []byte(hex.EncodeToString(sum[:8]))
	if tx.Has(own, bucketTry) || record.Size(tx.Bucket(bucketTry)) < maxTries {
		return own
	}
	return []byte(TryUnknown)
}
