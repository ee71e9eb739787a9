package record

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"

	bolt "go.etcd.io/bbolt"

	didban "didban.app/backend"
	"didban.app/backend/disk"
	"didban.app/backend/progress"
)

// Backup writes a whole copy of the file to path while the program goes on, and
// checks the copy before it gets its name; nothing that was erased is in its free pages. A copy that is not whole is removed:
// CodeDamaged "store.damagedBackup" means that the file itself is damaged.
func (f *File) Backup(ctx context.Context, path string) error {
	err := f.opened(copyTo(ctx, f.now().DB, path, func(temp string) error {
		if err := compactCopy(temp, &f.opts); err != nil {
			return err
		}
		return whole(ctx, temp, f.opts)
	}))
	if errors.Is(err, fs.ErrNotExist) {
		return didban.Fault(didban.CodeNotFound, "store.noFolder", "file", path).Because(err)
	}
	return Fault(path, err)
}

// Restore puts a backup in the place of the data folder's file, which no program
// may have open. The backup is checked first; the file that was there is kept as
// <name>.before-restore-<n>.
func Restore(ctx context.Context, dir, backup string, opts Options) error {
	path := filepath.Join(dir, opts.Name)
	if err := whole(ctx, backup, opts); err != nil {
		return err
	}
	if err := unused(path); err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return Fault(path, err)
	}
	temp := path + ".restoring"
	if err := copyFile(ctx, backup, temp); err != nil {
		return errors.Join(Fault(path, err), ignoreMissing(os.Remove(temp)))
	}
	if _, err := keepAside(path); err != nil {
		return errors.Join(Fault(path, err), os.Remove(temp))
	}
	if err := forgetHead(path); err != nil { // it is of the file that was there
		return Fault(path, err)
	}
	if err := os.Rename(temp, path); err != nil {
		return Fault(path, err)
	}
	return Fault(path, disk.SyncFolder(dir))
}

// Replace puts a file that was checked, and lies in a folder of its own on the same disk, in
// the place of the data folder's file, which no program may have open; the one that was there
// is kept as Restore keeps it. It needs no room on the disk. It may be killed anywhere and
// called again: where the file is in its place already, nothing is done.
func Replace(dir, from string, opts Options) error {
	path := filepath.Join(dir, opts.Name)
	if _, err := os.Lstat(from); err != nil {
		return Fault(path, ignoreMissing(err))
	}
	if err := unused(path); err != nil {
		return err
	}
	if err := setAside(path); err != nil {
		return Fault(path, err)
	}
	if err := forgetHead(path); err != nil { // it is of the file that was there
		return Fault(path, err)
	}
	if err := os.Rename(from, path); err != nil {
		return Fault(path, err)
	}
	return Fault(path, disk.SyncFolder(dir))
}

// setAside gives the present file another name.
func setAside(path string) error {
	aside, err := asideName(path)
	if err != nil {
		return err
	}
	return ignoreMissing(os.Rename(path, aside))
}

// asideName is a name that is free for the present file.
func asideName(path string) (string, error) {
	for n := 1; ; n++ {
		aside := fmt.Sprintf("%s.before-restore-%d", path, n)
		if _, err := os.Lstat(aside); errors.Is(err, fs.ErrNotExist) {
			return aside, nil
		} else if err != nil {
			return "", err
		}
	}
}

// whole refuses a file in which Check finds anything.
func whole(ctx context.Context, path string, opts Options) error {
	r, err := Check(ctx, path, opts)
	if err == nil && !r.Whole() {
		return didban.Fault(didban.CodeDamaged, "store.damagedBackup",
			"file", filepath.Base(path), "findings", strconv.Itoa(len(r.Findings)+r.More))
	}
	return err
}

// unused refuses a file that a program has open. A damaged file is in nobody's use.
func unused(path string) error {
	db, err := openFile(path, true)
	if err == nil {
		return db.Close()
	}
	var e *didban.Error
	if errors.As(err, &e) && e.Code == didban.CodeBusy {
		return err
	}
	return nil
}

// keepAside gives the present file a second name, so that there is no moment
// without a store under the first.
func keepAside(path string) (string, error) {
	if _, err := os.Stat(path); err != nil {
		return "", ignoreMissing(err)
	}
	aside, err := asideName(path)
	if err != nil {
		return "", err
	}
	if os.Link(path, aside) == nil {
		return aside, nil
	}
	return aside, copyFile(context.Background(), path, aside) // a file system without links, as on a USB stick
}

// copyFile copies a file that nobody writes and brings the copy to the disk.
func copyFile(ctx context.Context, from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return fmt.Errorf("copy: %w", err)
	}
	out, err := os.OpenFile(to, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return errors.Join(fmt.Errorf("copy: %w", err), in.Close())
	}
	_, err = io.Copy(out, progress.Count(ctx, progress.Copy, sizeOf(in)).Reader(in))
	return errors.Join(err, out.Sync(), out.Close(), in.Close())
}

// sizeOf is how large a file is, in bytes; 0 where nobody can tell.
func sizeOf(f *os.File) int64 {
	info, err := f.Stat()
	if err != nil {
		return 0
	}
	return info.Size()
}

// copyTo writes a whole copy of the open file under the path: a temporary name
// first, on disk, then the right name once check lets it pass.
func copyTo(ctx context.Context, db *bolt.DB, path string, check func(path string) error) error {
	temp := path + ".part"
	f, err := os.OpenFile(temp, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return fmt.Errorf("copy to %s: %w", path, err)
	}
	err = db.View(func(tx *bolt.Tx) error {
		return writeTo(tx, progress.Count(ctx, progress.Copy, tx.Size()).Writer(f))
	})
	err = errors.Join(err, f.Sync(), f.Close())
	if err == nil {
		err = check(temp)
	}
	if err == nil {
		err = os.Rename(temp, path)
	}
	if err != nil {
		return errors.Join(fmt.Errorf("copy to %s: %w", path, err), ignoreMissing(os.Remove(temp)))
	}
	return disk.SyncFolder(filepath.Dir(path))
}

// writeTo writes the file as a transaction sees it. An error of w comes back as it is, where bbolt
// would tell of it as text alone.
func writeTo(tx *bolt.Tx, w io.Writer) error {
	kept := &keepError{to: w}
	_, err := tx.WriteTo(kept)
	return cmp.Or(kept.err, err)
}

// keepError remembers the first error of a writer.
type keepError struct {
	to  io.Writer
	err error
}

func (w *keepError) Write(b []byte) (int, error) {
	n, err := w.to.Write(b)
	w.err = cmp.Or(w.err, err)
	return n, err
}

func ignoreMissing(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}
