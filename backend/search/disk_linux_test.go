package search_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
	"didban.app/backend/search"
)

func TestOpen_FullDisk(t *testing.T) {
	dir := didbantest.SmallDisk(t)
	if err := os.WriteFile(filepath.Join(dir, "ballast"), make([]byte, 2<<20), 0o600); err != nil {
		t.Fatal(err)
	}
	folder := filepath.Join(dir, "search")
	for range 2 {
		_, err := search.Open(folder, search.Options{})
		var fault *didban.Error
		if !errors.As(err, &fault) || fault.Code != didban.CodeDisk || fault.Key != "store.full" {
			t.Errorf("Open = %v, want store.full", err)
		}
	}
	left, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	if len(left) != 0 {
		t.Errorf("%d folders were left behind, the first %s", len(left), left[0].Name())
	}
	if err := os.Remove(filepath.Join(dir, "ballast")); err != nil {
		t.Fatal(err)
	}
	open(t, folder)
}
