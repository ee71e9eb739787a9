package main

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/backup"
	"didban.app/backend/demo"
	"didban.app/backend/didbantest"
	"didban.app/backend/store"
)

// TestErase_Pictures: a picture that was erased is in no backup any more once the copies are
// swept; one that another noun names, and one that nothing names, stay.
func TestErase_Pictures(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	p := reopened(t, dir)
	names := []string{"media/article-01.jpg", "media/article-02.jpg", "media/article-03.jpg"}
	var files []string
	var nouns []didban.Media
	for n, name := range names {
		content := sampleFile(t, name)
		m, err := p.Media.Add(filepath.Base(name), content)
		if err != nil {
			t.Fatal(err)
		}
		ext, _ := m.Extension()
		files = append(files, mediaFolder+"/"+m.Hash[:2]+"/"+m.Hash+"."+ext)
		m.Meta = didban.Meta{ID: didbantest.ID(didban.KindMedia, n), Code: m.Hash[:8]}
		m.Alt = "عکس"
		nouns = append(nouns, m)
	}
	twin := nouns[1]
	twin.ID, twin.Code = didbantest.ID(didban.KindMedia, 9), "twin"
	put := func(all ...*didban.Media) {
		t.Helper()
		err := p.Store.Update(didban.System("test"), func(tx *store.Tx) error {
			for _, m := range all {
				if err := tx.Put(m); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	put(&nouns[0], &nouns[1], &twin) // nothing names the third, as the picture of a draft
	path := filepath.Join(p.backups(), "full-1.zip")
	if err := os.MkdirAll(p.backups(), 0o700); err != nil {
		t.Fatal(err)
	}
	if _, err := p.backUp(t.Context(), path, backupChoice{pictures: true}); err != nil {
		t.Fatal(err)
	}
	if got := keptFiles(t, path, files); len(got) != len(files) {
		t.Fatalf("the backup has %v", got)
	}
	eraseAll(t, p, []didban.Ref{{Kind: didban.KindMedia, ID: nouns[0].ID}, {Kind: didban.KindMedia, ID: nouns[1].ID}})
	if err := p.sweepNow(); err != nil {
		t.Fatal(err)
	}
	p.follow.Wait()
	want := slices.Sorted(slices.Values(files[1:]))
	if got := keptFiles(t, path, files); !slices.Equal(got, want) {
		t.Errorf("swept, the backup has %v, want %v", got, want)
	}
	if b, err := os.ReadFile(path); err != nil || bytes.Contains(b, sampleFile(t, names[0])[2000:3000]) {
		t.Errorf("its bytes are there, %v", err)
	}
	closed(t, p)
}

// keptFiles are those of some files that a backup has, sorted.
func keptFiles(t *testing.T, path string, files []string) (out []string) {
	t.Helper()
	m, err := backup.Check(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range m.Parts {
		if slices.Contains(files, part.Name) {
			out = append(out, part.Name)
		}
	}
	slices.Sort(out)
	return out
}

func sampleFile(t *testing.T, name string) []byte {
	t.Helper()
	b, err := fs.ReadFile(demo.City(), name)
	if err != nil {
		t.Fatal(err)
	}
	return b
}
