//go:build !windows

package disk

import (
	"fmt"
	"syscall"
)

// Free is how many bytes may still be written on the disk of a folder; a quota it does not
// know.
func Free(dir string) (uint64, error) {
	var s syscall.Statfs_t
	if err := syscall.Statfs(dir, &s); err != nil {
		return 0, fmt.Errorf("free space of %s: %w", dir, err)
	}
	return uint64(s.Bavail) * uint64(s.Bsize), nil //nolint:unconvert // their types are other ones elsewhere
}
