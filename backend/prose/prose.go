// Package prose makes the body of an article into HTML that is safe to show. It
// refuses to know what an article is.
//
// The stored form is CommonMark with tables and footnotes, kept as it was typed.
// HTML in it is dropped, and what is left passes one allow-list, so that neither
// a script nor an outside picture or link can reach the page.
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
	"github.com/yuin/goldmark/parser"
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
			goldmark.WithExtensions(extension.Table, extension.Footnote, extension.Strikethrough),
			goldmark.WithParserOptions(parser.WithAutoHeadingID()),
		),
		policy: policy(),
	}
}

// policy pins pictures to the media folder by the whole form of their address:
// «relative only» would let //evil.example through. Links may lead within the
// program alone.
func policy() *bluemonday.Policy {
	p := bluemonday.NewPolicy()
	p.AllowElements("p", "br", "hr", "h2", "h3", "h4", "strong", "em", "del", "blockquote",
		"ul", "ol", "li", "code", "pre", "table", "thead", "tbody", "tr", "th", "td", "figure", "figcaption", "sup", "section", "div")
	p.AllowAttrs("class").Matching(regexp.MustCompile(`^footnote(s|-ref|-backref)?$`)).OnElements("div", "a", "section")
	p.AllowAttrs("id").Matching(regexp.MustCompile(`^fn(ref)?:[0-9]+$`)).OnElements("li", "sup")
	p.AllowAttrs("src").Matching(regexp.MustCompile(`^/media/[0-9a-f]{64}(-640)?\.(jpg|png)$`)).OnElements("img")
	p.AllowAttrs("alt", "title").OnElements("img")
	p.AllowAttrs("href").Matching(regexp.MustCompile(`^#/[a-z]+(/[0-9a-f-]{36})?$`)).OnElements("a")
	p.AllowAttrs("start").Matching(bluemonday.Integer).OnElements("ol")
	return p
}

// HTML renders the text. It fails only where the renderer itself does.
func (r *Renderer) HTML(text string) (string, error) {
	var b bytes.Buffer
	if err := r.markdown.Convert([]byte(text), &b); err != nil {
		return "", fmt.Errorf("render: %w", err)
	}
	return r.policy.Sanitize(b.String()), nil
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
