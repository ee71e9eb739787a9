package staff_test

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/api"
	"didban.app/backend/dialogue"
	"didban.app/backend/didbantest"
	"didban.app/backend/gate"
	"didban.app/backend/staff"
)

// bound are all bound methods of a caller by name.
func bound(c *gate.Caller) map[string]reflect.Value {
	out := map[string]reflect.Value{}
	for _, s := range slices.Concat(api.Services(c), staff.Services(c), dialogue.Services(c)) {
		v := reflect.ValueOf(s)
		for i := range v.NumMethod() {
			out[v.Elem().Type().Name()+"."+v.Type().Method(i).Name] = v.Method(i)
		}
	}
	return out
}

// makes calls a bound method with nothing in its request.
func makes(fn reflect.Value) error {
	in := make([]reflect.Value, fn.Type().NumIn())
	for i := range in {
		in[i] = reflect.Zero(fn.Type().In(i))
	}
	out := fn.Call(in)
	err, _ := out[len(out)-1].Interface().(error)
	return err
}

// barred is the key with which the gate itself refuses; "" for a call that it let in,
// whatever became of it there.
func barred(err error) string {
	var fault *didban.Error
	if !errors.As(err, &fault) {
		return ""
	}
	switch {
	case strings.HasPrefix(fault.Key, "session.") && fault.Code == didban.CodeSession:
		return fault.Key
	case fault.Key == "actor.forbidden" && fault.Args["service"] != "":
		return fault.Key
	}
	return ""
}

// ofWindow are the methods of the window itself, which stands in the app.
var ofWindow = regexp.MustCompile(`(?m)^func \(w \*Window\) ([A-Z]\w*)\(`)

// windowCalls are the bound methods of the window itself.
func windowCalls(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("../../app/*.go")
	if err != nil || len(files) == 0 {
		t.Fatal(err, files)
	}
	var out []string
	for _, name := range files {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range ofWindow.FindAllSubmatch(b, -1) {
			out = append(out, "Window."+string(m[1]))
		}
	}
	return out
}

// TestRights_EveryCallHasARow: a method without a row, and a row without a method, fails.
// The app's own test does so for raw paths.
func TestRights_EveryCallHasARow(t *testing.T) {
	all := windowCalls(t)
	if !slices.Contains(all, "Window.Save") {
		t.Fatalf("the app's calls are not found: %v", all)
	}
	for name := range bound(newOffice(t).For("")) {
		all = append(all, name)
	}
	for _, name := range all {
		if _, ok := gate.RightOf(name); !ok {
			t.Errorf("%s has no row", name)
		}
	}
	for _, name := range gate.Calls() {
		if !strings.Contains(name, "/") && !slices.Contains(all, name) {
			t.Errorf("the row %s names nothing", name)
		}
	}
}

// everybody is whoever is signed in.
const everybody = "entry editor newsroom clerk moderator responder publisher administrator auditor"

