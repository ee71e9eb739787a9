package media

import (
	"context"
	"errors"
	"fmt"
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
	writing sync.Mutex
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
	l := &Library{root: root}
	for range min(maxBenches, max(1, runtime.NumCPU()/2)) {
		l.benches = append(l.benches, make(chan struct{}, 1))
	}
	return l, nil
}

// Close lets go of the folder.
func (l *Library) Close() error { return l.root.Close() }

// Add checks a file as Inspect does and keeps it. A file that is there already is
// not written again. The file has its final name only when it is whole and on disk.
func (l *Library) Add(name string, content []byte) (didban.Media, error) {
	m, content, err := Inspect(name, content)
	if err != nil {
		return didban.Media{}, err
	}
	path := pathOf(&m)
	if info, err := l.root.Stat(path); err == nil && info.Size() == m.Bytes {
		return m, nil
	}
	return m, l.write(path, content)
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
	if err := l.root.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return failed(l.root.Name(), err)
	}
	if err := l.flush(path+part, content); err != nil {
		_ = l.root.Remove(path + part)
		return failed(l.root.Name(), err)
	}
	if err := l.root.Rename(path+part, path); err != nil {
		return failed(l.root.Name(), err)
	}
	return nil
}

// flush writes a file down to the disk: a name must not outlive its content when
// the power goes.
func (l *Library) flush(path string, content []byte) error {
	f, err := l.root.Create(path)
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
	return fmt.Errorf("media folder %s: %w", dir, disk.Fault(dir, err))
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
