package record

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	bolt "go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"

	didban "didban.app/backend"
)

// patience is how long Open waits for another program to let go of the file.
const patience = time.Second

// Path is the way to a bucket from the root of the file.
type Path []string

func (p Path) String() string { return strings.Join(p, "/") }

// Migration brings a file from one schema version to the next, inside the one
// transaction in which all pending migrations run.
type Migration func(*Tx) error

// Options say what kind of file it is.
type Options struct {
	Name   string // in the data folder, "didban.db"
	Schema int    // the version that this program writes
	// Layout lists the buckets besides Meta, a bucket before those inside it. A
	// file that lacks one is damaged: a new one is a migration.
	Layout []Path
	// Migrations lead up to Schema, the last one to Schema itself. A file older
	// than the first can read is refused: its data are imported anew.
	Migrations []Migration
	// Check looks the content over and notes what is wrong; the records of
	// Layout's buckets are for it alone. Nil: nothing but pages and layout.
	Check func(*Tx, *Findings) error
}

func (o *Options) layout() []Path { return append([]Path{{Meta}}, o.Layout...) }

// oldest is the lowest schema version that can be brought up to date.
func (o *Options) oldest() int { return o.Schema - len(o.Migrations) }

// File is an open file. It is safe for many goroutines: readers never wait,
// writers go one after another. A function given to View or Update must not call
// the file again.
type File struct {
	path    string
	opts    Options
	lineage didban.ID
	writing sync.Mutex // held by the one writer
	opening sync.RWMutex
	bolt    *bolt.DB // replaced when a commit failed, under opening
}

// Open opens a file in a data folder, and makes folder and file where there are
// none. It fails with CodeBusy while another program has the file open,
// CodeDamaged for what can't be a whole file, CodeTooNew for one that a newer
// program wrote, CodeTooOld for one that can't be brought up to date, and CodeDisk.
func Open(dir string, opts Options) (*File, error) {
	path := filepath.Join(dir, opts.Name)
	if err := create(dir, path, &opts); err != nil {
		return nil, Fault(path, err)
	}
	db, err := openFile(path, false)
	if err != nil {
		return nil, err
	}
	f := &File{bolt: db, path: path, opts: opts}
	if err := guarded(path, f.prepare); err != nil {
		return nil, errors.Join(Fault(path, err), db.Close())
	}
	return f, nil
}

// prepare brings the file up to date.
func (f *File) prepare() error {
	if err := migrate(f.bolt, f.path, &f.opts); err != nil {
		return err
	}
	return f.bolt.View(func(b *bolt.Tx) error {
		tx := &Tx{b, &f.opts}
		if err := checkLayout(tx, f.path); err != nil {
			return err
		}
		found, err := tx.Read(&f.lineage, []byte(keyLineage), Meta)
		if err == nil && !found {
			err = damagedFile(f.path)
		}
		return err
	})
}

// Path is where the file lies.
func (f *File) Path() string { return f.path }

// Lineage is the id that the file got when it was made; a copy has it too.
func (f *File) Lineage() didban.ID { return f.lineage }

// Close waits for the transactions under way and closes the file.
func (f *File) Close() error {
	f.writing.Lock()
	defer f.writing.Unlock()
	if err := f.now().Close(); err != nil {
		return fmt.Errorf("close %s: %w", f.opts.Name, err)
	}
	return nil
}

// View runs fn on one instant of the file. Do no slow work in it: while it runs
// the file can't use its free space again. A closed file gives os.ErrClosed.
func (f *File) View(fn func(*Tx) error) error {
	return f.opened(guarded(f.path, func() error {
		return f.now().View(func(b *bolt.Tx) error { return fn(&Tx{b, &f.opts}) })
	}))
}

// Update runs fn in a transaction that is kept whole or not at all: it returns
// nil only when everything is on the disk. An error of fn changes nothing and
// comes back as it is. Where the disk fails, CodeDisk says so.
func (f *File) Update(fn func(*Tx) error) error {
	f.writing.Lock()
	defer f.writing.Unlock()
	number, committing := 0, false
	err := guarded(f.path, func() error {
		return f.now().Update(func(b *bolt.Tx) error {
			err := fn(&Tx{b, &f.opts})
			number, committing = b.ID(), err == nil
			return err
		})
	})
	if err != nil && committing {
		err = f.recover(number, err)
	}
	return f.opened(err)
}

func (f *File) now() *bolt.DB {
	f.opening.RLock()
	defer f.opening.RUnlock()
	return f.bolt
}

// recover finds out what a failed commit left behind. It may have reached the
// file all the same, and what bbolt holds in memory is not to be trusted: the
// file is opened again, and if its newest transaction is the one that failed, one
// more that changes nothing brings both to the disk. Only then it stands.
func (f *File) recover(number int, cause error) error {
	f.opening.Lock()
	defer f.opening.Unlock()
	cause = Fault(f.path, cause)
	if err := f.reopen(); err != nil {
		return errors.Join(cause, err)
	}
	stands := false
	err := guarded(f.path, func() error {
		return f.bolt.View(func(b *bolt.Tx) error {
			stands = b.ID() >= number
			return nil
		})
	})
	if err != nil || !stands {
		return errors.Join(cause, err)
	}
	err = guarded(f.path, func() error { return f.bolt.Update(func(*bolt.Tx) error { return nil }) })
	if err != nil {
		return errors.Join(cause, err, f.reopen())
	}
	return nil
}

func (f *File) reopen() error {
	if err := f.bolt.Close(); err != nil {
		return err
	}
	db, err := openFile(f.path, false)
	if err == nil {
		f.bolt = db
	}
	return err
}

// opened names the error of a closed file.
func (f *File) opened(err error) error {
	if errors.Is(err, berrors.ErrDatabaseNotOpen) {
		return fmt.Errorf("%s: %w", f.opts.Name, os.ErrClosed)
	}
	return err
}
