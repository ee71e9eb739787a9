package main

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"debug/buildinfo"
	"debug/pe"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"strings"
	"testing"

	"github.com/tc-hib/winres"
	"github.com/tc-hib/winres/version"
)

func TestWriteZip(t *testing.T) {
	pack := func() []byte {
		var out bytes.Buffer
		if err := writeZip(&out, []packed{{"notes.txt", []byte("terms")}, {"didban.exe", []byte("MZ")}}, testTime); err != nil {
			t.Fatal(err)
		}
		return out.Bytes()
	}
	raw := pack()
	if !bytes.Equal(raw, pack()) {
		t.Error("two archives of the same files differ")
	}
	in, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	if len(in.File) != 2 || in.File[0].Name != "didban.exe" || in.File[1].Name != "notes.txt" {
		t.Fatalf("got %d files, want two by name", len(in.File))
	}
	if got := in.File[0].Modified; !got.Equal(testTime) {
		t.Errorf("got the date %v, want %v", got, testTime)
	}
	file, err := in.Open("notes.txt")
	if err != nil {
		t.Fatal(err)
	}
	if got, err := io.ReadAll(file); err != nil || string(got) != "terms" {
		t.Errorf("got %q, %v", got, err)
	}
}

func TestSumsOf(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"b.zip", "a.deb"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(name), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want := fmt.Sprintf("%x  a.deb\n%x  b.zip\n", sha256.Sum256([]byte("a.deb")), sha256.Sum256([]byte("b.zip")))
	if got, err := sumsOf(dir); err != nil || got != want {
		t.Errorf("got %q, %v, want %q", got, err, want)
	}
}

func TestComponentsOf(t *testing.T) {
	dir := t.TempDir()
	mit := "The MIT License\n\nPermission is hereby granted, free of charge, to any\nperson obtaining a copy of this software"
	if err := os.WriteFile(filepath.Join(dir, "LICENSE"), []byte(mit), 0o600); err != nil {
		t.Fatal(err)
	}
	libraries := map[string]library{
		"example.org/tree v1.2.3": {dir: dir}, "npm @scope/map 2.0.0": {dir, "(MIT OR Apache-2.0)"}, "npm plain 1.0.0": {dir, "ISC"},
	}
	dual := t.TempDir()
	if err := os.WriteFile(filepath.Join(dual, "LICENSE"), []byte("SPDX-License-Identifier: Unlicense OR MIT\n\n"+mit), 0o600); err != nil {
		t.Fatal(err)
	}
	libraries["npm dual 1.0.0"] = library{dir: dual}
	info := &buildinfo.BuildInfo{GoVersion: "go1.26.8", Deps: []*debug.Module{{Path: "example.org/tree", Version: "v1.2.3"}}}
	list, err := componentsOf(info, libraries)
	if err != nil {
		t.Fatal(err)
	}
	raw, err := json.Marshal(list)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`"purl":"pkg:golang/std@1.26.8"`, `"purl":"pkg:golang/example.org/tree@v1.2.3"`, `"licenses":[{"license":{"id":"MIT"}}]`,
		`"purl":"pkg:npm/%40scope/map@2.0.0"`, `"expression":"(MIT OR Apache-2.0)"`, `{"license":{"id":"ISC"}}`, `"expression":"Unlicense OR MIT"`,
	} {
		if !strings.Contains(string(raw), want) {
			t.Errorf("got %s, want %s in it", raw, want)
		}
	}
	info.Deps[0].Version = "v9.9.9"
	if _, err := componentsOf(info, libraries); err == nil {
		t.Error("got no error for a module that go list does not know")
	}
}

// TestForwarder lets the format's own reader look at what wine is given.
func TestForwarder(t *testing.T) {
	raw := forwarder("one.dll", "Function", "OTHER.Elsewhere")
	file, err := pe.NewFile(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	head, ok := file.OptionalHeader.(*pe.OptionalHeader64)
	if !ok || file.Machine != pe.IMAGE_FILE_MACHINE_AMD64 || file.Characteristics&pe.IMAGE_FILE_DLL == 0 {
		t.Fatalf("got %T on machine %x, want a library for amd64", file.OptionalHeader, file.Machine)
	}
	exports := head.DataDirectory[pe.IMAGE_DIRECTORY_ENTRY_EXPORT]
	data, err := file.Sections[0].Data()
	if err != nil {
		t.Fatal(err)
	}
	if exports.VirtualAddress != file.Sections[0].VirtualAddress || int(exports.Size) > len(data) {
		t.Errorf("got exports at %x of %d bytes, want them in the section", exports.VirtualAddress, exports.Size)
	}
	if want := "one.dll\x00Function\x00OTHER.Elsewhere\x00"; !bytes.HasSuffix(data[:exports.Size], []byte(want)) {
		t.Errorf("got %q, want %q at its end", data[:exports.Size], want)
	}
}

// TestAddResources goes from a program of Go for Windows to one with icon and version.
func TestAddResources(t *testing.T) {
	t.Chdir("..")
	dir := t.TempDir()
	source, program := filepath.Join(dir, "main.go"), filepath.Join(dir, "small.exe")
	if err := os.WriteFile(source, []byte("package main\n\nfunc main() {}\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	build := exec.CommandContext(t.Context(), "go", "build", "-o", program, source)
	build.Env = append(os.Environ(), forWindows.env...)
	if said, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	p, err := readProject()
	if err != nil {
		t.Fatal(err)
	}
	p.Info.Version = "2.3.4-rc.1"
	if err := addResources(program, program, p); err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(program)
	if err != nil {
		t.Fatal(err)
	}
	set, err := winres.LoadFromEXE(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := set.GetIcon(iconID); err != nil {
		t.Errorf("icon: %v", err)
	}
	info, err := version.FromBytes(set.Get(winres.RT_VERSION, winres.ID(1), version.LangDefault))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := info.FileVersion, [4]uint16{2, 3, 4, 0}; got != want {
		t.Errorf("got version %v, want %v", got, want)
	}
	if got := (*info.Table()[version.LangDefault])[version.ProductVersion]; got != "2.3.4-rc.1" {
		t.Errorf("got product version %q, want the whole", got)
	}
}
