package record

import (
	"context"
	"errors"
	"os"

	bolt "go.etcd.io/bbolt"
)

// bbolt holds all that a transaction writes in memory, and twice when it commits. So a change
// that is larger is written beside the file: into a copy, in parts that are each let go of, and
// the copy takes the file's place when the last one is in it. For everybody else it is one change
// as any other: until then they see the file as it was, and if the change fails or the program is
// killed it still is that.

// besideEnding follows the name of the file.
const besideEnding = ".beside"

// besidePart is how many bytes of what is told to Wrote make up a part.
const besidePart = 4 << 20

// A beside is the copy that a large change is written into.
type beside struct {
	db      *database
	pending int // bytes in the part that is being written
}

var errTooLate = errors.New("a large change that has begun already")

// errBeside takes the transaction of the file itself back without a fault.
var errBeside = errors.New("written beside the file")

// Beside lets the change that begins be written beside the file, for which the disk needs room
// for the file once more. It comes before anything is written, which would not come along.
func (tx *Tx) Beside() error {
	if tx.beside != nil {
		return nil
	}
	if !tx.Writable() {
		return NotWritable("large change")
	}
	done := tx.bolt.Stats()
	if tx.path == "" || done.GetNodeCount() > 0 { // bbolt makes a node of each page that is to be another
		return errTooLate
	}
	path := tx.path + besideEnding
	db, err := copyBeside(tx.bolt, path)
	if err != nil {
		return Fault(tx.path, errors.Join(err, ignoreMissing(os.Remove(path))))
	}
	tx.beside = &beside{db: db}
	return tx.nextPart()
}

// copyBeside copies a file as a transaction sees it that has written nothing, and opens the copy.
func copyBeside(tx *bolt.Tx, path string) (*database, error) {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, err
	}
	if err = errors.Join(writeTo(tx, f), f.Close()); err != nil {
		return nil, err
	}
	db, err := openFile(path, false)
	if err == nil {
		db.NoSync = true // nobody reads it before it is synced as a whole
	}
	return db, err
}

// Wrote notes that so many bytes were written. Where they stand beside the file and are many they
// are let go of: no bucket, value or walk of the transaction may be in use then.
func (tx *Tx) Wrote(bytes int) error {
	if tx.beside == nil {
		return nil
	}
	if tx.beside.pending += bytes; tx.beside.pending < besidePart {
		return nil
	}
	if err := tx.commitPart(); err != nil {
		return Fault(tx.path, err)
	}
	return tx.nextPart()
}

func (tx *Tx) commitPart() error {
	db := tx.beside.db
	err := guarded(db.path, tx.bolt.Commit)
	db.broken = db.broken || isPanic(err)
	return err
}

func (tx *Tx) nextPart() error {
	b, err := tx.beside.db.Begin(true)
	if err == nil {
		tx.bolt, tx.beside.pending = b, 0
	}
	return Fault(tx.path, err)
}

// finishBeside brings what was written beside the file to the disk and gives the number of the
// last transaction. After the last part nothing is committed once more, so that either of the two
// meta pages leads to the whole.
func (tx *Tx) finishBeside() (number int64, err error) {
	if err = tx.commitPart(); err == nil {
		err = tx.nextPart()
	}
	if err == nil {
		number = int64(tx.bolt.ID())
		err = tx.commitPart()
	}
	if err == nil {
		err = tx.beside.db.Sync()
	}
	if err == nil {
		err = tx.beside.db.Close()
	}
	if err == nil {
		err = soundPages(context.Background(), tx.beside.db.path)
	}
	return number, err
}

// dropBeside takes away what is left of a change that was written beside the file.
func (tx *Tx) dropBeside() {
	if tx.beside == nil {
		return
	}
	db := tx.beside.db
	if !db.broken {
		_ = tx.bolt.Rollback() // it fails where the transaction has ended already
	}
	_ = db.Close()
	_ = os.Remove(db.path) // it isn't there once it is the file, and the next start sweeps
}

// takeBeside puts what was written beside the file in its place.
func (f *File) takeBeside(tx *Tx) error {
	number, err := tx.finishBeside()
	if err != nil {
		return f.opened(Fault(f.path, err))
	}
	f.opening.Lock()
	err = f.exchange(tx.beside.db.path)
	f.opening.Unlock()
	if err != nil {
		return f.doubted(number, Fault(f.path, err))
	}
	return nil
}
