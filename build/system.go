package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"strings"
)

// A need is something of the system's own. It is looked for by what is used
// of it, so that it may also have come another way than as a Debian package.
type need struct {
	debian string
	here   func(ctx context.Context) bool
}

var (
	needGCC       = need{"gcc", hasTool("gcc")}
	needPkgConfig = need{"pkg-config", hasTool("pkg-config")}
	needWebKit    = need{"libwebkit2gtk-4.1-dev", hasLibrary("webkit2gtk-4.1")}
	needGTK       = need{"libgtk-3-dev", hasLibrary("gtk+-3.0")}
	needXvfb      = need{"xvfb", hasTool("Xvfb")}
	needChromium  = need{"chromium", func(context.Context) bool { return chromium() != "" }}
)

// compileNeeds are what the program can't be compiled without.
func compileNeeds() []need { return []need{needGCC, needPkgConfig, needWebKit, needGTK} }

func hasTool(name string) func(context.Context) bool {
	return func(context.Context) bool {
		_, err := exec.LookPath(name)
		return err == nil
	}
}

func hasLibrary(name string) func(context.Context) bool {
	return func(ctx context.Context) bool {
		return exec.CommandContext(ctx, "pkg-config", "--exists", name).Run() == nil
	}
}

// chromium returns the path of a browser for the end-to-end tests; "" without one.
func chromium() string {
	for _, name := range []string{os.Getenv("CHROMIUM"), "chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	return ""
}

// ensure installs those needs that are not here.
func ensure(ctx context.Context, sh shell, needs []need) error {
	missing := missingOf(ctx, needs)
	if len(missing) == 0 {
		return nil
	}
	names := strings.Join(missing, " ")
	sh.say("Installing Debian packages: %s.", names)
	root, err := rootPrefix(ctx, names)
	if err != nil {
		return err
	}
	install := append(root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "-y", "--no-install-recommends")
	install = append(install, missing...)
	if err := sh.run(ctx, install...); err == nil {
		return nil
	}
	sh.say("That failed; reading the package lists anew and trying once more.")
	if err := sh.run(ctx, append(root, "apt-get", "update")...); err != nil {
		return fmt.Errorf("%s missing, and the package lists can't be had (is there a network?): %w", names, err)
	}
	if err := sh.run(ctx, install...); err != nil {
		return fmt.Errorf("%s could not be installed: %w", names, err)
	}
	return nil
}

func missingOf(ctx context.Context, needs []need) []string {
	var missing []string
	for _, n := range needs {
		if !n.here(ctx) {
			missing = append(missing, n.debian)
		}
	}
	return missing
}

// rootPrefix returns what to put before a command that only root may run. It
// fails when apt-get or the rights are missing, and says what to do by hand.
func rootPrefix(ctx context.Context, names string) ([]string, error) {
	if _, err := exec.LookPath("apt-get"); err != nil {
		return nil, fmt.Errorf("missing: %s. There is no apt-get here: install what these Debian names stand for", names)
	}
	if os.Geteuid() == 0 {
		return nil, nil
	}
	if exec.CommandContext(ctx, "sudo", "-n", "true").Run() == nil {
		return []string{"sudo", "-n"}, nil
	}
	return nil, fmt.Errorf("missing: %s. Installing needs root: run apt-get install %s as root, then this again", names, names)
}
