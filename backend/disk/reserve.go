package disk

import (
	"crypto/rand"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
)

// ReserveBytes is how much room a Reserve keeps: some thousand edits of drafts.
const ReserveBytes = 4 << 20

// A Reserve is a file that takes up room on a disk for nothing, and is given up when the
// disk is full: what is small and must still be written, such as the last words of a draft,
// then has a place. It is safe for many goroutines.
type Reserve struct {
	path string

	mu   sync.Mutex
	full bool
}

// ReserveAt is the reserve under a path; nothing is made yet.
func ReserveAt(path string) *Reserve { return &Reserve{path: path} }

// Keep makes the file where it is missing and there is room for it twice: a disk with less
// is full soon, with or without it. That there is no room is no error.
func (r *Reserve) Keep() error {
	r.mu.Lock()
	defer r.mu.Unlock()
	free, err := Free(filepath.Dir(r.path))
	if err != nil {
		return err
	}
	if info, err := os.Stat(r.path); err == nil && info.Size() == ReserveBytes {
		r.full = free < ReserveBytes
		return nil
	}
	if r.full = free < 2*ReserveBytes; r.full {
		return nil
	}
	if err = r.fill(); err == nil {
		return nil
	}
	r.full = true
	if left := os.Remove(r.path); !errors.Is(left, fs.ErrNotExist) {
		err = errors.Join(err, left)
	}
	if Full(err) { // a quota, of which Free knows nothing
		return nil
	}
	return err
}

// fill writes what no file system can pack.
func (r *Reserve) fill() error {
	f, err := os.OpenFile(r.path, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = io.CopyN(f, rand.Reader, ReserveBytes)
	return errors.Join(err, f.Sync(), f.Close())
}

// Give gives the room up and reports whether there was any to give.
func (r *Reserve) Give() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.full = true
	return os.Remove(r.path) == nil
}

// Full reports whether there was no room when it was last asked for: the reserve is given up,
// or what is free beside it is less than it.
func (r *Reserve) Full() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.full
}
