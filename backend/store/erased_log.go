package store

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	didban "didban.app/backend"
	"didban.app/backend/disk"
	"didban.app/backend/record"
)

// ErasedLog is the file beside the record, and in each backup, that tells what was erased:
// one didban.Erasure a line, as JSON. A line is on the disk before the change of which it
// tells is in the record; where the program ends between the two, or where an older copy takes
// the place of the record, the next opening erases again before anybody reads.
const ErasedLog = "erased.log"

// againRule is the rule of an erasure that is made because erased.log tells of it.
const againRule = "again"

// ReadErasures reads such a file, none where there is none. Lines that can't be read are left
// out and counted; a last one that was cut off is of an erasure that never was.
func ReadErasures(path string) (lines []didban.Erasure, unread int, err error) {
	b, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, 0, nil
	}
	if err != nil {
		return nil, 0, record.Fault(path, err)
	}
	whole := b[:bytes.LastIndexByte(b, '\n')+1]
	for line := range bytes.Lines(whole) {
		var e didban.Erasure
		if json.Unmarshal(line, &e) != nil || !e.Valid() {
			unread++
			continue
		}
		lines = append(lines, e)
	}
	return didban.MergeErasures(lines), unread, nil
}

// AddErasures appends to the log of a data folder what it does not tell yet, and brings it to
// the disk. It may be killed anywhere and called again.
func AddErasures(dir string, more []didban.Erasure) error {
	path := filepath.Join(dir, ErasedLog)
	known, _, err := ReadErasures(path)
	if err != nil {
		return err
	}
	more = didban.MergeErasures(known, more)[len(known):]
	if len(more) == 0 {
		return nil
	}
	var text bytes.Buffer
	for _, e := range more {
		line, err := json.Marshal(e)
		if err != nil {
			return err
		}
		text.Write(append(line, '\n'))
	}
	return record.Fault(path, appendWhole(path, text.Bytes()))
}

// appendWhole adds lines to a file, in the place of a last line that was cut off.
func appendWhole(path string, text []byte) error {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return err
	}
	have, err := os.ReadFile(path)
	end := int64(bytes.LastIndexByte(have, '\n') + 1)
	if err == nil {
		err = f.Truncate(end)
	}
	if err == nil {
		_, err = f.WriteAt(text, end)
	}
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return err
	}
	return disk.SyncFolder(filepath.Dir(path))
}

// Erasures are those of the log beside the open store.
func (s *Store) Erasures() ([]didban.Erasure, error) {
	lines, _, err := ReadErasures(filepath.Join(s.dir, ErasedLog))
	return lines, err
}

// eraseAgain makes the erasures of the log that the record lacks, and takes their bytes out of
// the file. A noun that is damaged is left out, and noted.
func (s *Store) eraseAgain() error {
	lines, err := s.Erasures()
	if err != nil || len(lines) == 0 {
		return err
	}
	var lacking []didban.Ref
	err = s.View(func(tx *Tx) (err error) {
		lacking, err = tx.lacking(lines)
		return err
	})
	if err != nil || len(lacking) == 0 {
		return err
	}
	before := s.Head()
	for part := range slices.Chunk(lacking, 200) {
		if err := s.Update(didban.System(againRule), func(tx *Tx) error { return tx.eraseAll(part) }); err != nil {
			return err
		}
	}
	if s.Head() == before {
		return nil
	}
	if err = s.Compact(context.Background()); disk.Full(err) {
		return nil // the file stays marked
	}
	return err
}

// lacking are the nouns of which the log tells more erasures than the record.
func (tx *Tx) lacking(lines []didban.Erasure) (out []didban.Ref, err error) {
	told := map[didban.Ref]int{}
	for _, e := range lines {
		if told[e.Ref()]++; told[e.Ref()] == 1 {
			out = append(out, e.Ref())
		}
	}
	out = slices.DeleteFunc(out, func(ref didban.Ref) bool {
		versions, failed := tx.Versions(ref.Kind, ref.ID)
		if tx.damage.note(ref.Kind, ref.ID, failed) {
			return true
		}
		err = errors.Join(err, failed)
		made := 0
		for _, v := range versions {
			if v.Op == didban.OpErase {
				made++
			}
		}
		return len(versions) == 0 || made >= told[ref]
	})
	return out, err
}

func (tx *Tx) eraseAll(refs []didban.Ref) error {
	tx.again = true
	for _, ref := range refs {
		n, err := tx.Load(ref.Kind, ref.ID)
		if err == nil {
			n = didban.Erased(n)
		} else if n = nil; didban.IsNotFound(err) {
			err = nil
		}
		if err == nil {
			err = tx.Erase(ref, n, againRule)
		}
		if err != nil && !tx.damage.note(ref.Kind, ref.ID, err) {
			return err
		}
	}
	return nil
}

// Waiting is how many things were erased whose bytes are still in the file.
func (s *Store) Waiting() (int, error) { return s.file.Waiting() }

// Compact takes what was erased out of the bytes of the open file: see record.File.Compact.
func (s *Store) Compact(ctx context.Context) error { return s.file.Compact(ctx) }

// Compacted reports whether the file was written anew since Open began.
func (s *Store) Compacted() bool { return s.file.Compacted() }
