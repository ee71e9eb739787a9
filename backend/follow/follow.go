// Package follow is how something that is kept in memory keeps up with the change
// feed: from the beginning, in batches, until the context ends, with a word to those
// who wait. It refuses to know what is kept; the map and the archive of articles
// stand on it.
package follow

import (
	"context"
	"fmt"
	"sync"

	didban "didban.app/backend"
)

// batchSize is how many changes are applied at a time: few enough that a reader
// waits some milliseconds at most while the whole city is read in.
const batchSize = 1000

// Apply takes in a batch of changes, in order and never empty. A noun that is gone
// again, or has come back, is loaded from the feed as it is now. A batch that begins with
// the first change of the feed begins anew: what was kept before is let go.
type Apply func(feed didban.Feed, changes []didban.Change) error

// Follower reads a feed. Make one with New; all methods are safe for concurrent use.
type Follower struct {
	apply     Apply
	following sync.Mutex // held by the one goroutine that reads the feed

	ready  chan struct{} // closed when the head of the feed was first reached
	once   sync.Once
	wanted chan struct{} // closed when somebody first waited for that
	asking sync.Once

	mu       sync.Mutex
	revision uint64
	failed   error         // why following ended; nil while nothing is wrong
	turned   chan struct{} // closed and replaced when failed changes
}

// New makes a follower that has read nothing.
func New(apply Apply) *Follower {
	return &Follower{apply: apply, ready: make(chan struct{}), wanted: make(chan struct{}), turned: make(chan struct{})}
}

// Follow applies the feed's changes in batches and waits for more until the
// context ends, then returns nil. It calls progress, which may be nil, after each
// batch with the last applied sequence and the feed's head. It fails only when
// the feed does.
func (f *Follower) Follow(ctx context.Context, feed didban.Feed, progress func(done, total uint64)) error {
	for {
		if err := f.catchUp(ctx, feed, progress); err != nil {
			return f.unlessEnded(ctx, err)
		}
		if err := feed.Wait(ctx, f.Revision()); err != nil {
			return f.unlessEnded(ctx, fmt.Errorf("wait for changes: %w", err))
		}
	}
}

// unlessEnded keeps a failure for those who Await; the context's end is none.
func (f *Follower) unlessEnded(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return nil
	}
	f.turn(err)
	return err
}

func (f *Follower) turn(failed error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.failed == nil && failed == nil {
		return
	}
	f.failed = failed
	close(f.turned)
	f.turned = make(chan struct{})
}

// CatchUp applies every change up to the feed's head and returns. It fails only
// when the feed does.
func (f *Follower) CatchUp(feed didban.Feed) error {
	return f.catchUp(context.Background(), feed, nil)
}

func (f *Follower) catchUp(ctx context.Context, feed didban.Feed, progress func(done, total uint64)) error {
	f.following.Lock()
	defer f.following.Unlock()
	for ctx.Err() == nil {
		done, total := f.Revision(), feed.Head()
		if done >= total {
			f.once.Do(func() { close(f.ready) })
			f.turn(nil)
			return nil
		}
		last, err := f.step(feed, done)
		if err != nil {
			return err
		}
		if progress != nil {
			progress(last, max(last, total))
		}
	}
	return ctx.Err()
}

// Begin runs take in place of all changes up to a revision. It fails where the follower has
// read something already, or take does.
func (f *Follower) Begin(revision uint64, take func() error) error {
	f.following.Lock()
	defer f.following.Unlock()
	if at := f.Revision(); at != 0 {
		return fmt.Errorf("begin at %d: the follower is at %d", revision, at)
	}
	if err := take(); err != nil {
		return err
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.revision = revision
	return nil
}

// Still runs do while nothing is taken in.
func (f *Follower) Still(do func(revision uint64)) {
	f.following.Lock()
	defer f.following.Unlock()
	do(f.Revision())
}

// Renew takes all changes in anew, in one batch, so that no reader sees half of it. It fails
// only when the feed does, and then leaves everything as it was.
func (f *Follower) Renew(feed didban.Feed) error {
	f.following.Lock()
	defer f.following.Unlock()
	var all []didban.Change
	for {
		changes, err := feed.Changes(uint64(len(all)), batchSize)
		if err != nil {
			return fmt.Errorf("read changes after %d: %w", len(all), err)
		}
		if all = append(all, changes...); len(changes) == 0 {
			break
		}
	}
	if len(all) == 0 {
		return nil
	}
	return f.takeIn(feed, all)
}

// step applies one batch and returns the last sequence of it.
func (f *Follower) step(feed didban.Feed, after uint64) (uint64, error) {
	changes, err := feed.Changes(after, batchSize)
	if err != nil {
		return 0, fmt.Errorf("read changes after %d: %w", after, err)
	}
	if len(changes) == 0 {
		return 0, fmt.Errorf("read changes after %d: none, though the head is further", after)
	}
	return changes[len(changes)-1].Seq, f.takeIn(feed, changes)
}

func (f *Follower) takeIn(feed didban.Feed, changes []didban.Change) error {
	if err := f.apply(feed, changes); err != nil {
		return err
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.revision = changes[len(changes)-1].Seq
	return nil
}

// Revision is the sequence of the last applied change, 0 at the beginning.
func (f *Follower) Revision() uint64 {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.revision
}

// Ready reports whether the head of the feed was reached at least once.
func (f *Follower) Ready() bool {
	select {
	case <-f.ready:
		return true
	default:
		return false
	}
}

// Await returns nil once the head of the feed was reached, or the context's error.
// Where following has failed it returns why, until the head is reached after all:
// what is kept may then be behind the data.
func (f *Follower) Await(ctx context.Context) error {
	f.asking.Do(func() { close(f.wanted) })
	for {
		f.mu.Lock()
		failed, turned := f.failed, f.turned
		f.mu.Unlock()
		if failed != nil {
			return failed
		}
		select {
		case <-f.ready:
			return nil
		case <-turned:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// Wanted is closed once somebody has called Await: from then on nothing may put the following off.
func (f *Follower) Wanted() <-chan struct{} { return f.wanted }

// Fetch gives the noun of a change as it is now, nil where it is gone.
func Fetch[N didban.Noun](feed didban.Feed, c didban.Change) (N, error) {
	var none N
	noun, err := feed.Load(c.Kind, c.ID)
	if didban.IsLeftOut(err) {
		return none, nil
	}
	if err != nil {
		return none, fmt.Errorf("load %s %s: %w", c.Kind, c.ID, err)
	}
	n, ok := noun.(N)
	if !ok {
		return none, fmt.Errorf("load %s %s: got a %T", c.Kind, c.ID, noun)
	}
	return n, nil
}

// Touched lists the changes of each noun once, by its first.
func Touched(changes []didban.Change) []didban.Change {
	seen := make(map[didban.Ref]bool, len(changes))
	out := make([]didban.Change, 0, len(changes))
	for _, c := range changes {
		ref := didban.Ref{Kind: c.Kind, ID: c.ID}
		if !seen[ref] {
			seen[ref] = true
			out = append(out, c)
		}
	}
	return out
}
