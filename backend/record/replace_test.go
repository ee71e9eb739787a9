package record_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"didban.app/backend/record"
)

// A file that takes another's place may be killed anywhere in between and called again: in the
// end the one is in its place and the other is kept, once.
func TestReplace_FromWhereverItStopped(t *testing.T) {
	for name, half := range map[string]func(t *testing.T, path, aside string){
		"nothing done":     func(*testing.T, string, string) {},
		"set aside":        func(t *testing.T, path, aside string) { move(t, path, aside) },
		"the mark is gone": func(t *testing.T, path, aside string) { move(t, path, aside); remove(t, path+".head") },
	} {
		t.Run(name, func(t *testing.T) {
			dir, ready := t.TempDir(), t.TempDir()
			old := made(t, dir)
			next := made(t, ready)
			path := filepath.Join(dir, filepath.Base(old))
			half(t, path, path+".before-restore-1")
			want := string(content(t, next))
			for range 2 { // the second time there is nothing to do
				if err := record.Replace(dir, next, options(1)); err != nil {
					t.Fatal(err)
				}
			}
			if string(content(t, path)) != want {
				t.Error("another file is in its place")
			}
			entries, err := os.ReadDir(dir)
			aside := 0
			for _, e := range entries {
				if strings.Contains(e.Name(), "before-restore") {
					aside++
				}
			}
			if aside != 1 || err != nil {
				t.Errorf("%d files are kept, %v", aside, err)
			}
			f, err := record.Open(dir, options(1))
			if err != nil {
				t.Fatal(err)
			}
			if err := f.Close(); err != nil {
				t.Error(err)
			}
		})
	}
}

// made is the path of a new file in a folder.
func made(t *testing.T, dir string) string {
	t.Helper()
	f, err := record.Open(dir, options(1))
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	return f.Path()
}

func move(t *testing.T, from, to string) {
	t.Helper()
	if err := os.Rename(from, to); err != nil {
		t.Fatal(err)
	}
}

func remove(t *testing.T, path string) {
	t.Helper()
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
}
