//go:build unix

package main

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	didban "didban.app/backend"
)

// A pipe in the place of the street map is no street map, and holds up nobody who asks for it.
func TestBasemap_Pipe(t *testing.T) {
	dir := t.TempDir()
	p, err := open(dir, didban.ModePublic, quiet())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := p.close(); err != nil {
			t.Error(err)
		}
	})
	file := filepath.Join(dir, basemapFile)
	if err := syscall.Mkfifo(file, 0o600); err != nil {
		t.Fatal(err)
	}
	if code, _ := askBasemap(t, p); code != http.StatusNotFound {
		t.Errorf("a pipe is answered with %d", code)
	}
	if err := os.Remove(file); err != nil {
		t.Fatal(err)
	}
	write(t, dir, basemapFile, "PMTiles")
	if code, body := askBasemap(t, p); code != http.StatusPartialContent || body != "Tiles" {
		t.Errorf("a part of a file is answered with %d, %q", code, body)
	}
}

// askBasemap asks for all but the first two bytes of the street map.
func askBasemap(t *testing.T, p *Program) (int, string) {
	t.Helper()
	w := httptest.NewRecorder()
	r := httptest.NewRequest(http.MethodGet, "/"+basemapFile, nil)
	r.Header.Set("Range", "bytes=2-")
	done := make(chan struct{})
	go func() {
		p.guarded(p.assets(p.ofWindow)).ServeHTTP(w, r)
		close(done)
	}()
	select {
	case <-done:
		return w.Code, w.Body.String()
	case <-time.After(30 * time.Second):
		t.Fatal("nobody answers")
	}
	return 0, ""
}

// A pipe that nobody writes to holds none of the verbs up that read a file.
func TestCLI_Pipe(t *testing.T) {
	dir := t.TempDir()
	data, pipe := filepath.Join(dir, "data"), filepath.Join(dir, "projects.csv")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"import", pipe}, {"restore", pipe}, {"check", pipe}, {"backup", "--replace", pipe}, {"restore", dir}} {
		code, said := ran(t, append([]string{"--data", data, "--lang", "en"}, args...)...)
		if code != 1 || !strings.Contains(said, "no regular file") {
			t.Errorf("%v: %d: %s", args, code, said)
		}
	}
}
