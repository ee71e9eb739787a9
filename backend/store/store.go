package store

import (
	"context"
	"errors"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/record"
)

// Options are what Open may be told.
type Options struct {
	Now func() time.Time // nil: time.Now
	// Damaged is called once for each noun that is found damaged and left out, inside the
	// view that met it; nil: nobody is told. It must not call the store.
	Damaged func(didban.Ref)
	// Right is the sequence of the last change at the time when the clock was called right:
	// the one after it goes by the clock, though it may show less. No other change is ever
	// earlier than the one before. Nil: the clock never was.
	Right func() uint64
	// ReadOnly opens a file that may only be read: see record.OpenToRead.
	ReadOnly bool
}

// Store is the open file. It is safe for many goroutines: readers never wait,
// writers go one after another. A function given to View or Update must not call
// the store again.
type Store struct {
	file   *record.File
	dir    string
	now    func() time.Time
	right  func() uint64
	head   *headSignal
	damage *damage
}

// options say what kind of file the public record is; now is the time of what a migration
// writes.
func options(now func() time.Time) record.Options {
	return record.Options{
		Name: fileName, Schema: schema, Layout: layout(), Migrations: migrations(now), Check: checkContent, Seal: sealAt, Plain: plain, Mend: mend,
	}
}

// sealAt is the seal of the audit entry with a number, of the newest one for 0.
func sealAt(tx *record.Tx, seq uint64) (uint64, string, error) {
	if seq == 0 {
		last, err := lastEntry(tx)
		return last.Seq, last.Seal, err
	}
	var entry didban.AuditEntry
	_, err := tx.Read(&entry, record.SeqKey(seq), bucketAudit)
	return entry.Seq, entry.Seal, err
}

// Open opens the store in a data folder, and makes folder and file where there
// are none. It fails with CodeBusy while another program has the file open,
// CodeDamaged for a file that can't be a whole store, CodeTooNew and CodeTooOld
// for one that a newer or an outdated program wrote, and CodeDisk. What erased.log tells and
// the record lacks is erased before Open returns.
func Open(dir string, opts Options) (*Store, error) {
	openFile := record.Open
	if opts.ReadOnly {
		openFile = record.OpenToRead
	}
	if opts.Now == nil {
		opts.Now = time.Now
	}
	file, err := openFile(dir, options(opts.Now))
	if err != nil {
		return nil, err
	}
	s := &Store{file: file, dir: dir, now: opts.Now, right: opts.Right, damage: newDamage(opts.Damaged)}
	if s.right == nil {
		s.right = func() uint64 { return 0 }
	}
	err = file.View(func(tx *record.Tx) error {
		last, err := lastEntry(tx)
		s.head = newHeadSignal(last.Seq)
		return err
	})
	if err == nil && !opts.ReadOnly {
		err = s.eraseAgain()
	}
	if err != nil {
		return nil, errors.Join(err, file.Close())
	}
	return s, nil
}

// Lineage is the id that the record got when it was made; its copies have it too.
func (s *Store) Lineage() didban.ID { return s.file.Lineage() }

// Close waits for the transactions under way and closes the file. Whoever waits
// for a change is told that the store is closed.
func (s *Store) Close() error {
	s.head.close()
	return s.file.Close()
}

// View runs fn on one instant of the store. Do no slow work in it: while it runs
// the file can't use its free space again.
func (s *Store) View(fn func(*Tx) error) error {
	return s.file.View(func(file *record.Tx) error { return fn(&Tx{file: file, damage: s.damage}) })
}

// Update runs fn in a transaction that is kept whole or not at all: every noun
// that fn puts or deletes is saved with its version, audit entry and change row
// under the actor's id and role. An error of fn changes nothing. Where the disk
// fails, CodeDisk says so; where it goes on failing, the change may be in the file all
// the same, without anybody knowing whether it would outlive a power cut.
func (s *Store) Update(actor didban.Actor, fn func(*Tx) error) error {
	var end didban.AuditEntry
	err := s.file.Update(func(file *record.Tx) (err error) {
		end, err = s.update(file, actor, fn)
		return err
	})
	switch {
	case errors.Is(err, errUnchanged):
		return nil
	case err != nil:
		s.catchUp()
		return err
	}
	s.head.move(end.Seq)
	return nil
}

// catchUp tells the followers of a change that is in the file though its Update failed:
// every reader sees it.
func (s *Store) catchUp() {
	_ = s.file.View(func(tx *record.Tx) error { // a file that can't be read has nothing to tell
		last, err := lastEntry(tx)
		if err == nil {
			s.head.move(last.Seq)
		}
		return err
	})
}

// errUnchanged rolls a transaction back in which nothing was changed, which
// saves the disk a write.
var errUnchanged = errors.New("nothing changed")

// update runs fn and returns the new end of the audit chain.
func (s *Store) update(file *record.Tx, actor didban.Actor, fn func(*Tx) error) (didban.AuditEntry, error) {
	last, err := lastEntry(file)
	if err != nil {
		return last, err
	}
	tx := &Tx{file: file, damage: s.damage, actor: actor, now: s.timeAfter(last), last: last, counts: map[didban.Kind]int{}}
	if err := tx.run(fn); err != nil {
		return last, err
	}
	if tx.last.Seq == last.Seq {
		return last, errUnchanged
	}
	if len(tx.erased) > 0 && !tx.again {
		if err := AddErasures(s.dir, tx.erased); err != nil {
			return last, err
		}
	}
	return tx.last, nil
}

// run runs fn and writes what is kept until the end of the transaction.
func (tx *Tx) run(fn func(*Tx) error) error {
	if err := fn(tx); err != nil {
		return err
	}
	return tx.finish()
}

// timeAfter is the time of a change that follows an entry.
func (s *Store) timeAfter(last didban.AuditEntry) int64 {
	now := s.now().UnixMilli()
	if last.Seq == s.right() {
		return now
	}
	return didban.NextTime(last.At, now)
}

// LastChange is the sequence and the time (Unix ms) of the newest change; zeros for an empty
// store.
func (tx *Tx) LastChange() (seq uint64, at int64, err error) {
	last, err := lastEntry(tx.file)
	return last.Seq, last.At, err
}

// lastEntry is the newest audit entry, the zero entry for an empty store.
func lastEntry(tx *record.Tx) (didban.AuditEntry, error) {
	var last didban.AuditEntry
	key, value := tx.Bucket(bucketAudit).Cursor().Last()
	if key == nil {
		return last, nil
	}
	if !record.Decode(value, &last) || string(key) != string(record.SeqKey(last.Seq)) {
		return last, record.Damaged(bucketAudit, "last")
	}
	return last, nil
}

// Backup writes a whole copy of the store to path while the program goes on, and
// checks the copy before it gets its name. A copy that is not whole is removed:
// CodeDamaged "store.damagedBackup" means that the store itself is damaged.
func (s *Store) Backup(ctx context.Context, path string) error { return s.file.Backup(ctx, path) }

// Restore puts a backup in the place of the data folder's store, which no program
// may have open. The backup is checked first; the file that was there is kept as
// didban.db.before-restore-<n>.
func Restore(ctx context.Context, dir, backup string) error {
	return record.Restore(ctx, dir, backup, options(time.Now))
}

// Replace puts a checked store of a folder on the same disk in the place of the data folder's
// store: see record.Replace.
func Replace(dir, from string) error { return record.Replace(dir, from, options(time.Now)) }
