package media

import (
	"io/fs"
	"path"

	didban "didban.app/backend"
	"didban.app/backend/regular"
)

// Read returns a file of the library. It fails with fs.ErrNotExist where the file is
// gone.
func (l *Library) Read(m *didban.Media) ([]byte, error) {
	full, _ := Address(m)
	if name := path.Base(full); nameForm.MatchString(name) {
		return regular.ReadIn(l.root, name[:2]+"/"+name)
	}
	return nil, fs.ErrNotExist
}
