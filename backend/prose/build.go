package prose

import (
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"

	didban "didban.app/backend"
)

// builder makes a document of a tree of HTML. What it doesn't know it looks
// through: only text gets in by itself.
type builder struct {
	pictures didban.Pictures
	own      bool // it is our own, and may hold live blocks
	lost     *losses
	notes    notes
	blocks   []block
	line     []run
	depth    int // of lists and quotes around
}

// maxDepth is how deep lists and quotes may lie in one another; what lies deeper
// is written without them.
const maxDepth = 8

// style is what the elements around a text make of it.
type style struct {
	marks  mark
	href   string
	script map[rune]rune // raised or lowered digits
}

// documentOf makes the document of a tree. A note that no text of the document calls
// would not be shown; it stays the item of a list that it was.
func documentOf(root *html.Node, own bool, pictures didban.Pictures, lost *losses) document {
	left := map[*html.Node]bool{}
	for {
		b := &builder{pictures: pictures, own: own, lost: &losses{}, notes: notesIn(root, left)}
		b.children(root, style{})
		d := document{blocks: b.done()}
		for _, item := range b.notes.items {
			d.notes = append(d.notes, b.inside(item, style{}))
		}
		called := calledIn(d.blocks)
		for i, item := range b.notes.items {
			if !called[i+1] || len(d.notes[i]) == 0 {
				left[item] = true
			}
		}
		if !anyLeft(b.notes.items, left) {
			lost.addAll(*b.lost)
			return d
		}
	}
}

func anyLeft(items []*html.Node, left map[*html.Node]bool) bool {
	return slices.ContainsFunc(items, func(n *html.Node) bool { return left[n] })
}

// calledIn are the numbers of the notes that parts call.
func calledIn(parts []block) map[int]bool {
	out := map[int]bool{}
	mapped(parts, func(r run) run {
		if r.kind == noteRef {
			out[r.note] = true
		}
		return r
	})
	return out
}

// inside makes the blocks of what an element holds.
func (b *builder) inside(n *html.Node, s style) []block {
	in := &builder{pictures: b.pictures, lost: b.lost, notes: b.notes, depth: b.depth + 1}
	in.children(n, s)
	return in.done()
}

// inline makes one line of what an element holds.
func (b *builder) inline(n *html.Node, s style) []run {
	var out []run
	for i, one := range b.inside(n, s) {
		if i > 0 {
			out = append(out, run{kind: words, text: " "})
		}
		out = append(out, one.flat()...)
	}
	return oneLine(out)
}

// flat is a block as one line.
func (b block) flat() []run {
	out := slices.Clone(b.runs)
	if b.text != "" {
		out = append(out, run{kind: code, text: strings.Join(strings.Fields(b.text), " ")})
	}
	for _, item := range b.items {
		for _, one := range item {
			out = append(append(out, run{kind: words, text: " "}), one.flat()...)
		}
	}
	for _, row := range b.rows {
		for _, cell := range row {
			out = append(append(out, run{kind: words, text: " "}), cell...)
		}
	}
	return out
}

func (b *builder) done() []block {
	b.flush()
	return b.blocks
}

func (b *builder) add(one block) {
	b.flush()
	b.blocks = append(b.blocks, one)
}

// flush ends a paragraph. Two breaks in a row end one too, and pictures stand in
// paragraphs of their own.
func (b *builder) flush() {
	runs := b.line
	b.line = nil
	var part []run
	end := func() {
		if part = line(part); len(part) > 0 {
			b.blocks = append(b.blocks, block{kind: paragraph, runs: part})
		}
		part = nil
	}
	breaks, pictured := 0, false
	for _, r := range runs {
		switch {
		case r.kind == lineBreak:
			breaks++
		case r.kind == words && strings.TrimFunc(r.text, blank) == "":
		default:
			if breaks > 1 && !pictured || len(part) > 0 && (r.kind == picture) != pictured {
				end()
			}
			breaks, pictured = 0, r.kind == picture
		}
		if !pictured || r.kind == picture {
			part = append(part, r)
		}
	}
	end()
}

