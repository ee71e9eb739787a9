package main

import (
	"errors"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
	"didban.app/backend/gate"
	"didban.app/backend/store"
)

// TestRoutes_EachHasARow compares the raw paths that are answered with the table of rights,
// both ways, and looks that no other mux answers any.
func TestRoutes_EachHasARow(t *testing.T) {
	s := testServer(closedProgram(t.TempDir(), didban.ModePublic, slog.New(slog.DiscardHandler)))
	var answered []string
	for _, one := range s.routes() {
		answered = append(answered, one.call())
		if _, ok := gate.RightOf(one.call()); !ok {
			t.Errorf("%s is %s, which has no row", one.pattern, one.call())
		}
	}
	for _, call := range gate.Calls() {
		if strings.Contains(call, "/") && !slices.Contains(answered, call) {
			t.Errorf("the row %s names nothing", call)
		}
	}
	files, err := filepath.Glob("*.go")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, name := range files {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if name != "routes.go" && !strings.HasSuffix(name, "_test.go") && strings.Contains(string(b), "ServeMux") {
			t.Errorf("%s answers paths past the gate", name)
		}
	}
}

// TestRoutes_Refused: a path without a row is not answered, one with a row only to who may.
func TestRoutes_Refused(t *testing.T) {
	p := smallCity(t)
	asked := false
	burn := route{"GET /burn/{what}", func(http.ResponseWriter, *http.Request, *gate.Caller) { asked = true }}
	for name, test := range map[string]struct {
		mode   didban.Mode
		actor  *didban.Actor
		method string
		path   string
		want   string
	}{
		"no row":                   {didban.ModePublic, &didban.Actor{Roles: []didban.Role{didban.RoleAdministrator}}, "GET", "/burn/all", "actor.forbidden"},
		"upload by nobody":         {didban.ModePublic, nil, "POST", "/upload", "session.signedOut"},
		"upload by an auditor":     {didban.ModePublic, &didban.Actor{Roles: []didban.Role{didban.RoleAuditor}}, "POST", "/upload", "actor.forbidden"},
		"upload at a kiosk":        {didban.ModeKiosk, &didban.Actor{Roles: []didban.Role{didban.RoleEntry}}, "POST", "/upload", "session.kiosk"},
		"upload of a sound caller": {didban.ModePublic, &didban.Actor{Roles: []didban.Role{didban.RoleEntry}}, "POST", "/upload", ""},
		"a tile at a kiosk":        {didban.ModeKiosk, nil, "GET", "/tiles/1/13/5263/3267.mvt", ""},
	} {
		t.Run(name, func(t *testing.T) {
			p.Mode = test.mode
			by := func(*http.Request) *gate.Caller {
				if test.actor == nil {
					return p.For("")
				}
				return p.For("").As(*test.actor)
			}
			w := httptest.NewRecorder()
			muxOf(by, append(p.assetRoutes(), burn)).ServeHTTP(w, httptest.NewRequest(test.method, test.path, nil))
			refused := w.Code == http.StatusForbidden
			if refused != (test.want != "") || !strings.Contains(w.Body.String(), test.want) {
				t.Errorf("got %d %s, want %q", w.Code, w.Body, test.want)
			}
		})
	}
	if asked {
		t.Error("what has no row was answered")
	}
}

// BenchmarkTile compares a tile that the gate lets through with the same handler without it.
func BenchmarkTile(b *testing.B) {
	p, err := open(b.TempDir(), didban.ModePublic, slog.New(slog.DiscardHandler))
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = p.close() }()
	err = p.Store.Update(didban.System("bench"), func(tx *store.Tx) error {
		for _, n := range didbantest.City(2000, 0) {
			n.Head().Version = 0
			if err := tx.Put(n); err != nil {
				return err
			}
		}
		return nil
	})
	if err := errors.Join(err, p.Map.CatchUp(p.Store)); err != nil {
		b.Fatal(err)
	}
	bare := http.NewServeMux()
	bare.HandleFunc("GET /tiles/{revision}/{z}/{x}/{file}", func(w http.ResponseWriter, r *http.Request) { p.tile(w, r, p.For("")) })
	ways := []http.Handler{bare, p.assets(p.ofWindow)}
	took := make([][]time.Duration, len(ways))
	for n := 0; b.Loop(); n++ { // by turns, so that a noisy machine hurts both alike
		for i := range ways {
			way := (i + n) % len(ways)
			w, began := httptest.NewRecorder(), time.Now()
			ways[way].ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/tiles/1/13/5266/3272.mvt", nil))
			if took[way] = append(took[way], time.Since(began)); w.Body.Len() == 0 {
				b.Fatal("an empty tile proves nothing")
			}
		}
	}
	for way, name := range []string{"bare-p50-µs", "gated-p50-µs"} {
		slices.Sort(took[way])
		b.ReportMetric(float64(took[way][len(took[way])/2].Nanoseconds())/1000, name)
	}
}
