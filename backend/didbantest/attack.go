package didbantest

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	didban "didban.app/backend"
)

// The environment of an attack: the folder that its row goes to (an attack without one is
// skipped), and whether the long form is wanted.
const (
	attackFolder = "DIDBAN_ATTACK"
	attackLong   = "DIDBAN_LONG"
)

// attackPatience is after what time a try counts as hanging.
const attackPatience = 30 * time.Second

// A Harm is what an attack may do; each has its column in the table.
type Harm int

// The harms.
const (
	Lost     Harm = iota // acknowledged, and not there
	Believed             // changed, and called sound
	Crash                // the program, or one of its goroutines, ended
	Hang                 // no answer in time
	Wordless             // a finding that no sentence tells
)

var harmNames = [...]string{"lost", "believed", "crashes", "hangs", "wordless"}

// A Tally counts what became of the tries of one attack. It is safe for many goroutines.
type Tally struct {
	t     *testing.T
	name  string
	began time.Time
	words []map[string]string

	mu    sync.Mutex
	tries int
	harms [len(harmNames)]int
	left  map[string]int // harmless ends, by what they are called
}

// Attack begins an attack with as many tries as the form of the day has; the test is
// skipped outside the suite. At its end the row is written for the table.
func Attack(t *testing.T, name string, short, long int) (*Tally, int) {
	t.Helper()
	folder := os.Getenv(attackFolder)
	if folder == "" {
		t.Skip("part of go run ./build attack")
	}
	a := &Tally{t: t, name: name, began: time.Now(), left: map[string]int{}, words: sentences(t)}
	t.Cleanup(func() { a.write(folder) })
	if os.Getenv(attackLong) != "" {
		return a, long
	}
	return a, short
}

// sentences are those of the reader, of both languages.
func sentences(t *testing.T) (out []map[string]string) {
	t.Helper()
	root := "."
	for range 6 {
		if _, err := os.Stat(filepath.Join(root, "wails.json")); err == nil {
			break
		}
		root = filepath.Join(root, "..")
	}
	for _, language := range []string{"fa", "en"} {
		words := map[string]string{}
		for _, file := range []string{"frontend/src/lib/i18n/errors." + language + ".json", "app/words/" + language + ".json"} {
			b, err := os.ReadFile(filepath.Join(root, file))
			if err == nil {
				err = json.Unmarshal(b, &words)
			}
			if err != nil {
				t.Fatal(err)
			}
		}
		out = append(out, words)
	}
	return out
}

// Harm counts one harm and tells what happened; the test fails.
func (a *Tally) Harm(h Harm, format string, args ...any) {
	a.mu.Lock()
	a.harms[h]++
	many := a.harms[h] > 20
	a.mu.Unlock()
	if many {
		a.t.Fail()
		return
	}
	a.t.Errorf("%s: %s", harmNames[h], fmt.Sprintf(format, args...))
}

// Left counts an end that does no harm, such as "told".
func (a *Tally) Left(end string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.left[end]++
}

// Tried counts tries.
func (a *Tally) Tried(n int) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.tries += n
}

// Try makes one try: a panic counts as a crash, an answer that does not come as a hang.
// False where it did not come to its end.
func (a *Tally) Try(what string, do func()) bool {
	a.Tried(1)
	ended := make(chan string, 1)
	go func() {
		defer func() {
			if r := recover(); r != nil {
				ended <- fmt.Sprint(r)
				return
			}
			ended <- ""
		}()
		do()
	}()
	select {
	case panicked := <-ended:
		if panicked != "" {
			a.Harm(Crash, "%s: %s", what, panicked)
		}
		return panicked == ""
	case <-time.After(attackPatience):
		a.Harm(Hang, "%s", what)
		return false
	}
}

// Told wants of an error that the reader has a sentence for it, with all its slots filled.
func (a *Tally) Told(what string, err error) {
	var fault *didban.Error
	if !errors.As(err, &fault) {
		a.Harm(Wordless, "%s: %v", what, err)
		return
	}
	a.Sentence(what, fault.Key, fault.Args)
}

// Sentence wants a whole sentence for a key in both languages.
func (a *Tally) Sentence(what, key string, args map[string]string) {
	for _, words := range a.words {
		text := words[key]
		for name, value := range args {
			text = strings.ReplaceAll(text, "{"+name+"}", strings.NewReplacer("{", "", "}", "").Replace(value))
		}
		if text == "" || strings.Contains(text, "{") {
			a.Harm(Wordless, "%s: %q %v gives %q", what, key, args, text)
			return
		}
	}
}

// write leaves the row for the table.
func (a *Tally) write(folder string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	row := map[string]any{"attack": a.name, "tries": a.tries, "left": a.left, "seconds": time.Since(a.began).Seconds()}
	for h, name := range harmNames {
		row[name] = a.harms[h]
	}
	b, err := json.Marshal(row)
	if err == nil {
		err = os.WriteFile(filepath.Join(folder, a.t.Name()+".json"), b, 0o600)
	}
	if err != nil {
		a.t.Error(err)
	}
	if a.tries == 0 && !a.t.Failed() && !a.t.Skipped() {
		a.t.Errorf("%s: nothing was tried", a.name)
	}
}
