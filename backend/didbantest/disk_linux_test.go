package didbantest_test

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"didban.app/backend/didbantest"
)

func TestDisk_FailsTheSyncsItIsTold(t *testing.T) {
	f, err := os.Create(filepath.Join(t.TempDir(), "a"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var got []error
	asked, err := didbantest.Disk{At: 2, Times: 2, Cause: syscall.EIO}.Run(func() error {
		for range 2 {
			got = append(got, f.Sync(), syscall.Fdatasync(int(f.Fd())))
		}
		return nil
	})
	if errors.Is(err, didbantest.ErrNoFaults) {
		t.Skip(err)
	}
	if err != nil || asked != 4 || got[0] != nil || !errors.Is(got[1], syscall.EIO) || !errors.Is(got[2], syscall.EIO) || got[3] != nil {
		t.Errorf("%d syncs gave %v, %v", asked, got, err)
	}
	if err := f.Sync(); err != nil {
		t.Errorf("another thread fails too: %v", err)
	}
}
