package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"image"
	"image/png"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/api"
	"didban.app/backend/exchange"
	"didban.app/backend/gate"
)

// smallCity opens a program over a city of two imported rows.
func smallCity(t *testing.T) *Program {
	t.Helper()
	p, err := open(t.TempDir(), didban.ModePublic, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := p.close(); err != nil {
			t.Error(err)
		}
	})
	files, err := exchange.Paths(write(t, t.TempDir(), "projects.csv", onePark))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := api.Import(p.For("").As(didban.System("test")), files, false); err != nil {
		t.Fatal(err)
	}
	return caughtUp(t, p)
}

func caughtUp(t testing.TB, p *Program) *Program {
	t.Helper()
	if err := errors.Join(p.Map.CatchUp(p.Store), p.Archive.CatchUp(p.Store), p.Search.CatchUp(t.Context(), p.Store)); err != nil {
		t.Fatal(err)
	}
	return p
}

func testServer(p *Program) *server {
	return &server{program: p, token: "secret", pass: "pass", host: "127.0.0.1:4000"}
}

func TestServe_Guard(t *testing.T) {
	h := testServer(smallCity(t)).handler()
	for _, test := range []struct {
		name, host, origin, path, cookie string
		want                             int
	}{
		{"no token", "127.0.0.1:4000", "", "/", "", http.StatusForbidden},
		{"wrong token", "127.0.0.1:4000", "", "/?token=guess", "", http.StatusForbidden},
		{"right token gives a cookie", "127.0.0.1:4000", "", "/?token=secret", "", http.StatusSeeOther},
		{"wrong cookie", "127.0.0.1:4000", "", "/bridge.js", "guess", http.StatusForbidden},
		{"cookie", "127.0.0.1:4000", "", "/bridge.js", "pass", http.StatusOK},
		{"another host", "evil.example:4000", "", "/bridge.js", "pass", http.StatusForbidden},
		{"another host with the token", "evil.example", "", "/?token=secret", "", http.StatusForbidden},
		{"another origin", "127.0.0.1:4000", "http://evil.example", "/bridge.js", "pass", http.StatusForbidden},
		{"own origin", "127.0.0.1:4000", "http://127.0.0.1:4000", "/bridge.js", "pass", http.StatusOK},
		{"the token is no cookie", "127.0.0.1:4000", "", "/bridge.js", "secret", http.StatusForbidden},
		{"the cookie is no token", "127.0.0.1:4000", "", "/?token=pass", "", http.StatusForbidden},
		{"no list of a folder", "127.0.0.1:4000", "", "/assets/", "pass", http.StatusNotFound},
		{"no way to a list of a folder", "127.0.0.1:4000", "", "/assets", "pass", http.StatusNotFound},
		{"no such file", "127.0.0.1:4000", "", "/didban.db", "pass", http.StatusNotFound},
		{"out of the folder", "127.0.0.1:4000", "", "/../didban.db", "pass", http.StatusTemporaryRedirect},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := httptest.NewRequest(http.MethodGet, "http://127.0.0.1:4000"+test.path, nil)
			r.Host = test.host
			if test.origin != "" {
				r.Header.Set("Origin", test.origin)
			}
			if test.cookie != "" {
				r.AddCookie(&http.Cookie{Name: cookieName, Value: test.cookie})
			}
			w := httptest.NewRecorder()
			h.ServeHTTP(w, r)
			if w.Code != test.want {
				t.Fatalf("got %d, want %d: %s", w.Code, test.want, w.Body)
			}
			if !strings.Contains(w.Header().Get("Content-Security-Policy"), "default-src 'self'") {
				t.Fatal("no Content-Security-Policy")
			}
			for _, name := range []string{"Cross-Origin-Resource-Policy", "Cross-Origin-Opener-Policy"} {
				if got := w.Header().Get(name); got != "same-origin" {
					t.Errorf("%s: %q", name, got)
				}
			}
		})
	}
}

// asked is a request of a browser on this machine, with the cookie that all of its
// requests carry.
func asked(method, path, body string, headers map[string]string) *http.Request {
	r := httptest.NewRequest(method, "http://127.0.0.1:4000"+path, strings.NewReader(body))
	r.AddCookie(&http.Cookie{Name: cookieName, Value: "pass"})
	for name, value := range headers {
		r.Header.Set(name, value)
	}
	return r
}

// called makes one call and returns the status and the answer.
func called(t *testing.T, s *server, path, body string) (int, map[string]json.RawMessage) {
	t.Helper()
	r := asked(http.MethodPost, "/call/"+path, body, map[string]string{tokenHeader: "secret", "Content-Type": "application/json"})
	w := httptest.NewRecorder()
	s.handler().ServeHTTP(w, r)
	answer := map[string]json.RawMessage{}
	if w.Code == http.StatusOK {
		if err := json.Unmarshal(w.Body.Bytes(), &answer); err != nil {
			t.Fatal(err)
		}
	}
	return w.Code, answer
}

