package prose

import (
	"strconv"
	"strings"

	didban "didban.app/backend"
)

// writer writes a document as Markdown. It is written by hand because no library
// for it was found that Persian text gets through whole: html-to-markdown 2.5
// writes **«نقل».**بعد, which CommonMark doesn't read as bold, turns &amp;copy;
// into © and parts lists by comments, which are HTML.
type writer struct {
	wary bool // every sign of punctuation is escaped
}

// write is the document in the stored form.
func (w writer) write(d document) string {
	parts := []string{w.blocks(d.blocks, "\n\n")}
	for i, note := range d.notes {
		label := "[^" + strconv.Itoa(i+1) + "]: "
		parts = append(parts, label+indented(w.blocks(note, "\n\n"), "    "))
	}
	return strings.Trim(strings.Join(parts, "\n\n"), "\n")
}

// blocks writes parts one below the other. Of two lists of one kind in a row the
// second has another sign, else they would be one.
func (w writer) blocks(parts []block, gap string) string {
	var out []string
	other := false
	for i, b := range parts {
		other = i > 0 && b.kind == list && parts[i-1].kind == list && b.ordered == parts[i-1].ordered && !other
		out = append(out, w.block(b, other))
	}
	return strings.Join(out, gap)
}

func (w writer) block(b block, other bool) string {
	switch b.kind {
	case heading:
		text := w.line(b.runs, place{heading: true})
		return strings.Repeat("#", b.level) + " " + text
	case list:
		return w.list(b, other)
	case quote:
		return w.quote(b)
	case listing:
		fence := strings.Repeat("`", max(3, longest(b.text, '`')+1))
		return fence + b.lang + "\n" + b.text + "\n" + fence
	case rule:
		return "***"
	case table:
		return w.table(b.rows)
	case live:
		return didban.LiveMark(b.text)
	case paragraph:
	}
	return w.line(b.runs, place{})
}

func (w writer) list(b block, other bool) string {
	gap := "\n"
	if b.loose {
		gap = "\n\n"
	}
	var out []string
	for i, item := range b.items {
		sign := "- "
		switch {
		case b.ordered && other:
			sign = strconv.Itoa(b.level+i) + ") "
		case b.ordered:
			sign = strconv.Itoa(b.level+i) + ". "
		case other:
			sign = "+ "
		}
		out = append(out, sign+indented(w.blocks(item, gap), strings.Repeat(" ", len(sign))))
	}
	return strings.Join(out, gap)
}

func (w writer) quote(b block) string {
	text := w.blocks(b.items[0], "\n\n")
	if b.pull {
		gap := "\n"
		if b.items[0][0].kind != paragraph {
			gap = "\n\n"
		}
		text = pullSign + gap + text
	}
	return strings.ReplaceAll("> "+strings.ReplaceAll(text, "\n", "\n> "), "> \n", ">\n")
}

// pullSign is the first line of a pull quote.
const pullSign = "[!pull]"

func (w writer) table(rows [][][]run) string {
	var out strings.Builder
	for i, row := range rows {
		for _, cell := range row {
			out.WriteString("| ")
			if text := w.line(cell, place{cell: true}); text != "" {
				out.WriteString(text + " ")
			}
		}
		out.WriteString("|\n")
		if i == 0 {
			out.WriteString(strings.Repeat("| --- ", len(row)) + "|\n")
		}
	}
	return strings.TrimSuffix(out.String(), "\n")
}

// indented moves all lines but the first, and none that is empty.
func indented(text, by string) string {
	lines := strings.Split(text, "\n")
	for i, l := range lines {
		if i > 0 && l != "" {
			lines[i] = by + l
		}
	}
	return strings.Join(lines, "\n")
}

// longest is the length of the longest row of a sign.
func longest(s string, sign rune) int {
	most, n := 0, 0
	for _, c := range s {
		if c != sign {
			n = 0
			continue
		}
		n++
		most = max(most, n)
	}
	return most
}
