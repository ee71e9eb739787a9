package api

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

// answer is the one gate that every bound method goes through. It checks that the
// visitor may read the kind of noun, turns a panic into an error (a panic in a
// bound method would never settle the promise), logs what failed and how long the
// call took, and lets nothing but codes out.
func answer[T any](d *Desk, call string, kind didban.Kind, fn func() (T, error)) (view T, err error) {
	start := d.Now()
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("panic: %v\n%s", r, debug.Stack())
		}
		d.report(call, start, err)
		err = outward(err)
	}()
	if d.Ready != nil {
		if err := d.Ready(); err != nil {
			return view, err
		}
	}
	if !d.Visitor.Can(didban.ActionRead, kind) {
		return view, didban.Fault(didban.CodeForbidden, "actor.forbidden", "kind", string(kind))
	}
	return fn()
}

// read answers from within one read transaction of the store, once the map has
// read the whole city in: a figure made from half of it would be wrong.
func read[T any](d *Desk, call string, kind didban.Kind, fn func(*store.Tx) (T, error)) (T, error) {
	return answer(d, call, kind, func() (view T, err error) {
		if err := d.awaitMap(); err != nil {
			return view, err
		}
		return within(d, fn)
	})
}

// readArchive is read for what stands on the archive of articles, which must have
// read the whole city in too.
func readArchive[T any](d *Desk, call string, kind didban.Kind, fn func(*store.Tx) (T, error)) (T, error) {
	return answer(d, call, kind, func() (view T, err error) {
		if err := d.awaitMap(); err != nil {
			return view, err
		}
		if err := await(d.Archive, "archive.preparing"); err != nil {
			return view, err
		}
		return within(d, fn)
	})
}

// change answers a call that writes, from those alone who may do the action to the kind
// of noun.
func change[T any](d *Desk, call string, action didban.Action, kind didban.Kind, fn func() (T, error)) (T, error) {
	return answer(d, call, kind, func() (view T, err error) {
		if !d.Visitor.Can(action, kind) {
			return view, didban.Fault(didban.CodeForbidden, "actor.forbidden", "kind", string(kind))
		}
		if err := d.awaitMap(); err != nil {
			return view, err
		}
		return fn()
	})
}

// within runs one read transaction.
func within[T any](d *Desk, fn func(*store.Tx) (T, error)) (view T, err error) {
	err = d.Store.View(func(tx *store.Tx) error {
		view, err = fn(tx)
		return err
	})
	return view, err
}

// patience is how long a screen waits for what is read into memory; a city of
// 100,000 projects and as many articles takes a sixth of it.
const patience = time.Minute

// awaitMap waits for the map, and tells it the day by which it judges the projects.
func (d *Desk) awaitMap() error {
	d.Map.Today(d.today())
	return await(d.Map, "map.preparing")
}

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

func (d *Desk) report(call string, start time.Time, err error) {
	took := slog.Duration("took", d.Now().Sub(start))
	var fault *didban.Error
	switch {
	case err == nil:
		d.Log.Debug("call", "name", call, took)
	case errors.As(err, &fault) && fault.Code != didban.CodeInternal:
		d.Log.Info("call refused", "name", call, took, "error", err)
	default:
		d.Log.Error("call failed", "name", call, took, "error", err)
	}
}

// outward keeps what the person can act on; the cause of anything else stays in
// the log.
func outward(err error) error {
	var fault *didban.Error
	switch {
	case err == nil:
		return nil
	case errors.As(err, &fault):
		return fault
	}
	return didban.Fault(didban.CodeInternal, "internal").Because(err)
}
