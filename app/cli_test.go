package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// ran runs the command line and returns its exit code and all that it printed.
func ran(t *testing.T, args ...string) (int, string) {
	t.Helper()
	return fed(t, "", args...)
}

// fed runs the command line over standard input.
func fed(t *testing.T, input string, args ...string) (int, string) {
	t.Helper()
	var out bytes.Buffer
	code := run(args, strings.NewReader(input), &out, &out)
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

// A picture that the disk has damaged is told, and makes the check fail.
func TestCLI_CheckLooksAtTheMediaFolder(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	file := filepath.Join("..", "backend", "demo", "city", "media", "article-01.jpg")
	content, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	write(t, dir, "a.jpg", string(content))
	write(t, dir, "projects.csv", onePark)
	write(t, dir, "media.csv", "file,kind,subject,use,alt\na.jpg,project,K-1,cover,نمای بوستان\n")
	if code, said := ran(t, "--data", data, "--lang", "en", "import", dir); code != 0 {
		t.Fatal(said)
	}
	if code, said := ran(t, "--data", data, "--lang", "en", "check"); code != 0 || !strings.Contains(said, "1 pictures and documents are whole") {
		t.Errorf("%d: %s", code, said)
	}
	kept, _ := filepath.Glob(filepath.Join(data, "media", "*", "*.jpg"))
	if len(kept) != 1 {
		t.Fatalf("kept %v", kept)
	}
	if err := os.WriteFile(kept[0], content[:len(content)/2], 0o600); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(data, "media"), "stray.jpg", "x")
	code, said := ran(t, "--data", data, "--lang", "en", "check")
	if code != 1 || !strings.Contains(said, "is damaged") || !strings.Contains(said, "stray.jpg") {
		t.Errorf("%d: %s", code, said)
	}
}

