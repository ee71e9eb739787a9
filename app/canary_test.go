package main

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"image"
	"image/png"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
	"didban.app/backend/jalali"
	"didban.app/backend/persian"
	"didban.app/backend/private"
	"didban.app/backend/signin"
	"didban.app/backend/staff"
	"didban.app/backend/store"
)

// marks are texts that nobody else writes, each of them once, with where each stands.
type marks struct {
	core  string
	forms [][]byte // of the core, in every spelling and encoding
	where map[string]string
}

func newMarks(core string) *marks {
	m := &marks{core: core, where: map[string]string{}}
	bare := strings.ReplaceAll(core, "\u200c", "")
	for _, text := range []string{core, bare, persian.Fold(core), persian.Latin(core), persian.Latin(bare)} {
		wide := utf16.Encode([]rune(text))
		m.forms = append(m.forms, []byte(text))
		for _, order := range []binary.AppendByteOrder{binary.LittleEndian, binary.BigEndian} {
			var b []byte
			for _, unit := range wide {
				b = order.AppendUint16(b, unit)
			}
			m.forms = append(m.forms, b)
		}
	}
	return m
}

// at makes the mark of a place.
func (m *marks) at(where string, args ...any) string {
	mark := m.core + "‌" + jalali.Digits(fmt.Sprint(len(m.where)+1)) + "پ"
	m.where[mark] = fmt.Sprintf(where, args...)
	return mark
}

// in tells whether any mark is in the bytes, in whichever form, and which, as far as
// they can be read.
func (m *marks) in(b []byte) (found bool, which []string) {
	for _, form := range m.forms {
		found = found || bytes.Contains(b, form)
	}
	if found {
		for mark, where := range m.where {
			if bytes.Contains(b, []byte(mark)) {
				which = append(which, where)
			}
		}
	}
	slices.Sort(which)
	return found, which
}

// edits plants a mark in every field of a sheet, in one row of each list.
func (m *marks) edits(sheet string, kind didban.Kind) (out []staff.EditView) {
	var plant func(path string, fields []didban.Field)
	add := func(e staff.EditView) {
		e.N, e.Sheet = len(out)+1, sheet
		out = append(out, e)
	}
	plant = func(path string, fields []didban.Field) {
		for _, f := range fields {
			at := path + f.Name
			switch {
			case f.IsGroup():
				plant(at+".", f.Fields)
			case f.IsRows():
				add(staff.EditView{Op: didban.EditAdd, Path: at, Row: "r1"})
				plant(at+".r1.", f.Fields)
			default:
				add(staff.EditView{Op: didban.EditSet, Path: at, Text: m.at("%s of a drafted %s", at, kind)})
			}
		}
	}
	plant("", didban.Fields(kind))
	return out
}

// canary is a city with marks in all that nobody may see, and others in what all may.
type canary struct {
	t              *testing.T
	p              *Program
	secret, public *marks
	administrator  didban.Actor
	clerk          didban.Actor // whose name is marked
	ids            []string // of nouns, drafts and people, which a visitor may try
	seen           map[string]bool
}

// No mark of what is not public leaves the private file: not into any other file of the
// folder, nor by any way that the public has.
func TestCanary(t *testing.T) {
	dir := t.TempDir()
	c := &canary{t: t, p: reopened(t, dir), secret: newMarks("قناری‌۷۳۱"), public: newMarks("پرستو‌۸۴۲"), seen: map[string]bool{}}
	c.plantPublic()
	c.plantPeople()
	c.plantDrafts()
	c.plantTalk()
	c.plantHeld()
	c.publishOne()
	caughtUp(t, c.p)
	c.askEverything()
	c.takeFiles()
	closed(t, c.p)
	c.lookAtFolder(dir)
	c.runVerbs(dir)
	for _, way := range []string{
		storeFile, "backup --public", "feeds", "file projects.csv", "file projects.geojson", "Search.Find", "Search.Suggest",
		"News.Open", "Projects.Open", "Trustees.Open",
	} {
		if !c.seen[way] {
			t.Errorf("%s shows none of what is public: it would show no leak either", way)
		}
	}
	t.Logf("%d marks planted, %d ways looked at", len(c.secret.where), len(c.seen))
}

