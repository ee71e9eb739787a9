//go:build linux && (amd64 || arm64)

package main

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
	"didban.app/backend/private"
	"didban.app/backend/store"
)

// sector is the largest piece of a write that a disk keeps whole, in bytes.
const sector = 512

// A moment is one line of what happened: a step, or that so many changes of either file
// had been acknowledged by then.
type moment struct {
	step  didbantest.Step
	acked kept
}

// kept counts the changes of either file.
type kept struct{ public, private int }

// The power is cut at random moments of a program that writes both files. What was synced is
// there; of what was not, any sectors are and any are not. The files open with all that was
// acknowledged, and at most the one change that was under way; or they are told as damaged.
func TestAttack_PowerCuts(t *testing.T) {
	tally, tries := didbantest.Attack(t, "power cuts, writes torn and reordered", 100, 5000)
	from, whole := attackedFolder(t)
	had := keptOf(t, from)
	dir := freshFolder(t, whole)
	moments := recorded(t, dir)
	random := seeded(31)
	root := t.TempDir()
	for n := range tries {
		cut := random.IntN(len(moments)) + 1
		files, acked := imageOf(random, dir, whole, moments[:cut])
		what := fmt.Sprintf("image %d, cut after %d of %d steps", n, cut, len(moments))
		dir := filepath.Join(root, fmt.Sprint(n))
		tally.Try(what, func() {
			putFolder(t, dir, files, "", nil)
			least := kept{had.public + acked.public, had.private + acked.private}
			lookAtImage(tally, dir, what, least)
		})
		if err := os.RemoveAll(dir); err != nil {
			t.Fatal(err)
		}
	}
}

// recorded makes changes of both files in turn, some of which let the files grow, and
// records every step that this takes.
func recorded(t *testing.T, dir string) (moments []moment) {
	t.Helper()
	var mu sync.Mutex
	var acked kept
	note := func(step didbantest.Step) {
		mu.Lock()
		defer mu.Unlock()
		moments = append(moments, moment{step, acked})
	}
	err := didbantest.Steps(dir, func() error {
		return workOn(dir, 24, func(public, private int) {
			mu.Lock()
			defer mu.Unlock()
			acked = kept{public, private}
			moments = append(moments, moment{acked: acked})
		})
	}, func(didbantest.Step) syscall.Errno { return 0 }, note)
	if errors.Is(err, didbantest.ErrNoFaults) {
		t.Skip(err)
	}
	if err != nil || acked.public < 10 || acked.private < 10 || len(moments) < 100 {
		t.Fatalf("%d moments, %+v: %v", len(moments), acked, err)
	}
	return moments
}

// workOn opens both files, changes them in turn and closes them. told hears how many
// changes of either have been acknowledged.
func workOn(dir string, times int, told func(public, private int)) error {
	s, err := store.Open(dir, store.Options{})
	if err != nil {
		return err
	}
	f, err := private.Open(dir, private.Options{Record: s.Lineage()})
	if err != nil {
		return errors.Join(err, s.Close())
	}
	done := kept{}
	for n := range times {
		length := 100
		if n%6 == 5 {
			length = 4_900
		}
		text := strings.Repeat("متن ", length)
		if n%2 == 0 {
			err = s.Update(didban.System("attack"), personOf(text))
			done.public++
		} else {
			err = f.Update(noteOf(text))
			done.private++
		}
		if err != nil {
			break
		}
		told(done.public, done.private)
	}
	return errors.Join(err, f.Close(), s.Close())
}

const attackCode = "attack-"

// personOf adds a person whose code is the next number.
func personOf(text string) func(*store.Tx) error {
	return func(tx *store.Tx) error {
		n, err := tx.Count(didban.KindPerson)
		if err != nil {
			return err
		}
		return tx.Put(&didban.Person{Meta: didban.Meta{ID: tx.NewID(), Code: fmt.Sprint(attackCode, n)}, Name: "نام", Bio: text})
	}
}

// noteOf adds a note and an entry of the access log.
func noteOf(text string) func(*private.Tx) error {
	return func(tx *private.Tx) error {
		return errors.Join(tx.PutNote(&didban.Note{Text: text}), tx.Log("a", "attack", "", ""))
	}
}

