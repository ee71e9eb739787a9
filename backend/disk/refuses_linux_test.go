package disk_test

import (
	"os"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"

	"didban.app/backend/didbantest"
	"didban.app/backend/disk"
)

// asNobody runs the rest of the test as a user who owns nothing, where it is run by root.
func asNobody(t *testing.T) {
	t.Helper()
	if os.Getuid() != 0 {
		return
	}
	const nobody = 65534
	runtime.LockOSThread()
	_, _, _ = syscall.RawSyscall(syscall.SYS_SETFSUID, nobody, 0, 0)
	t.Cleanup(func() {
		_, _, _ = syscall.RawSyscall(syscall.SYS_SETFSUID, 0, 0, 0)
		runtime.UnlockOSThread()
	})
}

func dataFolder(t *testing.T, folder, file os.FileMode) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "data")
	must(t, os.Mkdir(dir, 0o700))
	must(t, os.WriteFile(filepath.Join(dir, "a.db"), []byte("x"), 0o600))
	must(t, os.Chmod(filepath.Join(dir, "a.db"), file))
	must(t, os.Chmod(dir, folder))
	for top := filepath.Dir(dir); top != os.TempDir(); top = filepath.Dir(top) {
		must(t, os.Chmod(top, 0o755))
	}
	return dir
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func wantRefuses(t *testing.T, dir string, want bool) {
	t.Helper()
	got, err := disk.Refuses(dir, "a.db", "b.db")
	if err != nil || got != want {
		t.Errorf("refuses %t, %v; want %t", got, err, want)
	}
	entries, err := os.ReadDir(dir)
	if err == nil && len(entries) != 1 {
		t.Errorf("left behind: %v", entries)
	}
}

func TestRefuses(t *testing.T) {
	for _, test := range []struct {
		name         string
		folder, file os.FileMode
		want         bool
	}{
		{"all may be written", 0o777, 0o666, false},
		{"a folder that may not", 0o555, 0o666, true},
		{"a file that may not", 0o777, 0o444, true},
		{"a file that may not even be read", 0o777, 0, true},
	} {
		t.Run(test.name, func(t *testing.T) {
			dir := dataFolder(t, test.folder, test.file)
			asNobody(t)
			wantRefuses(t, dir, test.want)
		})
	}
}

// A disk that is write-protected refuses whoever asks, whatever the bits say.
func TestRefuses_ProtectedDisk(t *testing.T) {
	dir := didbantest.SmallDisk(t)
	must(t, os.WriteFile(filepath.Join(dir, "a.db"), []byte("x"), 0o666))
	wantRefuses(t, dir, false)
	must(t, syscall.Mount("", dir, "", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""))
	wantRefuses(t, dir, true)
}

func TestRefuses_FullDisk(t *testing.T) {
	dir := didbantest.SmallDisk(t)
	_ = os.WriteFile(filepath.Join(dir, "a.db"), make([]byte, 3<<20), 0o600)
	wantRefuses(t, dir, false)
}

// The reserve takes up room as long as there is room for it twice, and gives it once.
func TestReserve(t *testing.T) {
	dir := didbantest.DiskOf(t, 12<<20)
	r := disk.ReserveAt(filepath.Join(dir, "reserve"))
	want := func(size int64, full bool) {
		t.Helper()
		must(t, r.Keep())
		has := int64(0)
		if info, err := os.Stat(filepath.Join(dir, "reserve")); err == nil {
			has = info.Size()
		}
		if has != size || r.Full() != full {
			t.Errorf("%d bytes kept, full %t; want %d, %t", has, r.Full(), size, full)
		}
	}
	want(disk.ReserveBytes, false)
	free, err := disk.Free(dir)
	must(t, err)
	if free > 8<<20 {
		t.Errorf("%d bytes are free, so that the reserve takes none", free)
	}
	beside := filepath.Join(dir, "beside")
	must(t, os.WriteFile(beside, make([]byte, 5<<20), 0o600))
	want(disk.ReserveBytes, true) // it is all that is left
	must(t, os.Remove(beside))
	want(disk.ReserveBytes, false)
	if !r.Give() || r.Give() || !r.Full() {
		t.Error("the reserve is not given once")
	}
	ballast := filepath.Join(dir, "ballast")
	must(t, os.WriteFile(ballast, make([]byte, 5<<20), 0o600))
	want(0, true) // there would be room for it, and for nothing else
	must(t, os.Remove(ballast))
	want(disk.ReserveBytes, false)
}
