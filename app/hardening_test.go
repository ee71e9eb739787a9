package main

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/api"
	"didban.app/backend/store"
)

func quiet() *slog.Logger { return slog.New(slog.NewTextHandler(io.Discard, nil)) }

func TestReindex_RefusedWhileOpen(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	p, err := open(data, didban.ModePublic, quiet())
	if err != nil {
		t.Fatal(err)
	}
	code, said := ran(t, "--data", data, "--lang", "en", "reindex")
	if code != 1 || !strings.Contains(said, "open in another copy") {
		t.Errorf("exit %d: %s", code, said)
	}
	if _, err := os.Stat(filepath.Join(data, searchFolder)); err != nil {
		t.Errorf("the search index of a running program: %v", err)
	}
	if err := p.close(); err != nil {
		t.Error(err)
	}
}

func TestReindex_MakesNoDataFolder(t *testing.T) {
	data := filepath.Join(t.TempDir(), "mistyped")
	if code, said := ran(t, "--data", data, "--lang", "en", "reindex"); code != 1 || !strings.Contains(said, storeFile) {
		t.Errorf("exit %d: %s", code, said)
	}
	if _, err := os.Stat(data); err == nil {
		t.Error("a data folder was made")
	}
}

func TestServe_PortTaken(t *testing.T) {
	taken, err := net.Listen("tcp4", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close() //nolint:errcheck // nothing was sent
	_, port, err := net.SplitHostPort(taken.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	for _, number := range []string{port, "70000"} {
		code, said := ran(t, "--data", t.TempDir(), "--lang", "en", "serve", "--port", number)
		if code != 1 || !strings.Contains(said, "port "+number) || strings.Contains(said, "tcp") {
			t.Errorf("exit %d: %s", code, said)
		}
	}
}

// A program over data that is not open must not serve a file of the folder it was started in.
func TestAssets_NoneOfAClosedProgram(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, ".", basemapFile, "a file of somebody else")
	p := closedProgram("", didban.ModePublic, quiet())
	for _, path := range []string{"/basemap.pmtiles", "/tiles/1/1/0/0.mvt", "/base/1.geojson", "/media/x.jpg"} {
		w := httptest.NewRecorder()
		p.guarded(p.assets(p.ofWindow)).ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, nil))
		if w.Code != http.StatusServiceUnavailable {
			t.Errorf("%s: %d", path, w.Code)
		}
	}
}

// heardPages hears what the pages are told.
type heardPages chan Changed

func (h heardPages) changed(c Changed) { h <- c }

func (heardPages) desk(didban.ID) {}

// «Try again» must open what another program held before.
func TestReady_TriesAgain(t *testing.T) {
	dir := t.TempDir()
	other, err := open(dir, didban.ModePublic, quiet())
	if err != nil {
		t.Fatal(err)
	}
	p := closedProgram(dir, didban.ModePublic, quiet())
	heard := make(heardPages, 8)
	p.begin(heard)
	city, ok := servicesByName(bound(p.For("")))["City"].Interface().(*api.City)
	if !ok {
		t.Fatal("no City service")
	}
	var fault *didban.Error
	if _, err := city.Boot(); !errors.As(err, &fault) || fault.Key != "store.busy" {
		t.Fatalf("got %v, want store.busy", err)
	}
	if err := other.close(); err != nil {
		t.Fatal(err)
	}
	if _, err := city.Boot(); err != nil {
		t.Fatalf("still closed: %v", err)
	}
	if err := p.Store.Update(didban.System("test"), func(tx *store.Tx) error {
		return tx.Put(&didban.City{Meta: didban.Meta{ID: tx.NewID(), Code: "k"}, Name: "کاشان"})
	}); err != nil {
		t.Fatal(err)
	}
	select {
	case <-heard:
	case <-time.After(10 * time.Second):
		t.Error("nothing follows the data that was opened late")
	}
	if err := p.close(); err != nil {
		t.Fatal(err)
	}
}

func TestRetried_UntilItIsWell(t *testing.T) {
	failed, told := 0, 0
	retried(t.Context(), 0, func() error {
		if failed++; failed < 3 {
			return errors.New("sick")
		}
		return nil
	}, func(error) { told++ })
	if failed != 3 || told != 2 {
		t.Errorf("%d tries, %d failures told, want 3 and 2", failed, told)
	}
}

func TestRetried_EndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	tries := 0
	retried(ctx, followPause, func() error {
		tries++
		cancel()
		return errors.New("sick")
	}, func(error) {})
	if tries != 1 {
		t.Errorf("%d tries, want 1", tries)
	}
}

func TestWords_ValuesAreNotFilledInAgain(t *testing.T) {
	w := words{"k": "{a} {b}"}
	for range 20 {
		if got := w.text("k", map[string]string{"a": "{b}", "b": "{a}"}); got != "{b} {a}" {
			t.Fatalf("got %q", got)
		}
	}
}

func TestWords_ProblemWithoutAFile(t *testing.T) {
	got := wordsOf("en").problem(didban.Problem{Level: didban.LevelError, Key: "import.nothing"})
	if want := "error: There is no file to take in."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestCLI_FileThatIsNotThere(t *testing.T) {
	dir, data := t.TempDir(), t.TempDir()
	outside := write(t, t.TempDir(), "projects.csv", onePark)
	link := filepath.Join(dir, "projects.csv")
	if err := os.Symlink(outside, link); err != nil {
		t.Fatal(err)
	}
	for path, says := range map[string]string{
		filepath.Join(dir, "none.csv"): "none.csv: The file was not found.",
		link:                           "projects.csv: The file can't be opened.",
	} {
		code, said := ran(t, "--data", data, "--lang", "en", "import", path)
		if code != 1 || !strings.Contains(said, says) || !strings.Contains(said, "Nothing was written") {
			t.Errorf("exit %d: %s", code, said)
		}
	}
	nowhere := filepath.Join(dir, "none", "copy.db")
	if code, said := ran(t, "--data", data, "--lang", "en", "backup", nowhere); code != 1 || !strings.Contains(said, "no folder") {
		t.Errorf("exit %d: %s", code, said)
	}
}
