package media_test

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"didban.app/backend/media"
)

// served asks for an address.
func served(l *media.Library, address string) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	l.ServeHTTP(w, httptest.NewRequest(http.MethodGet, address, nil))
	return w
}

// damage changes one bit of a file and neither its size nor its time.
func damage(t *testing.T, file string) {
	t.Helper()
	content, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(file)
	if err != nil {
		t.Fatal(err)
	}
	content[len(content)/2] ^= 1
	if err := os.WriteFile(file, content, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Chtimes(file, time.Time{}, info.ModTime()); err != nil {
		t.Fatal(err)
	}
}

// What the disk has damaged is not served, nor anything made of it, and no cache keeps the
// answer; taking the file in again mends it.
func TestServe_Damaged(t *testing.T) {
	l, dir := library(t)
	source := photo(t, 900, 500)
	m, err := l.Add("a.jpg", source)
	if err != nil {
		t.Fatal(err)
	}
	full, thumb := media.Address(&m)
	damage(t, filepath.Join(dir, m.Hash[:2], filepath.Base(full)))
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	if l, err = media.Open(dir); err != nil { // as after a start: nothing is remembered
		t.Fatal(err)
	}
	defer l.Close() //nolint:errcheck // what was written is on disk
	for _, address := range []string{full, thumb} {
		w := served(l, address)
		if w.Code != http.StatusInternalServerError || w.Header().Get("Cache-Control") != "no-store" || bytes.Contains(w.Body.Bytes(), source[:100]) {
			t.Errorf("%s: %d %v", address, w.Code, w.Header())
		}
	}
	if _, err := l.Read(&m); err == nil {
		t.Error("it was read")
	}
	if again, err := l.Add("a.jpg", source); err != nil || again.Hash != m.Hash {
		t.Fatal(err)
	}
	for _, address := range []string{full, thumb} {
		if w := served(l, address); w.Code != http.StatusOK || !strings.Contains(w.Header().Get("Cache-Control"), "immutable") {
			t.Errorf("mended %s: %d %v", address, w.Code, w.Header())
		}
	}
}

// A small version that breaks off is made anew.
func TestServe_DamagedSmallVersion(t *testing.T) {
	l, dir := library(t)
	m, err := l.Add("a.jpg", photo(t, 900, 500))
	if err != nil {
		t.Fatal(err)
	}
	_, thumb := media.Address(&m)
	want := served(l, thumb).Body.Bytes()
	if err := os.WriteFile(filepath.Join(dir, m.Hash[:2], filepath.Base(thumb)), want[:len(want)/2], 0o600); err != nil {
		t.Fatal(err)
	}
	if w := served(l, thumb); w.Code != http.StatusOK || !bytes.Equal(w.Body.Bytes(), want) {
		t.Errorf("%d, %d bytes, want %d", w.Code, w.Body.Len(), len(want))
	}
}

// A file is read through once, and again when it has changed.
func TestServe_ReadThroughOnce(t *testing.T) {
	l, dir := library(t)
	m, err := l.Add("a.jpg", photo(t, 600, 500))
	if err != nil {
		t.Fatal(err)
	}
	full, _ := media.Address(&m)
	file := filepath.Join(dir, m.Hash[:2], filepath.Base(full))
	if w := served(l, full); w.Code != http.StatusOK {
		t.Fatal(w.Code)
	}
	damage(t, file) // with the time and the size that are remembered
	if w := served(l, full); w.Code != http.StatusOK {
		t.Errorf("it was read through again: %d", w.Code)
	}
	if err := os.Chtimes(file, time.Time{}, time.Now().Add(time.Hour)); err != nil {
		t.Fatal(err)
	}
	if w := served(l, full); w.Code != http.StatusInternalServerError {
		t.Errorf("a changed file: %d", w.Code)
	}
	if _, err := l.Add("a.jpg", photo(t, 600, 500)); err != nil {
		t.Fatal(err)
	}
	damage(t, file)
	if _, err := l.Add("a.jpg", photo(t, 600, 500)); err != nil { // what is taken in is always read through
		t.Fatal(err)
	}
	if got, err := os.ReadFile(file); err != nil || !bytes.Equal(got, photo(t, 600, 500)) {
		t.Errorf("not mended: %v", err)
	}
}

func TestSync(t *testing.T) {
	l, dir := library(t)
	m, err := l.Add("a.jpg", photo(t, 60, 50))
	if err != nil {
		t.Fatal(err)
	}
	if err := l.Sync(); err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(filepath.Join(dir, m.Hash[:2])); err != nil {
		t.Fatal(err)
	}
	if err := l.Sync(); err != nil {
		t.Errorf("a folder that was synced is synced again: %v", err)
	}
	if _, err := l.Add("a.jpg", photo(t, 60, 50)); err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(filepath.Join(dir, m.Hash[:2])); err != nil {
		t.Fatal(err)
	}
	if err := l.Sync(); err == nil {
		t.Error("a folder that was touched is not synced")
	}
}
