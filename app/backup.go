package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	didban "didban.app/backend"
	"didban.app/backend/disk"
	"didban.app/backend/private"
	"didban.app/backend/record"
	"didban.app/backend/store"
)

// privateEnding follows the name of a backup in the name of its private part, which is a
// file of its own: the public part may be given away as it is.
const privateEnding = ".private"

// backupVerb copies the data while they are in use: the public record, and beside it the
// private file unless only the public part is wanted.
func backupVerb(in *invocation) error {
	if len(in.files) != 1 {
		return didban.Fault(didban.CodeInvalid, "cli.oneFile")
	}
	if err := disk.Name(filepath.Base(in.files[0])); err != nil {
		return err
	}
	return in.opened(func(p *Program) error {
		if err := p.Store.Backup(in.files[0]); err != nil {
			return err
		}
		if in.public {
			return in.tell("cli.backedUpPublic", "file", in.files[0])
		}
		if err := p.Private.Backup(in.files[0] + privateEnding); err != nil {
			return err
		}
		return in.tell("cli.backedUp", "file", in.files[0], "private", in.files[0]+privateEnding)
	})
}

// restoreVerb puts a backup in the place of the data: its private part too, where it
// lies beside it and not only the public part is wanted. Both are checked before either
// is touched.
func restoreVerb(in *invocation) error {
	if len(in.files) != 1 {
		return didban.Fault(didban.CodeInvalid, "cli.oneFile")
	}
	part := in.files[0] + privateEnding
	_, err := os.Stat(part)
	both := err == nil && !in.public
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return didban.Fault(didban.CodeDisk, "store.readFailed", "file", part).Because(err)
	}
	if both {
		if err := wholePrivate(part); err != nil {
			return err
		}
	}
	if err := store.Restore(in.data, in.files[0]); err != nil {
		return err
	}
	if !both {
		return in.tell("cli.restoredPublic", "file", in.files[0])
	}
	if err := private.Restore(in.data, part); err != nil {
		return err
	}
	return in.tell("cli.restored", "file", in.files[0], "private", part)
}

func wholePrivate(path string) error {
	r, err := private.Check(path)
	if err == nil && !r.Whole() {
		return didban.Fault(didban.CodeDamaged, "store.damagedBackup", "file", filepath.Base(path))
	}
	return err
}

// checkFile looks one file over, such as a backup.
func (in *invocation) checkFile(path string) error {
	if private.IsFile(path) || strings.HasSuffix(path, privateEnding) {
		r, err := private.Check(path)
		if err != nil {
			return err
		}
		return in.tellPrivate(path, r)
	}
	report, err := store.Check(path)
	if err != nil {
		return err
	}
	return in.tellCheck(path, report)
}

// checkPrivate looks the private file of the data folder over; there is none before the
// program has run once.
func (in *invocation) checkPrivate() error {
	path := filepath.Join(in.data, privateFile)
	r, err := private.Check(path)
	var fault *didban.Error
	switch {
	case errors.As(err, &fault) && fault.Code == didban.CodeNotFound:
		return nil
	case err != nil:
		return err
	}
	return in.tellPrivate(path, r)
}

func (in *invocation) tellPrivate(path string, r record.Report) error {
	whole := store.Report{Report: r}
	if !r.Whole() {
		return in.tellCheck(path, whole)
	}
	return in.tell("cli.privateSound", "file", path)
}
