package record

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"

	bolt "go.etcd.io/bbolt"

	didban "didban.app/backend"
	"didban.app/backend/disk"
)

// OpenToRead opens a file that may only be read, as on a DVD: every page is looked at and
// the file held against its mark as Open does, and nothing is written, neither into the
// file nor beside it. Others may read it at the same time. It fails as Open does, with
// CodeNotFound where there is no file, CodeForbidden "store.unreadable" for one that may
// not even be read, and CodeTooOld "store.readOnlyOld" for one that would have to be
// brought up to date first. Update then answers CodeForbidden "data.readOnly".
func OpenToRead(dir string, opts Options) (*File, error) {
	path := filepath.Join(dir, opts.Name)
	if err := lookOver(path); err != nil {
		return nil, readFault(path, err)
	}
	db, err := openFile(path, true)
	if err != nil {
		return nil, readFault(path, err)
	}
	f := &File{bolt: db, path: path, opts: opts, readOnly: true}
	if err := guarded(path, func() error { return db.View(f.prepareToRead) }); err != nil {
		return nil, errors.Join(readFault(path, err), db.Close())
	}
	return f, nil
}

// lookOver refuses a file with a damaged page, and one with a torn meta page and no mark
// that could tell what was lost with it.
func lookOver(path string) error {
	var found Findings
	meta, err := checkPages(context.Background(), path, &found)
	if err != nil {
		return err
	}
	if len(found.list) > 0 {
		return damagedFile(path).Because(fmt.Errorf("%s: %v", found.list[0].Key, found.list[0].Args))
	}
	if !meta.torn {
		return nil
	}
	_, marked, err := readHead(path)
	if err == nil && !marked {
		err = damagedFile(path).Because(errTorn)
	}
	return err
}

func (f *File) prepareToRead(b *bolt.Tx) error {
	if err := f.compareHead(b); err != nil {
		return err
	}
	tx := &Tx{bolt: b, opts: &f.opts}
	have, err := schemaOf(tx, f.path)
	if err == nil {
		err = ageFault(have, f.path, &f.opts)
	}
	if err == nil && have < f.opts.Schema {
		err = didban.Fault(didban.CodeTooOld, "store.readOnlyOld",
			"file", filepath.Base(f.path), "have", strconv.Itoa(have), "want", strconv.Itoa(f.opts.Schema))
	}
	if err != nil {
		return err
	}
	f.committed.Store(int64(b.ID()))
	return checkLayout(tx, f.path)
}

// readFault is Fault for a file that is only read: what is refused there is reading.
func readFault(path string, err error) error {
	var ours *didban.Error
	if !errors.As(err, &ours) && errors.Is(err, os.ErrPermission) || errors.As(err, &ours) && disk.ReadOnly(ours.Cause) {
		return didban.Fault(didban.CodeForbidden, "store.unreadable", "file", filepath.Base(path)).Because(err)
	}
	return Fault(path, err)
}
