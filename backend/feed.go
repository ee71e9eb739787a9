package didban

import "context"

// Feed is the spine that every follower reads: what changed, in order, and the
// present state of what changed. The store is the feed of the running program.
type Feed interface {
	// Head is the sequence of the newest change, 0 for an empty feed.
	Head() uint64
	// Changes returns up to limit changes with a sequence above after, in order.
	Changes(after uint64, limit int) ([]Change, error)
	// Load returns the present state of a noun, or an Error with CodeNotFound
	// where it was deleted.
	Load(kind Kind, id ID) (Noun, error)
	// Stood returns what the saved states of a project tell of its promises, the oldest
	// first and the present one last; none for one that was saved once only.
	Stood(id ID) ([]Stood, error)
	// Wait returns nil once Head is above after, or the context's error.
	Wait(ctx context.Context, after uint64) error
}
