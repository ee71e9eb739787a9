package record

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
	"syscall"

	berrors "go.etcd.io/bbolt/errors"

	didban "didban.app/backend"
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

// guarded runs fn and turns what a damaged page does to a transaction into a damaged file
// instead of the end of the program: a fault in the mapped memory (a page that the disk
// can't give, an offset that leads outside), and a panic that begins inside bbolt, which
// trusts every page. Every other panic goes on.
func guarded(path string, fn func() error) (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		r := recover()
		if r == nil {
			return
		}
		if _, memory := r.(memoryFault); !memory && !begunInBolt() {
			panic(r)
		}
		err = damagedFile(path).Because(fmt.Errorf("%v", r))
	}()
	return fn()
}

// memoryFault is what the runtime panics with for a fault at an address; a nil
// pointer's panic has no address.
type memoryFault interface {
	error
	Addr() uintptr
}

// begunInBolt reports, while a panic is being recovered, whether it began in bbolt.
func begunInBolt() bool {
	callers := make([]uintptr, 64)
	frames := runtime.CallersFrames(callers[:runtime.Callers(1, callers)])
	panicking := false
	for {
		frame, more := frames.Next()
		switch {
		case frame.Function == "runtime.gopanic":
			panicking = true
		case panicking && !strings.HasPrefix(frame.Function, "runtime."):
			return strings.HasPrefix(frame.Function, "go.etcd.io/bbolt")
		}
		if !more {
			return false
		}
	}
}
