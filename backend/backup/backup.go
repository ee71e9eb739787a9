// Package backup keeps many files in one: an archive with a list of what is in it, each part
// with its SHA-256, so that a copy can be proven whole wherever it has been. The archive is a
// plain zip: a person without the program can take it apart too.
//
// It refuses to know what the parts are.
package backup

import (
	"archive/zip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"

	didban "didban.app/backend"
	"didban.app/backend/disk"
	"didban.app/backend/progress"
	"didban.app/backend/regular"
)

// manifestName is the part that lists all others. It is the last one: an archive that was cut
// off has none.
const manifestName = "manifest.json"

// format is the version of the manifest.
const format = 1

// maxManifest bounds what is read of a manifest, in bytes.
const maxManifest = 64 << 20

// Manifest says what an archive holds.
type Manifest struct {
	Format  int       `json:"format"`
	Made    int64     `json:"made"` // Unix ms
	Lineage didban.ID `json:"lineage"`
	Public  bool      `json:"public"` // holds nothing that is not public
	Parts   []Part    `json:"parts"`
	// Beside are files that belong to the data and were left where they lie, by name.
	Beside []string `json:"beside,omitempty"`
}

// Part is one file of an archive.
type Part struct {
	Name string `json:"name"` // its path in the data folder, with slashes
	Size int64  `json:"size"` // bytes
	Hash string `json:"hash"` // SHA-256, hex
}

// Part finds a part by its name.
func (m Manifest) Part(name string) (Part, bool) {
	at := slices.IndexFunc(m.Parts, func(p Part) bool { return p.Name == name })
	if at < 0 {
		return Part{}, false
	}
	return m.Parts[at], true
}

// Source is a file to be taken into an archive.
type Source struct {
	Name string // in the archive
	Path string // where it lies
}

// Write makes an archive of the sources under the path: under another name first, synced,
// read again and compared, and only then under its own. It fails with CodeConflict
// "backup.exists" where there is a file already and replace is false, CodeInvalid
// "backup.notRegular" where what has the name is no regular file, and CodeDisk. Nothing is
// left behind where it fails. It returns the list of what the archive holds.
func Write(ctx context.Context, path string, replace bool, m Manifest, sources []Source) (Manifest, error) {
	if err := free(path, replace); err != nil {
		return m, err
	}
	out, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+"-*")
	if err != nil {
		return m, diskFault(path, err)
	}
	m.Format = format
	err = errors.Join(fill(ctx, out, m, sources), out.Sync(), out.Close())
	if err == nil {
		m, err = Check(ctx, out.Name())
	}
	if err == nil {
		err = place(out.Name(), path, replace)
	}
	if err != nil {
		return m, errors.Join(diskFault(path, err), os.Remove(out.Name()))
	}
	if err = disk.SyncFolder(filepath.Dir(path)); err != nil && !replace { // the one from before is gone already
		err = errors.Join(diskFault(path, err), os.Remove(path))
	}
	return m, diskFault(path, err)
}

// free refuses a name that is taken.
func free(path string, replace bool) error {
	info, err := os.Lstat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return diskFault(path, err)
	case !info.Mode().IsRegular():
		return didban.Fault(didban.CodeInvalid, "backup.notRegular", "file", path)
	case !replace:
		return didban.Fault(didban.CodeConflict, "backup.exists", "file", path)
	}
	return nil
}

// place gives the archive its name; one that came meanwhile is not written over.
func place(temp, path string, replace bool) error {
	if err := free(path, replace); err != nil {
		return err
	}
	return os.Rename(temp, path)
}

func fill(ctx context.Context, out io.Writer, m Manifest, sources []Source) error {
	return finish(ctx, zip.NewWriter(out), m, sources)
}

// finish adds the sources to what an archive holds already, and the manifest of all of it.
func finish(ctx context.Context, z *zip.Writer, m Manifest, sources []Source) error {
	count := progress.Count(ctx, progress.Pack, sizeOf(sources))
	for _, s := range sources {
		part, err := add(z, count, s)
		if err != nil {
			return err
		}
		m.Parts = append(m.Parts, part)
	}
	w, err := z.CreateHeader(&zip.FileHeader{Name: manifestName, Method: zip.Deflate})
	if err == nil {
		err = json.NewEncoder(w).Encode(m)
	}
	return errors.Join(err, z.Close())
}

// sizeOf is how many bytes the sources have.
func sizeOf(sources []Source) (n int64) {
	for _, s := range sources {
		if info, err := os.Stat(s.Path); err == nil {
			n += info.Size()
		}
	}
	return n
}

func add(z *zip.Writer, count *progress.Counter, s Source) (Part, error) {
	in, err := regular.Open(s.Path)
	if err != nil {
		return Part{}, err
	}
	w, err := z.CreateHeader(&zip.FileHeader{Name: s.Name, Method: methodOf(s.Name)})
	if err != nil {
		return Part{}, errors.Join(err, in.Close())
	}
	sum := sha256.New()
	n, err := io.Copy(io.MultiWriter(w, sum), count.Reader(in))
	return Part{s.Name, n, hexOf(sum)}, errors.Join(err, in.Close())
}

// methodOf packs what can be packed: pictures and documents are already.
func methodOf(name string) uint16 {
	if filepath.Ext(name) == ".db" {
		return zip.Deflate
	}
	return zip.Store
}

