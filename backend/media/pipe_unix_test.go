//go:build unix

package media_test

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/media"
)

// A pipe under the name of a picture is not there: neither a page nor a check waits for it.
func TestServeHTTP_Pipe(t *testing.T) {
	dir := t.TempDir()
	l, err := media.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close() //nolint:errcheck // nothing was written
	hash := strings.Repeat("ab", 32)
	if err := os.Mkdir(filepath.Join(dir, "ab"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mkfifo(filepath.Join(dir, "ab", hash+".jpg"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{hash + ".jpg", hash + "-320.jpg"} {
		w := httptest.NewRecorder()
		l.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/media/"+name, nil))
		if w.Code == http.StatusOK || strings.Contains(w.Header().Get("Cache-Control"), "immutable") {
			t.Errorf("%s: %d %v", name, w.Code, w.Header())
		}
	}
	m := &didban.Media{Hash: hash, Type: "image/jpeg"}
	if _, err := l.Read(m); err == nil {
		t.Error("it was read")
	}
	report, err := media.Check(t.Context(), dir, []*didban.Media{m})
	if err != nil || len(report.Faults) != 1 {
		t.Errorf("check: %+v, %v", report, err)
	}
}
