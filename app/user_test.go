package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestUser_FirstCodeInItsFile: a new code of the first administrator takes the place of the
// old one in the file to which the set-up screen points.
func TestUser_FirstCodeInItsFile(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	said := ""
	for range 2 {
		code := 0
		if code, said = ran(t, "--data", data, "--lang", "en", "user", "first"); code != 0 {
			t.Fatal(said)
		}
	}
	code := regexp.MustCompile(`[A-Z0-9]{4}(-[A-Z0-9]{4}){3}`).FindString(said)
	held, err := os.ReadFile(filepath.Join(data, firstFile))
	if err != nil {
		t.Fatal(err)
	}
	if code == "" || !strings.Contains(string(held), code) {
		t.Errorf("told %q, the file holds %s", code, held)
	}
}
