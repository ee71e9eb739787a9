package main

import (
	"io"
	"net/http"
	"strings"

	"didban.app/backend/gate"
)

// callerOf tells who sent a request.
type callerOf func(*http.Request) *gate.Caller

// ofWindow is the caller of every request of the program's own window.
func (p *Program) ofWindow(*http.Request) *gate.Caller { return p.For(gate.Window) }

// route is a raw path: one that is answered besides bound methods.
type route struct {
	pattern string // of http.ServeMux, with its method
	handle  func(w http.ResponseWriter, r *http.Request, by *gate.Caller)
}

// call names the route in the table of rights: its method and the first part of its path.
func (r route) call() string {
	method, path, _ := strings.Cut(r.pattern, " ")
	first, _, _ := strings.Cut(strings.TrimPrefix(path, "/"), "/")
	if strings.HasPrefix(first, "{") {
		first = ""
	}
	return method + " /" + first
}

// muxOf answers routes, each once the gate has let its caller in.
func muxOf(by callerOf, routes []route) *http.ServeMux {
	mux := http.NewServeMux()
	for _, one := range routes {
		call := one.call()
		mux.HandleFunc(one.pattern, func(w http.ResponseWriter, r *http.Request) {
			caller := by(r)
			if err := caller.Enter(call); err != nil {
				w.Header().Set("Content-Type", "application/json")
				w.WriteHeader(http.StatusForbidden)
				_, _ = io.WriteString(w, errorText(err)) // the page has gone: nobody is left to tell
				return
			}
			one.handle(w, r, caller)
		})
	}
	return mux
}

// unasked is a route's handler that does not look at who calls.
func unasked(next http.HandlerFunc) func(http.ResponseWriter, *http.Request, *gate.Caller) {
	return func(w http.ResponseWriter, r *http.Request, _ *gate.Caller) { next(w, r) }
}
