//go:build linux && (amd64 || arm64)

package didbantest

import (
	"bytes"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

// A Step is one thing that a thread asks of the kernel for a file.
type Step struct {
	Call string // open write sync truncate rename remove
	Path string
	At   int64  // where a write begins, the size that a truncation leaves
	Data []byte // what is written
	// Creates tells of an open that it may make the file or empties it.
	Creates bool
}

// openFlags are those with which an open changes a file.
const openFlags = syscall.O_CREAT | syscall.O_TRUNC

var stepNames = map[int32]string{
	syscall.SYS_OPENAT: "open", syscall.SYS_PWRITE64: "write", syscall.SYS_WRITE: "write",
	syscall.SYS_FSYNC: "sync", syscall.SYS_FDATASYNC: "sync", syscall.SYS_FTRUNCATE: "truncate",
	syscall.SYS_RENAMEAT: "rename", syscall.SYS_UNLINKAT: "remove",
}

// Steps runs do and asks before each step that it takes within a folder: the error of at
// is what the step is answered with instead of being made, 0 lets it go on. taken hears of
// each step once the kernel has been answered. ErrNoFaults where this can't be had.
func Steps(dir string, do func() error, at func(Step) syscall.Errno, taken func(Step)) error {
	memory, err := os.Open("/proc/self/mem")
	if err != nil {
		return err
	}
	defer memory.Close()
	var numbers []uint32
	for number := range stepNames {
		numbers = append(numbers, uint32(number))
	}
	return between(numbers, do, func(c systemCall) (syscall.Errno, func()) {
		step := stepOf(memory, c)
		if !strings.HasPrefix(step.Path, dir+string(filepath.Separator)) && step.Path != dir {
			return 0, func() {}
		}
		return at(step), func() { taken(step) }
	})
}

// Images runs do and copies the folder before each step that do takes within it: that is what a
// kill leaves. kept hears of each copy.
func Images(t testing.TB, dir string, do func() error, kept func(image string)) error {
	t.Helper()
	images, n := t.TempDir(), 0
	return Steps(dir, do, func(Step) syscall.Errno {
		image := filepath.Join(images, strconv.Itoa(n))
		n++
		if err := os.CopyFS(image, os.DirFS(dir)); err != nil {
			t.Error(err)
		}
		kept(image)
		return 0
	}, func(Step) {})
}

// stepOf reads what a call asks for out of the memory of this process.
func stepOf(memory *os.File, c systemCall) Step {
	step := Step{Call: stepNames[c.number]}
	switch c.number {
	case syscall.SYS_OPENAT:
		step.Path, step.Creates = textAt(memory, c.args[1]), c.args[2]&openFlags != 0
		return step
	case syscall.SYS_RENAMEAT, syscall.SYS_UNLINKAT:
		step.Path = textAt(memory, c.args[1])
		return step
	case syscall.SYS_PWRITE64:
		step.At = int64(c.args[3])
	case syscall.SYS_FTRUNCATE:
		step.At = int64(c.args[1])
	}
	step.Path, _ = os.Readlink("/proc/self/fd/" + strconv.FormatUint(c.args[0], 10)) // "" for one that is closed
	if step.Call == "write" && filepath.IsAbs(step.Path) && !strings.HasPrefix(step.Path, "/dev/") {
		step.Data = make([]byte, c.args[2])
		_, _ = memory.ReadAt(step.Data, int64(c.args[1])) // it can't fail for memory that is about to be written out
	}
	return step
}

// textAt reads a text that ends with a zero.
func textAt(memory *os.File, address uint64) string {
	var text [4096]byte
	n, _ := memory.ReadAt(text[:], int64(address)) // it may end with the mapping
	end := bytes.IndexByte(text[:n], 0)
	return string(text[:max(end, 0)])
}
