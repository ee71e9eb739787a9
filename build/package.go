package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"time"
)

// dist holds what is handed out, and nothing else.
const dist = "build/dist"

// packageVerb makes what is handed out, for Linux and for Windows, with a list of its
// parts for each and the sums of all. Equal sources and tools give equal files.
func packageVerb(ctx context.Context, sh shell, _ []string) error {
	if err := makeProgram(ctx, sh, compileForRelease); err != nil {
		return err
	}
	if err := makeWindows(ctx, sh, stripped); err != nil {
		return err
	}
	r, err := newRelease(ctx)
	if err != nil {
		return err
	}
	if err := errors.Join(os.RemoveAll(dist), os.MkdirAll(dist, 0o755)); err != nil {
		return err
	}
	for _, make := range []func(context.Context, shell) error{r.debian, r.portable, r.installer, r.parts, r.sums} {
		if err := make(ctx, sh); err != nil {
			return err
		}
	}
	return nil
}

// A release is one version on its way out; everything in it bears one date.
type release struct {
	project
	at time.Time
}

func newRelease(ctx context.Context) (release, error) {
	p, err := readProject()
	if err != nil {
		return release{}, err
	}
	epoch := os.Getenv("SOURCE_DATE_EPOCH")
	if epoch == "" {
		// Without a history, as in an archive of the sources, it is packed now.
		epoch, _ = output(ctx, "git", "log", "-1", "--format=%ct")
	}
	at, err := packedAt(epoch, time.Now)
	return release{p, at}, err
}

// file is the path of something that is handed out.
func (r release) file(t target, ending string) string {
	return filepath.Join(dist, "didban-"+r.Info.Version+"-"+t.name+ending)
}

func (r release) debian(ctx context.Context, sh shell) error {
	notices, err := thirdPartyNotices(ctx, forLinux)
	if err != nil {
		return err
	}
	files, err := debFiles(notices)
	if err != nil {
		return err
	}
	control := controlOf(r.project)
	deb := filepath.Join(dist, fmt.Sprintf("%s_%s_%s.deb", control.Package, control.Version, control.Architecture))
	sh.say("Packing %s.", deb)
	if err := createDeb(deb, control, files, r.at); err != nil {
		return err
	}
	return readDebBack(ctx, sh, deb)
}

// stripped leaves out what only a debugger reads.
const stripped = " -s -w"

func compileForRelease(ctx context.Context, sh shell) error {
	return compileFor(ctx, sh, forLinux, stripped)
}

// packedAt is the date of everything that is handed out, in seconds since 1970: that of
// the last commit, or the one that reproducible builds ask for
// (reproducible-builds.org/specs/source-date-epoch); without either, now.
func packedAt(epoch string, now func() time.Time) (time.Time, error) {
	if epoch == "" {
		return now(), nil
	}
	seconds, err := strconv.ParseInt(epoch, 10, 64)
	if err != nil {
		return time.Time{}, fmt.Errorf("SOURCE_DATE_EPOCH: %w", err)
	}
	return time.Unix(seconds, 0), nil
}

func controlOf(p project) debControl {
	return debControl{
		Package: "didban",
		// Debian sorts "~" before the end, so that a candidate is older than its version.
		Version:      strings.Replace(p.Info.Version, "-", "~", 1),
		Architecture: debArchitecture(runtime.GOARCH),
		Maintainer:   p.Author.Name,
		Depends:      "libwebkit2gtk-4.1-0, libgtk-3-0",
		Section:      "misc",
		Description:  p.Info.Description,
	}
}

// debArchitecture turns Go's name of a processor into Debian's.
func debArchitecture(goarch string) string {
	switch goarch {
	case "386":
		return "i386"
	case "arm":
		return "armhf"
	}
	return goarch
}

// debFiles lists what the package installs.
func debFiles(notices []byte) ([]debFile, error) {
	files := []debFile{{"/usr/share/doc/didban/third-party-notices", 0o644, notices}}
	for _, f := range []struct {
		path string
		mode int64
		from string
	}{
		{"/usr/bin/didban", 0o755, binaryPath},
		{"/usr/share/applications/didban.desktop", 0o644, "build/linux/didban.desktop"},
		{"/usr/share/icons/hicolor/512x512/apps/didban.png", 0o644, "build/appicon.png"},
		{"/usr/share/doc/didban/copyright", 0o644, "build/linux/copyright"},
		{"/usr/share/doc/didban/kiosk.md", 0o644, "build/linux/kiosk.md"},
		{"/usr/lib/systemd/user/didban-kiosk.service", 0o644, "build/linux/didban-kiosk.service"},
	} {
		data, err := os.ReadFile(f.from)
		if err != nil {
			return nil, err
		}
		files = append(files, debFile{f.path, f.mode, data})
	}
	return files, nil
}

func createDeb(path string, control debControl, files []debFile, at time.Time) (err error) {
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	return writeDeb(file, control, files, at)
}

// readDebBack lets dpkg judge the package where there is a dpkg.
func readDebBack(ctx context.Context, sh shell, deb string) error {
	if _, err := exec.LookPath("dpkg-deb"); err != nil {
		sh.say("There is no dpkg-deb here: the package was not read back.")
		return nil
	}
	if err := sh.run(ctx, "dpkg-deb", "--info", deb); err != nil {
		return err
	}
	return sh.run(ctx, "dpkg-deb", "--contents", deb)
}
