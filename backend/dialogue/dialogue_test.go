package dialogue_test

import (
	"crypto/sha256"
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
	"didban.app/backend/archive"
	"didban.app/backend/dialogue"
	"didban.app/backend/didbantest"
	"didban.app/backend/gate"
	"didban.app/backend/geo"
	"didban.app/backend/media"
	"didban.app/backend/private"
	"didban.app/backend/prose"
	"didban.app/backend/roster"
	"didban.app/backend/signin"
	"didban.app/backend/store"
)

// morning is when every scenario begins: a Sunday.
var morning = time.Date(2026, 11, 22, 6, 0, 0, 0, time.UTC)

// The pages of the hall's city.
var (
	project = didbantest.ID(didban.KindProject, 1)
	roads   = didbantest.ID(didban.KindUnit, 900)
	parks   = didbantest.ID(didban.KindUnit, 901)
)

// hall is a city in which citizens write and the staff read, under a clock of its own.
type hall struct {
	*gate.Backend
	t     testing.TB
	dir   string
	clock atomic.Int64 // Unix ms
	users map[string]didban.Actor
	sent  int
}

var crew = map[string]didban.Actor{
	"vahid":  {Roles: []didban.Role{didban.RoleModerator}},
	"mina":   {Roles: []didban.Role{didban.RoleModerator}},
	"ramin":  {Roles: []didban.Role{didban.RoleModerator}, Units: []didban.ID{roads}},
	"maryam": {Roles: []didban.Role{didban.RolePublisher}},
	"zahra":  {Roles: []didban.Role{didban.RoleAuditor}},
	"ali":    {Roles: []didban.Role{didban.RoleAdministrator}},
	"leila":  {Roles: []didban.Role{didban.RoleClerk}},
	"sara":   {Roles: []didban.Role{didban.RoleClerk, didban.RoleModerator}},
	"nima":   {Roles: []didban.Role{didban.RoleResponder}, Units: []didban.ID{roads}},
}

func newHall(t testing.TB) *hall {
	t.Helper()
	h := &hall{t: t, dir: t.TempDir(), users: map[string]didban.Actor{}}
	h.clock.Store(morning.UnixMilli())
	h.open()
	t.Cleanup(h.shut)
	h.must(h.Store.Update(didban.System("test"), func(tx *store.Tx) error {
		nouns := append(didbantest.City(3, 2),
			&didban.Unit{Meta: didban.Meta{ID: roads, Code: "U-900"}, Title: "معاونت راه‌ها"},
			&didban.Unit{Meta: didban.Meta{ID: parks, Code: "U-901"}, Title: "سازمان بوستان‌ها"},
			&didban.Post{Meta: didban.Meta{ID: didbantest.ID(didban.KindPost, 900), Code: "S-900"}, Title: "شهردار"},
		)
		for _, n := range nouns {
			if p, ok := n.(*didban.Project); ok && p.ID == project {
				p.UnitID = roads
			}
		}
		return putAll(tx, nouns)
	}))
	h.must(h.Private.Update(func(tx *private.Tx) error {
		for name, actor := range crew {
			u := &didban.User{Code: name, Name: "کارمند " + name, Roles: actor.Roles, Units: actor.Units}
			if err := tx.PutUser(u); err != nil {
				return err
			}
			h.users[name] = u.Actor()
		}
		return nil
	}))
	h.must(h.Map.CatchUp(h.Store))
	return h
}

// putAll writes nouns, units first: projects and posts refer to them.
func putAll(tx *store.Tx, nouns []didban.Noun) error {
	for _, kind := range didban.Kinds {
		for _, n := range nouns {
			if n.Kind() != kind {
				continue
			}
			if err := tx.Put(n); err != nil {
				return err
			}
		}
	}
	return nil
}

func (h *hall) open() {
	h.t.Helper()
	now := func() time.Time { return time.UnixMilli(h.clock.Load()) }
	s, err := store.Open(h.dir, store.Options{Now: now})
	h.must(err)
	file, err := private.Open(h.dir, private.Options{Now: now, Record: s.Lineage()})
	h.must(err)
	library, err := media.Open(filepath.Join(h.dir, "media"))
	h.must(err)
	h.Backend = &gate.Backend{
		Media: library, Store: s, Private: file, Map: geo.NewIndex(), Archive: archive.NewIndex(), Roster: roster.NewIndex(), Prose: prose.New(),
		Log: slog.New(slog.DiscardHandler), Now: now, Mode: didban.ModePublic, Version: "test",
		FollowKey: func(code string, city didban.ID) (key signin.Follow) {
			sum := sha256.Sum256([]byte(code + string(city)))
			copy(key.Tag[:], sum[:])
			return key
		},
	}
	h.Sessions = gate.SessionsOf(now, func() *private.File { return h.Private })
	h.must(dialogue.Resume(h.Backend))
}

