package main

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestParseProject_Version(t *testing.T) {
	for _, c := range []struct {
		version string
		ok      bool
	}{
		{"0.1.0", true},
		{"12.0.3", true},
		{"1.0.0-rc.1", true},
		{"", false},
		{"1.0", false},
		{"v1.0.0", false},
		{"1.0.01", false},
		{"1.0.0 -s", false},
		{"1.0.0\n", false},
	} {
		t.Run(c.version, func(t *testing.T) {
			raw := `{"info":{"productVersion":"` + strings.ReplaceAll(c.version, "\n", `\n`) + `"}}`
			p, err := parseProject([]byte(raw))
			if (err == nil) != c.ok {
				t.Fatalf("got %v, want success %t", err, c.ok)
			}
			if err == nil && p.Info.Version != c.version {
				t.Errorf("got %q, want %q", p.Info.Version, c.version)
			}
		})
	}
}

// TestWailsJSON_Readable reads the real file, which everything else starts from.
func TestWailsJSON_Readable(t *testing.T) {
	raw, err := os.ReadFile(filepath.Join("..", projectFile))
	if err != nil {
		t.Fatal(err)
	}
	p, err := parseProject(raw)
	if err != nil {
		t.Fatal(err)
	}
	if p.Author.Name == "" || p.Info.Description == "" {
		t.Errorf("got author %q and description %q, want both", p.Author.Name, p.Info.Description)
	}
}

func TestControlOf_Candidate(t *testing.T) {
	p, err := parseProject([]byte(`{"info":{"productVersion":"1.0.0-rc.1"}}`))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := controlOf(p).Version, "1.0.0~rc.1"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestMajorOf(t *testing.T) {
	for version, want := range map[string]int{"v20.20.2": 20, "v8.0.0": 8, "18": 18} {
		if got, err := majorOf(version); err != nil || got != want {
			t.Errorf("%s: got %d, %v, want %d", version, got, err, want)
		}
	}
	if _, err := majorOf("newest"); err == nil {
		t.Error("got no error for a word")
	}
}

func TestSplitArgs(t *testing.T) {
	for _, c := range []struct {
		name, args, verb string
		rest             []string
		ok               bool
	}{
		{"a verb", "test", "test", nil, true},
		{"arguments of the program", "run -- --kiosk", "run", []string{"--kiosk"}, true},
		{"nothing", "", "", nil, false},
		{"a flag of ours", "run --kiosk", "", nil, false},
		{"arguments for another verb", "test -- -v", "", nil, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			verb, rest, err := splitArgs(strings.Fields(c.args))
			if (err == nil) != c.ok || verb != c.verb || !slices.Equal(rest, c.rest) {
				t.Errorf("got %q, %q, %v, want %q, %q, success %t", verb, rest, err, c.verb, c.rest, c.ok)
			}
		})
	}
}

func TestWriteTree_TurnsOneIntoTheOther(t *testing.T) {
	dir := t.TempDir()
	from := map[string][]byte{"same": []byte("1"), "changed": []byte("1"), "old/gone": []byte("1")}
	to := map[string][]byte{"same": []byte("1"), "changed": []byte("2"), "new/file": []byte("3")}
	if err := writeTree(dir, nil, from); err != nil {
		t.Fatal(err)
	}
	want := []string{"~changed", "+new/file", "-old/gone"}
	if got := treeChanges(from, to); !slices.Equal(got, want) {
		t.Errorf("got changes %q, want %q", got, want)
	}
	if err := writeTree(dir, from, to); err != nil {
		t.Fatal(err)
	}
	got, err := readTree(dir)
	if err != nil {
		t.Fatal(err)
	}
	if !maps.EqualFunc(got, to, slices.Equal) {
		t.Errorf("got %q, want %q", got, to)
	}
}

func TestReadTree_None(t *testing.T) {
	got, err := readTree(filepath.Join(t.TempDir(), "nothing"))
	if err != nil || len(got) != 0 {
		t.Errorf("got %v, %v, want no files", got, err)
	}
}
