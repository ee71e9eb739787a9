package main

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	didban "didban.app/backend"
	"didban.app/backend/persian"
)

// canary is a city with marks in all that nobody may see, and others in what all may.
type canary struct {
	t              *testing.T
	p              *Program
	secret, public *marks
	administrator  didban.Actor
	clerk          didban.Actor // whose name is marked
	ids            []string     // of nouns, drafts and people, which a visitor may try
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
	c.plantSent()
	c.plantLetters()
	caughtUp(t, c.p)
	c.askEverything()
	c.askDialogue()
	c.askLetters()
	c.takeFiles()
	closed(t, c.p)
	c.lookAtFolder(dir)
	c.runVerbs(dir)
	for _, way := range []string{
		storeFile, "backup --public", "feeds", "file projects.csv", "file projects.geojson", "Search.Find", "Search.Suggest",
		"News.Open", "Projects.Open", "Trustees.Open", "Dialogue.Thread", "Dialogue.Letters",
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
		{"backup", "--public", filepath.Join(out, "public.zip")},
		{"backup", filepath.Join(out, "all.zip")},
		{"feeds", filepath.Join(out, "site")},
		{"check"},
		{"search", c.secret.core},
		{"search", "پرستو"},
		{"version"},
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
		case strings.HasSuffix(name, ".zip"):
			c.lookInto(map[string]string{"public.zip": "backup --public", "all.zip": "backup"}[name], content)
		default:
			c.look("feeds", content)
		}
		return err
	}))
}

// lookInto looks into the parts of a backup: all marks are in its private part, if it has one,
// and none is anywhere else.
func (c *canary) lookInto(way string, content []byte) {
	in, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	c.must(err)
	for _, file := range in.File {
		part, err := fs.ReadFile(in, file.Name)
		c.must(err)
		if file.Name == privateFile && way == "backup" {
			c.wantAll(file.Name, part)
		} else {
			c.look(way, part)
		}
	}
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