func TestCLI_Story(t *testing.T) {
	dir, data := t.TempDir(), filepath.Join(t.TempDir(), "data")
	good := write(t, dir, "projects.csv", onePark)
	bad := write(t, dir, "budget.csv", "project,year,source,approved\nK-1,1403,municipal,۱۲ دلار\n")
	backup := filepath.Join(dir, "copy.zip")
	for _, step := range []struct {
		args []string
		code int
		says string
	}{
		{[]string{"import", "--dry-run", good}, 0, "nothing was written: 1 new"},
		{[]string{"import", good}, 0, "1 new, 0 changed"},
		{[]string{"import", good}, 0, "0 new, 0 changed, 1 unchanged"},
		{[]string{"import", bad}, 1, "budget.csv, row 2, column “approved”: “۱۲ دلار” is not an amount"},
		{[]string{"import", "--lang", "fa", bad}, 1, "ردیف 2"},
		{[]string{"import"}, 1, "Name the files"},
		{[]string{"serve", "--staff", "--kiosk"}, 2, "does not go with --kiosk"},
		{[]string{"serve", "--staff", "--wall"}, 2, "does not go with --kiosk"},
		{[]string{"import", filepath.Join(dir, "nothing.csv")}, 1, "nothing.csv"},
		{[]string{"check"}, 0, "is sound"},
		{[]string{"backup", backup}, 0, "copy.zip"},
		{[]string{"backup", backup}, 1, "--replace"},
		{[]string{"backup", "--replace", backup}, 0, "is whole"},
		{[]string{"backup", dir}, 1, "no regular file"},
		{[]string{"backup", filepath.Join(dir, "none", "copy.zip")}, 1, "no folder"},
		{[]string{"check", backup}, 0, "is a whole backup"},
		{[]string{"restore", good}, 1, "not whole, or no backup"},
		{[]string{"backup", filepath.Join(dir, "NUL")}, 1, "“NUL” can't be the name of a file"},
		{[]string{"backup", backup + ":stream"}, 1, "can't be the name of a file"},
		{[]string{"restore", backup}, 0, "Restored"},
		{[]string{"check"}, 0, "1 records"},
		{[]string{"search", "بوستان‌ها"}, 0, "1. بوستان [project]"},
		{[]string{"search", "--lang", "fa", "f,sjhk"}, 0, "1 مورد برای «بوستان»"},
		{[]string{"search"}, 1, "Write what to search for"},
		{[]string{"feeds", filepath.Join(dir, "news")}, 0, "18 feeds and 0 articles"},
		{[]string{"feeds", "--base", "https://city.example/news", "--limit", "5", filepath.Join(dir, "news")}, 0, "18 feeds"},
		{[]string{"feeds", "--base", "news", filepath.Join(dir, "news")}, 1, "“news” is not an address"},
		{[]string{"feeds", dir}, 1, "holds other files"},
		{[]string{"feeds"}, 1, "Name one folder"},
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

func TestCLI_SearchTellsWhy(t *testing.T) {
	dir, data := t.TempDir(), filepath.Join(t.TempDir(), "data")
	if code, said := ran(t, "--data", data, "import", write(t, dir, "projects.csv", onePark)); code != 0 {
		t.Fatal(said)
	}
	code, said := ran(t, "--data", data, "search", "--json", "بوستانهای")
	var found foundView
	if err := json.Unmarshal([]byte(said), &found); err != nil || code != 0 || len(found.Hits) != 1 {
		t.Fatalf("exit %d, %v: %s", code, err, said)
	}
	hit := found.Hits[0]
	if !slices.Contains(hit.Why["title"], "بوستان") || !slices.Equal(hit.Marked, []string{"بوستان"}) || hit.Score <= 0 {
		t.Errorf("found %+v, want it by «بوستان» in the title", hit)
	}
}

func TestCLI_Text(t *testing.T) {
	code, said := fed(t, "كتاب‌های خیابن؛\nfhchv\n", "text")
	lines := strings.Split(strings.TrimSpace(said), "\n")
	if code != 0 || len(lines) != 2 {
		t.Fatalf("exit %d: %s", code, said)
	}
	var first, second lineView
	if err := errors.Join(json.Unmarshal([]byte(lines[0]), &first), json.Unmarshal([]byte(lines[1]), &second)); err != nil {
		t.Fatal(err)
	}
	if first.Text != "كتاب‌های خیابن؛" || first.Stems[0] != "کتاب" || first.Tokens[0].End != len("كتاب‌های") {
		t.Errorf("read %+v", first)
	}
	if !slices.Contains(first.Suggestions["خیابن"], "خیابان") || len(first.Suggestions["كتاب‌های"]) > 0 {
		t.Errorf("suggestions %v, want «خیابان» and none for a word that is right", first.Suggestions)
	}
	if second.OtherLayout != "بازار" {
		t.Errorf("other layout %q, want «بازار»", second.OtherLayout)
	}
	if code, said := fed(t, strings.Repeat("ا", maxLine), "--lang", "en", "text"); code != 1 || !strings.Contains(said, "longer than") {
		t.Errorf("too long a line: exit %d: %.80s", code, said)
	}
}

func TestCLI_Open(t *testing.T) {
	for address, want := range map[string]string{"#/map": "#/map", "didban://projects?year=1403": "#/projects?year=1403"} {
		in := &invocation{}
		if err := in.parse([]string{"--open", address}); err != nil || in.route != want {
			t.Errorf("%q opens %q, %v, want %q", address, in.route, err, want)
		}
	}
}

// TestCLI_Here: a kiosk is told where it stands, in either order; what is no place of the city's
// surroundings is told as such.
func TestCLI_Here(t *testing.T) {
	for _, place := range []string{"51.44,33.98", "33.98,51.44", "۳۳٫۹۸، ۵۱٫۴۴"} {
		in := &invocation{}
		if err := in.parse([]string{"--kiosk", "--here", place}); err != nil || in.here.Lon != 51.44 || in.here.Lat != 33.98 {
			t.Errorf("%s: %+v, %v", place, in.here, err)
		}
	}
	for place, key := range map[string]string{"there": "field.position", "2.35,48.85": "geometry.outside"} {
		code, said := ran(t, "--here", place)
		if code != 2 || strings.Contains(said, key) || said == "" {
			t.Errorf("%s: %d, %q", place, code, said)
		}
	}
}
