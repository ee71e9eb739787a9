package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	didban "didban.app/backend"
	"didban.app/backend/disk"
	"didban.app/backend/gate"
)

// A restore that the window asks for is an order in a small file: the data can't be changed
// under the feet of a running program, so the next start obeys it before it opens them. What
// the order says is done comes true whole or not at all, whenever that start is killed:
//
//	asked ─▶ everything is made ready in a folder of its own ─▶ ready ─▶ put in its place ─▶ told
//
// Who finds «asked» begins anew, who finds «ready» goes on: each file is renamed once, and a
// file that is not in that folder any more is in its place. Nothing is opened in between.

// The files of the data folder that belong to it.
const (
	orderFile  = "restore.json"
	reportFile = "restored.json"
	readyDir   = ".restore-ready"
)

// orderOnDisk is what stands in the order's file.
type orderOnDisk struct {
	gate.RestoreOrder
	Ready  bool               `json:"ready"` // all lies in readyDir
	Report gate.RestoreReport `json:"report,omitzero"`
}

// orderRestore keeps an order; the one before it goes.
func (p *Program) orderRestore(o gate.RestoreOrder) error {
	file, err := p.backupNamed(o.File)
	if err != nil {
		return err
	}
	found, err := p.foundBackup(filepath.Base(file))
	if err != nil {
		return err
	}
	switch {
	case found.Lineage != p.Store.Lineage():
		return didban.Fault(didban.CodeConflict, "backups.otherCity", "file", o.File)
	case found.Fault != "":
		return didban.Fault(didban.CodeDamaged, found.Fault, "file", o.File)
	case o.Office != gate.OfficeNow && (o.Office != gate.OfficeBackup || !found.Office):
		return didban.Fault(didban.CodeInvalid, "backups.office", "file", o.File)
	}
	if err := p.logAccess(o.By, didban.AccessAsked, o.File, o.Office); err != nil {
		return err
	}
	return writeJSON(filepath.Join(p.dir, orderFile), orderOnDisk{RestoreOrder: o})
}

func (p *Program) foundBackup(name string) (gate.BackupFile, error) {
	all, err := p.listBackups()
	for _, file := range all {
		if file.Name == name {
			return file, nil
		}
	}
	return gate.BackupFile{}, errors.Join(err, didban.Fault(didban.CodeNotFound, "store.noFile", "file", name))
}

// callOffRestore takes the order back.
func (p *Program) callOffRestore(by didban.ID) error {
	o, err := readOrder(p.dir)
	if err != nil || o == nil {
		return err
	}
	if err := dropOrder(p.dir); err != nil {
		return err
	}
	return p.logAccess(by, didban.AccessCalledOff, o.File, "")
}

// restoreReport is how the last restore went, nil where nobody has to be told.
func (p *Program) restoreReport() (*gate.RestoreReport, error) {
	var r gate.RestoreReport
	found, err := readJSON(filepath.Join(p.dir, reportFile), &r)
	if err != nil || !found {
		return nil, err
	}
	return &r, nil
}

func (p *Program) heardReport() error { return removed(filepath.Join(p.dir, reportFile)) }

// readOrder is what the next start of a data folder has to do, nil for nothing.
func readOrder(dir string) (*gate.RestoreOrder, error) {
	var o orderOnDisk
	found, err := readJSON(filepath.Join(dir, orderFile), &o)
	if err != nil || !found {
		return nil, err
	}
	return &o.RestoreOrder, nil
}

// mayOpenEarly reports whether the data may be opened before it is known that no other window
// stands on them: one start may not meet another that carries an order out.
func (p *Program) mayOpenEarly() bool {
	_, err := os.Lstat(filepath.Join(p.dir, orderFile))
	return p.throw || errors.Is(err, fs.ErrNotExist)
}

// dropOrder takes an order back, with what was made ready for it.
func dropOrder(dir string) error {
	return errors.Join(removed(filepath.Join(dir, orderFile)), dropReady(dir))
}

// dropReady takes away what was made ready.
func dropReady(dir string) error {
	path := filepath.Join(dir, readyDir)
	if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err := discard(path); err != nil {
		return fmt.Errorf("what was made ready: %w", err)
	}
	return nil
}

func removed(path string) error {
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return disk.FaultOr("store.writeFailed", path, err)
	}
	return nil
}

// writeJSON puts a file in its place at once and on the disk, or leaves what is there.
func writeJSON(path string, v any) error {
	b, err := json.Marshal(v)
	if err != nil {
		return fmt.Errorf("write %s: %w", filepath.Base(path), err)
	}
	part := path + ".part"
	out, err := os.OpenFile(part, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return disk.FaultOr("store.writeFailed", path, err)
	}
	_, err = out.Write(b)
	err = errors.Join(err, out.Sync(), out.Close())
	if err == nil {
		err = os.Rename(part, path)
	}
	if err == nil {
		err = disk.SyncFolder(filepath.Dir(path))
	}
	if err != nil {
		return errors.Join(disk.FaultOr("store.writeFailed", path, err), removed(part))
	}
	return nil
}

// readJSON reads such a file; false where there is none. One that is cut off or of another
// program is damaged.
func readJSON(path string, v any) (bool, error) {
	b, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, disk.FaultOr("store.unreadable", path, err)
	}
	if err := json.Unmarshal(b, v); err != nil {
		return false, didban.Fault(didban.CodeDamaged, "store.damagedFile", "file", filepath.Base(path)).Because(err)
	}
	return true, nil
}
