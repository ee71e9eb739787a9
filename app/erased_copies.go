package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/backup"
	"didban.app/backend/disk"
	"didban.app/backend/private"
	"didban.app/backend/record"
	"didban.app/backend/regular"
	"didban.app/backend/store"
)

// What was erased from the record stands in older copies of it too: in backups, in the files
// that a restore, a repair or a new version of the program kept. Sweeping makes the erasures
// of erased.log in each of them and takes their bytes out. A copy is replaced whole or stays
// as it was; one in which nothing was erased is not touched.

// keptCopy is the name of a data file that was kept, keptName what the file was called.
var keptCopy = regexp.MustCompile(`^(didban|private)\.db\.(v[0-9]+\.bak|before-restore-[0-9]+)$`)

// copyIn lists the copies in a folder that sweeping looks at.
func copiesIn(dir string) (paths []string, err error) {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	for _, e := range entries {
		name := e.Name()
		if e.Type().IsRegular() && name[0] != '.' && (filepath.Ext(name) == dailyEnding || keptCopy.MatchString(name)) {
			paths = append(paths, filepath.Join(dir, name))
		}
	}
	return paths, err
}

// A sweeper takes what was erased out of copies.
type sweeper struct {
	lines []didban.Erasure
	now   func() time.Time
}

// sweep sweeps one copy, and tells whether it held anything that was erased. It fails with
// CodeDamaged for one that can't be read.
func (s sweeper) sweep(ctx context.Context, path string) (held bool, err error) {
	temp, err := os.MkdirTemp(filepath.Dir(path), ".sweeping-*")
	if err != nil {
		return false, record.Fault(path, err)
	}
	do := s.sweepArchive
	if filepath.Ext(path) != dailyEnding {
		do = s.sweepFile
	}
	held, err = do(ctx, path, temp)
	return held, errors.Join(err, discard(temp))
}

func (s sweeper) sweepArchive(ctx context.Context, path, temp string) (bool, error) {
	m, err := backup.Extract(ctx, path, temp, func(p backup.Part) bool { return isDataFile(p.Name) })
	if err != nil {
		return false, err
	}
	var parts []backup.Source
	drop := func(string) bool { return false }
	if _, ok := m.Part(storeFile); ok {
		if drop, err = s.erasedPictures(temp); err != nil {
			return false, err
		}
	}
	for _, name := range []string{storeFile, privateFile} {
		if _, ok := m.Part(name); !ok {
			continue
		}
		held, err := s.eraseIn(temp, name)
		if err != nil {
			return false, err
		}
		if !held {
			continue
		}
		parts = append(parts, backup.Source{Name: name, Path: filepath.Join(temp, name)})
	}
	if len(parts) == 0 {
		return false, nil
	}
	if log := filepath.Join(temp, store.ErasedLog); exists(log) {
		parts = append(parts, backup.Source{Name: store.ErasedLog, Path: log})
	}
	return true, backup.Rewrite(ctx, path, parts, drop)
}

func (s sweeper) sweepFile(_ context.Context, path, temp string) (bool, error) {
	name := keptCopy.FindStringSubmatch(filepath.Base(path))[1] + filepath.Ext(storeFile)
	if err := copyPlain(path, filepath.Join(temp, name)); err != nil {
		return false, err
	}
	held, err := s.eraseIn(temp, name)
	if err != nil || !held {
		return false, err
	}
	if err := os.Rename(filepath.Join(temp, name), path); err != nil {
		return false, record.Fault(path, err)
	}
	return true, disk.SyncFolder(filepath.Dir(path))
}

// eraseIn opens a data file in a folder, which makes the erasures of the log beside it, and
// tells whether it was written anew for them.
func (s sweeper) eraseIn(dir, name string) (bool, error) {
	if name == privateFile {
		f, err := private.Open(dir, private.Options{Now: s.now})
		if err != nil {
			return false, err
		}
		return f.Compacted(), f.Close()
	}
	if err := store.AddErasures(dir, s.lines); err != nil {
		return false, err
	}
	f, err := store.Open(dir, store.Options{Now: s.now})
	if err != nil {
		return false, err
	}
	return f.Compacted(), f.Close()
}

// erasedPictures tells which files of an archive are pictures that were erased, and that no other
// noun of its record names. dir holds the record as it was before its erasures are made again.
func (s sweeper) erasedPictures(dir string) (func(name string) bool, error) {
	gone := map[didban.ID]bool{}
	for _, line := range s.lines {
		if line.Kind == didban.KindMedia {
			gone[line.ID] = true
		}
	}
	hashes := map[string]bool{}
	is := func(name string) bool {
		file, picture := strings.CutPrefix(name, mediaFolder+"/")
		return picture && hashes[strings.TrimSuffix(filepath.Base(file), filepath.Ext(file))]
	}
	if len(gone) == 0 {
		return is, nil
	}
	f, err := store.Open(dir, store.Options{Now: s.now, ReadOnly: true})
	var fault *didban.Error
	if errors.As(err, &fault) && fault.Code == didban.CodeTooOld { // it is from before there were pictures to erase
		return is, nil
	}
	if err != nil {
		return nil, err
	}
	err = f.View(func(tx *store.Tx) error {
		named := map[string]bool{}
		for m, err := range store.All[didban.Media](tx) {
			if err != nil {
				return err
			}
			if gone[m.ID] {
				hashes[m.Hash] = true
			} else {
				named[m.Hash] = true
			}
		}
		for hash := range named {
			delete(hashes, hash)
		}
		return nil
	})
	return is, errors.Join(err, f.Close())
}

// copyPlain copies a file that nobody writes to a folder that is thrown away.
func copyPlain(from, to string) error {
	in, err := regular.Open(from)
	if err != nil {
		return record.Fault(from, err)
	}
	out, err := os.OpenFile(to, os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o600)
	if err == nil {
		_, err = out.ReadFrom(in)
		err = errors.Join(err, out.Close())
	}
	return record.Fault(to, errors.Join(err, in.Close()))
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// isDataFile reports whether a part of a backup is none of the pictures.
func isDataFile(name string) bool {
	return name == storeFile || name == privateFile || name == store.ErasedLog
}
