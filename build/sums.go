package main

import (
	"context"
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// sums writes the digests of all that is handed out, as sha256sum --check reads them,
// and says how large each is.
func (r release) sums(_ context.Context, sh shell) error {
	text, err := sumsOf(dist)
	if err != nil {
		return err
	}
	for line := range strings.Lines(text) {
		_, name, _ := strings.Cut(strings.TrimSpace(line), "  ")
		info, err := os.Stat(filepath.Join(dist, name))
		if err != nil {
			return err
		}
		sh.say("%8.1f MB  %s", float64(info.Size())/1e6, filepath.Join(dist, name))
	}
	return os.WriteFile(filepath.Join(dist, "SHA256SUMS"), []byte(text), 0o644)
}

// sumsOf lists the files of a folder in the order of their names.
func sumsOf(dir string) (string, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return "", err
	}
	var text strings.Builder
	for _, entry := range entries {
		data, err := os.ReadFile(filepath.Join(dir, entry.Name()))
		if err != nil {
			return "", err
		}
		fmt.Fprintf(&text, "%x  %s\n", sha256.Sum256(data), entry.Name())
	}
	return text.String(), nil
}
