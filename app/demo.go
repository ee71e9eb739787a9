package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	didban "didban.app/backend"
	"didban.app/backend/demo"
	"didban.app/backend/dialogue"
	"didban.app/backend/exchange"
	"didban.app/backend/staff"
)

// preparedPrefix begins the name of a prepared sample city in the cache folder.
const preparedPrefix = "city-"

// openDemo opens a throw-away copy of the sample city. The city is taken in once for
// each build of the program and kept in the cache folder of the person; where that
// can't be had, it is taken in here and now.
func (p *Program) openDemo() (err error) {
	if p.dir, err = os.MkdirTemp("", "didban-demo-"); err != nil {
		return fmt.Errorf("demo folder: %w", err)
	}
	if err = p.openPrepared(); err == nil {
		return nil
	}
	p.Log.Warn("the prepared sample city can't be used", "error", err)
	if err := errors.Join(p.closeOpen(), emptyFolder(p.dir), p.openParts()); err != nil {
		return err
	}
	if err := p.loadDemo(); err != nil {
		return err
	}
	return staff.NameUnits(p.Backend)
}

// openPrepared opens a copy of the prepared city. What can't be opened is made anew at the
// next start; every page of it has been looked at by then.
func (p *Program) openPrepared() error {
	cache, err := os.UserCacheDir()
	if err != nil {
		return fmt.Errorf("cache folder: %w", err)
	}
	from, err := p.preparedCity(filepath.Join(cache, "didban"))
	if err != nil {
		return err
	}
	if err := os.CopyFS(p.dir, os.DirFS(from)); err != nil {
		return fmt.Errorf("copy the sample city: %w", err)
	}
	if err := p.openParts(); err != nil {
		return errors.Join(err, os.RemoveAll(from))
	}
	return nil
}

// preparedCity is the folder of the sample city as this build takes it in; it is made
// where it is missing, under another name first, and those of other builds go.
func (p *Program) preparedCity(cache string) (string, error) {
	key, err := buildName()
	if err != nil {
		return "", err
	}
	folder := filepath.Join(cache, preparedPrefix+key)
	if _, err := os.Stat(folder); err == nil {
		return folder, nil
	}
	if err := os.MkdirAll(cache, 0o700); err != nil {
		return "", fmt.Errorf("cache folder: %w", err)
	}
	temp, err := os.MkdirTemp(cache, ".making-")
	if err != nil {
		return "", fmt.Errorf("cache folder: %w", err)
	}
	defer os.RemoveAll(temp) //nolint:errcheck // what is left of it harms nothing
	if err := p.prepareCity(temp); err != nil {
		return "", err
	}
	removeOthers(cache, folder)
	if err := os.Rename(temp, folder); err != nil && !isFolder(folder) { // else another start was quicker
		return "", fmt.Errorf("keep the sample city: %w", err)
	}
	return folder, nil
}

// prepareCity takes the sample city into a folder, with all that is made of it.
func (p *Program) prepareCity(folder string) error {
	maker, err := open(folder, didban.ModePublic, p.Log)
	if err != nil {
		return err
	}
	err = maker.loadDemo()
	if err == nil {
		err = errors.Join(maker.Search.CatchUp(context.Background(), maker.Store), maker.Map.CatchUp(maker.Store), maker.Archive.CatchUp(maker.Store))
	}
	if err == nil {
		err = maker.layDown(context.Background(), 1)
	}
	return errors.Join(err, maker.close(), maker.closeSetUp()) // each copy has people of its own
}

func (p *Program) loadDemo() error {
	files, err := exchange.Files(demo.City(), ".")
	if err != nil {
		return err
	}
	whole, err := demo.Media()
	if err != nil {
		return err
	}
	p.Media.Vouch(whole)
	report, err := p.takeIn(files, "demo", false, unwatched)
	if err != nil {
		return err
	}
	if !report.Written {
		return fmt.Errorf("the sample city has faults: %v", report.Problems)
	}
	if err := p.loadReports(); err != nil {
		return err
	}
	if err := dialogue.Seed(p.Backend, demo.Voices()); err != nil {
		return err
	}
	return dialogue.SeedLetters(p.Backend, demo.Letters())
}

// removeOthers takes away the prepared cities of other builds; one that can't be taken
// away stays.
func removeOthers(cache, keep string) {
	entries, _ := os.ReadDir(cache)
	for _, entry := range entries {
		path := filepath.Join(cache, entry.Name())
		if strings.HasPrefix(entry.Name(), preparedPrefix) && path != keep {
			_ = os.RemoveAll(path)
		}
	}
}

func ignoreMissing(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

func emptyFolder(dir string) error {
	return errors.Join(os.RemoveAll(dir), os.MkdirAll(dir, 0o700))
}
