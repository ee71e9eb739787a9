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

// ofWindowPage answers what the page of the window asks for; a kiosk's page from a tree
// comes with its script, and not before its way to the program is guarded.
func (p *Program) ofWindowPage(tree fs.FS, guardWay func() error) func(next http.Handler) http.Handler {
	guard := sync.OnceFunc(func() {
		if err := guardWay(); err != nil { // the Content-Security-Policy stands all the same
			p.Log.Error("the way of the kiosk", "error", err)
		}
	})
	return func(next http.Handler) http.Handler {
		if p.Mode != didban.ModeKiosk {
			return p.guarded(next)
		}
		return p.guarded(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			switch r.URL.Path {
			case "/", "/index.html":
				guard()
				sendPage(w, tree, "/kiosk.js")
			case "/kiosk.js":
				sendScript(w, kioskScript)
			default:
				next.ServeHTTP(w, r)
			}
		}))
	}
}
