package prose

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	markup "github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
	"golang.org/x/net/html"

	didban "didban.app/backend"
)

// Clean brings a body into the stored form and tells what it left out. A text that
// is in the form comes back byte for byte; of any other the HTML in it is read as
// FromHTML reads it. Clean is idempotent.
func Clean(body string) (clean string, dropped []didban.Dropped) { return FromMarkdown(body, nil) }

// FromMarkdown is Clean with a place for foreign pictures, as in FromHTML.
func FromMarkdown(body string, pictures didban.Pictures) (clean string, dropped []didban.Dropped) {
	if wild(body) {
		var lost losses
		lost.add("dropped.markup", body)
		clean, dropped = FromHTML(plainHTML(body), nil)
		lost.addAll(losses{dropped})
		return clean, lost.sorted()
	}
	source := []byte(body)
	doc := reader.Parser().Parse(text.NewReader(source))
	if inForm(doc) {
		return body, nil
	}
	var b bytes.Buffer
	if err := reader.Renderer().Render(&b, source, doc); err != nil {
		return FromHTML(html.EscapeString(body), nil) // only a writer that fails makes it fail
	}
	return fromHTML(b.String(), true, pictures)
}

// inForm reports whether the form has all that a text says.
func inForm(doc ast.Node) bool {
	foreign := false
	_ = ast.Walk(doc, func(n ast.Node, _ bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *ast.RawHTML, *ast.HTMLBlock:
			foreign = true
		case *ast.Image:
			foreign = foreign || !pictureForm.Match(n.Destination)
		case *ast.Link:
			foreign = foreign || !ownLink.Match(n.Destination) && !outsideLink.Match(n.Destination)
		}
		if foreign {
			return ast.WalkStop, nil
		}
		return ast.WalkContinue, nil
	})
	return !foreign
}

// reader makes HTML of Markdown with all that stands in it, to be read by the
// builder and never shown.
var reader = goldmark.New(
	goldmark.WithExtensions(
		extension.NewTable(extension.WithTableCellAlignMethod(extension.TableCellAlignNone)),
		extension.Footnote, extension.Strikethrough,
	),
	goldmark.WithParserOptions(parser.WithASTTransformers(util.Prioritized(shift{}, 100))),
	goldmark.WithRendererOptions(markup.WithUnsafe(), renderer.WithNodeRenderers(util.Prioritized(plateWriter{}, 100))),
)

// shift makes of headings and pull quotes what they are shown as.
type shift struct{}

// Transform moves every heading one down, names pull quotes by their class and marks live
// blocks.
func (shift) Transform(doc *ast.Document, r text.Reader, _ parser.Context) {
	liveBlocks(doc, r.Source())
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Heading:
			n.Level = min(n.Level+1, deepestHeading+1)
		case *ast.Blockquote:
			if takePullSign(n, r.Source()) {
				n.SetAttributeString("class", []byte("pullquote"))
			}
		}
		return ast.WalkContinue, nil
	})
}

// takePullSign takes the first line off a pull quote; false for another quote.
func takePullSign(n *ast.Blockquote, source []byte) bool {
	p, ok := n.FirstChild().(*ast.Paragraph)
	if !ok || p.Lines().Len() == 0 {
		return false
	}
	first := p.Lines().At(0)
	if strings.TrimSpace(string(first.Value(source))) != pullSign {
		return false
	}
	for c := p.FirstChild(); c != nil; {
		next := c.NextSibling()
		p.RemoveChild(p, c)
		if t, ok := c.(*ast.Text); ok && (t.SoftLineBreak() || t.HardLineBreak()) {
			break
		}
		c = next
	}
	if p.FirstChild() == nil {
		n.RemoveChild(n, p)
	}
	return true
}

// treeOf is the tree of what Markdown renders to.
func treeOf(body string) *html.Node {
	var b bytes.Buffer
	root := &html.Node{Type: html.DocumentNode}
	if err := reader.Convert([]byte(body), &b); err != nil {
		return root
	}
	parsed, err := html.Parse(&b)
	if err != nil {
		return root
	}
	return parsed
}
