package private

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/record"
)

// Options are what Open may be told.
type Options struct {
	Now func() time.Time // nil: time.Now
	// Record is the lineage of the public record that the file belongs to; "" asks nothing.
	Record didban.ID
	// Relieve is record.Options.Relieve; nil: there is no room to be had on a full disk.
	Relieve func() bool
}

// File is the open file. It is safe for many goroutines: readers never wait, writers go
// one after another. A function given to View or Update must not call the file again.
type File struct {
	file *record.File
	now  func() time.Time

	decoded decoded
}

// options are those of the file itself.
var options = record.Options{
	Name: fileName, Schema: schema, Layout: layout(), Migrations: []record.Migration{addAccessHead, addBuckets, addBuckets, addBuckets}, Check: check,
}

// Open opens the private file in a data folder and makes it where there is none. It
// fails as record.Open does, and with CodeConflict "private.otherCity" where it belongs
// to another public record.
func Open(dir string, opts Options) (*File, error) {
	kind := options
	kind.Relieve = opts.Relieve
	file, err := record.Open(dir, kind)
	if err != nil {
		return nil, err
	}
	f := &File{file: file, now: opts.Now}
	if f.now == nil {
		f.now = time.Now
	}
	if err := f.belongTo(opts.Record); err != nil {
		return nil, errors.Join(err, file.Close())
	}
	return f, nil
}

// belongTo ties a new file to the public record, and refuses one that is tied to another.
func (f *File) belongTo(city didban.ID) error {
	if city == "" {
		return nil
	}
	var known didban.ID
	err := f.View(func(tx *Tx) error {
		_, err := tx.Read(&known, []byte(keyCity), record.Meta)
		return err
	})
	switch {
	case err != nil:
		return err
	case known == "":
		return f.Update(func(tx *Tx) error { return tx.Write(city, []byte(keyCity), record.Meta) })
	case known != city:
		return didban.Fault(didban.CodeConflict, "private.otherCity", "file", fileName)
	}
	return nil
}

// Close closes the file once the writer is done.
func (f *File) Close() error { return f.file.Close() }

// View runs fn on one instant of the file.
func (f *File) View(fn func(*Tx) error) error {
	return opened(f.file.View(func(tx *record.Tx) error { return fn(&Tx{tx, f.now().UnixMilli(), &f.decoded}) }))
}

// Update runs fn in a transaction that is kept whole or not at all; once it has returned
// nil, all is on disk.
func (f *File) Update(fn func(*Tx) error) error {
	return opened(f.file.Update(func(tx *record.Tx) error { return fn(&Tx{tx, f.now().UnixMilli(), &f.decoded}) }))
}

// opened names the error of a closed file.
func opened(err error) error {
	if errors.Is(err, os.ErrClosed) {
		return didban.Fault(didban.CodeNotFound, "store.noFile", "file", fileName).Because(err)
	}
	return err
}

// Backup writes a whole, checked copy of the file to a path while the program goes on.
func (f *File) Backup(ctx context.Context, path string) error { return f.file.Backup(ctx, path) }

// Waiting is how many things were erased whose bytes are still in the file.
func (f *File) Waiting() (int, error) { return f.file.Waiting() }

// Compact takes what was erased out of the bytes of the open file: see record.File.Compact.
func (f *File) Compact(ctx context.Context) error { return opened(f.file.Compact(ctx)) }

// Compacted reports whether the file was written anew since Open began.
func (f *File) Compacted() bool { return f.file.Compacted() }

// Check looks the open file over while the program goes on.
func (f *File) Check(ctx context.Context) (record.Report, error) { return f.file.Check(ctx) }

// Check looks a private file over: pages, buckets, records, the seals of its log.
func Check(ctx context.Context, path string) (record.Report, error) {
	return record.Check(ctx, path, options)
}

// Repair makes the damaged private file of a data folder anew: see record.Repair.
func Repair(ctx context.Context, dir, backup string) (record.Repaired, error) {
	return record.Repair(ctx, dir, backup, options)
}

// Restore puts a checked backup in the place of the data folder's private file.
func Restore(ctx context.Context, dir, backup string) error {
	return record.Restore(ctx, dir, backup, options)
}

// Replace puts a checked file of a folder on the same disk in the place of the data folder's
// private file: see record.Replace.
func Replace(dir, from string) error { return record.Replace(dir, from, options) }

// IsFile reports whether a name is that of a private file.
func IsFile(path string) bool { return filepath.Base(path) == fileName }

// keyCity is the key of the lineage of the public record.
const keyCity = "city"

// Tx is one look at the file, or one change of it. It belongs to one goroutine and
// ends with the function that it was given to. What it returns may be kept.
type Tx struct {
	*record.Tx
	now int64

	decoded *decoded
}

// Now is the instant of the transaction, Unix ms.
func (tx *Tx) Now() int64 { return tx.now }

// NewID makes a new identifier.
func (tx *Tx) NewID() didban.ID { return record.NewID() }

// all reads every record of a bucket.
func all[T any](tx *Tx, bucket string) ([]*T, error) {
	var out []*T
	for key, value := range record.Walk(tx.Bucket(bucket), nil, record.Forward) {
		v := new(T)
		if !record.Decode(value, v) {
			return nil, record.Damaged(bucket, string(key))
		}
		out = append(out, v)
	}
	return out, nil
}

func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return errors.Join(errs...)
}
