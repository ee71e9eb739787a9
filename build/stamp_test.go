package main

import (
	"os"
	"path/filepath"
	"testing"
)

func TestStamp_Fresh(t *testing.T) {
	s := stamp(filepath.Join(t.TempDir(), "folder", "stamp"))
	if s.fresh("a") {
		t.Error("got fresh before anything was made")
	}
	if err := s.put("a"); err != nil {
		t.Fatal(err)
	}
	if !s.fresh("a") {
		t.Error("got stale after it was made from the same")
	}
	if s.fresh("b") {
		t.Error("got fresh though it was made from something else")
	}
}

func TestDigestOf_Sees(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(dir string) error
		same   bool
	}{
		{"nothing", func(string) error { return nil }, true},
		{"the same content anew", func(dir string) error { return write(dir, "a", "12") }, true},
		{"content", func(dir string) error { return write(dir, "a", "13") }, false},
		{"a new file", func(dir string) error { return write(dir, "c", "") }, false},
		{"a file gone", func(dir string) error { return os.Remove(filepath.Join(dir, "b")) }, false},
		{"another name", func(dir string) error { return os.Rename(filepath.Join(dir, "b"), filepath.Join(dir, "d")) }, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			for name, content := range map[string]string{"a": "12", "b": "3"} {
				if err := write(dir, name, content); err != nil {
					t.Fatal(err)
				}
			}
			before := mustDigest(t, dir)
			if err := c.change(dir); err != nil {
				t.Fatal(err)
			}
			if got := mustDigest(t, dir) == before; got != c.same {
				t.Errorf("got the same digest: %t, want %t", got, c.same)
			}
		})
	}
}

func TestDigestOf_Missing(t *testing.T) {
	if _, err := digestOf(filepath.Join(t.TempDir(), "nothing")); err == nil {
		t.Error("got no error")
	}
}

func write(dir, name, content string) error {
	return os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600)
}

func mustDigest(t *testing.T, dir string) string {
	t.Helper()
	digest, err := digestOf(dir)
	if err != nil {
		t.Fatal(err)
	}
	return digest
}
