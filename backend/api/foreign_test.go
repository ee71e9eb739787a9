package api_test

import (
	"bytes"
	"encoding/base64"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/api"
	"didban.app/backend/exchange"
	"didban.app/backend/gate"
	"didban.app/backend/jalali"
)

// drawn is a small picture of one colour.
func drawn(t *testing.T, shade uint8) string {
	t.Helper()
	img := image.NewGray(image.Rect(0, 0, 3, 2))
	img.SetGray(1, 1, color.Gray{Y: shade})
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// site is a folder of another program's files.
func site(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func takeIn(t *testing.T, d *gate.Caller, dir string, dry bool) api.ImportReport {
	t.Helper()
	list, err := exchange.Paths(dir)
	if err != nil {
		t.Fatal(err)
	}
	return ok[api.ImportReport](t)(api.Import(d.As(didban.System("import")), list, dry))
}

// taken imports files that must be taken in and gives the articles by their codes,
// with those that are held back from the public.
func taken(t *testing.T, files map[string]string) (map[string]*didban.Article, api.ImportReport) {
	t.Helper()
	d, dir := desk(t), site(t, files)
	report := takeIn(t, d, dir, false)
	if !report.Written {
		t.Fatalf("nothing was taken in: %+v", report.Problems)
	}
	head := d.Store.Head()
	if again := takeIn(t, d, dir, false); d.Store.Head() != head || sumOf(again.New)+sumOf(again.Changed) != 0 {
		t.Errorf("a second run changes something: new %v, changed %v", again.New, again.Changed)
	}
	all := articles(t, d)
	for _, n := range report.Held {
		if all[n.Head().Code] != nil {
			t.Errorf("%s is held back and public", n.Head().Code)
		}
		all[n.Head().Code] = n.(*didban.Article)
	}
	return all, report
}

func sumOf(counts map[didban.Kind]int) (n int) {
	for _, one := range counts {
		n += one
	}
	return n
}

func told(report api.ImportReport, key string) (didban.Problem, bool) {
	at := slices.IndexFunc(report.Problems, func(p didban.Problem) bool { return p.Key == key })
	if at < 0 {
		return didban.Problem{}, false
	}
	return report.Problems[at], true
}

func tehran(year int, month time.Month, day, hour, minute int) int64 {
	return time.Date(year, month, day, hour, minute, 0, 0, jalali.Tehran()).UnixMilli()
}

const wordpressRSS = `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>شهرداری کاشان</title><atom:link href="https://kashan.example/feed/" rel="self"/><link>https://kashan.example</link>
<item><title>پل &amp;#171;قاضی&amp;#187; باز شد &amp;amp; رفت</title><link>https://kashan.example/?p=12&amp;utm_source=rss</link>
<dc:creator><![CDATA[نرگس وفایی]]></dc:creator><pubDate>Sat, 12 Aug 2023 06:30:00 +0000</pubDate>
<category><![CDATA[اخبار عمرانی]]></category><category><![CDATA[گفت‌وگو]]></category><category>پل</category>
<guid isPermaLink="false">https://www.kashan.example/?p=12</guid>
<description><![CDATA[<p>پل قاضی امروز باز شد [&#8230;]</p>]]></description>
<content:encoded><![CDATA[<p>پل قاضی امروز <strong>باز شد</strong>. می‌توان از آن گذشت.</p>
<figure class="wp-block-image"><img src="https://kashan.example/wp-content/uploads/2023/08/pol-300x200.png" alt="پل از بالا"/><figcaption>عکس: روابط عمومی</figcaption></figure>
<p><img src="https://cdn.example/x.jpg"></p><script>alert(1)</script><p>نوشته <a href="https://kashan.example/?p=12">پل</a> اولین بار در <a href="https://kashan.example">شهرداری</a>. پدیدار شد.</p>]]></content:encoded></item>
<item><title>دوم</title><link>https://kashan.example/?p=13</link><pubDate>۱۴۰۲/۰۵/۲۲ ۱۰:۱۵</pubDate>
<guid>https://kashan.example/?p=13</guid><description>تنها خلاصه دارد &lt;b&gt;همین&lt;/b&gt;</description></item>
<item><title>دوم، باز</title><guid>https://kashan.example/?p=13</guid><description>تکراری</description></item>
<item><title>بی‌تاریخ</title><guid isPermaLink="false">77</guid><description>متن&nbsp;بی‌تاریخ</description></item>
</channel></rss>`

func TestImport_WordPressFeed(t *testing.T) {
	got, report := taken(t, map[string]string{"feed.xml": wordpressRSS, "wp-content/uploads/2023/08/pol.png": drawn(t, 9)})
	if len(got) != 3 {
		t.Fatalf("got %d articles", len(got))
	}
	a := got["kashan.example?p=12"]
	if a == nil || a.Title != "پل «قاضی» باز شد & رفت" || a.Author != "نرگس وفایی" || a.Section != "civil" || a.Form != "interview" ||
		a.Published != time.Date(2023, 8, 12, 6, 30, 0, 0, time.UTC).UnixMilli() || a.Lead != "" || a.Source != "شهرداری کاشان" ||
		!slices.Equal(a.Tags, []string{"اخبار عمرانی", "پل"}) {
		t.Errorf("got %+v", a)
	}
	if !strings.HasPrefix(a.Body, "پل قاضی امروز **باز شد**. می‌توان از آن گذشت.\n\n![پل از بالا](/media/") || !strings.HasSuffix(a.Body, `.png "عکس: روابط عمومی")`) {
		t.Errorf("body %q", a.Body)
	}
	if b := got["kashan.example?p=13"]; b.Body != "تنها خلاصه دارد **همین**" || b.Published != tehran(2023, 8, 13, 10, 15) || b.Section != "social" || b.Title != "دوم" {
		t.Errorf("got %+v", b)
	}
	if c := got["kashan.example#77"]; c.Published != 0 || c.Body != "متن\u00a0بی‌تاریخ" {
		t.Errorf("got %+v", c)
	}
	for key, row := range map[string]int{"dropped.script": 1, "dropped.picture": 1, "feed.repeated": 3, "feed.undated": 3, "feed.section": 2, "feed.form": 2} {
		if p, ok := told(report, key); !ok || p.Row != row || p.Level != didban.LevelWarning || p.Args["count"] == "0" || p.File != "feed.xml" {
			t.Errorf("%s: %+v, want it at entry %d", key, p, row)
		}
	}
	if p, _ := told(report, "dropped.picture"); p.Args["sample"] != "https://cdn.example/x.jpg" || p.Args["count"] != "1" {
		t.Errorf("picture %+v", p)
	}
}

func TestImport_EditedEntryUpdates(t *testing.T) {
	d := desk(t)
	dir := site(t, map[string]string{"feed.xml": wordpressRSS})
	takeIn(t, d, dir, false)
	edited := strings.Replace(wordpressRSS, "می‌توان از آن گذشت", "از فردا می‌توان گذشت", 1)
	if err := os.WriteFile(filepath.Join(dir, "feed.xml"), []byte(edited), 0o600); err != nil {
		t.Fatal(err)
	}
	report := takeIn(t, d, dir, false)
	a := articles(t, d)["kashan.example?p=12"]
	if report.Changed[didban.KindArticle] != 1 || sumOf(report.New) != 0 || a.Version != 2 || !strings.Contains(a.Body, "از فردا") {
		t.Errorf("new %v, changed %v, version %d: %s", report.New, report.Changed, a.Version, a.Body)
	}
}

func TestImport_DryRunTellsWhatIsDropped(t *testing.T) {
	d := desk(t)
	report := takeIn(t, d, site(t, map[string]string{"feed.xml": wordpressRSS}), true)
	if _, ok := told(report, "dropped.script"); !ok || d.Store.Head() != 0 || report.New[didban.KindArticle] != 2 || len(report.Held) != 1 {
		t.Errorf("got %+v, head %d", report, d.Store.Head())
	}
}

func TestImport_Feeds(t *testing.T) {
	picture := "data:image/png;base64," + base64.StdEncoding.EncodeToString([]byte(drawn(t, 7)))
	old, err := os.ReadFile("testdata/windows-1256.xml")
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		name, file, content, code, title, body string
		published                              int64
	}{
		{
			"Atom of Blogger", "blog.atom", `<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'><id>tag:blogger.com,1999:blog-1</id><title>وبلاگ</title>
<entry><id>tag:blogger.com,1999:blog-1.post-2</id><published>2022-03-21T08:00:00.000+03:30</published><updated>2023-01-01T00:00:00Z</updated>
<category scheme='http://schemas.google.com/g/2005#kind' term='http://schemas.google.com/blogger/2008/kind#post'/>
<title type='text'>نوروز</title><content type='html'>&lt;div dir="rtl"&gt;یک&lt;br /&gt;&lt;br /&gt;دو &lt;span style="font-weight: bold;"&gt;سه&lt;/span&gt;&lt;/div&gt;</content>
<link rel='alternate' type='text/html' href='http://x.example/1.html'/><author><name>زهرا</name><email>noreply@blogger.com</email></author></entry></feed>`,
			"tag:blogger.com,1999:blog-1.post-2", "نوروز", "یک\n\nدو **سه**", tehran(2022, 3, 21, 8, 0),
		},
		{
			"JSON Feed with text", "feed.json", `{"version": "https://jsonfeed.org/version/1.1", "title": "شهر", "items": [{"id": 7, "title": "یک", "url": "https://j.example/7",
 "content_text": "a < b & c\n\nدو", "date_published": "2024-01-02T03:04:05+03:30", "authors": [{"name": "الف"}]}]}`,
			"شهر#7", "یک", "a \\< b & c\n\nدو", time.Date(2024, 1, 1, 23, 34, 5, 0, time.UTC).UnixMilli(),
		},
		{
			"RDF", "index.rdf", `<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://r.example/"><title>شهر</title><link>https://r.example/</link></channel>
<item rdf:about="https://r.example/3"><title>سه</title><link>https://r.example/3</link><description>متن</description><dc:date>2021-05-06T07:08+03:30</dc:date></item></rdf:RDF>`,
			"r.example/3", "سه", "متن", time.Date(2021, 5, 6, 3, 38, 0, 0, time.UTC).UnixMilli(),
		},
		{"Windows-1256, its date in words", "feed.xml", string(old), "old.example/1", "خيابان‌هاي کاشان", "پياده‌رو گچي", tehran(2023, 8, 12, 9, 5)},
		{"broken XML", "feed.rss", "\n<br />\n<b>Warning</b>: x\n<?xml version=\"1.0\"?><rss version=\"0.91\"><channel><title>A & B</title><item><title>یک & دو</title><link>https://b.example/1</link>" +
			"<description><p>متن <b>باز</description><pubDate>2020-01-02</pubDate></item></channel></rss>", "b.example/1", "یک & دو", "متن **باز**", tehran(2020, 1, 2, 0, 0)},
		{
			"the text that WordPress exports", "export.xml", `<?xml version="1.0"?><rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>شهر</title><link>https://w.example</link><item><title>عکس</title><guid>https://w.example/a.png</guid><wp:post_id>5</wp:post_id><wp:post_type>attachment</wp:post_type><wp:attachment_url>https://w.example/a.png</wp:attachment_url></item>
<item><title>نوشته</title><guid isPermaLink="false">https://w.example/?p=6</guid><content:encoded><![CDATA[<!-- wp:x -->بند یک
سطر

[caption id="a" width="3"]<img src="/a.png" alt="نما" /> شرح عکس[/caption]]]></content:encoded><excerpt:encoded><![CDATA[چکیده]]></excerpt:encoded>
<wp:post_date>2019-02-03 04:05:06</wp:post_date><wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item></channel></rss>`,
			"w.example?p=6", "نوشته", "بند یک\\\nسطر", time.Date(2019, 2, 3, 4, 5, 6, 0, jalali.Tehran()).UnixMilli(),
		},
		{
			"a picture in the text itself", "own.json", `{"version":"https:\/\/jsonfeed.org\/version\/1","title":"x","items":[{"id":"https://o.example/1","title":"یک",
"content_html":"<p>پیش</p><figure><img src=\"` + picture + `\" alt=\"نما\"></figure>","date_published":"2024-01-02T00:00:00Z"}]}`,
			"o.example/1", "یک", "پیش\n\n![نما](/media/", time.Date(2024, 1, 2, 0, 0, 0, 0, time.UTC).UnixMilli(),
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, _ := taken(t, map[string]string{test.file: test.content})
			a := got[test.code]
			if len(got) != 1 || a == nil {
				t.Fatalf("got %+v", got)
			}
			if a.Title != test.title || !strings.HasPrefix(a.Body, test.body) || a.Published != test.published {
				t.Errorf("title %q, published %s, body\n%s\nwant %q, %s\n%s", a.Title, time.UnixMilli(a.Published), a.Body,
					test.title, time.UnixMilli(test.published), test.body)
			}
		})
	}
}

