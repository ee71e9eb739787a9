package exchange

import (
	"cmp"
	"encoding/xml"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/mmcdole/gofeed"
	"github.com/mmcdole/gofeed/json"

	didban "didban.app/backend"
	"didban.app/backend/persian"
	"didban.app/backend/typed"
)

// feedEndings are the endings of files that are looked into for a feed.
var feedEndings = []string{"", ".xml", ".rss", ".atom", ".rdf", ".feed", ".json", ".html", ".htm", ".php", ".aspx", ".txt"}

var (
	declared     = regexp.MustCompile(`(?i)(?:encoding|charset)\s*=\s*["']?\s*([A-Za-z0-9_:-]+)`)
	declaration  = regexp.MustCompile(`^<\?xml[^>]*\?>`)
	feedElement  = regexp.MustCompile(`(?i)<(rss|feed|(\w+:)?rdf)[\s>]`)
	jsonFeedForm = regexp.MustCompile(`"version"\s*:\s*"https?:\\?/\\?/(www\.)?jsonfeed\.org\\?/version\\?/`)
)

// bareID is an id of a JSON Feed that is a number; readers take it for its text.
var bareID = regexp.MustCompile(`("id"\s*:\s*)(\d+)`)

// headBytes is how much of a file tells what it is.
const headBytes = 4096

// readText decodes a file that other programs may have written in any encoding, and
// tells where it was not that of today.
func (r *run) readText(f File, data []byte) string {
	said := declared.FindSubmatch(data[:min(len(data), headBytes)])
	name := ""
	if said != nil {
		name = string(said[1])
	}
	text, name := persian.Decode(data, name)
	if name != "utf-8" && name != "utf-16" {
		r.note(didban.Problem{File: f.base()}, "feed.encoding", 1, name)
	}
	return text
}

// feedText gives the text of a feed as UTF-8 that doesn't say otherwise, from where
// the feed begins; false for any other file. What a server wrote before it is left
// out.
func (r *run) feedText(f File, data []byte) (string, bool) {
	text, _ := persian.Decode(data, "")
	head := text[:min(len(text), headBytes)]
	switch {
	case strings.HasPrefix(strings.TrimSpace(head), "{"):
		return text, jsonFeedForm.MatchString(head) || jsonFeedForm.MatchString(text[max(0, len(text)-headBytes):])
	case !feedElement.MatchString(head):
		return "", false
	}
	text = r.readText(f, data)
	at := strings.Index(text, "<?xml")
	if at < 0 {
		at = max(0, strings.IndexByte(text, '<'))
	}
	text = declaration.ReplaceAllString(text[at:], "")
	return text, gofeed.DetectFeedType(strings.NewReader(text[:min(len(text), headBytes)])) != gofeed.FeedTypeUnknown
}

// readFeed reads a feed of RSS, Atom or JSON Feed, or what WordPress exports, which
// is RSS. Entries count from 1.
func (r *run) readFeed(f File, text string) ([]*sheet, error) {
	if strings.HasPrefix(strings.TrimSpace(text), "{") {
		text = bareID.ReplaceAllString(text, `$1"$2"`)
		if err := shallowJSON([]byte(text)); err != nil {
			return nil, err
		}
	} else if err := harmlessXML(text); err != nil {
		return nil, err
	}
	feed, err := parseFeed(text)
	if err != nil {
		return nil, brokenFeed(err)
	}
	site := siteOf(cmp.Or(feed.Link, feed.FeedLink), feed.Title, f)
	pictures := wordpressPictures(feed)
	var entries []entry
	for i, item := range feed.Items {
		if item == nil || !isPost(item) {
			continue
		}
		if held, err := r.held(item.GUID); err != nil || held {
			if err != nil {
				return nil, err
			}
			r.note(didban.Problem{File: f.base(), Row: i + 1}, "feed.own", 1, item.Title)
			continue
		}
		e := r.entryOf(item, plainText(feed, i))
		e.row, e.code, e.source = i+1, identity(item.GUID, item.Link, site), r.src.Prose.Text(feed.Title)
		if e.code == "" || strings.HasSuffix(e.code, "#") {
			e.code = site + "#" + codeFrom(e.title)
		}
		e.origin.cover = cmp.Or(e.origin.cover, pictures[extension(item, "wp", "postmeta", "_thumbnail_id")])
		entries = append(entries, e)
	}
	return r.sheetOf(f, entries)
}

// parseFeed parses a feed. gofeed 1.4 panics on some that are broken, such as a JSON
// Feed with null for an item.
func parseFeed(text string) (feed *gofeed.Feed, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			feed, err = nil, fmt.Errorf("parse: %v", cause)
		}
	}()
	parser := gofeed.NewParser()
	parser.KeepOriginalFeed = true
	return parser.ParseString(text)
}

