package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strconv"

	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/record"
	"didban.app/backend/store"
)

// sweptFile keeps which copies were swept and of how many erasures, beside the data. It can be
// thrown away: all are looked at once more.
const sweptFile = "swept.json"

// sweptCopy is a copy that had this size and time when it was swept.
type sweptCopy struct {
	Size     int64 `json:"size"`
	Modified int64 `json:"modified"` // Unix ns
	Lines    int   `json:"lines"`    // of erased.log at that time
	// Fault is the key of why it could not be read, "" for one that was swept.
	Fault string `json:"fault,omitempty"`
}

// takeOutErased takes what was erased out of the bytes of the data and of their copies in the
// data folder. It may be killed anywhere: the next time goes on.
func (p *Program) takeOutErased(ctx context.Context) error {
	if p.throw || p.ReadOnly {
		return nil
	}
	p.work.erasing.Lock()
	defer p.work.erasing.Unlock()
	var errs []error
	for _, file := range []interface {
		Waiting() (int, error)
		Compact(context.Context) error
	}{p.Store, p.Private} {
		waiting, err := file.Waiting()
		if err == nil && waiting > 0 {
			err = file.Compact(ctx)
		}
		errs = append(errs, err)
	}
	return errors.Join(append(errs, p.forgetInSearch(), p.sweepCopies(ctx))...)
}

// forgetInSearch lets the search index be made anew where it may still hold what was erased.
func (p *Program) forgetInSearch() error {
	erased, err := p.Store.LastErasures()
	if err == nil && p.Search != nil && p.Search.Forget(erased) {
		p.Log.Info("the search index is made anew without what was erased")
	}
	return err
}

// sweepCopies sweeps the copies in the data folder that were not since the last erasure.
func (p *Program) sweepCopies(ctx context.Context) error {
	lines, err := p.Store.Erasures()
	if err != nil || len(lines) == 0 {
		return err
	}
	known, due, err := p.unsweptCopies(len(lines))
	if err != nil || len(due) == 0 {
		return err
	}
	s := sweeper{lines, p.clock}
	for _, path := range due {
		_, err := s.sweep(ctx, path)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		var fault *didban.Error
		if err != nil && (!errors.As(err, &fault) || fault.Code == didban.CodeDisk || fault.Code == didban.CodeBusy) {
			return err
		}
		now, failed := copyNow(path, len(lines))
		if failed != nil {
			return failed
		}
		if err != nil {
			now.Fault = keyOfFault(err)
			p.Log.Error("a copy can't be rid of what was erased", "file", filepath.Base(path), "error", err)
		}
		known[p.nameInFolder(path)] = now
		if err := writeJSON(filepath.Join(p.dir, sweptFile), known); err != nil {
			return err
		}
	}
	return nil
}

// unsweptCopies are the copies of the data folder that have not been swept of so many
// erasures, with what is known of the others.
func (p *Program) unsweptCopies(lines int) (known map[string]sweptCopy, due []string, err error) {
	before := map[string]sweptCopy{}
	if _, err := readJSON(filepath.Join(p.dir, sweptFile), &before); err != nil {
		before = map[string]sweptCopy{}
	}
	own, err := copiesIn(p.dir)
	backups, err2 := copiesIn(p.backups())
	known = map[string]sweptCopy{}
	for _, path := range slices.Concat(own, backups) {
		name := p.nameInFolder(path)
		was := before[name]
		now, err := copyNow(path, lines)
		if now.Fault = was.Fault; err == nil && now == was {
			known[name] = was
			continue
		}
		due = append(due, path)
	}
	return known, due, errors.Join(err, err2)
}

func copyNow(path string, lines int) (sweptCopy, error) {
	info, err := os.Stat(path)
	if err != nil {
		return sweptCopy{}, err
	}
	return sweptCopy{Size: info.Size(), Modified: info.ModTime().UnixNano(), Lines: lines}, nil
}

func (p *Program) nameInFolder(path string) string {
	if name, err := filepath.Rel(p.dir, path); err == nil {
		return filepath.ToSlash(name)
	}
	return path
}

// erasing tells what was erased and is not out of all bytes yet.
func (p *Program) erasing() (e gate.Erasing, err error) {
	e.Waiting, err = p.Store.Waiting()
	if p.Private != nil {
		waiting, err2 := p.Private.Waiting()
		e.Waiting, err = e.Waiting+waiting, errors.Join(err, err2)
	}
	lines, err2 := p.Store.Erasures()
	if err = errors.Join(err, err2); err != nil || len(lines) == 0 {
		return e, err
	}
	known, due, err := p.unsweptCopies(len(lines))
	e.Copies = len(due)
	for name, c := range known {
		if c.Fault != "" {
			e.Unreadable = append(e.Unreadable, name)
		}
	}
	slices.Sort(e.Unreadable)
	return e, err
}

// sweepFolder sweeps the copies in a folder that lies anywhere of what the log of the data and
// the one beside them tell. One that can't be read is told; the others are swept all the same.
func (in *invocation) sweepFolder(dir string) error {
	own, _, err := store.ReadErasures(filepath.Join(in.data, store.ErasedLog))
	there, _, err2 := store.ReadErasures(filepath.Join(dir, store.ErasedLog))
	paths, err3 := copiesIn(dir)
	if err := errors.Join(err, err2, err3); err != nil {
		return record.Fault(dir, err)
	}
	s := sweeper{didban.MergeErasures(own, there), nil}
	held, told := 0, error(nil)
	for _, path := range paths {
		had, err := s.sweep(in.ctx, path)
		if in.ctx.Err() != nil {
			return in.ctx.Err()
		}
		if err != nil {
			in.tellFailure(err)
			told = errors.Join(errTold, in.tell("cli.unswept", "file", path))
		}
		if had {
			held++
		}
	}
	return errors.Join(told, in.tell("cli.swept", "folder", dir, "held", strconv.Itoa(held), "count", strconv.Itoa(len(paths))))
}