// A file of entities that grow without end is refused, and none of their names becomes a text.
func TestImport_XMLBomb(t *testing.T) {
	var bomb strings.Builder
	bomb.WriteString(`<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e0 "haha"><!ENTITY f SYSTEM "file:///etc/passwd">`)
	for i := range 12 {
		n := string(rune('a' + i))
		previous := "e0"
		if i > 0 {
			previous = string(rune('a' + i - 1))
		}
		bomb.WriteString("<!ENTITY " + n + ` "` + strings.Repeat("&"+previous+";", 10) + `">`)
	}
	bomb.WriteString(`]><rss version="2.0"><channel><item><title>x &l; &f;</title><guid>http://b.example/1</guid><pubDate>2020-01-02</pubDate></item></channel></rss>`)
	d := desk(t)
	report := takeIn(t, d, site(t, map[string]string{"feed.xml": bomb.String()}), false)
	if p, ok := told(report, "feed.entity"); !ok || p.Level != didban.LevelError || d.Store.Head() != 0 {
		t.Errorf("got %+v, head %d", report.Problems, d.Store.Head())
	}
}

func TestImport_BrokenFeedWritesNothing(t *testing.T) {
	d := desk(t)
	report := takeIn(t, d, site(t, map[string]string{"a.xml": wordpressRSS, "b.xml": "<rss version=\"2.0\"><channel>\n<item><title>نیمه"}), false)
	if p, ok := told(report, "feed.broken"); !ok || p.File != "b.xml" || p.Row != 2 || p.Level != didban.LevelError || d.Store.Head() != 0 {
		t.Errorf("got %+v, head %d", report.Problems, d.Store.Head())
	}
}