func (h *hall) shut() {
	if h.Backend == nil {
		return
	}
	if err := errors.Join(h.Store.Close(), h.Private.Close(), h.Media.Close()); err != nil {
		h.t.Error(err)
	}
	h.Backend = nil
}

// kill ends the program without a word and starts it again on what it left.
func (h *hall) kill() {
	h.t.Helper()
	dir := h.t.TempDir()
	for _, name := range []string{"didban.db", "private.db"} {
		b, err := os.ReadFile(filepath.Join(h.dir, name))
		h.must(err)
		h.must(os.WriteFile(filepath.Join(dir, name), b, 0o600))
	}
	h.shut()
	h.dir = dir
	h.open()
}

func (h *hall) must(err error) {
	h.t.Helper()
	if err != nil {
		h.t.Fatal(err)
	}
}

func (h *hall) wait(d time.Duration) { h.clock.Add(d.Milliseconds()) }

// settle lets the time pass in which a decision can be taken back.
func (h *hall) settle() {
	h.t.Helper()
	h.wait(didban.UndoMillis * time.Millisecond)
	h.must(dialogue.CarryOut(h.Backend))
}

// citizen is the service of somebody at a screen.
func (h *hall) citizen() *dialogue.Dialogue {
	return service[dialogue.Dialogue](h.For("").As(didban.Actor{}))
}

// queue is that of a member of the crew.
func (h *hall) queue(who string) *dialogue.Queue {
	return service[dialogue.Queue](h.For("").As(h.users[who]))
}

func service[T any](c *gate.Caller) *T {
	for _, s := range dialogue.Services(c) {
		if s, ok := s.(*T); ok {
			return s
		}
	}
	panic("no such service")
}

// request is a comment on the project by somebody who stands there for the first time.
func (h *hall) request(text string) dialogue.SendRequest {
	h.sent++
	return dialogue.SendRequest{
		Once: fmt.Sprintf("sending-of-a-test-%d", h.sent), Visit: fmt.Sprint("visit", h.sent), Kind: "comment",
		On: string(didban.KindProject), ID: string(project), Text: text, Took: 30_000,
	}
}

// says sends a comment, and gives its code and id.
func (h *hall) says(text string) (code, id string) {
	h.t.Helper()
	return h.sends(h.request(text))
}

func (h *hall) sends(r dialogue.SendRequest) (code, id string) {
	h.t.Helper()
	receipt, err := h.citizen().Send(r)
	h.must(err)
	return receipt.Code, h.newest()
}

// newest is the submission that came last.
func (h *hall) newest() (id string) {
	h.t.Helper()
	h.must(h.Private.View(func(tx *private.Tx) error {
		return tx.Submissions(func(s *didban.Submission) bool {
			id = string(s.ID)
			return true
		})
	}))
	return id
}

// decides judges one submission and lets the time pass.
func (h *hall) decides(who, id string, r dialogue.DecideRequest) {
	h.t.Helper()
	r.IDs = []string{id}
	_, err := h.queue(who).Decide(r)
	h.must(err)
	h.settle()
}

// publishes approves one as it is written.
func (h *hall) publishes(id string) {
	h.t.Helper()
	h.decides("vahid", id, dialogue.DecideRequest{Action: "published"})
}

func (h *hall) thread() dialogue.ThreadView {
	h.t.Helper()
	view, err := h.citizen().Thread(dialogue.ThreadRequest{Kind: string(didban.KindProject), ID: string(project)})
	h.must(err)
	return view
}

func (h *hall) follow(code string) dialogue.FollowView {
	h.t.Helper()
	h.sent++
	view, err := h.citizen().Follow(dialogue.FollowRequest{Code: code, Visit: fmt.Sprint("visit", h.sent)})
	h.must(err)
	return view
}

// refused wants an error of a key.
func (h *hall) refused(err error, key string) {
	h.t.Helper()
	var all didban.Errors
	var fault *didban.Error
	switch {
	case errors.As(err, &all) && len(all) > 0:
		fault = all[0]
	case !errors.As(err, &fault):
		h.t.Fatalf("got %v, want %s", err, key)
	}
	if fault.Key != key {
		h.t.Fatalf("got %s, want %s", fault.Key, key)
	}
}