// imageOf is what a disk may hold when the power goes after these moments, and what had been
// acknowledged by then.
func imageOf(random *rand.Rand, dir string, whole map[string][]byte, moments []moment) (map[string][]byte, kept) {
	files, waiting := maps.Clone(whole), map[string][]didbantest.Step{}
	for _, m := range moments {
		name, err := filepath.Rel(dir, m.step.Path)
		if _, ours := files[name]; err != nil || !ours {
			continue
		}
		switch m.step.Call {
		case "sync":
			files[name] = written(files[name], waiting[name], func() bool { return true })
			waiting[name] = nil
		case "write", "truncate":
			waiting[name] = append(waiting[name], m.step)
		}
	}
	share := []float64{0, 0.1, 0.5, 0.9, 1}[random.IntN(5)]
	for _, name := range slices.Sorted(maps.Keys(waiting)) {
		files[name] = written(files[name], waiting[name], func() bool { return random.Float64() < share })
	}
	return files, moments[len(moments)-1].acked
}

// written is a file after those sectors of the steps that reached the disk.
func written(file []byte, steps []didbantest.Step, reaches func() bool) []byte {
	file = bytes.Clone(file)
	to := func(size int) {
		if size > len(file) {
			file = append(file, make([]byte, size-len(file))...)
		}
	}
	for _, s := range steps {
		if s.Call == "truncate" {
			if reaches() {
				to(int(s.At))
				file = file[:s.At]
			}
			continue
		}
		for from := 0; from < len(s.Data); {
			at := int(s.At) + from
			end := min(len(s.Data), from+sector-at%sector)
			if reaches() {
				to(at + end - from)
				copy(file[at:], s.Data[from:end])
			}
			from = end
		}
	}
	return file
}

// lookAtImage opens both files of an image as the next start does.
func lookAtImage(tally *didbantest.Tally, dir, what string, least kept) {
	for _, file := range bothFiles() {
		report, err := file.check(filepath.Join(dir, file.name))
		sound := err == nil && report.Whole()
		for _, f := range report.Findings {
			tally.Sentence(what, f.Key, f.Args)
		}
		have, err := changesIn(dir, file.name)
		want := least.public
		if file.name == privateFile {
			want = least.private
		}
		what := what + ", " + file.name
		switch {
		case err != nil:
			toldAll(tally, what, err)
			tally.Left("told as damaged")
		case have < want:
			tally.Harm(didbantest.Lost, "%s: %d changes, %d acknowledged", what, have, want)
		case have > want+1:
			tally.Harm(didbantest.Believed, "%s: %d changes, %d acknowledged", what, have, want)
		case !sound:
			tally.Left("mended when opened")
		case have == want:
			tally.Left("as acknowledged")
		default:
			tally.Left("with the change under way")
		}
		if err == nil {
			goesOn(tally, dir, file, what)
		}
	}
}

// goesOn reads all of a file, changes it and checks it once more.
func goesOn(tally *didbantest.Tally, dir string, file dataFile, what string) {
	if _, err := file.read(dir); err != nil {
		toldAll(tally, what, err)
		tally.Harm(didbantest.Lost, "%s does not go on: %v", what, err)
	}
	if r, err := file.check(filepath.Join(dir, file.name)); err != nil || !r.Whole() {
		tally.Harm(didbantest.Believed, "%s: after the next change %+v %v", what, r.Findings, err)
	}
}

// changesIn counts what the work on a file has left, and holds it to be whole.
func changesIn(dir, name string) (n int, err error) {
	if name == storeFile {
		s, err := store.Open(dir, store.Options{})
		if err != nil {
			return 0, err
		}
		err = s.View(func(tx *store.Tx) error {
			n, err = tx.Count(didban.KindPerson)
			return err
		})
		return n, errors.Join(err, s.Close())
	}
	f, err := private.Open(dir, private.Options{})
	if err != nil {
		return 0, err
	}
	err = f.View(func(tx *private.Tx) error {
		log, err := tx.Access(0, 1<<20)
		notes, err2 := tx.Notes("")
		for _, n := range notes {
			if n.Text == "" {
				err = errors.Join(err, errors.New("half a note"))
			}
		}
		n = len(log)
		return errors.Join(err, err2)
	})
	return n, errors.Join(err, f.Close())
}

func keptOf(t *testing.T, dir string) (k kept) {
	t.Helper()
	var err, err2 error
	k.public, err = changesIn(dir, storeFile)
	k.private, err2 = changesIn(dir, privateFile)
	if err := errors.Join(err, err2); err != nil {
		t.Fatal(err)
	}
	return k
}
