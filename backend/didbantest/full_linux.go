package didbantest

import (
	"fmt"
	"syscall"
	"testing"
)

// SmallDisk is a folder on a disk of its own of 2 MiB; the test is skipped where it has
// not the rights to make one.
func SmallDisk(t *testing.T) string {
	t.Helper()
	return DiskOf(t, 2<<20)
}

// DiskOf is SmallDisk with another size in bytes.
func DiskOf(t *testing.T, size int) string {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, fmt.Sprintf("size=%d", size)); err != nil {
		t.Skipf("no small disk to be had: %v", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, syscall.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	return dir
}

// LimitFiles lets no file of this program grow beyond a size in bytes until it is lifted,
// which needs no rights.
func LimitFiles(t *testing.T, size int64) (lift func()) {
	t.Helper()
	var was syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_FSIZE, &was); err != nil {
		t.Fatal(err)
	}
	set := func(limit syscall.Rlimit) {
		if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limit); err != nil {
			t.Error(err)
		}
	}
	set(syscall.Rlimit{Cur: uint64(size), Max: was.Max})
	return func() { set(was) }
}
