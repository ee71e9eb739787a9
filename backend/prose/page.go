package prose

import (
	"bytes"
	"cmp"
	"encoding/json"
	"slices"
	"strings"

	"golang.org/x/net/html"

	didban "didban.app/backend"
)

// Text is what HTML says, without its elements, in one line.
func Text(source string) string {
	if !strings.ContainsAny(source, "<&") {
		return squeezed(source)
	}
	var lost losses
	var b strings.Builder
	for _, one := range documentOf(clean(tree(source, &lost)), false, nil, &lost).blocks {
		b.WriteString(" " + textOfRuns(one.flat()))
	}
	return squeezed(b.String())
}

// Page reads what a web page says of itself and finds its main part. schema.org goes
// before Open Graph, that before the metadata of HTML, and that before the elements.
func Page(source string) didban.WebPage {
	var lost losses
	root := tree(source, &lost)
	meta := metadataOf(root)
	main := mainPart(root)
	p := schemaOf(root)
	p.Address = cmp.Or(p.Address, linked(root, "canonical"), meta("og:url"))
	p.Title = squeezed(cmp.Or(p.Title, meta("og:title"), textOfFirst(main, "h1"), textOfFirst(root, "title")))
	p.Lead = squeezed(cmp.Or(p.Lead, meta("description"), meta("og:description")))
	p.Author = squeezed(cmp.Or(p.Author, meta("author"), meta("article:author"), meta("dc.creator")))
	p.Site = squeezed(cmp.Or(meta("og:site_name"), p.Site))
	p.Published = squeezed(cmp.Or(p.Published, meta("article:published_time"), meta("datepublished"), meta("dc.date"),
		meta("dcterms.created"), meta("date"), timeOf(main), timeOf(root)))
	p.Picture = cmp.Or(p.Picture, meta("og:image"))
	if len(p.Subjects) == 0 {
		p.Subjects = slices.Concat(listed(meta("article:section")), listed(meta("article:tag")), listed(meta("keywords")))
	}
	p.Kicker = kickerOf(root)
	takeKnown(main, p)
	p.HTML = rendered(main)
	return p
}

// metadataOf finds what meta elements say, by the name or property in lower case.
func metadataOf(root *html.Node) func(name string) string {
	values := map[string]string{}
	for _, n := range elements(root, "meta") {
		name := strings.ToLower(cmp.Or(attr(n, "property"), attr(n, "name"), attr(n, "itemprop")))
		value := strings.TrimSpace(attr(n, "content"))
		switch {
		case values[name] == "":
			values[name] = value
		case name == "article:tag" && value != "":
			values[name] += "،" + value
		}
	}
	return func(name string) string { return values[name] }
}

