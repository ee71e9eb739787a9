package prose

import (
	"regexp"

	"github.com/yuin/goldmark/ast"
	"golang.org/x/net/html"

	didban "didban.app/backend"
)

// A live block is marked, in what is shown and in what an editor works on, by an element of
// its own with nothing in it but what the block is of. No text can write that mark: HTML in
// a body is dropped where it is shown, and its signs are escaped in text.

// liveClass is the class of the element that stands for a live block.
const liveClass = "live-project"

var liveMarks = regexp.MustCompile(`<div class="` + liveClass + `">([0-9A-Za-z-]{1,64})</div>`)

// liveBlocks puts marks in the place of the paragraphs of the root that are live blocks.
func liveBlocks(doc ast.Node, source []byte) {
	for n := doc.FirstChild(); n != nil; {
		next := n.NextSibling()
		if p, ok := n.(*ast.Paragraph); ok {
			if ref, ok := liveIn(p, source); ok {
				replace(p, &plate{html: `<div class="` + liveClass + `">` + ref + "</div>\n"})
			}
		}
		n = next
	}
}

// liveIn is what the live block of a paragraph is of; false for any other paragraph.
func liveIn(p *ast.Paragraph, source []byte) (ref string, ok bool) {
	if p.Lines().Len() != 1 {
		return "", false
	}
	for c := p.FirstChild(); c != nil; c = c.NextSibling() {
		if _, ok := c.(*ast.Text); !ok { // a definition has made a link of it
			return "", false
		}
	}
	line := p.Lines().At(0)
	return didban.LiveRef(string(line.Value(source)))
}

// division takes a div: the mark of a live block in what is our own, else a part of its own.
func (b *builder) division(n *html.Node, s style) {
	ref := squeezed(textUpTo(n, 200))
	if b.own && b.depth == 0 && attr(n, "class") == liveClass && didban.IsLiveRef(ref) && !holdsElements(n) {
		b.add(block{kind: live, text: ref})
		return
	}
	b.flush()
	b.children(n, styled(n, s))
	b.flush()
}

func holdsElements(n *html.Node) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode {
			return true
		}
	}
	return false
}

// Piece is a part of a page: HTML, or in its place what a live block is of.
type Piece struct {
	HTML string
	Live string
}

// Pieces parts what Show returned where its live blocks stand. Each part is whole by itself.
func Pieces(page string) []Piece {
	var out []Piece
	put := func(part string) {
		if squeezed(part) != "" {
			out = append(out, Piece{HTML: part})
		}
	}
	from := 0
	for _, at := range liveMarks.FindAllStringSubmatchIndex(page, -1) {
		put(page[from:at[0]])
		out = append(out, Piece{Live: page[at[2]:at[3]]})
		from = at[1]
	}
	put(page[from:])
	return out
}
