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

// packageVerb makes what is handed out: the stripped binaryPath and a Debian
// package around it.
func packageVerb(ctx context.Context, sh shell, _ []string) error {
	if err := makeProgram(ctx, sh, compileForRelease); err != nil {
		return err
	}
	p, err := readProject()
	if err != nil {
		return err
	}
	at, err := packedAt(os.Getenv("SOURCE_DATE_EPOCH"), time.Now)
	if err != nil {
		return err
	}
	notices, err := thirdPartyNotices(ctx)
	if err != nil {
		return err
	}
	files, err := debFiles(notices)
	if err != nil {
		return err
	}
	control := controlOf(p)
	deb := filepath.Join(bin, fmt.Sprintf("%s_%s_%s.deb", control.Package, control.Version, control.Architecture))
	sh.say("Packing %s.", deb)
	if err := createDeb(deb, control, files, at); err != nil {
		return err
	}
	return readDebBack(ctx, sh, deb)
}

func compileForRelease(ctx context.Context, sh shell) error { return compile(ctx, sh, " -s -w") }

// packedAt is the date of everything in the package: the one that reproducible
// builds ask for (reproducible-builds.org/specs/source-date-epoch), else now.
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
