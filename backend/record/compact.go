package record

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"

	bolt "go.etcd.io/bbolt"

	didban "didban.app/backend"
	"didban.app/backend/disk"
)

// bbolt never wipes a page: what was deleted can be read in the file until something else is
// written over it, and in a copy for ever. So who erases marks the file in the same
// transaction, and a marked file is written anew without its free pages: at its next opening,
// before anybody reads it, or by Compact while it is open. A copy of a marked file is written
// anew before it gets its name. The mark goes with the old pages.

// keyWaiting is the key in Meta of how many erased things may still be in free pages.
const keyWaiting = "waiting"

// compactBatch is how many bytes a transaction of a compaction holds at most.
const compactBatch = 16 << 20

// MarkErased notes that so many things were erased of which bytes remain in free pages.
func (tx *Tx) MarkErased(n int) error {
	waiting, err := tx.Waiting()
	if err != nil {
		return err
	}
	return tx.Write(waiting+n, []byte(keyWaiting), Meta)
}

// Waiting is how many things were erased since the file was written anew.
func (tx *Tx) Waiting() (n int, err error) {
	_, err = tx.Read(&n, []byte(keyWaiting), Meta)
	return n, err
}

// Waiting is Tx.Waiting of the open file.
func (f *File) Waiting() (n int, err error) {
	err = f.View(func(tx *Tx) (err error) {
		n, err = tx.Waiting()
		return err
	})
	return n, err
}

// Compact writes the open file anew, without its free pages, into a checked copy that takes
// its place. Changes wait meanwhile; readers wait for the last step alone. It may be killed
// anywhere: the file is the old one or the new one, each whole.
func (f *File) Compact(ctx context.Context) error {
	if f.readOnly {
		return didban.Fault(didban.CodeForbidden, "data.readOnly")
	}
	f.writing.Lock()
	defer f.writing.Unlock()
	if f.now().broken {
		return damagedFile(f.path)
	}
	if f.doubt != nil {
		if _, err := f.settle(); err != nil {
			return err
		}
	}
	return f.opened(Fault(f.path, f.compact(ctx)))
}

// compactMarked is Compact for a file that is being opened and has a mark.
func (f *File) compactMarked() error {
	waiting := 0
	err := f.bolt.View(func(b *bolt.Tx) (err error) {
		waiting, err = (&Tx{bolt: b, opts: &f.opts}).Waiting()
		return err
	})
	if err != nil || waiting == 0 {
		return err
	}
	if err = f.compact(context.Background()); disk.Full(err) {
		return nil // the mark stays, and no data are kept from anybody for want of room
	}
	return err
}

// compact is Compact, for who holds writing.
func (f *File) compact(ctx context.Context) error {
	temp := f.path + ".compacted"
	err := compactTo(f.now().DB, temp)
	if err == nil {
		err = soundPages(ctx, temp)
	}
	if err != nil {
		return errors.Join(err, ignoreMissing(os.Remove(temp)))
	}
	f.opening.Lock()
	defer f.opening.Unlock()
	err = f.exchange(temp)
	f.compacted = err == nil
	return err
}

// exchange puts a finished file in the place of the open one and opens it, for who holds opening.
func (f *File) exchange(temp string) error {
	if err := f.bolt.Close(); err != nil {
		return err
	}
	err := replaceBy(f.path, temp)
	db, opening := openFile(f.path, false)
	if opening != nil {
		return errors.Join(err, opening)
	}
	f.bolt = db
	if err != nil { // the name of the new file may not outlive a power cut, so that its head is not kept
		return errors.Join(err, guarded(f.path, f.count))
	}
	return guarded(f.path, f.mark)
}

// soundPages refuses a file with a damaged page.
func soundPages(ctx context.Context, path string) error {
	var found Findings
	meta, err := checkPages(ctx, path, &found)
	if err == nil && (meta.torn || len(found.list) > 0) {
		err = damagedFile(path)
	}
	return err
}

// replaceBy puts a file in the place of a closed one. Its transactions are counted otherwise, so
// that the mark of the old one must go first.
func replaceBy(path, temp string) error {
	if err := forgetHead(path); err != nil {
		return err
	}
	if err := os.Rename(temp, path); err != nil {
		return err
	}
	return disk.SyncFolder(filepath.Dir(path))
}

// compactTo writes what an open file holds, and no mark, to a new file, and compares the two
// value by value.
func compactTo(db *bolt.DB, path string) error {
	if err := ignoreMissing(os.Remove(path)); err != nil {
		return err
	}
	to, err := bolt.Open(path, 0o600, &bolt.Options{Timeout: patience, NoSync: true, FreelistType: bolt.FreelistMapType})
	if err != nil {
		return err
	}
	err = guarded(path, func() error { return bolt.Compact(to, db, compactBatch) })
	if err == nil {
		err = guarded(path, func() error { return compare(db, to, path) })
	}
	for range 2 { // so that the older meta page leads to the whole too
		if err == nil {
			err = to.Update(func(b *bolt.Tx) error { return b.Bucket([]byte(Meta)).Delete([]byte(keyWaiting)) })
		}
	}
	if err == nil {
		err = to.Sync()
	}
	return errors.Join(err, to.Close())
}

// compare refuses a copy that holds anything else than what it is of.
func compare(db, copied *bolt.DB, path string) error {
	return db.View(func(a *bolt.Tx) error {
		return copied.View(func(b *bolt.Tx) error {
			if !sameValues(a.Cursor(), b.Cursor()) {
				return damagedFile(path).Because(errOtherCopy)
			}
			return nil
		})
	})
}

var errOtherCopy = errors.New("the copy holds something else")

// sameValues goes through two buckets side by side, with the buckets in them.
func sameValues(a, b *Cursor) bool {
	key, value := a.First()
	other, copied := b.First()
	for key != nil && bytes.Equal(key, other) && bytes.Equal(value, copied) {
		if value == nil { // a bucket
			in, out := a.Bucket().Bucket(key), b.Bucket().Bucket(key)
			if in == nil || out == nil || !sameValues(in.Cursor(), out.Cursor()) {
				return false
			}
		}
		key, value = a.Next()
		other, copied = b.Next()
	}
	return key == nil && other == nil
}

// compactCopy writes a copy that nobody has open anew where it has a mark.
func compactCopy(path string, opts *Options) error {
	db, err := openFile(path, true)
	if err != nil {
		return err
	}
	waiting, temp := 0, path+".compacted"
	err = guarded(path, func() error {
		return db.View(func(b *bolt.Tx) (err error) {
			waiting, err = (&Tx{bolt: b, opts: opts}).Waiting()
			return err
		})
	})
	if err == nil && waiting > 0 {
		err = compactTo(db.DB, temp)
	}
	if err = errors.Join(err, db.Close()); err != nil || waiting == 0 {
		return errors.Join(err, ignoreMissing(os.Remove(temp)))
	}
	return os.Rename(temp, path)
}

// Compacted reports whether the file was written anew since Open began.
func (f *File) Compacted() bool {
	f.opening.RLock()
	defer f.opening.RUnlock()
	return f.compacted
}
