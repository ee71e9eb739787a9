package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// ran runs the command line and returns its exit code and all that it printed.
func ran(t *testing.T, args ...string) (int, string) {
	t.Helper()
	var out bytes.Buffer
	code := run(args, &out, &out)
	return code, out.String()
}

func write(t *testing.T, dir, name, content string) string {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

const onePark = "code,title,domain,type,status\nK-1,بوستان,green,construction,completion\n"

func TestCLI_Story(t *testing.T) {
	dir, data := t.TempDir(), filepath.Join(t.TempDir(), "data")
	good := write(t, dir, "projects.csv", onePark)
	bad := write(t, dir, "budget.csv", "project,year,source,approved\nK-1,1403,municipal,۱۲ هزار\n")
	backup := filepath.Join(dir, "copy.db")
	for _, step := range []struct {
		args []string
		code int
		says string
	}{
		{[]string{"import", "--dry-run", good}, 0, "nothing was written: 1 new"},
		{[]string{"import", good}, 0, "1 new, 0 changed"},
		{[]string{"import", good}, 0, "0 new, 0 changed, 1 unchanged"},
		{[]string{"import", bad}, 1, "budget.csv, row 2, column “approved”: “۱۲ هزار” is not an amount"},
		{[]string{"import", "--lang", "fa", bad}, 1, "ردیف 2"},
		{[]string{"import"}, 1, "Name the files"},
		{[]string{"import", filepath.Join(dir, "nothing.csv")}, 1, "nothing.csv"},
		{[]string{"check"}, 0, "is sound"},
		{[]string{"backup", backup}, 0, "copy.db"},
		{[]string{"check", backup}, 0, "is sound"},
		{[]string{"restore", backup}, 0, "Restored"},
		{[]string{"check"}, 0, "1 records"},
		{[]string{"reindex"}, 0, "anew"},
		{[]string{"frobnicate"}, 2, "no command “frobnicate”"},
		{[]string{"--frobnicate"}, 2, "can't be understood"},
		{[]string{"--help"}, 0, "didban import"},
		{[]string{"version"}, 0, "didban dev"},
	} {
		t.Run(strings.Join(step.args, " "), func(t *testing.T) {
			code, said := ran(t, append([]string{"--data", data, "--lang", "en"}, step.args...)...)
			if code != step.code || !strings.Contains(said, step.says) {
				t.Fatalf("exit %d: %s", code, said)
			}
		})
	}
}

func TestCLI_DamagedFile(t *testing.T) {
	dir, data := t.TempDir(), filepath.Join(t.TempDir(), "data")
	if code, said := ran(t, "--data", data, "--lang", "en", "import", write(t, dir, "projects.csv", onePark)); code != 0 {
		t.Fatal(said)
	}
	file := filepath.Join(data, storeFile)
	content, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	at := bytes.LastIndex(content, []byte("بوستان"))
	content[at] ^= 0x10
	if err := os.WriteFile(file, content, 0o600); err != nil {
		t.Fatal(err)
	}
	if code, said := ran(t, "--data", data, "--lang", "fa", "check"); code != 1 || !strings.Contains(said, "آسیب") {
		t.Fatalf("exit %d: %s", code, said)
	}
}
