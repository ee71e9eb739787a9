package prose

import (
	"strconv"
	"strings"
	"unicode"
)

// place is where a line stands.
type place struct {
	heading, cell bool
}

// line writes the runs of a line.
func (w writer) line(runs []run, at place) string {
	p := &pen{writer: w, place: at, fresh: true}
	p.nest(runs, 0, "")
	text := p.String()
	head, closes := strings.CutSuffix(text, "#")
	if slashes := len(head) - len(strings.TrimRight(head, `\`)); at.heading && closes && slashes%2 == 0 {
		return head + `\#` // else it would close the heading
	}
	return text
}

// pen is a line in the writing.
type pen struct {
	writer
	place
	strings.Builder
	fresh bool // at the beginning of a line
}

var signOf = map[mark]string{strong: "**", emphasis: "*", deleted: "~~"}

// nest writes runs within the marks and the link that are open. What reaches
// farthest is opened first.
func (p *pen) nest(runs []run, open mark, href string) {
	for len(runs) > 0 {
		k, linked, n := widest(runs, open, href)
		switch {
		case linked:
			p.WriteByte('[')
			p.fresh = false
			p.nest(runs[:n], open, runs[0].href)
			p.WriteString("](" + destination(runs[0].href) + ")")
		case k != 0:
			p.WriteString(signOf[k])
			p.fresh = false
			p.nest(runs[:n], open|k, href)
			p.WriteString(signOf[k])
		default:
			n = 1
			next := words
			if len(runs) > 1 {
				next = runs[1].kind
			}
			p.run(runs[0], href != "", next)
		}
		runs = runs[n:]
	}
}

// widest finds what the first run has beyond what is open, and how many runs share
// it.
func widest(runs []run, open mark, href string) (k mark, linked bool, n int) {
	reach := func(has func(run) bool) int {
		for i, r := range runs {
			if !has(r) {
				return i
			}
		}
		return len(runs)
	}
	for _, one := range allMarks {
		if runs[0].marks&one != 0 && open&one == 0 {
			if m := reach(func(r run) bool { return r.marks&one != 0 }); m > n {
				k, n = one, m
			}
		}
	}
	if first := runs[0].href; first != "" && href == "" {
		if m := reach(func(r run) bool { return r.href == first }); m > n {
			return 0, true, m
		}
	}
	return k, false, n
}

// destination writes an address so that no part of it reads as a character
// reference.
func destination(href string) string { return strings.ReplaceAll(href, "&", "&amp;") }

func (p *pen) run(r run, linked bool, next runKind) {
	switch r.kind {
	case lineBreak:
		p.WriteString("\\\n")
		p.fresh = true
		return
	case code:
		p.WriteString(p.code(r.text))
	case picture:
		p.WriteString("![" + p.escaped(r.text, true, words) + "](" + r.src)
		if r.caption != "" {
			p.WriteString(` "` + p.title(r.caption) + `"`)
		}
		p.WriteByte(')')
	case noteRef:
		p.WriteString("[^" + strconv.Itoa(r.note) + "]")
	case words:
		p.WriteString(p.escaped(r.text, linked, next))
	}
	p.fresh = false
}

func (p *pen) code(text string) string {
	fence := strings.Repeat("`", longest(text, '`')+1)
	if strings.HasPrefix(text, "`") || strings.HasSuffix(text, "`") {
		text = " " + text + " "
	}
	if p.cell {
		text = strings.ReplaceAll(text, "|", `\|`)
	}
	return fence + text + fence
}

func (p *pen) title(text string) string {
	text = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "&", "&amp;").Replace(text)
	if p.cell {
		text = strings.ReplaceAll(text, "|", `\|`)
	}
	return text
}

// escaped writes text so that it reads as itself.
func (p *pen) escaped(text string, bracketed bool, following runKind) string {
	var b strings.Builder
	if head, ok := strings.CutSuffix(text, `\`); ok && following == lineBreak {
		return p.escaped(head, bracketed, words) + "&#92;" // goldmark misreads three in a row at the end of a line
	}
	signs := []rune(text)
	if n := opener(signs); p.fresh && n >= 0 {
		b.WriteString(string(signs[:n]) + `\` + string(signs[n]))
		signs = signs[n+1:]
	}
	for i, c := range signs {
		var previous, next rune
		if i > 0 {
			previous = signs[i-1]
		}
		if i < len(signs)-1 {
			next = signs[i+1]
		}
		if p.speaks(c, previous, next, bracketed) || c == '!' && next == 0 && following != words || p.wary && c < 0x80 && punctuation(c) {
			b.WriteByte('\\')
		}
		b.WriteRune(c)
	}
	return b.String()
}

// speaks reports whether a sign has a meaning in Markdown between its neighbours.
func (p *pen) speaks(c, previous, next rune, bracketed bool) bool {
	switch c {
	case '\\', '`', '*', '[', '<', '~':
		return true
	case ']':
		return bracketed
	case '|':
		return true
	case '&':
		return next == '#' || unicode.IsLetter(next)
	case '_':
		return !inWord(previous) || !inWord(next)
	}
	return false
}

func inWord(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }

// opener is the sign at the beginning of a line that would make it a heading, an
// item, a quote …; -1 for none.
func opener(signs []rune) int {
	if len(signs) == 0 {
		return -1
	}
	switch signs[0] {
	case '#', '>', '=', ':':
		return 0
	case '-', '+':
		if len(signs) == 1 || !inWord(signs[1]) {
			return 0
		}
		return -1
	}
	n := 0
	for n < len(signs) && signs[n] >= '0' && signs[n] <= '9' {
		n++
	}
	if n > 0 && n < len(signs) && (signs[n] == '.' || signs[n] == ')') && (n == len(signs)-1 || signs[n+1] == ' ') {
		return n
	}
	return -1
}
