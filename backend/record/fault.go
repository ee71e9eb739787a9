package record

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"strconv"

	berrors "go.etcd.io/bbolt/errors"

	didban "didban.app/backend"
	"didban.app/backend/disk"
)

// Damaged is a record that can't be trusted, named by its bucket and key.
func Damaged(bucket, key string) *didban.Error {
	return didban.Fault(didban.CodeDamaged, "store.damagedRow", "bucket", bucket, "key", key)
}

// DamagedSeq is Damaged for a key that is a number.
func DamagedSeq(bucket string, seq uint64) *didban.Error {
	return Damaged(bucket, strconv.FormatUint(seq, 10))
}

// NotWritable is the mistake of a program that writes in a view.
func NotWritable(what string) error {
	return fmt.Errorf("%s in a view: %w", what, berrors.ErrTxNotWritable)
}

func damagedFile(path string) *didban.Error {
	return didban.Fault(didban.CodeDamaged, "store.damagedFile", "file", filepath.Base(path))
}

// Fault turns an error of the file system or of bbolt into one that the person
// can act on; path is the file that was being opened or written.
func Fault(path string, err error) error {
	code, key := didban.CodeDisk, "store.writeFailed"
	var ours *didban.Error
	switch {
	case err == nil:
		return nil
	case errors.As(err, &ours), errors.Is(err, os.ErrClosed):
		return err
	case disk.Full(err):
		key = "store.full"
	case disk.ReadOnly(err):
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
