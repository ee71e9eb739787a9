package disk

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"syscall"
	"testing"

	didban "didban.app/backend"
)

func TestCodes_OfEverySystem(t *testing.T) {
	for _, c := range []struct {
		name, goos     string
		err            error
		full, readOnly bool
	}{
		{"full", "windows", syscall.Errno(112), true, false},
		{"full by handle", "windows", syscall.Errno(39), true, false},
		{"quota", "windows", syscall.Errno(1295), true, false},
		{"write-protected", "windows", syscall.Errno(19), false, true},
		{"no rights", "windows", fs.ErrPermission, false, true},
		{"another fault", "windows", syscall.Errno(87), false, false},
		{"no fault", "windows", nil, false, false},
		{"full", "linux", syscall.ENOSPC, true, false},
		{"quota", "linux", syscall.EDQUOT, true, false},
		{"largest file", "linux", syscall.EFBIG, true, false},
		{"write-protected", "linux", syscall.EROFS, false, true},
		{"no rights", "linux", fs.ErrPermission, false, true},
		{"another fault", "linux", syscall.EIO, false, false},
	} {
		t.Run(c.goos+" "+c.name, func(t *testing.T) {
			err := c.err
			if err != nil {
				err = fmt.Errorf("write page: %w", &fs.PathError{Op: "write", Path: "didban.db", Err: err})
			}
			if got := codesOf(c.goos).isFull(err); got != c.full {
				t.Errorf("full: got %t, want %t", got, c.full)
			}
			if got := codesOf(c.goos).isReadOnly(err); got != c.readOnly {
				t.Errorf("read-only: got %t, want %t", got, c.readOnly)
			}
		})
	}
}

func TestFault(t *testing.T) {
	denied := &fs.PathError{Op: "open", Path: "didban.db", Err: fs.ErrPermission}
	var fault, none *didban.Error
	if err := Fault("didban.db", denied); !errors.As(err, &fault) || fault.Key != "store.readOnly" || !errors.Is(err, fs.ErrPermission) {
		t.Errorf("got %v, want store.readOnly with its cause", err)
	}
	if err := Fault("didban.db", os.ErrClosed); !errors.Is(err, os.ErrClosed) || errors.As(err, &none) {
		t.Errorf("got %v, want the error as it was", err)
	}
	if err := Fault("didban.db", nil); err != nil {
		t.Errorf("got %v for no error", err)
	}
}
