package main

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/backup"
	"didban.app/backend/disk"
	"didban.app/backend/gate"
	"didban.app/backend/media"
	"didban.app/backend/private"
	"didban.app/backend/record"
	"didban.app/backend/staff"
	"didban.app/backend/store"
)

// backupVerb copies the data while they are in use into one file: both files of the data
// folder and the pictures, or what is public of them.
func backupVerb(in *invocation) error {
	if len(in.files) != 1 {
		return didban.Fault(didban.CodeInvalid, "cli.oneFile")
	}
	if in.sweep {
		return in.sweepFolder(in.files[0])
	}
	if err := disk.Name(filepath.Base(in.files[0])); err != nil {
		return err
	}
	return in.opened(func(p *Program) error {
		if err := p.writable(); err != nil && !in.public { // the private file is not open
			return err
		}
		m, err := p.backUp(in.ctx, in.files[0], backupChoice{public: in.public, replace: in.replace, pictures: true})
		if err != nil {
			return err
		}
		key := "cli.backedUp"
		if in.public {
			key = "cli.backedUpPublic"
		}
		return in.tell(key, "file", in.files[0], "pictures", strconv.Itoa(len(m.Parts)-countFiles(m)))
	})
}

// countFiles is how many parts are no pictures.
func countFiles(m backup.Manifest) (n int) {
	for _, part := range m.Parts {
		if isDataFile(part.Name) {
			n++
		}
	}
	return n
}

// backupChoice says what a backup is to hold.
type backupChoice struct {
	public   bool // nothing that is not public
	replace  bool // an older one of the name may go
	pictures bool // the pictures too; else they are only listed
	by       didban.ID
	before   bool // a restore
}

// word says in the office's log what a backup holds.
func (c backupChoice) word() string {
	switch {
	case c.before:
		return gate.BackupBefore
	case c.public:
		return gate.BackupPublic
	case c.pictures:
		return gate.BackupFull
	}
	return gate.BackupDaily
}

// backUp writes a backup to a path. The private file is copied first: a draft that is
// published between the two copies is then found in the public one and finished at the next
// start, where the other way round it would be gone from both. The office's log tells of it.
func (p *Program) backUp(ctx context.Context, path string, choice backupChoice) (backup.Manifest, error) {
	m := backup.Manifest{Made: p.Millis(), Lineage: p.Store.Lineage(), Public: choice.public}
	temp, err := os.MkdirTemp(filepath.Dir(path), ".backup-*")
	if errors.Is(err, os.ErrNotExist) {
		return m, didban.Fault(didban.CodeNotFound, "store.noFolder", "file", path).Because(err)
	}
	if err != nil {
		return m, record.Fault(path, err)
	}
	sources, err := p.copyFiles(ctx, temp, choice.public)
	if err == nil {
		sources, err = p.withPictures(&m, sources, choice)
	}
	if err == nil {
		m, err = backup.Write(ctx, path, choice.replace, m, sources)
	}
	if err == nil {
		p.noted("a backup is not in the log", p.logAccess(choice.by, didban.AccessBackup, filepath.Base(path), choice.word()))
	}
	return m, errors.Join(err, discard(temp))
}

// copyFiles writes checked copies of the open files into a folder.
func (p *Program) copyFiles(ctx context.Context, dir string, public bool) (sources []backup.Source, err error) {
	if !public {
		copied := filepath.Join(dir, privateFile)
		if err := p.Private.Backup(ctx, copied); err != nil {
			return nil, err
		}
		sources = append(sources, backup.Source{Name: privateFile, Path: copied})
	}
	copied := filepath.Join(dir, storeFile)
	if err := p.Store.Backup(ctx, copied); err != nil {
		return nil, err
	}
	sources = append(sources, backup.Source{Name: storeFile, Path: copied})
	// After the record: it tells of all that is erased in the copy, or of more.
	if log := filepath.Join(p.dir, store.ErasedLog); exists(log) {
		sources = append(sources, backup.Source{Name: store.ErasedLog, Path: log})
	}
	return sources, nil
}

