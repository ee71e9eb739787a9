package store

import (
	"errors"
	"io/fs"
	"path/filepath"
	"runtime/debug"
	"strconv"
	"syscall"

	berrors "go.etcd.io/bbolt/errors"

	didban "didban.app/backend"
)

func notFound(kind didban.Kind, id didban.ID) *didban.Error {
	return didban.Fault(didban.CodeNotFound, "noun.notFound", "kind", string(kind), "id", string(id))
}

func damaged(kind didban.Kind, id didban.ID) *didban.Error {
	return didban.Fault(didban.CodeDamaged, "store.damaged", "kind", string(kind), "id", string(id))
}

// damagedRow is a damaged record of the file's own books: a change, an audit
// entry, a count.
func damagedRow(bucket, key string) *didban.Error {
	return didban.Fault(didban.CodeDamaged, "store.damagedRow", "bucket", bucket, "key", key)
}

func damagedSeq(bucket string, seq uint64) *didban.Error {
	return damagedRow(bucket, strconv.FormatUint(seq, 10))
}

func damagedIndex(name IndexName) *didban.Error {
	return didban.Fault(didban.CodeDamaged, "store.damagedIndex", "index", string(name))
}

func damagedFile(path string) *didban.Error {
	return didban.Fault(didban.CodeDamaged, "store.damagedFile", "file", filepath.Base(path))
}

// fileFault turns an error of the file system or of bbolt into ours; path is the
// file that was being opened or written.
func fileFault(path string, err error) error {
	code, key := didban.CodeDisk, "store.writeFailed"
	var ours *didban.Error
	switch {
	case err == nil:
		return nil
	case errors.As(err, &ours):
		return err
	case isFull(err):
		key = "store.full"
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		key = "store.readOnly"
	case errors.Is(err, fs.ErrNotExist):
		code, key = didban.CodeNotFound, "store.noFile"
	case errors.Is(err, berrors.ErrTimeout):
		code, key = didban.CodeBusy, "store.busy"
	case errors.Is(err, berrors.ErrInvalid), errors.Is(err, berrors.ErrChecksum), errors.Is(err, berrors.ErrVersionMismatch):
		code, key = didban.CodeDamaged, "store.damagedFile"
	}
	return didban.Fault(code, key, "file", filepath.Base(path)).Because(err)
}

// guarded runs fn and turns a fault in the mapped memory of the file (a page
// that the disk can't give, an offset that leads outside) into a damaged file
// instead of the end of the program. Every other panic goes on.
func guarded(path string, fn func() error) (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		switch r := recover().(type) {
		case nil:
		case memoryFault:
			err = damagedFile(path).Because(r)
		default:
			panic(r)
		}
	}()
	return fn()
}

// memoryFault is what the runtime panics with for a fault at an address; a nil
// pointer's panic has no address.
type memoryFault interface {
	error
	Addr() uintptr
}
