package search

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"sync"

	bdoc "github.com/blevesearch/bleve/v2/document"

	didban "didban.app/backend"
)

const (
	// batchSize is how many documents one batch holds at most.
	batchSize = 1000
	// readSize is how many changes are read at a time: several batches, so that
	// the documents of one are made while the one before is written.
	readSize = 4 * batchSize
)

// Follow brings the index up to the feed and keeps it there until the context
// ends, which is no error. progress, unless nil, hears of every batch. It fails
// where the feed does, or where an index that was just rebuilt is damaged again.
func (x *Index) Follow(ctx context.Context, feed didban.Feed, progress func(State)) error {
	x.following.Lock()
	defer x.following.Unlock()
	f := follower{x, feed, progress}
	for {
		err := f.catchUp(ctx)
		if err == nil {
			err = f.wait(ctx)
		}
		if ctx.Err() != nil {
			return nil
		}
		if err != nil {
			f.stopShort()
			return err
		}
	}
}

// CatchUp brings the index up to the head of the feed once.
func (x *Index) CatchUp(ctx context.Context, feed didban.Feed) error {
	x.following.Lock()
	defer x.following.Unlock()
	return follower{x, feed, nil}.catchUp(ctx)
}

// follower brings changes from a feed into the index; there is one at a time.
type follower struct {
	*Index
	source   didban.Feed
	progress func(State)
}

// catchUp applies changes until there are no more. A damaged index is rebuilt
// once; if the new one fails too, the fault lies elsewhere.
func (f follower) catchUp(ctx context.Context) error {
	f.mu.Lock()
	f.feed = f.source
	f.mu.Unlock()
	for rebuilt := false; ; {
		err := f.advance(ctx)
		var broken *brokenError
		if !errors.As(err, &broken) {
			return err
		}
		if rebuilt {
			return fmt.Errorf("rebuilt index: %w", err)
		}
		rebuilt = true
		if err := f.renew(); err != nil {
			return err
		}
		f.report(false)
	}
}

// brokenError says that the index, not the feed, is at fault.
type brokenError struct{ cause error }

func (e *brokenError) Error() string { return e.cause.Error() }
func (e *brokenError) Unwrap() error { return e.cause }

// advance applies batches until the head is reached.
func (f follower) advance(ctx context.Context) error {
	g, err := f.checked()
	if err != nil {
		return err
	}
	if g.at.Last.Seq == 0 {
		g.at.Base = f.source.Head()
	}
	f.mu.Lock()
	f.base = g.at.Base
	f.mu.Unlock()
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		if f.isDamaged() {
			return &brokenError{errDamaged}
		}
		changes, err := f.source.Changes(g.at.Last.Seq, readSize)
		if err != nil {
			return fmt.Errorf("read changes: %w", err)
		}
		if len(changes) == 0 {
			f.report(true)
			return nil
		}
		if err := f.apply(ctx, g, changes); err != nil {
			return err
		}
		f.report(false)
	}
}

// checked gives the current generation if it is of this feed: its last change
// must be the feed's own.
func (f follower) checked() (*generation, error) {
	f.mu.RLock()
	g := f.current
	f.mu.RUnlock()
	if g == nil {
		return nil, errClosed
	}
	last := g.at.Last
	if last.Seq == 0 {
		return g, nil
	}
	same, err := f.source.Changes(last.Seq-1, 1)
	if err != nil {
		return nil, fmt.Errorf("read changes: %w", err)
	}
	if len(same) != 1 || same[0] != last {
		return nil, &brokenError{errors.New("index is of another feed")}
	}
	return g, nil
}

func (f follower) isDamaged() bool {
	f.mu.RLock()
	defer f.mu.RUnlock()
	return f.broken
}

// report notes the state and tells it.
func (f follower) report(arrived bool) {
	f.mu.Lock()
	s := &f.state
	if f.current != nil {
		s.Done = f.current.at.Last.Seq
		s.Rebuilding = !arrived && s.Rebuilding
	}
	s.Total = max(f.source.Head(), s.Done)
	s.Ready = !s.Rebuilding && (arrived || s.Ready)
	state := *s
	f.mu.Unlock()
	if f.progress != nil {
		f.progress(state)
	}
}

// stopShort notes that the index has stopped short of the feed's head.
func (f follower) stopShort() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.state.Ready, f.state.Rebuilding = false, true
	f.state.Total = max(f.source.Head(), f.state.Done)
}

// wait returns at the next change, or when a search finds damage.
func (f follower) wait(ctx context.Context) error {
	woken, wake := context.WithCancel(ctx)
	defer wake()
	f.mu.Lock()
	f.wake = wake
	broken := f.broken
	last := f.state.Done
	f.mu.Unlock()
	if broken {
		return nil
	}
	if err := f.source.Wait(woken, last); err != nil && woken.Err() == nil {
		return fmt.Errorf("wait for changes: %w", err)
	}
	return nil
}