// Read reads the list of an archive and nothing else; it fails as Check does, with CodeDamaged
// only for one that has no list.
func Read(path string) (Manifest, error) {
	var m Manifest
	err := opened(path, func(z *zip.Reader) (err error) {
		m, err = manifestOf(z, path)
		return err
	})
	return m, err
}

// Check reads a whole archive and compares every part with the list. It fails with
// CodeDamaged "backup.damaged" for one that is not whole or no archive at all, CodeNotFound
// where there is none, CodeTooNew for one of a newer program, and CodeDisk.
func Check(ctx context.Context, path string) (Manifest, error) {
	var m Manifest
	err := opened(path, func(z *zip.Reader) (err error) {
		if m, err = manifestOf(z, path); err != nil {
			return err
		}
		return each(ctx, z, m, path, func(Part, io.Reader) error { return nil })
	})
	return m, err
}

// Extract writes the parts that are wanted under a folder, each one compared with the list
// and synced; it fails as Check does.
func Extract(ctx context.Context, path, dir string, wanted func(Part) bool) (Manifest, error) {
	var m Manifest
	err := opened(path, func(z *zip.Reader) (err error) {
		if m, err = manifestOf(z, path); err != nil {
			return err
		}
		return each(ctx, z, m, path, func(p Part, in io.Reader) error {
			if !wanted(p) {
				return nil
			}
			return writeFile(filepath.Join(dir, filepath.FromSlash(p.Name)), in)
		})
	})
	return m, err
}

func opened(path string, do func(*zip.Reader) error) error {
	f, err := regular.Open(path)
	if err != nil {
		return diskFault(path, err)
	}
	info, err := f.Stat()
	if err == nil {
		var z *zip.Reader
		if z, err = zip.NewReader(f, info.Size()); err != nil {
			err = damaged(path, err)
		} else {
			err = do(z)
		}
	}
	return errors.Join(diskFault(path, err), f.Close())
}

func manifestOf(z *zip.Reader, path string) (m Manifest, err error) {
	f, err := z.Open(manifestName)
	if err != nil {
		return m, damaged(path, err)
	}
	b, err := io.ReadAll(io.LimitReader(f, maxManifest)) // to its end, where the checksum is asked
	if err == nil {
		err = json.Unmarshal(b, &m)
	}
	if err := errors.Join(err, f.Close()); err != nil {
		return m, damaged(path, err)
	}
	if m.Format > format {
		return m, didban.Fault(didban.CodeTooNew, "store.tooNew", "have", strconv.Itoa(m.Format), "want", strconv.Itoa(format))
	}
	return m, nil
}

// each reads the parts of the list one after another to their ends, compares them, and gives
// them to take meanwhile.
func each(ctx context.Context, z *zip.Reader, m Manifest, path string, take func(Part, io.Reader) error) error {
	total := int64(0)
	for _, p := range m.Parts {
		total += p.Size
	}
	count := progress.Count(ctx, progress.Unpack, total)
	for _, p := range m.Parts {
		if !filepath.IsLocal(filepath.FromSlash(p.Name)) {
			return damaged(path, fmt.Errorf("part %q leads out of the folder", p.Name))
		}
		f, err := z.Open(p.Name)
		if err != nil {
			return damaged(path, err)
		}
		sum := sha256.New()
		in := &counted{in: io.TeeReader(count.Reader(io.LimitReader(f, p.Size+1)), sum)}
		err = take(p, in)
		if err == nil {
			_, err = io.Copy(io.Discard, in)
		}
		if in.failed != nil || err == nil && (in.n != p.Size || hexOf(sum) != p.Hash) {
			err = damaged(path, errors.Join(in.failed, fmt.Errorf("part %q is not what it was", p.Name)))
		}
		if err := errors.Join(err, f.Close()); err != nil {
			return err
		}
	}
	return nil
}

// counted counts what was read and keeps why reading failed: that is the archive's fault, and
// not that of the disk which is written to.
type counted struct {
	in     io.Reader
	n      int64
	failed error
}

func (c *counted) Read(b []byte) (int, error) {
	n, err := c.in.Read(b)
	c.n += int64(n)
	if err != nil && !errors.Is(err, io.EOF) {
		c.failed = err
	}
	return n, err
}

func writeFile(path string, in io.Reader) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	out, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Sync(), out.Close())
}

func hexOf(sum hash.Hash) string { return hex.EncodeToString(sum.Sum(nil)) }

func damaged(path string, cause error) error {
	return didban.Fault(didban.CodeDamaged, "backup.damaged", "file", filepath.Base(path)).Because(cause)
}

// diskFault names an error of the file system; one that has a name keeps it.
func diskFault(path string, err error) error {
	var ours *didban.Error
	switch {
	case err == nil || errors.As(err, &ours):
		return err
	case errors.Is(err, regular.ErrNot):
		return didban.Fault(didban.CodeInvalid, "backup.notRegular", "file", path).Because(err)
	case errors.Is(err, fs.ErrNotExist):
		return didban.Fault(didban.CodeNotFound, "store.noFile", "file", path).Because(err)
	}
	return disk.FaultOr("store.writeFailed", path, err)
}
