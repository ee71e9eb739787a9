package prose

import (
	"bytes"
	"reflect"
	"regexp"
	"strings"

	"github.com/microcosm-cc/bluemonday"
	"golang.org/x/net/html"

	didban "didban.app/backend"
)

// FromHTML makes a body in the stored form of foreign HTML and tells what it left
// out. Text is never lost but where it is not shown either: in a script, a form
// control, an element that is hidden. pictures finds the place of a foreign
// picture in the media store; nil drops all but those of the form.
//
// What comes out is read back before it is given: FromHTML of what it renders to
// is the same text again. Two marks that CommonMark can't tell apart where they
// meet are dropped rather than shown as signs.
//
// Foreign HTML makes no live block: what looks like one is its text.
func FromHTML(source string, pictures didban.Pictures) (body string, dropped []didban.Dropped) {
	return fromHTML(source, false, pictures)
}

// FromEditor is FromHTML of what Edit gave and an editor changed: live blocks stay.
func FromEditor(source string) (body string, dropped []didban.Dropped) {
	return fromHTML(source, true, nil)
}

func fromHTML(source string, own bool, pictures didban.Pictures) (body string, dropped []didban.Dropped) {
	var lost losses
	root := tree(source, &lost)
	fromWord(source, root, &lost)
	lost.survey(root)
	d := documentOf(clean(root), own, pictures, &lost)
	body = written(d, &lost)
	return body, lost.sorted()
}

// tree parses HTML as what stands in a page. What has elements or is nested beyond all
// measure is taken as its text alone.
func tree(source string, lost *losses) *html.Node {
	source = strings.ToValidUTF8(source, "")
	if !beyondMeasure(source) {
		if root, err := html.Parse(strings.NewReader(source)); err == nil {
			return root
		}
	}
	lost.add("dropped.markup", source)
	root := &html.Node{Type: html.DocumentNode}
	plain := html.UnescapeString(bluemonday.StrictPolicy().Sanitize(source))
	root.AppendChild(&html.Node{Type: html.TextNode, Data: plain})
	return root
}

// clean passes a tree through the policy of foreign HTML.
func clean(root *html.Node) *html.Node {
	var b bytes.Buffer
	if err := html.Render(&b, root); err != nil {
		return &html.Node{Type: html.DocumentNode} // only a writer that fails makes it fail
	}
	root, err := html.Parse(strings.NewReader(foreign.Sanitize(b.String())))
	if err != nil {
		return &html.Node{Type: html.DocumentNode}
	}
	return root
}

var foreign = foreignPolicy()

// foreignPolicy lets through what the builder reads. Nothing of it reaches a page:
// what it makes is Markdown.
func foreignPolicy() *bluemonday.Policy {
	p := bluemonday.NewPolicy()
	p.AllowElements(strings.Fields("a abbr address article aside b bdi bdo big blockquote body br caption center cite code dd del details dfn " +
		"dir div dl dt em fieldset figcaption figure font footer form h1 h2 h3 h4 h5 h6 header hgroup hr html i img ins kbd label " +
		"legend li listing main mark menu nav ol p picture pre q s samp search section small span strike strong sub summary sup table " +
		"tbody td tfoot th thead time tr tt u ul var wbr")...)
	p.AllowNoAttrs().OnElements("a", "img", "span", "font")
	p.AllowAttrs("class", "id", "hidden", "style").Matching(regexp.MustCompile(`(?s)^.*$`)).Globally()
	p.AllowAttrs("href").OnElements("a")
	p.AllowAttrs("src", "alt", "title", "data-src", "data-lazy-src", "data-original").OnElements("img")
	p.AllowAttrs("colspan", "rowspan").OnElements("td", "th")
	p.AllowAttrs("start").OnElements("ol")
	p.AllowURLSchemes("http", "https", "mailto", "tel")
	p.AllowRelativeURLs(true)
	p.AllowDataURIImages()
	p.SkipElementsContent("head", "title", "noscript", "template", "iframe", "object", "applet", "svg", "math", "canvas",
		"audio", "video", "button", "select", "textarea", "frameset")
	return p
}

// written writes the document so that it reads back as itself. A part in which
// CommonMark can't tell the marks apart goes without them.
func written(d document, lost *losses) string {
	if body, ok := faithful(d); ok {
		return body
	}
	d = document{blocks: thinned(d.blocks, lost), notes: d.notes}
	if body, ok := faithful(d); ok {
		return body
	}
	lost.add("dropped.emphasis", "")
	body, _ := faithful(bare(d, strong|emphasis|deleted))
	return body
}

// faithful writes the document and reports whether it reads back as itself.
func faithful(d document) (body string, ok bool) {
	for _, wary := range []bool{false, true} {
		body = writer{wary: wary}.write(d)
		if reflect.DeepEqual(documentOf(treeOf(body), true, nil, &losses{}), d) {
			return body, true
		}
	}
	return body, false
}

// thinned takes the marks off the parts that don't read back as themselves.
func thinned(parts []block, lost *losses) []block {
	var out []block
	for _, b := range parts {
		for _, without := range []mark{0, emphasis | deleted, strong | emphasis | deleted} {
			b = bareBlocks([]block{b}, without)[0]
			if _, ok := faithful(document{blocks: []block{withoutNotes(b)}}); ok || without&strong != 0 {
				if without != 0 {
					lost.add("dropped.emphasis", textOfRuns(b.flat()))
				}
				break
			}
		}
		out = append(out, b)
	}
	return out
}

func textOfRuns(runs []run) string {
	var b strings.Builder
	for _, r := range runs {
		b.WriteString(r.text)
	}
	return b.String()
}

// bare is the document without some marks.
func bare(d document, without mark) document {
	out := document{blocks: bareBlocks(d.blocks, without)}
	for _, note := range d.notes {
		out.notes = append(out.notes, bareBlocks(note, without))
	}
	return out
}

func bareBlocks(list []block, without mark) []block {
	return mapped(list, func(r run) run {
		r.marks &^= without
		return r
	})
}

// withoutNotes is a part with a word in the place of each call of a note, to be
// read by itself.
func withoutNotes(b block) block {
	return mapped([]block{b}, func(r run) run {
		if r.kind == noteRef {
			return run{kind: code, text: "1"}
		}
		return r
	})[0]
}

// mapped changes every run.
func mapped(list []block, change func(run) run) []block {
	var out []block
	for _, b := range list {
		b.runs = mappedRuns(b.runs, change)
		items, rows := b.items, b.rows
		b.items, b.rows = nil, nil
		for _, item := range items {
			b.items = append(b.items, mapped(item, change))
		}
		for _, row := range rows {
			var cells [][]run
			for _, cell := range row {
				cells = append(cells, mappedRuns(cell, change))
			}
			b.rows = append(b.rows, cells)
		}
		out = append(out, b)
	}
	return out
}

func mappedRuns(runs []run, change func(run) run) []run {
	var out []run
	for _, r := range runs {
		out = append(out, change(r))
	}
	return line(out)
}
