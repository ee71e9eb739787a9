package record

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"

	bolt "go.etcd.io/bbolt"

	didban "didban.app/backend"
	"didban.app/backend/disk"
)

// create makes an empty file where there is none. It is made under another name
// first, so that a power cut never leaves half a file under the right one.
func create(dir, path string, opts *Options) error {
	if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if mark, found, err := readHead(path); err != nil || found {
		return errors.Join(err, headFault(path, "store.missing", 0, mark))
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fmt.Errorf("make data folder: %w", err)
	}
	temp := path + ".new"
	if err := ignoreMissing(os.Remove(temp)); err != nil {
		return fmt.Errorf("remove leftover: %w", err)
	}
	if err := initialise(temp, opts); err != nil {
		return errors.Join(err, ignoreMissing(os.Remove(temp)))
	}
	if err := os.Rename(temp, path); err != nil {
		return fmt.Errorf("name the new file: %w", err)
	}
	return disk.SyncFolder(dir)
}

func initialise(path string, opts *Options) error {
	db, err := bolt.Open(path, 0o600, &bolt.Options{Timeout: patience})
	if err != nil {
		return fmt.Errorf("create: %w", err)
	}
	return errors.Join(db.Update(func(b *bolt.Tx) error {
		tx := &Tx{bolt: b, opts: opts}
		if err := tx.AddBuckets(); err != nil {
			return err
		}
		if err := tx.Write(NewID(), []byte(keyLineage), Meta); err != nil {
			return err
		}
		return tx.Write(opts.Schema, []byte(keySchema), Meta)
	}), db.Close())
}

// migrate runs the pending migrations in one transaction, after a copy of the
// file as it was is kept beside it as <name>.v<N>.bak.
func migrate(db *bolt.DB, path string, opts *Options) error {
	var have int
	err := db.View(func(b *bolt.Tx) (err error) {
		have, err = schemaOf(&Tx{bolt: b, opts: opts}, path)
		return err
	})
	if err == nil {
		err = ageFault(have, path, opts)
	}
	if err != nil || have == opts.Schema {
		return err
	}
	if err := copyTo(context.Background(), db, fmt.Sprintf("%s.v%d.bak", path, have), inspect); err != nil {
		return err
	}
	return db.Update(func(b *bolt.Tx) error {
		tx := &Tx{bolt: b, opts: opts}
		for i, step := range opts.Migrations[have-opts.oldest():] {
			if err := step(tx); err != nil {
				return fmt.Errorf("migrate to schema %d: %w", have+i+1, err)
			}
		}
		return tx.Write(opts.Schema, []byte(keySchema), Meta)
	})
}

// ageFault refuses a file of a newer program, and one that is too old.
func ageFault(have int, path string, opts *Options) error {
	switch {
	case have > opts.Schema:
		return didban.Fault(didban.CodeTooNew, "store.tooNew", "have", strconv.Itoa(have), "want", strconv.Itoa(opts.Schema))
	case have < opts.oldest():
		return didban.Fault(didban.CodeTooOld, "store.importAnew", "file", filepath.Base(path))
	}
	return nil
}

// schemaOf reads the schema version; a file without one is not a whole file.
func schemaOf(tx *Tx, path string) (int, error) {
	var schema int
	b := tx.Bucket(Meta)
	if b == nil || !Decode(b.Get([]byte(keySchema)), &schema) || schema < 1 {
		return 0, damagedFile(path)
	}
	return schema, nil
}

// checkLayout refuses a file that lacks a bucket.
func checkLayout(tx *Tx, path string) error {
	for _, p := range tx.opts.layout() {
		if tx.Bucket(p...) == nil {
			return damagedFile(path).Because(fmt.Errorf("no bucket %s in %s", p, filepath.Base(path)))
		}
	}
	return nil
}
