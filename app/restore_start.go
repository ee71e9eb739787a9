package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	didban "didban.app/backend"
	"didban.app/backend/backup"
	"didban.app/backend/disk"
	"didban.app/backend/gate"
	"didban.app/backend/private"
	"didban.app/backend/record"
	"didban.app/backend/staff"
	"didban.app/backend/store"
)

// reached is told before each step of a restore; the tests that kill it there set it.
var reached = func(string) {}

// obeyOrder does what somebody ordered before the data are opened. What can't be done leaves
// them as they were and is reported; it fails only where the program may not go on.
func (p *Program) obeyOrder() error {
	if err := finishOrder(p.dir); err != nil {
		return err
	}
	o, err := readOrder(p.dir)
	if err != nil || o == nil {
		return errors.Join(err, dropReady(p.dir))
	}
	p.Log.Info("a backup takes the place of the data", "file", o.File, "office", o.Office)
	report, err := p.makeReady(*o)
	switch {
	case errors.Is(err, errOvertaken):
		return p.obeyOrder()
	case didban.IsBusy(err): // another program has the data; it, or the start after it, will see to it
		return err
	case err != nil:
		p.Log.Error("the data stay as they were", "error", err)
		return p.giveUp(*o, err)
	}
	reached("ready")
	if err := writeJSON(filepath.Join(p.dir, orderFile), orderOnDisk{RestoreOrder: *o, Ready: true, Report: report}); err != nil {
		return p.giveUp(*o, err)
	}
	return finishOrder(p.dir)
}

// errOvertaken tells that another start did the order meanwhile.
var errOvertaken = errors.New("the order was done meanwhile")

// giveUp reports why nothing was changed, and drops the order.
func (p *Program) giveUp(o gate.RestoreOrder, why error) error {
	var fault *didban.Error
	if !errors.As(why, &fault) {
		fault = didban.Fault(didban.CodeInternal, "internal")
	}
	report := gate.RestoreReport{Order: o, At: p.Millis(), Fault: fault}
	return errors.Join(writeJSON(filepath.Join(p.dir, reportFile), report), dropOrder(p.dir))
}

// finishOrder puts what is ready in the place of the data; nothing is done where nothing is.
func finishOrder(dir string) error {
	var o orderOnDisk
	found, err := readJSON(filepath.Join(dir, orderFile), &o)
	if err != nil || !found || !o.Ready {
		return err
	}
	steps := []struct {
		name string
		do   func() error
	}{
		{"erased", func() error { return addErasures(dir, filepath.Join(dir, readyDir)) }},
		{"record", func() error { return store.Replace(dir, filepath.Join(dir, readyDir, storeFile)) }},
		{"office", func() error { return private.Replace(dir, filepath.Join(dir, readyDir, privateFile)) }},
		{"search", func() error { return os.RemoveAll(filepath.Join(dir, searchFolder)) }}, // it is made anew
		{"report", func() error { return writeJSON(filepath.Join(dir, reportFile), o.Report) }},
		{"order", func() error { return removed(filepath.Join(dir, orderFile)) }},
		{"rest", func() error { return dropReady(dir) }},
	}
	for _, step := range steps {
		reached(step.name)
		if err := step.do(); err != nil {
			return record.Fault(dir, err)
		}
	}
	return nil
}

// makeReady makes in a folder of its own what is to be the data, whole and checked. The data are
// held meanwhile, so that no other program writes them.
func (p *Program) makeReady(o gate.RestoreOrder) (gate.RestoreReport, error) {
	r := &readying{p: p, order: o, dir: filepath.Join(p.dir, readyDir), report: gate.RestoreReport{Order: o}}
	err := r.hold()
	for _, step := range []struct {
		name string
		do   func() error
	}{{"before", r.keepBefore}, {"extract", r.extract}, {"carry", r.carryOver}, {"pictures", r.pictures}} {
		if err == nil {
			reached(step.name)
			err = step.do()
		}
	}
	return r.report, errors.Join(err, p.closeOpen())
}

// readying is a restore that is made ready.
type readying struct {
	p      *Program
	order  gate.RestoreOrder
	dir    string
	list   backup.Manifest
	report gate.RestoreReport
}

