package search

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"
	"strconv"
)

var (
	errPanic   = errors.New("search index panicked")
	errDamaged = errors.New("search index is damaged")
	errStuck   = errors.New("search index does not answer in time")
)

// The files of bleve's folder that are checked here.
const (
	segmentFiles = "store/*.zap"
	rootFile     = "store/root.bolt"
	sealFile     = "seal" // ours: the checksum of rootFile after a clean close
)

// verify checks what bleve takes on trust: the checksum that ends every segment
// and, after a clean close, the file that lists the segments.
func verify(path string) error {
	segments, err := filepath.Glob(filepath.Join(path, filepath.FromSlash(segmentFiles)))
	if err != nil {
		return fmt.Errorf("list segments: %w", err)
	}
	for _, name := range segments {
		if err := verifySegment(name); err != nil {
			return err
		}
	}
	return breakSeal(path)
}

// verifySegment compares the CRC-32 in a segment's last four bytes, big-endian,
// with all that stands before them.
func verifySegment(name string) error {
	f, err := os.Open(name)
	if err != nil {
		return fmt.Errorf("verify segment: %w", err)
	}
	defer f.Close() //nolint:errcheck // only read
	info, err := f.Stat()
	if err != nil {
		return fmt.Errorf("verify segment: %w", err)
	}
	size := info.Size() - crc32.Size
	if size < 0 {
		return fmt.Errorf("%w: %s is too short", errDamaged, name)
	}
	sum := crc32.NewIEEE()
	if _, err := io.CopyN(sum, f, size); err != nil {
		return fmt.Errorf("verify segment: %w", err)
	}
	var want [crc32.Size]byte
	if _, err := io.ReadFull(f, want[:]); err != nil {
		return fmt.Errorf("verify segment: %w", err)
	}
	if sum.Sum32() != binary.BigEndian.Uint32(want[:]) {
		return fmt.Errorf("%w: checksum of %s", errDamaged, name)
	}
	return nil
}

// seal notes the checksum of the closed index's root file.
func seal(path string) error {
	sum, err := rootSum(path)
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(path, sealFile), []byte(sum), 0o600); err != nil {
		return fmt.Errorf("seal index: %w", err)
	}
	return nil
}

// breakSeal checks the seal and removes it, so that only a clean close renews it.
// Without a seal nothing is known of the root file; opening it must tell.
func breakSeal(path string) error {
	name := filepath.Join(path, sealFile)
	want, err := os.ReadFile(name)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("read seal: %w", err)
	}
	got, err := rootSum(path)
	if err != nil {
		return err
	}
	if got != string(want) {
		return fmt.Errorf("%w: checksum of %s", errDamaged, rootFile)
	}
	if err := os.Remove(name); err != nil {
		return fmt.Errorf("break seal: %w", err)
	}
	return nil
}

func rootSum(path string) (string, error) {
	raw, err := os.ReadFile(filepath.Join(path, filepath.FromSlash(rootFile)))
	if err != nil {
		return "", fmt.Errorf("read root file: %w", err)
	}
	return strconv.FormatUint(uint64(crc32.ChecksumIEEE(raw)), 16), nil
}
