//go:build linux && (amd64 || arm64)

package record_test

import (
	"errors"
	"strings"
	"syscall"
	"testing"

	"didban.app/backend/didbantest"
	"didban.app/backend/record"
)

// A full disk keeps nobody from the data: the file opens with its mark, nothing is left beside
// it, and it is written anew once there is room.
func TestCompact_FullDisk(t *testing.T) {
	dir, f := erasedFile(t)
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	refused := 0
	err := didbantest.Steps(dir, func() (err error) {
		f, err = record.Open(dir, options(1))
		return err
	}, func(step didbantest.Step) syscall.Errno {
		if step.Call == "write" && strings.HasSuffix(step.Path, ".compacted") {
			refused++
			return syscall.ENOSPC
		}
		return 0
	}, func(didbantest.Step) {})
	if errors.Is(err, didbantest.ErrNoFaults) {
		t.Skip(err)
	}
	if err != nil || refused == 0 {
		t.Fatalf("%v, %d writes refused", err, refused)
	}
	if n, err := f.Waiting(); n != 100 || err != nil || f.Compacted() {
		t.Errorf("%d wait, %v", n, err)
	}
	f = openedAnew(t, dir, f)
	if n, err := f.Waiting(); n != 0 || err != nil || holds(t, dir) {
		t.Errorf("%d wait, %v", n, err)
	}
}
