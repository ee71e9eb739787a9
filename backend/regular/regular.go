// Package regular opens what is a file and nothing else. A pipe, a socket, a device or a
// folder under the name of a file is refused without waiting for it: a pipe that nobody
// writes to would hold the program up for ever.
package regular

import (
	"errors"
	"io"
	"io/fs"
	"os"
)

// ErrNot says that what has the name is no regular file; it comes within a *fs.PathError.
var ErrNot = errors.New("not a regular file")

// Open opens a file for reading. Links are followed.
func Open(path string) (*os.File, error) {
	return open(path, os.Stat, os.OpenFile)
}

// OpenIn is Open within a root, which no link leads out of.
func OpenIn(root *os.Root, name string) (*os.File, error) {
	return open(name, root.Stat, root.OpenFile)
}

// ReadIn is the content of a file within a root.
func ReadIn(root *os.Root, name string) ([]byte, error) {
	f, err := OpenIn(root, name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(f)
}

// Check fails as Open does, and leaves the file alone.
func Check(path string) error {
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	return check(path, info)
}

// open looks twice: opening a device may already do something, and what has the name may
// be another thing by the time it is opened.
func open(name string, stat func(string) (fs.FileInfo, error), open func(string, int, fs.FileMode) (*os.File, error)) (*os.File, error) {
	info, err := stat(name)
	if err != nil {
		return nil, err
	}
	if err := check(name, info); err != nil {
		return nil, err
	}
	f, err := open(name, os.O_RDONLY|withoutWaiting, 0)
	if err != nil {
		return nil, err
	}
	info, err = f.Stat()
	if err == nil {
		err = check(name, info)
	}
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return f, nil
}

func check(name string, info fs.FileInfo) error {
	if !info.Mode().IsRegular() {
		return &fs.PathError{Op: "open", Path: name, Err: ErrNot}
	}
	return nil
}