func asJSON(t testing.TB, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestComment_FromKioskToPage(t *testing.T) {
	h := newHall(t)
	code, id := h.says("چراغ این کوچه شب‌ها خاموش است")
	if view := h.thread(); view.Total != 0 {
		t.Fatalf("what nobody has judged stands on the page: %s", asJSON(t, view))
	}
	if got := h.follow(code); got.State != "waiting" || got.Due != "2026-11-24" || got.Text == "" || !got.Back {
		t.Errorf("got %s", asJSON(t, got))
	}
	open, err := h.queue("vahid").Open(dialogue.QueueRequest{})
	h.must(err)
	if open.Total != 1 || open.Items[0].ID != id || open.Items[0].Unit != "معاونت راه‌ها" {
		t.Errorf("got %s", asJSON(t, open))
	}
	h.publishes(id)
	view := h.thread()
	if view.Total != 1 || view.Items[0].Text != "چراغ این کوچه شب‌ها خاموش است" || view.Items[0].Day != "2026-11-22" {
		t.Fatalf("got %s", asJSON(t, view))
	}
	if got := h.follow(code); got.State != "published" || got.Noun != view.Items[0].ID || got.Ruling == nil || got.Appeal {
		t.Errorf("got %s", asJSON(t, got))
	}
	log, err := h.citizen().Rulings(dialogue.RulingsRequest{})
	h.must(err)
	if log.Total != 1 || log.Items[0].Digest != didban.DigestOf(h.follow(code).Salt, h.follow(code).Text) || log.Months[0].Published != 1 {
		t.Errorf("got %s", asJSON(t, log))
	}
	if strings.Contains(asJSON(t, log), "چراغ") {
		t.Error("the log holds words of a citizen")
	}
}

func TestSeed(t *testing.T) {
	h := newHall(t)
	h.must(dialogue.Seed(h.Backend, []byte(`{"said":[
		{"on":"city","day":"2026-11-01","text":"شهر ما تمیزتر شده است","supports":3,
		 "answer":{"day":"2026-11-03","text":"سپاس از شما","outcome":"explained"},"replies":[{"day":"2026-11-02","text":"کوچهٔ ما نه"}]},
		{"on":"city","day":"2026-11-02","text":"با ۰۹۱۳۱۲۳۴۵۶۷ تماس بگیرید","action":"redacted","rule":"personal","cut":[["۰۹۱۳۱۲۳۴۵۶۷","mobile"]]},
		{"on":"city","day":"2026-11-03","text":"این نوشته برداشته شد","action":"hidden","rule":"insult"},
		{"on":"city","day":"2026-11-04","text":"آگهی فروش","action":"rejected","rule":"advert"}],
		"waiting":[{"on":"city","text":"هنوز کسی نخوانده است","ago":1}]}`)))
	var city didban.ID
	h.must(h.Store.View(func(tx *store.Tx) error {
		for c, err := range store.All[didban.City](tx) {
			h.must(err)
			city = c.ID
		}
		return nil
	}))
	view, err := h.citizen().Thread(dialogue.ThreadRequest{Kind: "city", ID: string(city), Order: "newest"})
	h.must(err)
	got := asJSON(t, view)
	for _, want := range []string{`"total":3`, `"supports":3`, "سپاس از شما", "کوچهٔ ما نه", "[شمارهٔ تماس برداشته شد]", `"state":"hidden"`, `"day":"2026-11-03"`} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in %s", want, got)
		}
	}
	for _, never := range []string{"۰۹۱۳", "این نوشته برداشته", "آگهی", "هنوز کسی"} {
		if strings.Contains(got, never) {
			t.Errorf("%s in %s", never, got)
		}
	}
	log, err := h.citizen().Rulings(dialogue.RulingsRequest{})
	h.must(err)
	if log.Total != 6 {
		t.Errorf("got %s", asJSON(t, log))
	}
	open, err := h.queue("vahid").Open(dialogue.QueueRequest{})
	h.must(err)
	if open.Total != 1 || open.Items[0].Left != 1 {
		t.Errorf("got %s", asJSON(t, open))
	}
}

// TestQueue_Leave: what somebody has before them is locked for others until they leave it.
func TestQueue_Leave(t *testing.T) {
	h := newHall(t)
	_, id := h.says("چراغ این کوچه شب‌ها خاموش است")
	_, err := h.queue("vahid").Item(dialogue.ItemRequest{ID: id})
	h.must(err)
	refusal := func() string {
		view, err := h.queue("mina").Item(dialogue.ItemRequest{ID: id})
		h.must(err)
		return view.Refusal
	}
	if got := refusal(); got != "queue.locked" {
		t.Errorf("got %q", got)
	}
	_, err = h.queue("vahid").Leave()
	h.must(err)
	if got := refusal(); got != "" {
		t.Errorf("got %q", got)
	}
}
