package prose

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// document is a body as the stored form can say it: what HTML is made into and
// Markdown is written from. Two documents that read the same are equal.
type document struct {
	blocks []block
	notes  [][]block // footnotes, by their number less one
}

// block is one part of a body. A list has its items, a quote has one.
type block struct {
	kind    blockKind
	runs    []run // of a paragraph or heading
	items   [][]block
	rows    [][][]run // of a table; the first is its head
	text    string    // of a listing; of a live block what it is of
	lang    string
	level   int // of a heading, from 1; the first number of an ordered list
	ordered bool
	loose   bool // the items of the list are paragraphs
	pull    bool // the quote is a pull quote
}

type blockKind int

const (
	paragraph blockKind = iota
	heading
	list
	quote
	listing
	rule
	table
	live // the live block of a project; stands at the root alone
)

// deepestHeading is the smallest heading of a body: it is shown as h4.
const deepestHeading = 3

// run is a stretch of one line that is marked alike.
type run struct {
	kind    runKind
	text    string // of a picture its text alternative
	marks   mark
	href    string
	src     string // of a picture
	caption string // of a picture
	note    int    // the number of a footnote, from 1
}

type runKind int

const (
	words runKind = iota
	lineBreak
	code
	picture
	noteRef
)

type mark uint8

const (
	strong mark = 1 << iota
	emphasis
	deleted
)

var allMarks = []mark{strong, emphasis, deleted}

// first and last are the signs at the ends of a run as the rules of emphasis see
// them; what is no text begins and ends with punctuation.
func (r run) first() rune { return r.end(utf8.DecodeRuneInString) }
func (r run) last() rune  { return r.end(utf8.DecodeLastRuneInString) }

func (r run) end(decode func(string) (rune, int)) rune {
	switch r.kind {
	case words:
		c, _ := decode(r.text)
		return c
	case lineBreak:
		return '\n'
	case code, picture, noteRef:
	}
	return '!'
}

// line brings the runs of a paragraph into their one form: single blanks, none at
// the ends, no marks that the form can't write.
func line(runs []run) []run {
	runs = merged(spaced(runs))
	runs = merged(outside(runs))
	for _, k := range allMarks {
		runs = merged(flanked(runs, k))
	}
	return runs
}

// oneLine is line for what can't be broken: headings and cells.
func oneLine(runs []run) []run {
	runs = slices.Clone(runs)
	for i := range runs {
		if runs[i].kind == lineBreak {
			runs[i] = run{kind: words, text: " "}
		}
	}
	return line(runs)
}

func blank(c rune) bool { return unicode.IsSpace(c) }

// spaced collapses the blanks of HTML and takes off those at the ends of lines.
func spaced(runs []run) []run {
	var out []run
	open := false // a blank may follow
	for _, r := range runs {
		if r.kind != words {
			if r.kind == lineBreak {
				out = trimEnd(out)
				if len(out) == 0 || out[len(out)-1].kind == lineBreak {
					continue
				}
				r = run{kind: lineBreak}
			}
			out, open = append(out, r), r.kind != lineBreak
			continue
		}
		var b strings.Builder
		for _, c := range r.text {
			space := c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r'
			switch {
			case space && open:
				b.WriteByte(' ')
				open = false
			case space, !open && blank(c) && b.Len() == 0 && atStart(out):
			default:
				b.WriteRune(c)
				open = true
			}
		}
		if r.text = b.String(); r.text != "" {
			out = append(out, r)
		}
	}
	out = trimEnd(out)
	for len(out) > 0 && out[len(out)-1].kind == lineBreak {
		out = trimEnd(out[:len(out)-1])
	}
	return out
}

func atStart(out []run) bool { return len(out) == 0 || out[len(out)-1].kind == lineBreak }

func trimEnd(out []run) []run {
	for len(out) > 0 && out[len(out)-1].kind == words {
		last := &out[len(out)-1]
		if last.text = strings.TrimRightFunc(last.text, blank); last.text != "" {
			return out
		}
		out = out[:len(out)-1]
	}
	return out
}

