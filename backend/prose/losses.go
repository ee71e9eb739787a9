package prose

import (
	"slices"
	"strings"

	"golang.org/x/net/html"

	didban "didban.app/backend"
)

// losses counts what a text is taken without.
type losses struct{ list []didban.Dropped }

// things are what can be dropped, in the order in which it is told. The report of
// an import has a sentence for each: prose.<thing>.
var things = []string{
	"script", "handler", "scriptLink", "refresh", "frame", "embed", "drawing", "player", "form", "hidden",
	"picture", "link", "style", "span", "emphasis", "markup",
}

// maxSample is how many signs of what was dropped are shown.
const maxSample = 80

func (l *losses) add(thing, sample string) {
	i := slices.IndexFunc(l.list, func(d didban.Dropped) bool { return d.Thing == thing })
	if i < 0 {
		l.list = append(l.list, didban.Dropped{Thing: thing, Sample: cut(squeezed(sample))})
		i = len(l.list) - 1
	}
	l.list[i].Count++
}

func (l *losses) addAll(more losses) {
	for _, d := range more.list {
		for range d.Count {
			l.add(d.Thing, d.Sample)
		}
	}
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
		return slices.Index(things, a.Thing) - slices.Index(things, b.Thing)
	})
	return l.list
}

// active are the elements that are dropped with all that is in them.
var active = map[string]string{
	"script": "script", "style": "style", "iframe": "frame", "frame": "frame", "frameset": "frame",
	"object": "embed", "embed": "embed", "applet": "embed", "svg": "drawing", "math": "drawing", "canvas": "drawing",
	"audio": "player", "video": "player", "input": "form", "button": "form", "select": "form", "textarea": "form",
	"link": "style",
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
		case c.Data == "meta" && strings.EqualFold(attribute(c, "http-equiv"), "refresh"):
			l.add("refresh", attribute(c, "content"))
		case c.Data == "form":
			l.add("form", attribute(c, "action"))
		case hidden(c):
			l.add("hidden", textOf(c))
			continue
		}
		l.attributes(c, false)
		l.survey(c)
	}
}

// sampleOf is what tells a person which one it was: its address, else its text.
func sampleOf(n *html.Node) string {
	for _, name := range []string{"src", "data", "href", "name", "value"} {
		if value := attribute(n, name); value != "" {
			return value
		}
	}
	return textOf(n)
}

func (l *losses) attributes(n *html.Node, gone bool) {
	for _, a := range n.Attr {
		switch {
		case strings.HasPrefix(a.Key, "on"):
			l.add("handler", a.Key+"="+a.Val)
		case gone:
		case a.Key == "style":
			l.add("style", a.Val)
		case (a.Key == "colspan" || a.Key == "rowspan") && span(n, a.Key) > 1:
			l.add("span", textOf(n))
		case a.Key == "href" && runs(a.Val):
			l.add("scriptLink", a.Val)
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
