package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto/md5"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
	"time"
)

// A debFile is a file that a Debian package puts on the system; its path is
// absolute.
type debFile struct {
	path string
	mode int64
	data []byte
}

// A debControl is what dpkg has to know of a package. Description is one line.
type debControl struct {
	Package, Version, Architecture, Maintainer, Depends, Section, Description string
}

// writeDeb writes a Debian package of format 2.0 (deb(5)): an ar archive with
// the format's number, the control files and the files themselves. Equal input
// gives equal bytes.
func writeDeb(w io.Writer, control debControl, files []debFile, at time.Time) error {
	files = slices.SortedFunc(slices.Values(files), func(a, b debFile) int { return strings.Compare(a.path, b.path) })
	meta := []debFile{
		{"/control", 0o644, []byte(control.text(files))},
		{"/md5sums", 0o644, []byte(sumsText(files))},
	}
	metaTar, err := tarball(meta, at)
	if err != nil {
		return err
	}
	dataTar, err := tarball(files, at)
	if err != nil {
		return err
	}
	members := []debFile{
		{"debian-binary", 0o644, []byte("2.0\n")},
		{"control.tar.gz", 0o644, metaTar},
		{"data.tar.gz", 0o644, dataTar},
	}
	return writeAr(w, members, at)
}

func (c debControl) text(files []debFile) string {
	size := 0
	for _, f := range files {
		// Installed-Size counts in KiB, every file rounded up (Debian Policy 5.6.20).
		size += (len(f.data) + 1023) / 1024
	}
	return fmt.Sprintf("Package: %s\nVersion: %s\nSection: %s\nPriority: optional\nArchitecture: %s\nMaintainer: %s\n"+
		"Installed-Size: %d\nDepends: %s\nDescription: %s\n",
		c.Package, c.Version, c.Section, c.Architecture, c.Maintainer, size, c.Depends, c.Description)
}

func sumsText(files []debFile) string {
	var text strings.Builder
	for _, f := range files {
		fmt.Fprintf(&text, "%x  %s\n", md5.Sum(f.data), strings.TrimPrefix(f.path, "/"))
	}
	return text.String()
}

// tarball packs files and the folders above them, all of them root's.
func tarball(files []debFile, at time.Time) ([]byte, error) {
	var packed bytes.Buffer
	zip := gzip.NewWriter(&packed)
	out := tar.NewWriter(zip)
	for _, dir := range foldersOf(files) {
		head := tar.Header{Typeflag: tar.TypeDir, Name: "." + dir, Mode: 0o755, ModTime: at, Uname: "root", Gname: "root", Format: tar.FormatGNU}
		if err := out.WriteHeader(&head); err != nil {
			return nil, err
		}
	}
	for _, f := range files {
		head := tar.Header{
			Typeflag: tar.TypeReg, Name: "." + f.path, Mode: f.mode, Size: int64(len(f.data)),
			ModTime: at, Uname: "root", Gname: "root", Format: tar.FormatGNU,
		}
		if err := out.WriteHeader(&head); err != nil {
			return nil, err
		}
		if _, err := out.Write(f.data); err != nil {
			return nil, err
		}
	}
	err := errors.Join(out.Close(), zip.Close())
	return packed.Bytes(), err
}

// foldersOf lists every folder above the files, a folder before those in it.
func foldersOf(files []debFile) []string {
	folders := []string{"/"}
	for _, f := range files {
		for dir := path.Dir(f.path); dir != "/"; dir = path.Dir(dir) {
			folders = append(folders, dir+"/")
		}
	}
	slices.Sort(folders)
	return slices.Compact(folders)
}

// writeAr writes the common ar format: a text header of 60 bytes a member, and
// members at even places.
func writeAr(w io.Writer, members []debFile, at time.Time) error {
	var out bytes.Buffer
	out.WriteString("!<arch>\n")
	for _, m := range members {
		fmt.Fprintf(&out, "%-16s%-12d%-6d%-6d%-8o%-10d`\n", m.path, at.Unix(), 0, 0, 0o100000|m.mode, len(m.data))
		out.Write(m.data)
		if len(m.data)%2 == 1 {
			out.WriteByte('\n')
		}
	}
	_, err := w.Write(out.Bytes())
	return err
}