func TestImport_WebPages(t *testing.T) {
	page := func(head, body string) string {
		return "<!doctype html><html lang=fa><head><meta charset=utf-8>" + head + "</head><body><nav>خانه</nav>" + body + "<footer>پانوشت</footer></body></html>"
	}
	files := map[string]string{
		"news/1.html": page(`<title>پل - شهرداری</title><meta property="og:title" content="پل باز شد"><meta property="og:site_name" content="شهرداری">
<meta property="article:published_time" content="2020-02-03T10:00:00+03:30"><meta name="author" content="نرگس"><meta name="description" content="چکیدهٔ خبر">
<meta property="article:section" content="فرهنگی"><meta property="article:tag" content="پل"><meta property="article:tag" content="فین"><meta property="og:image" content="/images/a.png">`,
			`<main><article><h1>پل باز شد</h1><p>چکیدهٔ خبر</p><p>متن <b>خبر</b></p><figure><img src="../images/b.png" alt="پل"><figcaption>شب</figcaption></figure></article><aside>پربازدید</aside></main>`),
		"news/2.html": page(`<title>دوم</title>`, `<article><h1>دوم</h1><p class="meta">سارا <time>۱۲ مرداد ۱۴۰۲</time></p><p><img src="a_files/c.png"></p><p>متن</p></article>`),
		"news/3.html": page(`<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebPage"},{"@type":["NewsArticle"],"headline":"سوم، خبر","datePublished":"2021-01-01",
"author":[{"@type":"Person","name":"الف"},{"name":"ب"}],"url":"https://site.example/n/3?utm_source=x","keywords":"یک, دو","articleSection":"عمرانی",
"image":[{"@type":"ImageObject","name":"نما","url":"/images/a.png"}]}]}</script>`, "<p class=kicker>روتیتر</p><div itemprop=articleBody><p>متن سوم</p><ul class=tags><li>یک</li></ul></div><p>پس از متن</p>"),
		"news/index.html":       page("<title>فهرست</title>", "<ul><li>پل</li></ul>"),
		"news/a_files/ad.html":  page("", "<time>2020-01-01</time>"),
		"news/a_files/c.png":    drawn(t, 3),
		"images/a.png":          drawn(t, 1),
		"images/b.png":          drawn(t, 2),
		"images/../outside.png": "x",
	}
	got, report := taken(t, files)
	a, b, c := got["news/1"], got["news/2"], got["site.example/n/3"]
	if len(got) != 3 || a == nil || b == nil || c == nil {
		t.Fatalf("got %v", got)
	}
	if a.Title != "پل باز شد" || a.Lead != "چکیدهٔ خبر" || a.Author != "نرگس" || a.Source != "شهرداری" || a.Section != "cultural" || a.Form != "news" ||
		!slices.Equal(a.Tags, []string{"پل", "فین"}) || len(a.Media) != 1 || a.Media[0].Use != "cover" ||
		!strings.HasPrefix(a.Body, "متن **خبر**\n\n![پل](/media/") || !strings.HasSuffix(a.Body, `.png "شب")`) {
		t.Errorf("first %+v", a)
	}
	if b.Title != "دوم" || b.Published != tehran(2023, 8, 3, 0, 0) || len(b.Media) != 1 || b.Body != "متن" {
		t.Errorf("second, whose text begins with its picture: %+v", b)
	}
	if c.Title != "سوم، خبر" || c.Author != "الف، ب" || c.Kicker != "روتیتر" || len(c.Media) != 1 || c.Section != "civil" || c.Body != "متن سوم" || !slices.Equal(c.Tags, []string{"یک", "دو"}) {
		t.Errorf("third %+v", c)
	}
	if p, ok := told(report, "feed.page"); !ok || p.File != "index.html" {
		t.Errorf("the page without a date: %+v", report.Problems)
	}
	if p, ok := told(report, "feed.alt"); !ok || p.Args["sample"] == "" {
		t.Errorf("the picture that nobody describes: %+v", report.Problems)
	}
}