// withPictures adds the pictures: all of them, or those that the public record names.
func (p *Program) withPictures(m *backup.Manifest, sources []backup.Source, choice backupChoice) ([]backup.Source, error) {
	folder := filepath.Join(p.dir, mediaFolder)
	var files []string
	var err error
	if choice.public {
		var records []*didban.Media
		if records, err = p.mediaRecords(); err == nil {
			files = media.Files(records)
		}
	} else {
		files, err = media.Originals(folder)
	}
	if err != nil {
		return nil, err
	}
	for _, file := range files {
		name := mediaFolder + "/" + file
		path := filepath.Join(folder, filepath.FromSlash(file))
		if _, err := os.Stat(path); err != nil || !choice.pictures {
			m.Beside = append(m.Beside, name) // one that is missing is told when the data are checked
			continue
		}
		sources = append(sources, backup.Source{Name: name, Path: path})
	}
	return sources, nil
}

func (p *Program) mediaRecords() (out []*didban.Media, err error) {
	err = p.Store.View(func(tx *store.Tx) error {
		for m, err := range store.All[didban.Media](tx) {
			if err != nil {
				return err
			}
			out = append(out, m)
		}
		return nil
	})
	return out, err
}

// restoreVerb puts a backup in the place of the data. All of it is taken out, compared with
// its list and checked before anything is touched; the files from before are kept.
func restoreVerb(in *invocation) error {
	if len(in.files) != 1 {
		return didban.Fault(didban.CodeInvalid, "cli.oneFile")
	}
	if err := os.MkdirAll(in.data, 0o700); err != nil {
		return record.Fault(in.data, err)
	}
	temp, err := os.MkdirTemp(in.data, ".restoring-*")
	if err != nil {
		return record.Fault(in.data, err)
	}
	err = in.restoreBy(temp)
	return errors.Join(err, discard(temp))
}

func (in *invocation) restoreBy(temp string) error {
	m, err := backup.Extract(in.ctx, in.files[0], temp, func(p backup.Part) bool { return !in.public || p.Name != privateFile })
	if err != nil {
		return err
	}
	if err := finishOrder(in.data); err != nil { // what a start began comes to its end first
		return err
	}
	from := recordEnd(in.data)
	office, err := in.putFiles(temp, m)
	if err != nil {
		return err
	}
	missing, err := putPictures(in.data, temp, m)
	if err == nil && missing > 0 {
		err = in.tell("cli.restoredWithout", "count", strconv.Itoa(missing))
	}
	if err != nil {
		return err
	}
	if err := os.RemoveAll(filepath.Join(in.data, searchFolder)); err != nil { // it is made anew
		return record.Fault(in.data, err)
	}
	if err := in.logRestored(from); err != nil {
		return err
	}
	key := "cli.restored"
	if !office {
		key = "cli.restoredPublic"
	}
	return in.tell(key, "file", in.files[0], "made", time.UnixMilli(m.Made).Format("2006-01-02 15:04"))
}

// recordEnd is where the public record of a data folder ends; "" where it can't be read.
func recordEnd(dir string) string {
	s, err := store.Open(dir, store.Options{ReadOnly: true})
	if err != nil {
		return ""
	}
	end := staff.RecordEnd(s)
	if err := s.Close(); err != nil {
		return ""
	}
	return end
}

// logRestored tells the office's log of a restore, where there is an office.
func (in *invocation) logRestored(from string) error {
	if _, err := os.Stat(filepath.Join(in.data, privateFile)); err != nil {
		return nil
	}
	f, err := private.Open(in.data, private.Options{})
	if err != nil {
		return err
	}
	err = f.Update(func(tx *private.Tx) error {
		return tx.Log("", didban.AccessRestored, filepath.Base(in.files[0]), staff.Ends(from, recordEnd(in.data)))
	})
	return errors.Join(err, f.Close())
}

