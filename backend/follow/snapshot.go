package follow

import (
	"bufio"
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
	"encoding/gob"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"runtime"

	didban "didban.app/backend"
)

// Snapshots are files in which followers lay down what they hold, so that the next start
// reads only what came after. A snapshot is believed only by the program that wrote it, of
// the history it was made of, whole and unchanged; else the follower begins at the first
// change, which is never wrong.
type Snapshots struct {
	Folder string // is made where it is missing
	Build  string // names the program: another one may reckon otherwise
	// Key is that of the HMAC-SHA256 over every part: who can write the folder but not read
	// the key makes no figure that the record does not hold.
	Key []byte
	// Seal gives the seal of the record's audit chain at a sequence: no other history has it.
	Seal func(seq uint64) (string, error)
}

// Keeper is a follower that can lay down what it holds in parts, and take it up again.
// Parts are written by encoding/gob: exported fields alone, an empty list is read as nil.
type Keeper[P any] interface {
	Revision() uint64
	// Parts gives what is held and the revision at which it stands, as one moment.
	Parts() (revision uint64, parts iter.Seq[P])
	// Resume takes parts up, in their order, in place of all changes up to the revision; on
	// an error nothing is taken.
	Resume(feed didban.Feed, revision uint64, parts iter.Seq2[P, error]) error
}

// ErrNoSnapshot says that there is none that can be believed.
var ErrNoSnapshot = errors.New("no snapshot")

// title begins a snapshot.
type title struct {
	Form     int
	Build    string
	Revision uint64
	Seal     string
}

const (
	snapshotForm = 2
	// maxPart bounds a part as it lies in the file, in bytes.
	maxPart = 64 << 20
)

func (s Snapshots) path(name string) string { return filepath.Join(s.Folder, name+".snapshot") }

// Save lays a keeper down, in place of what was laid down before. It fails when the context
// ends.
func Save[P any](ctx context.Context, s Snapshots, name string, k Keeper[P]) error {
	revision, parts := k.Parts()
	seal, err := s.Seal(revision)
	if err != nil {
		return fmt.Errorf("seal of a snapshot: %w", err)
	}
	if err := os.MkdirAll(s.Folder, 0o700); err != nil {
		return fmt.Errorf("folder of snapshots: %w", err)
	}
	part := s.path(name) + ".part" // what a kill left of it is written over
	if err = saveAt(ctx, part, s.chain(name), title{snapshotForm, s.Build, revision, seal}, parts); err == nil {
		err = os.Rename(part, s.path(name))
	}
	if err != nil {
		_ = os.Remove(part)
		return fmt.Errorf("write snapshot %s: %w", name, err)
	}
	return nil
}

func saveAt[P any](ctx context.Context, path string, c chain, of title, parts iter.Seq[P]) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	return errors.Join(writeParts(ctx, f, c, of, parts), f.Close())
}

func writeParts[P any](ctx context.Context, f io.Writer, c chain, of title, parts iter.Seq[P]) error {
	w := bufio.NewWriter(f)
	if err := c.write(w, of); err != nil {
		return err
	}
	for part := range parts {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := c.write(w, part); err != nil {
			return err
		}
	}
	if err := c.frame(w, nil); err != nil { // the end, which a cut file lacks
		return err
	}
	return w.Flush()
}

// Resume lets a keeper that has read nothing begin with what was laid down. It fails with
// ErrNoSnapshot where nothing is to be believed, and has removed it then.
func Resume[P any](s Snapshots, name string, k Keeper[P], feed didban.Feed) error {
	if err := resume(s, name, k, feed); err != nil {
		return fmt.Errorf("%w: %s: %w", ErrNoSnapshot, name, errors.Join(err, s.Forget(name)))
	}
	return nil
}

func resume[P any](s Snapshots, name string, k Keeper[P], feed didban.Feed) error {
	r, err := s.open(name)
	if err != nil {
		return err
	}
	defer r.file.Close() //nolint:errcheck // it was only read
	if err := s.belongs(r.title, feed); err != nil {
		return err
	}
	return k.Resume(feed, r.title.Revision, decoded[P](r))
}

// belongs reports why a snapshot was not made of a feed.
func (s Snapshots) belongs(of title, feed didban.Feed) error {
	if of.Revision > feed.Head() {
		return errors.New("ahead of the record")
	}
	if seal, err := s.Seal(of.Revision); err != nil || seal != of.Seal {
		return errors.Join(errors.New("of another history"), err)
	}
	return nil
}

