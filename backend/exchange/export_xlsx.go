package exchange

import (
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/xuri/excelize/v2"

	didban "didban.app/backend"
)

// exactInWorkbook is the largest whole number that a workbook keeps to the last
// figure when a person saves it: it stands for fifteen digits.
const exactInWorkbook = 999_999_999_999_999

// XLSX writes a workbook with one sheet for each table of a project, and one of the units
// that they name: text as text, numbers as numbers and days as dates. It fails only where out or Each does.
func (x Export) XLSX(out io.Writer) (err error) {
	book := excelize.NewFile()
	defer func() { err = errors.Join(err, book.Close()) }()
	styles, err := stylesOf(book)
	if err != nil {
		return err
	}
	sheets := make([]*page, len(exported))
	for i, one := range exported {
		if sheets[i], err = newPage(book, i, one.table, headOf(one.table), styles.bold); err != nil {
			return err
		}
	}
	units, err := newPage(book, len(exported), unitTable, cellsOf(unitColumns), styles.bold)
	if err != nil {
		return err
	}
	told := map[didban.ID]bool{"": true}
	err = x.Each(func(p *didban.Project) error {
		if err := x.tellUnit(units, p.UnitID, told); err != nil {
			return err
		}
		for i, one := range exported {
			for _, row := range one.rows(x, p) {
				if err := sheets[i].add(row, styles.dates); err != nil {
					return err
				}
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	for _, s := range append(sheets, units) {
		if err := s.Flush(); err != nil {
			return fmt.Errorf("write xlsx: %w", err)
		}
	}
	if _, err := book.WriteTo(out); err != nil {
		return fmt.Errorf("write xlsx: %w", err)
	}
	return nil
}

// tellUnit writes a unit and those above it, none twice.
func (x Export) tellUnit(s *page, id didban.ID, told map[didban.ID]bool) error {
	for !told[id] {
		told[id] = true
		u := x.Unit(id)
		if u == nil {
			return nil
		}
		if err := s.add(unitRow(x, u), 0); err != nil {
			return err
		}
		id = u.Parent
	}
	return nil
}

// styles are those of a workbook, by their numbers.
type styles struct{ dates, bold int }

func stylesOf(book *excelize.File) (s styles, err error) {
	if s.dates, err = book.NewStyle(&excelize.Style{CustomNumFmt: new("yyyy-mm-dd")}); err == nil {
		s.bold, err = book.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	}
	if err != nil {
		return s, fmt.Errorf("write xlsx: %w", err)
	}
	return s, nil
}

// headOf are the headers of a table.
func headOf(table string) []any { return cellsOf(columnNames(table)) }

func cellsOf(columns []string) (head []any) {
	for _, column := range columns {
		head = append(head, headed(column))
	}
	return head
}

// amounts are the columns of tables that hold rials and nothing else.
var amounts = []string{"estimate", "price", "amount", "approved", "revised", "allocated", "spent"}

// headed is a column's header; an amount says its unit, as Read reads it.
func headed(column string) string {
	if slices.Contains(amounts, column) {
		return column + " (rial)"
	}
	return column
}

// page is one sheet that is being written.
type page struct {
	*excelize.StreamWriter
	row int
}

func newPage(book *excelize.File, index int, name string, head []any, bold int) (*page, error) {
	var err error
	if index == 0 {
		err = book.SetSheetName(book.GetSheetName(0), name)
	} else {
		_, err = book.NewSheet(name)
	}
	if err != nil {
		return nil, fmt.Errorf("write xlsx: %w", err)
	}
	w, err := book.NewStreamWriter(name)
	if err != nil {
		return nil, fmt.Errorf("write xlsx: %w", err)
	}
	if err := w.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return nil, fmt.Errorf("write xlsx: %w", err)
	}
	s := &page{StreamWriter: w}
	cells := make([]any, len(head))
	for i, h := range head {
		cells[i] = excelize.Cell{StyleID: bold, Value: h}
	}
	return s, s.put(cells)
}

func (s *page) add(row []value, dates int) error {
	cells := make([]any, len(row))
	for i, v := range row {
		cells[i] = workbookCell(v, dates)
	}
	return s.put(cells)
}

func (s *page) put(cells []any) error {
	s.row++
	at, err := excelize.CoordinatesToCellName(1, s.row)
	if err == nil {
		err = s.SetRow(at, cells)
	}
	if err != nil {
		return fmt.Errorf("write xlsx: %w", err)
	}
	return nil
}

// workbookCell types a cell. A day that a workbook's numbers are not read back from
// and a number that it would round off stay text.
func workbookCell(v value, dates int) any {
	switch v := v.(type) {
	case didban.Day:
		if t := v.Time(); t.Year() > 1950 && t.Year() < 2150 {
			return excelize.Cell{StyleID: dates, Value: t}
		}
		return string(v)
	case int64:
		if v > exactInWorkbook {
			return text(v)
		}
		return v
	}
	return v
}