func (b *builder) children(n *html.Node, s style) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		b.node(c, s)
	}
}

func (b *builder) node(n *html.Node, s style) {
	switch n.Type {
	case html.TextNode:
		b.text(n.Data, s)
	case html.ElementNode:
		if hidden(n) || b.notes.left[n] {
			return
		}
		if !b.inlineElement(n, s) && !b.blockElement(n, s) {
			b.children(n, s)
		}
	case html.DocumentNode:
		b.children(n, s)
	case html.ErrorNode, html.CommentNode, html.DoctypeNode, html.RawNode:
	}
}

func (b *builder) text(text string, s style) {
	text = strings.Map(printable, text)
	if s.script != nil {
		text = scripted(text, s.script)
	}
	b.line = append(b.line, run{kind: words, text: text, marks: s.marks, href: s.href})
}

// printable drops control signs, which no text form carries, and the signs that turn the
// order of letters round (LRO, RLO), behind which a text can hide.
func printable(c rune) rune {
	if c < ' ' && c != '\t' && c != '\n' && c != '\f' && c != '\r' || c >= 0x7f && c < 0xa0 || c == '\ufffd' || turns(c) {
		return -1
	}
	return c
}

func turns(c rune) bool { return c == '\u202d' || c == '\u202e' }

// inlineElement takes an element within a line; false for any other.
func (b *builder) inlineElement(n *html.Node, s style) bool {
	if note := b.notes.refs[n]; note > 0 {
		b.line = append(b.line, run{kind: noteRef, note: note})
		return true
	}
	switch n.Data {
	case "br":
		b.line = append(b.line, run{kind: lineBreak})
	case "img":
		b.picture(n, "")
	case "code", "kbd", "samp", "tt", "var":
		if text := strings.Join(strings.Fields(strings.Map(printable, textOf(n))), " "); text != "" {
			b.line = append(b.line, run{kind: code, text: text, marks: s.marks, href: s.href})
		}
	case "q":
		b.text("«", s)
		b.children(n, styled(n, s))
		b.text("»", s)
	case "a":
		s.href = b.address(n, s.href)
		b.children(n, s)
	case "strong", "b", "em", "i", "cite", "dfn", "del", "s", "strike", "span", "font", "u", "ins", "mark", "small", "big",
		"sub", "sup", "abbr", "bdi", "bdo", "time", "label":
		b.children(n, styled(n, s))
	case "source", "wbr":
	default:
		return false
	}
	return true
}

// blockElement takes an element that stands by itself; false for one that only
// holds others.
func (b *builder) blockElement(n *html.Node, s style) bool {
	switch n.Data {
	case "h1", "h2", "h3", "h4", "h5", "h6":
		b.heading(n, s)
	case "ul", "ol", "menu", "dir":
		b.list(n, s)
	case "blockquote", "aside":
		b.quote(n, s)
	case "pre", "listing", "xmp":
		b.listing(n)
	case "hr":
		if n.Parent == nil || !classed(n.Parent, "footnotes") {
			b.add(block{kind: rule})
		}
	case "table":
		b.table(n, s)
	case "figure":
		b.figure(n, s)
	case "div":
		b.division(n, s)
	case "dt", "summary", "legend":
		b.flush()
		s.marks |= strong
		b.children(n, s)
		b.flush()
	default:
		if !apart[n.Data] {
			return false
		}
		b.flush()
		b.children(n, styled(n, s))
		b.flush()
	}
	return true
}

// apart are the elements that begin and end a paragraph.
var apart = func() map[string]bool {
	out := map[string]bool{}
	for name := range strings.FieldsSeq("p div section article main header footer nav address center dl dd details fieldset " +
		"form figcaption caption li tr td th hgroup body html thead tbody tfoot search") {
		out[name] = true
	}
	return out
}()

