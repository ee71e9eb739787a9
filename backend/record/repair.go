package record

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strconv"

	bolt "go.etcd.io/bbolt"

	didban "didban.app/backend"
	"didban.app/backend/disk"
	"didban.app/backend/progress"
)

// Repaired is what Repair did.
type Repaired struct {
	Kept       string    `json:"kept"`       // the file as it was, under another name
	Bits       int       `json:"bits"`       // records of which one flipped bit was put right
	FromBackup int       `json:"fromBackup"` // records taken from the backup
	Broken     int       `json:"broken"`     // pages, elements and records that could not be read
	Lost       []Finding `json:"lost"`       // what is still wrong afterwards
	More       int       `json:"more"`       // of it, beyond the first hundred
}

// Repair makes a damaged file of a data folder anew from what can be read of it: flipped
// bits are put right, what can't be read is taken from a backup of the same file where one
// is given ("" for none), and Options.Mend puts right what only the owner understands. No
// program may have the file open. The file as it was is kept as <name>.before-restore-<n>.
// A file that is only behind its mark, or another one than before, is accepted as it is.
// CodeDamaged "store.beyondRepair" is for one of which nothing can be read.
func Repair(ctx context.Context, dir, backup string, opts Options) (Repaired, error) {
	path := filepath.Join(dir, opts.Name)
	if err := unused(path); err != nil {
		return Repaired{}, err
	}
	r := &repair{opts: &opts}
	temp := path + ".repaired"
	err := r.make(ctx, path, temp, backup)
	if err == nil {
		err = r.replace(path, temp)
	}
	if err != nil {
		return r.done, errors.Join(Fault(path, err), ignoreMissing(os.Remove(temp)))
	}
	report, err := Check(context.WithoutCancel(ctx), path, opts) // what was done is told to its end
	r.done.Lost, r.done.More = report.Findings, report.More
	if r.done.Broken > 0 && opts.Seal == nil { // a sealed log tells by itself what is missing
		r.done.Lost = append(r.done.Lost, Finding{"check.unread", map[string]string{"count": strconv.Itoa(r.done.Broken)}})
	}
	return r.done, err
}

// A repair is one under way. Its damaged values are those that no bit puts right.
type repair struct {
	opts    *Options
	done    Repaired
	damaged []place
}

type place struct {
	path Path
	key  []byte
}

// make writes the new file under the temporary name.
func (r *repair) make(ctx context.Context, path, temp, backup string) error {
	if err := ignoreMissing(os.Remove(temp)); err != nil {
		return err
	}
	db, err := bolt.Open(temp, 0o600, &bolt.Options{Timeout: patience})
	if err != nil {
		return err
	}
	err = db.Update(func(b *bolt.Tx) error {
		tx := &Tx{bolt: b, opts: r.opts}
		if err := tx.AddBuckets(); err != nil {
			return err
		}
		if err := r.read(ctx, path, tx); err != nil {
			return err
		}
		return r.withBackup(ctx, backup, func(old *Tx) error { return r.mend(tx, old, path) })
	})
	if err == nil { // so that the older meta page leads to the whole too
		err = db.Update(func(*bolt.Tx) error { return nil })
	}
	return errors.Join(err, db.Close())
}

// read takes over all that can be read.
func (r *repair) read(ctx context.Context, path string, tx *Tx) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	meta, ok := salvageMeta(f)
	if !ok {
		return errors.Join(beyondRepair(path), f.Close())
	}
	taken := int64(0)
	s := salvage{file: f, meta: meta, seen: map[uint64]bool{}, found: func(path Path, key, value []byte) {
		if taken++; err == nil {
			err = errors.Join(progress.At(ctx, progress.Records, taken, 0), r.take(tx, path, key, value))
		}
	}}
	s.bucket(nil, meta.root)
	r.done.Broken += s.broken
	return errors.Join(err, f.Close())
}

func beyondRepair(path string) *didban.Error {
	e := damagedFile(path)
	e.Key = "store.beyondRepair"
	return e
}

// take keeps one value; what is neither a record nor may be without a checksum is noted.
func (r *repair) take(tx *Tx, path Path, key, value []byte) error {
	if len(path) == 0 { // a bucket of which a flip has made a record
		r.done.Broken++
		return nil
	}
	b := tx.Bucket(path...)
	if b == nil { // a bucket whose name is damaged: nobody would look into it
		r.done.Broken++
		return nil
	}
	if r.opts.Plain != nil && r.opts.Plain(path) {
		return named(b.Put(key, value), path)
	}
	sound, ok := mendRecord(value)
	if !ok {
		r.damaged = append(r.damaged, place{path, append([]byte(nil), key...)})
		return nil
	}
	if string(sound) != string(value) {
		r.done.Bits++
	}
	return named(b.Put(key, sound), path)
}

// withBackup runs do with a look into the backup, nil where none is given.
func (r *repair) withBackup(ctx context.Context, backup string, do func(old *Tx) error) error {
	if backup == "" {
		return do(nil)
	}
	if err := whole(ctx, backup, *r.opts); err != nil {
		return err
	}
	db, err := openFile(backup, true)
	if err != nil {
		return err
	}
	return errors.Join(guarded(backup, func() error {
		return db.View(func(b *bolt.Tx) error { return do(&Tx{bolt: b, opts: r.opts}) })
	}), db.Close())
}

// mend fills up what could not be read.
func (r *repair) mend(tx, old *Tx, path string) error {
	for _, p := range r.damaged {
		var value []byte
		if old != nil {
			value = old.Bucket(p.path...).Get(p.key)
		}
		if value == nil {
			r.done.Broken++
			continue
		}
		// bbolt keeps what it is given until the end, and the backup is closed by then
		if err := tx.Bucket(p.path...).Put(p.key, bytes.Clone(value)); err != nil {
			return named(err, p.path)
		}
		r.done.FromBackup++
	}
	if err := r.head(tx, old, path); err != nil || r.opts.Mend == nil {
		return err
	}
	n, err := r.opts.Mend(tx, old)
	r.done.FromBackup += n
	return err
}

// head sees to this package's own records. A lineage that is lost stands in the mark beside
// the file too.
func (r *repair) head(tx, old *Tx, path string) error {
	var lineage, other didban.ID
	if found, _ := tx.Read(&lineage, []byte(keyLineage), Meta); !found {
		mark, marked, err := readHead(path)
		if err != nil || !marked {
			return errors.Join(err, beyondRepair(path))
		}
		lineage = mark.lineage
	}
	if old != nil {
		if _, err := old.Read(&other, []byte(keyLineage), Meta); err != nil || other != lineage {
			return errors.Join(err, didban.Fault(didban.CodeConflict, "store.otherBackup", "file", filepath.Base(path)))
		}
	}
	if err := tx.Write(lineage, []byte(keyLineage), Meta); err != nil {
		return err
	}
	schema, err := schemaOf(tx, path)
	if err != nil { // only a file of this program's version has come this far
		return tx.Write(r.opts.Schema, []byte(keySchema), Meta)
	}
	return ageFault(schema, path, r.opts)
}

// replace puts the new file in the place of the old one, which is kept.
func (r *repair) replace(path, temp string) error {
	kept, err := keepAside(path)
	if err != nil {
		return err
	}
	r.done.Kept = filepath.Base(kept)
	if err := forgetHead(path); err != nil {
		return err
	}
	if err := os.Rename(temp, path); err != nil {
		return err
	}
	return disk.SyncFolder(filepath.Dir(path))
}
