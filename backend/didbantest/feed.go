package didbantest

import (
	"context"
	"sync"

	didban "didban.app/backend"
)

// Feed is a didban.Feed in memory, for packages that must not know the store.
type Feed struct {
	mu      sync.Mutex
	changes []didban.Change
	nouns   map[didban.Ref]didban.Noun
	moved   chan struct{}
}

// NewFeed makes a feed that holds the nouns, each as one change.
func NewFeed(nouns ...didban.Noun) *Feed {
	f := &Feed{nouns: map[didban.Ref]didban.Noun{}, moved: make(chan struct{})}
	f.Put(nouns...)
	return f
}

// Put adds or replaces nouns.
func (f *Feed) Put(nouns ...didban.Noun) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, n := range nouns {
		f.nouns[didban.Ref{Kind: n.Kind(), ID: n.Head().ID}] = n
		f.add(n.Kind(), n.Head().ID, didban.OpPut)
	}
	f.wake()
}

// Delete removes a noun.
func (f *Feed) Delete(kind didban.Kind, id didban.ID) {
	f.mu.Lock()
	defer f.mu.Unlock()
	delete(f.nouns, didban.Ref{Kind: kind, ID: id})
	f.add(kind, id, didban.OpDelete)
	f.wake()
}

func (f *Feed) add(kind didban.Kind, id didban.ID, op didban.Op) {
	f.changes = append(f.changes, didban.Change{Seq: uint64(len(f.changes) + 1), At: Start, Kind: kind, ID: id, Op: op, Version: 1})
}

func (f *Feed) wake() {
	close(f.moved)
	f.moved = make(chan struct{})
}

// Head is the number of changes.
func (f *Feed) Head() uint64 {
	f.mu.Lock()
	defer f.mu.Unlock()
	return uint64(len(f.changes))
}

// Changes returns up to limit changes after a sequence.
func (f *Feed) Changes(after uint64, limit int) ([]didban.Change, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if after >= uint64(len(f.changes)) {
		return nil, nil
	}
	rest := f.changes[after:]
	return rest[:min(limit, len(rest))], nil
}

// Load returns the present state of a noun.
func (f *Feed) Load(kind didban.Kind, id didban.ID) (didban.Noun, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if n, ok := f.nouns[didban.Ref{Kind: kind, ID: id}]; ok {
		return n, nil
	}
	return nil, didban.Fault(didban.CodeNotFound, "noun.notFound", "kind", string(kind), "id", string(id))
}

// Stood tells of no earlier state: a feed in memory keeps none.
func (f *Feed) Stood(didban.ID) ([]didban.Stood, error) { return nil, nil }

// Wait blocks until there is a change after the sequence.
func (f *Feed) Wait(ctx context.Context, after uint64) error {
	for {
		f.mu.Lock()
		head, moved := uint64(len(f.changes)), f.moved
		f.mu.Unlock()
		if head > after {
			return nil
		}
		select {
		case <-moved:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}
