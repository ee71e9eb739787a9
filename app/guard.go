package main

import (
	"crypto/subtle"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"

	didban "didban.app/backend"
)

// Who may ask a server on the loopback address:
//
//   - Host must be its own, so that no name that resolves to 127.0.0.1 leads to it.
//   - No page of another address may ask. Another port of 127.0.0.1 is the same site to
//     a browser, so that no cookie's SameSite keeps it out; Sec-Fetch-Site tells.
//   - Calls, uploads and the stream of events want the token in a header. It comes in
//     the address that the program prints and stays with the page, by its origin.
//   - What a page can only name (pictures, tiles, its own files) goes by a cookie. Every
//     port of this address is sent that cookie, so it opens nothing but what is public.

const (
	cookieName  = "didban"
	tokenHeader = "X-Didban-Token"
)

// checked lets a request through that may ask.
func (s *server) checked(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if asks(r) {
			w.Header().Set("Cache-Control", "no-store")
		}
		query := r.URL.Query()
		switch {
		case r.Host != s.host:
			refuse(w, r, http.StatusForbidden, didban.Fault(didban.CodeForbidden, "request.host"))
		case isForeign(r):
			refuse(w, r, http.StatusForbidden, didban.Fault(didban.CodeForbidden, "request.foreign"))
		case isPage(r) && isSecret(query.Get("token"), s.token):
			s.letIn(w, r)
		case !s.knows(r):
			refuse(w, r, http.StatusForbidden, didban.Fault(didban.CodeForbidden, "request.token"))
		default:
			next.ServeHTTP(w, r)
		}
	})
}

// letIn gives the cookie, and the token to the page alone: what stands behind # is sent
// with no request.
func (s *server) letIn(w http.ResponseWriter, r *http.Request) {
	http.SetCookie(w, &http.Cookie{Name: cookieName, Value: s.pass, Path: "/", HttpOnly: true, SameSite: http.SameSiteStrictMode})
	w.Header().Set("Cache-Control", "no-store")
	http.Redirect(w, r, "/#token="+s.token, http.StatusSeeOther)
}

// knows reports whether a request carries the secret that it needs.
func (s *server) knows(r *http.Request) bool {
	if isSecret(r.Header.Get(tokenHeader), s.token) {
		return true
	}
	cookie, err := r.Cookie(cookieName)
	return err == nil && !asks(r) && isSecret(cookie.Value, s.pass)
}

func isSecret(given, want string) bool {
	return subtle.ConstantTimeCompare([]byte(given), []byte(want)) == 1
}

// asks reports whether a request is a call, an upload or the stream of events.
func asks(r *http.Request) bool {
	return r.Method != http.MethodGet && r.Method != http.MethodHead || r.URL.Path == "/events"
}

func isPage(r *http.Request) bool { return r.Method == http.MethodGet && r.URL.Path == "/" }

// isForeign reports whether a page of another address sent a request. A link to the
// page itself may stand anywhere. What is no browser tells nothing.
func isForeign(r *http.Request) bool {
	if origin := r.Header.Get("Origin"); origin != "" && origin != "http://"+r.Host {
		return true
	}
	switch r.Header.Get("Sec-Fetch-Site") {
	case "", "same-origin", "none":
		return false
	}
	return !isPage(r) || r.Header.Get("Sec-Fetch-Mode") != "navigate"
}

// isolated keeps every answer from being part of another page, and the page from the
// windows of others.
func isolated(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cross-Origin-Resource-Policy", "same-origin")
		w.Header().Set("Cross-Origin-Opener-Policy", "same-origin")
		next.ServeHTTP(w, r)
	})
}

// refuse tells why a request is not answered: a page reads the fault as JSON and has
// the words for it; a person who opened an address reads the words.
func refuse(w http.ResponseWriter, r *http.Request, status int, fault *didban.Error) {
	if asks(r) {
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(status)
		_, _ = io.WriteString(w, errorText(fault)) // the page has gone: nobody is left to tell
		return
	}
	language := "fa"
	if strings.HasPrefix(r.Header.Get("Accept-Language"), "en") {
		language = "en"
	}
	http.Error(w, wordsOf(language).sentence(fault), status)
}

// maxDrained is how much of a body that is too large is read for nothing, in bytes.
const maxDrained = 1 << 30

var errTooLarge = errors.New("too large")

// whole reads a body of at most so many bytes. One that is larger is read on to its
// end: whoever is still sending when the connection is cut never reads why.
func whole(body io.Reader, most int64) ([]byte, error) {
	content, err := io.ReadAll(io.LimitReader(body, most+1))
	if err != nil {
		return nil, fmt.Errorf("read body: %w", err)
	}
	if int64(len(content)) <= most {
		return content, nil
	}
	_, _ = io.CopyN(io.Discard, body, maxDrained) // it is refused either way
	return nil, errTooLarge
}