// look searches what somebody may see, by a name that tells the way.
func (c *canary) look(way string, content []byte) {
	c.t.Helper()
	if found, which := c.secret.in(content); found {
		c.t.Errorf("%s shows %q", way, which)
	}
	public, _ := c.public.in(content)
	c.seen[way] = c.seen[way] || public
}

func (c *canary) must(err error) {
	c.t.Helper()
	if err != nil {
		c.t.Fatal(err)
	}
}

// plantPublic fills the city, with marks in what all may see.
func (c *canary) plantPublic() {
	nouns := didbantest.City(12, 6)
	person := &didban.Person{Meta: didban.Meta{ID: didbantest.ID(didban.KindPerson, 1), Code: "S-1"}, Name: c.public.at("a person")}
	post := &didban.Post{Meta: didban.Meta{ID: didbantest.ID(didban.KindPost, 1), Code: "T-1"}, Title: c.public.at("a post")}
	nouns = append(nouns, person, post, &didban.Trustee{
		Meta: didban.Meta{ID: didbantest.ID(didban.KindTrustee, 1), Code: "U-1"}, Person: person.ID, Post: post.ID,
	})
	c.must(c.p.Store.Update(didban.System("test"), func(tx *store.Tx) error {
		for _, n := range nouns {
			n.Head().Version = 0
			switch n := n.(type) {
			case *didban.Project:
				n.Title = c.public.at("a project")
			case *didban.Article:
				n.Title, n.Body = c.public.at("an article's title"), c.public.at("an article's body")
			}
			if err := tx.Put(n); err != nil {
				return err
			}
			c.ids = append(c.ids, string(n.Head().ID), n.Head().Code)
		}
		return nil
	}))
}

func (c *canary) plantPeople() {
	c.administrator = employ(c.t, c.p.Private, "ali", "علی کاشانی", didban.RoleAdministrator)
	u := &didban.User{
		Code: c.secret.at("a sign-in name"), Name: c.secret.at("a user's name"),
		Units: []string{c.secret.at("a user's unit")}, Roles: []didban.Role{didban.RoleEntry},
	}
	c.must(c.p.Private.Update(func(tx *private.Tx) error {
		u.PasswordSet = tx.Now()
		if err := tx.PutUser(u); err != nil {
			return err
		}
		return tx.SetSecret(u.ID, signin.NewHasher(lightCost).Hash(password))
	}))
	c.ids, c.clerk = append(c.ids, string(u.ID)), u.Actor()
}

// plantDrafts makes a draft of a new noun of every kind, with a mark in every field, and
// one of a noun that is public.
func (c *canary) plantDrafts() {
	drafts := serviceOf[*staff.Drafts](c.t, c.p, c.administrator)
	requests := []staff.DraftOpenRequest{}
	for _, kind := range didban.Kinds {
		requests = append(requests, staff.DraftOpenRequest{Kind: string(kind)})
	}
	for _, kind := range []didban.Kind{didban.KindProject, didban.KindArticle, didban.KindPerson, didban.KindTrustee} {
		requests = append(requests, staff.DraftOpenRequest{Kind: string(kind), ID: string(didbantest.ID(kind, 1))})
	}
	for _, r := range requests {
		view, err := drafts.Open(r)
		c.must(err)
		edits := c.secret.edits(view.Sheets[0].Sheet, didban.Kind(r.Kind))
		kept, err := drafts.Edits(staff.EditsRequest{Draft: view.ID, Page: "p", Edits: edits})
		c.must(err)
		if i := slices.IndexFunc(kept.Faults, func(f staff.FaultView) bool { return f.Key == "edit.path" }); i >= 0 && r.ID == "" {
			c.t.Errorf("%s: nothing planted at %s", r.Kind, kept.Faults[i].Path)
		}
		c.ids = append(c.ids, view.ID, view.Sheets[0].ID)
	}
}

