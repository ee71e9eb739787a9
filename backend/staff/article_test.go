package staff_test

import (
	"strings"
	"testing"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/api"
	"didban.app/backend/didbantest"
	"didban.app/backend/staff"
)

// newsOffice is an office with a city that its newsroom writes about.
func newsOffice(t *testing.T) *office {
	t.Helper()
	o := newOffice(t)
	o.put(didbantest.City(3, 2)...)
	o.put(
		&didban.Person{Meta: didban.Meta{Code: "SH-1"}, Name: "مهری قناتچی"},
		&didban.Event{Meta: didban.Meta{Code: "R-1"}, Title: "جشن گلاب", Category: "cultural", Start: morning.UnixMilli()},
	)
	o.caughtUp()
	return o
}

// previews asks for the page of the remembered article.
func previews(d *desk) (any, error) {
	return call(service[api.Preview](d.caller).Article(api.PreviewRequest{Draft: d.marks["draft"], Sheet: d.marks["article"]}))
}

func named(d *desk) (any, error) {
	return call(d.drafts.Named(staff.SheetRequest{Draft: d.marks["draft"], Sheet: d.marks["article"]}))
}

// readsArticle asks for the public page of the remembered article.
func readsArticle(d *desk) (any, error) {
	return publicly(func(s *api.News) (api.ArticleView, error) { return s.Article(d.marks["article.id"]) })(d)
}

func pastes(html string) func(*desk) (any, error) {
	return func(d *desk) (any, error) { return call(d.drafts.Paste(staff.PasteRequest{HTML: html})) }
}

// TestArticle_FromTheNewsroomToItsReaders writes an article, looks at its page before
// anybody may, and sees it come out at its time.
func TestArticle_FromTheNewsroomToItsReaders(t *testing.T) {
	o := newsOffice(t)
	secret := []string{"ژرفاب"}
	later := func(d *desk) (any, error) {
		return call(d.review.Publish(staff.PublishRequest{Draft: d.marks["draft"], At: morning.Add(time.Hour).UnixMilli()}))
	}
	o.run(
		row{who: "sara", with: begin("draft", "article"), says: "actor.forbidden"}, // the clerks write of the city alone
		row{who: "nasrin", with: begin("draft", "article"), comes: []string{`"new":true`}},
		row{
			who: "nasrin", with: typing("draft", "article",
				"title", "ژرفاب کویر", "lead", "قنات‌ها", "section", "عمرانی", "form", "خبر",
				"body", `<h2>سر</h2><p>متن <strong>مهم</strong></p><ul><li>یک</li></ul>`),
			comes: []string{`"value":"# سر\n\nمتن **مهم**\n\n- یک"`, `\u003cstrong\u003eمهم`, `"faults":[]`},
		},
		row{who: "nasrin", with: previews, comes: []string{"ژرفاب کویر", `\u003ch2 id=\"part-1\"\u003eسر`, `"section":"civil"`}},
		row{who: "hossein", with: previews, comes: []string{"ژرفاب کویر"}},
		row{who: "sara", with: previews, says: "actor.forbidden", not: secret},
		row{who: "vahid", with: previews, says: "actor.forbidden", not: secret},
		row{with: previews, says: "session.signedOut", not: secret},
		row{with: readsArticle, says: "noun.notFound", not: secret},
		row{with: finds("ژرفاب"), comes: []string{`"total":0`}},
		row{who: "nasrin", with: sends, comes: []string{`"state":"sent"`}},
		row{who: "maryam", with: later, after: func(o *office) { o.must(staff.PublishDue(o.Backend)) }},
		row{with: readsArticle, says: "noun.notFound", not: secret},
		row{after: func(o *office) { o.wait(time.Hour); o.must(staff.PublishDue(o.Backend)) }},
		row{with: readsArticle, comes: []string{"ژرفاب کویر", `"minutes":1`}},
		row{with: finds("ژرفاب"), comes: []string{`"total":1`}},
	)
	a, ok := o.public(o.marks["article"]).(*didban.Article)
	if !ok || a.Published != morning.Add(time.Hour).UnixMilli() || strings.Contains(a.Body, "<") {
		t.Errorf("the article is %+v", a)
	}
}

// TestArticle_LookedAtIsNotChanged: an article whose Markdown is not in the form of the
// editor stays as it is, to the byte, where nobody changes what it says.
func TestArticle_LookedAtIsNotChanged(t *testing.T) {
	o := newsOffice(t)
	n := didbantest.City(3, 1)
	a := n[len(n)-1].(*didban.Article)
	a.ID, a.Code, a.Body, a.Published = didbantest.ID(didban.KindArticle, 99), "SH-99", "*  یک\n*  دو\n\nمتن[^آب]\n\n[^آب]: ته", morning.UnixMilli()-1
	a.Projects, a.Areas, a.Media = nil, nil, nil
	o.put(a)
	opensArticle := func(d *desk) (any, error) {
		view, err := d.drafts.Open(staff.DraftOpenRequest{Kind: "article", ID: string(a.ID)})
		d.marks["draft"], d.marks["article"] = view.ID, view.Sheets[0].Sheet
		return view, err
	}
	same := "<ul><li>یک</li><li>دو</li></ul><p>متن<sup><a class=\"footnote-ref\" href=\"#fn:1\">1</a></sup></p><div class=\"footnotes\"><ol><li id=\"fn:1\"><p>ته</p></li></ol></div>"
	o.run(
		row{who: "nasrin", with: opensArticle},
		row{who: "nasrin", with: typing("draft", "article", "body", same), comes: []string{`"value":"*  یک`}},
		row{who: "nasrin", with: sends, says: "draft.unchanged"},
		row{who: "nasrin", with: differences, comes: []string{`"mends":[]`}},
		row{who: "nasrin", with: typing("draft", "article", "body", strings.Replace(same, "یک", "سه", 1)), comes: []string{`"value":"- سه`}},
		row{who: "nasrin", with: differences, comes: []string{`"mends":["‹article›"]`}},
		row{who: "nasrin", with: func(d *desk) (any, error) {
			d.pages["p"]++
			return call(d.drafts.Edits(staff.EditsRequest{Draft: d.marks["draft"], Page: "p", Edits: []staff.EditView{{
				N: d.pages["p"], Sheet: d.marks["article"], Op: didban.EditAdd, Path: "corrections", Row: "k1",
				Item: `{"item":{"text":"شمار درست شد","reason":"خوانندگان گفتند"}}`,
			}}}))
		}},
		row{who: "nasrin", with: typing("draft", "article", "corrections.k1.at", "امروز"), comes: []string{`"faults":[]`}},
		row{who: "nasrin", with: differences, comes: []string{`"mends":[]`, "شمار درست شد"}},
		row{who: "nasrin", with: previews, comes: []string{"شمار درست شد"}},
		row{who: "nasrin", with: publishes},
		row{with: func(d *desk) (any, error) { d.marks["article.id"] = string(a.ID); return readsArticle(d) }, comes: []string{"شمار درست شد", "سه"}},
	)
}

