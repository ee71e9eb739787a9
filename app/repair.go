package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strconv"

	didban "didban.app/backend"
	"didban.app/backend/backup"
	"didban.app/backend/private"
	"didban.app/backend/record"
	"didban.app/backend/store"
)

// repairVerb puts right what can be put right in both files of the data folder, with a
// backup where one is named. A file that is sound is not touched. The search index is made
// anew afterwards: what came back has no change of its own that it could follow.
func repairVerb(in *invocation) error {
	var public, office string
	if len(in.files) > 1 {
		return didban.Fault(didban.CodeInvalid, "cli.oneFile")
	}
	if readOnly, err := mayOnlyRead(in.data); err != nil {
		return err
	} else if readOnly {
		return didban.Fault(didban.CodeForbidden, "data.readOnly")
	}
	if err := finishOrder(in.data); err != nil {
		return err
	}
	if len(in.files) == 1 {
		temp, err := os.MkdirTemp(in.data, ".repairing-*")
		if err != nil {
			return record.Fault(in.data, err)
		}
		defer func() { _ = discard(temp) }() // what is left of it harms nothing
		if public, office, err = backupParts(in.ctx, in.files[0], temp); err != nil {
			return err
		}
	}
	publicWhole, err := in.repairFile(storeFile, public, func(ctx context.Context, path string) (record.Report, error) {
		r, err := store.Check(ctx, path)
		return r.Report, err
	}, store.Repair)
	if err != nil {
		return err
	}
	if err := os.RemoveAll(filepath.Join(in.data, searchFolder)); err != nil {
		return err
	}
	officeWhole, err := in.repairFile(privateFile, office, private.Check, private.Repair)
	if err != nil {
		return err
	}
	if !publicWhole || !officeWhole {
		return errTold
	}
	return nil
}

// backupParts takes the data files of a backup out into a folder; "" for one that it lacks.
func backupParts(ctx context.Context, archive, dir string) (public, office string, err error) {
	m, err := backup.Extract(ctx, archive, dir, func(p backup.Part) bool { return p.Name == storeFile || p.Name == privateFile })
	if _, ok := m.Part(storeFile); ok {
		public = filepath.Join(dir, storeFile)
	}
	if _, ok := m.Part(privateFile); ok {
		office = filepath.Join(dir, privateFile)
	}
	return public, office, err
}

// repairFile repairs one file where it is not sound, says what was done, and reports whether
// it is whole now.
func (in *invocation) repairFile(name, backup string, check func(context.Context, string) (record.Report, error), repair func(ctx context.Context, dir, backup string) (record.Repaired, error)) (bool, error) {
	path := filepath.Join(in.data, name)
	if _, err := os.Stat(path); os.IsNotExist(err) && name == privateFile {
		return true, nil
	}
	if r, err := check(in.ctx, path); err == nil && r.Whole() {
		return true, in.tell("cli.repairSound", "file", name)
	} else if didban.IsNotFound(err) || didban.IsBusy(err) || errors.Is(err, context.Canceled) {
		return false, err
	}
	r, err := repair(in.ctx, in.data, backup)
	if err != nil {
		return false, err
	}
	err = in.tell("cli.repaired", "file", name, "kept", r.Kept, "bits", strconv.Itoa(r.Bits),
		"backup", strconv.Itoa(r.FromBackup))
	if err != nil || len(r.Lost) == 0 {
		return err == nil, err
	}
	for _, f := range r.Lost {
		if err := in.tell(f.Key, flat(f.Args)...); err != nil {
			return false, err
		}
	}
	return false, in.tell("cli.repairLost", "file", name, "count", strconv.Itoa(len(r.Lost)+r.More))
}

func flat(args map[string]string) (pairs []string) {
	for name, value := range args {
		pairs = append(pairs, name, value)
	}
	return pairs
}
