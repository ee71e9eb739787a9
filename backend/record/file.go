package record

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	bolt "go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"

	didban "didban.app/backend"
	"didban.app/backend/disk"
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
	Check func(context.Context, *Tx, *Findings) error
	// Seal gives the number and seal of the newest entry of the file's sealed log, or of
	// the one with the given number: 0 and "" where there is none. Nil: no sealed log.
	Seal func(tx *Tx, seq uint64) (uint64, string, error)
	// Plain tells of which buckets the values are no records. Nil: of none.
	Plain func(Path) bool
	// Mend puts right, in a file that Repair makes anew, what only its owner understands,
	// with a look into a backup, nil for none; it tells how many records it took from there.
	Mend func(tx, backup *Tx) (int, error)
	// Relieve is asked for room once where a change finds the disk full; true lets the change
	// be tried once more. Nil: there is none to be had.
	Relieve func() bool
}

func (o *Options) layout() []Path { return append([]Path{{Meta}}, o.Layout...) }

// oldest is the lowest schema version that can be brought up to date.
func (o *Options) oldest() int { return o.Schema - len(o.Migrations) }

// File is an open file. It is safe for many goroutines: readers never wait,
// writers go one after another. A function given to View or Update must not call
// the file again.
type File struct {
	path     string
	opts     Options
	lineage  didban.ID
	readOnly bool
	// committed is the number of the newest transaction that is known to be in the file.
	committed atomic.Int64
	writing   sync.Mutex // held by the one writer
	doubt     *doubt     // a commit of which nobody knows yet whether it stands, under writing
	opening   sync.RWMutex
	bolt      *database // replaced when a commit failed or the file is compacted, under opening
	compacted bool      // the file was written anew since Open began, under opening
}

// Open opens a file in a data folder, and makes folder and file where there are
// none. Every page is looked at before bbolt may read it, and the file is held against
// the mark that the last commit left beside it; nothing is written before. It fails with
// CodeBusy while another program has the file open, CodeDamaged for what can't be a whole
// file, has lost its last changes or is missing where there was one, CodeTooNew for one
// that a newer program wrote, CodeTooOld for one that can't be brought up to date, and
// CodeDisk.
func Open(dir string, opts Options) (*File, error) {
	path := filepath.Join(dir, opts.Name)
	if err := create(dir, path, &opts); err != nil {
		return nil, Fault(path, err)
	}
	db, err := openSound(path)
	if err != nil {
		return nil, err
	}
	f := &File{bolt: db, path: path, opts: opts}
	if err := guarded(path, f.prepare); err != nil {
		return nil, errors.Join(Fault(path, err), f.bolt.Close())
	}
	sweep(path)
	return f, nil
}

// openSound opens a file for writing once every page in it has been looked at.
func openSound(path string) (*database, error) {
	var found Findings
	meta, err := checkPages(context.Background(), path, &found)
	if err != nil {
		return nil, Fault(path, err)
	}
	if meta.torn {
		if _, marked, err := readHead(path); err != nil || !marked {
			return nil, Fault(path, errors.Join(err, damagedFile(path).Because(errTorn)))
		}
	}
	if len(found.list) == 0 {
		return openFile(path, false)
	}
	// pages that another program is writing just now look damaged too
	if err := unused(path); err != nil {
		return nil, err
	}
	return nil, damagedFile(path).Because(fmt.Errorf("%s: %v", found.list[0].Key, found.list[0].Args))
}

// errTorn is a meta page that is not whole, with no mark to tell what was lost with it.
var errTorn = errors.New("one of the two meta pages is not whole")

