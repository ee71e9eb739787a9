package syndication_test

import (
	"encoding/json"
	"encoding/xml"
	"io"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"golang.org/x/net/html"

	"didban.app/backend/syndication"
)

// hostileTexts are what a title, a name or a caption may hold that came from outside.
var hostileTexts = []string{
	`<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `' onmouseover='alert(1)`, `</title><script>alert(1)</script>`, `</script><script>alert(1)</script>`,
	`<!--`, `-->`, `<![CDATA[`, `]]>`, `<?xml version="1.0"?>`, `<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>&x;`, `&amp;&lt;&#60;&x;`, `{{.Title}}`, `\u003cscript\u003e`,
	"javascript:alert(1)", "data:text/html,<script>alert(1)</script>", "\x00", "\x01\x1b[31m", "\xff\xfe", "\xed\xa0\x80", "\ufffe", "\u202eنتم\u202c", "\u2028\u2029", "\r\n\r\n", "می\u200cرود «نقل»", "",
	strings.Repeat("<b>", 2_000), strings.Repeat("ا", 100_000),
}

// asXML is a text as XML can hold it: what is no sign of it becomes U+FFFD.
func asXML(s string) string {
	var out strings.Builder
	for len(s) > 0 {
		c, size := utf8.DecodeRuneInString(s)
		if c == utf8.RuneError || c < ' ' && c != '\t' && c != '\n' && c != '\r' || c == '\ufffe' || c == '\uffff' {
			c = '\ufffd'
		}
		out.WriteRune(c)
		s = s[size:]
	}
	return out.String()
}

// feedOf is a feed whose every text is the one.
func feedOf(text string) syndication.Feed {
	f := sample()
	f.Title, f.Subtitle, f.Rights, f.Author = text, text, text, text
	for i := range f.Entries {
		e := &f.Entries[i]
		e.Title, e.Summary, e.HTML, e.Author, e.Categories = text, text, text, text, []syndication.Category{{Term: text, Label: text}}
	}
	return f
}

// entryRead is what a reader of its own finds of an entry.
type entryRead struct{ title, summary, html, author, category string }

// reread reads the first entry of a feed with the plain decoders.
func reread(t *testing.T, form, text string) entryRead {
	t.Helper()
	var rss struct {
		Items []struct {
			Title       string `xml:"title"`
			Description string `xml:"description"`
			Content     string `xml:"http://purl.org/rss/1.0/modules/content/ encoded"`
			Creator     string `xml:"http://purl.org/dc/elements/1.1/ creator"`
			Category    string `xml:"category"`
		} `xml:"channel>item"`
	}
	var atom struct {
		Entries []struct {
			Title    string `xml:"title"`
			Summary  string `xml:"summary"`
			Content  string `xml:"content"`
			Author   string `xml:"author>name"`
			Category struct {
				Label string `xml:"label,attr"`
			} `xml:"category"`
		} `xml:"entry"`
	}
	var plain struct {
		Items []struct {
			Title   string `json:"title"`
			Summary string `json:"summary"`
			Content string `json:"content_html"`
			Authors []struct {
				Name string `json:"name"`
			} `json:"authors"`
			Tags []string `json:"tags"`
		} `json:"items"`
	}
	var err error
	switch form {
	case "rss":
		if err = xml.Unmarshal([]byte(text), &rss); err == nil && len(rss.Items) == 2 {
			one := rss.Items[0]
			return entryRead{one.Title, one.Description, one.Content, one.Creator, one.Category}
		}
	case "atom":
		if err = xml.Unmarshal([]byte(text), &atom); err == nil && len(atom.Entries) == 2 {
			one := atom.Entries[0]
			return entryRead{one.Title, one.Summary, one.Content, one.Author, one.Category.Label}
		}
	default:
		if err = json.Unmarshal([]byte(text), &plain); err == nil && len(plain.Items) == 2 {
			one := plain.Items[0]
			out := entryRead{title: one.Title, summary: one.Summary, html: one.Content, category: strings.Join(one.Tags, "")}
			if len(one.Authors) > 0 {
				out.author = one.Authors[0].Name
			}
			return out
		}
	}
	t.Fatalf("%s can't be read: %v", form, err)
	return entryRead{}
}

// wellRead writes a feed of a text in every form and reads it back.
func wellRead(t *testing.T, text string) {
	t.Helper()
	f := feedOf(text)
	for form, write := range map[string]func(io.Writer) error{"rss": f.RSS, "atom": f.Atom, "json": f.JSON} {
		want := strings.ToValidUTF8(text, "\ufffd")
		if form != "json" {
			want = asXML(text)
		}
		got := reread(t, form, written(t, write))
		// A byte that is no text may stand for itself or for all of its kind in a row.
		for _, part := range []string{got.title, got.summary, got.html, got.author, got.category} {
			if squeezed(part) != squeezed(want) {
				t.Errorf("%s: %.80q was read as %.80q", form, text, part)
				return
			}
		}
	}
}

// squeezed makes one of the marks of broken bytes in a row.
func squeezed(s string) string {
	for strings.Contains(s, "\ufffd\ufffd") {
		s = strings.ReplaceAll(s, "\ufffd\ufffd", "\ufffd")
	}
	return s
}

