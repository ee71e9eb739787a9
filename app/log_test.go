package main

import (
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	didban "didban.app/backend"
)

func TestRotating_KeepsFewFiles(t *testing.T) {
	dir := filepath.Join(t.TempDir(), logFolder)
	r := &rotating{dir: dir, most: 100, keep: 3}
	for n := range 40 {
		if _, err := fmt.Fprintf(r, "line %02d of the log\n", n); err != nil { // 19 bytes: 5 a file
			t.Fatal(err)
		}
	}
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
	names, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil {
		t.Fatal(err)
	}
	for i := range names {
		names[i] = filepath.Base(names[i])
	}
	if want := []string{"didban.1.log", "didban.2.log", "didban.log"}; !slices.Equal(names, want) {
		t.Fatalf("got %q, want %q", names, want)
	}
	for file, first := range map[string]string{"didban.log": "line 35", "didban.1.log": "line 30", "didban.2.log": "line 25"} {
		raw, err := os.ReadFile(filepath.Join(dir, file))
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(string(raw), first) || len(raw) > 100 {
			t.Errorf("%s: got %d bytes, %q, want at most 100 from %s on", file, len(raw), raw, first)
		}
	}
}

// A start goes on in the file of the last, and one that can't write goes on without.
func TestRotating_Opens(t *testing.T) {
	dir := t.TempDir()
	for range 2 {
		log, file := fileLog(dir, slog.LevelInfo)
		log.Info("started")
		if err := file.Close(); err != nil {
			t.Fatal(err)
		}
	}
	raw, err := os.ReadFile(filepath.Join(dir, logFolder, "didban.log"))
	if err != nil || strings.Count(string(raw), "started") != 2 {
		t.Errorf("got %q, %v, want both starts", raw, err)
	}
	blocked := filepath.Join(dir, "file")
	if err := os.WriteFile(blocked, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	log, file := fileLog(blocked, slog.LevelInfo)
	log.Info("started")
	if err := file.Close(); err != nil {
		t.Errorf("got %v", err)
	}
	if _, err := os.Stat(filepath.Join(dir, "file", logFolder)); err == nil {
		t.Error("a log was made within a file")
	}
}

func TestFileLog_NoWords(t *testing.T) {
	const typed = "مریم رضایی 09131234567 secret words"
	dir := t.TempDir()
	log, file := fileLog(dir, slog.LevelDebug)
	full := &fs.PathError{Op: "write", Path: "/home/maryam/" + typed, Err: syscall.ENOSPC}
	refused := didban.Fault(didban.CodeInvalid, "field.bad", "value", typed).Because(fmt.Errorf("read %q: %w", typed, full))
	refused.Field = "title"
	log.Info("call refused", "name", "Drafts.Edit", "error", fmt.Errorf("edit %s: %w", typed, refused))
	log.Error("call failed", "name", "Search.Find", "error", errors.Join(errors.New(typed), fs.ErrNotExist))
	log.Error("call failed", "name", "Map.Open", "error", fmt.Errorf("panic: %v\n%s", typed, "goroutine 7 [running]:\nmap.go:12"))
	log.Error("file", "path", "/files/"+typed, "data", "/home/maryam/"+typed, "user", typed)
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(filepath.Join(dir, logFolder, "didban.log"))
	if err != nil {
		t.Fatal(err)
	}
	text := string(raw)
	for _, word := range append(strings.Fields(typed), "maryam", "/home", "/files") {
		if strings.Contains(text, word) {
			t.Errorf("%q is in the log: %s", word, text)
		}
	}
	for _, want := range []string{
		`name=Drafts.Edit error="invalid: field.bad title: write: no space left`, "Search.Find", "*errors.errorString; file does not exist", "map.go:12",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("got %s, want %q in it", text, want)
		}
	}
}
