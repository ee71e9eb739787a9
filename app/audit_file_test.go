package main

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/gate"
)

// TestFiles_Audit: the file of both chains is for auditors and administrators, and told with the
// key of the refusal to all others.
func TestFiles_Audit(t *testing.T) {
	p := smallCity(t)
	for name, test := range map[string]struct {
		role didban.Role
		code int
		body string
	}{
		"nobody":           {"", http.StatusForbidden, "session.signedOut"},
		"a clerk":          {didban.RoleEntry, http.StatusForbidden, "actor.forbidden"},
		"an auditor":       {didban.RoleAuditor, http.StatusOK, `{"chain":"record","entry":{"seq":1,`},
		"an administrator": {didban.RoleAdministrator, http.StatusOK, `"what":"exported"`},
	} {
		t.Run(name, func(t *testing.T) {
			by := func(*http.Request) *gate.Caller {
				if test.role == "" {
					return p.For("")
				}
				return p.For("").As(didban.Actor{Name: name, Roles: []didban.Role{test.role}})
			}
			w := httptest.NewRecorder()
			muxOf(by, p.assetRoutes()).ServeHTTP(w, httptest.NewRequest("GET", "/files/records/audit.jsonl", nil))
			if w.Code != test.code || !strings.Contains(w.Body.String(), test.body) {
				t.Errorf("%d, %.300s; want %d, %s", w.Code, w.Body, test.code, test.body)
			}
			if test.code != http.StatusOK && strings.Contains(w.Body.String(), `"seal"`) {
				t.Error("an entry goes out with the refusal")
			}
		})
	}
}
