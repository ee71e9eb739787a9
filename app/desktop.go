package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"net/url"
	"os"
	"os/signal"
	"path/filepath"
	system "runtime"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
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
	"didban.app/backend/dialogue"
	"didban.app/backend/disk"
	"didban.app/backend/gate"
	"didban.app/backend/staff"
	"didban.app/frontend"
)

// Window is bound beside the services: what the page tells the window itself.
type Window struct {
	program *Program
	// open is the screen to open first, such as #/map; empty for the first one.
	open string
	// graphics is how its picture is put together: graphicsAuto, graphicsGPU or graphicsCPU.
	graphics string
	drawn    func(projects int)
	begin    func()                          // opens the data and lets the followers go on from there, the first time
	calm     chan struct{}                   // closed when the first screen has had its time
	ctx      atomic.Pointer[context.Context] // of the window, nil until it stands
	// ask lets the person choose where a file goes; it gives nothing where they think better of it.
	ask func(context.Context, runtime.SaveDialogOptions) (string, error)
}

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
	if err := w.mayPut(); err != nil {
		return "", err
	}
	at, err := url.Parse(address)
	if err != nil {
		return "", didban.Fault(didban.CodeInvalid, "file.none", "path", address)
	}
	name, _, body, err := w.program.made(w.program.For(gate.Window), strings.TrimPrefix(at.Path, "/files/"), at.Query())
	if err != nil {
		return "", err
	}
	return w.put(name, body)
}

// KeepText asks where to put a text that the page holds and the program does not, such as
// what could not be saved of a draft, and puts it there in UTF-8. It returns the path, or
// nothing where the person thought better of it. A kiosk keeps no texts.
func (w *Window) KeepText(name, text string) (string, error) {
	if err := w.mayPut(); err != nil {
		return "", err
	}
	return w.put(filepath.Base(name), []byte(text))
}

func (w *Window) mayPut() error {
	if w.standing() == nil || w.program.Mode == didban.ModeKiosk {
		return didban.Fault(didban.CodeForbidden, "file.kept")
	}
	return nil
}

