package media

import (
	"io/fs"
	"path"
	"strings"
)

// Sweep takes away what a program that was killed left half written: files of the library
// that have not got their names yet, and nothing else. Who calls it is the only one that
// writes here. What can't be taken away harms nothing and waits for the next start.
func (l *Library) Sweep() {
	_ = fs.WalkDir(l.root.FS(), ".", func(file string, e fs.DirEntry, err error) error {
		name, half := strings.CutSuffix(path.Base(file), part)
		if err == nil && half && e.Type().IsRegular() && nameForm.MatchString(name) && path.Dir(file) == name[:2] {
			_ = l.root.Remove(file)
		}
		return nil
	})
}
