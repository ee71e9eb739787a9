package main

import (
	_ "embed"
	"io/fs"
	"net/http"
	"sync"

	didban "didban.app/backend"
)

// kioskScript takes the page's hand off the window. Wails has no option for it: its
// window obeys whatever a script of the page sends it. So the script stands before all
// others of the page, and lets calls of bound methods through alone.
//
//go:embed kiosk.js
var kioskScript []byte

// page answers what the page of the window asks for; a kiosk's page from a tree comes with
// its script, and not before its way to the program is guarded.
func (w *Window) page(tree fs.FS, guardWay func() error) func(next http.Handler) http.Handler {
	p := w.program
	guard := sync.OnceFunc(func() {
		if err := guardWay(); err != nil { // the Content-Security-Policy stands all the same
			p.Log.Error("the way of the kiosk", "error", err)
		}
	})
	kiosk := p.Mode == didban.ModeKiosk
	var scripts []string
	if kiosk {
		scripts = append(scripts, "/kiosk.js")
	}
	return func(next http.Handler) http.Handler {
		return p.guarded(http.HandlerFunc(func(out http.ResponseWriter, r *http.Request) {
			switch path := r.URL.Path; {
			case path == "/" || path == "/index.html":
				if kiosk {
					guard()
				}
				sendPage(out, tree, w.open, scripts...)
			case path == "/kiosk.js" && kiosk:
				sendScript(out, kioskScript)
			default:
				next.ServeHTTP(out, r)
			}
		}))
	}
}
