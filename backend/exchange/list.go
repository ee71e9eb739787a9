package exchange

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"

	"github.com/xuri/excelize/v2"
)

// List is a table under headers of one's own, as a person has it before them. It is not
// made to be read in again: Export is.
type List struct {
	Name string // of the sheet
	Head []string
	// Rows have a cell for each header: a string, int64, float64 or didban.Day, nil for an
	// empty one.
	Rows [][]any
}

// CSV writes the list as UTF-8 with a byte order mark. A cell that a spreadsheet would run
// as a formula gets an apostrophe before it. It fails only where out does.
func (l List) CSV(out io.Writer) error {
	if _, err := io.WriteString(out, mark); err != nil {
		return fmt.Errorf("write csv: %w", err)
	}
	w := csv.NewWriter(out)
	w.UseCRLF = true
	for _, row := range append([][]any{wordsOf(l.Head)}, l.Rows...) {
		cells := make([]string, len(row))
		for i, v := range row {
			cells[i] = Guard(text(v))
		}
		if err := w.Write(cells); err != nil {
			return fmt.Errorf("write csv: %w", err)
		}
	}
	w.Flush()
	return w.Error()
}

// XLSX writes the list as a workbook of one sheet: text as text, numbers as numbers and days
// as dates. It fails only where out does.
func (l List) XLSX(out io.Writer) (err error) {
	book := excelize.NewFile()
	defer func() { err = errors.Join(err, book.Close()) }()
	styles, err := stylesOf(book)
	if err != nil {
		return err
	}
	sheet, err := newPage(book, 0, l.Name, wordsOf(l.Head), styles.bold)
	if err != nil {
		return err
	}
	for _, row := range l.Rows {
		if err := sheet.add(row, styles.dates); err != nil {
			return err
		}
	}
	if err := sheet.Flush(); err != nil {
		return fmt.Errorf("write xlsx: %w", err)
	}
	if _, err := book.WriteTo(out); err != nil {
		return fmt.Errorf("write xlsx: %w", err)
	}
	return nil
}

func wordsOf(texts []string) []any {
	out := make([]any, len(texts))
	for i, t := range texts {
		out[i] = t
	}
	return out
}
