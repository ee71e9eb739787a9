package staff_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/api"
	"didban.app/backend/archive"
	"didban.app/backend/gate"
	"didban.app/backend/geo"
	"didban.app/backend/media"
	"didban.app/backend/private"
	"didban.app/backend/prose"
	"didban.app/backend/roster"
	"didban.app/backend/search"
	"didban.app/backend/signin"
	"didban.app/backend/staff"
	"didban.app/backend/store"
)

// light is a cost that a suite can pay.
var light = signin.Cost{Memory: 64, Passes: 1, Threads: 1}

// morning is when every scenario begins.
var morning = time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)

// password is everybody's; it fits no name and is not common.
const password = "کلاغ آبی ۷ پل"

// office is a city with its staff on real files, under a clock of its own.
type office struct {
	*gate.Backend
	t      testing.TB
	dir    string
	clock  atomic.Int64 // Unix ms
	secret map[string]string
	ids    map[string]didban.ID
	marks  map[string]string // what a scenario remembers from one step to the next
	pages  map[string]int    // the last number of each page's edits
}

// crew are the people of every scenario but those of setting up.
var crew = []struct {
	code, name string
	roles      []didban.Role
}{
	{"sara", "سارا کریمی", []didban.Role{didban.RoleEntry}},
	{"reza", "رضا نوری", []didban.Role{didban.RoleEntry}},
	{"hossein", "حسین امینی", []didban.Role{didban.RoleEditor}},
	{"maryam", "مریم رضایی", []didban.Role{didban.RolePublisher}},
	{"nasrin", "نسرین فرهادی", []didban.Role{didban.RoleNewsroom}},
	{"vahid", "وحید مرادی", []didban.Role{didban.RoleModerator}},
	{"ali", "علی کاشانی", []didban.Role{didban.RoleAdministrator}},
	{"zahra", "زهرا صالحی", []didban.Role{didban.RoleAuditor}},
	{"leila", "لیلا شریفی", []didban.Role{didban.RoleClerk}},
	{"nima", "نیما طاهری", []didban.Role{didban.RoleResponder}},
}

// emptyOffice is a city in which nobody works yet.
func emptyOffice(t testing.TB) *office {
	t.Helper()
	return officeAt(t, t.TempDir())
}

// officeAt is a city whose files lie in a folder already.
func officeAt(t testing.TB, dir string) *office {
	t.Helper()
	o := &office{
		t: t, dir: dir, secret: map[string]string{}, ids: map[string]didban.ID{},
		marks: map[string]string{}, pages: map[string]int{},
	}
	o.clock.Store(morning.UnixMilli())
	o.open()
	t.Cleanup(o.shut)
	return o
}

// newOffice is a city with its crew, each with the same password.
func newOffice(t testing.TB) *office {
	t.Helper()
	o := emptyOffice(t)
	hash := o.Hasher.Hash(password)
	o.update(func(tx *private.Tx) error {
		for _, one := range crew {
			u := &didban.User{Code: one.code, Name: one.name, Roles: one.roles, PasswordSet: tx.Now()}
			if err := tx.PutUser(u); err != nil {
				return err
			}
			if err := tx.SetSecret(u.ID, hash); err != nil {
				return err
			}
			o.ids[one.code] = u.ID
		}
		return nil
	})
	return o
}

// open opens the program on the office's folder, as the next start of it does.
func (o *office) open() {
	o.t.Helper()
	now := func() time.Time { return time.UnixMilli(o.clock.Load()) }
	s, err := store.Open(o.dir, store.Options{Now: now})
	o.must(err)
	file, err := private.Open(o.dir, private.Options{Now: now, Record: s.Lineage()})
	o.must(err)
	m, err := media.Open(filepath.Join(o.dir, "media"))
	o.must(err)
	x, err := search.Open(filepath.Join(o.dir, "search"), search.Options{Now: now, Terms: s.Terms})
	o.must(err)
	o.Backend = &gate.Backend{
		Store: s, Private: file, Media: m, Search: x, Map: geo.NewIndex(), Archive: archive.NewIndex(), Roster: roster.NewIndex(), Prose: prose.New(),
		Log: slog.New(slog.DiscardHandler), Now: now, Mode: didban.ModePublic, Version: "test",
		Basemap: func() bool { return false }, Hasher: signin.NewHasher(light),
	}
	o.Sessions = gate.SessionsOf(now, func() *private.File { return o.Private })
	o.must(o.Map.CatchUp(s))
	o.must(staff.Finish(o.Backend))
}