// plantTalk makes what colleagues tell each other: notes, words, reasons, a picture.
func (c *canary) plantTalk() {
	drafts := serviceOf[*staff.Drafts](c.t, c.p, c.administrator)
	for n := range 2 {
		view, err := drafts.Open(staff.DraftOpenRequest{Kind: string(didban.KindPerson)})
		c.must(err)
		_, err = drafts.Edits(staff.EditsRequest{Draft: view.ID, Page: "p", Edits: []staff.EditView{
			{N: 1, Sheet: view.Sheets[0].Sheet, Op: didban.EditSet, Path: "name", Text: c.secret.at("a name that was typed over")},
			{N: 2, Sheet: view.Sheets[0].Sheet, Op: didban.EditSet, Path: "name", Text: c.secret.at("the name of a sent draft")},
		}})
		c.must(err)
		_, err = serviceOf[*staff.Bench](c.t, c.p, c.administrator).Note(staff.NoteRequest{Draft: view.ID, Text: c.secret.at("a note")})
		c.must(err)
		_, err = staff.Upload(c.p.For("").As(c.administrator), view.ID, c.secret.at("the name of a file")+".png", c.picture())
		c.must(err)
		c.must(c.describe(drafts, view.ID))
		word := ""
		if n == 0 { // a word gives way to the next
			word = c.secret.at("the word of who sent")
		}
		_, err = drafts.Send(staff.SendRequest{Draft: view.ID, Word: word})
		c.must(err)
		if n == 1 {
			_, err = serviceOf[*staff.Review](c.t, c.p, c.administrator).Return(staff.ReturnRequest{Draft: view.ID, Word: c.secret.at("the word of who returned")})
			c.must(err)
		}
	}
}

// describe gives the uploaded picture of a draft its words.
func (c *canary) describe(drafts *staff.Drafts, draft string) error {
	view, err := drafts.Open(staff.DraftOpenRequest{Draft: draft})
	if err != nil || len(view.Sheets) < 2 {
		return err
	}
	_, err = drafts.Edits(staff.EditsRequest{Draft: draft, Page: "q", Edits: []staff.EditView{
		{N: 1, Sheet: view.Sheets[1].Sheet, Op: didban.EditSet, Path: "alt", Text: c.secret.at("what a picture shows")},
	}})
	c.ids = append(c.ids, view.Sheets[1].ID)
	return err
}

func (c *canary) picture() []byte {
	var content bytes.Buffer
	c.must(png.Encode(&content, image.NewGray(image.Rect(0, 0, 9, 9))))
	return content.Bytes()
}

// plantHeld keeps what an import brought before its time.
func (c *canary) plantHeld() {
	later := c.p.Millis() + 24*60*60*1000
	article := &didban.Article{
		Meta: didban.Meta{ID: didbantest.ID(didban.KindArticle, 900), Code: c.secret.at("a scheduled article's code")}, Published: later,
		Title: c.secret.at("a scheduled article's title"), Lead: c.secret.at("its lead"), Body: c.secret.at("its body"),
		Section: didban.Sections[0].Code, Form: didban.ArticleKinds[0].Code, Tags: []string{c.secret.at("its tag")}, Author: c.secret.at("its author"),
	}
	comment := &didban.Comment{
		Meta:    didban.Meta{ID: didbantest.ID(didban.KindComment, 900), Code: c.secret.at("a pending comment's code")},
		Subject: didban.Ref{Kind: didban.KindProject, ID: didbantest.ID(didban.KindProject, 1)}, State: didban.CommentPending,
		Author: c.secret.at("a pending comment's author"), Text: c.secret.at("a pending comment"),
	}
	c.must(staff.Hold(c.p.Backend, []didban.Noun{article, comment}))
	c.ids = append(c.ids, string(article.ID), article.Code, string(comment.ID))
}

