// Package disk knows what disks and file systems refuse: a full disk, one that may not
// be written to, names that no file may have. It answers for Linux and Windows alike,
// wherever it runs, and refuses to know what is stored.
package disk

import (
	"errors"
	"io/fs"
	"runtime"
	"slices"
	"syscall"

	didban "didban.app/backend"
)

// Codes of Windows (winerror.h); package syscall has no names for them on every system.
const (
	errorWriteProtect   syscall.Errno = 19
	errorHandleDiskFull syscall.Errno = 39
	errorDiskFull       syscall.Errno = 112
	errorDiskQuota      syscall.Errno = 1295
)

// codes are what a system says of a disk that takes nothing.
type codes struct{ full, readOnly []syscall.Errno }

var (
	ofWindows = codes{
		full:     []syscall.Errno{errorDiskFull, errorHandleDiskFull, errorDiskQuota},
		readOnly: []syscall.Errno{errorWriteProtect},
	}
	ofOthers = codes{
		full:     []syscall.Errno{syscall.ENOSPC, syscall.EDQUOT, syscall.EFBIG},
		readOnly: []syscall.Errno{syscall.EROFS},
	}
)

// codesOf are the codes of a system by Go's name of it.
func codesOf(goos string) codes {
	if goos == "windows" {
		return ofWindows
	}
	return ofOthers
}

func (c codes) isFull(err error) bool { return says(err, c.full) }

func (c codes) isReadOnly(err error) bool {
	return errors.Is(err, fs.ErrPermission) || says(err, c.readOnly)
}

func says(err error, list []syscall.Errno) bool {
	var code syscall.Errno
	return errors.As(err, &code) && slices.Contains(list, code)
}

// Full reports whether an error says that the disk, the quota or the largest file is
// used up.
func Full(err error) bool { return codesOf(runtime.GOOS).isFull(err) }

// ReadOnly reports whether an error says that nothing may be written there: for want of
// rights, or because the disk is write-protected.
func ReadOnly(err error) bool { return codesOf(runtime.GOOS).isReadOnly(err) }

// Fault turns a full or read-only disk into what the person can mend; path is what was
// being written. Every other error stays as it is.
func Fault(path string, err error) error {
	switch {
	case Full(err):
		return didban.Fault(didban.CodeDisk, "store.full", "file", path).Because(err)
	case ReadOnly(err):
		return didban.Fault(didban.CodeDisk, "store.readOnly", "file", path).Because(err)
	}
	return err
}

// FaultOr is Fault, and gives every error that has no sentence of its own the one of the key.
func FaultOr(key, path string, err error) error {
	err = Fault(path, err)
	if errors.As(err, new(*didban.Error)) {
		return err
	}
	return didban.Fault(didban.CodeDisk, key, "file", path).Because(err)
}
