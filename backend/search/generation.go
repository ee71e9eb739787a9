package search

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"runtime/debug"
	"sync"
	"time"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"

	didban "didban.app/backend"
)

// A batch counts as applied once searches see it; the disk may lag behind by
// inFlight batches. That is safe because a batch and its checkpoint reach the
// disk together: what a crash takes away is read from the feed again.
const (
	inFlight       = 2
	openTimeout    = 10 * time.Second
	persistTimeout = time.Minute // for a batch
	closeTimeout   = 5 * time.Second
)

// generation is one index on disk.
type generation struct {
	index bleve.Index
	path  string
	at    checkpoint
	slots chan struct{} // one for each batch that is not yet on disk
	// reading is held for reading by everyone who reads, for writing by who closes.
	reading sync.RWMutex

	mu    sync.Mutex
	terms lengths // of all documents
	// columns are those of the segments, by the segment's id.
	columns map[uint64]*columns
}

// checkpoint says what an index holds. It is written with every batch.
type checkpoint struct {
	Mapping int
	// Base is the head of the feed when the rebuild began. Documents are made of
	// the present state, so no change up to Base can leave one outdated.
	Base uint64
	// Last is the newest change applied: more than its number, to tell an index
	// of other data.
	Last didban.Change
}

var checkpointKey = []byte("didban.checkpoint")

// segmentDocs is how many documents a segment holds at most after a merge. Segments
// are searched side by side, so a few of some size serve better than one.
const segmentDocs = 40_000

// settings are bleve's, for every opening.
func settings() map[string]any {
	return map[string]any{
		"bolt_timeout": "2s", "unsafe_batch": true,
		"scorchMergePlanOptions": map[string]any{"MaxSegmentSize": segmentDocs},
	}
}

func createGeneration(path string) (*generation, error) {
	index, err := bleve.NewUsing(path, newMapping(), scorch.Name, scorch.Name, settings())
	if err != nil {
		_ = os.RemoveAll(path) // what was begun is of no use
		return nil, fmt.Errorf("create index %s: %w", path, err)
	}
	return newGeneration(index, path, checkpoint{Mapping: mappingVersion}), nil
}

func newGeneration(index bleve.Index, path string, at checkpoint) *generation {
	return &generation{index: index, path: path, at: at, slots: make(chan struct{}, inFlight), columns: map[uint64]*columns{}}
}

// openGeneration opens an index that is whole and of this mapping; any error
// means that it is neither, save one of permission. A damaged root file can keep
// its opener for ever, so nobody waits for long.
func openGeneration(path string) (*generation, error) {
	if err := verify(path); err != nil {
		return nil, err
	}
	type result struct {
		g   *generation
		err error
	}
	done := make(chan result)
	late := make(chan struct{})
	go func() {
		g, err := openVerified(path)
		select {
		case done <- result{g, err}:
		case <-late:
			if g != nil {
				g.abandon()
			}
		}
	}()
	timer := time.NewTimer(openTimeout)
	defer timer.Stop()
	select {
	case r := <-done:
		return r.g, r.err
	case <-timer.C:
		close(late)
		return nil, errStuck
	}
}

func openVerified(path string) (*generation, error) {
	var g *generation
	err := guard(func() error {
		index, err := bleve.OpenUsing(path, settings())
		if err != nil {
			return fmt.Errorf("open index %s: %w", path, err)
		}
		g = newGeneration(index, path, checkpoint{})
		return g.readCheckpoint()
	})
	if err != nil && g != nil {
		g.abandon()
		g = nil
	}
	return g, err
}

func (g *generation) readCheckpoint() error {
	raw, err := g.index.GetInternal(checkpointKey)
	if err != nil {
		return fmt.Errorf("read checkpoint: %w", err)
	}
	if raw == nil { // nothing was indexed yet
		g.at.Mapping = mappingVersion
		return nil
	}
	if err := json.Unmarshal(raw, &g.at); err != nil {
		return fmt.Errorf("read checkpoint: %w", err)
	}
	if g.at.Mapping != mappingVersion {
		return fmt.Errorf("index has mapping %d, not %d", g.at.Mapping, mappingVersion)
	}
	raw, err = g.index.GetInternal(lengthsKey)
	if err != nil {
		return fmt.Errorf("read lengths: %w", err)
	}
	if err := json.Unmarshal(raw, &g.terms); err != nil {
		return fmt.Errorf("read lengths: %w", err)
	}
	return nil
}

// lengths are the terms of all documents by field.
func (g *generation) lengths() lengths {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.terms
}

// write applies a batch, after which all documents have so many terms, and moves
// to the checkpoint that goes with it, if any.
func (g *generation) write(ctx context.Context, batch *bleve.Batch, terms lengths, next *checkpoint) error {
	if err := terms.store(batch); err != nil {
		return err
	}
	if next != nil {
		raw, err := json.Marshal(next)
		if err != nil {
			return fmt.Errorf("write checkpoint: %w", err)
		}
		batch.SetInternal(checkpointKey, raw)
	}
	if err := g.acquire(ctx, persistTimeout); err != nil {
		return err
	}
	batch.SetPersistedCallback(func(error) { <-g.slots })
	if err := guard(func() error { return g.index.Batch(batch) }); err != nil {
		return fmt.Errorf("apply batch: %w", err)
	}
	g.mu.Lock()
	g.terms = terms
	g.mu.Unlock()
	if next != nil {
		g.at = *next
	}
	return nil
}

// acquire waits until less than inFlight batches are on their way to the disk. It
// takes no place once the context has ended, even where one is free.
func (g *generation) acquire(ctx context.Context, limit time.Duration) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	timer := time.NewTimer(limit)
	defer timer.Stop()
	select {
	case g.slots <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	case <-timer.C:
		return errStuck
	}
}

// close waits for the disk, closes and seals. An index that does not reach the
// disk in time is closed all the same and read up at the next start.
func (g *generation) close() error {
	g.reading.Lock()
	defer g.reading.Unlock()
	var late error
	for range inFlight {
		if late = g.acquire(context.Background(), closeTimeout); late != nil {
			break
		}
	}
	if err := guard(g.index.Close); err != nil {
		return fmt.Errorf("close index: %w", err)
	}
	if late != nil {
		return nil
	}
	return seal(g.path)
}

// abandon lets go of a damaged index. Closing one may never end, so nobody waits
// for it.
func (g *generation) abandon() {
	go func() {
		g.reading.Lock()
		defer g.reading.Unlock()
		_ = guard(g.index.Close)
		_ = os.RemoveAll(g.path)
	}()
}

// guard turns a panic into an error: bleve trusts its files, and neither notices
// damage in them nor survives it. A fault in mapped memory counts as a panic.
func guard(do func() error) (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%w: %v", errPanic, r)
		}
	}()
	return do()
}
