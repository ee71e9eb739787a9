package main

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
)

// The disk is full at the n-th sync of a backup: it is told in words, and nothing half-written is
// left.
func TestBackup_FullDisk(t *testing.T) {
	p := reopened(t, mendedCity(t))
	defer closed(t, p)
	if err := os.MkdirAll(p.backups(), 0o700); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(p.backups(), "full-2026-11-29-101010.zip")
	didbantest.AtEachSync(t, func(t *testing.T, disk didbantest.Disk) int {
		asked, err := disk.Test(t, func() error {
			_, err := p.backUp(t.Context(), path, backupChoice{pictures: true})
			return err
		})
		var fault *didban.Error
		if err != nil && (!errors.As(err, &fault) || fault.Key != "store.full") {
			t.Errorf("told %v", err)
		}
		if err == nil {
			wantKey(t, second(p.backUp(t.Context(), path, backupChoice{})), "backup.exists")
			if err := os.Remove(path); err != nil {
				t.Error(err)
			}
		}
		if left := names(t, p.backups()); left != "[]" {
			t.Errorf("told %v, left %s", err, left)
		}
		return asked
	}, syscall.ENOSPC)
}

func second[T any](_ T, err error) error { return err }
