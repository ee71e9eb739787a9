package exchange

import (
	"html"
	"regexp"
	"strings"

	didban "didban.app/backend"
)

// harmlessXML refuses a feed that is nested beyond all measure, and one with entities
// that aren't those of HTML: what they stand for lies elsewhere or unpacks without end,
// and their names must not become the text of an article.
func harmlessXML(text string) error {
	if at := strangeEntity(text); at >= 0 {
		return didban.Fault(didban.CodeInvalid, "feed.entity", "row", lineAt([]byte(text), int64(at)))
	}
	return shallowXML(text)
}

var entityForm = regexp.MustCompile(`<!ENTITY\s|&[A-Za-z_][A-Za-z0-9_.-]*;`)

// strangeEntity finds an entity that is declared, or none of HTML's; -1 for none. What
// stands in CDATA and remarks is text.
func strangeEntity(text string) int {
	from := 0
	for from < len(text) {
		verbatim, end := nextVerbatim(text[from:])
		for _, span := range entityForm.FindAllStringIndex(text[from:from+verbatim], -1) {
			one := text[from+span[0] : from+span[1]]
			if strings.HasPrefix(one, "<") || html.UnescapeString(one) == one {
				return from + span[0]
			}
		}
		from += end
	}
	return -1
}

// nextVerbatim is where the next CDATA section or remark begins and ends; both at the end
// of the text where there is none.
func nextVerbatim(text string) (begin, end int) {
	begin, closing := len(text), ""
	for opening, closes := range map[string]string{"<![CDATA[": "]]>", "<!--": "-->"} {
		if at := strings.Index(text[:begin], opening); at >= 0 {
			begin, closing = at, closes
		}
	}
	if closing == "" {
		return len(text), len(text)
	}
	if at := strings.Index(text[begin:], closing); at >= 0 {
		return begin, begin + at + len(closing)
	}
	return begin, len(text)
}
