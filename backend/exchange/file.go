package exchange

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	didban "didban.app/backend"
	"didban.app/backend/regular"
)

// File is one file to read: a path in a tree that reading never leaves.
type File struct {
	Tree fs.FS
	Path string // slash-separated, within Tree

	tick func() error // ends the reading of it; nil where nobody watches
}

// extensions are the endings of the files that a folder is searched for. The
// last two are found only to be refused in so many words.
var extensions = []string{
	".csv", ".tsv", ".xlsx", ".xlsm", ".geojson", ".json", ".md", ".xml", ".rss", ".atom", ".rdf", ".html", ".htm", ".xhtml",
	".xls", ".ods",
}

// Files lists the files of a folder and of the folders in it that can be
// imported, sorted by path. Markdown counts only in folders named articles and
// where it begins with front matter; hidden files, the lock files of office programs
// and what browsers keep beside a saved page don't count.
func Files(fsys fs.FS, root string) ([]File, error) {
	var out []File
	err := fs.WalkDir(fsys, root, func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && name != root && (strings.HasPrefix(entry.Name(), ".") || strings.HasSuffix(entry.Name(), "_files")):
			return fs.SkipDir
		case entry.Type().IsRegular() && (importable(name) || fronted(fsys, name)):
			out = append(out, File{Tree: fsys, Path: name})
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("list %s: %w", root, err)
	}
	return out, nil
}

func importable(name string) bool {
	base := path.Base(name)
	if strings.HasPrefix(base, ".") || strings.HasPrefix(base, "~$") {
		return false
	}
	ending := strings.ToLower(path.Ext(base))
	if ending == ".md" {
		return path.Base(path.Dir(name)) == "articles"
	}
	return slices.Contains(extensions, ending)
}

// fronted reports whether a Markdown file begins with front matter.
func fronted(fsys fs.FS, name string) bool {
	base := path.Base(name)
	if ending := strings.ToLower(path.Ext(base)); strings.HasPrefix(base, ".") || ending != ".md" && ending != ".markdown" {
		return false
	}
	file, err := fsys.Open(name)
	if err != nil {
		return false
	}
	defer func() { _ = file.Close() }()
	head := make([]byte, len(mark)+len(fence))
	n, err := io.ReadFull(file, head)
	return (err == nil || n > 0) && strings.HasPrefix(strings.TrimPrefix(string(head[:n]), mark), fence)
}

// Paths lists the files named on a command line; a folder stands for the files
// in it. No file outside the folder, or outside the folder of a single file, is
// ever opened, not through a link either. A file that is not there is listed too:
// reading it tells.
func Paths(paths ...string) ([]File, error) {
	var out []File
	for _, p := range paths {
		if info, err := os.Stat(p); err != nil || !info.IsDir() {
			out = append(out, File{Tree: folder(filepath.Dir(p)), Path: filepath.Base(p)})
			continue
		}
		more, err := Files(folder(p), ".")
		if err != nil {
			return nil, err
		}
		out = append(out, more...)
	}
	return out, nil
}

// folder is a folder of the disk as a tree that links can't lead out of and in which only
// files are opened.
type folder string

// Open opens a file of the folder; a pipe or a device fails with regular.ErrNot.
func (f folder) Open(name string) (file fs.File, err error) {
	err = f.within(name, func(root *os.Root) error {
		opened, err := regular.OpenIn(root, filepath.FromSlash(name))
		if err == nil {
			file = opened
		}
		return err
	})
	return file, err
}

// ReadDir lists a folder in the folder.
func (f folder) ReadDir(name string) (list []fs.DirEntry, err error) {
	err = f.within(name, func(root *os.Root) (err error) {
		list, err = fs.ReadDir(root.FS(), name)
		return err
	})
	return list, err
}

// Stat describes what has a name in the folder.
func (f folder) Stat(name string) (info fs.FileInfo, err error) {
	err = f.within(name, func(root *os.Root) (err error) {
		info, err = root.Stat(filepath.FromSlash(name))
		return err
	})
	return info, err
}

func (f folder) within(name string, do func(*os.Root) error) error {
	if !fs.ValidPath(name) {
		return &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	root, err := os.OpenRoot(string(f))
	if err != nil {
		return err
	}
	defer root.Close() //nolint:errcheck // only read
	return do(root)
}

// base is the name of the file as a person knows it.
func (f File) base() string { return path.Base(f.Path) }

// beside names a file by its path from the folder of this one; false for a path
// that leads out of that folder.
func (f File) beside(name string) (File, bool) {
	name = strings.ReplaceAll(name, `\`, "/")
	if !filepath.IsLocal(filepath.FromSlash(name)) || !fs.ValidPath(path.Clean(name)) {
		return File{}, false
	}
	return File{Tree: f.Tree, Path: path.Join(path.Dir(f.Path), name)}, true
}

// read gives the whole file, or a fault where it is larger than MaxBytes.
func (f File) read() ([]byte, error) {
	file, err := f.Tree.Open(f.Path)
	if errors.Is(err, regular.ErrNot) {
		return nil, didban.Fault(didban.CodeInvalid, "file.notRegular").Because(err)
	}
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", f.base(), err)
	}
	defer func() { _ = file.Close() }()
	tooBig := didban.Fault(didban.CodeInvalid, "file.tooBig", "megabytes", itoa(MaxBytes>>20))
	if info, err := file.Stat(); err == nil && info.Size() > MaxBytes {
		return nil, tooBig
	}
	// What the folder says of a file may be out of date, so the bytes count too.
	data, err := io.ReadAll(io.LimitReader(file, MaxBytes+1))
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", f.base(), err)
	}
	if len(data) > MaxBytes {
		return nil, tooBig
	}
	return data, nil
}
