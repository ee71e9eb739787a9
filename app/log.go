package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"

	didban "didban.app/backend"
)

// logFolder is the folder of the log within the data folder.
const logFolder = "log"

// A log takes 5 MB at most: didban.log, and before it didban.1.log to didban.4.log.
const (
	logBytes = 1 << 20
	logFiles = 5
)

// fileLog is the log of a window in its data folder, which a technician may be given: it
// holds no word that anybody typed, no name of a person and no path. Nothing is made
// before the first line.
func fileLog(dir string, level slog.Level) (*slog.Logger, io.Closer) {
	file := &rotating{dir: filepath.Join(dir, logFolder), most: logBytes, keep: logFiles}
	return slog.New(slog.NewTextHandler(file, &slog.HandlerOptions{Level: level, ReplaceAttr: wordless})), file
}

// loggable are the attributes that come into the log file; what they hold is ours.
var loggable = []string{slog.TimeKey, slog.LevelKey, slog.MessageKey, "name", "took", "projects", "hash", "media", "version", "mode"}

// wordless keeps an attribute whose content is ours, and of an error its kind alone.
func wordless(_ []string, a slog.Attr) slog.Attr {
	if err, ok := a.Value.Any().(error); ok {
		return slog.String(a.Key, kindOf(err))
	}
	if slices.Contains(loggable, a.Key) {
		return a
	}
	return slog.Attr{}
}

// known are the errors whose own text is always the same.
var known = []error{
	context.Canceled, context.DeadlineExceeded, io.EOF, io.ErrUnexpectedEOF, io.ErrShortWrite, os.ErrClosed, fs.ErrNotExist,
	fs.ErrPermission, fs.ErrExist, fs.ErrInvalid,
}

// kindOf describes an error without anything that came from outside: our codes and keys,
// the system's own words, the stack of a panic; of all else the type.
func kindOf(err error) string {
	switch e := err.(type) { //nolint:errorlint // each link of the chain is looked at for itself
	case *didban.Error:
		text := strings.TrimSpace(fmt.Sprintf("%s: %s %s", e.Code, e.Key, e.Field))
		if e.Cause != nil {
			text += ": " + kindOf(e.Cause)
		}
		return text
	case *fs.PathError:
		return e.Op + ": " + kindOf(e.Err)
	case *os.LinkError:
		return e.Op + ": " + kindOf(e.Err)
	case syscall.Errno:
		return e.Error()
	case interface{ Unwrap() error }:
		if inner := e.Unwrap(); inner != nil {
			return kindOf(inner)
		}
	case interface{ Unwrap() []error }:
		var all []string
		for _, inner := range e.Unwrap() {
			all = append(all, kindOf(inner))
		}
		return strings.Join(all, "; ")
	}
	return leafOf(err)
}

func leafOf(err error) string {
	if slices.ContainsFunc(known, func(k error) bool { return errors.Is(err, k) }) {
		return err.Error()
	}
	if said, stack, ok := strings.Cut(err.Error(), "\n"); ok && strings.HasPrefix(said, "panic: ") {
		return "panic: " + stack
	}
	return fmt.Sprintf("%T", err)
}

// rotating is a file that is put aside when it is full; of those aside, the oldest goes.
type rotating struct {
	dir  string
	most int64 // bytes of one file
	keep int   // files, the open one among them

	mu   sync.Mutex
	file *os.File
	size int64
}

// Write takes a line. A log that can't be written stops nothing: the line is lost.
func (r *rotating) Write(line []byte) (int, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.file != nil && r.size+int64(len(line)) > r.most {
		_ = r.shut()
		r.shift()
	}
	if r.file == nil && !r.open() {
		return len(line), nil
	}
	n, _ := r.file.Write(line)
	r.size += int64(n)
	return len(line), nil
}

func (r *rotating) open() bool {
	if os.MkdirAll(r.dir, 0o700) != nil {
		return false
	}
	file, err := os.OpenFile(r.name(0), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return false
	}
	info, err := file.Stat()
	if err != nil {
		_ = file.Close()
		return false
	}
	r.file, r.size = file, info.Size()
	return true
}

// shift gives each file the next number.
func (r *rotating) shift() {
	for n := r.keep - 1; n > 0; n-- {
		_ = os.Rename(r.name(n-1), r.name(n)) // one that is not there yet stays so
	}
}

// name is the file of a number; 0 is the one that is written.
func (r *rotating) name(n int) string {
	if n == 0 {
		return filepath.Join(r.dir, "didban.log")
	}
	return filepath.Join(r.dir, fmt.Sprintf("didban.%d.log", n))
}

// Close closes the file; a later line opens it again.
func (r *rotating) Close() error {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.shut()
}

func (r *rotating) shut() error {
	if r.file == nil {
		return nil
	}
	err := r.file.Close()
	r.file = nil
	return err
}
