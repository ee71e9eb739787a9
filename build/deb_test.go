package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

var (
	testControl = debControl{
		Package: "didban", Version: "1.2.3", Architecture: "amd64", Maintainer: "The makers",
		Depends: "libgtk-3-0", Section: "misc", Description: "A watch",
	}
	testFiles = []debFile{
		{"/usr/share/doc/didban/copyright", 0o644, []byte("odd")},
		{"/usr/bin/didban", 0o755, bytes.Repeat([]byte("x"), 1025)},
	}
	testTime = time.Unix(1_700_000_000, 0)
)

func TestWriteDeb_Members(t *testing.T) {
	members := readAr(t, packTestDeb(t))
	var names []string
	for _, m := range members {
		names = append(names, m.path)
	}
	if want := []string{"debian-binary", "control.tar.gz", "data.tar.gz"}; !slices.Equal(names, want) {
		t.Fatalf("got members %q, want %q", names, want)
	}
	if got := string(members[0].data); got != "2.0\n" {
		t.Errorf("got format %q, want 2.0", got)
	}
	control := readTarball(t, members[1].data)
	for _, line := range []string{"Package: didban\n", "Version: 1.2.3\n", "Installed-Size: 3\n", "Depends: libgtk-3-0\n"} {
		if !strings.Contains(string(control["./control"].data), line) {
			t.Errorf("got control %q, want %q in it", control["./control"].data, line)
		}
	}
	sums := "41b2b8ce59ecc0c64c9c7ecaae3002c3  usr/bin/didban\na2b6f2a6066ed8700d83335fc50a2b8e  usr/share/doc/didban/copyright\n"
	if got := string(control["./md5sums"].data); got != sums {
		t.Errorf("got sums %q, want %q", got, sums)
	}
	data := readTarball(t, members[2].data)
	for _, want := range testFiles {
		got := data["."+want.path]
		if got.mode != want.mode || !bytes.Equal(got.data, want.data) {
			t.Errorf("%s: got mode %o and %d bytes, want %o and %d", want.path, got.mode, len(got.data), want.mode, len(want.data))
		}
	}
	if _, ok := data["./usr/share/doc/"]; !ok {
		t.Error("the folders above the files are not in the package")
	}
}

func TestWriteDeb_SameBytesTwice(t *testing.T) {
	if !bytes.Equal(packTestDeb(t), packTestDeb(t)) {
		t.Error("two packages of the same files differ")
	}
}

// TestWriteDeb_DpkgReadsIt asks the program that has to install it.
func TestWriteDeb_DpkgReadsIt(t *testing.T) {
	if _, err := exec.LookPath("dpkg-deb"); err != nil {
		t.Skip("there is no dpkg-deb here")
	}
	path := filepath.Join(t.TempDir(), "didban.deb")
	if err := os.WriteFile(path, packTestDeb(t), 0o600); err != nil {
		t.Fatal(err)
	}
	version, err := output(t.Context(), "dpkg-deb", "--field", path, "Version")
	if err != nil || version != "1.2.3" {
		t.Errorf("got version %q, %v, want 1.2.3", version, err)
	}
	root := t.TempDir()
	if _, err := output(t.Context(), "dpkg-deb", "--extract", path, root); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(filepath.Join(root, "usr/bin/didban"))
	if err != nil {
		t.Fatal(err)
	}
	if got := info.Mode().Perm(); got != 0o755 {
		t.Errorf("got mode %o, want 755", got)
	}
}

func TestPackedAt(t *testing.T) {
	now := func() time.Time { return testTime }
	if got, err := packedAt("", now); err != nil || !got.Equal(testTime) {
		t.Errorf("without a wish: got %v, %v, want now", got, err)
	}
	if got, err := packedAt("86400", now); err != nil || got.Unix() != 86400 {
		t.Errorf("got %v, %v, want the second day", got, err)
	}
	if _, err := packedAt("yesterday", now); err == nil {
		t.Error("got no error for a date in words")
	}
}

func packTestDeb(t *testing.T) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := writeDeb(&out, testControl, testFiles, testTime); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// readAr reads what writeAr should have written, by the format and not by our code.
func readAr(t *testing.T, raw []byte) []debFile {
	t.Helper()
	rest, ok := bytes.CutPrefix(raw, []byte("!<arch>\n"))
	if !ok {
		t.Fatal("not an ar archive")
	}
	var members []debFile
	for len(rest) > 0 {
		head := string(rest[:60])
		if !strings.HasSuffix(head, "`\n") {
			t.Fatalf("bad header %q", head)
		}
		size, err := strconv.Atoi(strings.TrimSpace(head[48:58]))
		if err != nil {
			t.Fatal(err)
		}
		members = append(members, debFile{path: strings.TrimSpace(head[:16]), data: rest[60 : 60+size]})
		rest = rest[60+size+size%2:]
	}
	return members
}

func readTarball(t *testing.T, raw []byte) map[string]debFile {
	t.Helper()
	unzipped, err := gzip.NewReader(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]debFile{}
	for reader := tar.NewReader(unzipped); ; {
		head, err := reader.Next()
		if errors.Is(err, io.EOF) {
			return files
		}
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(reader)
		if err != nil {
			t.Fatal(err)
		}
		if !head.ModTime.Equal(testTime) || head.Uname != "root" {
			t.Errorf("%s: got %s of %s, want the given time and root", head.Name, head.ModTime, head.Uname)
		}
		files[head.Name] = debFile{head.Name, head.Mode, data}
	}
}
