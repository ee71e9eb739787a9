package media

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"

	didban "didban.app/backend"
	"didban.app/backend/progress"
	"didban.app/backend/regular"
)

// Report is what Check found in a media folder.
type Report struct {
	// Whole counts the files that are what their records say.
	Whole int
	// Faults name a file that is missing (check.mediaMissing, with the record's code)
	// or whose content is not that of its name (check.mediaDamaged).
	Faults []*didban.Error
	// Orphans are files that no record names, by their path in the folder. Small
	// versions belong to their pictures. They harm nothing: an import that was
	// refused leaves its pictures behind.
	Orphans []string
}

// Check reads every file of a media folder and holds it against the records. It
// changes nothing; a folder that is not there is an empty one.
func Check(ctx context.Context, dir string, records []*didban.Media) (Report, error) {
	var r Report
	folder := os.DirFS(dir)
	wanted := map[string]bool{}
	count := progress.Count(ctx, progress.Media, sizeOf(dir, records))
	for _, m := range records {
		file := pathOf(m)
		if wanted[file] {
			continue
		}
		wanted[file] = true
		digest, err := digestOf(count, dir, file)
		switch {
		case ctx.Err() != nil:
			return r, ctx.Err()
		case errors.Is(err, fs.ErrNotExist):
			r.Faults = append(r.Faults, didban.Fault(didban.CodeDamaged, "check.mediaMissing", "file", file, "code", m.Code))
		case err != nil || digest != m.Hash: // a disk that can't give it back has damaged it
			r.Faults = append(r.Faults, didban.Fault(didban.CodeDamaged, "check.mediaDamaged", "file", file).Because(err))
		default:
			r.Whole++
		}
	}
	orphans, err := orphans(folder, wanted)
	r.Orphans = orphans
	return r, err
}

// sizeOf is how many bytes the files of the records have.
func sizeOf(dir string, records []*didban.Media) (n int64) {
	for _, m := range records {
		if info, err := os.Stat(filepath.Join(dir, filepath.FromSlash(pathOf(m)))); err == nil {
			n += info.Size()
		}
	}
	return n
}

func digestOf(count *progress.Counter, dir, file string) (string, error) {
	f, err := regular.Open(filepath.Join(dir, filepath.FromSlash(file)))
	if err != nil {
		return "", err
	}
	defer f.Close() //nolint:errcheck // only read
	sum := sha256.New()
	if _, err := io.Copy(sum, count.Reader(f)); err != nil {
		return "", err
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}

func orphans(folder fs.FS, wanted map[string]bool) ([]string, error) {
	var out []string
	err := fs.WalkDir(folder, ".", func(file string, d fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) && file == "." {
			return nil
		}
		if err != nil || d.IsDir() || wanted[file] || wanted[ownerOf(file, ".jpg")] || wanted[ownerOf(file, ".png")] {
			return err
		}
		out = append(out, file)
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("walk the media folder: %w", err)
	}
	slices.Sort(out)
	return out, nil
}

// ownerOf is the file of the picture that a small version belongs to, if the
// picture has the ending; the file itself where it is no small version.
func ownerOf(file, ending string) string {
	parts := nameForm.FindStringSubmatch(path.Base(file))
	if parts == nil || parts[3] == "" {
		return file
	}
	return path.Dir(file) + "/" + parts[1] + ending
}

// Originals lists the files of a media folder that were taken in, by their path in it: no
// small versions, which are made of them, and nothing half written. A folder that is not
// there is an empty one.
func Originals(dir string) ([]string, error) {
	all, err := orphans(os.DirFS(dir), nil)
	return slices.DeleteFunc(all, func(file string) bool {
		parts := nameForm.FindStringSubmatch(path.Base(file))
		return parts == nil || parts[3] != ""
	}), err
}

// Files lists the files that records name, by their path in the media folder, each once.
func Files(records []*didban.Media) []string {
	out := make([]string, 0, len(records))
	for _, m := range records {
		out = append(out, pathOf(m))
	}
	slices.Sort(out)
	return slices.Compact(out)
}