// putFiles puts the data files in their places, and tells whether the private one is among them.
func (in *invocation) putFiles(temp string, m backup.Manifest) (office bool, err error) {
	_, office = m.Part(privateFile)
	office = office && !in.public
	if office { // store.Restore checks the other one before it touches anything
		if err := wholePrivate(in.ctx, filepath.Join(temp, privateFile)); err != nil {
			return office, err
		}
	}
	if err := addErasures(in.data, temp); err != nil {
		return office, err
	}
	if err := store.Restore(in.ctx, in.data, filepath.Join(temp, storeFile)); err != nil {
		return office, err
	}
	if err := eraseRestored(in.data); err != nil {
		return office, err
	}
	if err := dropOrder(in.data); err != nil { // it was for the data that were there
		return office, err
	}
	if !office {
		return false, nil
	}
	// From here on nothing stops it: half of what was asked for is worse than all of it.
	return true, private.Restore(context.WithoutCancel(in.ctx), in.data, filepath.Join(temp, privateFile))
}

// addErasures lets the log of a data folder tell what the one of another folder tells too.
func addErasures(dir, from string) error {
	lines, _, err := store.ReadErasures(filepath.Join(from, store.ErasedLog))
	if err != nil {
		return err
	}
	return store.AddErasures(dir, lines)
}

// eraseRestored opens a restored record once, which makes the erasures that it is older than.
func eraseRestored(dir string) error {
	s, err := store.Open(dir, store.Options{})
	if err != nil {
		return err
	}
	return s.Close()
}

// putPictures moves the pictures of a backup from a folder into the data folder; one that is
// there is replaced, since it may be damaged. It tells how many the backup left where they
// lay that are there no more.
func putPictures(dir, temp string, m backup.Manifest) (missing int, err error) {
	for _, part := range m.Parts {
		if isDataFile(part.Name) {
			continue
		}
		from, to := filepath.Join(temp, filepath.FromSlash(part.Name)), filepath.Join(dir, filepath.FromSlash(part.Name))
		if err := errors.Join(os.MkdirAll(filepath.Dir(to), 0o755), os.Rename(from, to)); err != nil {
			return 0, record.Fault(to, err)
		}
	}
	for _, name := range m.Beside {
		if _, err := os.Stat(filepath.Join(dir, filepath.FromSlash(name))); err != nil {
			missing++
		}
	}
	return missing, nil
}

func wholePrivate(ctx context.Context, path string) error {
	r, err := private.Check(ctx, path)
	if err == nil && !r.Whole() {
		return didban.Fault(didban.CodeDamaged, "store.damagedBackup", "file", filepath.Base(path))
	}
	return err
}

// checkFile looks one file over: a backup, or a data file that lies somewhere.
func (in *invocation) checkFile(path string) error {
	if private.IsFile(path) {
		r, err := private.Check(in.ctx, path)
		if err != nil {
			return err
		}
		return in.tellPrivate(path, r)
	}
	m, err := backup.Check(in.ctx, path)
	if err == nil {
		return in.tell("cli.backupSound", "file", path, "made", time.UnixMilli(m.Made).Format("2006-01-02 15:04"),
			"parts", strconv.Itoa(len(m.Parts)))
	}
	if filepath.Ext(path) != filepath.Ext(storeFile) {
		return err
	}
	report, err := store.Check(in.ctx, path)
	if err != nil {
		return err
	}
	return in.tellCheck(path, report)
}

// checkPrivate looks the private file of the data folder over; there is none before the
// program has run once.
func (in *invocation) checkPrivate() error {
	path := filepath.Join(in.data, privateFile)
	look := func() (record.Report, error) { return private.Check(in.ctx, path) }
	if in.running != nil {
		look = func() (record.Report, error) { return in.running.Private.Check(in.ctx) }
	}
	r, err := look()
	switch {
	case didban.IsNotFound(err):
		return nil
	case disk.ReadOnly(err): // it is another one's to read
		return in.tell("cli.privateKept", "file", path)
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

// discard removes a folder with the files in it, one after another: os.RemoveAll asks the
// system for a way of removing that not every one knows that runs programs of Windows.
func discard(dir string) error {
	var paths []string
	err := filepath.WalkDir(dir, func(path string, _ fs.DirEntry, err error) error {
		paths = append(paths, path)
		return err
	})
	for _, path := range slices.Backward(paths) {
		err = errors.Join(err, os.Remove(path))
	}
	return err
}
