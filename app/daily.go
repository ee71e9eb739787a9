package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	didban "didban.app/backend"
)

// The daily backups lie in a folder of the data folder, each under its day. They hold both
// files; the pictures, which are never changed, are listed and stay where they lie.
const (
	backupFolder = "backups"
	dailyEnding  = ".zip"
	dailyKept    = 14
)

// keepDaily makes the backup of the day where there is none yet, and lets the oldest go.
func (p *Program) keepDaily(ctx context.Context) error {
	if p.throw || p.ReadOnly {
		return nil
	}
	dir := filepath.Join(p.dir, backupFolder)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	path := filepath.Join(dir, string(p.Today())+dailyEnding)
	if _, err := os.Stat(path); err == nil {
		return nil
	}
	if _, err := p.backUp(ctx, path, backupChoice{}); err != nil {
		return err
	}
	if !p.clockHolds() { // by its word none goes
		return nil
	}
	days, err := dailies(dir)
	days = slices.DeleteFunc(days, func(name string) bool { return name > filepath.Base(path) }) // of a clock that was ahead
	var errs []error
	for _, name := range days[:max(0, len(days)-dailyKept)] {
		errs = append(errs, os.Remove(filepath.Join(dir, name)))
	}
	return errors.Join(append(errs, err)...)
}

// dailies lists the daily backups, the oldest first.
func dailies(dir string) ([]string, error) {
	entries, err := os.ReadDir(dir)
	var out []string
	for _, e := range entries {
		day, ok := strings.CutSuffix(e.Name(), dailyEnding)
		if ok && e.Type().IsRegular() && didban.Day(day).Valid() {
			out = append(out, e.Name())
		}
	}
	slices.Sort(out)
	return out, err
}

// lastBackup is the newest daily backup and when it was written, Unix ms; 0 where there is none. One
// of a time yet to come, made while the clock was wrong, tells nothing.
func (p *Program) lastBackup() (path string, newest int64) {
	dir, now := filepath.Join(p.dir, backupFolder), time.Now().UnixMilli()
	days, err := dailies(dir)
	if err != nil {
		return "", 0
	}
	for _, name := range days {
		file := filepath.Join(dir, name)
		info, err := os.Stat(file)
		if err == nil && info.ModTime().UnixMilli() <= now && info.ModTime().UnixMilli() > newest {
			path, newest = file, info.ModTime().UnixMilli()
		}
	}
	if whole, err := filepath.Abs(path); path != "" && err == nil {
		path = whole
	}
	return path, newest
}
