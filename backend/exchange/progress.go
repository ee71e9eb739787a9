package exchange

import (
	"io"

	didban "didban.app/backend"
)

// at says where the reading is.
func (r *run) at(stage Stage, done, total int) error {
	r.progress = Progress{stage, done, total}
	return r.tick()
}

// tick lets whoever watches end a step that takes long.
func (r *run) tick() error {
	if r.src.Watch == nil {
		return nil
	}
	return r.src.Watch(r.progress)
}

// rowsATick is how many rows of a file are read between two looks at whoever watches.
const rowsATick = 1000

// ticking is a reader that can be ended.
type ticking struct {
	io.Reader
	tick func() error
}

// Read reads on unless it is to end.
func (t ticking) Read(p []byte) (int, error) {
	if t.tick != nil {
		if err := t.tick(); err != nil {
			return 0, &ended{err}
		}
	}
	return t.Reader.Read(p)
}

// ended is an error of whoever watches, not of the file.
type ended struct{ error }

// Unwrap gives what ended it.
func (e *ended) Unwrap() error { return e.error }

// count is how many nouns were drafted.
func (r *run) count() int {
	n := 0
	for _, kind := range didban.Kinds {
		n += len(r.order[kind])
	}
	return n
}
