package main

import (
	"net/http"
	"net/http/httptest"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/wailsapp/wails/v2/pkg/assetserver"
	"github.com/wailsapp/wails/v2/pkg/options"
	assetoptions "github.com/wailsapp/wails/v2/pkg/options/assetserver"

	didban "didban.app/backend"
)

// wailsScripts stand for what Wails puts into every page.
type wailsScripts struct{}

func (wailsScripts) DesktopIPC() []byte       { return []byte("ipc") }
func (wailsScripts) WebsocketIPC() []byte     { return nil }
func (wailsScripts) RuntimeDesktopJS() []byte { return []byte("runtime") }

// What takes the page's hand off the window of a kiosk runs after the scripts of Wails
// and before all others; no other window has it.
func TestWindow_KioskScriptComesFirst(t *testing.T) {
	tree := fstest.MapFS{
		"index.html": {Data: []byte(`<!doctype html><html><head><title>t</title></head><body><script type="module" src="./page.js"></script></body></html>`)},
		"page.js":    {Data: []byte("page")},
	}
	wails := []string{"/wails/ipc.js", "/wails/runtime.js"}
	for mode, want := range map[didban.Mode][]string{
		didban.ModePublic: append(slices.Clone(wails), "./page.js"),
		didban.ModeKiosk:  append(slices.Clone(wails), "/kiosk.js", "./page.js"),
	} {
		p := closedProgram(t.TempDir(), mode, quiet())
		guards := 0
		guarding := func() error {
			guards++
			return nil
		}
		server, err := assetserver.NewAssetServerMainPage("", &options.App{AssetServer: &assetoptions.Options{
			Assets: tree, Handler: p.assets(p.ofWindow), Middleware: (&Window{program: p}).page(tree, guarding),
		}}, false, nil, wailsScripts{})
		if err != nil {
			t.Fatal(err)
		}
		get := func(path string) *httptest.ResponseRecorder {
			w := httptest.NewRecorder()
			server.ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, nil))
			return w
		}
		for _, path := range []string{"/", "/index.html"} {
			w := get(path)
			var got []string
			for _, found := range regexp.MustCompile(`src="([^"]+)"`).FindAllStringSubmatch(w.Body.String(), -1) {
				got = append(got, found[1])
			}
			if !slices.Equal(got, want) || w.Header().Get("Content-Security-Policy") != policy {
				t.Errorf("%s %s: got %q under %q, want %q", mode, path, got, w.Header(), want)
			}
		}
		if (guards == 1) != (mode == didban.ModeKiosk) {
			t.Errorf("%s: guarded %d times", mode, guards)
		}
		if w := get("/kiosk.js"); (w.Code == http.StatusOK) != (mode == didban.ModeKiosk) {
			t.Errorf("%s: the script: %d", mode, w.Code)
		}
		if w := get("/page.js"); w.Body.String() != "page" {
			t.Errorf("%s: the page's own script: %d %s", mode, w.Code, w.Body)
		}
	}
}

// The page of the window knows the screen that it was asked to open, whatever is in its address.
func TestWindow_PageKnowsWhatToOpen(t *testing.T) {
	tree := fstest.MapFS{"index.html": {Data: []byte(`<!doctype html><html><head></head></html>`)}}
	for open, want := range map[string]string{
		"":                  `<head></head>`,
		"#/project/7":       `<head><meta name="open" content="#/project/7"></head>`,
		`#/search?q="><b&x`: `<head><meta name="open" content="#/search?q=&#34;&gt;&lt;b&amp;x"></head>`,
	} {
		out := httptest.NewRecorder()
		sendPage(out, tree, open)
		if !strings.Contains(out.Body.String(), want) {
			t.Errorf("%q: got %s, want %s", open, out.Body, want)
		}
	}
}