// prepare holds the file against its mark and brings it up to date.
func (f *File) prepare() error {
	steps := []func() error{
		func() error { return f.bolt.View(f.compareHead) },
		func() error { return mendMeta(f.bolt.DB, f.path) },
		f.compactMarked,
		func() error { return migrate(f.bolt.DB, f.path, &f.opts) },
		func() error {
			return f.bolt.View(func(b *bolt.Tx) error { return checkLayout(&Tx{bolt: b, opts: &f.opts}, f.path) })
		},
		f.mark,
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// compareHead refuses a file that is not what the last commit left.
func (f *File) compareHead(b *bolt.Tx) error {
	tx := &Tx{bolt: b, opts: &f.opts}
	if _, err := schemaOf(tx, f.path); err != nil {
		return err
	}
	found, err := tx.Read(&f.lineage, []byte(keyLineage), Meta)
	if err != nil || !found {
		return errors.Join(err, damagedFile(f.path))
	}
	return checkHead(tx, f.path, f.lineage)
}

// count notes the number of what was committed.
func (f *File) count() error {
	return f.bolt.View(func(b *bolt.Tx) error {
		f.committed.Store(int64(b.ID()))
		return nil
	})
}

// mark notes it and keeps its head.
func (f *File) mark() error {
	return f.bolt.View(func(b *bolt.Tx) error {
		f.committed.Store(int64(b.ID()))
		h, err := headOf(b, &f.opts, f.lineage)
		if err == nil {
			_ = writeHead(f.path, h) // as writeHead says
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
	for {
		db := f.now()
		err := f.view(db, fn)
		if !errors.Is(err, berrors.ErrDatabaseNotOpen) || f.now() == db {
			return f.opened(err)
		} // else another one has taken its place meanwhile
	}
}

func (f *File) view(db *database, fn func(*Tx) error) error {
	least := f.committed.Load()
	return guarded(f.path, func() error {
		return db.View(func(b *bolt.Tx) error {
			if int64(b.ID()) < least {
				return f.behind(least - int64(b.ID()))
			}
			return fn(&Tx{bolt: b, opts: &f.opts})
		})
	})
}

// behind is what a file has become whose newest page of transactions was damaged while it
// is open: bbolt goes back to the older one without a word.
func (f *File) behind(lost int64) error {
	e := damagedFile(f.path)
	e.Key = "store.behind"
	e.Args["lost"] = strconv.FormatInt(lost, 10)
	return e
}

// Update runs fn in a transaction that is kept whole or not at all: it returns
// nil only when everything is on the disk. An error of fn changes nothing and
// comes back as it is. Where the disk fails, CodeDisk says so; "store.unknown" is for a
// change of which nobody knows whether it would outlive a power cut, and nothing more is
// written until that is known. Where the disk is full and Options.Relieve finds room, fn
// runs a second time.
func (f *File) Update(fn func(*Tx) error) error {
	if f.readOnly {
		return didban.Fault(didban.CodeForbidden, "data.readOnly")
	}
	f.writing.Lock()
	defer f.writing.Unlock()
	err := f.change(fn)
	if disk.Full(err) && f.doubt == nil && f.opts.Relieve != nil && f.opts.Relieve() {
		err = f.change(fn)
	}
	return err
}

// change is Update, for who holds writing.
func (f *File) change(fn func(*Tx) error) error {
	if f.now().broken {
		return damagedFile(f.path)
	}
	if f.doubt != nil {
		if _, err := f.settle(); err != nil {
			return err
		}
	}
	committing := false
	number := f.committed.Load() + 1
	tx := &Tx{opts: &f.opts, path: f.path}
	defer tx.dropBeside()
	err := guarded(f.path, func() error {
		return f.now().Update(func(b *bolt.Tx) error {
			if int64(b.ID()) != number {
				return f.behind(number - int64(b.ID()))
			}
			tx.bolt = b
			err := fn(tx)
			if err == nil && tx.beside != nil {
				return errBeside
			}
			committing = err == nil
			return err
		})
	})
	switch {
	case errors.Is(err, errBeside):
		return f.takeBeside(tx)
	case err == nil:
		f.committed.Store(number)
		_ = guarded(f.path, f.mark) // the mark then lags, which says nothing wrong
		return nil
	case isPanic(err) && tx.beside != nil:
		tx.beside.db.broken = true
		return err
	case isPanic(err):
		f.now().broken = true
		return err
	case !committing:
		return f.opened(err)
	}
	return f.doubted(number, Fault(f.path, err))
}

// doubted finds out what became of a change that failed at its end.
func (f *File) doubted(number int64, cause error) error {
	f.doubt = &doubt{number, cause}
	stands, err := f.settle()
	if err == nil && !stands {
		err = f.opened(cause)
	}
	return err
}

func (f *File) now() *database {
	f.opening.RLock()
	defer f.opening.RUnlock()
	return f.bolt
}

// A doubt is a commit that failed, until it is known whether it stands.
type doubt struct {
	number int64 // of the transaction
	cause  error
}

// settle finds out what a failed commit left behind. It may have reached the
// file all the same, and what bbolt holds in memory is not to be trusted: the
// file is opened again. If its newest transaction is the one that failed, it was seen in
// memory alone: after a sync has failed, the system may show pages that never reach the
// disk. Then the whole file is written and synced anew under its name. Only then it stands.
// While that fails too the doubt remains, and the next change settles it first.
func (f *File) settle() (stands bool, err error) {
	f.opening.Lock()
	defer f.opening.Unlock()
	stands, err = f.again(f.doubt.number)
	if err == nil && stands {
		if err = f.rewrite(); err == nil {
			stands, err = f.again(f.doubt.number)
		}
	}
	if err == nil {
		err = guarded(f.path, f.mark)
	}
	if err != nil {
		unknown := didban.Fault(didban.CodeDisk, "store.unknown", "file", f.opts.Name)
		return false, errors.Join(unknown.Because(err), f.doubt.cause)
	}
	f.doubt = nil
	return stands, nil
}

// again opens the file anew and reports whether the transaction is in it.
func (f *File) again(number int64) (stands bool, err error) {
	if err := f.bolt.Close(); err != nil {
		return false, err
	}
	db, err := openFile(f.path, false)
	if err != nil {
		return false, err
	}
	f.bolt = db
	return stands, guarded(f.path, func() error {
		return db.View(func(b *bolt.Tx) error {
			stands = int64(b.ID()) >= number
			return nil
		})
	})
}

// rewrite puts a new, synced copy of the open file in its place.
func (f *File) rewrite() error {
	temp := f.path + ".rewritten"
	err := copyTo(context.Background(), f.bolt.DB, temp, func(part string) error { return whole(context.Background(), part, f.opts) })
	if err != nil {
		return err
	}
	if err := os.Rename(temp, f.path); err != nil {
		return errors.Join(err, os.Remove(temp))
	}
	return disk.SyncFolder(filepath.Dir(f.path))
}

// opened names the error of a closed file.
func (f *File) opened(err error) error {
	if errors.Is(err, berrors.ErrDatabaseNotOpen) {
		return fmt.Errorf("%s: %w", f.opts.Name, os.ErrClosed)
	}
	return err
}
