package search_test

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/search"
)

func TestOpen_FullDisk(t *testing.T) {
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=2m"); err != nil {
		t.Skipf("no small disk to be had: %v", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, syscall.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
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
