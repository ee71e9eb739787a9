package main

import (
	"bytes"
	"errors"
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"strings"

	"github.com/tc-hib/winres"
	"github.com/tc-hib/winres/version"
)

// iconID is the number by which the window looks for its icon (Wails, winc/app.go).
const iconID = winres.ID(3)

var iconPath = filepath.Join(bin, "didban.ico")

// addResources copies a program for Windows and puts icon, version and manifest into the
// copy.
func addResources(from, to string, p project) error {
	set, err := resourcesOf(p)
	if err != nil {
		return err
	}
	bare, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	var out bytes.Buffer
	if err := set.WriteToEXE(&out, bytes.NewReader(bare)); err != nil {
		return fmt.Errorf("add resources to %s: %w", from, err)
	}
	return os.WriteFile(to, out.Bytes(), 0o755)
}

func resourcesOf(p project) (*winres.ResourceSet, error) {
	set := &winres.ResourceSet{}
	icon, err := appIcon("build/appicon.png")
	if err != nil {
		return nil, err
	}
	if err := set.SetIcon(iconID, icon); err != nil {
		return nil, err
	}
	set.SetManifest(winres.AppManifest{
		Compatibility: winres.Win10AndAbove, DPIAwareness: winres.DPIPerMonitorV2, LongPathAware: true, UseCommonControlsV6: true,
	})
	info, err := versionInfo(p)
	if err != nil {
		return nil, err
	}
	set.SetVersionInfo(info)
	return set, nil
}

func appIcon(path string) (*winres.Icon, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	picture, err := png.Decode(file)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", path, err)
	}
	return winres.NewIconFromResizedImage(picture, nil)
}

// versionInfo is what Windows shows as the properties of the file.
func versionInfo(p project) (info version.Info, err error) {
	number, _, _ := strings.Cut(p.Info.Version, "-")
	info.SetFileVersion(number)
	info.SetProductVersion(number)
	for key, value := range map[string]string{
		version.ProductName: p.Info.Product, version.CompanyName: p.Info.Company, version.LegalCopyright: p.Info.Copyright,
		version.FileDescription: p.Info.Product, version.Comments: p.Info.Description, version.OriginalFilename: "didban.exe",
		version.ProductVersion: p.Info.Version, version.FileVersion: p.Info.Version,
	} {
		err = errors.Join(err, info.Set(version.LangDefault, key, value))
	}
	return info, err
}

// writeIcon writes the icon as a file of its own, for the installer.
func writeIcon(path string) (err error) {
	icon, err := appIcon("build/appicon.png")
	if err != nil {
		return err
	}
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	return icon.SaveICO(file)
}
