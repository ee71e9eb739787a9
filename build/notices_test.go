package main

import (
	"os"
	"path/filepath"
	"testing"
)

func TestTermsOf(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"LICENSE": "own", "fonts/LICENSE_FOXIT": "of fonts", "fonts/a.ttf": "a font", "node_modules/LICENSE": "of another", "a/b/LICENSE": "too deep",
	} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for name, c := range map[string]struct {
		library library
		want    string
	}{
		"npm": {library{dir, "MIT"}, "own\nof fonts"}, "Go": {library{dir: dir}, "own"},
	} {
		if got, err := termsOf(c.library); err != nil || string(got) != c.want {
			t.Errorf("%s: got %q, want %q: %v", name, got, c.want, err)
		}
	}
}
