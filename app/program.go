package main

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/archive"
	"didban.app/backend/dialogue"
	"didban.app/backend/disk"
	"didban.app/backend/gate"
	"didban.app/backend/geo"
	"didban.app/backend/media"
	"didban.app/backend/private"
	"didban.app/backend/prose"
	"didban.app/backend/roster"
	"didban.app/backend/search"
	"didban.app/backend/signin"
	"didban.app/backend/staff"
	"didban.app/backend/store"
)

// passwordCost is what the hash of a password takes; tests of many sign-ins make it less.
var passwordCost = signin.Recommended

// Names inside the data folder.
const (
	storeFile    = "didban.db"
	privateFile  = "private.db"
	searchFolder = "search"
	mediaFolder  = "media"
	basemapFile  = "basemap.pmtiles"
)

// Program is everything that is open: the window, the loopback server, the verbs
// and the tests all stand on one.
type Program struct {
	*gate.Backend
	dir   string
	throw bool // the folder is a throw-away copy
	// scratch is a folder for what belongs to data that may only be read; "" for none.
	scratch string
	reserve *disk.Reserve
	right   atomic.Uint64 // store.Options.Right
	jumped  atomic.Bool   // the clock may not be believed
	// calm is closed when the window's first screen has had its time; until then nobody competes with
	// it for the machine whom nobody waits for. Nil where there is no such screen.
	calm   <-chan struct{}
	stop   context.CancelFunc
	follow sync.WaitGroup
	ending atomic.Bool // the system wants the program to end

	mu    sync.Mutex // guards what follows, and the parts of Backend until sound
	sound bool       // everything is open
	pages listener   // told of changes; nil until somebody listens

	work   work                        // with backups, that the window asked for
	health atomic.Pointer[gate.Health] // what the last look over the files found
}

// closedProgram is a program that has opened nothing yet. In demo mode dir is
// ignored: the sample city is taken in afresh into a folder that close removes.
func closedProgram(dir string, mode didban.Mode, log *slog.Logger) *Program {
	p := &Program{dir: dir, throw: mode == didban.ModeDemo, Backend: &gate.Backend{
		Prose: prose.New(), Log: log, Now: time.Now, Mode: mode, Version: version,
		Map: geo.NewIndex(), Archive: archive.NewIndex(), Roster: roster.NewIndex(),
	}}
	p.Hasher, p.Throwaway = signin.NewHasher(passwordCost), p.throw
	p.Sessions = gate.SessionsOf(p.Now, func() *private.File { return p.Private })
	p.SetUp = p.setUpDone
	p.Health, p.ClockSet = p.lastHealth, p.clockSet
	p.Backups = p.backupHooks()
	p.Basemap, p.Ready, p.DeskChanged = p.hasBasemap, p.ready, p.deskChanged
	return p
}

// open opens the data folder.
func open(dir string, mode didban.Mode, log *slog.Logger) (*Program, error) {
	p := closedProgram(dir, mode, log)
	if err := p.ready(); err != nil {
		return nil, err
	}
	return p, nil
}

// ready opens what is not open yet and returns why it can't be. A window over data
// that could not be opened asks at every call, so that «try again» does try again.
func (p *Program) ready() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.sound {
		return nil
	}
	if err := p.openAll(); err != nil {
		return errors.Join(err, p.closeParts())
	}
	p.sound = true
	p.Map.Today(p.Today())
	resume(p, homeSnapshot, geo.Glancer{Index: p.Map})
	if p.pages != nil {
		p.start()
	}
	return nil
}

// begin lets search, the map and the archive follow the data, at once or as soon as it is open;
// pages is told each time that one has caught up, with what it has taken in.
func (p *Program) begin(pages listener) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.pages = pages
	if p.sound {
		p.start()
	}
}

// deskChanged tells the open pages of a draft.
func (p *Program) deskChanged(draft didban.ID) {
	p.mu.Lock()
	pages := p.pages
	p.mu.Unlock()
	if pages != nil {
		pages.desk(draft)
	}
}

func (p *Program) isSound() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.sound
}

func (p *Program) openAll() error {
	if p.throw {
		return p.openDemo()
	}
	return p.openParts()
}

func (p *Program) openParts() (err error) {
	if p.ReadOnly, err = mayOnlyRead(p.dir); err != nil {
		return err
	}
	if p.ReadOnly {
		return p.openToRead()
	}
	if err := p.obeyOrder(); err != nil {
		return err
	}
	p.reserve = disk.ReserveAt(filepath.Join(p.dir, reserveFile))
	if p.Store, err = store.Open(p.dir, store.Options{Damaged: p.noteDamage, Now: p.clock, Right: p.right.Load}); err != nil {
		return err
	}
	p.Private, err = private.Open(p.dir, private.Options{Record: p.Store.Lineage(), Now: p.clock, Relieve: p.relieve})
	if err != nil {
		return err
	}
	if err := p.loadRight(); err != nil {
		return err
	}
	if p.Media, err = media.Open(filepath.Join(p.dir, mediaFolder)); err != nil {
		return err
	}
	if err := p.openSearch(filepath.Join(p.dir, searchFolder)); err != nil {
		return err
	}
	p.sweep()
	p.noted("a restore that failed is not in the log", p.logFailedRestore())
	if err := p.openOffice(); err != nil {
		return err
	}
	if err := staff.NameUnits(p.Backend); err != nil {
		return err
	}
	return errors.Join(staff.Finish(p.Backend), dialogue.Resume(p.Backend))
}

