package main

import (
	"archive/zip"
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
)

const noticesFile = "third-party-notices.txt"

// A packed is a file within an archive.
type packed struct {
	name string
	data []byte
}

// portable makes the archive that needs no installing.
func (r release) portable(ctx context.Context, sh shell) error {
	notices, err := thirdPartyNotices(ctx, forWindows)
	if err != nil {
		return err
	}
	program, err := os.ReadFile(forWindows.binary)
	if err != nil {
		return err
	}
	path := r.file(forWindows, ".zip")
	sh.say("Packing %s.", path)
	return createZip(path, []packed{{"didban.exe", program}, {noticesFile, notices}}, r.at)
}

func createZip(path string, files []packed, at time.Time) (err error) {
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	return writeZip(file, files, at)
}

// writeZip packs files in the order of their names. Equal input gives equal bytes.
func writeZip(w io.Writer, files []packed, at time.Time) error {
	files = slices.SortedFunc(slices.Values(files), func(a, b packed) int { return strings.Compare(a.name, b.name) })
	out := zip.NewWriter(w)
	for _, f := range files {
		head := &zip.FileHeader{Name: f.name, Method: zip.Deflate, Modified: at.UTC()}
		head.SetMode(0o644)
		if strings.HasSuffix(f.name, ".exe") {
			head.SetMode(0o755)
		}
		entry, err := out.CreateHeader(head)
		if err != nil {
			return err
		}
		if _, err := entry.Write(f.data); err != nil {
			return err
		}
	}
	return out.Close()
}

// installer makes the installing program, where NSIS is here.
func (r release) installer(ctx context.Context, sh shell) error {
	if _, err := exec.LookPath("makensis"); err != nil {
		sh.say("SKIPPED: no installer for Windows, because makensis is not here (Debian package nsis).")
		return nil
	}
	notices, err := thirdPartyNotices(ctx, forWindows)
	if err != nil {
		return err
	}
	return makeInstaller(ctx, sh, r, notices, "lzma", r.file(forWindows, "-setup.exe"))
}

// makeInstaller runs NSIS over files of one date; the compressor is lzma, which packs
// small, or zlib, which packs soon.
func makeInstaller(ctx context.Context, sh shell, r release, notices []byte, compressor, path string) error {
	whole, err := filepath.Abs(path)
	if err != nil {
		return err
	}
	root, err := os.Getwd()
	if err != nil {
		return err
	}
	if err := writeIcon(iconPath); err != nil {
		return err
	}
	list := filepath.Join(bin, noticesFile)
	if err := os.WriteFile(list, notices, 0o644); err != nil {
		return err
	}
	for _, used := range []string{forWindows.binary, list, iconPath} {
		if err := os.Chtimes(used, r.at, r.at); err != nil {
			return err
		}
	}
	sh.say("Packing %s.", path)
	number, _, _ := strings.Cut(r.Info.Version, "-")
	return sh.runIn(ctx, "", []string{"SOURCE_DATE_EPOCH=" + strconv.FormatInt(r.at.Unix(), 10)}, "makensis", "-V2", "-WX",
		"-DVERSION="+r.Info.Version, "-DNUMBER="+number+".0", "-DPRODUCT="+r.Info.Product, "-DCOMPANY="+r.Info.Company,
		"-DCOPYRIGHT="+r.Info.Copyright, "-DCOMPRESSOR="+compressor, "-DBIN="+filepath.Join(root, bin), "-DOUT="+whole, "build/windows/installer.nsi")
}
