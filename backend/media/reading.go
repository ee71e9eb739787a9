package media

import (
	"errors"
	"io/fs"
	"os"
)

// OpenToRead opens a folder that may only be read. The small versions of pictures are made
// and kept in another folder, which is there; where dir is not, no picture is.
func OpenToRead(dir, small string) (*Library, error) {
	made, err := os.OpenRoot(small)
	if err != nil {
		return nil, failed(small, err)
	}
	root, err := os.OpenRoot(dir)
	if errors.Is(err, fs.ErrNotExist) {
		root, err = os.OpenRoot(small)
	}
	if err != nil {
		return nil, errors.Join(failed(dir, err), made.Close())
	}
	return library(root, made), nil
}

// rootOf is the folder in which a file of the library lies.
func (l *Library) rootOf(file string) *os.Root {
	if isSmall(file) {
		return l.made
	}
	return l.root
}
