package prose

import (
	"html"
	"strings"
)

// A text may cost the reader of Markdown the square of its length: quotes and lists that
// lie in one another without end, links that are begun and never ended. Such a text is
// taken, and shown, as the plain text that it is. Looking for it costs a walk over the
// text and no more; what people write stays far below these bounds.
const (
	maxNest        = 32        // quotes and items that one line begins
	maxDefinitions = 2_000     // addresses of links that are given apart
	maxLinkSteps   = 4_000_000 // signs and lines that are looked at to find the ends of links
)

// wild reports whether a text would take longer than its length allows.
func wild(text string) bool {
	definitions := 0
	for line := range strings.Lines(text) {
		rest, nest := contained(line)
		if nest > maxNest {
			return true
		}
		if strings.HasPrefix(rest, "[") && strings.Contains(rest, "]:") {
			if definitions++; definitions > maxDefinitions {
				return true
			}
		}
	}
	return linkSteps(text, maxLinkSteps) > maxLinkSteps
}

// contained takes the signs of quotes and items off the beginning of a line and counts
// them; past maxNest it stops.
func contained(line string) (rest string, nest int) {
	for nest <= maxNest {
		line = strings.TrimLeft(line, " \t")
		n := containerSign(line)
		if n == 0 {
			break
		}
		line, nest = line[n:], nest+1
	}
	return line, nest
}

// containerSign is the length of the sign that begins a quote or an item; 0 for none. A
// line of one sign over and over is a rule.
func containerSign(line string) int {
	if line == "" {
		return 0
	}
	n := 0
	switch c := line[0]; c {
	case '>':
		return 1
	case '-', '+', '*':
		if strings.Trim(line, string(c)+" \t\r\n") == "" {
			return 0
		}
		n = 1
	default:
		for n < len(line) && n < 10 && line[n] >= '0' && line[n] <= '9' {
			n++
		}
		if n == 0 || n == len(line) || line[n] != '.' && line[n] != ')' {
			return 0
		}
		n++
	}
	if n == len(line) || strings.IndexByte(" \t\r\n", line[n]) >= 0 {
		return n
	}
	return 0
}

// linkSteps counts what a reader looks at to find where links end: the signs of addresses
// and titles, and for each pair of brackets the lines of its paragraph before it. Past most
// it stops.
func linkSteps(text string, most int) int {
	steps, open, lines := 0, 0, 0
	for i := 0; i < len(text) && steps <= most; i++ {
		switch text[i] {
		case '\\':
			i++
		case '[':
			open++
		case '\n':
			if begins(firstLine(text[i+1:])) {
				open, lines = 0, 0 // no link goes on in another paragraph
			}
			lines++
		case ']':
			if open == 0 {
				continue
			}
			open--
			steps += lines
			if strings.HasPrefix(text[i+1:], "(") {
				steps += linkEnd(text[i+2:], most-steps)
			}
		}
	}
	return steps
}

// begins reports whether a line goes on with no paragraph: it is blank, or an item.
func begins(line string) bool {
	line = strings.TrimLeft(line, "> \t\r")
	if line == "" {
		return true
	}
	n := containerSign(line)
	return n == 1 && len(line) > 2 || n == 2 && line[0] == '1' && len(line) > 3
}

func firstLine(text string) string {
	line, _, _ := strings.Cut(text, "\n")
	return line
}

// linkEnd is how many signs are looked at to find the end of an address and its title.
func linkEnd(text string, most int) int {
	i, depth := 0, 0
	for ; i < len(text) && i <= most; i++ {
		switch c := text[i]; {
		case c == '\\':
			i++
		case c == '\n' || (c == ' ' || c == '\t') && i > 0:
			return i + titleEnd(text[i:], most-i)
		case c == '(':
			depth++
		case c == ')' && depth == 0:
			return i
		case c == ')':
			depth--
		}
	}
	return i
}

// titleEnd is the same of a title, which may go on over lines.
func titleEnd(text string, most int) int {
	rest := strings.TrimLeft(text, " \t\n")
	if rest == "" || strings.IndexByte(`"'(`, rest[0]) < 0 {
		return len(text) - len(rest)
	}
	closing := rest[0]
	if closing == '(' {
		closing = ')'
	}
	i := 1
	for ; i < len(rest) && i <= most && rest[i] != closing; i++ {
		if rest[i] == '\\' {
			i++
		}
	}
	return i
}

// plainHTML is a text as the paragraphs that its blank lines make.
func plainHTML(text string) string {
	var out strings.Builder
	text = strings.ReplaceAll(strings.Map(printable, strings.ToValidUTF8(text, "")), "\r\n", "\n")
	for part := range strings.SplitSeq(text, "\n\n") {
		if part = strings.TrimSpace(part); part != "" {
			out.WriteString("<p>" + strings.ReplaceAll(html.EscapeString(part), "\n", "<br>") + "</p>\n")
		}
	}
	return out.String()
}