func TestServe_Call(t *testing.T) {
	s := testServer(smallCity(t))
	for _, test := range []struct {
		name, path, body string
		status           int
		holds            string // in ok or error
	}{
		{"a screen", "Home/Open", `[]`, http.StatusOK, `"projects"`},
		{"no such project", "Projects/Open", `["0192aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee"]`, http.StatusOK, `noun.notFound`},
		{"hostile id", "Projects/Open", `["../../etc/passwd"]`, http.StatusOK, `noun.codeNotFound`},
		{"too few arguments", "Projects/Open", `[]`, http.StatusBadRequest, ""},
		{"wrong type", "Projects/Open", `[7]`, http.StatusBadRequest, ""},
		{"no such method", "Projects/Delete", `[]`, http.StatusNotFound, ""},
		{"no such service", "Store/Open", `[]`, http.StatusNotFound, ""},
		{"a very long search", "Search/Find", `[{"text":"` + strings.Repeat("ا", 500) + `"}]`, http.StatusOK, "search.tooLong"},
		{"too large a body", "Search/Find", `[{"text":"` + strings.Repeat("a", maxCall) + `"}]`, http.StatusRequestEntityTooLarge, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			status, answer := called(t, s, test.path, test.body)
			got := string(answer["ok"]) + string(answer["error"])
			if status != test.status || !strings.Contains(got, test.holds) {
				t.Fatalf("got %d %.300s", status, got)
			}
			if strings.Contains(got, "goroutine") || strings.Contains(got, "/didban.db") {
				t.Fatalf("the answer tells too much: %.300s", got)
			}
		})
	}
}

func TestAssets_Tile(t *testing.T) {
	p := smallCity(t)
	for path, want := range map[string]int{
		"/tiles/1/12/2633/1632.mvt":                  http.StatusOK,
		"/tiles/1/12/2633/1632.mvt?status=x":         http.StatusOK,
		"/tiles/1/99/0/0.mvt":                        http.StatusNotFound,
		"/tiles/1/2/9/9.mvt":                         http.StatusNotFound,
		"/tiles/1/a/0/0.mvt":                         http.StatusNotFound,
		"/tiles/1/2/0/x":                             http.StatusNotFound,
		"/tiles/1/12/2633/1632.png":                  http.StatusNotFound,
		"/tiles/1/12/2633/16320000":                  http.StatusNotFound,
		"/base/1.geojson":                            http.StatusOK,
		"/basemap.pmtiles":                           http.StatusNotFound,
		"/media/" + strings.Repeat("0", 64) + ".jpg": http.StatusNotFound,
	} {
		t.Run(path, func(t *testing.T) {
			w := httptest.NewRecorder()
			p.assets(p.ofWindow).ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, nil))
			if w.Code != want {
				t.Fatalf("got %d, want %d", w.Code, want)
			}
		})
	}
}

// TestServe_File takes a project's file along whole, and nothing else by that way.
func TestServe_File(t *testing.T) {
	p := smallCity(t)
	var project struct{ ID, Code string }
	for _, f := range p.Map.Select(didban.ProjectFilter{}).Projects {
		project.ID, project.Code = string(f.ID), f.Code
	}
	h := testServer(p).handler()
	for _, test := range []struct {
		path string
		want int
	}{
		{"project/" + project.ID + ".json", http.StatusOK},
		{"project/" + project.ID, http.StatusNotFound},
		{"project/0190.json", http.StatusNotFound},
		{"user/" + project.ID + ".json", http.StatusNotFound},
		{"", http.StatusNotFound},
	} {
		r := httptest.NewRequest(http.MethodGet, "http://127.0.0.1:4000/files/"+test.path, nil)
		r.AddCookie(&http.Cookie{Name: cookieName, Value: "pass"})
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if w.Code != test.want {
			t.Fatalf("%s: got %d, want %d", test.path, w.Code, test.want)
		}
		if w.Code != http.StatusOK {
			continue
		}
		var data struct {
			Project struct{ Card struct{ ID, Code string } }
		}
		if err := json.Unmarshal(w.Body.Bytes(), &data); err != nil || data.Project.Card != project {
			t.Errorf("got project %q, %v, want %q", data.Project.Card, err, project)
		}
		if got := w.Header().Get("Content-Disposition"); got != `attachment; filename=`+project.Code+`.json` {
			t.Errorf("offered as %q", got)
		}
	}
}

func TestServe_AKioskKeepsItsFiles(t *testing.T) {
	p := smallCity(t)
	h := testServer(p).handler()
	for mode, want := range map[didban.Mode]int{didban.ModePublic: http.StatusOK, didban.ModeKiosk: http.StatusForbidden} {
		p.Mode = mode
		r := httptest.NewRequest(http.MethodGet, "http://127.0.0.1:4000/files/projects.csv", nil)
		r.AddCookie(&http.Cookie{Name: cookieName, Value: "pass"})
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if w.Code != want {
			t.Errorf("%s: got %d, want %d", mode, w.Code, want)
		}
	}
}

// A picture that no public noun names is there for the staff alone, and no cache keeps it.
func TestAssets_DraftedPicture(t *testing.T) {
	p := smallCity(t)
	var content bytes.Buffer
	if err := png.Encode(&content, image.NewGray(image.Rect(0, 0, 9, 9))); err != nil {
		t.Fatal(err)
	}
	m, err := p.Media.Add("a.png", content.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	ext, _ := m.Extension()
	for name, test := range map[string]struct {
		roles []didban.Role
		want  int
	}{
		"a visitor": {nil, http.StatusNotFound},
		"a clerk":   {[]didban.Role{didban.RoleEntry}, http.StatusOK},
	} {
		t.Run(name, func(t *testing.T) {
			by := func(*http.Request) *gate.Caller { return p.For("").As(didban.Actor{Roles: test.roles}) }
			w := httptest.NewRecorder()
			p.assets(by).ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/media/"+m.Hash+"."+ext, nil))
			if w.Code != test.want || w.Code == http.StatusOK && w.Header().Get("Cache-Control") != "no-store" {
				t.Errorf("got %d, %v", w.Code, w.Header())
			}
		})
	}
}
