package gate

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/store"
)

// Answer is what every bound method goes through. It looks the call up in the table
// of rights, turns a panic into an error (a panic in a bound method would never
// settle the promise), logs what failed and how long the call took, and lets nothing
// but faults that the person can act on out.
func Answer[T any](by By, call string, fn func() (T, error)) (view T, err error) {
	c := by.self()
	start := c.Now()
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("panic: %v\n%s", r, debug.Stack())
		}
		c.report(call, start, err)
		err = outward(err)
	}()
	if c.Ready != nil {
		if err := c.Ready(); err != nil {
			return view, err
		}
	}
	if err := c.permit(call); err != nil {
		return view, err
	}
	return fn()
}

// Read answers from within one read transaction of the store, once the map has
// read the whole city in: a figure made from half of it would be wrong.
func Read[T any](by By, call string, fn func(*store.Tx) (T, error)) (T, error) {
	c := by.self()
	return Answer(c, call, func() (view T, err error) {
		if err := c.AwaitMap(); err != nil {
			return view, err
		}
		return RunRead(c, fn)
	})
}

// ReadArchive is Read for what stands on the archive of articles alone, and needs no map.
func ReadArchive[T any](by By, call string, fn func(*store.Tx) (T, error)) (T, error) {
	c := by.self()
	return Answer(c, call, func() (view T, err error) {
		if err := c.AwaitArchive(); err != nil {
			return view, err
		}
		return RunRead(c, fn)
	})
}

// ReadBoth is Read for what stands on the map and on the archive.
func ReadBoth[T any](by By, call string, fn func(*store.Tx) (T, error)) (T, error) {
	c := by.self()
	return Answer(c, call, func() (view T, err error) {
		if err := c.AwaitMap(); err != nil {
			return view, err
		}
		if err := c.AwaitArchive(); err != nil {
			return view, err
		}
		return RunRead(c, fn)
	})
}

// RunRead runs one read transaction.
func RunRead[T any](by By, fn func(*store.Tx) (T, error)) (view T, err error) {
	err = by.self().Store.View(func(tx *store.Tx) error {
		view, err = fn(tx)
		return err
	})
	return view, err
}

// patience is how long a screen waits for what is read into memory; a city of
// 100,000 projects and as many articles takes a sixth of it.
const patience = time.Minute

// AwaitMap waits for the map.
func (c *Caller) AwaitMap() error { return await(c.Map, "map.preparing") }

// AwaitArchive waits for the archive of articles.
func (c *Caller) AwaitArchive() error { return await(c.Archive, "archive.preparing") }

// await waits for the map or the archive; key is what the person is told where it
// takes too long.
func await(x interface{ Await(context.Context) error }, key string) error {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	err := x.Await(ctx)
	if errors.Is(err, context.DeadlineExceeded) {
		return didban.Fault(didban.CodeBusy, key).Because(err)
	}
	return err
}

func (c *Caller) report(call string, start time.Time, err error) {
	took := slog.Duration("took", c.Now().Sub(start))
	var fault *didban.Error
	switch {
	case err == nil:
		c.Log.Debug("call", "name", call, took)
	case errors.As(err, &fault) && fault.Code != didban.CodeInternal:
		c.Log.Info("call refused", "name", call, took, "error", err)
	default:
		c.Log.Error("call failed", "name", call, took, "error", err)
	}
}

// outward keeps what the person can act on, all faults of a request among it; the
// cause of anything else stays in the log.
func outward(err error) error {
	var all didban.Errors
	var fault *didban.Error
	switch {
	case err == nil:
		return nil
	case errors.As(err, &all):
		return all
	case errors.As(err, &fault):
		return fault
	}
	return didban.Fault(didban.CodeInternal, "internal").Because(err)
}
