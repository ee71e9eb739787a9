package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	didban "didban.app/backend"
	"didban.app/backend/disk"
	"didban.app/backend/media"
	"didban.app/backend/record"
	"didban.app/backend/store"
)

// Data that may only be read (a DVD, what was rescued, the folder of another user) are
// shown with a notice, and nothing is written among them: no lock file, no mark, no log, no
// backup, no socket. The private file stays closed, so that nobody signs in. What has to be
// written somewhere, the search index and the small pictures, lies in a folder of the
// system's own for such things until the program ends.

// mayOnlyRead reports whether there are data in a folder that may not be written.
func mayOnlyRead(dir string) (bool, error) {
	if _, err := os.Stat(filepath.Join(dir, storeFile)); errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	refused, err := disk.Refuses(dir, storeFile, privateFile)
	return refused, record.Fault(filepath.Join(dir, storeFile), err)
}

// openToRead opens what the public screens stand on.
func (p *Program) openToRead() (err error) {
	if p.Store, err = store.Open(p.dir, store.Options{Damaged: p.noteDamage, ReadOnly: true}); err != nil {
		return err
	}
	if p.scratch, err = os.MkdirTemp("", "didban-read-*"); err != nil {
		return fmt.Errorf("folder beside data that may only be read: %w", err)
	}
	if p.Media, err = media.OpenToRead(filepath.Join(p.dir, mediaFolder), p.scratch); err != nil {
		return err
	}
	return p.openSearch(p.copiedSearch())
}

// copiedSearch is a folder with a copy of the search index; it is empty where there is none
// to be had, and the index is made anew.
func (p *Program) copiedSearch() string {
	to := filepath.Join(p.scratch, searchFolder)
	if err := os.CopyFS(to, os.DirFS(filepath.Join(p.dir, searchFolder))); err != nil {
		p.Log.Info("the search index is made anew", "error", err)
		_ = os.RemoveAll(to) // the index begins another one where something is left
	}
	return to
}

// dropScratch takes the folder beside data that may only be read away.
func (p *Program) dropScratch() error {
	if p.scratch == "" {
		return nil
	}
	err := os.RemoveAll(p.scratch)
	p.scratch = ""
	return err
}

// writable refuses what can't be done with data that may only be read.
func (p *Program) writable() error {
	if p.ReadOnly {
		return didban.Fault(didban.CodeForbidden, "data.readOnly")
	}
	return nil
}

// tellReadOnly says on the terminal that the data may only be read.
func (in *invocation) tellReadOnly(readOnly bool) {
	if readOnly {
		fmt.Fprintln(in.errOut, in.words.text("cli.readOnly", nil))
	}
}