// may says who is let in, service by service and in words of its own: not by the table
// that it proves. A name with a dot is one method, one without is the rest of a service.
var may = map[string]string{
	"City": "all", "Home": "all", "Map": "all", "Projects": "all", "Trustees": "all", "News": "all", "Events": "all", "Areas": "all", "Reports": "all", "Units": "all",
	"Search": "all", "Transparency": "all", "Promises": "all", "Changes": "all", "Thresholds.Open": "all",
	"Thresholds":  "administrator",
	"Session.Who": "all", "Session.Password": "entry editor newsroom clerk moderator responder publisher administrator auditor", "Session": "door",
	"People":       "administrator",
	"Bench":        "entry editor newsroom moderator publisher administrator auditor",
	"Bench.Open":   "entry editor newsroom clerk moderator responder publisher administrator auditor",
	"Bench.Find":   "entry editor newsroom clerk moderator responder publisher administrator auditor",
	"Bench.Tasks":  "entry editor newsroom clerk moderator responder publisher administrator auditor",
	"Bench.Damage": "administrator",
	"Queue.Typed":  "entry editor newsroom clerk moderator responder publisher administrator auditor", "Queue.KeepTyped": "entry editor newsroom clerk moderator responder publisher administrator auditor",
	"Queue.Attach": everybody, "Queue.Attached": everybody, "Queue.Detach": everybody, "Queue.Photo": everybody, // the calls ask again
	"Dialogue":         "all",
	"Queue":            "moderator publisher auditor",
	"Queue.Desk":       "entry editor newsroom clerk moderator responder publisher administrator auditor",
	"Queue.AlertWords": "moderator", "Queue.SetAlertWord": "moderator",
	"Queue.Answers": "responder publisher", "Queue.Answer": "responder publisher",
	"Queue.Letters": "responder publisher", "Queue.Letter": "responder publisher", "Queue.Reply": "responder publisher",
	"Queue.Refer": "responder publisher", "Queue.Refuse": "responder publisher", "Queue.Unmask": "responder",
	"Queue.Templates": "responder publisher", "Queue.KeepTemplate": "responder publisher", "Queue.DropTemplate": "responder publisher",
	"Queue.Works": "responder publisher", "Queue.Work": "responder publisher", "Queue.Step": "responder publisher",
	"Bench.Task":        "entry editor newsroom moderator publisher administrator",
	"Bench.TaskDone":    "entry editor newsroom moderator publisher administrator",
	"Lists":             "entry editor newsroom moderator publisher administrator auditor",
	"Lists.Bulk":        "entry editor newsroom moderator publisher administrator",
	"Lists.Round":       "entry editor newsroom moderator publisher administrator",
	"Drafts.Open":       "entry editor newsroom moderator publisher administrator auditor",
	"Drafts.Difference": "entry editor newsroom moderator publisher administrator auditor",
	"Drafts.Occasions":  "entry editor newsroom moderator publisher administrator auditor",
	"Drafts.Place":      "entry editor newsroom moderator publisher administrator auditor",
	"Preview":           "entry editor newsroom moderator publisher administrator auditor",
	"Drafts.Media":      "entry editor newsroom moderator publisher administrator auditor",
	"Drafts.Conflict":   "entry editor newsroom moderator publisher administrator auditor",
	"Drafts":            "entry editor newsroom moderator publisher administrator",
	"Review.Publish":    "newsroom publisher administrator",
	"Review.History":    "entry editor newsroom moderator publisher administrator auditor",
	"Review.Between":    "entry editor newsroom moderator publisher administrator auditor",
	"Review.Pointing":   "entry editor newsroom moderator publisher administrator auditor",
	"Review.Restore":    "entry editor newsroom moderator publisher administrator",
	"Review.Withdraw":   "entry editor newsroom moderator publisher administrator",
	"Review.BringBack":  "entry editor newsroom moderator publisher administrator",
	"Review":            "editor newsroom publisher administrator",
	"Records":           "administrator auditor",
	"Terms":             "administrator auditor",
	"Settings":          "administrator",
	"Backups.Open":      "administrator auditor", "Backups.Work": "administrator auditor", "Backups": "administrator",
}

func mayOf(t *testing.T, call string) string {
	t.Helper()
	service, _, _ := strings.Cut(call, ".")
	for _, name := range []string{call, service} {
		if who, ok := may[name]; ok {
			return who
		}
	}
	t.Errorf("%s: nobody said who may call it", call)
	return ""
}

// fullOffice is an office with projects and articles.
func fullOffice(t *testing.T) *office {
	t.Helper()
	o := newOffice(t)
	o.put(didbantest.City(6, 6)...)
	o.caughtUp()
	return o
}

// TestRights_WhoMay makes every call as nobody, and as each role signed in and locked.
func TestRights_WhoMay(t *testing.T) {
	o := fullOffice(t)
	for _, call := range slices.Sorted(keys(bound(o.For("")))) {
		who := mayOf(t, call)
		t.Run(call, func(t *testing.T) {
			want := "session.signedOut"
			if who == "all" || who == "door" && call != "Session.Unlock" {
				want = ""
			}
			if got := barred(makes(bound(o.For(""))[call])); got != want {
				t.Errorf("nobody: %q, want %q", got, want)
			}
			for _, one := range crew {
				role := string(one.roles[0])
				for _, locked := range []bool{false, true} {
					want := ""
					switch {
					case who == "all" || who == "door":
					case locked:
						want = "session.locked"
					case !slices.Contains(strings.Fields(who), role):
						want = "actor.forbidden"
					}
					secret, err := o.Sessions.Begin("", o.ids[one.code])
					o.must(err)
					if locked {
						o.Sessions.Lock(secret)
					}
					if got := barred(makes(bound(o.For(secret))[call])); got != want {
						t.Errorf("%s, locked %v: %q, want %q", role, locked, got, want)
					}
					o.Sessions.End(secret)
				}
			}
		})
	}
}