// publishOne publishes what the clerk wrote: who it was, what was typed over and what was
// noted beside it stay within the house.
func (c *canary) publishOne() {
	drafts := serviceOf[*staff.Drafts](c.t, c.p, c.clerk)
	view, err := drafts.Open(staff.DraftOpenRequest{Kind: string(didban.KindProject), ID: string(didbantest.ID(didban.KindProject, 2))})
	c.must(err)
	sheet := view.Sheets[0].Sheet
	_, err = drafts.Edits(staff.EditsRequest{Draft: view.ID, Page: "p", Edits: []staff.EditView{
		{N: 1, Sheet: sheet, Op: didban.EditSet, Path: "purpose", Text: c.secret.at("a purpose that was typed over")},
		{N: 2, Sheet: sheet, Op: didban.EditSet, Path: "purpose", Text: c.public.at("a purpose")},
		{N: 3, Sheet: sheet, Op: didban.EditSet, Path: "end", Text: c.secret.at("what is no day")},
		{N: 4, Sheet: sheet, Op: didban.EditSet, Path: "end", Text: "۱۴۱۵/۰۱/۰۱"},
	}})
	c.must(err)
	_, err = serviceOf[*staff.Bench](c.t, c.p, c.clerk).Note(staff.NoteRequest{Draft: view.ID, Path: "purpose", Text: c.secret.at("a note on what is published")})
	c.must(err)
	diff, err := drafts.Difference(staff.DraftRequest{Draft: view.ID})
	c.must(err)
	reasons := []staff.ReasonView{}
	for _, due := range diff.Due {
		reasons = append(reasons, staff.ReasonView{Field: due.Field, Text: "زمستان سخت بود و " + c.public.at("a reason")})
	}
	if len(reasons) == 0 {
		c.t.Error("no reason was due")
	}
	_, err = drafts.Send(staff.SendRequest{Draft: view.ID, Word: c.public.at("the word of a published draft"), Reasons: reasons})
	c.must(err)
	_, err = serviceOf[*staff.Review](c.t, c.p, c.administrator).Publish(staff.PublishRequest{Draft: view.ID})
	c.must(err)
}

// askEverything makes every bound call as a visitor: with nothing, with what begins as a
// mark does, with one mistyped, with marks, and with the names of all that there is.
func (c *canary) askEverything() {
	begin, _ := strings.CutSuffix(c.secret.core, "۱")
	asked := append([]string{
		"", begin, begin + "۲", strings.ReplaceAll(begin, "ق", "غ"), "پرستو", c.public.core, "پرستو‌۸۴",
	}, c.ids...)
	for mark := range c.secret.where {
		if asked = append(asked, mark); len(asked) > 150 {
			break
		}
	}
	for _, service := range bound(c.p.For("")) {
		v := reflect.ValueOf(service)
		for i := range v.NumMethod() {
			call := v.Elem().Type().Name() + "." + v.Type().Method(i).Name
			if call == "Session.SignIn" || call == "Session.Begin" {
				continue // a hash for each would take minutes
			}
			for _, text := range asked {
				c.ask(call, v.Method(i), text)
			}
		}
	}
}

// ask makes a call with the text in all that it is asked by, then in one field after
// another, since a code that is none refuses the whole.
func (c *canary) ask(call string, method reflect.Value, text string) {
	for field := -1; ; field++ {
		fields := 0
		args := make([]reflect.Value, method.Type().NumIn())
		for i := range args {
			arg := reflect.New(method.Type().In(i)).Elem()
			fill(arg, text, field, &fields)
			args[i] = arg
		}
		if field >= fields {
			return
		}
		c.look(call, c.answer(method.Call(args), text))
	}
}

// answer is what a call gives, without the very text that was asked.
func (c *canary) answer(out []reflect.Value, text string) []byte {
	b, err := json.Marshal(result(out))
	c.must(err)
	if strings.HasPrefix(text, c.secret.core) {
		b = bytes.ReplaceAll(b, []byte(text), nil)
		b = bytes.ReplaceAll(b, []byte(persian.Fold(text)), nil)
	}
	return b
}

// fill puts the text into one of the texts of a request, counted from 0; -1 is all.
func fill(v reflect.Value, text string, field int, n *int) {
	switch v.Kind() {
	case reflect.String:
		if field < 0 || field == *n {
			v.SetString(text)
		}
		*n++
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).Name == "Limit" {
				v.Field(i).SetInt(5)
				continue
			}
			fill(v.Field(i), text, field, n)
		}
	case reflect.Slice:
		one, before := reflect.MakeSlice(v.Type(), 1, 1), *n
		fill(one.Index(0), text, field, n)
		if text != "" && (field < 0 || before <= field && field < *n) {
			v.Set(one)
		}
	default: // numbers and flags stay zero
	}
}