func TestImport_MarkdownOfOtherPrograms(t *testing.T) {
	got, report := taken(t, map[string]string{
		"content/posts/2020-01-02-park.md": "---\nlayout: post\ntitle: \"بوستان: باز شد\"\ndate: 2020-01-02 10:30:00 +0330\ncategories: [services, خبر]\ntags:\n  - آب\n  - بوستان\nauthor: نرگس\n" +
			"draft: false\nparams:\n  x: 1\n---\n\n# تیتر\n\nمتن <b>خبر</b> و [پیوند](https://x.example/a)\n\n![نما](../../static/a.png \"شرح\")\n\n{{< youtube x >}}\n<script>alert(1)</script>\n",
		"content/posts/2021-03-04-plain.md": "---\ntitle: ساده # با نشان\nsection: فرهنگی\ndescription: چکیده\nslug: plain\n---\n* یک\n* دو\n",
		"content/posts/draft.md":            "---\ntitle: پیش‌نویس\ndate: ۱۴۰۲/۵/۱\ndraft: true\n---\nمتن\n",
		"README.md":                         "# not an article\n",
		"static/a.png":                      drawn(t, 5),
	})
	a, b, c := got["content/posts/2020-01-02-park"], got["plain"], got["content/posts/draft"]
	if len(got) != 3 || a == nil || b == nil || c == nil {
		t.Fatalf("got %v", got)
	}
	if a.Title != "بوستان: باز شد" || a.Section != "services" || a.Form != "news" || !slices.Equal(a.Tags, []string{"آب", "بوستان"}) ||
		a.Author != "نرگس" || a.Published != tehran(2020, 1, 2, 10, 30) {
		t.Errorf("got %+v", a)
	}
	if want := "# تیتر\n\nمتن **خبر** و [پیوند](https://x.example/a)\n\n![نما](/media/"; !strings.HasPrefix(a.Body, want) || strings.Contains(a.Body, "alert") {
		t.Errorf("body %q", a.Body)
	}
	if b.Title != "ساده # با نشان" || b.Section != "cultural" || b.Lead != "چکیده" || b.Body != "* یک\n* دو" || b.Published != tehran(2021, 3, 4, 0, 0) {
		t.Errorf("got %+v", b)
	}
	if c.Published != 0 {
		t.Errorf("a draft is out: %+v", c)
	}
	for _, key := range []string{"dropped.script", "feed.draft"} {
		if _, ok := told(report, key); !ok {
			t.Errorf("%s is not told", key)
		}
	}
}