// merged joins neighbours that are marked alike.
func merged(runs []run) []run {
	out := make([]run, 0, len(runs))
	var text strings.Builder // of the last of out, where neighbours joined it
	for _, r := range runs {
		if r.kind == words && r.text == "" {
			continue
		}
		n := len(out)
		if n > 0 && (r.kind == words || r.kind == code) && out[n-1].kind == r.kind && out[n-1].marks == r.marks && out[n-1].href == r.href {
			if text.Len() == 0 {
				text.WriteString(out[n-1].text)
			}
			text.WriteString(r.text)
			continue
		}
		out = closed(out, &text)
		out = append(out, r)
	}
	if len(out) == 0 {
		return nil // documents are compared
	}
	return closed(out, &text)
}

// closed gives the last run the text that was gathered for it.
func closed(out []run, text *strings.Builder) []run {
	if text.Len() > 0 {
		out[len(out)-1].text = text.String()
		text.Reset()
	}
	return out
}

// outside takes the blanks at the ends of marked words out of the marks that don't
// go on behind them.
func outside(runs []run) []run {
	out := make([]run, 0, len(runs)+2)
	for i, r := range runs {
		if r.kind != words {
			out = append(out, r)
			continue
		}
		core := strings.TrimLeftFunc(r.text, blank)
		head := r.text[:len(r.text)-len(core)]
		core = strings.TrimRightFunc(core, blank)
		tail := r.text[len(head)+len(core):]
		out = append(out, shared(r, head, runs, i-1))
		if r.text = core; core != "" {
			out = append(out, r)
		}
		out = append(out, shared(r, tail, runs, i+1))
	}
	return out
}

func shared(r run, text string, runs []run, neighbour int) run {
	one := run{kind: words, text: text}
	if neighbour < 0 || neighbour >= len(runs) || runs[neighbour].kind == lineBreak {
		return one
	}
	one.marks = r.marks & runs[neighbour].marks
	if r.href == runs[neighbour].href {
		one.href = r.href
	}
	return one
}

// flanked shortens what has a mark until CommonMark sees where it begins and ends:
// a mark next to a letter outside can't have punctuation inside (§6.2). Persian
// needs that often: quotation marks and suffixes stand without blanks.
func flanked(runs []run, k mark) []run {
	out := make([]run, 0, len(runs))
	for _, r := range runs {
		out = opening(out, r, k)
	}
	back := make([]run, 0, len(out))
	for _, r := range slices.Backward(out) {
		back = closing(back, r, k)
	}
	slices.Reverse(back)
	return back
}

// opening adds a run to those before it; the mark begins where it can.
func opening(before []run, r run, k mark) []run {
	for r.marks&k != 0 {
		outside, n := '\n', len(before)
		if n > 0 {
			if before[n-1].marks&k != 0 {
				break
			}
			outside = before[n-1].last()
		}
		if flanks(r.first(), outside) {
			break
		}
		_, size := utf8.DecodeRuneInString(r.text)
		bare, ok := without(&r, k, size, true)
		if !ok {
			break
		}
		before = append(before, bare)
	}
	return append(before, r)
}

// closing is opening from behind: after holds the runs that follow, the last one first.
func closing(after []run, r run, k mark) []run {
	for r.marks&k != 0 {
		outside, n := '\n', len(after)
		if n > 0 {
			if after[n-1].marks&k != 0 {
				break
			}
			outside = after[n-1].first()
		}
		if flanks(r.last(), outside) {
			break
		}
		_, size := utf8.DecodeLastRuneInString(r.text)
		bare, ok := without(&r, k, size, false)
		if !ok {
			break
		}
		after = append(after, bare)
	}
	return append(after, r)
}

// without takes the mark off size bytes at the beginning or the end of a run and gives
// them; where that leaves nothing the run loses it whole, and ok is false.
func without(r *run, k mark, size int, atBeginning bool) (bare run, ok bool) {
	if r.kind != words || size >= len(r.text) {
		r.marks &^= k
		return bare, false
	}
	bare = *r
	bare.marks &^= k
	if atBeginning {
		bare.text, r.text = r.text[:size], r.text[size:]
	} else {
		cut := len(r.text) - size
		bare.text, r.text = r.text[cut:], r.text[:cut]
	}
	return bare, true
}

// flanks reports whether a mark may stand between the sign inside and that outside.
func flanks(inside, outside rune) bool {
	if blank(inside) {
		return false
	}
	return !punctuation(inside) || blank(outside) || punctuation(outside)
}

func punctuation(c rune) bool { return unicode.IsPunct(c) || unicode.IsSymbol(c) }
