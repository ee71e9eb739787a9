// Package prose makes the body of an article into HTML that is safe to show. It
// refuses to know what an article is.
//
// The stored form is CommonMark with tables, strikethrough and footnotes, kept as it
// was typed, and nothing else:
//
//   - A picture is ![text alternative](/media/<sha256>.jpg "caption"), or .png, of the
//     media store alone. A paragraph of one picture alone is a figure, one of two or
//     more pictures alone a gallery; their credits come from a lookup (Album).
//   - A block quote whose first line is [!pull] is a pull quote; any other is a quote.
//   - A paragraph [!project REF] at the root is the live block of a project. What is shown
//     has a mark in its place, which Pieces finds; foreign HTML can't make one.
//   - A heading # is shown as h2, because the page owns h1, and ### and all below as
//     h4; the ids are of our own making.
//   - A table may be wider than its page: it scrolls by itself.
//   - A link leads within the program (#/project/…); of any other only the text is
//     shown. HTML is dropped.
//
// What is shown passes one allow-list besides, so that neither a script nor an
// outside picture or link can reach the page, whatever the text.
package prose

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"unicode"

	"github.com/microcosm-cc/bluemonday"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Renderer turns text into safe HTML; it is safe for concurrent use.
type Renderer struct {
	markdown goldmark.Markdown
	policy   *bluemonday.Policy
}

// New makes a Renderer.
func New() *Renderer {
	return &Renderer{
		markdown: goldmark.New(
			goldmark.WithExtensions(
				extension.NewTable(extension.WithTableCellAlignMethod(extension.TableCellAlignNone)),
				extension.Strikethrough,
				extension.NewFootnote(extension.WithFootnoteBacklinkHTML([]byte("↑"))),
			),
			goldmark.WithRendererOptions(renderer.WithNodeRenderers(util.Prioritized(plateWriter{}, 100))),
		),
		policy: policy(),
	}
}

// policy pins pictures to the media folder by the whole form of their address:
// «relative only» would let //evil.example through. Links may lead within the
// program alone, and within the text to a note and back.
func policy() *bluemonday.Policy {
	p := bluemonday.NewPolicy()
	p.AllowElements("p", "br", "hr", "h2", "h3", "h4", "strong", "em", "del", "blockquote", "ul", "ol", "li", "code", "pre",
		"table", "thead", "tbody", "tr", "th", "td", "figure", "figcaption", "sup", "div", "span", "button")
	class := func(names string) *regexp.Regexp { return regexp.MustCompile("^(" + names + ")$") }
	p.AllowAttrs("class").Matching(class("footnotes|scroll|gallery|" + liveClass)).OnElements("div")
	p.AllowAttrs("class").Matching(class("footnote-ref|footnote-backref")).OnElements("a")
	p.AllowAttrs("class").Matching(class("pull")).OnElements("blockquote")
	p.AllowAttrs("class").Matching(class("credit")).OnElements("span")
	p.AllowAttrs("type").Matching(class("button")).OnElements("button")
	p.AllowAttrs("tabindex").Matching(class("0")).OnElements("div")
	p.AllowAttrs("id").Matching(regexp.MustCompile(`^fn(ref[0-9]*)?:[0-9]+$`)).OnElements("li", "sup")
	p.AllowAttrs("id").Matching(regexp.MustCompile(`^part-[0-9]+$`)).OnElements("h2", "h3", "h4")
	p.AllowAttrs("src").Matching(pictureForm).OnElements("img")
	p.AllowAttrs("srcset").Matching(regexp.MustCompile(`^/media/[0-9a-f]{64}-640\.jpg 640w, /media/[0-9a-f]{64}\.(jpg|png) [0-9]+w$`)).OnElements("img")
	p.AllowAttrs("sizes").Matching(regexp.MustCompile(`^` + regexp.QuoteMeta(sizes) + `$`)).OnElements("img")
	p.AllowAttrs("width", "height").Matching(bluemonday.Integer).OnElements("img")
	p.AllowAttrs("loading").Matching(class("lazy")).OnElements("img")
	p.AllowAttrs("alt").OnElements("img")
	p.AllowAttrs("href").Matching(ownLink).OnElements("a")
	p.AllowAttrs("href").Matching(regexp.MustCompile(`^#fn(ref[0-9]*)?:[0-9]+$`)).OnElements("a")
	p.AllowAttrs("start").Matching(bluemonday.Integer).OnElements("ol")
	return p
}

// Heading is a heading of a body: the id of its element, its depth from 2 (h2) to 4,
// and its text.
type Heading struct {
	ID    string
	Level int
	Text  string
}

// HTML renders the text without what only a lookup knows of its pictures. It fails
// only where the renderer itself does.
func (r *Renderer) HTML(text string) (string, error) {
	html, _, err := r.Show(text, nil)
	return html, err
}

// Show renders the text and lists its headings. album tells of the pictures; one that
// it knows becomes a button, for the page to open it. A text that would take beyond all
// measure is shown as plain text. It fails only where the renderer itself does.
func (r *Renderer) Show(body string, album Album) (html string, headings []Heading, err error) {
	body = strings.Map(shown, body)
	if wild(body) {
		return r.policy.Sanitize(plainHTML(body)), nil, nil
	}
	source := []byte(body)
	doc := r.markdown.Parser().Parse(text.NewReader(source))
	liveBlocks(doc, source)
	headings = shaper{source: source, album: album}.shape(doc)
	var b bytes.Buffer
	if err := r.markdown.Renderer().Render(&b, source, doc); err != nil {
		return "", nil, fmt.Errorf("render: %w", err)
	}
	// A reference such as &#x202e; becomes its sign only here.
	return strings.Map(shown, r.policy.Sanitize(b.String())), headings, nil
}

// shown drops what no page shows as it is: bytes that are no text, and signs that turn the
// order of letters round.
func shown(c rune) rune {
	if c == 0 || c == '\ufffd' || turns(c) {
		return -1
	}
	return c
}

// wordsAMinute is the silent reading rate of adults, 238 words a minute in
// Brysbaert's review of 190 studies (Journal of Memory and Language 109, 2019),
// rounded down.
const wordsAMinute = 230

// Minutes estimates the reading time of a text in whole minutes, at least one.
func Minutes(text string) int {
	words := len(strings.FieldsFunc(text, unicode.IsSpace))
	return max(1, (words+wordsAMinute/2)/wordsAMinute)
}