// What the program gives away as a feed is not taken in as something new where it
// comes from.
func TestImport_OwnEntriesStay(t *testing.T) {
	d := desk(t)
	dir := site(t, map[string]string{"feed.xml": wordpressRSS})
	takeIn(t, d, dir, false)
	a, head := articles(t, d)["kashan.example?p=12"], d.Store.Head()
	own := `<feed xmlns="http://www.w3.org/2005/Atom"><title>شهرآن</title><entry><id>urn:uuid:` + string(a.ID) + `</id><title>دیگر</title><content type="html">دیگر</content><updated>2020-01-02T00:00:00Z</updated></entry></feed>`
	report := takeIn(t, d, site(t, map[string]string{"own.xml": own}), false)
	if _, ok := told(report, "feed.own"); !ok || d.Store.Head() != head {
		t.Errorf("got %+v", report)
	}
}

func TestImport_FileThatIsNoFeed(t *testing.T) {
	d := desk(t)
	report := takeIn(t, d, site(t, map[string]string{"sitemap.xml": `<?xml version="1.0"?><urlset/>`, "projects.csv": projectsCSV}), false)
	if p, ok := told(report, "table.unknown"); !ok || p.File != "sitemap.xml" || !report.Written {
		t.Errorf("got %+v", report)
	}
}