// hold opens the data as they are. A damaged file is why somebody restores: it stays closed.
func (r *readying) hold() (err error) {
	p := r.p
	if p.Store, err = store.Open(p.dir, store.Options{Now: p.clock}); err != nil {
		p.Store = nil
	}
	if err := unlessDamaged(err); err != nil {
		return err
	}
	if p.Private, err = private.Open(p.dir, private.Options{Now: p.clock}); err != nil {
		p.Private = nil
	}
	if err := unlessDamaged(err); err != nil {
		return err
	}
	if now, err := readOrder(p.dir); err != nil || now == nil || *now != r.order {
		return errors.Join(err, errOvertaken)
	}
	if err := dropReady(p.dir); err != nil { // what a start left that was killed; another one holds the data
		return err
	}
	return record.Fault(r.dir, os.Mkdir(r.dir, 0o700))
}

// unlessDamaged lets a damaged file be.
func unlessDamaged(err error) error {
	var fault *didban.Error
	if errors.As(err, &fault) && fault.Code == didban.CodeDamaged {
		return nil
	}
	return err
}

// keepBefore makes a backup of the data as they are, so that a restore can be undone by
// another. The pictures stay where they lie, as with the daily ones. Damaged data give none:
// their files are kept aside in the end.
func (r *readying) keepBefore() error {
	if r.p.Store == nil || r.p.Private == nil {
		return nil
	}
	r.report.Before = r.p.backupName(gate.BackupBefore)
	_, err := r.p.backUp(context.Background(), filepath.Join(r.p.backups(), r.report.Before), backupChoice{by: r.order.By, before: true})
	if err := unlessDamaged(err); err != nil {
		return err
	}
	if err != nil {
		r.report.Before = ""
	}
	return nil
}

// extract takes the backup out and checks what is to be the data.
func (r *readying) extract() error {
	path, err := r.p.backupNamed(r.order.File)
	if err != nil {
		return err
	}
	ctx := context.Background()
	r.list, err = backup.Extract(ctx, path, r.dir, func(part backup.Part) bool {
		return part.Name != privateFile || r.order.Office == gate.OfficeBackup
	})
	if err != nil {
		return err
	}
	r.report.Made = r.list.Made
	report, err := store.Check(ctx, filepath.Join(r.dir, storeFile))
	switch {
	case err != nil:
		return err
	case !report.Whole():
		return didban.Fault(didban.CodeDamaged, "store.damagedBackup", "file", r.order.File)
	}
	if r.order.Office == gate.OfficeBackup {
		return wholePrivate(ctx, filepath.Join(r.dir, privateFile))
	}
	if r.p.Private == nil {
		return didban.Fault(didban.CodeDamaged, "store.damagedFile", "file", privateFile)
	}
	return r.p.Private.Backup(ctx, filepath.Join(r.dir, privateFile))
}

// carryOver erases again what was erased since the backup was made, lets the open drafts go on over the other record, and tells the office's log that
// from now on is of what was done.
func (r *readying) carryOver() error {
	if err := addErasures(r.dir, r.p.dir); err != nil {
		return err
	}
	restored, err := store.Open(r.dir, store.Options{Now: r.p.clock})
	if err != nil {
		return err
	}
	office, err := private.Open(r.dir, private.Options{Now: r.p.clock, Record: restored.Lineage()})
	if err != nil {
		return errors.Join(err, restored.Close())
	}
	r.report.At, r.report.To = r.p.Millis(), restored.Head()
	if r.p.Store != nil {
		r.report.From = r.p.Store.Head()
		if r.p.Store.Lineage() != restored.Lineage() {
			err = didban.Fault(didban.CodeConflict, "backups.otherCity", "file", r.order.File)
		}
	}
	if err == nil {
		err = staff.CarryOver(office, r.p.Store, restored, &r.report)
	}
	return errors.Join(err, office.Close(), restored.Close())
}

// pictures puts those of the backup among the others: what no record names harms nothing.
func (r *readying) pictures() (err error) {
	if r.report.Missing, err = putPictures(r.p.dir, r.dir, r.list); err != nil {
		return err
	}
	return record.Fault(r.dir, disk.SyncFolder(r.dir))
}

// logFailedRestore tells the office's log once of a restore of which nothing came.
func (p *Program) logFailedRestore() error {
	report, err := p.restoreReport()
	if err != nil || report == nil || report.Fault == nil || report.Logged {
		return err
	}
	if err := p.logAccess(report.Order.By, didban.AccessUndone, report.Order.File, ""); err != nil {
		return err
	}
	report.Logged = true
	return writeJSON(filepath.Join(p.dir, reportFile), report)
}
