package exchange

import (
	"encoding/xml"
	"strings"

	"go.yaml.in/yaml/v3"

	didban "didban.app/backend"
)

// MaxDepth is how many values may lie in one another in JSON, GeoJSON, YAML and the
// elements of a feed. A collection of multipolygons has eight, the deepest feed nine.
const MaxDepth = 16

// maxMarkupDepth is the same of XHTML that stands in an entry as elements: it is a text,
// which people nest deeper.
const maxMarkupDepth = 256

func tooDeep(row string) *didban.Error {
	return didban.Fault(didban.CodeInvalid, "file.tooDeep", "limit", itoa(MaxDepth), "row", row)
}

// shallowJSON refuses JSON that is nested deeper than MaxDepth, before anything is made
// of it. Text that is no JSON passes: its reader tells what is wrong.
func shallowJSON(data []byte) error {
	depth := 0
	for i := 0; i < len(data); i++ {
		switch data[i] {
		case '"':
			i = stringEnd(data, i)
		case '{', '[':
			if depth++; depth > MaxDepth {
				return tooDeep(lineAt(data, int64(i)))
			}
		case '}', ']':
			depth--
		}
	}
	return nil
}

// stringEnd is where the JSON string that begins at i ends.
func stringEnd(data []byte, i int) int {
	for i++; i < len(data) && data[i] != '"'; i++ {
		if data[i] == '\\' {
			i++
		}
	}
	return i
}

// shallowXML is shallowJSON for the elements of a feed. The text of an entry as XHTML has
// a measure of its own.
func shallowXML(text string) error {
	in := xml.NewDecoder(strings.NewReader(text))
	in.Strict, in.AutoClose = false, xml.HTMLAutoClose
	depth, markup := 0, 0
	for {
		token, err := in.Token()
		if err != nil {
			return nil // its reader tells what is wrong
		}
		switch t := token.(type) {
		case xml.StartElement:
			if depth++; markup == 0 && isMarkup(t) {
				markup = depth
			}
			if markup == 0 && depth > MaxDepth || markup > 0 && depth-markup > maxMarkupDepth {
				line, _ := in.InputPos()
				return tooDeep(itoa(line))
			}
		case xml.EndElement:
			if depth--; depth < markup {
				markup = 0
			}
		}
	}
}

// isMarkup reports whether what an element holds is XHTML.
func isMarkup(t xml.StartElement) bool {
	for _, a := range t.Attr {
		if a.Name.Local == "type" && a.Value == "xhtml" || a.Name.Local == "xmlns" && strings.HasSuffix(a.Value, "/xhtml") {
			return true
		}
	}
	return false
}

// shallowYAML is shallowJSON for a document that is read.
func shallowYAML(n *yaml.Node, depth int) bool {
	if depth > MaxDepth {
		return false
	}
	for _, part := range n.Content {
		if !shallowYAML(part, depth+1) {
			return false
		}
	}
	return true
}