// TestDrafts_Named finds what a text names, by whole words and however they are written,
// and nothing that is in somebody else's draft.
func TestDrafts_Named(t *testing.T) {
	o := newsOffice(t)
	o.run(
		row{who: "sara", with: begin("other", "person")},
		row{who: "sara", with: typing("other", "person", "name", "ژرفناک کویری")},
		row{who: "nasrin", with: begin("draft", "article")},
		row{who: "nasrin", with: named, comes: []string{`"rows":[]`}},
		row{who: "nasrin", with: typing("draft", "article", "title", "مهري قناتچی در جشن گلاب‌گیری", "lead", "ژرفناک کویری",
			"body", "<p>در <em>محلهٔ</em> 1-1، نه محلهٔ 1-12، پروژه‌های P-0001 ماند</p>")},
		row{who: "nasrin", with: named, comes: []string{`"title":"مهری قناتچی"`, `"path":"persons"`, `"title":"محلهٔ 1-1"`}, not: []string{"جشن گلاب", "ژرفناک"}},
		row{who: "nasrin", with: typing("draft", "article", "title", "جشن گلاب")},
		row{who: "nasrin", with: named, comes: []string{`"path":"events"`, "جشن گلاب"}, not: []string{"قناتچی"}},
		row{who: "zahra", with: named, says: "actor.forbidden"},
		row{who: "sara", with: named, says: "actor.forbidden"},
	)
}

func TestDrafts_Paste(t *testing.T) {
	o := newOffice(t)
	o.run(
		row{with: pastes("<p>x</p>"), says: "session.signedOut"},
		row{who: "zahra", with: pastes("<p>x</p>"), says: "actor.forbidden"},
		row{
			who: "nasrin", with: pastes(`<p class=MsoNormal style='color:red'>متن<script>x()</script><img src="file:///a.png"></p>`),
			comes: []string{`"html":"\u003cp\u003eمتن\u003c/p\u003e"`, `"key":"dropped.picture","count":1`, `"key":"dropped.style"`, `"key":"dropped.script"`},
		},
		row{who: "nasrin", with: pastes(strings.Repeat("x", 9<<20)), says: "paste.tooLong"},
		row{who: "nasrin", with: pastes("<p>" + strings.Repeat("متن ", 200_000)), says: "paste.tooLong"},
	)
}

// TestPreview_OfOtherNouns: the public's page of a project, an event and a term, each with
// the new nouns of its own draft.
func TestPreview_OfOtherNouns(t *testing.T) {
	o := newsOffice(t)
	ask := func(kind string) func(*desk) (any, error) {
		return func(d *desk) (any, error) {
			r := api.PreviewRequest{Draft: d.marks["draft"], Sheet: d.marks[kind]}
			s := service[api.Preview](d.caller)
			switch kind {
			case "project":
				return call(s.Project(r))
			case "event":
				return call(s.Event(r))
			}
			return call(s.Trustee(r))
		}
	}
	head := o.Store.Head()
	o.run(
		row{who: "sara", with: begin("draft", "project")},
		row{who: "sara", with: typing("draft", "project", "title", "بوستان ژرف")},
		row{who: "sara", with: begin("draft", "event")},
		row{who: "sara", with: typing("draft", "event", "title", "جشن ژرف", "start", "امروز", "project", "‹project.id›")},
		row{who: "sara", with: begin("draft", "person")},
		row{who: "sara", with: typing("draft", "person", "name", "ژرفناک کویری")},
		row{who: "sara", with: begin("draft", "post")},
		row{who: "sara", with: typing("draft", "post", "title", "معتمد ژرف")},
		row{who: "sara", with: begin("draft", "trustee")},
		row{who: "sara", with: typing("draft", "trustee", "person", "‹person.id›", "post", "‹post.id›")},
		row{who: "sara", with: ask("project"), comes: []string{"بوستان ژرف"}},
		row{who: "sara", with: ask("event"), comes: []string{"جشن ژرف"}},
		row{who: "sara", with: ask("trustee"), comes: []string{"ژرفناک کویری", "معتمد ژرف"}},
		row{who: "nasrin", with: ask("event"), says: "actor.forbidden"},
		row{who: "sara", with: func(d *desk) (any, error) {
			return call(service[api.Preview](d.caller).Event(api.PreviewRequest{Draft: d.marks["draft"], Sheet: d.marks["project"]}))
		}, says: "noun.unknownKind"},
	)
	if o.Store.Head() != head {
		t.Error("looking wrote something")
	}
}
