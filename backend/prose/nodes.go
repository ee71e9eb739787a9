package prose

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
)

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name && a.Namespace == "" {
			return a.Val
		}
	}
	return ""
}

// classed reports whether a class of the element has the word in it.
func classed(n *html.Node, word string) bool { return strings.Contains(attr(n, "class"), word) }

// textOf is all the text within an element; a line break counts as one.
func textOf(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		switch {
		case c.Type == html.TextNode:
			b.WriteString(c.Data)
		case c.Type == html.ElementNode && c.Data == "br":
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// textUpTo is textOf; empty where that has more bytes than most.
func textUpTo(n *html.Node, most int) string {
	size := 0
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			size += len(c.Data)
		}
		if size > most {
			return ""
		}
	}
	return textOf(n)
}

// holds reports whether one of the elements lies in n.
func holds(n *html.Node, names string) bool {
	for c := range n.Descendants() {
		if c.Type == html.ElementNode && strings.Contains(names, " "+c.Data+" ") {
			return true
		}
	}
	return false
}

var (
	hiddenForm   = regexp.MustCompile(`(?i)display\s*:\s*none|visibility\s*:\s*hidden`)
	boldForm     = regexp.MustCompile(`(?i)font-weight\s*:\s*(bold|bolder|[6-9]00)`)
	thinForm     = regexp.MustCompile(`(?i)font-weight\s*:\s*(normal|lighter|[1-5]00)`)
	slantedForm  = regexp.MustCompile(`(?i)font-style\s*:\s*(italic|oblique)`)
	uprightForm  = regexp.MustCompile(`(?i)font-style\s*:\s*normal`)
	deletionForm = regexp.MustCompile(`(?i)text-decoration[a-z-]*\s*:[^;]*line-through`)
)

func hidden(n *html.Node) bool {
	for _, a := range n.Attr {
		if a.Key == "hidden" || a.Key == "style" && hiddenForm.MatchString(a.Val) {
			return true
		}
	}
	return false
}

// styled adds what an element says of the text in it: by its name, or by the
// styles that word processors and blogs write instead.
func styled(n *html.Node, s style) style {
	switch n.Data {
	case "strong", "b":
		s.marks |= strong
	case "em", "i", "cite", "dfn":
		s.marks |= emphasis
	case "del", "s", "strike":
		s.marks |= deleted
	case "sup":
		s.script = raised
	case "sub":
		s.script = lowered
	}
	css := attr(n, "style")
	if css == "" {
		return s
	}
	for _, rule := range []struct {
		form *regexp.Regexp
		on   mark
		off  mark
	}{{boldForm, strong, 0}, {slantedForm, emphasis, 0}, {deletionForm, deleted, 0}, {thinForm, 0, strong}, {uprightForm, 0, emphasis}} {
		if rule.form.MatchString(css) {
			s.marks = s.marks&^rule.off | rule.on
		}
	}
	return s
}

var (
	raised  = signs("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
	lowered = signs("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
)

func signs(from, to string) map[rune]rune {
	out, i := map[rune]rune{}, 0
	into := []rune(to)
	for _, c := range from {
		out[c] = into[i]
		i++
	}
	return out
}

// scripted writes text with raised or lowered signs, so that x² stays what it is;
// where one is missing it stays as it was.
func scripted(text string, script map[rune]rune) string {
	out := []rune(strings.TrimSpace(text))
	for i, c := range out {
		if out[i] = script[c]; out[i] == 0 {
			return text
		}
	}
	return string(out)
}

// notes are the footnotes of a tree, in the order in which the text first calls
// them.
type notes struct {
	refs  map[*html.Node]int  // a link that calls a note, and the note's number
	items []*html.Node        // the notes
	left  map[*html.Node]bool // what is not part of the text: the notes and the ways back
}

// backSigns are what a way back from a note is written as.
const backSigns = "↩︎↵⏎^↑"

// notesIn finds links to items of the same page that stand for footnotes: raised,
// or named so. The items of lists that they call are the notes, but for those left
// where they are.
func notesIn(root *html.Node, left map[*html.Node]bool) notes {
	out := notes{refs: map[*html.Node]int{}, left: map[*html.Node]bool{}}
	items := map[string]*html.Node{}
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && n.Data == "li" && attr(n, "id") != "" && !left[n] {
			items[attr(n, "id")] = n
		}
	}
	if len(items) == 0 {
		return out
	}
	numbers := map[*html.Node]int{}
	for n := range root.Descendants() {
		item := items[noteTarget(n)]
		if item == nil {
			continue
		}
		if numbers[item] == 0 {
			out.items = append(out.items, item)
			numbers[item] = len(out.items)
			out.left[item] = true
			out.leaveWaysBack(item)
		}
		out.refs[n] = numbers[item]
	}
	return out
}

func (o notes) leaveWaysBack(item *html.Node) {
	for n := range item.Descendants() {
		if n.Type == html.ElementNode && n.Data == "a" &&
			(classed(n, "backref") || strings.Trim(textOf(n), backSigns+" \u00a0\n0123456789") == "" && strings.ContainsAny(textOf(n), backSigns)) {
			o.left[n] = true
		}
	}
}

// noteTarget is the id of the note that an element calls; empty for any other.
func noteTarget(n *html.Node) string {
	if n.Type != html.ElementNode || n.Data != "a" || classed(n, "backref") {
		return ""
	}
	named := classed(n, "footnote") || classed(n, "fn")
	sup := n.Parent != nil && n.Parent.Data == "sup" || n.FirstChild != nil && n.FirstChild.Data == "sup"
	if target, ok := strings.CutPrefix(attr(n, "href"), "#"); ok && (named || sup) {
		return target
	}
	if classed(n, "footnote-ref") {
		return "fn:" + strings.TrimSpace(textOf(n)) // the form as it is shown has no such links
	}
	return ""
}
