package media

import (
	"io/fs"
	"path"

	didban "didban.app/backend"
)

// Read returns a file of the library. It fails with fs.ErrNotExist where the file is
// gone, and with CodeDamaged where it is not what it was.
func (l *Library) Read(m *didban.Media) ([]byte, error) {
	full, _ := Address(m)
	if name := path.Base(full); nameForm.MatchString(name) {
		return l.read(name[:2] + "/" + name)
	}
	return nil, fs.ErrNotExist
}
