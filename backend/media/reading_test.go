package media_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"didban.app/backend/media"
)

// Small pictures of a folder that may only be read are made in another one.
func TestOpenToRead(t *testing.T) {
	l, dir := library(t)
	m, err := l.Add("a.jpg", photo(t, 900, 600))
	if err != nil {
		t.Fatal(err)
	}
	before := listed(t, dir)
	other := t.TempDir()
	r, err := media.OpenToRead(dir, other)
	if err != nil {
		t.Fatal(err)
	}
	small, err := r.Small(context.Background(), m.Hash, 320)
	if err != nil || len(small) == 0 {
		t.Errorf("%d bytes, %v", len(small), err)
	}
	if whole, err := r.Read(&m); err != nil || int64(len(whole)) != m.Bytes {
		t.Errorf("%d bytes of %d, %v", len(whole), m.Bytes, err)
	}
	if err := r.Close(); err != nil {
		t.Error(err)
	}
	if after := listed(t, dir); after != before {
		t.Errorf("the folder holds %s, before %s", after, before)
	}
	if made := listed(t, other); !strings.Contains(made, m.Hash+"-320.jpg") {
		t.Errorf("made %s", made)
	}
}

func TestOpenToRead_NoFolder(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "media")
	r, err := media.OpenToRead(dir, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	if err := r.Close(); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(dir); err == nil {
		t.Error("the folder was made")
	}
}

// What a kill left half written goes, and nothing else.
func TestSweep(t *testing.T) {
	l, dir := library(t)
	m, err := l.Add("a.jpg", photo(t, 90, 60))
	if err != nil {
		t.Fatal(err)
	}
	hash := strings.Repeat("ab", 32)
	goes := []string{"ab/" + hash + ".jpg.part", "ab/" + hash + "-640.jpg.part", "ab/" + hash + ".pdf.part"}
	stays := []string{"ab/" + hash + ".png", "ab/notes.part", "ab/" + hash + ".txt.part", hash + ".jpg.part", "cd/" + hash + ".jpg.part"}
	for _, name := range append(goes, stays...) {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	l.Sweep()
	left := listed(t, dir)
	for _, name := range goes {
		if strings.Contains(left, name+"\n") {
			t.Errorf("%s stays", name)
		}
	}
	for _, name := range append(stays, m.Hash[:2]+"/"+m.Hash+".jpg") {
		if !strings.Contains(left, name+"\n") {
			t.Errorf("%s is gone", name)
		}
	}
}

// listed are all files below a folder, one a line.
func listed(t *testing.T, dir string) string {
	t.Helper()
	var out strings.Builder
	err := filepath.WalkDir(dir, func(path string, e os.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			name, _ := filepath.Rel(dir, path)
			out.WriteString(filepath.ToSlash(name) + "\n")
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out.String()
}
