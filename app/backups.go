package main

import (
	"cmp"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"

	didban "didban.app/backend"
	"didban.app/backend/backup"
	"didban.app/backend/disk"
	"didban.app/backend/gate"
)

// What the window shows of the backups. They lie in one folder: the daily ones, those that
// somebody made, and any other that was put there to be restored.

// The names of those that are made for somebody begin with their sort.
var backupPrefixes = map[string]string{
	gate.BackupFull: "full-", gate.BackupPublic: "public-", gate.BackupBefore: "before-restore-",
}

// knownFile keeps what is known of the backups, beside them: to prove one takes long. It can be
// thrown away.
const knownFile = "known.json"

// lookedAt is what was found out about a backup that had this size and time.
type lookedAt struct {
	Size     int64           `json:"size"`
	Modified int64           `json:"modified"` // Unix ns
	File     gate.BackupFile `json:"file"`
}

// backupHooks are what the staff may ask of the program's files; nil for a throw-away copy.
func (p *Program) backupHooks() *gate.Backups {
	if p.throw {
		return nil
	}
	return &gate.Backups{
		List: p.backupFolder, Work: p.work.state, Make: p.makeBackup, Prove: p.proveBackup, Sweep: p.sweepNow, Stop: p.work.stopNow,
		Restore: p.orderRestore, CallOff: p.callOffRestore, Report: p.restoreReport, Heard: p.heardReport,
	}
}

func (p *Program) backups() string { return filepath.Join(p.dir, backupFolder) }

// backupFolder tells of all backups, the newest first.
func (p *Program) backupFolder() (gate.BackupFolder, error) {
	folder := gate.BackupFolder{Path: p.backups()}
	if whole, err := filepath.Abs(folder.Path); err == nil {
		folder.Path = whole
	}
	if err := os.MkdirAll(folder.Path, 0o700); err != nil {
		return folder, disk.FaultOr("store.writeFailed", folder.Path, err)
	}
	var err error
	if folder.Free, err = disk.Free(folder.Path); err != nil {
		return folder, err
	}
	if folder.Order, err = readOrder(p.dir); err != nil {
		return folder, err
	}
	if folder.Erasing, err = p.erasing(); err != nil {
		return folder, err
	}
	folder.Files, err = p.listBackups()
	return folder, err
}

func (p *Program) listBackups() ([]gate.BackupFile, error) {
	entries, err := os.ReadDir(p.backups())
	if err != nil {
		return nil, disk.FaultOr("store.writeFailed", p.backups(), err)
	}
	p.work.files.Lock()
	defer p.work.files.Unlock()
	before, now := p.readKnown(), map[string]lookedAt{}
	var out []gate.BackupFile
	for _, e := range entries {
		info, err := e.Info()
		if err != nil || !info.Mode().IsRegular() || filepath.Ext(e.Name()) != dailyEnding || strings.HasPrefix(e.Name(), ".") {
			continue
		}
		k, ok := before[e.Name()]
		if !ok || k.Size != info.Size() || k.Modified != info.ModTime().UnixNano() {
			k = lookedAt{info.Size(), info.ModTime().UnixNano(), lookAt(filepath.Join(p.backups(), e.Name()), info)}
		}
		now[e.Name()] = k
		out = append(out, k.File)
	}
	slices.SortFunc(out, func(a, b gate.BackupFile) int {
		return cmp.Or(cmp.Compare(b.Made, a.Made), cmp.Compare(b.Name, a.Name))
	})
	p.writeKnown(now, before)
	return out, nil
}

// lookAt reads what a backup says that it holds. What is none has a fault.
func lookAt(path string, info os.FileInfo) gate.BackupFile {
	name := filepath.Base(path)
	file := gate.BackupFile{Name: name, Sort: sortOf(name), Size: info.Size(), Made: info.ModTime().UnixMilli()}
	m, err := backup.Read(path)
	if err != nil {
		file.Fault = keyOfFault(err)
		return file
	}
	return withList(file, m)
}

// withList fills in what the list of a backup says.
func withList(file gate.BackupFile, m backup.Manifest) gate.BackupFile {
	_, file.Office = m.Part(privateFile)
	file.Made, file.Lineage, file.Beside = m.Made, m.Lineage, len(m.Beside)
	file.Pictures = len(m.Parts) - countFiles(m)
	return file
}

// sortOf is what a backup is by its name.
func sortOf(name string) string {
	if day, ok := strings.CutSuffix(name, dailyEnding); ok && didban.Day(day).Valid() {
		return gate.BackupDaily
	}
	for sort, prefix := range backupPrefixes {
		if strings.HasPrefix(name, prefix) {
			return sort
		}
	}
	return gate.BackupOther
}

// keyOfFault is the key of a fault, for what is kept of it.
func keyOfFault(err error) string {
	var fault *didban.Error
	if errors.As(err, &fault) {
		return fault.Key
	}
	return "internal"
}

// readKnown reads what was found out before; nothing where that can't be read.
func (p *Program) readKnown() map[string]lookedAt {
	out := map[string]lookedAt{}
	b, err := os.ReadFile(filepath.Join(p.backups(), knownFile))
	if err != nil || json.Unmarshal(b, &out) != nil {
		return map[string]lookedAt{}
	}
	return out
}

// writeKnown keeps what is known where it is something else than before. A disk that does not
// take it costs time and nothing else.
func (p *Program) writeKnown(now, before map[string]lookedAt) {
	was, err := json.Marshal(before)
	is, err2 := json.Marshal(now)
	if errors.Join(err, err2) == nil && string(was) != string(is) {
		p.noted("what is known of the backups is not kept", writeWhole(filepath.Join(p.backups(), knownFile), is))
	}
}

// noteProved keeps what the comparison of a backup found.
func (p *Program) noteProved(name string, file gate.BackupFile) {
	info, err := os.Stat(filepath.Join(p.backups(), name))
	if err != nil {
		return
	}
	p.work.files.Lock()
	defer p.work.files.Unlock()
	before := p.readKnown()
	now := map[string]lookedAt{}
	for other, k := range before {
		now[other] = k
	}
	now[name] = lookedAt{info.Size(), info.ModTime().UnixNano(), file}
	p.writeKnown(now, before)
}

// backupNamed is the path of a backup in the folder; a name that leads elsewhere names none.
func (p *Program) backupNamed(name string) (string, error) {
	path := filepath.Join(p.backups(), name)
	if name != filepath.Base(name) || strings.HasPrefix(name, ".") || filepath.Ext(name) != dailyEnding {
		return "", didban.Fault(didban.CodeNotFound, "store.noFile", "file", name)
	}
	if _, err := os.Stat(path); err != nil {
		return "", didban.Fault(didban.CodeNotFound, "store.noFile", "file", name).Because(err)
	}
	return path, nil
}
