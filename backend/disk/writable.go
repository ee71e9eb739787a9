package disk

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// probeForm names the empty file that Refuses makes and takes away at once.
const probeForm = ".writable-*"

// Refuses reports whether a folder that is there may not be written: nothing can be made in
// it, or one of the named files that lie in it can't be opened for writing. It tries, since
// the bits of a file tell neither of a disk that is write-protected nor of who asks. A
// folder or file that is not there refuses nothing; any other error is one of the disk.
func Refuses(dir string, names ...string) (bool, error) {
	for _, name := range names {
		f, err := os.OpenFile(filepath.Join(dir, name), os.O_RDWR, 0)
		if err == nil {
			err = f.Close()
		}
		if refused, err := refusal(err); refused || err != nil {
			return refused, err
		}
	}
	probe, err := os.CreateTemp(dir, probeForm)
	if err == nil {
		err = errors.Join(probe.Close(), os.Remove(probe.Name()))
	}
	if Full(err) { // that no more goes in is another matter
		return false, nil
	}
	return refusal(err)
}

// refusal takes an error apart: whether it says that nothing may be written, and what else
// it says.
func refusal(err error) (bool, error) {
	switch {
	case ReadOnly(err):
		return true, nil
	case errors.Is(err, fs.ErrNotExist):
		return false, nil
	}
	return false, err
}
