package main

import (
	"context"
	"encoding/json"
	"errors"

	"github.com/wailsapp/wails/v2"
	"github.com/wailsapp/wails/v2/pkg/logger"
	"github.com/wailsapp/wails/v2/pkg/options"
	"github.com/wailsapp/wails/v2/pkg/options/assetserver"
	"github.com/wailsapp/wails/v2/pkg/options/linux"
	"github.com/wailsapp/wails/v2/pkg/runtime"

	didban "didban.app/backend"
	"didban.app/backend/api"
	"didban.app/frontend"
)

// Window is bound beside the services: what the page tells the window itself.
type Window struct {
	program *Program
	route   string
	drawn   func(projects int)
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

// window opens the window and returns when it is closed.
func window(p *Program, route string) error {
	w := &Window{program: p, route: route, drawn: smokeReport()}
	kiosk := p.Mode == didban.ModeKiosk
	return wails.Run(&options.App{
		Title: "دیدبان خدمت", Width: 1366, Height: 768, MinWidth: 360, MinHeight: 480,
		Fullscreen: kiosk, Frameless: kiosk,
		BackgroundColour: options.NewRGB(246, 243, 237),
		AssetServer: &assetserver.Options{
			Assets: frontend.Dist(), Handler: p.assets(), Middleware: p.guarded,
		},
		Bind:               append(api.Services(p.Desk), w),
		ErrorFormatter:     func(err error) any { return errorText(err) },
		LogLevel:           logger.ERROR,
		LogLevelProduction: logger.ERROR,
		OnStartup: func(ctx context.Context) {
			p.begin(func(seq uint64) { runtime.EventsEmit(ctx, "changed", seq) })
		},
		// a page script may ask the window to quit; a kiosk stays
		OnBeforeClose: func(context.Context) bool { return kiosk },
		Linux: &linux.Options{
			ProgramName: "didban", WebviewGpuPolicy: linux.WebviewGpuPolicyOnDemand,
		},
	})
}

// errorText is the one form in which an error reaches the page: a JSON object.
func errorText(err error) string {
	var fault *didban.Error
	if !errors.As(err, &fault) {
		fault = didban.Fault(didban.CodeInternal, "internal")
	}
	b, err := json.Marshal(fault)
	if err != nil {
		return `{"code":"internal","key":"internal"}`
	}
	return string(b)
}
