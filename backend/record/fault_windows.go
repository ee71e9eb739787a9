package record

import (
	"errors"
	"syscall"
)

// The codes of a full disk; package syscall has no names for them.
const (
	errorHandleDiskFull syscall.Errno = 39
	errorDiskFull       syscall.Errno = 112
)

// isFull reports whether the disk is used up.
func isFull(err error) bool {
	return errors.Is(err, errorDiskFull) || errors.Is(err, errorHandleDiskFull)
}

// syncFolder does nothing: Windows has no such call, NTFS journals a rename.
func syncFolder(string) error { return nil }
