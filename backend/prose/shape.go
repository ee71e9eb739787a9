package prose

import (
	"fmt"
	"html"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"
)

// Photo is what a page knows of a stored picture: its size in pixels, the address of
// its small version (empty where it has none), and who made it.
type Photo struct {
	Width, Height int
	Small         string
	Credit        string
}

// Album finds the picture of a SHA-256 in lower-case hex; false where it is not there.
type Album func(hash string) (Photo, bool)

// sizes says how wide a figure is shown: as wide as the column of text, at most.
const sizes = "(min-width: 50rem) 46rem, 100vw"

// shaper turns the tree of a body into that of its page.
type shaper struct {
	source []byte
	album  Album
}

func (s shaper) shape(doc ast.Node) []Heading {
	var headings []Heading
	for _, n := range nodesOf(doc) {
		switch n := n.(type) {
		case *ast.Heading:
			headings = append(headings, s.heading(n, len(headings)+1))
		case *ast.Blockquote:
			if takePullSign(n, s.source) {
				n.SetAttributeString("class", []byte("pull"))
			}
		case *ast.Paragraph:
			s.plates(n)
		case *ast.Image:
			if n.Parent() != nil { // else a figure has taken it
				replace(n, s.picture(n, false))
			}
		case *extast.Table:
			inScroll(n)
		}
	}
	return headings
}

// nodesOf lists the tree, parents first, so that it may be changed on the way.
func nodesOf(doc ast.Node) (list []ast.Node) {
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			list = append(list, n)
		}
		return ast.WalkContinue, nil
	})
	return list
}

func (s shaper) heading(n *ast.Heading, number int) Heading {
	n.Level = min(n.Level+1, deepestHeading+1)
	id := "part-" + strconv.Itoa(number)
	n.SetAttributeString("id", []byte(id))
	return Heading{ID: id, Level: n.Level, Text: strings.TrimSpace(strings.Map(shown, s.words(n)))}
}

// words is the text of a node without its marks.
func (s shaper) words(n ast.Node) string {
	var b strings.Builder
	for _, one := range nodesOf(n) {
		switch one := one.(type) {
		case *ast.Text:
			b.Write(util.UnescapePunctuations(one.Segment.Value(s.source)))
			if one.SoftLineBreak() || one.HardLineBreak() {
				b.WriteByte(' ')
			}
		case *ast.String:
			b.Write(one.Value)
		}
	}
	return html.UnescapeString(b.String())
}

// picturesAlone are the pictures of a paragraph; alone tells whether it holds nothing else.
func picturesAlone(p *ast.Paragraph, source []byte) (pictures []*ast.Image, alone bool) {
	for c := p.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Image:
			pictures = append(pictures, c)
		case *ast.Text:
			if strings.TrimSpace(string(c.Segment.Value(source))) != "" {
				return nil, false
			}
		default:
			return nil, false
		}
	}
	return pictures, true
}

// plates makes a figure or a gallery of a paragraph that holds nothing but pictures.
func (s shaper) plates(p *ast.Paragraph) {
	pictures, alone := picturesAlone(p, s.source)
	if !alone {
		return
	}
	var b strings.Builder
	shown := 0
	for _, n := range pictures {
		if one := s.figure(n, len(pictures) > 1); one != "" {
			b.WriteString(one)
			shown++
		}
		p.RemoveChild(p, n)
	}
	switch {
	case len(pictures) == 0:
		return
	case shown > 1:
		replace(p, &plate{html: `<div class="gallery">` + b.String() + "</div>\n"})
	default:
		replace(p, &plate{html: b.String()})
	}
}

func (s shaper) figure(n *ast.Image, small bool) string {
	hash, ok := hashOf(n)
	if !ok {
		return ""
	}
	photo, _ := s.photo(hash)
	picture := s.picture(n, small).html
	caption := html.EscapeString(string(util.UnescapePunctuations(n.Title)))
	if photo.Credit != "" {
		caption = strings.TrimSpace(caption + ` <span class="credit">` + html.EscapeString(photo.Credit) + "</span>")
	}
	if caption != "" {
		caption = "<figcaption>" + caption + "</figcaption>"
	}
	return "<figure>" + picture + caption + "</figure>\n"
}

// picture is the element of a picture, empty for one that is not of the store. Its
// place is kept free before it comes, where its size is known.
func (s shaper) picture(n *ast.Image, small bool) *plate {
	hash, ok := hashOf(n)
	if !ok {
		return &plate{}
	}
	src, rest := string(n.Destination), ""
	photo, known := s.photo(hash)
	if known && photo.Width > 0 && photo.Height > 0 {
		rest = fmt.Sprintf(` width="%d" height="%d"`, photo.Width, photo.Height)
	}
	switch {
	case photo.Small == "" || photo.Small == src:
	case small:
		src = photo.Small
	case photo.Width > 0:
		rest += fmt.Sprintf(` srcset="%s 640w, %s %dw" sizes="%s"`, photo.Small, src, photo.Width, sizes)
	}
	img := fmt.Sprintf(`<img src="%s" alt="%s"%s loading="lazy">`, src, html.EscapeString(strings.TrimSpace(s.words(n))), rest)
	if known {
		img = `<button type="button">` + img + "</button>"
	}
	return &plate{html: img}
}

func (s shaper) photo(hash string) (Photo, bool) {
	if s.album == nil {
		return Photo{}, false
	}
	photo, known := s.album(hash)
	if !known {
		return Photo{}, false
	}
	return photo, true
}

func hashOf(n *ast.Image) (string, bool) {
	address := string(n.Destination)
	if !pictureForm.MatchString(address) {
		return "", false
	}
	return address[len("/media/") : len("/media/")+64], true
}

// inScroll puts a table into a box that scrolls where the table is too wide, and that
// a keyboard reaches.
func inScroll(n ast.Node) {
	parent := n.Parent()
	parent.InsertBefore(parent, n, &plate{html: `<div class="scroll" tabindex="0">`})
	parent.InsertAfter(parent, n, &plate{html: "</div>\n"})
}

func replace(n ast.Node, by *plate) {
	parent := n.Parent()
	parent.ReplaceChild(parent, n, by)
}

// plate is a piece of the page that is written as it is.
type plate struct {
	ast.BaseBlock
	html string
}

var plateKind = ast.NewNodeKind("Plate")

// Kind names the node.
func (*plate) Kind() ast.NodeKind { return plateKind }

// Dump shows the node to a person who looks for a fault.
func (p *plate) Dump(source []byte, level int) { ast.DumpHelper(p, source, level, nil, nil) }

type plateWriter struct{}

// RegisterFuncs tells the renderer how a plate is written.
func (plateWriter) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(plateKind, func(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		if p, ok := n.(*plate); ok && entering {
			_, _ = w.WriteString(p.html)
		}
		return ast.WalkSkipChildren, nil
	})
}
