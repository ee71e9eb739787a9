package exchange

import (
	"bytes"
	"encoding/binary"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	didban "didban.app/backend"
)

// readCSV reads comma, semicolon or tab separated text in UTF-8 with or without
// a byte order mark, or in UTF-16 with one.
func readCSV(f File, data []byte) ([]*sheet, error) {
	text, err := decodeText(data)
	if err != nil {
		return nil, err
	}
	text, separator, skipped := separatorOf(text)
	if line := endless(text, separator); line > 0 {
		return nil, didban.Fault(didban.CodeInvalid, "file.tooManyColumns",
			"limit", strconv.Itoa(MaxColumns), "row", strconv.Itoa(line+skipped))
	}
	in := csv.NewReader(strings.NewReader(text))
	in.Comma, in.FieldsPerRecord, in.ReuseRecord = separator, -1, false
	s := &sheet{file: f}
	n := skipped
	lines, from := 0, 0 // lines and bytes of the records so far
	for {
		cells, err := in.Read()
		if errors.Is(err, io.EOF) {
			return []*sheet{s}, nil
		}
		if err != nil {
			return nil, brokenCSV(err, n-lines, skipped)
		}
		// The reader leaves out blank lines, a spreadsheet shows them.
		start, _ := in.FieldPos(0)
		n += start - lines
		to := int(in.InputOffset())
		lines += strings.Count(text[from:to], "\n")
		from = to
		if err := s.add(n, unguard(cells)); err != nil {
			return nil, err
		}
	}
}

// maxSeparators bounds one line of text. It is far above MaxColumns, because a
// quoted cell may hold many, and far below what would fill the memory.
const maxSeparators = 100_000

// endless is the number of the first line with more separators than that; 0 where
// there is none.
func endless(text string, separator rune) int {
	n := 0
	for line := range strings.Lines(text) {
		if n++; strings.Count(line, string(separator)) > maxSeparators {
			return n
		}
	}
	return 0
}

// add takes the first filled record as the header and every other as a row.
func (s *sheet) add(n int, cells []string) error {
	if s.header != nil {
		cells = trimmed(cells, len(s.header))
	}
	w := row{n: n, cells: cells}
	switch {
	case w.blank():
	case s.header == nil:
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		s.header = cells
		return s.tooWide()
	case len(cells) > MaxColumns:
		return didban.Fault(didban.CodeInvalid, "file.tooManyColumns", "limit", strconv.Itoa(MaxColumns), "row", strconv.Itoa(n))
	default:
		return s.keep(w)
	}
	return nil
}

// keep adds a row to the table, which has its bounds.
func (s *sheet) keep(w row) error {
	s.cells += len(w.cells)
	switch {
	case len(s.rows) == MaxRows:
		return didban.Fault(didban.CodeInvalid, "file.tooManyRows", "limit", strconv.Itoa(MaxRows))
	case s.cells > MaxCells:
		return didban.Fault(didban.CodeInvalid, "file.tooManyCells", "limit", strconv.Itoa(MaxCells), "row", strconv.Itoa(w.n))
	}
	s.rows = append(s.rows, w)
	if s.file.tick != nil && len(s.rows)%rowsATick == 0 {
		return s.file.tick()
	}
	return nil
}

// trimmed leaves out the empty cells to the right of the table, and the memory
// that they take: a formatted sheet can have 16,384 of them in every row.
func trimmed(cells []string, width int) []string {
	n := len(cells)
	for n > width && strings.TrimSpace(cells[n-1]) == "" {
		n--
	}
	if n == len(cells) {
		return cells
	}
	return slices.Clone(cells[:n])
}

// tooWide refuses more columns than any table could mean.
func (s *sheet) tooWide() error {
	if len(s.header) > MaxColumns {
		return didban.Fault(didban.CodeInvalid, "file.tooManyColumns", "limit", strconv.Itoa(MaxColumns))
	}
	return nil
}

// unguard takes off the apostrophe that an export sets before text which a
// spreadsheet would run as a formula.
func unguard(cells []string) []string {
	for i, c := range cells {
		if strings.HasPrefix(c, "'") && runs(c) {
			cells[i] = c[1:]
		}
	}
	return cells
}

// Guard sets that apostrophe before a cell of a CSV file; reading takes it off again.
func Guard(cell string) string {
	if runs(cell) {
		return "'" + cell
	}
	return cell
}

// runs reports whether a spreadsheet might run a cell, with however many
// apostrophes before it, so that guarding twice is undone twice.
func runs(cell string) bool {
	cell = strings.TrimLeft(cell, "'")
	return cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0]))
}

// brokenCSV tells where the text stops being a table. ahead is how far the row
// numbers run before the line numbers.
func brokenCSV(err error, ahead, skipped int) error {
	var parse *csv.ParseError
	if !errors.As(err, &parse) {
		return didban.Fault(didban.CodeInvalid, "file.broken").Because(err)
	}
	return didban.Fault(didban.CodeInvalid, "csv.quote", "row", strconv.Itoa(parse.StartLine+ahead),
		"line", strconv.Itoa(parse.Line+skipped)).Because(err)
}

// decodeText gives text as UTF-8 without a mark and with \n at line ends at
// least. Bytes in an older code page are refused: read wrongly they would turn
// into other letters.
func decodeText(data []byte) (string, error) {
	text := string(data)
	switch {
	case bytes.HasPrefix(data, []byte(mark)):
		text = text[len(mark):]
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		text = decodeUTF16(data[2:], binary.LittleEndian)
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		text = decodeUTF16(data[2:], binary.BigEndian)
	}
	if at := foreign(text); at >= 0 {
		line := 1 + strings.Count(text[:at], "\n")
		return "", didban.Fault(didban.CodeInvalid, "file.encoding", "row", strconv.Itoa(line))
	}
	if !strings.Contains(text, "\n") {
		text = strings.ReplaceAll(text, "\r", "\n")
	}
	return text, nil
}

// foreign finds the first byte that is no UTF-8 text; -1 for none.
func foreign(text string) int {
	if utf8.ValidString(text) {
		return strings.IndexByte(text, 0)
	}
	for i, r := range text {
		if _, size := utf8.DecodeRuneInString(text[i:]); r == utf8.RuneError && size == 1 || r == 0 {
			return i
		}
	}
	return -1
}

func decodeUTF16(data []byte, order binary.ByteOrder) string {
	units := make([]uint16, len(data)/2)
	for i := range units {
		units[i] = order.Uint16(data[2*i:])
	}
	return string(utf16.Decode(units))
}

// separatorOf finds what stands between cells: what a first line sep=; says, or
// the commonest candidate of the first filled line outside quotes. skipped is 1
// where such a line was taken off.
func separatorOf(text string) (rest string, separator rune, skipped int) {
	if line, after, ok := strings.Cut(text, "\n"); ok && strings.HasPrefix(line, "sep=") {
		if named := strings.TrimSpace(line[4:]); named == ";" || named == "," {
			return after, rune(named[0]), 1
		}
	}
	counts, quoted := map[rune]int{}, false
	for _, c := range strings.TrimLeft(text, "\r\n") {
		if c == '\n' && !quoted {
			break
		}
		switch {
		case c == '"':
			quoted = !quoted
		case !quoted:
			counts[c]++
		}
	}
	separator = ','
	for _, c := range ";\t" {
		if counts[c] > counts[separator] {
			separator = c
		}
	}
	return text, separator, 0
}