// apply brings the nouns that changed, and the documents that depend on them,
// up to date. The checkpoint goes with the last batch.
func (f follower) apply(ctx context.Context, g *generation, changes []didban.Change) error {
	var refs []didban.Ref
	var moved []string
	seen := map[didban.Ref]bool{}
	for _, c := range changes {
		ref := didban.Ref{Kind: c.Kind, ID: c.ID}
		if seen[ref] {
			continue
		}
		seen[ref] = true
		if indexed(c.Kind) {
			refs = append(refs, ref)
		}
		if hasDependents(c.Kind) && changes[len(changes)-1].Seq > g.at.Base {
			moved = append(moved, string(c.ID))
		}
	}
	list, err := dependents(ctx, g, moved)
	if err != nil {
		return err
	}
	for _, ref := range list {
		if !seen[ref] {
			refs = append(refs, ref)
		}
	}
	next := checkpoint{Mapping: mappingVersion, Base: g.at.Base, Last: changes[len(changes)-1]}
	return f.writeAll(ctx, g, refs, &next)
}

// writeAll indexes the present state of nouns batch by batch, the next one being
// made while one is written.
func (f follower) writeAll(ctx context.Context, g *generation, refs []didban.Ref, next *checkpoint) error {
	type batch struct {
		refs []didban.Ref
		docs []made
		err  error
	}
	if len(refs) == 0 {
		return f.write(ctx, g, nil, nil, next)
	}
	ahead := make(chan batch)
	ctx, stop := context.WithCancel(ctx)
	var work sync.WaitGroup
	defer work.Wait()
	defer stop()
	work.Go(func() {
		defer close(ahead)
		for chunk := range slices.Chunk(refs, batchSize) {
			b := batch{refs: chunk}
			b.docs, b.err = f.documents(chunk)
			select {
			case ahead <- b:
			case <-ctx.Done():
				return
			}
		}
	})
	left := len(refs)
	for b := range ahead {
		if b.err != nil {
			return b.err
		}
		var at *checkpoint
		if left -= len(b.refs); left == 0 {
			at = next // goes with the last batch
		}
		if err := f.write(ctx, g, b.refs, b.docs, at); err != nil {
			return err
		}
	}
	return ctx.Err()
}

// write puts documents, nil for those that go, into the index in one batch.
func (f follower) write(ctx context.Context, g *generation, refs []didban.Ref, docs []made, next *checkpoint) error {
	batch := g.index.NewBatch()
	terms := g.lengths()
	old, err := g.lengthsOf(refs)
	if err != nil {
		return &brokenError{err}
	}
	terms.minus(old)
	for i, d := range docs {
		if d.doc == nil {
			batch.Delete(docID(refs[i]))
			continue
		}
		terms.plus(d.lengths)
		if err := batch.IndexAdvanced(d.doc); err != nil {
			return fmt.Errorf("index %s: %w", docID(refs[i]), err)
		}
	}
	err = g.write(ctx, batch, terms, next)
	if err != nil && ctx.Err() == nil {
		return &brokenError{err}
	}
	return err
}

// made is a document ready for the index; doc is nil for a noun that is not found
// by a search.
type made struct {
	doc     *bdoc.Document
	lengths lengths
}

// documents makes the documents of nouns. Reading the feed goes one by one,
// cutting the texts into terms on all cores.
func (f follower) documents(refs []didban.Ref) ([]made, error) {
	b, out, errs := newBuilder(f.source), make([]made, len(refs)), make([]error, len(refs))
	var work sync.WaitGroup
	defer work.Wait()
	slots := make(chan struct{}, runtime.GOMAXPROCS(0))
	for i, ref := range refs {
		d, err := b.document(ref)
		if err != nil {
			return nil, err
		}
		if d == nil {
			continue
		}
		slots <- struct{}{}
		work.Go(func() {
			errs[i] = guard(func() error {
				out[i].doc, out[i].lengths = d.indexed()
				return nil
			})
			<-slots
		})
	}
	work.Wait()
	return out, errors.Join(errs...)
}

// hasDependents reports whether documents of other nouns hold something of this kind:
// trustees the names of persons, posts and areas; all the ranks of areas; what citizens wrote
// the areas of the page on which it stands, and its being there.
func hasDependents(kind didban.Kind) bool {
	switch kind {
	case didban.KindPerson, didban.KindPost, didban.KindArea, didban.KindProject, didban.KindEvent, didban.KindArticle, didban.KindUnit:
		return true
	default:
		return false
	}
}

// dependents finds the documents that hold something of the given nouns.
func dependents(ctx context.Context, g *generation, moved []string) ([]didban.Ref, error) {
	if len(moved) == 0 {
		return nil, nil
	}
	var out []didban.Ref
	err := guard(func() error {
		return g.snapshot(func(s snapshot) error {
			found, err := s.answer(ctx, plan{must: []condition{hasAny(fieldRefs, moved...)}, order: byTitle, limit: s.docs})
			for _, m := range found.hits {
				out = append(out, parseDocID(m.id()))
			}
			return err
		})
	})
	if err != nil && ctx.Err() == nil {
		return nil, &brokenError{fmt.Errorf("find dependents: %w", err)}
	}
	return out, err
}
