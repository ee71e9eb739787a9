package prose

import (
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"didban.app/backend/persian"
)

// A word processor puts HTML on the clipboard that only looks like lists and notes: every
// item is a paragraph that carries its number as text, and a note is a link between two
// places. What such a text says by its «mso» styles is written here as the elements that
// the builder reads.

var (
	itemForm    = regexp.MustCompile(`(?i)mso-list:\s*(l\d+)\s+level(\d+)`)
	ignoreForm  = regexp.MustCompile(`(?i)mso-list:\s*ignore`)
	noteForm    = regexp.MustCompile(`(?i)mso-(?:foot|end)note-id:\s*((?:ftn|edn)[\w-]{1,40})`)
	notesForm   = regexp.MustCompile(`(?i)mso-element:\s*(?:foot|end)note-list`)
	oneNoteForm = regexp.MustCompile(`(?i)mso-element:\s*(?:foot|end)note\s*(?:;|$)`)
	remarkForm  = regexp.MustCompile(`(?i)mso-element:\s*comment-list`)
	numberSign  = regexp.MustCompile(`^[(\[]?([0-9]{1,9}|[A-Za-z]{1,4}|[\p{Arabic}]{1,3})[.)\]\-–]`)
)

// fromWord rewrites the tree of what a word processor gave; any other stays as it is.
func fromWord(source string, root *html.Node, lost *losses) {
	if !strings.Contains(source, "mso-") {
		return
	}
	dropRemarks(root, lost)
	wordNotes(root)
	wordLists(root)
}

// dropRemarks takes out what colleagues say in the margin, and the signs that call it; the
// words that it is about stay.
func dropRemarks(root *html.Node, lost *losses) {
	for _, n := range styledBy(root, remarkForm) {
		lost.addNode("dropped.hidden", n)
		n.Parent.RemoveChild(n)
	}
	for _, n := range elements(root, "span") {
		if classed(n, "MsoCommentReference") {
			n.Parent.RemoveChild(n)
		}
	}
}

// wordNotes names the links that call notes, and makes a list of the notes.
func wordNotes(root *html.Node) {
	notes := map[string]bool{}
	for _, box := range styledBy(root, notesForm) {
		list := element("ol", atom.Ol)
		for _, n := range styledBy(box, oneNoteForm) {
			item := element("li", atom.Li)
			name := attr(n, "id")
			item.Attr = []html.Attribute{{Key: "id", Val: name}}
			notes[name] = name != ""
			moveChildren(n, item)
			dropOwnNumber(item)
			list.AppendChild(item)
		}
		if box.Parent != nil && list.FirstChild != nil {
			box.Parent.InsertBefore(list, box)
			box.Parent.RemoveChild(box)
		}
	}
	for _, a := range styledBy(root, noteForm) {
		name := noteForm.FindStringSubmatch(attr(a, "style"))[1]
		if a.Data == "a" && notes[name] {
			a.Attr = []html.Attribute{{Key: "href", Val: "#" + name}, {Key: "class", Val: "footnote"}}
		}
	}
}

// dropOwnNumber takes out of a note the number that stands before it, which leads back.
func dropOwnNumber(item *html.Node) {
	for _, a := range styledBy(item, noteForm) {
		if a.Data == "a" {
			a.Parent.RemoveChild(a)
			return
		}
	}
}

// wordLists makes lists of the paragraphs that are items one behind the other.
func wordLists(root *html.Node) {
	parents := map[*html.Node]bool{}
	var order []*html.Node
	for _, p := range styledBy(root, itemForm) {
		if isItem(p) && !parents[p.Parent] {
			parents[p.Parent] = true
			order = append(order, p.Parent)
		}
	}
	for _, parent := range order {
		var l wordList
		for c := parent.FirstChild; c != nil; {
			next := c.NextSibling
			switch {
			case isItem(c):
				l.take(c)
			case c.Type == html.ElementNode || c.Type == html.TextNode && strings.TrimFunc(c.Data, blank) != "":
				l = wordList{}
			}
			c = next
		}
	}
}

func isItem(n *html.Node) bool {
	return n.Type == html.ElementNode && n.Parent != nil && (n.Data == "p" || n.Data == "div") && itemForm.MatchString(attr(n, "style"))
}

// wordList is a list in the making: the lists that are open, the outermost first.
type wordList struct {
	name string
	open []*html.Node
}

// deepestItem is the deepest level that a word processor has.
const deepestItem = 9

// take makes an item of a paragraph and puts it into the list of its level.
func (l *wordList) take(p *html.Node) {
	form := itemForm.FindStringSubmatch(attr(p, "style"))
	level, err := strconv.Atoi(form[2])
	if err != nil || level < 1 {
		level = 1
	}
	level = min(level, deepestItem, len(l.open)+1)
	ordered, first := takeNumber(p)
	name := "ul"
	if ordered {
		name = "ol"
	}
	if level == 1 && (l.name != form[1] || len(l.open) > 0 && l.open[0].Data != name) {
		*l = wordList{name: form[1]}
	}
	if len(l.open) > level {
		l.open = l.open[:level]
	}
	if len(l.open) < level {
		l.begin(p, name, first)
	}
	item := element("li", atom.Li)
	moveChildren(p, item)
	l.open[level-1].AppendChild(item)
	p.Parent.RemoveChild(p)
}

// begin opens a list where a paragraph stands, or in the last item of the list around it.
func (l *wordList) begin(p *html.Node, name string, first int) {
	list := element(name, atom.Lookup([]byte(name)))
	if first > 1 {
		list.Attr = []html.Attribute{{Key: "start", Val: strconv.Itoa(first)}}
	}
	if n := len(l.open); n > 0 {
		l.open[n-1].LastChild.AppendChild(list)
	} else {
		p.Parent.InsertBefore(list, p)
	}
	l.open = append(l.open, list)
}

// takeNumber takes the written number out of an item and tells whether it was one, and
// which.
func takeNumber(p *html.Node) (ordered bool, first int) {
	for _, n := range styledBy(p, ignoreForm) {
		if n.Parent == nil {
			continue
		}
		sign := squeezed(persian.Latin(textOf(n)))
		n.Parent.RemoveChild(n)
		if m := numberSign.FindStringSubmatch(sign); m != nil {
			first, err := strconv.Atoi(m[1])
			if err != nil {
				first = 1
			}
			return true, first
		}
		return false, 1
	}
	return false, 1
}

// styledBy lists the elements whose style has a form; the list stays while the tree
// changes.
func styledBy(root *html.Node, form *regexp.Regexp) []*html.Node {
	var out []*html.Node
	for c := range root.Descendants() {
		if c.Type == html.ElementNode && form.MatchString(attr(c, "style")) {
			out = append(out, c)
		}
	}
	return out
}

func element(name string, a atom.Atom) *html.Node {
	return &html.Node{Type: html.ElementNode, Data: name, DataAtom: a}
}

func moveChildren(from, to *html.Node) {
	for c := from.FirstChild; c != nil; c = from.FirstChild {
		from.RemoveChild(c)
		to.AppendChild(c)
	}
}
