package main

import (
	"context"
	"os"
	"path/filepath"
	"strconv"
	"sync"

	didban "didban.app/backend"
	"didban.app/backend/backup"
	"didban.app/backend/disk"
	"didban.app/backend/gate"
	"didban.app/backend/jalali"
	"didban.app/backend/private"
	"didban.app/backend/progress"
)

// work is the long work with backups that the window asked for: one at a time.
type work struct {
	mu    sync.Mutex
	now   gate.BackupWork
	stop  context.CancelFunc
	files sync.Mutex // held by who writes what is known of the backups
	// erasing is held by who takes what was erased out of the bytes.
	erasing sync.Mutex
}

// state tells how far it is.
func (w *work) state() gate.BackupWork {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.now
}

// stopNow ends what is under way.
func (w *work) stopNow() {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.stop != nil {
		w.stop()
	}
}

// begin takes the place of the one that works; CodeBusy where it is taken.
func (w *work) begin(act, file string) (context.Context, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.now.Running {
		return nil, didban.Fault(didban.CodeBusy, "backups.busy", "file", w.now.File)
	}
	ctx, stop := context.WithCancel(progress.With(context.Background(), w.step))
	w.now, w.stop = gate.BackupWork{Act: act, File: file, Running: true}, stop
	return ctx, nil
}

func (w *work) step(stage progress.Stage, done, total int64) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.now.Stage, w.now.Done, w.now.Total = string(stage), done, total
}

func (w *work) end(ctx context.Context, at int64, err error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.now.Running, w.now.Ended = false, at
	if w.now.Stopped = err != nil && ctx.Err() != nil; !w.now.Stopped {
		w.now.Err = err
	}
	w.stop()
}

// working does long work until it ends, is stopped or the program closes.
func (p *Program) working(act, file string, do func(context.Context) error) error {
	p.mu.Lock() // close waits for what has begun under it
	defer p.mu.Unlock()
	if !p.sound {
		return didban.Fault(didban.CodeNotFound, "store.noFile", "file", storeFile)
	}
	ctx, err := p.work.begin(act, file)
	if err != nil {
		return err
	}
	p.follow.Go(func() {
		err := do(ctx)
		p.work.end(ctx, p.Millis(), err)
		p.noted("work with a backup ended", err)
	})
	return nil
}

// makeBackup begins to write a backup with all pictures, or one of what is public.
func (p *Program) makeBackup(by didban.ID, public bool) error {
	sort := gate.BackupFull
	if public {
		sort = gate.BackupPublic
	}
	if err := os.MkdirAll(p.backups(), 0o700); err != nil {
		return disk.FaultOr("store.writeFailed", p.backups(), err)
	}
	name := p.backupName(sort)
	return p.working(sort, name, func(ctx context.Context) error {
		m, err := p.backUp(ctx, filepath.Join(p.backups(), name), backupChoice{public: public, pictures: true, by: by})
		if err == nil { // it was compared as it was written
			p.keepProved(name, m, "")
		}
		return err
	})
}

// backupName is a free name of a backup that is made now, by the day and time in Tehran.
func (p *Program) backupName(sort string) string {
	begin := backupPrefixes[sort] + p.Now().In(jalali.Tehran()).Format("2006-01-02-150405")
	name := begin + dailyEnding
	for n := 2; ; n++ {
		if _, err := os.Lstat(filepath.Join(p.backups(), name)); err != nil {
			return name
		}
		name = begin + "-" + strconv.Itoa(n) + dailyEnding
	}
}

// proveBackup begins to compare a backup with its list, part by part.
func (p *Program) proveBackup(by didban.ID, name string) error {
	path, err := p.backupNamed(name)
	if err != nil {
		return err
	}
	return p.working("prove", name, func(ctx context.Context) error {
		m, err := backup.Check(ctx, path)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		word, fault := "sound", ""
		if err != nil {
			word, fault = "unsound", keyOfFault(err)
		}
		p.keepProved(name, m, fault)
		p.noted("a look over a backup is not in the log", p.logAccess(by, didban.AccessProved, name, word))
		return err
	})
}

// sweepNow begins to take what was erased out of all bytes.
func (p *Program) sweepNow() error {
	return p.working("sweep", storeFile, p.takeOutErased)
}

// keepProved keeps that a backup was compared with its list just now.
func (p *Program) keepProved(name string, m backup.Manifest, fault string) {
	info, err := os.Stat(filepath.Join(p.backups(), name))
	if err != nil {
		return
	}
	file := gate.BackupFile{Name: name, Sort: sortOf(name), Size: info.Size(), Made: info.ModTime().UnixMilli()}
	if m.Format > 0 {
		file = withList(file, m)
	}
	file.Proved, file.Fault = p.Millis(), fault
	p.noteProved(name, file)
}

// logAccess puts an act into the office's own log.
func (p *Program) logAccess(by didban.ID, what, about, detail string) error {
	if p.Private == nil {
		return nil
	}
	return p.Private.Update(func(tx *private.Tx) error { return tx.Log(by, what, about, detail) })
}
