package staff_test

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/api"
	"didban.app/backend/didbantest"
	"didban.app/backend/exchange"
	"didban.app/backend/staff"
	"didban.app/backend/store"
)

// lists opens the list of a vocabulary for writing, and remembers draft and sheet.
func lists(vocabulary string) func(*desk) (any, error) {
	return func(d *desk) (any, error) {
		view, err := d.drafts.Open(staff.DraftOpenRequest{Kind: "terms", Copy: vocabulary})
		if err == nil {
			d.marks["draft"], d.marks["list"], d.marks["list.id"] = view.ID, view.Sheets[0].Sheet, view.Sheets[0].ID
		}
		return view, err
	}
}

// adding sends a new row of the list, with pairs of column and text.
func adding(key string, pairs ...string) func(*desk) (any, error) {
	return func(d *desk) (any, error) {
		list := []staff.EditView{{N: 1, Sheet: d.marks["list"], Op: didban.EditAdd, Path: "terms", Row: key}}
		for i := 0; i+1 < len(pairs); i += 2 {
			list = append(list, staff.EditView{
				N: len(list) + 1, Sheet: d.marks["list"], Op: didban.EditSet, Path: "terms." + key + "." + pairs[i], Text: pairs[i+1],
			})
		}
		return call(d.drafts.Edits(staff.EditsRequest{Draft: d.marks["draft"], Page: key, Edits: list}))
	}
}

func vocabularies(d *desk) (any, error) { return call(service[staff.Terms](d.caller).Open()) }

var (
	boots    = publicly((*api.City).Boot)
	onMap    = publicly(func(s *api.Map) (api.MapView, error) { return s.Open(api.FilterRequest{}) })
	newsroom = publicly((*api.News).Front)
)

// imports takes a table of projects in, as the command line does.
func imports(table string) func(*desk) (any, error) {
	return func(d *desk) (any, error) {
		dir := d.t.TempDir()
		d.must(os.WriteFile(filepath.Join(dir, "projects.csv"), []byte(table), 0o600))
		files, err := exchange.Paths(dir)
		d.must(err)
		return call(api.Import(d.caller.As(didban.System("import")), files, false))
	}
}

// file is a file that the page hands out.
func file(path string) func(*desk) (any, error) {
	return func(d *desk) (any, error) {
		f, err := api.TakeFile(d.caller, d.filled(path), nil)
		if err != nil {
			return nil, err
		}
		var out bytes.Buffer
		d.must(f.Write(&out))
		if !strings.HasSuffix(path, ".zip") {
			return out.String(), nil
		}
		z, err := zip.NewReader(bytes.NewReader(out.Bytes()), int64(out.Len()))
		d.must(err)
		var text strings.Builder
		for _, part := range z.File {
			in, err := part.Open()
			d.must(err)
			content, err := io.ReadAll(in)
			d.must(err)
			text.Write(content)
		}
		return text.String(), nil
	}
}

// A new domain is made by the administrator, goes the way of all drafts, and is then
// everywhere: on the page, in a clerk's sheet, in search, facets, copies and imports.
func TestTerms_ANewDomainIsFeltEverywhere(t *testing.T) {
	o := newOffice(t)
	table := "کد,عنوان,حوزه,نوع,وضعیت,محل\nK-1,چراغ هوشمند,شهر هوشمند,احداث,در حال اجرا,\n"
	o.run(
		row{with: vocabularies, says: "session.signedOut"},
		row{who: "sara", with: vocabularies, says: "actor.forbidden"},
		row{who: "zahra", with: vocabularies, comes: []string{`"name":"domains","fa":"حوزه‌ها"`, `"own":false`, `"code":"civil"`, `"uses":-1`}},
		row{who: "maryam", with: lists("domains"), says: "actor.forbidden"},
		row{who: "zahra", with: lists("domains"), says: "actor.forbidden"},
		row{who: "ali", with: lists("rumours"), says: "term.vocabulary"},
		row{who: "ali", with: lists("domains"), comes: []string{`"new":true`, "عمرانی", "#b3541e", `"faults":[]`}},
		row{who: "ali", with: vocabularies, comes: []string{`"draft":"‹draft›"`}},
		row{who: "ali", with: adding("a", "fa", "شهر هوشمند", "en", "Smart city", "code", "Smart City", "colour", "FFEE00", "icon", "lightbulb"), comes: []string{
			`"key":"term.code"`, `"key":"term.contrast"`, `"offer"`, `"value":"#ffee00"`,
		}},
		row{who: "ali", with: publishes, says: "term.code"},
		row{who: "ali", with: typing("draft", "list", "terms.a.code", "smart", "terms.a.colour", "#0B7A75"), comes: []string{`"value":"#0b7a75"`, `"faults":[]`}},
		// the reviewer reads what differs from what is shipped, and no more
		row{who: "ali", with: differences, comes: []string{"شهر هوشمند", "#0b7a75"}, not: []string{"عمرانی", "civil"}},
		// nothing of it is public yet
		row{with: boots, not: []string{"شهر هوشمند"}},
		row{who: "sara", with: imports(table), comes: []string{"field.unknownCode", "شهر هوشمند"}},
		row{who: "ali", with: publishes},
		row{with: boots, comes: []string{`"code":"smart","fa":"شهر هوشمند","en":"Smart city","colour":"#0b7a75","icon":"lightbulb"`}},
		row{who: "sara", with: func(d *desk) (any, error) { return call(d.bench.Fields("project")) }, comes: []string{`"code":"smart"`}},
		row{who: "sara", with: imports(table), comes: []string{`"Written":true`}},
		row{with: onMap, comes: []string{`"code":"smart","count":1`}},
		row{with: finds("حوزه:شهر‌هوشمند"), comes: []string{`"total":1`}},
		row{with: file("project/K-1.zip"), comes: []string{"شهر هوشمند"}},
		row{who: "zahra", with: vocabularies, comes: []string{`"own":true,"id":"‹list.id›","draft":""`, `"code":"smart","fa":"شهر هوشمند","en":"Smart city","colour":"#0b7a75","icon":"lightbulb","retired":false,"uses":1`}},
		// a project in a sheet takes it by its title
		row{after: func(o *office) { o.marks["draft"] = "" }},
		row{who: "sara", with: begin("draft", "project")},
		row{who: "sara", with: typing("draft", "project", "domain", "smart city"), comes: []string{`"value":"smart"`}, not: []string{"unknownCode"}},
	)
}

