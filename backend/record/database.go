package record

import (
	"os"

	bolt "go.etcd.io/bbolt"
)

// A database is a file that bbolt has open.
type database struct {
	*bolt.DB
	file *os.File
	// broken tells that a change ended in a panic of bbolt, which leaves its locks held: it
	// can be changed no more, and closing it would wait for ever.
	broken bool
}

// openFile opens an existing file with bbolt; never a new one.
func openFile(path string, readOnly bool) (*database, error) {
	if err := inspect(path); err != nil {
		return nil, Fault(path, err)
	}
	db := &database{}
	err := guarded(path, func() (err error) {
		db.DB, err = bolt.Open(path, 0o600, &bolt.Options{
			Timeout: patience, ReadOnly: readOnly, FreelistType: bolt.FreelistMapType, OpenFile: db.open,
		})
		return err
	})
	if isPanic(err) { // bbolt has not let go of the file
		_ = db.file.Close()
	}
	if err != nil {
		return nil, Fault(path, err)
	}
	return db, nil
}

func (db *database) open(name string, flag int, mode os.FileMode) (file *os.File, err error) {
	file, err = os.OpenFile(name, flag, mode)
	if db.file == nil {
		db.file = file
	}
	return file, err
}

// Close closes the file; of a broken one it lets go, with the lock on it.
func (db *database) Close() error {
	if db.broken {
		return db.file.Close()
	}
	return db.DB.Close()
}
