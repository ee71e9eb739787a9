package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"time"

	"didban.app/backend/follow"
	"didban.app/backend/geo"
	"didban.app/backend/store"
)

// Map and archive lay down beside the search index what they hold, so that a start reads only
// what came after. What lies there can go at any time.
const (
	mapSnapshot     = "map"
	archiveSnapshot = "archive"
	homeSnapshot    = "home" // what the first screen shows of the map
)

// snapshotPause lies between two looks whether it is time to lay something down; snapshotLag
// is how many changes later it is. To read so many again takes less than the writing.
const (
	snapshotPause = time.Minute
	snapshotLag   = 500
	endPatience   = 2 * time.Second
)

// snapshots is where they lie; ok is false where none can be believed or none may be written:
// data that may only be read have no secret, and what is damaged is left out of every screen,
// though it may have been whole when it was laid down.
func (p *Program) snapshots() (s follow.Snapshots, ok bool) {
	if p.ReadOnly || len(p.Store.Damaged()) > 0 {
		return s, false
	}
	build, err := buildName()
	if err != nil {
		p.noted("this program has no name", err)
		return s, false
	}
	key, err := p.Private.SnapshotKey()
	if err != nil {
		p.noted("no snapshot can be sealed", err)
		return s, false
	}
	return follow.Snapshots{Folder: filepath.Join(p.dir, searchFolder), Build: build, Key: key, Seal: p.sealAt}, true
}

// sealAt is the seal of the audit record at a sequence; of nothing before the first.
func (p *Program) sealAt(seq uint64) (seal string, err error) {
	if seq == 0 {
		return "", nil
	}
	err = p.Store.View(func(tx *store.Tx) error {
		e, err := tx.AuditEntry(seq)
		seal = e.Seal
		return err
	})
	return seal, err
}

// resume lets a follower begin with what it laid down.
func resume[P any](p *Program, name string, k follow.Keeper[P]) {
	s, ok := p.snapshots()
	if !ok || k.Revision() != 0 {
		return
	}
	if err := follow.Resume(s, name, k, p.Store); err != nil && !errors.Is(err, fs.ErrNotExist) {
		p.Log.Info("nothing laid down is taken up", "name", name, "why", err)
	}
}

// glances reports whether the first screen can be answered from what was laid down.
func (p *Program) glances() bool {
	_, _, ok := p.Map.Glance(p.Store.Head())
	return ok
}

// keepSnapshots lays down what map and archive hold once the files were found sound, and again
// when much has changed and nothing does at the moment: a kiosk loses its power one day.
func (p *Program) keepSnapshots(ctx context.Context) {
	for before := uint64(0); ; {
		select {
		case <-time.After(snapshotPause):
		case <-ctx.Done():
			return
		}
		head := p.Store.Head()
		if look := p.lastLook(); head == before && look.At != 0 && look.Findings == 0 {
			p.noted("no snapshot was laid down", p.layDown(ctx, 1))
		}
		before = head
	}
}

// forgetSnapshots takes them away: what was made of one was found wrong.
func (p *Program) forgetSnapshots() error {
	s := follow.Snapshots{Folder: filepath.Join(p.dir, searchFolder)}
	return errors.Join(s.Forget(mapSnapshot), s.Forget(archiveSnapshot), s.Forget(homeSnapshot))
}

// layDown writes the snapshots that are missing or far behind, and that of the first screen
// where it is so many changes behind: with 0 in any case, since its days may have run out.
func (p *Program) layDown(ctx context.Context, homeLag uint64) error {
	s, ok := p.snapshots()
	if !ok {
		return nil
	}
	return errors.Join(save(ctx, s, homeSnapshot, homeLag, geo.Glancer{Index: p.Map}),
		save(ctx, s, mapSnapshot, snapshotLag, p.Map), save(ctx, s, archiveSnapshot, snapshotLag, p.Archive))
}

// save lays down one that is missing or behind by so many changes.
func save[P any](ctx context.Context, s follow.Snapshots, name string, lag uint64, k interface {
	follow.Keeper[P]
	Ready() bool
},
) error {
	if !k.Ready() || k.Revision() == 0 || follow.Age(s, name, k) < min(lag, k.Revision()) {
		return nil
	}
	return follow.Save(ctx, s, name, k)
}

// layDownAtEnd lets the next start begin with what this run holds, as far as that takes
// little time: whoever ends the program does not wait for long.
func (p *Program) layDownAtEnd() {
	if p.throw || p.lastLook().Findings > 0 {
		return
	}
	ctx, cancel := context.WithTimeout(context.Background(), endPatience)
	defer cancel()
	p.noted("the next start reads everything", p.layDown(ctx, 0))
}

// buildName names this very program: two that differ in anything have different ones.
func buildName() (string, error) {
	self, err := os.Executable()
	if err != nil {
		return "", fmt.Errorf("find the program: %w", err)
	}
	info, err := os.Stat(self)
	if err != nil {
		return "", fmt.Errorf("find the program: %w", err)
	}
	name := fmt.Appendf(nil, "%s %d %d", version, info.Size(), info.ModTime().UnixNano())
	if built, ok := debug.ReadBuildInfo(); ok {
		name = append(name, built.String()...)
	}
	sum := sha256.Sum256(name)
	return hex.EncodeToString(sum[:8]), nil
}