// TestRights_Kiosk: a kiosk lets in what is public and nothing else, whoever calls.
func TestRights_Kiosk(t *testing.T) {
	o := fullOffice(t)
	secret, err := o.Sessions.Begin("", o.ids["ali"])
	o.must(err)
	o.Mode = didban.ModeKiosk
	for _, c := range []*gate.Caller{o.For(""), o.For(secret), o.For("").As(didban.System("test"))} {
		for call, fn := range bound(c) {
			want := "session.kiosk"
			if mayOf(t, call) == "all" {
				want = ""
			}
			if got := barred(makes(fn)); got != want {
				t.Errorf("%s: %q, want %q", call, got, want)
			}
		}
	}
	if _, err := staff.Upload(o.For(secret), "", "a.png", nil); barred(err) != "session.kiosk" {
		t.Errorf("upload: %v", err)
	}
	view, err := deskOf(o, o.For(secret)).session.Who()
	if err != nil || view.Signed || !view.Kiosk || view.SetUp || len(view.Ready) > 0 {
		t.Errorf("who: %+v, %v", view, err)
	}
}

// TestRights_ReadOnly: over data that may only be read, what is public is answered without
// the private file, and all else has one answer.
func TestRights_ReadOnly(t *testing.T) {
	o := fullOffice(t)
	file := o.Private
	defer func() { o.Private, o.ReadOnly = file, false }()
	o.Private, o.ReadOnly = nil, true
	for _, c := range []*gate.Caller{o.For(""), o.For("stale"), o.For("").As(didban.System("test"))} {
		for call, fn := range bound(c) {
			err := makes(fn)
			var fault *didban.Error
			told := errors.As(err, &fault) && fault.Key == "data.readOnly"
			if public := mayOf(t, call) == "all"; told == public || public && fault != nil && fault.Code == didban.CodeInternal {
				t.Errorf("%s: %v", call, err)
			}
		}
	}
	view, err := deskOf(o, o.For("")).session.Who()
	if err != nil || view.Signed || view.SetUp || len(view.Ready) > 0 {
		t.Errorf("who: %+v, %v", view, err)
	}
}

// TestRights_NoRow: a call that nobody thought of is refused to all, and not made.
func TestRights_NoRow(t *testing.T) {
	o := newOffice(t)
	secret, err := o.Sessions.Begin("", o.ids["ali"])
	o.must(err)
	for _, c := range []*gate.Caller{o.For(""), o.For(secret), o.For("").As(didban.System("test"))} {
		made := false
		_, err := gate.Answer(c, "Drafts.Burn", func() (bool, error) { made = true; return true, nil })
		if barred(err) == "" || made {
			t.Errorf("made %v, %v", made, err)
		}
	}
}

func TestRights_Upload(t *testing.T) {
	o := newOffice(t)
	for _, one := range crew {
		secret, err := o.Sessions.Begin("", o.ids[one.code])
		o.must(err)
		want := ""
		if !slices.Contains([]didban.Role{didban.RoleEntry, didban.RoleEditor, didban.RoleNewsroom, didban.RolePublisher, didban.RoleAdministrator}, one.roles[0]) {
			want = "actor.forbidden"
		}
		if _, err := staff.Upload(o.For(secret), "", "a.txt", []byte("x")); barred(err) != want || err == nil {
			t.Errorf("%s: %v, want %q", one.code, err, want)
		}
	}
	if _, err := staff.Upload(o.For(""), "", "a.png", nil); barred(err) != "session.signedOut" {
		t.Errorf("nobody: %v", err)
	}
}

// TestSessions_AreManyAtMost: what is too much is refused, and those that are over make room.
func TestSessions_AreManyAtMost(t *testing.T) {
	o := newOffice(t)
	for n := range 64 {
		if _, err := o.Sessions.Begin("", o.ids["sara"]); err != nil {
			t.Fatal(n, err)
		}
	}
	_, err := o.Sessions.Begin("", o.ids["sara"])
	if barred(err) != "" || refusal(err) == "" {
		t.Errorf("the 65th: %v", err)
	}
	o.Sessions.EndOf(o.ids["sara"])
	if _, err := o.Sessions.Begin("", o.ids["reza"]); err != nil {
		t.Errorf("after all ended: %v", err)
	}
	if id, _ := o.Sessions.State(gate.Window); id != "" {
		t.Error("the window has a session that nobody began")
	}
}

func keys[V any](m map[string]V) func(func(string) bool) {
	return func(yield func(string) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}

// The role matrix as an attack: every call as nobody, and as each role signed in and locked.
func TestAttack_Roles(t *testing.T) {
	tally, _ := didbantest.Attack(t, "role matrix: every call, every role", 1, 1)
	matrix := map[string]func(*testing.T){
		"who may": TestRights_WhoMay, "kiosk": TestRights_Kiosk, "no row": TestRights_NoRow, "upload": TestRights_Upload,
	}
	calls := len(bound(newOffice(t).For("")))
	tally.Tried(calls*(1+2*len(crew)) + 3*calls) // of who may, and of the kiosk
	for name, probe := range matrix {
		if !t.Run(name, probe) {
			tally.Harm(didbantest.Believed, "a call is made for somebody who may not: %s", name)
		}
	}
}
