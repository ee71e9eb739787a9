package search

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/disk"
)

// Options are what an Index needs from outside.
type Options struct {
	// Now is the clock that decides which articles are out; nil is time.Now.
	Now func() time.Time
	// Terms are the vocabularies of the city, whose titles may be typed in a filter; nil is
	// what is shipped.
	Terms func() didban.Vocabularies
	// Erased are the sequences of the feed at which words of a kind were erased last. An index
	// that may still have them in its dictionaries is not taken up: it is made anew.
	Erased map[didban.Kind]uint64
}

// State tells how far the index has followed the feed.
type State struct {
	// Ready is false until the index has been checked against the feed and has
	// reached its head once.
	Ready bool `json:"ready"`
	// Rebuilding is true while the index is being made anew, and from the moment
	// that following fails until it reaches the head after all; searches answer
	// with what is there already.
	Rebuilding bool `json:"rebuilding"`
	// Done and Total are sequences of the feed: the last one applied, and the head.
	Done  uint64 `json:"done"`
	Total uint64 `json:"total"`
}

// Index is the full-text index. Its methods may be called at once from many
// goroutines.
type Index struct {
	dir   string
	now   func() time.Time
	terms func() didban.Vocabularies

	erased    map[didban.Kind]uint64
	following sync.Mutex // held by the one follower

	mu       sync.RWMutex // guards what follows
	current  *generation  // nil once closed
	number   int          // of the current generation
	feed     didban.Feed  // nil until somebody follows one
	broken   bool         // a search found the index damaged
	wake     func()       // ends the follower's wait
	state    State
	base     uint64 // of the generation that is followed; 0 for none
	spelling spelling
}

// Open opens the index in the folder dir, which is made where it is missing. A
// damaged index, or one of another mapping, is removed and marked for rebuilding:
// Open fails only where the folder cannot be read or written, with CodeDisk.
func Open(dir string, opts Options) (*Index, error) {
	if opts.Now == nil {
		opts.Now = time.Now
	}
	if opts.Terms == nil {
		opts.Terms = func() didban.Vocabularies { return didban.Shipped }
	}
	x := &Index{dir: dir, now: opts.Now, terms: opts.Terms, erased: opts.Erased, wake: func() {}}
	if err := x.open(); err != nil {
		return nil, disk.FaultOr("search.folder", dir, err)
	}
	return x, nil
}

// open takes up the newest generation, or begins one, and removes the others.
func (x *Index) open() error {
	if err := os.MkdirAll(x.dir, 0o700); err != nil {
		return fmt.Errorf("open search folder: %w", err)
	}
	numbers, err := generations(x.dir)
	if err != nil {
		return err
	}
	if len(numbers) > 0 {
		x.number = numbers[len(numbers)-1]
		g, err := openGeneration(x.path())
		if errors.Is(err, os.ErrPermission) {
			return err
		}
		if err == nil && g.at.Base < lastErasure(x.erased) {
			err = errors.Join(errErased, g.close()) // it goes below
		}
		if err == nil {
			x.current = g
			x.state = State{Rebuilding: g.at.Last.Seq < g.at.Base, Done: g.at.Last.Seq}
			numbers = numbers[:len(numbers)-1]
		}
	}
	if x.current == nil {
		if err := x.create(); err != nil {
			return err
		}
	}
	for _, n := range numbers {
		_ = os.RemoveAll(generationPath(x.dir, n)) // what cannot go now goes next time
	}
	return nil
}

// errErased is an index in which words may be that were erased since.
var errErased = errors.New("erased words may be in the index")

// lastErasure is the newest one of a kind that is indexed.
func lastErasure(erased map[didban.Kind]uint64) (last uint64) {
	for kind, seq := range erased {
		if indexed(kind) {
			last = max(last, seq)
		}
	}
	return last
}

// Forget lets the index be made anew where words of what it holds were erased since it was made:
// a document that goes leaves its words in the files and dictionaries until they are merged. It
// reports whether it was; meanwhile a search says that it is being prepared.
func (x *Index) Forget(erased map[didban.Kind]uint64) bool {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.current == nil || x.base == 0 || x.base >= lastErasure(erased) {
		return false
	}
	x.base, x.broken = 0, true
	x.wake()
	return true
}

// Close ends the index; a follower ends by its context, before.
func (x *Index) Close() error {
	x.mu.Lock()
	g := x.current
	x.current = nil
	x.mu.Unlock()
	if g == nil {
		return nil
	}
	return g.close()
}

// State tells how far the index is.
func (x *Index) State() State {
	x.mu.RLock()
	defer x.mu.RUnlock()
	return x.state
}

const generationForm = "g%06d"

func generationPath(dir string, n int) string {
	return filepath.Join(dir, fmt.Sprintf(generationForm, n))
}

func (x *Index) path() string { return generationPath(x.dir, x.number) }

// generations lists the numbers of the generations in a folder, oldest first.
func generations(dir string) ([]int, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, fmt.Errorf("open search folder: %w", err)
	}
	var out []int
	for _, e := range entries {
		var n int
		if _, err := fmt.Sscanf(e.Name(), generationForm, &n); err == nil && e.Name() == fmt.Sprintf(generationForm, n) {
			out = append(out, n)
		}
	}
	slices.Sort(out)
	return out, nil
}

// create starts the next generation, empty.
func (x *Index) create() error {
	x.number++
	g, err := createGeneration(x.path())
	if err != nil {
		return err
	}
	x.current = g
	x.state = State{Rebuilding: true, Total: x.state.Total}
	return nil
}

// renew puts an empty generation in the place of the current one.
func (x *Index) renew() error {
	x.mu.Lock()
	defer x.mu.Unlock()
	old := x.current
	if old == nil {
		return errClosed
	}
	if err := x.create(); err != nil {
		return err
	}
	x.broken = false
	old.abandon()
	return nil
}

var errClosed = errors.New("search index is closed")

// read gives the current generation, and its state at one moment, to do; calls must not
// be nested. What goes wrong there, unless it comes from beside the index, means damage:
// the person is asked to wait for the rebuild.
func (x *Index) read(do func(*generation, snapshot) error) error {
	x.mu.RLock()
	g := x.current
	if g == nil {
		x.mu.RUnlock()
		return errClosed
	}
	g.reading.RLock()
	x.mu.RUnlock()
	err := guard(func() error {
		return g.snapshot(func(s snapshot) error { return do(g, s) })
	})
	g.reading.RUnlock()
	if err == nil || isOutside(err) {
		return err
	}
	x.damaged(g)
	return didban.Fault(didban.CodeBusy, "search.rebuilding").Because(err)
}

// feedError is a fault of the feed, not of the index.
type feedError struct{ cause error }

func (e *feedError) Error() string { return e.cause.Error() }
func (e *feedError) Unwrap() error { return e.cause }

// ofFeed marks a fault as one of the feed; nil stays nil.
func ofFeed(err error) error {
	if err == nil {
		return nil
	}
	return &feedError{err}
}

// isOutside reports whether an error says nothing of the index: it comes from the feed,
// from the person, or from a context that has ended.
func isOutside(err error) bool {
	var ofFeed *feedError
	var ofPerson *didban.Error
	return errors.As(err, &ofFeed) || errors.As(err, &ofPerson) ||
		errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded)
}

// damaged asks the follower to rebuild, unless it has already.
func (x *Index) damaged(g *generation) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.current == g {
		x.broken = true
		x.wake()
	}
}