func (o *office) shut() {
	if o.Backend == nil {
		return
	}
	err := errors.Join(o.Search.Close(), o.Media.Close(), o.Store.Close(), o.Private.Close())
	o.Backend = nil
	if err != nil {
		o.t.Error(err)
	}
}

// restart ends the program and starts it again: everybody is signed out.
func (o *office) restart() {
	o.shut()
	o.secret = map[string]string{}
	o.open()
}

// copyFiles copies the two files as they are at this moment: what a program that is killed
// leaves.
func (o *office) copyFiles() string {
	o.t.Helper()
	dir := o.t.TempDir()
	for _, name := range []string{"didban.db", "private.db"} {
		b, err := os.ReadFile(filepath.Join(o.dir, name))
		o.must(err)
		o.must(os.WriteFile(filepath.Join(dir, name), b, 0o600))
	}
	return dir
}

// kill ends the program without a word and starts it again on what it left.
func (o *office) kill() {
	o.t.Helper()
	dir := o.copyFiles()
	o.shut()
	o.dir, o.secret = dir, map[string]string{}
	o.open()
}

func (o *office) wait(d time.Duration) { o.clock.Add(d.Milliseconds()) }

func (o *office) must(err error) {
	o.t.Helper()
	if err != nil {
		o.t.Fatal(err)
	}
}

func (o *office) update(fn func(*private.Tx) error) {
	o.t.Helper()
	o.must(o.Private.Update(fn))
}

// put writes nouns into the public record behind everybody's back.
func (o *office) put(nouns ...didban.Noun) {
	o.t.Helper()
	o.must(o.Store.Update(didban.System("test"), func(tx *store.Tx) error {
		for _, n := range nouns {
			if n.Head().ID == "" {
				n.Head().ID = tx.NewID()
			}
			if err := tx.Put(n); err != nil {
				return err
			}
		}
		return nil
	}))
}

// as is the browser of a member of the crew, signed in; "" is a visitor's.
func (o *office) as(who string) *desk {
	o.t.Helper()
	if who == "" {
		return deskOf(o, o.For(""))
	}
	if o.secret[who] == "" {
		view, err := deskOf(o, o.For("")).session.SignIn(staff.SignInRequest{Name: who, Password: password})
		o.must(err)
		o.secret[who] = view.Secret
	}
	return deskOf(o, o.For(o.secret[who]))
}

// desk are the services of one caller.
type desk struct {
	*office
	caller  *gate.Caller
	session *staff.Session
	people  *staff.People
	bench   *staff.Bench
	lists   *staff.Lists
	drafts  *staff.Drafts
	review  *staff.Review
}

func deskOf(o *office, c *gate.Caller) *desk {
	return &desk{
		office: o, caller: c, session: service[staff.Session](c), people: service[staff.People](c), bench: service[staff.Bench](c),
		lists: service[staff.Lists](c), drafts: service[staff.Drafts](c), review: service[staff.Review](c),
	}
}

func service[T any](c *gate.Caller) *T {
	for _, s := range append(staff.Services(c), api.Services(c)...) {
		if s, ok := s.(*T); ok {
			return s
		}
	}
	panic(fmt.Sprintf("no service %T", *new(T)))
}

