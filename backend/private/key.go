package private

import (
	"crypto/rand"

	"didban.app/backend/record"
)

// keySnapshot is the key of the secret under which followers lay down what they hold.
const keySnapshot = "snapshot"

// secretSize is that of SHA-256.
const secretSize = 32

// SnapshotKey is this file's secret for sealing what followers lay down; it is made when it
// is first asked for.
func (f *File) SnapshotKey() (key []byte, err error) {
	read := func(tx *Tx) error {
		_, err := tx.Read(&key, []byte(keySnapshot), record.Meta)
		return err
	}
	if err := f.View(read); err != nil || len(key) == secretSize {
		return key, err
	}
	err = f.Update(func(tx *Tx) error {
		key = make([]byte, secretSize)
		_, _ = rand.Read(key) // it never fails: the program would end
		return tx.Write(key, []byte(keySnapshot), record.Meta)
	})
	return key, err
}