func listed(s string) []string {
	var out []string
	for part := range strings.FieldsFuncSeq(s, func(c rune) bool { return strings.ContainsRune(",،؛;", c) }) {
		if part = squeezed(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}

func linked(root *html.Node, rel string) string {
	for _, n := range elements(root, "link") {
		if attr(n, "rel") == rel {
			return strings.TrimSpace(attr(n, "href"))
		}
	}
	return ""
}

func textOfFirst(root *html.Node, name string) string {
	for _, n := range elements(root, name) {
		if text := squeezed(textOf(n)); text != "" {
			return text
		}
	}
	return ""
}

func timeOf(root *html.Node) string {
	for _, n := range elements(root, "time") {
		if when := cmp.Or(attr(n, "datetime"), textOf(n)); strings.TrimSpace(when) != "" {
			return when
		}
	}
	return ""
}

// mainPart is the element that holds the article: the one that says so, else the
// longest article, else the main part, else the body.
func mainPart(root *html.Node) *html.Node {
	best := candidate{node: root}
	best.among(root)
	return best.node
}

// candidate is the best part so far.
type candidate struct {
	node       *html.Node
	rank, size int
}

// among looks at an element and all in it and returns how much text there is, each text
// measured once. Of two that are as good the outer one wins.
func (c *candidate) among(n *html.Node) (size int) {
	if n.Type == html.TextNode {
		return len(n.Data)
	}
	inner := candidate{node: n}
	for child := range n.ChildNodes() {
		size += inner.among(child)
	}
	if r := rankOf(n); r > 0 && r >= inner.rank && (r > inner.rank || size >= inner.size) {
		inner = candidate{n, r, size}
	}
	if inner.rank > c.rank || inner.rank == c.rank && inner.size > c.size {
		*c = inner
	}
	return size
}

func rankOf(n *html.Node) int {
	switch {
	case n.Type != html.ElementNode:
	case attr(n, "itemprop") == "articleBody":
		return 4
	case n.Data == "article":
		return 3
	case n.Data == "main" || attr(n, "role") == "main":
		return 2
	case n.Data == "body":
		return 1
	}
	return 0
}

// kickerOf finds the line above the title.
func kickerOf(root *html.Node) string {
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && classed(n, "kicker") {
			return squeezed(textOf(n))
		}
	}
	return ""
}

// takeKnown takes out of the main part what the fields of its page say: navigation,
// the title, the lead, the kicker, the tags, the line of author and date.
func takeKnown(main *html.Node, p didban.WebPage) {
	var gone []*html.Node
	titled, led := false, false
	for n := range main.Descendants() {
		if n.Type != html.ElementNode || n == main {
			continue
		}
		text := ""
		switch n.Data {
		case "nav":
			gone = append(gone, n)
			continue
		case "header", "footer", "aside":
			if main.Data == "body" {
				gone = append(gone, n)
			}
			continue
		case "h1", "h2", "p", "div", "ul":
			text = squeezed(textUpTo(n, maxKnown))
		}
		switch {
		case text == "":
		case text == p.Title && !titled && n.Data[0] == 'h':
			titled, gone = true, append(gone, n)
		case text == p.Lead && !led:
			led, gone = true, append(gone, n)
		case text == p.Kicker && classed(n, "kicker"), byline(n, text), len(p.Subjects) > 0 && n.Data == "ul" && classed(n, "tags"):
			gone = append(gone, n)
		}
	}
	for _, n := range gone {
		if n.Parent != nil {
			n.Parent.RemoveChild(n)
		}
	}
}

// maxKnown is how many bytes of an element are held against what its page says of itself;
// what has more is a part of the text.
const maxKnown = 16 << 10

// maxByline is how many bytes the line of author and date has at most.
const maxByline = 250

func byline(n *html.Node, text string) bool {
	if len(text) > maxByline || n.Data[0] == 'h' {
		return false
	}
	named := classed(n, "meta") || classed(n, "byline")
	return named && holds(n, " time ")
}

func rendered(n *html.Node) string {
	var b bytes.Buffer
	for c := range n.ChildNodes() {
		if err := html.Render(&b, c); err != nil {
			return b.String() // only a writer that fails makes it fail
		}
	}
	return b.String()
}

// schemaOf reads the first article that a page describes in the vocabulary of
// schema.org.
func schemaOf(root *html.Node) didban.WebPage {
	for _, n := range elements(root, "script") {
		if attr(n, "type") != "application/ld+json" {
			continue
		}
		var described any
		if json.Unmarshal([]byte(textOf(n)), &described) != nil {
			continue
		}
		if a := articleIn(described, 0); a != nil {
			return didban.WebPage{
				Address: cmp.Or(said(a["url"]), said(a["@id"])), Title: said(a["headline"]), Lead: said(a["description"]),
				Author: said(a["author"]), Site: said(a["publisher"]), Published: said(a["datePublished"]), Picture: address(a["image"]),
				Subjects: slices.Concat(listed(said(a["articleSection"])), listed(said(a["genre"])), listed(said(a["keywords"]))),
			}
		}
	}
	return didban.WebPage{}
}

// maxDescription is how deep the description of an article may lie in another.
const maxDescription = 4

func articleIn(described any, depth int) map[string]any {
	switch v := described.(type) {
	case []any:
		for _, one := range v {
			if a := articleIn(one, depth+1); a != nil && depth < maxDescription {
				return a
			}
		}
	case map[string]any:
		if kind := said(v["@type"]); strings.Contains(kind, "Article") || strings.Contains(kind, "Posting") {
			return v
		}
		if depth < maxDescription {
			return articleIn(v["@graph"], depth+1)
		}
	}
	return nil
}

// said is a text, the name or address of what is described, or a list of such.
func said(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case []any:
		var out []string
		for _, one := range v {
			if text := said(one); text != "" {
				out = append(out, text)
			}
		}
		return strings.Join(out, "، ")
	case map[string]any:
		return cmp.Or(said(v["name"]), said(v["url"]))
	}
	return ""
}

// address is that of a picture, or of the first of several; empty where it is the
// picture itself.
func address(v any) string {
	switch v := v.(type) {
	case string:
		if !strings.HasPrefix(v, "data:") {
			return v
		}
	case []any:
		if len(v) > 0 {
			return address(v[0])
		}
	case map[string]any:
		return cmp.Or(address(v["url"]), address(v["contentUrl"]))
	}
	return ""
}
