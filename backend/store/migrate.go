package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"

	bolt "go.etcd.io/bbolt"

	didban "didban.app/backend"
)

// migration brings a file from one schema version to the next, inside the one
// transaction in which all pending migrations run.
type migration func(*bolt.Tx) error

// migrations lead from schema version 1 upward: the first makes version 2.
var migrations = []migration{
	addIndex(ArticlesByPerson), // 2
}

// addIndex is the migration that makes one index, which a file of an older program
// lacks; the others stay as they are.
func addIndex(name IndexName) migration {
	return func(b *bolt.Tx) error {
		if err := addBuckets(b); err != nil {
			return err
		}
		tx := &Tx{bolt: b}
		ix, ok := findIndex(name)
		if !ok {
			return fmt.Errorf("no index %s", name)
		}
		for n, err := range tx.all(ix.kind) {
			if err != nil {
				return err
			}
			if err := tx.reindexOne(ix, nil, n); err != nil {
				return fmt.Errorf("index %s: %w", name, err)
			}
		}
		return nil
	}
}

// schemaOf is the schema version that a program with these migrations writes.
func schemaOf(steps []migration) int { return 1 + len(steps) }

// create makes an empty store where there is no file. It is made under another
// name first, so that a power cut never leaves half a store under the right one.
func create(dir, path string, schema int) error {
	if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fmt.Errorf("make data folder: %w", err)
	}
	temp := path + ".new"
	if err := ignoreMissing(os.Remove(temp)); err != nil {
		return fmt.Errorf("remove leftover: %w", err)
	}
	if err := initialise(temp, schema); err != nil {
		return errors.Join(err, ignoreMissing(os.Remove(temp)))
	}
	if err := os.Rename(temp, path); err != nil {
		return fmt.Errorf("name the new store: %w", err)
	}
	return syncFolder(dir)
}

func initialise(path string, schema int) error {
	db, err := bolt.Open(path, 0o600, &bolt.Options{Timeout: patience})
	if err != nil {
		return fmt.Errorf("create: %w", err)
	}
	return errors.Join(db.Update(func(tx *bolt.Tx) error {
		if err := addBuckets(tx); err != nil {
			return err
		}
		return writeSchema(tx, schema)
	}), db.Close())
}

// addBuckets makes the buckets that are not there yet; a migration that brings a
// kind or an index calls it too.
func addBuckets(tx *bolt.Tx) error {
	for _, path := range layout() {
		name := []byte(path[len(path)-1])
		var err error
		if len(path) == 1 {
			_, err = tx.CreateBucketIfNotExists(name)
		} else {
			_, err = bucketAt(tx, path[:len(path)-1]).CreateBucketIfNotExists(name)
		}
		if err != nil {
			return fmt.Errorf("make bucket %s: %w", path, err)
		}
	}
	return nil
}

// migrate runs the pending migrations in one transaction, after a copy of the
// file as it was is kept beside it as didban.db.v<N>.bak.
func migrate(db *bolt.DB, path string, steps []migration) error {
	have, err := schemaIn(db, path)
	if err != nil {
		return err
	}
	want := schemaOf(steps)
	if have > want {
		return tooNew(have, want)
	}
	if have == want {
		return nil
	}
	if err := copyTo(db, fmt.Sprintf("%s.v%d.bak", path, have), inspect); err != nil {
		return err
	}
	return db.Update(func(tx *bolt.Tx) error {
		for i, step := range steps[have-1:] {
			if err := step(tx); err != nil {
				return fmt.Errorf("migrate to schema %d: %w", have+i+1, err)
			}
		}
		return writeSchema(tx, want)
	})
}

func tooNew(have, want int) error {
	return didban.Fault(didban.CodeTooNew, "store.tooNew", "have", strconv.Itoa(have), "want", strconv.Itoa(want))
}

func writeSchema(tx *bolt.Tx, schema int) error {
	value, err := recordOf(schema)
	if err != nil {
		return err
	}
	return tx.Bucket([]byte(bucketMeta)).Put([]byte(keySchema), value)
}

// schemaIn reads the schema version of an open file.
func schemaIn(db *bolt.DB, path string) (schema int, err error) {
	err = db.View(func(tx *bolt.Tx) error {
		schema, err = schemaOfTx(tx, path)
		return err
	})
	return schema, err
}

// schemaOfTx reads the schema version; a file without one is not a whole store.
func schemaOfTx(tx *bolt.Tx, path string) (int, error) {
	var schema int
	b := tx.Bucket([]byte(bucketMeta))
	if b == nil || !decode(b.Get([]byte(keySchema)), &schema) || schema < 1 {
		return 0, damagedFile(path)
	}
	return schema, nil
}

// checkLayout refuses a file that lacks a bucket.
func checkLayout(tx *bolt.Tx, path string) error {
	for _, p := range layout() {
		if bucketAt(tx, p) == nil {
			return damagedFile(path).Because(fmt.Errorf("no bucket %s in %s", p, filepath.Base(path)))
		}
	}
	return nil
}
