package main

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// A stamp is a file that remembers what something was made from. It goes by
// content, since a check-out gives every file a new date.
type stamp string

// fresh reports whether the thing was last made from exactly this.
func (s stamp) fresh(digest string) bool {
	was, err := os.ReadFile(string(s))
	return err == nil && string(was) == digest
}

// put remembers digest.
func (s stamp) put(digest string) error {
	if err := os.MkdirAll(filepath.Dir(string(s)), 0o755); err != nil {
		return err
	}
	return os.WriteFile(string(s), []byte(digest), 0o644)
}

// digestOf sums up names and contents of files and whole folders, in the order
// given. It fails when one is missing.
func digestOf(paths ...string) (string, error) {
	sum := sha256.New()
	for _, path := range paths {
		err := filepath.WalkDir(path, func(path string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return err
			}
			return addFile(sum, path)
		})
		if err != nil {
			return "", err
		}
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}

func addFile(sum io.Writer, path string) (err error) {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	info, err := file.Stat()
	if err != nil {
		return err
	}
	// The length between keeps one file's end from passing for another's start.
	fmt.Fprintf(sum, "%s\x00%d\x00", path, info.Size())
	_, err = io.Copy(sum, file)
	return err
}
