//go:build unix

package regular_test

import (
	"errors"
	"io"
	"net"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"didban.app/backend/regular"
)

// kinds makes a thing of each kind in a folder.
func kinds(t *testing.T) (dir string, names []string) {
	t.Helper()
	dir = t.TempDir()
	socket, err := net.ListenUnix("unix", &net.UnixAddr{Name: filepath.Join(dir, "socket"), Net: "unix"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := socket.Close(); err != nil {
			t.Error(err)
		}
	})
	for _, err := range []error{
		syscall.Mkfifo(filepath.Join(dir, "pipe"), 0o600),
		os.Mkdir(filepath.Join(dir, "folder"), 0o700),
		os.Symlink("pipe", filepath.Join(dir, "link")),
		os.WriteFile(filepath.Join(dir, "file"), []byte("متن"), 0o600),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	return dir, []string{"pipe", "folder", "link", "socket"}
}

func TestOpen_NothingButFiles(t *testing.T) {
	dir, names := kinds(t)
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close() //nolint:errcheck // only read
	for _, name := range names {
		path := filepath.Join(dir, name)
		if f, err := regular.Open(path); f != nil || !errors.Is(err, regular.ErrNot) {
			t.Errorf("Open %s: %v", name, err)
		}
		if _, err := regular.ReadIn(root, name); !errors.Is(err, regular.ErrNot) {
			t.Errorf("ReadIn %s: %v", name, err)
		}
		if err := regular.Check(path); !errors.Is(err, regular.ErrNot) {
			t.Errorf("Check %s: %v", name, err)
		}
	}
	if _, err := regular.Open(os.DevNull); !errors.Is(err, regular.ErrNot) {
		t.Errorf("a device: %v", err)
	}
}

func TestOpen_File(t *testing.T) {
	dir, _ := kinds(t)
	f, err := regular.Open(filepath.Join(dir, "file"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if got, err := io.ReadAll(f); err != nil || string(got) != "متن" {
		t.Errorf("got %q, %v", got, err)
	}
	if err := regular.Check(filepath.Join(dir, "file")); err != nil {
		t.Error(err)
	}
	if _, err := regular.Open(filepath.Join(dir, "none")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("what is not there: %v", err)
	}
}
