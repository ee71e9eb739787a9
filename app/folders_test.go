package main

import (
	"path/filepath"
	"strings"
	"testing"
)

func TestDataFolderOf(t *testing.T) {
	home := filepath.Join(t.TempDir(), "home")
	local := filepath.Join(home, "elsewhere")
	for _, c := range []struct{ name, goos, key, value, want string }{
		{"Windows, local and not roaming", "windows", "LOCALAPPDATA", local, filepath.Join(local, "Didban", "data")},
		{"Windows without a word", "windows", "APPDATA", local, filepath.Join(home, "AppData", "Local", "Didban", "data")},
		{"Linux", "linux", "XDG_DATA_HOME", local, filepath.Join(local, "didban")},
		{"Linux without a word", "linux", "", "", filepath.Join(home, ".local", "share", "didban")},
		{"a path that is not whole", "linux", "XDG_DATA_HOME", "data", filepath.Join(home, ".local", "share", "didban")},
	} {
		t.Run(c.name, func(t *testing.T) {
			env := func(key string) string {
				if key == c.key {
					return c.value
				}
				return ""
			}
			if got := dataFolderOf(c.goos, home, env); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// TestInstanceOf holds that one folder has one window, however it is written, and two
// folders have two.
func TestInstanceOf(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	one := instanceOf(dir)
	if got := instanceOf("."); got != one {
		t.Errorf("got %q for the same folder, want %q", got, one)
	}
	if got := instanceOf(filepath.Join(dir, "other")); got == one {
		t.Error("two folders have one window")
	}
	if rest := strings.Trim(one, "abcdefghijklmnopqrstuvwxyz0123456789"); rest != "" {
		t.Errorf("got %q, D-Bus does not take %q", one, rest)
	}
}
