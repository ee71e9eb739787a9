package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"time"
)

const (
	// smokeWait is how long the map may take to appear without a GPU.
	smokeWait = 90 * time.Second
	// paintWait is how long what was drawn may take to reach the screen.
	paintWait = 10 * time.Second
	pollEvery = 200 * time.Millisecond
	// A blank window has few colours, or one that covers nearly all of it.
	fewestColours = 64
	mostOfOne     = 0.95
)

// A smokeReport is what the program writes to the file named by DIDBAN_SMOKE,
// once its window shows the map.
type smokeReport struct {
	Route    string `json:"route"`
	Projects int    `json:"projects"`
}

// smoke opens the real window on a display of its own and looks at it.
func smoke(ctx context.Context, sh shell) error {
	dir, err := os.MkdirTemp("", "didban-smoke-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	display, err := startDisplay(ctx, dir)
	if err != nil {
		return err
	}
	defer display.stop()
	file := filepath.Join(dir, "report.json")
	program, err := startProgram(ctx, sh, display.name, dir, file)
	if err != nil {
		return err
	}
	defer program.stop()
	report, err := awaitReport(ctx, program, file)
	if err == nil {
		err = report.check()
	}
	// The picture is saved either way: it is what tells why there is no map.
	return errors.Join(err, inspect(ctx, sh, display))
}

// startProgram gives the program a home of its own, so that it finds nothing
// of the developer's and leaves nothing behind.
func startProgram(ctx context.Context, sh shell, displayName, home, report string) (*process, error) {
	cmd := newCommand(ctx, []string{
		"DISPLAY=" + displayName, "WAYLAND_DISPLAY=", "GDK_BACKEND=x11", "DIDBAN_SMOKE=" + report, "HOME=" + home,
		"XDG_DATA_HOME=" + filepath.Join(home, "data"), "XDG_CONFIG_HOME=" + filepath.Join(home, "config"),
		"XDG_CACHE_HOME=" + filepath.Join(home, "cache"),
	}, binaryPath, "--demo", "--open", "#/map")
	cmd.Stdout, cmd.Stderr = sh.out, sh.out
	return startProcess(cmd)
}

func awaitReport(ctx context.Context, program *process, file string) (smokeReport, error) {
	ctx, cancel := context.WithTimeout(ctx, smokeWait)
	defer cancel()
	for {
		if report, ok := readReport(file); ok {
			return report, nil
		}
		select {
		case <-program.ended:
			return smokeReport{}, fmt.Errorf("the program ended before it showed the map: %w", program.err)
		case <-ctx.Done():
			return smokeReport{}, fmt.Errorf("the window did not report the map: %w", ctx.Err())
		case <-time.After(pollEvery):
		}
	}
}

// readReport takes a file that is still being written for none.
func readReport(file string) (report smokeReport, ok bool) {
	raw, err := os.ReadFile(file)
	if err != nil {
		return smokeReport{}, false
	}
	return report, json.Unmarshal(raw, &report) == nil
}

func (r smokeReport) check() error {
	if r.Route != "map" || r.Projects < 1 {
		return fmt.Errorf("the window shows %q with %d projects, not the map with some", r.Route, r.Projects)
	}
	return nil
}

// inspect saves a picture of the display and fails when it stays blank.
func inspect(ctx context.Context, sh shell, display display) error {
	ctx, cancel := context.WithTimeout(ctx, paintWait)
	defer cancel()
	for {
		img, err := display.picture()
		if err != nil {
			return err
		}
		err = checkPainted(img)
		if err == nil || ctx.Err() != nil {
			return errors.Join(err, savePNG(sh, img))
		}
		select {
		case <-ctx.Done():
		case <-time.After(pollEvery):
		}
	}
}

func checkPainted(img image.Image) error {
	counts := map[color.Color]int{}
	most := 0
	bounds := img.Bounds()
	for y := bounds.Min.Y; y < bounds.Max.Y; y++ {
		for x := bounds.Min.X; x < bounds.Max.X; x++ {
			pixel := img.At(x, y)
			counts[pixel]++
			most = max(most, counts[pixel])
		}
	}
	share := float64(most) / float64(bounds.Dx()*bounds.Dy())
	if len(counts) < fewestColours || share > mostOfOne {
		return fmt.Errorf("the window is blank: %d colours, one of them on %.0f %% of it", len(counts), 100*share)
	}
	return nil
}

func savePNG(sh shell, img image.Image) (err error) {
	path := filepath.Join(bin, "smoke.png")
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	sh.say("The window's picture is in %s.", path)
	return png.Encode(file, img)
}
