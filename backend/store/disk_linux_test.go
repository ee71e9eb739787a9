package store_test

import (
	"os"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
	"didban.app/backend/store"
)

func TestUpdate_FullDisk(t *testing.T) {
	dir := didbantest.SmallDisk(t)
	s := open(t, dir)
	put(t, s, didbantest.City(40, 20)...)
	err := s.Update(admin, manyArticles)
	wantFault(t, err, didban.CodeDisk, "store.full")
	wantAsBefore(t, s)
}

// The largest size of a file needs no rights; bbolt hides what the system said.
func TestUpdate_FileLimit(t *testing.T) {
	dir := filledFolder(t)
	s := open(t, dir)
	info, err := os.Stat(filepath.Join(dir, "didban.db"))
	if err != nil {
		t.Fatal(err)
	}
	lift := didbantest.LimitFiles(t, info.Size())
	err = s.Update(admin, manyArticles)
	lift()
	wantFault(t, err, didban.CodeDisk, "store.writeFailed")
	wantAsBefore(t, s)
}

func manyArticles(tx *store.Tx) error {
	for _, n := range didbantest.City(0, 1000)[31:] {
		n.Head().Code, n.Head().ID = n.Head().Code+"x", tx.NewID()
		if err := tx.Put(n); err != nil {
			return err
		}
	}
	return nil
}

// wantAsBefore wants the twenty articles there were, and a store that goes on.
func wantAsBefore(t *testing.T, s *store.Store) {
	t.Helper()
	wholeIndexes(t, s)
	view(t, s, func(tx *store.Tx) error {
		if n, err := tx.Count(didban.KindArticle); n != 20 || err != nil {
			t.Errorf("%d articles %v, want 20", n, err)
		}
		return nil
	})
	head := s.Head()
	put(t, s, region(1, "after"))
	if s.Head() != head+1 {
		t.Errorf("head %d, want %d", s.Head(), head+1)
	}
}

// For root the thread reads and writes files as nobody, so that permissions count.
func TestOpen_ReadOnlyFolder(t *testing.T) {
	parent := t.TempDir()
	dir := filepath.Join(parent, "data")
	if err := os.Mkdir(dir, 0o555); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(filepath.Dir(parent), 0o755); err != nil {
		t.Fatal(err)
	}
	if os.Getuid() == 0 {
		const nobody = 65534
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		_, _, _ = syscall.RawSyscall(syscall.SYS_SETFSUID, nobody, 0, 0)
		defer func() { _, _, _ = syscall.RawSyscall(syscall.SYS_SETFSUID, 0, 0, 0) }()
	}
	_, err := store.Open(dir, store.Options{})
	wantFault(t, err, didban.CodeDisk, "store.readOnly")
}
