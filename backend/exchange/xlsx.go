package exchange

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"math/big"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	didban "didban.app/backend"
	"didban.app/backend/typed"
)

// oldOffice begins the workbooks of Excel 97 and every encrypted one.
const oldOffice = "\xd0\xcf\x11\xe0"

// readXLSX reads every filled sheet of a workbook row by row. A formula counts
// as the value that the workbook keeps of it.
func readXLSX(f File, data []byte) (sheets []*sheet, err error) {
	if bytes.HasPrefix(data, []byte(oldOffice)) {
		return nil, didban.Fault(didban.CodeInvalid, "file.unsupported", "ending", ".xls")
	}
	// The library is known to panic on some torn files, which are the person's to
	// mend and not ours.
	defer func() {
		if cause := recover(); cause != nil {
			sheets, err = nil, broken(fmt.Errorf("panic: %v", cause))
		}
	}()
	book, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{
		UnzipSizeLimit: MaxUnzipped, UnzipXMLSizeLimit: MaxUnzipped / 4,
	})
	if err != nil && unzipped(data) > MaxUnzipped {
		return nil, didban.Fault(didban.CodeInvalid, "file.tooBig", "megabytes", itoa(MaxUnzipped>>20)).Because(err)
	}
	if err != nil {
		return nil, broken(err)
	}
	defer func() { _ = book.Close() }()
	epoch := epochOf(book)
	for _, name := range book.GetSheetList() {
		s := &sheet{file: f, name: name, padded: true, epoch: epoch}
		if err := s.fill(book); err != nil {
			return nil, err
		}
		if s.header != nil {
			sheets = append(sheets, s)
		}
	}
	if len(sheets) == 0 {
		return nil, didban.Fault(didban.CodeInvalid, "file.empty")
	}
	return sheets, nil
}

func broken(cause error) error {
	return didban.Fault(didban.CodeInvalid, "file.broken").Because(cause)
}

// unzipped is what a workbook says to measure when unpacked, in bytes; 0 where it
// is no archive.
func unzipped(data []byte) uint64 {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return 0
	}
	var sum uint64
	for _, f := range archive.File {
		sum += f.UncompressedSize64
	}
	return sum
}

// epochOf is day nought of the workbook's dates. From 1 March 1900 on, Excel's
// days count from 30 December 1899; dates before that are not read.
func epochOf(book *excelize.File) time.Time {
	if props, err := book.GetWorkbookProps(); err == nil && props.Date1904 != nil && *props.Date1904 {
		return time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	return time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
}

// fill reads the sheet twice side by side: the values as kept, and as shown,
// because only the latter tells a percentage.
func (s *sheet) fill(book *excelize.File) error {
	kept, err := book.Rows(s.name)
	if err != nil {
		return notTable(err)
	}
	defer func() { _ = kept.Close() }()
	shown, err := book.Rows(s.name)
	if err != nil {
		return notTable(err)
	}
	defer func() { _ = shown.Close() }()
	for n := 1; kept.Next() && shown.Next(); n++ {
		cells, err := kept.Columns(excelize.Options{RawCellValue: true})
		if err != nil {
			return broken(err)
		}
		faces, err := shown.Columns()
		if err != nil {
			return broken(err)
		}
		for i := range cells {
			cells[i] = cell(cells[i], faces, i)
		}
		if err := s.add(n, cells); err != nil {
			return err
		}
	}
	return errors.Join(kept.Error(), shown.Error())
}

// notTable lets chart sheets pass, which have no rows.
func notTable(err error) error {
	var none excelize.ErrSheetNotExist
	if errors.As(err, &none) {
		return broken(err)
	}
	return nil
}

// cell gives a workbook's value as a person would have typed it: 0.45 shown as
// 45% is 45%, 912 shown as 0912 keeps its nought, and what fifteen digits can't
// hold is rounded off as Excel itself shows it.
func cell(kept string, faces []string, i int) string {
	value, ok := typed.Decimal(kept)
	if !ok {
		return kept
	}
	shown := ""
	if i < len(faces) {
		shown = faces[i]
	}
	switch {
	case strings.HasSuffix(shown, "%"):
		exact := significant(new(big.Rat).Mul(value, big.NewRat(100, 1)).FloatString(20))
		return strings.TrimSuffix(strings.TrimRight(exact, "0"), ".") + "%"
	case len(shown) > len(kept) && allDigits(shown) && allDigits(kept):
		return shown
	case strings.Contains(kept, "."):
		return significant(kept)
	}
	return kept
}

// significant rounds a number with a fraction to the fifteen digits that a
// spreadsheet stands for; one that has no more is left as it was written, for it
// may well be text.
func significant(s string) string {
	if strings.Trim(s, "0123456789.") == "" && len(s) <= 16 {
		return s
	}
	f, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return s
	}
	rounded, err := strconv.ParseFloat(strconv.FormatFloat(f, 'g', 15, 64), 64)
	if err != nil {
		return s
	}
	return strconv.FormatFloat(rounded, 'f', -1, 64)
}

func allDigits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}