func (p *Program) openSearch(dir string) error {
	erased, err := p.Store.LastErasures()
	if err == nil {
		p.Search, err = search.Open(dir, search.Options{Terms: p.Store.Terms, Erased: erased})
	}
	return err
}

// start runs the followers until close.
func (p *Program) start() {
	ctx, cancel := context.WithCancel(context.Background())
	p.stop = cancel
	p.follow.Go(func() { keepDay(ctx, p.Now, p.turnDay) })
	p.follow.Go(func() { p.keepHealthy(ctx) })
	if !p.ReadOnly {
		p.follow.Go(func() { p.noted("no command can ask this program", p.answerCommands(ctx)) })
		p.follow.Go(func() { p.keepOffice(ctx) })
		p.follow.Go(func() { p.keepSnapshots(ctx) })
	}
	inMap, inArchive, inSearch := p.teller(), p.teller(), p.teller()
	p.goFollow(ctx, "map", func() error {
		p.waitForCalm(ctx, p.Map.Wanted())
		resume(p, mapSnapshot, p.Map)
		return p.Map.Follow(ctx, p.Store, inMap)
	})
	p.goFollow(ctx, "archive", func() error {
		p.waitForCalm(ctx, p.Archive.Wanted())
		resume(p, archiveSnapshot, p.Archive)
		return p.Archive.Follow(ctx, p.Store, inArchive)
	})
	p.goFollow(ctx, "search", func() error {
		return p.Search.Follow(ctx, p.Store, func(s search.State) { inSearch(s.Done, s.Total) })
	})
	if p.ReadOnly {
		return
	}
	present := make(chan struct{})
	p.SignedIn = sync.OnceFunc(func() { close(present) })
	p.goFollow(ctx, "roster", func() error {
		select { // a program in which nobody works needs no list of all nouns
		case <-present:
			return p.Roster.Follow(ctx, p.Store)
		case <-ctx.Done():
			return nil
		}
	})
}

// waitForCalm waits until the first screen has had its time, or somebody wants to know what is followed.
func (p *Program) waitForCalm(ctx context.Context, wanted <-chan struct{}) {
	if p.calm == nil {
		return
	}
	select {
	case <-p.calm:
	case <-wanted:
	case <-ctx.Done():
	}
}

// followPause is how long a follower that failed waits: a full disk may have been
// freed by then.
const followPause = 15 * time.Second

func (p *Program) goFollow(ctx context.Context, name string, follow func() error) {
	p.follow.Go(func() {
		retried(ctx, followPause, follow, func(err error) {
			p.Log.Error("a follower stopped", "name", name, "error", err)
		})
	})
}

// retried runs do until it returns without an error or the context ends; each
// failure is told.
func retried(ctx context.Context, pause time.Duration, do func() error, tell func(error)) {
	for {
		err := do()
		if err == nil {
			return
		}
		tell(err)
		select {
		case <-time.After(pause):
		case <-ctx.Done():
			return
		}
	}
}

// close ends the followers, closes what is open and removes a throw-away folder.
func (p *Program) close() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.stop != nil {
		p.stop()
	}
	p.work.stopNow()
	p.follow.Wait()
	if p.sound {
		p.layDownAtEnd()
	}
	p.sound = false
	return p.closeParts()
}

func (p *Program) closeParts() error {
	err := p.closeOpen()
	if p.throw && p.dir != "" {
		err = errors.Join(err, os.RemoveAll(p.dir))
	}
	return err
}

// closeOpen closes the parts that are open.
func (p *Program) closeOpen() error {
	var errs []error
	if p.Search != nil {
		errs = append(errs, p.Search.Close())
	}
	if p.Media != nil {
		errs = append(errs, p.Media.Close())
	}
	if p.Store != nil {
		errs = append(errs, p.Store.Close())
	}
	if p.Private != nil {
		errs = append(errs, p.Private.Close())
	}
	p.Search, p.Media, p.Store, p.Private = nil, nil, nil, nil
	errs = append(errs, p.dropScratch())
	return errors.Join(errs...)
}

// clock is the program's clock, which tests set.
func (p *Program) clock() time.Time { return p.Now() }

func (p *Program) hasBasemap() bool {
	info, err := os.Stat(filepath.Join(p.dir, basemapFile))
	return err == nil && info.Mode().IsRegular()
}
