package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"didban.app/backend/exchange"
)

// A fault of a folder is told in the reader's language, not in the words of the system.
func TestCLI_FaultsOfFoldersAreSentences(t *testing.T) {
	for folder, want := range map[string]string{mediaFolder: "پوشهٔ تصویرها و سندها", searchFolder: "پوشهٔ فهرست جست‌وجو"} {
		data := filepath.Join(t.TempDir(), "data")
		if err := os.MkdirAll(data, 0o700); err != nil {
			t.Fatal(err)
		}
		write(t, data, folder, "a file where a folder should be")
		code, said := ran(t, "--data", data, "--lang", "fa", "import", write(t, t.TempDir(), "projects.csv", onePark))
		if code != 1 || !strings.Contains(said, want) || strings.Contains(said, "not a directory") || strings.Contains(said, "mkdir") {
			t.Errorf("%s: %d: %s", folder, code, said)
		}
	}
}

// What was taken in is taken in, also where the data can't be let go of afterwards.
func TestCLI_DoneThoughNotLetGo(t *testing.T) {
	var out bytes.Buffer
	in := &invocation{ctx: t.Context(), out: &out, errOut: &out, data: filepath.Join(t.TempDir(), "data"), words: wordsOf("fa"), verb: "import"}
	in.files = []string{write(t, t.TempDir(), "projects.csv", onePark)}
	err := in.opened(func(p *Program) error {
		if err := in.importInto(t.Context(), p); err != nil {
			return err
		}
		return os.Mkdir(filepath.Join(in.data, searchFolder, "g000001", "seal"), 0o700) // closing can't write it
	})
	if err != nil || !strings.Contains(out.String(), "دریافت شد: 1 مورد تازه") || !strings.Contains(out.String(), "هشدار: کار انجام شد") {
		t.Errorf("%v: %s", err, out.String())
	}
	if code, said := ran(t, "--data", in.data, "--lang", "en", "check"); code != 0 {
		t.Errorf("the data: %s", said)
	}
}

// An import that is interrupted writes nothing, and says so.
func TestCLI_ImportStopped(t *testing.T) {
	data, file := filepath.Join(t.TempDir(), "data"), write(t, t.TempDir(), "projects.csv", onePark)
	ctx, stop := context.WithCancel(t.Context())
	stop()
	var out bytes.Buffer
	code := runUntil(ctx, []string{"--data", data, "--lang", "fa", "import", file}, nil, &out, &out)
	if code != stoppedCode || out.String() != "دریافت متوقف شد و چیزی نوشته نشد.\n" {
		t.Errorf("exit %d: %s", code, out.String())
	}
	if code, said := ran(t, "--data", data, "--lang", "en", "check"); code != 0 || !strings.Contains(said, "0 records") {
		t.Errorf("exit %d: %s", code, said)
	}
}

// Progress is told once a second, with what is done.
func TestCLI_ImportTellsProgress(t *testing.T) {
	var out bytes.Buffer
	in := &invocation{errOut: &out, words: wordsOf("en")}
	at := time.Unix(0, 0)
	watch := in.watch(t.Context(), func() time.Time { return at })
	for i := range 25 {
		if err := watch(exchange.Progress{Stage: exchange.StageRows, Done: i, Total: 25}); err != nil {
			t.Fatal(err)
		}
		at = at.Add(100 * time.Millisecond)
	}
	if got, want := out.String(), "Reading rows: 10 of 25\nReading rows: 20 of 25\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
