package staff_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/media"
	"didban.app/backend/private"
	"didban.app/backend/staff"
	"didban.app/backend/store"
)

// bureau is a city with people who work onOf it, in real files.
type bureau struct {
	*gate.Backend
	t      testing.TB
	dir    string
	now    time.Time
	people map[string]didban.Actor
}

var roles = map[string]didban.Role{
	"clerk": didban.RoleEntry, "colleague": didban.RoleEntry, "editor": didban.RoleEditor, "newsroom": didban.RoleNewsroom,
	"publisher": didban.RolePublisher, "moderator": didban.RoleModerator, "auditor": didban.RoleAuditor, "boss": didban.RoleAdministrator,
}

// newBureau opens an empty city in a temporary folder.
func newBureau(t testing.TB) *bureau {
	t.Helper()
	o := &bureau{t: t, dir: t.TempDir(), now: time.Date(2026, 11, 29, 9, 0, 0, 0, time.UTC), people: map[string]didban.Actor{}}
	o.open()
	o.must(o.Private.Update(func(tx *private.Tx) error {
		for name, role := range roles {
			u := &didban.User{Code: name, Name: name, Roles: []didban.Role{role}}
			if err := tx.PutUser(u); err != nil {
				return err
			}
			o.people[name] = u.Actor()
		}
		return nil
	}))
	t.Cleanup(o.close)
	return o
}

func (o *bureau) must(err error) {
	o.t.Helper()
	if err != nil {
		o.t.Fatal(err)
	}
}

func (o *bureau) open() {
	o.t.Helper()
	clock := func() time.Time { return o.now }
	s, err := store.Open(o.dir, store.Options{Now: clock})
	o.must(err)
	p, err := private.Open(o.dir, private.Options{Now: clock, Record: s.Lineage()})
	o.must(err)
	m, err := media.Open(filepath.Join(o.dir, "media"))
	o.must(err)
	o.Backend = &gate.Backend{
		Store: s, Private: p, Media: m, Log: slog.New(slog.NewTextHandler(io.Discard, nil)), Now: clock, Mode: didban.ModePublic,
		Sessions: gate.SessionsOf(clock, func() *private.File { return p }),
	}
}

func (o *bureau) close() {
	o.t.Helper()
	o.must(errors.Join(o.Private.Close(), o.Store.Close()))
}

// restart ends the program and begins it again, onOf a copy of the files as they are now:
// what a program that is killed leaves.
func (o *bureau) restart() {
	o.t.Helper()
	dir := o.copyFiles()
	o.close()
	o.dir = dir
	o.open()
}

func (o *bureau) copyFiles() string {
	o.t.Helper()
	dir := o.t.TempDir()
	for _, name := range []string{"didban.db", "private.db"} {
		o.copyFile(name, dir)
	}
	return dir
}

func (o *bureau) copyFile(name, dir string) {
	o.t.Helper()
	b, err := os.ReadFile(filepath.Join(o.dir, name))
	o.must(err)
	o.must(os.WriteFile(filepath.Join(dir, name), b, 0o600))
}

// as is a caller who is a person of the bureau; "" is nobody.
func (o *bureau) as(who string) *gate.Caller {
	if who == "" {
		return o.For("")
	}
	return o.For("").As(o.people[who])
}

// onOf finds a bound service of a caller.
func onOf[T any](t testing.TB, c *gate.Caller) *T {
	t.Helper()
	for _, s := range staff.Services(c) {
		if s, ok := s.(*T); ok {
			return s
		}
	}
	t.Fatalf("no service %T", *new(T))
	return nil
}

// put puts nouns before the public.
func (o *bureau) put(nouns ...didban.Noun) {
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

// stand tells in one line how the drafts stand, and what the public sees of people,
// posts and terms.
func (o *bureau) stand() string {
	o.t.Helper()
	var out []string
	o.must(o.Private.View(func(tx *private.Tx) error {
		all, err := tx.Drafts()
		for _, d := range all {
			out = append(out, string(d.State))
		}
		return err
	}))
	out = append(out, "|")
	o.must(o.Store.View(func(tx *store.Tx) error {
		for p, err := range store.All[didban.Person](tx) {
			if err != nil {
				return err
			}
			out = append(out, p.Name)
		}
		for _, kind := range []didban.Kind{didban.KindPost, didban.KindTrustee, didban.KindPlace, didban.KindEvent} {
			n, err := tx.Count(kind)
			if err != nil {
				return err
			}
			if n > 0 {
				out = append(out, fmt.Sprintf("%s %d", kind, n))
			}
		}
		return nil
	}))
	return strings.Join(out, " ")
}

// hides fails where the public record holds a text, in either way that a file may.
func (o *bureau) hides(text string) {
	o.t.Helper()
	b, err := os.ReadFile(filepath.Join(o.dir, "didban.db"))
	o.must(err)
	escaped, err := json.Marshal(text)
	o.must(err)
	if bytes.Contains(b, []byte(text)) || bytes.Contains(b, escaped) {
		o.t.Errorf("the public record holds %q", text)
	}
}

// scene is one call of a story: who calls, what with, what comes, what must not appear,
// and how all stands afterwards.
type scene struct {
	name   string
	who    string
	call   func(c *gate.Caller) (any, error)
	fault  string   // the key of the error; empty for none
	field  string   // of the fault
	has    []string // in the JSON of the answer
	hasNot []string
	stand  string // afterwards; empty for as before
}

func (o *bureau) play(scenes []scene) {
	before := o.stand()
	for _, s := range scenes {
		got, err := s.call(o.as(s.who))
		key, field := faultOf(err)
		if key != s.fault || s.field != "" && field != s.field {
			o.t.Fatalf("%s: got the fault %q at %q (%v), want %q at %q", s.name, key, field, err, s.fault, s.field)
		}
		b, err := json.Marshal(got)
		o.must(err)
		for _, text := range s.has {
			if !strings.Contains(string(b), text) {
				o.t.Errorf("%s: no %s in %s", s.name, text, b)
			}
		}
		for _, text := range s.hasNot {
			if strings.Contains(string(b), text) {
				o.t.Errorf("%s: %s in %s", s.name, text, b)
			}
		}
		if key == "" && strings.Contains(string(b), "null") {
			o.t.Errorf("%s: a list is null in %s", s.name, b)
		}
		if s.stand != "" {
			before = s.stand
		}
		if stand := o.stand(); stand != before {
			o.t.Fatalf("%s: stands %q, want %q", s.name, stand, before)
		}
	}
}

func faultOf(err error) (key, field string) {
	var all didban.Errors
	var one *didban.Error
	switch {
	case err == nil:
		return "", ""
	case errors.As(err, &all) && len(all) > 0:
		return all[0].Key, all[0].Field
	case errors.As(err, &one):
		return one.Key, one.Field
	}
	return err.Error(), ""
}

// did makes the call of a scene from one that answers a view.
func did[T any](view T, err error) (any, error) { return view, err }
