package store

import (
	"context"
	"fmt"
	"os"
	"sync"

	didban "didban.app/backend"
	"didban.app/backend/record"
)

var _ didban.Feed = (*Store)(nil)

// Head is the sequence of the newest change, 0 for an empty store.
func (s *Store) Head() uint64 {
	head, _, _ := s.head.state()
	return head
}

// Changes returns up to limit changes with a sequence above after, in order.
func (s *Store) Changes(after uint64, limit int) ([]didban.Change, error) {
	var out []didban.Change
	err := s.View(func(tx *Tx) error {
		for len(out) < limit {
			c, found, err := tx.change(after + uint64(len(out)) + 1)
			if err != nil || !found {
				return err
			}
			out = append(out, c)
		}
		return nil
	})
	return out, err
}

// change reads one row of the feed; where it is damaged, from the audit entry beside it,
// which says the same. False beyond the end.
func (tx *Tx) change(seq uint64) (didban.Change, bool, error) {
	row, entry := tx.file.Bucket(bucketChange).Get(record.SeqKey(seq)), tx.file.Bucket(bucketAudit).Get(record.SeqKey(seq))
	if row == nil && entry == nil {
		return didban.Change{}, false, nil
	}
	var c didban.Change
	if record.Decode(row, &c) && c.Seq == seq {
		return c, true, nil
	}
	var e didban.AuditEntry
	if record.Decode(entry, &e) && e.Seq == seq {
		return e.Change(), true, nil
	}
	return didban.Change{}, false, record.DamagedSeq(bucketChange, seq)
}

// Load reads the present state of a noun, as Tx.Load does.
func (s *Store) Load(kind didban.Kind, id didban.ID) (didban.Noun, error) {
	var out didban.Noun
	err := s.View(func(tx *Tx) (err error) {
		out, err = tx.Load(kind, id)
		return err
	})
	return out, err
}

// Wait returns nil once Head is above after, the context's error, or an error
// that wraps os.ErrClosed once the store is closed.
func (s *Store) Wait(ctx context.Context, after uint64) error {
	for {
		head, closed, moved := s.head.state()
		switch {
		case head > after:
			return nil
		case closed:
			return errClosed()
		}
		select {
		case <-moved:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

func errClosed() error { return fmt.Errorf("store: %w", os.ErrClosed) }

// headSignal tells waiters that the head has moved.
type headSignal struct {
	mu     sync.Mutex
	head   uint64
	closed bool
	moved  chan struct{} // closed and replaced at every move
}

func newHeadSignal(head uint64) *headSignal {
	return &headSignal{head: head, moved: make(chan struct{})}
}

func (h *headSignal) state() (head uint64, closed bool, moved <-chan struct{}) {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.head, h.closed, h.moved
}

// move moves the head; commits may report in any order.
func (h *headSignal) move(head uint64) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if head > h.head {
		h.head = head
		h.wake()
	}
}

func (h *headSignal) close() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.closed = true
	h.wake()
}

func (h *headSignal) wake() {
	close(h.moved)
	h.moved = make(chan struct{})
}
