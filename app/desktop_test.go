package main

import (
	"io"
	"log/slog"
	"testing"

	didban "didban.app/backend"
)

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
		o := webView2(kiosk)
		if o.IsZoomControlEnabled == kiosk || o.DisablePinchZoom != kiosk || o.EnableSwipeGestures {
			t.Errorf("kiosk %t: got %+v", kiosk, o)
		}
	}
}
