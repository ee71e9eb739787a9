package exchange

import (
	"strings"

	didban "didban.app/backend"
)

// fence stands above and below the front matter of an article.
const fence = "---"

// readMarkdown reads an article: lines of key: value between two fences, then
// the body, which is kept as typed.
func readMarkdown(f File, data []byte) ([]*sheet, error) {
	text, err := decodeText(data)
	if err != nil {
		return nil, err
	}
	lines := strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
	if strings.TrimSpace(lines[0]) != fence {
		return nil, didban.Fault(didban.CodeInvalid, "article.frontMatter", "row", "1")
	}
	s := &sheet{file: f, padded: true, table: named("articles", false)}
	one := row{n: 1}
	for i, line := range lines[1:] {
		if line = strings.TrimSpace(line); line == fence {
			s.header = append(s.header, "body")
			one.cells = append(one.cells, strings.Trim(strings.Join(lines[i+2:], "\n"), "\n"))
			one.lines = append(one.lines, i+3)
			s.rows = []row{one}
			return []*sheet{s}, nil
		}
		name, value, ok := strings.Cut(line, ":")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if !ok {
			return nil, didban.Fault(didban.CodeInvalid, "article.frontMatter", "row", itoa(i+2))
		}
		s.header = append(s.header, strings.TrimSpace(name))
		one.cells = append(one.cells, unquote(strings.TrimSpace(value)))
		one.lines = append(one.lines, i+2)
	}
	return nil, didban.Fault(didban.CodeInvalid, "article.frontMatter", "row", itoa(len(lines)))
}

// unquote takes off the marks that front matter may have round a value.
func unquote(s string) string {
	if len(s) >= 2 && s[0] == '"' && s[len(s)-1] == '"' {
		return s[1 : len(s)-1]
	}
	return s
}