// What is retired stays where it is and is a fault where it is chosen anew; what is in use
// can't be taken out, and the draft says so where it is published.
func TestTerms_RetiredIsNotChosenAnew(t *testing.T) {
	o := newOffice(t)
	smart := didban.Term{Code: "smart", Fa: "شهر هوشمند", En: "Smart city"}
	list := didban.ShippedList("domains")
	list.Terms = append(list.Terms, smart)
	p := sample()
	p.Domain = "smart"
	o.put(list, p)
	last := "terms.r9"
	o.run(
		row{who: "ali", with: lists("domains"), comes: []string{`"base":1`, last}},
		row{who: "ali", with: typing("draft", "list", last+".retired", "بله"), comes: []string{`"value":"true"`}},
		row{who: "ali", with: publishes},
		row{with: boots, comes: []string{`"code":"smart","fa":"شهر هوشمند","en":"Smart city","retired":true`}},
		row{after: func(o *office) { o.marks["draft"] = "" }},
		// a new project may not have it
		row{who: "sara", with: begin("draft", "project")},
		row{who: "sara", with: typing("draft", "project", "domain", "شهر هوشمند"), comes: []string{"term.retired", "شهر هوشمند"}},
		// the one that has it may be written on, and have it back
		row{who: "reza", with: func(d *desk) (any, error) {
			view, err := d.drafts.Open(staff.DraftOpenRequest{Kind: "project", ID: string(p.ID)})
			d.marks["old"], d.marks["old.sheet"] = view.ID, view.Sheets[0].Sheet
			return view, err
		}, not: []string{"term.retired"}},
		row{who: "reza", with: typing("old", "old.sheet", "domain", "عمرانی"), not: []string{"term."}},
		row{who: "reza", with: typing("old", "old.sheet", "domain", "smart"), comes: []string{`"value":"smart"`}, not: []string{"term."}},
		// it can't be taken out
		row{who: "ali", with: lists("domains")},
		row{who: "ali", with: func(d *desk) (any, error) {
			return call(d.drafts.Edits(staff.EditsRequest{Draft: d.marks["draft"], Page: "drop", Edits: []staff.EditView{
				{N: 1, Sheet: d.marks["list"], Op: didban.EditDrop, Path: "terms", Row: "r9"},
			}}))
		}, comes: []string{`"path":"terms","key":"term.inUse"`}},
		row{who: "ali", with: publishes, says: "#terms map[count:1 value:smart]"},
		row{who: "ali", with: opens, comes: []string{`"state":"open"`}},
	)
}

// A list that is only put in another order is a change too.
func TestTerms_OrderAlone(t *testing.T) {
	o := newOffice(t)
	o.run(
		row{who: "ali", with: lists("sections")},
		row{who: "ali", with: func(d *desk) (any, error) {
			return call(d.drafts.Edits(staff.EditsRequest{Draft: d.marks["draft"], Page: "order", Edits: []staff.EditView{
				{N: 1, Sheet: d.marks["list"], Op: didban.EditMove, Path: "terms", Row: "r2"},
			}}))
		}},
		row{who: "ali", with: differences, comes: []string{"خدماتی، عمرانی، آموزشی"}},
		row{who: "ali", with: publishes},
		row{with: boots, comes: []string{`"sections":[{"code":"services"`}},
	)
}

// A section of the city's own stands on the front page of the news.
func TestTerms_SectionOfTheFrontPage(t *testing.T) {
	o := newOffice(t)
	list := didban.ShippedList("sections")
	list.Terms = append([]didban.Term{{Code: "weather", Fa: "هوا", En: "Weather"}}, list.Terms...)
	o.put(list)
	for n := range 14 {
		a := &didban.Article{
			Meta: didban.Meta{Code: "Q-" + string(rune('a'+n))}, Title: "خبر", Section: []string{"civil", "weather"}[n%2], Form: "news",
			Published: morning.AddDate(0, 0, -n-1).UnixMilli(),
		}
		o.put(a)
	}
	o.run(row{with: newsroom, comes: []string{`"sections":[{"code":"weather","count":7`}})
}

// BenchmarkTermsOpen opens the lists of a city of 10,000 projects.
func BenchmarkTermsOpen(b *testing.B) {
	o := newOffice(b)
	o.must(o.Store.Update(didban.System("bench"), func(tx *store.Tx) error {
		for _, n := range didbantest.City(10_000, 1_000) {
			n.Head().Version = 0
			if err := tx.Put(n); err != nil {
				return err
			}
		}
		return nil
	}))
	ali := service[staff.Terms](o.as("ali").caller)
	if _, err := ali.Open(); err != nil { // the roster reads the city once
		b.Fatal(err)
	}
	var took []time.Duration
	for b.Loop() {
		began := time.Now()
		if view, err := ali.Open(); err != nil || view.Lists[0].Terms[0].Uses < 100 {
			b.Fatal(view, err)
		}
		took = append(took, time.Since(began))
	}
	reportShares(b, took)
}
