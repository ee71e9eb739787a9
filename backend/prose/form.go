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
	text    string    // of a listing
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
	var out []run
	for _, r := range runs {
		if r.kind == words && r.text == "" {
			continue
		}
		if n := len(out); n > 0 && (r.kind == words || r.kind == code) {
			last := &out[n-1]
			if last.kind == r.kind && last.marks == r.marks && last.href == r.href {
				last.text += r.text
				continue
			}
		}
		out = append(out, r)
	}
	return out
}

// outside takes the blanks at the ends of marked words out of the marks that don't
// go on behind them.
func outside(runs []run) []run {
	var out []run
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
	out := slices.Clone(runs)
	for i := 0; i < len(out); i++ {
		opens := out[i].marks&k != 0 && (i == 0 || out[i-1].marks&k == 0)
		if opens && !flanks(out[i].first(), before(out, i)) {
			out = shorten(out, i, k, true)
		}
	}
	for i := len(out) - 1; i >= 0; i-- {
		closes := out[i].marks&k != 0 && (i == len(out)-1 || out[i+1].marks&k == 0)
		if closes && !flanks(out[i].last(), after(out, i)) {
			out = shorten(out, i, k, false)
			i = min(i+2, len(out))
		}
	}
	return out
}

func before(runs []run, i int) rune {
	if i == 0 {
		return '\n'
	}
	return runs[i-1].last()
}

func after(runs []run, i int) rune {
	if i == len(runs)-1 {
		return '\n'
	}
	return runs[i+1].first()
}

// flanks reports whether a mark may stand between the sign inside and that outside.
func flanks(inside, outside rune) bool {
	if blank(inside) {
		return false
	}
	return !punctuation(inside) || blank(outside) || punctuation(outside)
}

func punctuation(c rune) bool { return unicode.IsPunct(c) || unicode.IsSymbol(c) }

// shorten takes the mark off one sign at the beginning or end of a run.
func shorten(runs []run, i int, k mark, atBeginning bool) []run {
	r := runs[i]
	size := len(r.text)
	switch {
	case r.kind != words:
	case atBeginning:
		_, size = utf8.DecodeRuneInString(r.text)
	default:
		_, size = utf8.DecodeLastRuneInString(r.text)
	}
	if r.kind != words || size >= len(r.text) {
		runs[i].marks &^= k
		return runs
	}
	bare, kept := r, r
	bare.marks &^= k
	if atBeginning {
		bare.text, kept.text = r.text[:size], r.text[size:]
		return slices.Replace(runs, i, i+1, bare, kept)
	}
	cut := len(r.text) - size
	bare.text, kept.text = r.text[cut:], r.text[:cut]
	return slices.Replace(runs, i, i+1, kept, bare)
}
