package prose

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// table takes a table of data; one that only lays a page out is what its cells
// hold. The form has no spans: a wide cell is followed by empty ones.
func (b *builder) table(n *html.Node, s style) {
	b.flush()
	rows := b.rows(n, s)
	if rows == nil {
		b.children(n, s)
		b.flush()
		return
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && c.Data == "caption" {
			b.children(c, s)
			b.flush()
		}
	}
	b.add(block{kind: table, rows: rows})
}

// maxSpan is how many columns a cell may cover.
const maxSpan = 100

// rows are the cells of a table of data with all rows as wide as the widest; nil
// for a table that lays out: with fewer than two rows or columns, or with more
// than text in its cells.
func (b *builder) rows(n *html.Node, s style) [][][]run {
	lines := elements(n, "tr")
	if len(lines) < 2 || holds(n, " table ul ol h1 h2 h3 h4 h5 h6 blockquote pre figure hr dl ") {
		return nil
	}
	lost := *b.lost // what lies in the cells counts once, whichever way the table is read
	b.lost = &losses{}
	rows, width := [][][]run{}, 0
	below := map[int]int{} // rows that a cell above still covers, by column
	for _, tr := range lines {
		row := b.row(tr, s, below)
		rows, width = append(rows, row), max(width, len(row))
	}
	found := b.lost
	b.lost = &lost
	if width < 2 || width > maxSpan {
		return nil
	}
	b.lost.addAll(*found)
	for i := range rows {
		for len(rows[i]) < width {
			rows[i] = append(rows[i], nil)
		}
	}
	return rows
}

func (b *builder) row(tr *html.Node, s style, below map[int]int) [][]run {
	var row [][]run
	covered := func() {
		for below[len(row)] > 0 {
			below[len(row)]--
			row = append(row, nil)
		}
	}
	for c := tr.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode || c.Data != "td" && c.Data != "th" {
			continue
		}
		covered()
		down := span(c, "rowspan") - 1
		for i := range span(c, "colspan") {
			below[len(row)] = down
			if i > 0 {
				row = append(row, nil)
				continue
			}
			row = append(row, b.inline(c, s))
		}
	}
	covered()
	return row
}

func span(n *html.Node, name string) int {
	v, err := strconv.Atoi(strings.TrimSpace(attr(n, name)))
	if err != nil {
		return 1
	}
	return min(max(v, 1), maxSpan)
}
