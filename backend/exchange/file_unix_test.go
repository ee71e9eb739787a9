//go:build unix

package exchange_test

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/exchange"
)

// A pipe that nobody writes to holds no import up, whether it is named, lies in a folder
// or is what a row of the media names.
func TestRead_Pipe(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"projects.csv", "photo.jpg"} {
		must(t, syscall.Mkfifo(filepath.Join(dir, name), 0o600))
	}
	must(t, os.WriteFile(filepath.Join(dir, "areas.csv"), []byte("code,rank,name\nR1,region,الف\n"), 0o600))
	must(t, os.WriteFile(filepath.Join(dir, "events.csv"), []byte("code,title,category,start\nE-1,جشن,sport,1405/01/01 10:00\n"), 0o600))
	must(t, os.WriteFile(filepath.Join(dir, "media.csv"), []byte("file,kind,subject,use,alt\nphoto.jpg,event,E-1,cover,نما\n"), 0o600))
	for name, want := range map[string]struct {
		key, column string
		row         int
	}{
		"projects.csv": {"file.notRegular", "", 0},
		".":            {"file.notRegular", "file", 2},
	} {
		files, err := exchange.Paths(filepath.Join(dir, name))
		must(t, err)
		_, problems, err := exchange.Read(files, newWorld().source())
		must(t, err)
		wantProblem(t, problems, didban.LevelError, want.row, want.column, want.key)
	}
}
