package media

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"sync"

	didban "didban.app/backend"
	"didban.app/backend/disk"
)

// Library is the media folder of one city. It is safe for many goroutines.
type Library struct {
	root    *os.Root
	made    *os.Root // where small versions are made: root, unless that may only be read
	writing sync.Mutex
	touched map[string]bool // folders whose names may not be on disk yet
	sound   sync.Map        // the stamp of each file that was found whole
	vouched map[string]bool // the hashes of pictures that need not be decoded
	// benches are where small versions are made, one picture at a time each: a
	// picture always goes to the same bench, so that it is made once, and there are
	// few, because each takes the memory of a decoded picture.
	benches []chan struct{}
}

// maxBenches bounds the pictures that are decoded at once.
const maxBenches = 3

// Open opens the folder, making it where it is missing.
func Open(dir string) (*Library, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, failed(dir, err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, failed(dir, err)
	}
	return library(root, root), nil
}

func library(root, made *os.Root) *Library {
	l := &Library{root: root, made: made, touched: map[string]bool{}}
	for range min(maxBenches, max(1, runtime.NumCPU()/2)) {
		l.benches = append(l.benches, make(chan struct{}, 1))
	}
	return l
}

// Close lets go of the folder.
func (l *Library) Close() error { return errors.Join(l.root.Close(), l.made.Close()) }

// Vouch says of pictures, by the hash of their content, that they were decoded whole before: Add
// measures them and does not decode them again. It comes before the first Add.
func (l *Library) Vouch(hashes []string) {
	l.vouched = map[string]bool{}
	for _, hash := range hashes {
		l.vouched[hash] = true
	}
}

// Add checks a file as Inspect does and keeps it. A file that is there already and whole
// is not written again; one that was damaged is mended. The file has its final name only
// when it is whole and on disk; that the name is too, Sync sees to.
func (l *Library) Add(name string, content []byte) (didban.Media, error) {
	m, content, err := inspect(name, content, l.vouched)
	if err != nil {
		return didban.Media{}, err
	}
	path := pathOf(&m)
	l.touch(path)
	l.sound.Delete(path) // a disk may damage what it gave back whole before
	l.writing.Lock()     // the same bytes may come twice at once
	defer l.writing.Unlock()
	if l.holds(path) {
		return m, nil
	}
	l.forgetSmall(m.Hash) // they may have been made of the damage
	return m, l.put(path, content)
}

// Sync makes the names of all files that were added since the last time survive a power
// cut. It comes before the commit of a record that names them.
func (l *Library) Sync() error {
	l.writing.Lock()
	defer l.writing.Unlock()
	for dir := range l.touched {
		if err := syncFolder(l.root, dir); err != nil {
			return failed(l.root.Name(), err)
		}
		delete(l.touched, dir)
	}
	return nil
}

func (l *Library) touch(path string) {
	l.writing.Lock()
	defer l.writing.Unlock()
	l.touched["."], l.touched[filepath.Dir(path)] = true, true
}

// forgetSmall removes the small versions of a picture; what can't be removed is made anew
// where it is not whole.
func (l *Library) forgetSmall(hash string) {
	for _, width := range widths {
		_ = l.made.Remove(hash[:2] + "/" + smallName(hash, width))
	}
}

func pathOf(m *didban.Media) string {
	ext, _ := m.Extension()
	return m.Hash[:2] + "/" + m.Hash + "." + ext
}

// part is the ending of a file that is being written.
const part = ".part"

func (l *Library) write(path string, content []byte) error {
	l.writing.Lock()
	defer l.writing.Unlock()
	return l.put(path, content)
}

// put is write, for who holds writing.
func (l *Library) put(path string, content []byte) error {
	root := l.rootOf(path)
	if err := root.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return failed(root.Name(), err)
	}
	if err := flush(root, path+part, content); err != nil {
		_ = root.Remove(path + part)
		return failed(root.Name(), err)
	}
	if err := root.Rename(path+part, path); err != nil {
		return failed(root.Name(), err)
	}
	return nil
}

// flush writes a file down to the disk: a name must not outlive its content when
// the power goes.
func flush(root *os.Root, path string, content []byte) error {
	f, err := root.Create(path)
	if err != nil {
		return err
	}
	_, err = f.Write(content)
	if err == nil {
		err = f.Sync()
	}
	return errors.Join(err, f.Close())
}

// failed says in which folder an error happened, and what the person can mend.
func failed(dir string, err error) error {
	return disk.FaultOr("media.folder", dir, err)
}

// bench waits for the place where the small versions of a picture are made and
// returns what frees it. It fails when the context ends before.
func (l *Library) bench(ctx context.Context, hash string) (free func(), err error) {
	place := l.benches[int(hash[0])%len(l.benches)]
	select {
	case place <- struct{}{}:
		return func() { <-place }, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}