func (w *Window) put(name string, body []byte) (string, error) {
	path, err := w.ask(w.standing(), runtime.SaveDialogOptions{DefaultFilename: name})
	if err != nil || path == "" {
		return "", err
	}
	if err := disk.Name(filepath.Base(path)); err != nil {
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

// window opens the window and returns when it is closed. Where a window is open on the
// same data already, it brings that one forward and ends the program instead.
func window(p *Program, open, graphics string) error {
	w := newWindow(p)
	w.open, w.graphics, w.drawn = open, graphics, smokeReport()
	var opening sync.WaitGroup
	defer opening.Wait() // where the window never stood, what is opened is still to be closed
	if p.mayOpenEarly() {
		opening.Go(w.begin) // while the web view is loaded, which takes one core a quarter of a second
	}
	return wails.Run(w.options())
}

func newWindow(p *Program) *Window {
	w := &Window{program: p, calm: make(chan struct{}), ask: runtime.SaveFileDialog}
	w.begin = sync.OnceFunc(func() {
		if err := p.ready(); err != nil {
			p.Log.Error("open", "data", p.dir, "error", err)
		} else if w.open == "" && p.glances() {
			p.calm = w.calm
		}
		p.begin(windowPage{w})
	})
	return w
}

// standing is the context of the window, nil before it stands.
func (w *Window) standing() context.Context {
	if ctx := w.ctx.Load(); ctx != nil {
		return *ctx
	}
	return nil
}

// calmAfter is how long the first screen of a window that stands has the machine for itself, unless
// somebody asks for more than it shows; settledAfter is when the window gives back what only its
// start has needed.
const (
	calmAfter    = time.Second
	settledAfter = 4 * time.Second
)

// options are what the window is made of.
func (w *Window) options() *options.App {
	p := w.program
	kiosk := p.Mode == didban.ModeKiosk
	return &options.App{
		Title: "دیدبان خدمت", Width: 1366, Height: 768, MinWidth: 360, MinHeight: 480,
		Fullscreen: kiosk, Frameless: kiosk,
		BackgroundColour: options.NewRGB(246, 243, 237),
		AssetServer: &assetserver.Options{
			Assets: frontend.Dist(), Handler: p.assets(p.ofWindow), Middleware: w.page(frontend.Dist(), guardWay),
		},
		Bind:               append(bound(p.For(gate.Window)), w),
		ErrorFormatter:     func(err error) any { return errorText(err) },
		LogLevel:           logger.ERROR,
		LogLevelProduction: logger.ERROR,
		OnStartup: func(ctx context.Context) {
			w.ctx.Store(&ctx)
			go w.endWith(endSignals())
			w.begin()
			time.AfterFunc(calmAfter, func() { close(w.calm) })
			p.Log.Info("window", "version", p.Version, "mode", p.Mode)
			time.AfterFunc(settledAfter, debug.FreeOSMemory)
		},
		OnBeforeClose:      p.beforeClose,
		SingleInstanceLock: w.single(),
		Linux: &linux.Options{
			ProgramName: "didban", WebviewGpuPolicy: composed(w.graphics, drmFolder),
		},
		Windows: webView2(kiosk, w.graphics == graphicsCPU),
	}
}

// webView2 takes from the web view of Windows what would lead away from the page or make
// it unreadable at a kiosk: zoom by keys and wheel, by two fingers, and swiping back.
// The keys of a browser (print, find, reload) Wails keeps off in every window.
func webView2(kiosk, cpu bool) *windows.Options {
	return &windows.Options{
		IsZoomControlEnabled: !kiosk, DisablePinchZoom: kiosk, EnableSwipeGestures: false,
		WebviewUserDataPath: webViewFolder(), DisableFramelessWindowDecorations: kiosk,
		WebviewGpuIsDisabled: cpu,
	}
}

// single lets one window stand on one data folder. A throw-away copy is each window's own.
func (w *Window) single() *options.SingleInstanceLock {
	if w.program.throw {
		return nil
	}
	return &options.SingleInstanceLock{
		UniqueId: instanceOf(w.program.dir),
		OnSecondInstanceLaunch: func(options.SecondInstanceData) {
			ctx := w.standing()
			if ctx == nil {
				return
			}
			runtime.WindowShow(ctx)
			if system.GOOS != "windows" { // there it has come forward, and would lose its full size
				runtime.WindowUnminimise(ctx)
			}
		},
	}
}

// instanceOf names the window of a data folder, in letters and digits alone (D-Bus takes
// no others). Ways of writing the same folder have the same name.
func instanceOf(dir string) string {
	if whole, err := filepath.Abs(dir); err == nil {
		dir = whole
	}
	if target, err := filepath.EvalSymlinks(dir); err == nil {
		dir = target
	}
	sum := sha256.Sum256([]byte(dir))
	return "didban" + hex.EncodeToString(sum[:8])
}

// bound is every service of a caller.
func bound(of *gate.Caller) []any {
	return slices.Concat(api.Services(of), staff.Services(of), dialogue.Services(of))
}

// closePatience is how long a window that is about to close waits for its page.
const closePatience = 2 * time.Second

// endSignals tells when the system wants the program to end, as when it shuts down.
func endSignals() <-chan os.Signal {
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	return signals
}

// endWith closes the window at a signal, a kiosk's too.
func (w *Window) endWith(signals <-chan os.Signal) {
	<-signals
	w.program.ending.Store(true)
	runtime.Quit(w.standing())
}

// beforeClose lets the page of somebody who is signed in send what was typed last, and
// reports whether the window stays: a page script may ask it to quit, and a kiosk stays
// until the system itself wants the program to end.
func (p *Program) beforeClose(ctx context.Context) bool {
	if p.Mode == didban.ModeKiosk && !p.ending.Load() {
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

// windowPage passes what happens on to the window's page, which has nothing to mend by it before
// the window stands.
type windowPage struct{ of *Window }

func (p windowPage) changed(c Changed) { p.emit("changed", c) }

func (p windowPage) desk(draft didban.ID) {
	if p.of.program.For(gate.Window).Actor().ID != "" {
		p.emit("desk", DeskChange{draft})
	}
}

func (p windowPage) emit(event string, data any) {
	if ctx := p.of.standing(); ctx != nil {
		runtime.EventsEmit(ctx, event, data)
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
