package record

import (
	"errors"
	"os"

	bolt "go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"
)

// A database is a file that bbolt has open.
type database struct {
	*bolt.DB
	path string
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
	db := &database{path: path}
	err := guarded(path, func() (err error) {
		db.DB, err = bolt.Open(path, 0o600, &bolt.Options{
			Timeout: patience, ReadOnly: readOnly, FreelistType: bolt.FreelistMapType, OpenFile: db.open,
		})
		return err
	})
	if isPanic(err) { // bbolt has not let go of the file
		_ = db.file.Close()
	}
	if err == nil && !db.isAt(path) { // who held it has put another in its place meanwhile
		err = errors.Join(berrors.ErrTimeout, db.Close())
	}
	if err != nil {
		return nil, Fault(path, err)
	}
	return db, nil
}

// isAt reports whether the open file is the one that has the path.
func (db *database) isAt(path string) bool {
	own, err := db.file.Stat()
	there, err2 := os.Stat(path)
	return errors.Join(err, err2) == nil && os.SameFile(own, there)
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
