package record

import (
	"fmt"

	bolt "go.etcd.io/bbolt"
)

// Bucket is one table of the file. Its keys and values live only as long as the
// transaction.
type Bucket = bolt.Bucket

// Cursor goes over the keys of a bucket.
type Cursor = bolt.Cursor

// Tx is one look at the file, or one change of it. It belongs to one goroutine
// and ends with the function that it was given to.
type Tx struct {
	bolt   *bolt.Tx
	opts   *Options
	path   string  // of the file, in an Update
	beside *beside // where the change is written, nil for the file itself
}

// Writable reports whether the transaction may change the file.
func (tx *Tx) Writable() bool { return tx.bolt.Writable() }

// Bucket goes down from the root; nil where a step is missing.
func (tx *Tx) Bucket(path ...string) *Bucket {
	b := tx.bolt.Bucket([]byte(path[0]))
	for _, name := range path[1:] {
		if b == nil {
			return nil
		}
		b = b.Bucket([]byte(name))
	}
	return b
}

// Growing is a bucket whose keys mostly come in rising order: its pages are
// filled up, where bbolt would leave them half empty.
func (tx *Tx) Growing(path ...string) *Bucket {
	b := tx.Bucket(path...)
	b.FillPercent = 0.9
	return b
}

// Has reports whether there is a value under the key.
func (tx *Tx) Has(key []byte, path ...string) bool {
	return tx.Bucket(path...).Get(key) != nil
}

// Read reads the record under a key into v; false where there is none,
// CodeDamaged where it can't be trusted.
func (tx *Tx) Read(v any, key []byte, path ...string) (bool, error) {
	value := tx.Bucket(path...).Get(key)
	if value == nil {
		return false, nil
	}
	if !Decode(value, v) {
		return false, Damaged(Path(path).String(), string(key))
	}
	return true, nil
}

// Write keeps v as the record under a key.
func (tx *Tx) Write(v any, key []byte, path ...string) error {
	value, err := Encode(v)
	if err != nil {
		return err
	}
	return named(tx.Growing(path...).Put(key, value), path)
}

// Delete takes the value under a key away; no error where there is none.
func (tx *Tx) Delete(key []byte, path ...string) error {
	return named(tx.Bucket(path...).Delete(key), path)
}

// DeleteAll takes away every key of a bucket that begins with the prefix.
func (tx *Tx) DeleteAll(prefix []byte, path ...string) error {
	b := tx.Bucket(path...)
	for key := range Walk(b, prefix, Forward) {
		if err := b.Delete(key); err != nil {
			return named(err, path)
		}
	}
	return nil
}

// Empty takes away all that stands in the buckets with these names at the root,
// and makes them anew.
func (tx *Tx) Empty(tops ...string) error {
	for _, top := range tops {
		if err := tx.bolt.DeleteBucket([]byte(top)); err != nil {
			return fmt.Errorf("drop %s: %w", top, err)
		}
	}
	return tx.AddBuckets()
}

// AddBuckets makes the buckets of the layout that are not there yet; a migration
// that brings one calls it.
func (tx *Tx) AddBuckets() error {
	for _, path := range tx.opts.layout() {
		name := []byte(path[len(path)-1])
		var err error
		if len(path) == 1 {
			_, err = tx.bolt.CreateBucketIfNotExists(name)
		} else {
			_, err = tx.Bucket(path[:len(path)-1]...).CreateBucketIfNotExists(name)
		}
		if err != nil {
			return fmt.Errorf("make bucket %s: %w", path, err)
		}
	}
	return nil
}

func named(err error, path []string) error {
	if err != nil {
		return fmt.Errorf("write to %s: %w", Path(path), err)
	}
	return nil
}
