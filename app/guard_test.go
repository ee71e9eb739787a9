package main

import (
	"context"
	"encoding/json"
	"maps"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	didban "didban.app/backend"
)

// The token reaches the page alone: in the part of the address that no request carries.
func TestServe_TokenStaysWithThePage(t *testing.T) {
	h := testServer(smallCity(t)).handler()
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "http://127.0.0.1:4000/?token=secret", nil))
	if got := w.Header().Get("Location"); got != "/#token=secret" {
		t.Errorf("sent to %q", got)
	}
	if got := w.Header().Get("Set-Cookie"); !strings.HasPrefix(got, cookieName+"=pass;") || strings.Contains(got, "secret") {
		t.Errorf("cookie %q", got)
	}
	for _, path := range []string{"/", "/bridge.js"} {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, asked(http.MethodGet, path, "", nil))
		if w.Code == http.StatusOK && strings.Contains(w.Body.String(), "secret\"") {
			t.Errorf("%s gives the token to whoever has the cookie", path)
		}
	}
}

// Whoever saw the cookie, which every port of this address is sent, can do nothing with
// it: calls, uploads and the stream want what the page alone holds, and another page
// cannot ask at all.
func TestServe_CookieAloneAsksNothing(t *testing.T) {
	h := testServer(smallCity(t)).handler()
	type headers map[string]string
	asks := map[string]func(headers) *http.Request{
		"call": func(more headers) *http.Request {
			more["Content-Type"] = "application/json"
			return asked(http.MethodPost, "/call/City/Boot", "[]", more)
		},
		"upload": func(more headers) *http.Request { return asked(http.MethodPost, "/upload?draft=x&name=x", "x", more) },
		"events": func(more headers) *http.Request {
			r := asked(http.MethodGet, "/events", "", more)
			gone, leave := context.WithCancel(t.Context())
			leave()
			return r.WithContext(gone)
		},
	}
	for name, test := range map[string]struct {
		headers headers
		key     string // empty where the request is let through
	}{
		"the cookie alone":   {headers{}, "request.token"},
		"the cookie twice":   {headers{tokenHeader: "pass"}, "request.token"},
		"a guess":            {headers{tokenHeader: "guess"}, "request.token"},
		"no browser":         {headers{tokenHeader: "secret"}, ""},
		"the page":           {headers{tokenHeader: "secret", "Sec-Fetch-Site": "same-origin"}, ""},
		"typed by hand":      {headers{tokenHeader: "secret", "Sec-Fetch-Site": "none"}, ""},
		"a page elsewhere":   {headers{tokenHeader: "secret", "Sec-Fetch-Site": "cross-site"}, "request.foreign"},
		"another port":       {headers{tokenHeader: "secret", "Sec-Fetch-Site": "same-site"}, "request.foreign"},
		"a word yet unknown": {headers{tokenHeader: "secret", "Sec-Fetch-Site": "x"}, "request.foreign"},
		"another origin":     {headers{tokenHeader: "secret", "Origin": "http://127.0.0.1:4001"}, "request.foreign"},
	} {
		for what, ask := range asks {
			t.Run(name+" "+what, func(t *testing.T) {
				w := httptest.NewRecorder()
				h.ServeHTTP(w, ask(maps.Clone(test.headers)))
				key := ""
				if w.Code == http.StatusForbidden {
					key = strings.TrimPrefix(faultKey(t, w), "session.signedOut") // it came as far as the gate
				}
				if key != test.key {
					t.Errorf("got %d %.200s, want %q", w.Code, w.Body, test.key)
				}
				if got := w.Header().Get("Cache-Control"); got != "no-store" {
					t.Errorf("Cache-Control: %q", got)
				}
			})
		}
	}
}

func faultKey(t *testing.T, w *httptest.ResponseRecorder) string {
	t.Helper()
	var fault didban.Error
	if err := json.Unmarshal(w.Body.Bytes(), &fault); err != nil {
		t.Errorf("%v: %.200s", err, w.Body)
	}
	return fault.Key
}

// An <img> of another port is sent the cookie, and gets nothing for it; a link to the
// page itself may stand anywhere.
func TestServe_NothingIsPartOfAnotherPage(t *testing.T) {
	h := testServer(smallCity(t)).handler()
	for name, test := range map[string]struct {
		path, site, mode string
		want             int
	}{
		"a tile of the page":       {"/base/1.geojson", "same-origin", "cors", http.StatusOK},
		"a tile of another port":   {"/base/1.geojson", "same-site", "no-cors", http.StatusForbidden},
		"a file by a link":         {"/files/projects.csv", "cross-site", "navigate", http.StatusForbidden},
		"a script elsewhere":       {"/bridge.js", "cross-site", "no-cors", http.StatusForbidden},
		"the page by a link":       {"/?token=secret", "cross-site", "navigate", http.StatusSeeOther},
		"the page as a script":     {"/?token=secret", "cross-site", "no-cors", http.StatusForbidden},
		"a file of the page":       {"/files/projects.csv", "same-origin", "navigate", http.StatusOK},
		"a file typed by a person": {"/files/projects.csv", "none", "navigate", http.StatusOK},
	} {
		t.Run(name, func(t *testing.T) {
			w := httptest.NewRecorder()
			h.ServeHTTP(w, asked(http.MethodGet, test.path, "", map[string]string{"Sec-Fetch-Site": test.site, "Sec-Fetch-Mode": test.mode}))
			if w.Code != test.want {
				t.Errorf("got %d, want %d: %.200s", w.Code, test.want, w.Body)
			}
		})
	}
}

func TestServe_CallIsJSON(t *testing.T) {
	h := testServer(smallCity(t)).handler()
	for kind, want := range map[string]int{
		"application/json":                  http.StatusOK,
		"application/json; charset=utf-8":   http.StatusOK,
		"":                                  http.StatusUnsupportedMediaType,
		"text/plain":                        http.StatusUnsupportedMediaType,
		"text/plain; a=application/json":    http.StatusUnsupportedMediaType,
		"application/x-www-form-urlencoded": http.StatusUnsupportedMediaType,
	} {
		t.Run(kind, func(t *testing.T) {
			w := httptest.NewRecorder()
			h.ServeHTTP(w, asked(http.MethodPost, "/call/City/Boot", "[]", map[string]string{tokenHeader: "secret", "Content-Type": kind}))
			if w.Code != want || want != http.StatusOK && faultKey(t, w) != "request.type" {
				t.Errorf("got %d %.200s, want %d", w.Code, w.Body, want)
			}
		})
	}
}

// A person who opens the address without its token reads why, in their language.
func TestServe_RefusalIsTold(t *testing.T) {
	h := testServer(smallCity(t)).handler()
	for language, want := range map[string]string{
		"": "نشانی", "fa-IR,fa;q=0.9,en;q=0.8": "نشانی", "en-GB,en;q=0.9": "address",
	} {
		r := httptest.NewRequest(http.MethodGet, "http://127.0.0.1:4000/", nil)
		r.Header.Set("Accept-Language", language)
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if w.Code != http.StatusForbidden || !strings.Contains(w.Body.String(), want) {
			t.Errorf("%q: got %d %s", language, w.Code, w.Body)
		}
	}
}
