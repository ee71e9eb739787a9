package store

import (
	"errors"
	"fmt"
	"path/filepath"
	"sync"
	"time"

	bolt "go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"

	didban "didban.app/backend"
)

// patience is how long Open waits for another program to let go of the file.
const patience = time.Second

// Options are what Open may be told.
type Options struct {
	Now func() time.Time // nil: time.Now
}

// Store is the open file. It is safe for many goroutines: readers never wait,
// writers go one after another. A function given to View or Update must not call
// the store again.
type Store struct {
	path    string
	now     func() time.Time
	tide    *tide
	writing sync.Mutex // held by the one writer
	opening sync.RWMutex
	bolt    *bolt.DB // replaced when a commit failed, under opening
}

// Open opens the store in a data folder, and makes folder and file where there
// are none. It fails with CodeBusy while another program has the file open,
// CodeDamaged for a file that can't be a whole store, CodeTooNew for one that a
// newer program wrote, and CodeDisk.
func Open(dir string, opts Options) (*Store, error) { return openWith(dir, opts, migrations) }

func openWith(dir string, opts Options, steps []migration) (*Store, error) {
	path := filepath.Join(dir, fileName)
	if err := create(dir, path, schemaOf(steps)); err != nil {
		return nil, fileFault(path, err)
	}
	db, err := openFile(path, false)
	if err != nil {
		return nil, err
	}
	s := &Store{bolt: db, path: path, now: opts.Now}
	if s.now == nil {
		s.now = time.Now
	}
	if err := guarded(path, func() error { return s.prepare(steps) }); err != nil {
		return nil, errors.Join(fileFault(path, err), db.Close())
	}
	return s, nil
}

// prepare brings the file up to date and finds the end of its feed.
func (s *Store) prepare(steps []migration) error {
	if err := migrate(s.bolt, s.path, steps); err != nil {
		return err
	}
	return s.bolt.View(func(b *bolt.Tx) error {
		if err := checkLayout(b, s.path); err != nil {
			return err
		}
		last, err := lastEntry(b)
		s.tide = newTide(last.Seq)
		return err
	})
}

// Close waits for the transactions under way and closes the file. Whoever waits
// for a change is told that the store is closed.
func (s *Store) Close() error {
	s.writing.Lock()
	defer s.writing.Unlock()
	s.tide.close()
	if err := s.file().Close(); err != nil {
		return fmt.Errorf("close %s: %w", fileName, err)
	}
	return nil
}

// View runs fn on one instant of the store. Do no slow work in it: while it runs
// the file can't use its free space again.
func (s *Store) View(fn func(*Tx) error) error {
	return opened(guarded(s.path, func() error {
		return s.file().View(func(b *bolt.Tx) error { return fn(&Tx{bolt: b}) })
	}))
}

// Update runs fn in a transaction that is kept whole or not at all: every noun
// that fn puts or deletes is saved with its version, audit entry and change row
// under the actor's name. An error of fn changes nothing. Where the disk fails,
// CodeDisk says so and the old state stands.
func (s *Store) Update(actor didban.Actor, fn func(*Tx) error) error {
	s.writing.Lock()
	defer s.writing.Unlock()
	var end didban.AuditEntry
	committing := false
	err := guarded(s.path, func() error {
		return s.file().Update(func(b *bolt.Tx) error {
			var err error
			end, err = s.update(b, actor, fn)
			committing = err == nil
			return err
		})
	})
	if err != nil && committing {
		err = s.recover(end, err)
	}
	switch {
	case errors.Is(err, errUnchanged):
		return nil
	case err != nil:
		return opened(err)
	}
	s.tide.rise(end.Seq)
	return nil
}

func (s *Store) file() *bolt.DB {
	s.opening.RLock()
	defer s.opening.RUnlock()
	return s.bolt
}

// recover finds out what a failed commit left behind. It may have reached the
// disk all the same, and what bbolt holds in memory is not to be trusted: the
// file is opened again, and the transaction stands if the feed ends with it.
func (s *Store) recover(end didban.AuditEntry, cause error) error {
	s.opening.Lock()
	defer s.opening.Unlock()
	if err := s.bolt.Close(); err != nil {
		return errors.Join(fileFault(s.path, cause), err)
	}
	db, err := openFile(s.path, false)
	if err != nil {
		return errors.Join(fileFault(s.path, cause), err)
	}
	s.bolt = db
	var last didban.AuditEntry
	err = guarded(s.path, func() error {
		return db.View(func(b *bolt.Tx) error {
			last, err = lastEntry(b)
			return err
		})
	})
	if err == nil && last.Seal == end.Seal {
		return nil
	}
	return errors.Join(fileFault(s.path, cause), err)
}

// errUnchanged rolls a transaction back in which nothing was changed, which
// saves the disk a write.
var errUnchanged = errors.New("nothing changed")

// update runs fn and returns the new end of the audit chain.
func (s *Store) update(b *bolt.Tx, actor didban.Actor, fn func(*Tx) error) (didban.AuditEntry, error) {
	last, err := lastEntry(b)
	if err != nil {
		return last, err
	}
	tx := &Tx{bolt: b, actor: actor, now: s.now().UnixMilli(), last: last, counts: map[didban.Kind]int{}}
	if err := fn(tx); err != nil {
		return last, err
	}
	if err := tx.finish(); err != nil {
		return last, err
	}
	if tx.last.Seq == last.Seq {
		return last, errUnchanged
	}
	return tx.last, nil
}

// opened names the error of a closed store.
func opened(err error) error {
	if errors.Is(err, berrors.ErrDatabaseNotOpen) {
		return errClosed()
	}
	return err
}

// lastEntry is the newest audit entry, the zero entry for an empty store.
func lastEntry(b *bolt.Tx) (didban.AuditEntry, error) {
	var last didban.AuditEntry
	key, value := b.Bucket([]byte(bucketAudit)).Cursor().Last()
	if key == nil {
		return last, nil
	}
	if !decode(value, &last) || string(key) != string(seqKey(last.Seq)) {
		return last, damagedRow(bucketAudit, "last")
	}
	return last, nil
}
