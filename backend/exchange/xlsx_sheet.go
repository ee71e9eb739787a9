package exchange

import (
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	didban "didban.app/backend"
)

// maxCellText is how many signs a cell may hold: twice what Excel lets in.
const maxCellText = 65_535

// unvalued stands in a cell whose formula was never reckoned; no file format can write it.
const unvalued = "\x00\x00"

// bookRow is a row in the making.
type bookRow struct {
	book  *book
	sheet *sheet
	n     int // as the program shows it
	cells []string
	next  int // the column of the next cell that doesn't say
}

// fill reads the cells of a sheet. A sheet that breaks in the middle is no shorter one: it
// is refused at the row where it breaks.
func (b *book) fill(s *sheet, part string) error {
	w := &bookRow{book: b, sheet: s}
	err := b.decoded(part, w.read)
	var fault *didban.Error
	if errors.As(err, &fault) && !errors.As(err, new(*ended)) {
		if fault.Key == "file.broken" {
			fault = didban.Fault(didban.CodeInvalid, "sheet.broken").Because(fault.Cause)
		}
		return within(fault, s.name, max(w.n, 1))
	}
	return err
}

func (w *bookRow) read(in *xml.Decoder) error {
	for {
		token, err := in.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.StartElement:
			err = w.element(t, in)
		case xml.EndElement:
			if t.Name.Local == "row" {
				err = w.sheet.add(w.n, w.cells)
			}
		}
		if err != nil {
			return err
		}
	}
}

func (w *bookRow) element(t xml.StartElement, in *xml.Decoder) error {
	switch t.Name.Local {
	case "row":
		n := w.n + 1
		if said := attribute(t, "r"); said != "" {
			read, err := strconv.Atoi(said)
			if err != nil || read < n {
				return errors.New("rows out of order")
			}
			n = read
		}
		w.n, w.cells, w.next = n, nil, 0
	case "c":
		return w.cell(t, in)
	case "extLst":
		return in.Skip()
	}
	return nil
}

// cell reads one cell. Only what holds something takes a place.
func (w *bookRow) cell(t xml.StartElement, in *xml.Decoder) error {
	column := w.next
	if said := attribute(t, "r"); said != "" {
		column = columnOf(said)
	}
	var raw bookCell
	if err := raw.read(in); err != nil {
		return err
	}
	value, err := w.book.value(raw, attribute(t, "t"), attribute(t, "s"))
	w.next = column + 1
	switch {
	case err != nil || value == "":
		return err
	case column < 0 || w.n == 0:
		return errors.New("a cell without a place")
	case column >= MaxColumns:
		return didban.Fault(didban.CodeInvalid, "file.tooManyColumns", "limit", itoa(MaxColumns))
	case len(value) > maxCellText && utf8.RuneCountInString(value) > maxCellText:
		return didban.Fault(didban.CodeInvalid, "cell.tooLong", "limit", itoa(maxCellText), "cell", cellName(column, w.n))
	case value == unvalued && w.sheet.header == nil:
		return didban.Fault(didban.CodeInvalid, "cell.formula", "cell", cellName(column, w.n))
	}
	if w.sheet.text += len(value); w.sheet.text > MaxText {
		return didban.Fault(didban.CodeInvalid, "file.tooBig", "megabytes", itoa(MaxText>>20))
	}
	for len(w.cells) <= column {
		w.cells = append(w.cells, "")
	}
	w.cells[column] = value
	return nil
}

// bookCell is what the element of a cell holds.
type bookCell struct {
	value, inline string
	formula       bool
}

// read reads to the end of the cell.
func (c *bookCell) read(in *xml.Decoder) error {
	for {
		token, err := in.Token()
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "v":
				c.value, err = textWithin(in)
			case "f":
				c.formula, err = true, in.Skip()
			case "is":
				c.inline, err = richText(in)
			default:
				err = in.Skip()
			}
			if err != nil {
				return err
			}
		case xml.EndElement:
			return nil
		}
	}
}

// value is what a cell says as a person would have typed it.
func (b *book) value(c bookCell, kind, style string) (string, error) {
	switch kind {
	case "s":
		if c.value == "" {
			return "", nil
		}
		i, err := strconv.Atoi(strings.TrimSpace(c.value))
		if err != nil || i < 0 || i >= len(b.strings) {
			return "", errors.New("a text that is not there")
		}
		return b.strings[i], nil
	case "inlineStr":
		return c.inline, nil
	case "str":
		return unescaped(c.value), nil
	}
	switch {
	case c.value == "" && c.formula:
		return unvalued, nil
	case kind == "d":
		return dated8601(c.value), nil
	case kind == "b" || kind == "e":
		return c.value, nil
	}
	format := ""
	if i, err := strconv.Atoi(style); err == nil && i >= 0 && i < len(b.formats) {
		format = b.formats[i]
	}
	return cell(strings.TrimSpace(c.value), format), nil
}

// dated8601 is a date of ISO 8601 without seconds, and without a time that is none.
func dated8601(s string) string {
	day, clock, _ := strings.Cut(strings.TrimSpace(s), "T")
	if clock == "" || strings.Trim(clock, "0:.Z") == "" {
		return day
	}
	return day + " " + clock[:min(len(clock), len("10:30"))]
}

// richText is the text of an element whose parts are marked differently, without the
// signs that tell how it is spoken.
func richText(in *xml.Decoder) (string, error) {
	var out strings.Builder
	for depth := 1; depth > 0; {
		token, err := in.Token()
		if err != nil {
			return "", err
		}
		switch t := token.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "t":
				text, err := textWithin(in)
				if err != nil {
					return "", err
				}
				out.WriteString(text)
			case "rPh":
				err = in.Skip()
			default:
				depth++
			}
			if err != nil {
				return "", err
			}
		case xml.EndElement:
			depth--
		}
	}
	return unescaped(out.String()), nil
}

// textWithin is the text to the end of an element.
func textWithin(in *xml.Decoder) (string, error) {
	var out []byte
	for {
		token, err := in.Token()
		if err != nil {
			return "", err
		}
		switch t := token.(type) {
		case xml.CharData:
			out = append(out, t...)
		case xml.StartElement:
			if err := in.Skip(); err != nil {
				return "", err
			}
		case xml.EndElement:
			return string(out), nil
		}
	}
}

// escapedSign is how a workbook writes a sign that XML has no place for.
var escapedSign = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

func unescaped(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	return escapedSign.ReplaceAllStringFunc(s, func(sign string) string {
		n, err := strconv.ParseUint(sign[2:6], 16, 16)
		if err != nil || n == 0 {
			return ""
		}
		return string(rune(n))
	})
}

// columnOf is the column of a cell called such as BC12, from 0; -1 for no such name.
func columnOf(name string) int {
	n := 0
	for i := 0; i < len(name) && i < 4; i++ {
		c := name[i] &^ 0x20
		if c < 'A' || c > 'Z' {
			return n - 1
		}
		n = n*26 + int(c-'A') + 1
	}
	return n - 1
}

// cellName is what a program calls a cell: BC12.
func cellName(column, row int) string {
	name := ""
	for n := column + 1; n > 0; n = (n - 1) / 26 {
		name = string(rune('A'+(n-1)%26)) + name
	}
	return name + itoa(row)
}
