package main

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/wailsapp/wails/v2/pkg/runtime"

	didban "didban.app/backend"
	"didban.app/backend/api"
	"didban.app/backend/gate"
)

// TestKeepText: what is not saved goes where the person chooses, whole; a kiosk and a
// window that does not stand yet keep nothing.
func TestKeepText(t *testing.T) {
	const text = "نام: پل شکسته\n"
	at := filepath.Join(t.TempDir(), "ذخیره‌نشده.txt")
	var offered string
	window := func(mode didban.Mode, path string, err error) *Window {
		w := newWindow(&Program{Backend: &gate.Backend{Mode: mode}})
		w.ask = func(_ context.Context, o runtime.SaveDialogOptions) (string, error) {
			offered = o.DefaultFilename
			return path, err
		}
		ctx := t.Context()
		w.ctx.Store(&ctx)
		return w
	}
	if path, err := window(didban.ModePublic, at, nil).KeepText("../ذخیره‌نشده.txt", text); path != at || err != nil {
		t.Fatalf("got %q, %v", path, err)
	}
	if b, err := os.ReadFile(at); string(b) != text || err != nil || offered != "ذخیره‌نشده.txt" {
		t.Errorf("the file has %q, %v; %q was offered", b, err, offered)
	}
	if path, err := window(didban.ModePublic, "", nil).KeepText("a.txt", text); path != "" || err != nil {
		t.Errorf("thought better of it: %q, %v", path, err)
	}
	if _, err := window(didban.ModePublic, filepath.Join(at, "none.txt"), nil).KeepText("a.txt", text); key(err) != "file.unwritten" {
		t.Errorf("where nothing can be written: %v", err)
	}
	if _, err := window(didban.ModeKiosk, at, nil).KeepText("a.txt", text); key(err) != "file.kept" {
		t.Errorf("a kiosk: %v", err)
	}
	if _, err := (&Window{program: &Program{Backend: &gate.Backend{}}}).KeepText("a.txt", text); key(err) != "file.kept" {
		t.Errorf("no window yet: %v", err)
	}
	if left, err := filepath.Glob(filepath.Join(filepath.Dir(at), "*.part")); len(left) > 0 || err != nil {
		t.Errorf("left behind: %s", strings.Join(left, " "))
	}
}

func key(err error) string {
	var fault *didban.Error
	if errors.As(err, &fault) {
		return fault.Key
	}
	return ""
}

// A kiosk's window can't be closed from within, and is no hindrance to a computer that
// shuts down.
func TestBeforeClose_Kiosk(t *testing.T) {
	log := slog.New(slog.NewTextHandler(io.Discard, nil))
	p := closedProgram(t.TempDir(), didban.ModeKiosk, log)
	if !p.beforeClose(t.Context()) {
		t.Error("a kiosk's window can be closed")
	}
	p.ending.Store(true)
	if p.beforeClose(t.Context()) {
		t.Error("a kiosk's window stays though the system wants it to end")
	}
}

// The web view of Windows: a kiosk's can't be zoomed, no window swipes back.
func TestWebView2(t *testing.T) {
	for _, kiosk := range []bool{true, false} {
		o := webView2(kiosk, false)
		if o.IsZoomControlEnabled == kiosk || o.DisablePinchZoom != kiosk || o.EnableSwipeGestures {
			t.Errorf("kiosk %t: got %+v", kiosk, o)
		}
	}
}

// While the window's first screen is drawn from what was laid down, map and archive are left
// where they lie, until somebody asks for one or the screen stands.
func TestWindow_TakesUpWhatIsAskedFor(t *testing.T) {
	p := opened(t, laidCity(t))
	w := newWindow(p)
	w.begin()
	if _, err := serviceOf[*api.Home](t, p, didban.Actor{}).Open(); err != nil || p.Map.Revision() != 0 {
		t.Fatalf("%v, the map is at %d", err, p.Map.Revision())
	}
	if _, err := serviceOf[*api.Map](t, p, didban.Actor{}).Open(api.FilterRequest{}); err != nil || p.Map.Revision() != p.Store.Head() {
		t.Errorf("%v, the map that was asked for is at %d", err, p.Map.Revision())
	}
	if n := p.Archive.Revision(); n != 0 {
		t.Errorf("nobody asked for the archive, and it is at %d", n)
	}
	if _, err := serviceOf[*api.Changes](t, p, didban.Actor{}).Open(api.ChangesRequest{}); err != nil || p.Archive.Revision() != p.Store.Head() {
		t.Errorf("%v, the archive that was asked for is at %d", err, p.Archive.Revision())
	}
}

// The file of what changed waits for the archive as its screen does.
func TestWindow_FileOfChanges(t *testing.T) {
	p := opened(t, laidCity(t))
	newWindow(p).begin()
	if _, err := api.TakeFile(p.For(""), "changes.csv", nil); err != nil || p.Archive.Revision() != p.Store.Head() {
		t.Errorf("%v, the archive is at %d", err, p.Archive.Revision())
	}
}

// Once the first screen has had its time, both are taken up though nobody asks.
func TestWindow_TakesUpWhenCalm(t *testing.T) {
	p := opened(t, laidCity(t))
	w := newWindow(p)
	w.begin()
	close(w.calm)
	for !p.Map.Ready() || !p.Archive.Ready() {
		time.Sleep(time.Millisecond)
	}
}

// Data that a restore is about to replace are left alone until the window stands.
func TestWindow_EarlyUnlessRestoring(t *testing.T) {
	p := closedProgram(laidCity(t), didban.ModePublic, quiet())
	t.Cleanup(func() { _ = p.close() })
	if !p.mayOpenEarly() {
		t.Error("nothing is in the way")
	}
	if err := os.WriteFile(filepath.Join(p.dir, orderFile), []byte("{}"), 0o600); err != nil {
		t.Fatal(err)
	}
	if p.mayOpenEarly() {
		t.Error("it would meet another start that restores")
	}
}

// A screen that can't be drawn from what was laid down waits for nothing.
func TestWindow_TakesUpAtOnce(t *testing.T) {
	for name, set := range map[string]func(*Window){
		"another screen":    func(w *Window) { w.open = "#/map" },
		"nothing laid down": func(w *Window) { _ = w.program.forgetSnapshots() },
	} {
		t.Run(name, func(t *testing.T) {
			p := closedProgram(laidCity(t), didban.ModePublic, quiet())
			t.Cleanup(func() { _ = p.close() })
			w := newWindow(p)
			set(w)
			w.begin()
			for !p.Map.Ready() || !p.Archive.Ready() { // without asking
				time.Sleep(time.Millisecond)
			}
		})
	}
}
