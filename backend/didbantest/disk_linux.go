package didbantest

import (
	"errors"
	"fmt"
	"math"
	"syscall"
	"testing"

	didban "didban.app/backend"
)

// Disk is a disk that fails: of the syncs that a function asks for, those from At on,
// counted from 1, as many as Times, are not done and answered with Cause.
type Disk struct {
	At, Times int
	Cause     syscall.Errno
}

// AtEachSync runs a test on a disk that fails at the first sync, then on one that fails at
// the second, until the test asks for fewer: with each cause, for one sync and for ever.
// try tells how many syncs it asked for.
func AtEachSync(t *testing.T, try func(t *testing.T, disk Disk) (asked int), causes ...syscall.Errno) {
	t.Helper()
	for _, cause := range causes {
		for _, times := range []int{1, math.MaxInt32} {
			for at := 1; ; at++ {
				disk, asked, skipped := Disk{At: at, Times: times, Cause: cause}, 0, false
				t.Run(fmt.Sprintf("%s/%d/from %d", cause, times, at), func(t *testing.T) {
					defer func() { skipped = t.Skipped() }()
					asked = try(t, disk)
				})
				if asked >= at {
					continue
				}
				if at < 3 && !skipped && !t.Failed() {
					t.Errorf("only %d syncs were asked for", asked)
				}
				break
			}
		}
	}
}

// Test runs do on the failing disk. told is what do answered; it fails the test where that
// is a fault of something else than the disk, and skips it where no faults are to be had.
func (d Disk) Test(t *testing.T, do func() error) (asked int, told error) {
	t.Helper()
	asked, told = d.Run(do)
	if errors.Is(told, ErrNoFaults) {
		t.Skip(told)
	}
	var fault *didban.Error
	if told != nil && (!errors.As(told, &fault) || fault.Code != didban.CodeDisk) {
		t.Errorf("at sync %d: told %v", d.At, told)
	}
	return asked, told
}

// Run runs do on the failing disk and tells how many syncs it asked for.
func (d Disk) Run(do func() error) (asked int, err error) {
	err = between([]uint32{syscall.SYS_FDATASYNC, syscall.SYS_FSYNC}, do, func(systemCall) (syscall.Errno, func()) {
		done := func() { asked++ }
		if n := asked + 1; n >= d.At && n < d.At+d.Times {
			return d.Cause, done
		}
		return 0, done
	})
	return asked, err
}
