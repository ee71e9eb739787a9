package main

import (
	"context"
	"encoding/json"
	"errors"
	"net/url"
	"os"
	"strings"
	"time"

	"github.com/wailsapp/wails/v2"
	"github.com/wailsapp/wails/v2/pkg/logger"
	"github.com/wailsapp/wails/v2/pkg/options"
	"github.com/wailsapp/wails/v2/pkg/options/assetserver"
	"github.com/wailsapp/wails/v2/pkg/options/linux"
	"github.com/wailsapp/wails/v2/pkg/options/windows"
	"github.com/wailsapp/wails/v2/pkg/runtime"

	didban "didban.app/backend"
	"didban.app/backend/api"
	"didban.app/backend/gate"
	"didban.app/backend/staff"
	"didban.app/frontend"
)

// Window is bound beside the services: what the page tells the window itself.
type Window struct {
	program *Program
	route   string
	drawn   func(projects int)
	ctx     context.Context // of the window, once it stands
}

// Route is the screen to open first, such as #/map; empty for the first screen.
func (w *Window) Route() string { return w.route }

// Drawn reports that the map shows a number of projects, for the log and for the
// test of a real window.
func (w *Window) Drawn(projects int) {
	w.program.Log.Info("map drawn", "projects", projects)
	if w.drawn != nil {
		w.drawn(projects)
	}
}

// Save asks where to put the file of an address such as /files/project/0190….json and
// puts it there. It returns the path, or nothing where the person thought better of it.
// A kiosk keeps its files.
func (w *Window) Save(address string) (string, error) {
	if w.ctx == nil || w.program.Mode == didban.ModeKiosk {
		return "", didban.Fault(didban.CodeForbidden, "file.kept")
	}
	at, err := url.Parse(address)
	if err != nil {
		return "", didban.Fault(didban.CodeInvalid, "file.none", "path", address)
	}
	name, _, body, err := w.program.made(strings.TrimPrefix(at.Path, "/files/"), at.Query())
	if err != nil {
		return "", err
	}
	path, err := runtime.SaveFileDialog(w.ctx, runtime.SaveDialogOptions{DefaultFilename: name})
	if err != nil || path == "" {
		return "", err
	}
	return path, writeWhole(path, body)
}

// writeWhole puts a file in its place at once, or leaves what is there.
func writeWhole(path string, body []byte) error {
	part := path + ".part"
	err := os.WriteFile(part, body, 0o600)
	if err == nil {
		err = os.Rename(part, path)
	}
	if err != nil {
		_ = os.Remove(part)
		return didban.Fault(didban.CodeDisk, "file.unwritten", "file", path).Because(err)
	}
	return nil
}

// window opens the window and returns when it is closed.
func window(p *Program, route string) error {
	w := &Window{program: p, route: route, drawn: smokeReport()}
	kiosk := p.Mode == didban.ModeKiosk
	return wails.Run(&options.App{
		Title: "دیدبان خدمت", Width: 1366, Height: 768, MinWidth: 360, MinHeight: 480,
		Fullscreen: kiosk, Frameless: kiosk,
		BackgroundColour: options.NewRGB(246, 243, 237),
		AssetServer: &assetserver.Options{
			Assets: frontend.Dist(), Handler: p.assets(p.ofWindow), Middleware: p.ofWindowPage(frontend.Dist()),
		},
		Bind:               append(bound(p.For(gate.Window)), w),
		ErrorFormatter:     func(err error) any { return errorText(err) },
		LogLevel:           logger.ERROR,
		LogLevelProduction: logger.ERROR,
		OnStartup: func(ctx context.Context) {
			w.ctx = ctx
			p.begin(windowPage{p, ctx})
		},
		OnBeforeClose: p.beforeClose,
		Windows:       &windows.Options{DisablePinchZoom: kiosk},
		Linux: &linux.Options{
			ProgramName: "didban", WebviewGpuPolicy: linux.WebviewGpuPolicyOnDemand,
		},
	})
}

// bound is every service of a caller.
func bound(of *gate.Caller) []any { return append(api.Services(of), staff.Services(of)...) }

// closePatience is how long a window that is about to close waits for its page.
const closePatience = 2 * time.Second

// beforeClose lets the page of somebody who is signed in send what was typed last, and
// reports whether the window stays: a page script may ask it to quit, and a kiosk stays.
func (p *Program) beforeClose(ctx context.Context) bool {
	if p.Mode == didban.ModeKiosk {
		return true
	}
	if p.For(gate.Window).Actor().ID == "" {
		return false
	}
	sent := make(chan struct{}, 1)
	runtime.EventsOnce(ctx, "closed", func(...any) { sent <- struct{}{} })
	runtime.EventsEmit(ctx, "closing")
	select {
	case <-sent:
	case <-time.After(closePatience): // what is not sent waits in the page's tail for the next start
	}
	return false
}

// windowPage passes what happens on to the window's page.
type windowPage struct {
	program *Program
	ctx     context.Context //nolint:containedctx // it lives as long as the window
}

func (p windowPage) changed(c Changed) { runtime.EventsEmit(p.ctx, "changed", c) }

func (p windowPage) desk(draft didban.ID) {
	if p.program.For(gate.Window).Actor().ID != "" {
		runtime.EventsEmit(p.ctx, "desk", DeskChange{draft})
	}
}

// told is the one form in which an error reaches the page: its class, and all faults
// of the request by their place.
type told struct {
	*didban.Error
	Faults []*didban.Error `json:"faults,omitempty"`
}

// errorText writes an error as JSON; what is no fault of ours to tell is internal.
func errorText(err error) string {
	var out told
	var all didban.Errors
	if errors.As(err, &all) && len(all) > 0 {
		out = told{all[0], all}
	} else if !errors.As(err, &out.Error) {
		out.Error = didban.Fault(didban.CodeInternal, "internal")
	}
	b, err := json.Marshal(out)
	if err != nil {
		return `{"code":"internal","key":"internal"}`
	}
	return string(b)
}