// heading shifts: the page owns h1, so that the largest of a body is its h2.
func (b *builder) heading(n *html.Node, s style) {
	b.flush()
	level := min(max(int(n.Data[1]-'0')-1, 1), deepestHeading)
	runs := slices.DeleteFunc(b.inline(n, s), func(r run) bool {
		if r.kind == picture {
			b.line = append(b.line, r)
		}
		return r.kind == picture
	})
	b.flush()
	if runs = oneLine(runs); len(runs) > 0 {
		b.add(block{kind: heading, level: level, runs: runs})
	}
}

func (b *builder) list(n *html.Node, s style) {
	b.flush()
	if b.depth >= maxDepth {
		b.children(n, s)
		b.flush()
		return
	}
	one := block{kind: list, ordered: n.Data == "ol", level: start(n)}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if b.notes.left[c] || hidden(c) {
			continue
		}
		if item := b.item(c, s); len(item) > 0 {
			// A list straight in a list belongs to the item before it.
			if k := len(one.items); k > 0 && c.Data != "li" && item[0].kind == list {
				one.items[k-1] = append(one.items[k-1], item...)
			} else {
				one.items = append(one.items, item)
			}
			one.loose = one.loose || loose(c, item)
		}
	}
	if len(one.items) == 1 && len(one.items[0]) == 1 && one.items[0][0].kind == paragraph {
		one.loose = false // Markdown has no blank line to say so
	}
	if len(one.items) > 0 {
		b.add(one)
	}
}

func (b *builder) item(c *html.Node, s style) []block {
	if c.Data == "li" {
		return b.inside(c, s)
	}
	in := &builder{pictures: b.pictures, lost: b.lost, notes: b.notes, depth: b.depth + 1}
	in.node(c, s)
	return in.done()
}

// loose reports whether an item needs blank lines round its parts: it holds more
// than a line and lists below it, or its line is a paragraph.
func loose(n *html.Node, item []block) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && c.Data == "p" {
			return true
		}
	}
	for i, one := range item {
		switch {
		case i == 0 && one.kind == paragraph:
		case one.kind == list && !one.loose && (!one.ordered || one.level == 1) && (i == 0 || item[i-1].kind == paragraph):
		default:
			return true
		}
	}
	return false
}

// start is the first number of a list, 1 for one that has no numbers.
func start(n *html.Node) int {
	first, err := strconv.Atoi(attr(n, "start"))
	if n.Data != "ol" || err != nil || first < 0 || first > 999_999_999 {
		return 1
	}
	return first
}

func (b *builder) quote(n *html.Node, s style) {
	pull := classed(n, "pull")
	if n.Data == "aside" && !pull || b.depth >= maxDepth {
		b.flush()
		b.children(n, s)
		b.flush()
		return
	}
	if item := b.inside(n, s); len(item) > 0 {
		if len(item) == 1 && item[0].kind == quote && pull {
			item = item[0].items[0]
		}
		b.add(block{kind: quote, pull: pull, items: [][]block{item}})
	}
}

func (b *builder) listing(n *html.Node) {
	text := strings.NewReplacer("\r\n", "\n", "\r", "\n", "\t", "    ").Replace(strings.Map(printable, textOf(n)))
	text = strings.Trim(text, "\n")
	if strings.TrimSpace(text) == "" {
		return
	}
	one := block{kind: listing, text: text}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if lang, ok := strings.CutPrefix(attr(c, "class"), "language-"); ok && plainWord(lang) {
			one.lang = lang
		}
	}
	b.add(one)
}

// plainWord is a word that a listing may be named by.
func plainWord(s string) bool {
	return s != "" && !strings.ContainsFunc(s, func(c rune) bool {
		return (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && (c < '0' || c > '9') && c != '-' && c != '+'
	})
}
