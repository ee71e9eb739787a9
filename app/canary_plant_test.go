package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"image"
	"image/png"
	"slices"
	"strings"
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
				add(staff.EditView{Op: didban.EditAdd, Path: at, Row: "planted"})
				plant(at+".planted.", f.Fields)
			default:
				add(staff.EditView{Op: didban.EditSet, Path: at, Text: m.at("%s of a drafted %s", at, kind)})
			}
		}
	}
	plant("", didban.Fields(kind))
	return out
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
		Units: []didban.ID{didban.ID(c.secret.at("a user's unit"))}, Roles: []didban.Role{didban.RoleEntry},
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
		r := staff.DraftOpenRequest{Kind: string(kind)}
		if kind == didban.KindTerms {
			r.Copy = didban.VocabularyDomains
		}
		requests = append(requests, r)
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
	c.must(staff.Hold(c.p.Backend, []didban.Noun{article}))
	c.ids = append(c.ids, string(article.ID), article.Code)
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