// row is one line of a scenario: who calls, what with, what comes, what must not appear,
// what changed.
type row struct {
	who   string                     // a sign-in name; "" for nobody
	with  func(d *desk) (any, error) // the call
	says  string                     // "" for an answer, else what the refusal holds: its key, its field
	comes []string                   // all stand in the answer
	not   []string                   // none stands in the answer
	after func(o *office)            // looks at what changed, or changes the world
}

// run plays the rows one after another. ‹name› in a row is what a step remembered.
func (o *office) run(rows ...row) {
	o.t.Helper()
	for i, r := range rows {
		o.row(i+1, r)
		if o.t.Failed() {
			return
		}
	}
}

func (o *office) row(n int, r row) {
	o.t.Helper()
	if r.with != nil {
		view, err := r.with(o.as(r.who))
		told := refusal(err)
		switch {
		case r.says == "" && err != nil:
			o.t.Errorf("row %d, %s: refused: %s", n, r.who, told)
		case r.says != "" && !strings.Contains(told, o.filled(r.says)):
			o.t.Errorf("row %d, %s: says %q, want %q", n, r.who, told, o.filled(r.says))
		}
		text := asJSON(o.t, view)
		for _, want := range r.comes {
			if want = o.filled(want); !strings.Contains(text, want) {
				o.t.Errorf("row %d, %s: %q does not come\n%s", n, r.who, want, text)
			}
		}
		for _, secret := range r.not {
			if secret = o.filled(secret); strings.Contains(text+told, secret) {
				o.t.Errorf("row %d, %s: %q appears\n%s", n, r.who, secret, text)
			}
		}
	}
	if r.after != nil {
		r.after(o)
	}
}

func (o *office) filled(text string) string {
	for name, value := range o.marks {
		text = strings.ReplaceAll(text, "‹"+name+"›", value)
	}
	return text
}

func asJSON(t testing.TB, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// refusal is an error as the page gets it: codes, keys, fields and arguments.
func refusal(err error) string {
	var all didban.Errors
	var one *didban.Error
	switch {
	case err == nil:
		return ""
	case errors.As(err, &all):
	case errors.As(err, &one):
		all = didban.Errors{one}
	default:
		return "internal " + err.Error()
	}
	var out []string
	for _, e := range all {
		out = append(out, fmt.Sprintf("%s %s %s %v", e.Code, e.Key, e.Field, e.Args))
		if e.Code == didban.CodeInternal {
			out = append(out, e.Error())
		}
	}
	return strings.Join(out, "; ")
}

func call[T any](view T, err error) (any, error) { return view, err }

// draft reads a draft straight from the file.
func (o *office) draft(id string) *didban.Draft {
	o.t.Helper()
	var d *didban.Draft
	o.must(o.Private.View(func(tx *private.Tx) (err error) {
		d, err = tx.Draft(didban.ID(id))
		return err
	}))
	return d
}

// versions are those of a noun of the public record.
func (o *office) versions(sheet string) (out []didban.Version) {
	o.t.Helper()
	ref, _ := didban.ParseSheet(sheet)
	o.must(o.Store.View(func(tx *store.Tx) (err error) {
		out, err = tx.Versions(ref.Kind, ref.ID)
		return err
	}))
	return out
}

// public loads a noun of the public record; nil where it is not there.
func (o *office) public(sheet string) (n didban.Noun) {
	o.t.Helper()
	ref, _ := didban.ParseSheet(sheet)
	err := o.Store.View(func(tx *store.Tx) (err error) {
		n, err = tx.Load(ref.Kind, ref.ID)
		return err
	})
	if didban.IsNotFound(err) {
		return nil
	}
	o.must(err)
	return n
}

// claims counts the nouns and codes that a draft has.
func (o *office) claims(id string) (n int) {
	o.t.Helper()
	d := o.draft(id)
	o.must(o.Private.View(func(tx *private.Tx) error {
		for _, s := range d.Sheets {
			holder, err := tx.Claim(s.Ref)
			if err != nil {
				return err
			}
			if holder == d.ID {
				n++
			}
		}
		return nil
	}))
	return n
}