func TestFeed_HostileTexts(t *testing.T) {
	for _, text := range hostileTexts {
		wellRead(t, text)
	}
}

// FuzzFeed holds that a feed is well-formed and says what it was given, whatever that is.
func FuzzFeed(f *testing.F) {
	for _, text := range hostileTexts[:len(hostileTexts)-2] {
		f.Add(text)
	}
	f.Fuzz(wellRead)
}

// pageOf is a page whose every text is the one. What is clean by contract stays clean.
func pageOf(text string) syndication.Page {
	at := time.Date(2026, 11, 2, 8, 30, 0, 0, zone)
	figure := syndication.Figure{Source: "data:image/jpeg;base64,AAAA", Address: text, Alt: text, Caption: text, Credit: text}
	return syndication.Page{
		ID: text, URL: text, Kicker: text, Title: text, Lead: text, HTML: "<p>متن</p>", Section: text, Form: text, Tags: []string{text}, Author: text,
		Source: text, Publisher: text, Periodical: text, Note: text, Cover: figure, Figures: []syndication.Figure{figure},
		Corrections: []syndication.Correction{{At: at, Text: text, Reason: text}}, About: []syndication.Subject{{Type: text, Name: text, Code: text, Start: text}},
		Places: []string{text}, Minutes: 3, Published: at, Updated: at, Made: at,
	}
}

// pageElements are those of the template, and no more.
var pageElements = strings.Fields("html head meta title link style script body header strong span p main article h1 h2 time div figure img figcaption section ul li bdi aside footer a nav")

// act names the first thing in a page that could act, or lead somewhere by a script.
func act(n *html.Node) string {
	if n.Type == html.ElementNode {
		if !slices.Contains(pageElements, n.Data) {
			return "<" + n.Data + ">"
		}
		for _, a := range n.Attr {
			u, err := url.Parse(a.Val)
			leads := a.Key == "href" || a.Key == "src" || a.Key == "action"
			scheme := ""
			if err == nil {
				scheme = strings.ToLower(u.Scheme)
			}
			switch {
			case strings.HasPrefix(a.Key, "on"), a.Key == "style", a.Key == "srcdoc":
				return n.Data + " " + a.Key
			case leads && (scheme == "javascript" || scheme == "vbscript" || scheme == "data" && n.Data != "img"):
				return n.Data + " " + a.Key + "=" + a.Val
			}
		}
		if n.Data == "script" && (len(n.Attr) != 1 || n.Attr[0].Key != "type" || n.Attr[0].Val != "application/ld+json") {
			return "a script that runs"
		}
	}
	for c := range n.ChildNodes() {
		if found := act(c); found != "" {
			return found
		}
	}
	return ""
}

// What looks for harm sees it.
func TestAct(t *testing.T) {
	for _, page := range []string{
		`<p onclick="x">`, `<iframe src="x">`, `<a href="JavaScript:x">x</a>`, `<a href="data:text/html,x">x</a>`, `<p style="x">`, `<script>x</script>`, `<script type="module">x</script>`,
	} {
		root, err := html.Parse(strings.NewReader(page))
		if err != nil {
			t.Fatal(err)
		}
		if act(root) == "" {
			t.Errorf("%s passes", page)
		}
	}
}

// harmlessPage writes a page of a text and looks at it with a parser of its own.
func harmlessPage(t *testing.T, text string) {
	t.Helper()
	root, err := html.Parse(strings.NewReader(written(t, pageOf(text).Write)))
	if err != nil {
		t.Fatal(err)
	}
	if found := act(root); found != "" {
		t.Errorf("%s in the page of %.80q", found, text)
	}
	scripts := 0
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && n.Data == "script" {
			scripts++
			if n.FirstChild == nil || !json.Valid([]byte(n.FirstChild.Data)) {
				t.Errorf("the description of the page of %.80q is no JSON", text)
			}
		}
	}
	if scripts != 1 {
		t.Errorf("%d scripts in the page of %.80q", scripts, text)
	}
}

func TestPage_HostileTexts(t *testing.T) {
	for _, text := range hostileTexts {
		harmlessPage(t, text)
	}
}

// FuzzPage holds that nothing in a page acts, whatever its texts are.
func FuzzPage(f *testing.F) {
	for _, text := range hostileTexts[:len(hostileTexts)-2] {
		f.Add(text)
	}
	f.Fuzz(harmlessPage)
}

// The first page of a folder holds texts from outside too.
func TestIndex_HostileTexts(t *testing.T) {
	for _, text := range hostileTexts {
		i := syndication.Index{
			Title: text, Publisher: text, Note: text, Feeds: []syndication.IndexFeed{{Title: text, RSS: text, Atom: text, JSON: text}},
			Articles: []syndication.IndexLine{{Path: text, Kicker: text, Title: text, Lead: text, Published: time.Date(2026, 11, 2, 8, 30, 0, 0, zone)}},
		}
		root, err := html.Parse(strings.NewReader(written(t, i.Write)))
		if err != nil {
			t.Fatal(err)
		}
		if found := act(root); found != "" {
			t.Errorf("%s in the first page of %.80q", found, text)
		}
	}
}