// takeFiles takes every raw path that a visitor may.
func (c *canary) takeFiles() {
	paths := []string{"/base/1.geojson", "/files/projects.csv", "/files/projects.geojson", "/files/projects.xlsx"}
	for _, form := range []string{"rss", "atom", "json"} {
		paths = append(paths, "/files/feed/all."+form)
	}
	for _, id := range c.ids {
		for _, form := range []string{"project/%s.json", "project/%s.zip", "event/%s.ics", "trustee/%s.vcf", "article/%s.html", "media/%s"} {
			paths = append(paths, "/files/"+fmt.Sprintf(form, id))
		}
	}
	for z, x, y := 14, 10528, 6530; z >= 0; z, x, y = z-1, x/2, y/2 {
		paths = append(paths, fmt.Sprintf("/tiles/1/%d/%d/%d.mvt", z, x, y))
	}
	hashes, err := filepath.Glob(filepath.Join(c.p.dir, mediaFolder, "*", "*"))
	c.must(err)
	if len(hashes) == 0 {
		c.t.Error("no picture was taken in")
	}
	for _, path := range hashes {
		paths = append(paths, "/media/"+filepath.Base(path))
	}
	for _, path := range paths {
		w := httptest.NewRecorder()
		visitor := c.p.assets(testServer(c.p).caller)
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.URL.Path = path
		visitor.ServeHTTP(w, r)
		if strings.HasPrefix(path, "/media/") && w.Code != http.StatusNotFound {
			c.t.Errorf("%s, which is in a draft alone: %d", path, w.Code)
		}
		c.look("file "+strings.TrimPrefix(path, "/files/"), unpacked(c.t, w.Body.Bytes()))
		c.look("headers", fmt.Append(nil, w.Header()))
	}
}

// lookAtFolder looks at every file of the data folder but the private one, and at the
// names of all.
func (c *canary) lookAtFolder(dir string) {
	c.must(filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := os.ReadFile(path)
		c.look("names", []byte(path))
		if entry.Name() != privateFile {
			c.look(filepath.ToSlash(strings.TrimPrefix(path, dir+string(filepath.Separator))), content)
			return err
		}
		c.wantAll(path, content)
		return err
	}))
}

// wantAll wants every mark in a copy of the private file: else none could leak.
func (c *canary) wantAll(path string, content []byte) {
	for mark, where := range c.secret.where {
		if !bytes.Contains(content, []byte(mark)) && where != "the name of a file" {
			c.t.Errorf("%s lacks %s", path, where)
		}
	}
}

// runVerbs makes what the command line gives away.
func (c *canary) runVerbs(dir string) {
	out := c.t.TempDir()
	for _, args := range [][]string{
		{"backup", "--public", filepath.Join(out, "public.db")}, {"backup", filepath.Join(out, "all.db")}, {"feeds", filepath.Join(out, "site")},
		{"check"}, {"search", c.secret.core}, {"search", "پرستو"}, {"version"},
	} {
		code, said := ran(c.t, append([]string{"--data", dir, "--lang", "fa"}, args...)...)
		if code != 0 {
			c.t.Errorf("%q: %d %s", args, code, said)
		}
		if args[0] != "search" || args[1] != c.secret.core { // it repeats what was asked
			c.look("said by "+args[0], []byte(said))
		}
	}
	c.must(filepath.WalkDir(out, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := os.ReadFile(path)
		switch name := entry.Name(); {
		case strings.HasSuffix(name, privateEnding):
			c.wantAll(path, content)
		case strings.HasSuffix(name, ".db"):
			c.look(map[string]string{"public.db": "backup --public", "all.db": "backup"}[name], content)
		default:
			c.look("feeds", content)
		}
		return err
	}))
}

// unpacked is a body with what is packed in it, where it is a zip.
func unpacked(t *testing.T, body []byte) []byte {
	t.Helper()
	in, err := zip.NewReader(bytes.NewReader(body), int64(len(body)))
	if err != nil {
		return body
	}
	out := bytes.Clone(body)
	for _, f := range in.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		out = append(append(out, f.Name...), content...)
	}
	return out
}