// Age is how many changes a snapshot is behind a keeper; all of them where there is none. It
// looks at the title alone.
func Age[P any](s Snapshots, name string, k Keeper[P]) uint64 {
	r, err := s.open(name)
	if err != nil {
		return k.Revision()
	}
	_ = r.file.Close() // it was only read
	return k.Revision() - min(r.title.Revision, k.Revision())
}

// Forget takes a snapshot away, if there is one.
func (s Snapshots) Forget(name string) error {
	if err := os.Remove(s.path(name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("forget snapshot %s: %w", name, err)
	}
	return nil
}

// chain seals the parts of one snapshot: each with all before it, so that none can be left
// out, doubled, or taken from another.
type chain struct {
	mac  hash.Hash
	last []byte
}

func (s Snapshots) chain(name string) chain {
	return chain{hmac.New(sha256.New, s.Key), []byte(name)}
}

// next gives the seal of the part that follows.
func (c *chain) next(part []byte) []byte {
	c.mac.Reset()
	c.mac.Write(c.last)
	c.mac.Write(part)
	c.last = c.mac.Sum(nil)
	return c.last
}

func (c *chain) write(w io.Writer, part any) error {
	var b bytes.Buffer
	if err := gob.NewEncoder(&b).Encode(part); err != nil {
		return fmt.Errorf("encode %T: %w", part, err)
	}
	return c.frame(w, b.Bytes())
}

// frame writes length, seal and bytes.
func (c *chain) frame(w io.Writer, part []byte) error {
	if len(part) > maxPart {
		return fmt.Errorf("a part of %d bytes", len(part))
	}
	head := binary.LittleEndian.AppendUint32(nil, uint32(len(part)))
	for _, b := range [][]byte{head, c.next(part), part} {
		if _, err := w.Write(b); err != nil {
			return err
		}
	}
	return nil
}

// reader reads the parts of a snapshot.
type reader struct {
	file  *os.File
	in    *bufio.Reader
	chain chain
	title title
}

// open reads the title of a snapshot that this very program wrote.
func (s Snapshots) open(name string) (*reader, error) {
	f, err := os.Open(s.path(name))
	if err != nil {
		return nil, fmt.Errorf("open: %w", err)
	}
	r := &reader{file: f, in: bufio.NewReaderSize(f, 1<<20), chain: s.chain(name)}
	raw, err := r.next()
	if err == nil {
		err = decode(raw, &r.title)
	}
	if err == nil && (r.title.Form != snapshotForm || r.title.Build != s.Build) {
		err = errors.New("of another program")
	}
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return r, nil
}

// next gives the bytes of a part; none at the end.
func (r *reader) next() ([]byte, error) {
	var head [4 + sha256.Size]byte
	if _, err := io.ReadFull(r.in, head[:]); err != nil {
		return nil, fmt.Errorf("cut: %w", err)
	}
	size := binary.LittleEndian.Uint32(head[:4])
	if size > maxPart {
		return nil, errors.New("a part without measure")
	}
	part := make([]byte, size)
	if _, err := io.ReadFull(r.in, part); err != nil {
		return nil, fmt.Errorf("cut: %w", err)
	}
	if !hmac.Equal(r.chain.next(part), head[4:]) {
		return nil, errors.New("changed")
	}
	return part, nil
}

func decode(raw []byte, into any) error {
	if err := gob.NewDecoder(bytes.NewReader(raw)).Decode(into); err != nil {
		return fmt.Errorf("decode %T: %w", into, err)
	}
	return nil
}

// result is a part that is being decoded.
type result[P any] struct {
	part P
	err  error
	done chan struct{}
}

// decoded gives the parts in order. They are checked one after the other and decoded side by
// side; none is given before it was checked.
func decoded[P any](r *reader) iter.Seq2[P, error] {
	return func(yield func(P, error) bool) {
		queue, stop := make(chan *result[P], runtime.GOMAXPROCS(0)), make(chan struct{})
		defer close(stop)
		go func() {
			defer close(queue)
			for {
				next := &result[P]{done: make(chan struct{})}
				raw, err := r.next()
				if err == nil && len(raw) == 0 {
					return
				}
				select {
				case queue <- next:
				case <-stop:
					return
				}
				if next.err = err; err != nil {
					close(next.done)
					return
				}
				go func() {
					defer close(next.done)
					next.err = decode(raw, &next.part)
				}()
			}
		}()
		for next := range queue {
			<-next.done
			if !yield(next.part, next.err) || next.err != nil {
				return
			}
		}
	}
}