// brokenFeed names the line where the reader gave up, where it is known.
func brokenFeed(err error) error {
	var syntax *xml.SyntaxError
	if errors.As(err, &syntax) {
		return didban.Fault(didban.CodeInvalid, "feed.broken", "row", itoa(syntax.Line)).Because(err)
	}
	return didban.Fault(didban.CodeInvalid, "feed.broken").Because(err)
}

// held reports whether an entry is an article of this program.
func (r *run) held(guid string) (bool, error) {
	id, ok := strings.CutPrefix(strings.ToLower(strings.TrimSpace(guid)), "urn:uuid:")
	if !ok || !didban.ID(id).Valid() {
		return false, nil
	}
	return r.src.Held(didban.ID(id))
}

func (r *run) entryOf(item *gofeed.Item, content string) entry {
	e := entry{
		title: r.src.Prose.Text(item.Title), author: authorsOf(item), published: published(item),
		draft: isHidden(item), origin: origin{html: true, cover: coverOf(item)},
	}
	e.body = shortcodes.ReplaceAllString(cmp.Or(content, item.Content), "<figure>$1<figcaption>$2</figcaption></figure>")
	e.body = signature.ReplaceAllString(e.body, "")
	summary := signature.ReplaceAllString(cmp.Or(item.Description, extension(item, "excerpt", "encoded")), "")
	if e.body == "" {
		e.body, summary = summary, ""
	}
	if !strings.Contains(e.body, "<p") && !strings.Contains(e.body, "<br") {
		e.body = paragraphs(e.body)
	}
	e.summed(r.src.Prose.Text(e.body), r.src.Prose.Text(summary))
	for _, c := range item.Categories {
		if c = r.src.Prose.Text(c); c != "" && !strings.HasPrefix(c, "http://schemas.google.com/") && !slices.Contains(e.subjects, c) {
			e.subjects = append(e.subjects, c)
		}
	}
	return e
}

// plainText is the text of an entry that is none of HTML, as HTML; empty for any other.
func plainText(feed *gofeed.Feed, i int) string {
	original, ok := feed.OriginalFeed().(*json.Feed)
	if !ok || i >= len(original.Items) || original.Items[i].ContentHTML != "" {
		return ""
	}
	return paragraphs(strings.NewReplacer("&", "&amp;", "<", "&lt;").Replace(original.Items[i].ContentText))
}

// paragraphs makes blank lines what they mean in plain text.
func paragraphs(text string) string {
	text = strings.TrimSpace(strings.ReplaceAll(text, "\r\n", "\n"))
	if !strings.Contains(text, "\n") {
		return text
	}
	var out strings.Builder
	for part := range strings.SplitSeq(text, "\n\n") {
		if part = strings.TrimSpace(part); part != "" {
			out.WriteString("<p>" + strings.ReplaceAll(part, "\n", "<br>") + "</p>")
		}
	}
	return out.String()
}

// shortcodes are the captions of WordPress in its own writing.
var shortcodes = regexp.MustCompile(`(?s)\[caption[^\]]*\](.*?<img[^>]*>(?:\s*</a>)?)(.*?)\[/caption\]`)

// signature is what WordPress plug-ins write below each entry of a feed.
var signature = regexp.MustCompile(`(?s)<p>\s*(The post|نوشته)\s+<a [^>]*>[^<]*</a>\s+(appeared first on|اولین بار در)\s+<a [^>]*>[^<]*</a>[^<]*</p>\s*$`)

// ends are how programs end a text that they cut.
var ends = regexp.MustCompile(`\s*(\[?(…|\.\.\.)\]?|\[&hellip;\]|ادامه\s*مطلب|Read more)\s*$`)

// summed takes the summary of an entry as its lead, unless the body begins with it.
func (e *entry) summed(body, summary string) {
	if begins(body, summary) {
		e.origin.lead = summary
		return
	}
	e.lead = summary
}

// begins reports whether a lead says only what the body begins with.
func begins(body, lead string) bool {
	lead = typed.Name(ends.ReplaceAllString(lead, ""))
	return lead == "" || strings.HasPrefix(typed.Name(body), lead)
}

func authorsOf(item *gofeed.Item) string {
	var names []string
	for _, a := range item.Authors {
		if a != nil {
			if name := strings.TrimSpace(cmp.Or(a.Name, a.Email)); name != "" && !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	return strings.Join(names, "، ")
}

// published is when an entry came out, else when it was last changed.
func published(item *gofeed.Item) time.Time {
	for _, one := range []struct {
		text string
		read *time.Time
	}{{item.Published, item.PublishedParsed}, {extension(item, "wp", "post_date"), nil}, {item.Updated, item.UpdatedParsed}} {
		if at, ok := moment(one.text, one.read); ok {
			return at
		}
	}
	return time.Time{}
}

func coverOf(item *gofeed.Item) string {
	for _, e := range item.Enclosures {
		if e != nil && strings.HasPrefix(e.Type, "image/") {
			return e.URL
		}
	}
	if item.Image != nil {
		return item.Image.URL
	}
	return ""
}
