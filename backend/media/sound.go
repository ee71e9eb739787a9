package media

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"image"
	"io"
	"os"
	"path"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/regular"
)

// A file that the disk has damaged must not go out: caches keep what is served under the
// name of a hash for a year. Each file is read whole once, before it is first given away,
// and again where its size or its time has changed since.

// stamp tells one state of a file from another.
type stamp struct {
	bytes   int64
	changed time.Time
}

// opened opens a file of the library that is what its name says. It fails with
// fs.ErrNotExist, with regular.ErrNot, and with CodeDamaged.
func (l *Library) opened(file string) (*os.File, error) {
	f, err := regular.OpenIn(l.rootOf(file), file)
	if err != nil {
		return nil, err
	}
	if err := l.proved(file, f); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return f, nil
}

// proved reads a file to its end, unless that was done before, and rewinds it.
func (l *Library) proved(file string, f *os.File) error {
	info, err := f.Stat()
	if err != nil {
		return err
	}
	now := stamp{info.Size(), info.ModTime()}
	if known, ok := l.sound.Load(file); ok && known == now {
		return nil
	}
	if !isWhole(file, f) {
		return didban.Fault(didban.CodeDamaged, "check.mediaDamaged", "file", file)
	}
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return err
	}
	l.sound.Store(file, now)
	return nil
}

// isWhole holds an original against its hash. A small version has none: it is whole where
// it is a picture to its end.
func isWhole(file string, content io.Reader) bool {
	parts := nameForm.FindStringSubmatch(path.Base(file))
	if parts == nil {
		return false
	}
	if parts[3] == "" {
		sum := sha256.New()
		_, err := io.Copy(sum, content)
		return err == nil && hex.EncodeToString(sum.Sum(nil)) == parts[1]
	}
	return guarded(func() error {
		_, _, err := image.Decode(content)
		return err
	}) == nil
}

// read is the content of a file of the library that is what its name says.
func (l *Library) read(file string) ([]byte, error) {
	f, err := l.opened(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out bytes.Buffer
	_, err = out.ReadFrom(f)
	return out.Bytes(), err
}

// holds reports whether a whole file is there.
func (l *Library) holds(file string) bool {
	f, err := l.opened(file)
	if err != nil {
		return false
	}
	return f.Close() == nil
}
