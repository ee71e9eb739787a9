package prose

import (
	"slices"
	"strings"

	"golang.org/x/net/html"

	didban "didban.app/backend"
)

// losses counts what a text is taken without.
type losses struct{ list []didban.Dropped }

// things are what can be dropped, as keys of sentences, in the order in which it is
// told.
var things = []string{
	"dropped.script", "dropped.handler", "dropped.scriptLink", "dropped.refresh", "dropped.frame", "dropped.embed", "dropped.drawing", "dropped.player", "dropped.form", "dropped.hidden",
	"dropped.picture", "dropped.link", "dropped.style", "dropped.span", "dropped.emphasis", "dropped.markup",
}

// maxSample is how many signs of what was dropped are shown.
const maxSample = 80

func (l *losses) add(thing, sample string) { l.count(thing, 1, func() string { return sample }) }

// addNode is add with the text of an element, which is read for the first of a kind alone:
// elements lie in one another.
func (l *losses) addNode(thing string, n *html.Node) {
	l.count(thing, 1, func() string { return textOf(n) })
}

func (l *losses) addAll(more losses) {
	for _, d := range more.list {
		l.count(d.Key, d.Count, func() string { return d.Sample })
	}
}

func (l *losses) count(thing string, times int, sample func() string) {
	i := slices.IndexFunc(l.list, func(d didban.Dropped) bool { return d.Key == thing })
	if i < 0 {
		l.list = append(l.list, didban.Dropped{Key: thing, Sample: cut(squeezed(sample()))})
		i = len(l.list) - 1
	}
	l.list[i].Count += times
}

func cut(s string) string {
	n := 0
	for at := range s {
		if n++; n > maxSample {
			return s[:at] + "…"
		}
	}
	return s
}

func (l *losses) sorted() []didban.Dropped {
	slices.SortStableFunc(l.list, func(a, b didban.Dropped) int {
		return slices.Index(things, a.Key) - slices.Index(things, b.Key)
	})
	return l.list
}

// active are the elements that are dropped with all that is in them.
var active = map[string]string{
	"script": "dropped.script", "style": "dropped.style", "iframe": "dropped.frame", "frame": "dropped.frame", "frameset": "dropped.frame",
	"object": "dropped.embed", "embed": "dropped.embed", "applet": "dropped.embed", "svg": "dropped.drawing", "math": "dropped.drawing", "canvas": "dropped.drawing",
	"audio": "dropped.player", "video": "dropped.player", "input": "dropped.form", "button": "dropped.form", "select": "dropped.form", "textarea": "dropped.form",
	"link": "dropped.style",
}

// survey counts what the policy will drop of a tree.
func (l *losses) survey(root *html.Node) {
	for c := root.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode {
			continue
		}
		if thing := active[c.Data]; thing != "" {
			l.add(thing, sampleOf(c))
			l.attributes(c, true)
			continue
		}
		switch {
		case c.Data == "meta" && strings.EqualFold(attr(c, "http-equiv"), "refresh"):
			l.add("dropped.refresh", attr(c, "content"))
		case c.Data == "form":
			l.add("dropped.form", attr(c, "action"))
		case hidden(c):
			l.addNode("dropped.hidden", c)
			continue
		}
		l.attributes(c, false)
		l.survey(c)
	}
}

// sampleOf is what tells a person which one it was: its address, else its text.
func sampleOf(n *html.Node) string {
	for _, name := range []string{"src", "data", "href", "name", "value"} {
		if value := attr(n, name); value != "" {
			return value
		}
	}
	return textOf(n)
}

func (l *losses) attributes(n *html.Node, gone bool) {
	for _, a := range n.Attr {
		switch {
		case strings.HasPrefix(a.Key, "on"):
			l.add("dropped.handler", a.Key+"="+a.Val)
		case gone:
		case a.Key == "style":
			l.add("dropped.style", a.Val)
		case (a.Key == "colspan" || a.Key == "rowspan") && span(n, a.Key) > 1:
			l.addNode("dropped.span", n)
		case a.Key == "href" && runs(a.Val):
			l.add("dropped.scriptLink", a.Val)
		}
	}
}

// runs reports whether following an address could run something.
func runs(href string) bool {
	scheme, _, _ := strings.Cut(strings.Map(func(c rune) rune {
		if c <= ' ' {
			return -1
		}
		return c
	}, strings.ToLower(href)), ":")
	return scheme == "javascript" || scheme == "vbscript" || scheme == "data"
}
