package media

import (
	"errors"
	"io/fs"
)

// Remove takes a picture and its small versions out of the library: who calls it knows that no
// record names it. What is not there is no fault.
func (l *Library) Remove(hash string) error {
	l.writing.Lock()
	defer l.writing.Unlock()
	var errs []error
	for _, ext := range []string{".jpg", ".png"} {
		file := hash[:2] + "/" + hash + ext
		l.sound.Delete(file)
		if err := l.root.Remove(file); err != nil && !errors.Is(err, fs.ErrNotExist) {
			errs = append(errs, failed(l.root.Name(), err))
		}
	}
	for _, width := range widths {
		file := hash[:2] + "/" + smallName(hash, width)
		l.sound.Delete(file)
		if err := l.made.Remove(file); err != nil && !errors.Is(err, fs.ErrNotExist) {
			errs = append(errs, failed(l.made.Name(), err))
		}
	}
	return errors.Join(errs...)
}
