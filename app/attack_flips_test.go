package main

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
	"didban.app/backend/private"
	"didban.app/backend/record"
	"didban.app/backend/store"
)

// A dataFile is one of the two files, as an attack needs it.
type dataFile struct {
	name   string
	read   func(dir string) (reading, error) // opens, reads all, changes something, closes
	check  func(path string) (record.Report, error)
	repair func(dir string) (record.Repaired, error)
}

func bothFiles() []dataFile {
	return []dataFile{
		{
			storeFile, storeRead, func(path string) (record.Report, error) {
				r, err := store.Check(context.Background(), path)
				return r.Report, err
			}, func(dir string) (record.Repaired, error) { return store.Repair(context.Background(), dir, "") },
		},
		{
			privateFile, privateRead,
			func(path string) (record.Report, error) { return private.Check(context.Background(), path) },
			func(dir string) (record.Repaired, error) { return private.Repair(context.Background(), dir, "") },
		},
	}
}

func storeRead(dir string) (reading, error) {
	s, err := store.Open(dir, store.Options{})
	if err != nil {
		return nil, err
	}
	got, err := readStore(s)
	err2 := s.Update(didban.System("test"), func(tx *store.Tx) error {
		return tx.Put(&didban.Person{Meta: didban.Meta{ID: tx.NewID(), Code: "later"}, Name: "پس از آن"})
	})
	return got, errors.Join(err, err2, s.Close())
}

func privateRead(dir string) (reading, error) {
	f, err := private.Open(dir, private.Options{})
	if err != nil {
		return nil, err
	}
	got, err := readPrivate(f)
	err2 := f.Update(func(tx *private.Tx) error { return tx.PutNote(&didban.Note{Text: "پس از آن"}) })
	return got, errors.Join(err, err2, f.Close())
}

// Single bits of both files flip, at random and where they hurt most: what is changed is
// told by a reader or by the check, in a sentence; nothing ends, nothing hangs; and what is
// repaired is what stood there, or says what is lost.
func TestAttack_Flips(t *testing.T) {
	tally, tries := didbantest.Attack(t, "bits flipped in both files", 100, 5000)
	from, whole := attackedFolder(t)
	truth := map[string]reading{}
	for _, f := range bothFiles() {
		got, err := f.read(from)
		if err != nil {
			t.Fatal(err)
		}
		truth[f.name] = got
	}
	random := seeded(21)
	dir := t.TempDir()
	for n := range tries {
		file := bothFiles()[n%2]
		spoiled := bytes.Clone(whole[file.name])
		aim, at := aimed(random, spoiled)
		bit := random.IntN(8)
		spoiled[at] ^= 1 << bit
		what := fmt.Sprintf("flip %d: %s of %s, byte %d, bit %d", n, aim, file.name, at, bit)
		dir := filepath.Join(dir, fmt.Sprint(n))
		tally.Try(what, func() {
			putFolder(t, dir, whole, file.name, spoiled)
			flipped(tally, dir, file, what, truth[file.name])
		})
		if err := os.RemoveAll(dir); err != nil {
			t.Fatal(err)
		}
	}
}

// putFolder makes a folder of the files, one of them spoiled.
func putFolder(t *testing.T, dir string, files map[string][]byte, name string, spoiled []byte) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		t.Error(err)
	}
	for file, b := range files {
		if file == name {
			b = spoiled
		}
		if err := os.WriteFile(filepath.Join(dir, file), b, 0o600); err != nil {
			t.Error(err)
		}
	}
}

// flipped looks at a file with a flipped bit as check, readers and repair do.
func flipped(tally *didbantest.Tally, dir string, file dataFile, what string, truth reading) {
	path := filepath.Join(dir, file.name)
	report, err := file.check(path)
	for _, f := range report.Findings {
		tally.Sentence(what, f.Key, f.Args)
	}
	if err != nil {
		tally.Told(what, err)
	}
	sound := err == nil && report.Whole()
	before, err := os.ReadFile(path)
	if err != nil {
		tally.Harm(didbantest.Lost, "%s: %v", what, err)
		return
	}
	got, err := file.read(dir)
	switch {
	case err != nil:
		toldAll(tally, what, err)
		if sound {
			tally.Left("told by a reader alone")
		} else {
			tally.Left("told")
		}
	case got.differs(truth) == "":
		tally.Left("nothing changed")
	case sound:
		tally.Harm(didbantest.Believed, "%s: %s", what, truth.differs(got))
	default:
		tally.Left("told by the check alone")
	}
	if !sound {
		repaired(tally, dir, file, what, before, truth)
	}
}

// toldAll wants a sentence for each of the errors that are joined.
func toldAll(tally *didbantest.Tally, what string, err error) {
	if many, ok := err.(interface{ Unwrap() []error }); ok {
		for _, one := range many.Unwrap() {
			toldAll(tally, what, one)
		}
		return
	}
	tally.Told(what, err)
}

// repaired repairs the file as the flip left it.
func repaired(tally *didbantest.Tally, dir string, file dataFile, what string, spoiled []byte, truth reading) {
	what += ", repaired"
	if err := os.WriteFile(filepath.Join(dir, file.name), spoiled, 0o600); err != nil {
		tally.Harm(didbantest.Lost, "%s: %v", what, err)
		return
	}
	done, err := file.repair(dir)
	if err != nil {
		toldAll(tally, what, err)
		return
	}
	for _, f := range done.Lost {
		tally.Sentence(what, f.Key, f.Args)
	}
	got, err := file.read(dir)
	if err != nil {
		toldAll(tally, what, err)
	} else if len(done.Lost) == 0 && got.differs(truth) != "" {
		tally.Harm(didbantest.Believed, "%s: %s", what, truth.differs(got))
	}
}

// aimed chooses a byte of a file of bbolt: any, or one of a meta page, of a page's head and
// elements, of a key, of a value, or of the list of free pages.
func aimed(random *rand.Rand, file []byte) (aim string, at int) {
	size := os.Getpagesize()
	page := func(kind uint16) int {
		var found []int
		for at := 0; at+size <= len(file); at += size {
			if binary.NativeEndian.Uint16(file[at+8:]) == kind {
				found = append(found, at)
			}
		}
		if len(found) == 0 {
			return 0
		}
		return found[random.IntN(len(found))]
	}
	const branch, leaf, free = 0x01, 0x02, 0x10
	switch random.IntN(7) {
	case 0:
		return "a meta page", random.IntN(2)*size + random.IntN(80)
	case 1:
		return "a branch", page(branch) + random.IntN(96)
	case 2:
		return "a leaf's head", page(leaf) + random.IntN(96)
	case 3, 4:
		at := page(leaf)
		if at == 0 || binary.NativeEndian.Uint16(file[at+10:]) == 0 {
			break
		}
		element := at + 16 + 16*random.IntN(int(binary.NativeEndian.Uint16(file[at+10:])))
		number := func(at int) int { return int(binary.NativeEndian.Uint32(file[at:])) }
		begin, key, value := element+number(element+4), number(element+8), number(element+12)
		if random.IntN(2) == 0 || value == 0 {
			return "a key", begin + random.IntN(key)
		}
		return "a value", begin + key + random.IntN(value)
	case 5:
		return "the list of free pages", page(free) + random.IntN(64)
	}
	return "any byte", random.IntN(len(file))
}
