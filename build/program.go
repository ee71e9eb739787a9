package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
)

const (
	projectFile = "wails.json"
	// bin holds all that is made and can be thrown away.
	bin = "build/bin"
	// tags are those of the program that ships; the checks look at the same one.
	tags = "desktop,production,webkit2_41"
)

var binaryPath = filepath.Join(bin, "didban")

// A project is what wails.json says. Its version is the only one there is.
type project struct {
	Info struct {
		Version     string `json:"productVersion"`
		Product     string `json:"productName"`
		Company     string `json:"companyName"`
		Copyright   string `json:"copyright"`
		Description string `json:"comments"`
	} `json:"info"`
	Author struct {
		Name string `json:"name"`
	} `json:"author"`
	Bindings struct {
		TypeScript struct {
			Prefix     string `json:"prefix"`
			Suffix     string `json:"suffix"`
			OutputType string `json:"outputType"`
		} `json:"ts_generation"`
	} `json:"bindings"`
	raw []byte
}

func readProject() (project, error) {
	raw, err := os.ReadFile(projectFile)
	if err != nil {
		return project{}, err
	}
	return parseProject(raw)
}

// versionForm is three numbers without leading zeros, as semver.org has them;
// "1.0.0-rc.1" is for a version that is not yet the one it names.
var versionForm = regexp.MustCompile(`^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[0-9a-z]+(\.[0-9a-z]+)*)?$`)

func parseProject(raw []byte) (project, error) {
	p := project{raw: raw}
	if err := json.Unmarshal(raw, &p); err != nil {
		return project{}, fmt.Errorf("read %s: %w", projectFile, err)
	}
	if !versionForm.MatchString(p.Info.Version) {
		return project{}, fmt.Errorf("info.productVersion of %s is %q, not a version like 1.2.3", projectFile, p.Info.Version)
	}
	return p, nil
}

func compileForWork(ctx context.Context, sh shell) error { return compileFor(ctx, sh, forLinux, "") }

// makeProgram goes from a fresh clone to a binary, and does only what is due.
func makeProgram(ctx context.Context, sh shell, compile func(context.Context, shell) error) error {
	if err := ensure(ctx, sh, compileNeeds()); err != nil {
		return err
	}
	for _, stage := range []func(context.Context, shell) error{npmPackages, writeBindings, buildFrontend, compile} {
		if err := stage(ctx, sh); err != nil {
			return err
		}
	}
	return nil
}
