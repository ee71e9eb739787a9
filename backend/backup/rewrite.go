package backup

import (
	"archive/zip"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"

	"didban.app/backend/disk"
)

// Rewrite puts parts in the place of those of the same name in an archive, or adds them, and
// leaves out those that drop names; all others are taken over byte by byte. The archive is written under another name first, read
// again and compared, and takes the place of the old one whole or not at all. It fails as
// Write does.
func Rewrite(ctx context.Context, path string, parts []Source, drop func(name string) bool) error {
	out, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+"-*")
	if err != nil {
		return diskFault(path, err)
	}
	err = opened(path, func(from *zip.Reader) error {
		m, err := manifestOf(from, path)
		if err != nil {
			return err
		}
		return refill(ctx, out, from, m, parts, drop)
	})
	err = errors.Join(err, out.Sync(), out.Close())
	if err == nil {
		_, err = Check(ctx, out.Name())
	}
	if err == nil {
		err = place(out.Name(), path, true)
	}
	if err != nil {
		return errors.Join(diskFault(path, err), os.Remove(out.Name()))
	}
	return diskFault(path, disk.SyncFolder(filepath.Dir(path)))
}

func refill(ctx context.Context, out io.Writer, from *zip.Reader, m Manifest, parts []Source, drop func(string) bool) error {
	z := zip.NewWriter(out)
	renewed := func(name string) bool {
		return drop(name) || slices.ContainsFunc(parts, func(s Source) bool { return s.Name == name })
	}
	for _, f := range from.File {
		if err := ctx.Err(); err != nil {
			return err
		}
		if f.Name == manifestName || renewed(f.Name) {
			continue
		}
		if err := z.Copy(f); err != nil {
			return err
		}
	}
	m.Parts = slices.DeleteFunc(m.Parts, func(p Part) bool { return renewed(p.Name) })
	return finish(ctx, z, m, parts)
}
