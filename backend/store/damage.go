package store

import (
	"errors"
	"maps"
	"sync"

	didban "didban.app/backend"
)

// damage gathers the nouns that could not be read and were left out since the file was
// opened: every list and sum goes on without them, and says so. It never shrinks: a file is
// mended while it is closed.
type damage struct {
	noted func(didban.Ref)

	mu   sync.Mutex
	refs map[didban.Ref]bool
}

func newDamage(noted func(didban.Ref)) *damage {
	return &damage{noted: noted, refs: map[didban.Ref]bool{}}
}

// note keeps what an error says of a noun; false where it says something else. No damage is
// kept by the zero Tx of Check, whose findings stand in its report.
func (d *damage) note(kind didban.Kind, id didban.ID, err error) bool {
	if !isDamaged(err) {
		return false
	}
	if d == nil {
		return true
	}
	ref := didban.Ref{Kind: kind, ID: id}
	d.mu.Lock()
	known := d.refs[ref]
	d.refs[ref] = true
	d.mu.Unlock()
	if !known && d.noted != nil {
		d.noted(ref)
	}
	return true
}

// Damaged counts by kind the nouns that were left out so far because their records are
// damaged; empty while none is known to be.
func (s *Store) Damaged() map[didban.Kind]int {
	s.damage.mu.Lock()
	defer s.damage.mu.Unlock()
	out := map[didban.Kind]int{}
	for ref := range maps.Keys(s.damage.refs) {
		out[ref.Kind]++
	}
	return out
}

// isDamaged reports whether an error says that one noun, or the way of an index to one, is
// damaged, and not the whole file.
func isDamaged(err error) bool {
	var e *didban.Error
	return errors.As(err, &e) && (e.Key == keyDamaged || e.Key == keyDamagedIndex)
}
