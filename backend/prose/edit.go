package prose

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/microcosm-cc/bluemonday"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// Edit writes a body as the HTML that an editor works on: what is shown, without what
// only a page adds, and with the addresses of outside links. FromHTML of it is the same
// body again, where that is in the form; any other comes back in the form. A figure has
// its caption as a figcaption, a gallery is a figure of figures, and the notes stand last,
// in a div of the class «footnotes».
func Edit(body string) string {
	clean, _ := Clean(body)
	if clean == "" {
		return ""
	}
	source := []byte(clean)
	doc := reader.Parser().Parse(text.NewReader(source))
	for _, n := range nodesOf(doc) {
		if p, ok := n.(*ast.Paragraph); ok {
			editPlates(p, source)
		}
	}
	var b bytes.Buffer
	if err := editor.Renderer().Render(&b, source, doc); err != nil {
		return editPolicy.Sanitize(plainHTML(clean)) // only a writer that fails makes it fail
	}
	return strings.TrimSpace(wayBack.ReplaceAllString(editPolicy.Sanitize(b.String()), ""))
}

// wayBack is the link from a note to its call, which an editor makes needless.
var wayBack = regexp.MustCompile(`(\x{a0}|&#160;)?<a href="#fnref[0-9]*:[0-9]+" class="footnote-backref">↑</a>`)

// editor writes the tree that reader made; New wires the writer of plates into it.
var editor = New().markdown

var editPolicy = newEditPolicy()

// newEditPolicy lets through what an editor of bodies has a part for.
func newEditPolicy() *bluemonday.Policy {
	p := bluemonday.NewPolicy()
	p.AllowElements("p", "br", "hr", "h2", "h3", "h4", "strong", "em", "del", "blockquote", "ul", "ol", "li", "code", "pre",
		"table", "thead", "tbody", "tr", "th", "td", "figure", "figcaption", "sup", "div")
	class := func(names string) *regexp.Regexp { return regexp.MustCompile("^(" + names + ")$") }
	p.AllowAttrs("class").Matching(class("footnotes|" + liveClass)).OnElements("div")
	p.AllowAttrs("class").Matching(class("footnote-ref|footnote-backref")).OnElements("a")
	p.AllowAttrs("class").Matching(class("pullquote")).OnElements("blockquote")
	p.AllowAttrs("class").Matching(class("gallery")).OnElements("figure")
	p.AllowAttrs("class").Matching(regexp.MustCompile(`^language-[0-9A-Za-z+-]+$`)).OnElements("code")
	p.AllowAttrs("id").Matching(regexp.MustCompile(`^fn:[0-9]+$`)).OnElements("li")
	p.AllowAttrs("src").Matching(pictureForm).OnElements("img")
	p.AllowAttrs("alt", "title").OnElements("img")
	p.AllowAttrs("href").Matching(ownLink).OnElements("a")
	p.AllowAttrs("href").Matching(outsideLink).OnElements("a")
	p.AllowAttrs("href").Matching(regexp.MustCompile(`^#fn(ref[0-9]*)?:[0-9]+$`)).OnElements("a")
	p.AllowAttrs("start").Matching(bluemonday.Integer).OnElements("ol")
	p.AllowURLSchemes("http", "https", "mailto", "tel")
	p.AllowRelativeURLs(true)
	return p
}

// editPlates makes a figure of a paragraph of one picture alone, and a gallery of one of
// more. The caption stays the title of the picture, as the renderer writes it.
func editPlates(p *ast.Paragraph, source []byte) {
	pictures, alone := picturesAlone(p, source)
	if !alone || len(pictures) == 0 {
		return
	}
	parent := p.Parent()
	put := func(n ast.Node) { parent.InsertBefore(parent, p, n) }
	if len(pictures) > 1 {
		put(&plate{html: `<figure class="gallery">`})
	}
	for _, n := range pictures {
		one := ast.NewTextBlock()
		one.AppendChild(one, n)
		put(&plate{html: "<figure>"})
		put(one)
		put(&plate{html: "</figure>"})
	}
	if len(pictures) > 1 {
		put(&plate{html: "</figure>"})
	}
	parent.RemoveChild(parent, p)
}