// What is dropped of many files is told once, with the sum.
func TestImport_ManyFilesOneRemark(t *testing.T) {
	files := map[string]string{}
	for i := range 30 {
		files["p/"+string(rune('a'+i%26))+string(rune('a'+i/26))+".html"] = `<title>خبر</title><article><time>1402/1/1</time><p>متن</p><script>x</script><script>y</script></article>`
	}
	_, report := taken(t, files)
	p, ok := told(report, "dropped.script")
	if !ok || p.File != "" || p.Args["count"] != "60" || p.Args["sample"] != "aa.html: x" || len(report.Problems) > 3 {
		t.Errorf("got %+v", report.Problems)
	}
}

// The city's own tables are held to the form too; what is in it stays byte for byte.
func TestImport_BodiesOfTables(t *testing.T) {
	const clean = "* یک\n* دو\n\nمتن[^1] با [پیوند](https://x.example/a)\n\n[^1]: منبع"
	got, report := taken(t, map[string]string{
		"articles.json": `[{"code":"A","title":"یک","section":"civil","form":"news","published":"1402/01/01","body":"` + strings.ReplaceAll(clean, "\n", `\n`) + `"},
{"code":"B","title":"دو","section":"civil","form":"news","published":"1402/01/01","body":"متن <script>alert(1)</script> ![x](https://x.example/a.png)"}]`,
	})
	if got["A"].Body != clean || got["B"].Body != "متن" {
		t.Errorf("got %q and %q", got["A"].Body, got["B"].Body)
	}
	if p, ok := told(report, "dropped.script"); !ok || p.Row != 2 || p.Column != "body" {
		t.Errorf("got %+v", report.Problems)
	}
}
