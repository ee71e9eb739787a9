package exchange

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"io/fs"
	"path"
	"strings"
	"time"

	didban "didban.app/backend"
)

// Workbooks (ECMA-376) are read here and not by excelize, which writes them: that one
// takes a sheet that breaks off for a shorter one, and a formula without a value for an
// empty cell.

// oldOffice begins the workbooks of Excel 97 and every encrypted one.
const oldOffice = "\xd0\xcf\x11\xe0"

// maxParts bounds the files in a workbook: each costs memory before anything is read.
const maxParts = 10_000

// readXLSX reads every filled sheet of a workbook row by row. A formula counts as the
// value that the workbook keeps of it; one without a value is told at its row.
func readXLSX(f File, data []byte) (sheets []*sheet, err error) {
	if bytes.HasPrefix(data, []byte(oldOffice)) {
		return nil, didban.Fault(didban.CodeInvalid, "file.unsupported", "ending", ".xls")
	}
	b, err := openBook(data, f.tick)
	if err != nil {
		return nil, err
	}
	for _, one := range b.sheets {
		s := &sheet{file: f, name: one.name, padded: true, epoch: b.epoch}
		if err := b.fill(s, one.part); err != nil {
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

// book is a workbook with what its sheets share.
type book struct {
	parts   map[string]*zip.File
	sheets  []bookSheet
	epoch   time.Time
	strings []string
	formats []string // of each style of a cell
	tick    func() error
}

// bookSheet is a sheet of cells; charts are none.
type bookSheet struct{ name, part string }

// openBook reads all but the sheets.
func openBook(data []byte, tick func() error) (*book, error) {
	if bytes.Count(data, []byte("PK\x01\x02")) > maxParts {
		return nil, broken(errors.New("too many parts"))
	}
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, broken(err)
	}
	b := &book{tick: tick, parts: map[string]*zip.File{}, epoch: time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)}
	var size uint64
	for _, part := range archive.File {
		size += part.UncompressedSize64
		b.parts[strings.ToLower(strings.TrimPrefix(part.Name, "/"))] = part
	}
	if size > MaxUnzipped {
		return nil, didban.Fault(didban.CodeInvalid, "file.tooBig", "megabytes", itoa(MaxUnzipped>>20))
	}
	return b, b.open()
}

// open follows the relations of the parts.
func (b *book) open() error {
	main := "xl/workbook.xml"
	top, err := b.relations("")
	if err != nil {
		return err
	}
	for _, one := range top {
		if one.is("officeDocument") {
			main = one.part
		}
	}
	related, err := b.relations(main)
	if err != nil {
		return err
	}
	targets := map[string]relation{}
	for id, one := range related {
		targets[id] = one
		switch {
		case one.is("sharedStrings"):
			err = b.readStrings(one.part)
		case one.is("styles"):
			err = b.readStyles(one.part)
		}
		if err != nil {
			return err
		}
	}
	return b.readSheets(main, targets)
}

// relation is what a part of a workbook refers to.
type relation struct{ kind, part string }

func (r relation) is(kind string) bool { return path.Base(r.kind) == kind }

// relations lists what a part refers to, by id; the workbook as a whole where it is "".
func (b *book) relations(of string) (map[string]relation, error) {
	out := map[string]relation{}
	folder, name := path.Split(of)
	err := b.scan(folder+"_rels/"+name+".rels", func(t xml.StartElement, _ *xml.Decoder) error {
		if t.Name.Local != "Relationship" || attribute(t, "TargetMode") == "External" {
			return nil
		}
		part := path.Join(folder, attribute(t, "Target"))
		if whole, ok := strings.CutPrefix(attribute(t, "Target"), "/"); ok {
			part = whole
		}
		out[attribute(t, "Id")] = relation{attribute(t, "Type"), part}
		return nil
	})
	if errors.Is(err, fs.ErrNotExist) {
		return out, nil
	}
	return out, err
}

// readSheets lists the sheets in their order. From 1 March 1900 on, Excel's days count
// from 30 December 1899, or from 1904; dates before that are not read.
func (b *book) readSheets(main string, targets map[string]relation) error {
	return b.scan(main, func(t xml.StartElement, _ *xml.Decoder) error {
		switch t.Name.Local {
		case "workbookPr":
			if truth := attribute(t, "date1904"); truth == "1" || truth == "true" {
				b.epoch = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
			}
		case "sheet":
			if one := targets[attribute(t, "id")]; one.is("worksheet") {
				b.sheets = append(b.sheets, bookSheet{attribute(t, "name"), one.part})
			}
		}
		return nil
	})
}

// readStrings reads the texts that cells share.
func (b *book) readStrings(part string) error {
	return b.scan(part, func(t xml.StartElement, in *xml.Decoder) error {
		if t.Name.Local != "si" {
			return nil
		}
		if len(b.strings) == MaxCells {
			return didban.Fault(didban.CodeInvalid, "file.tooManyCells", "limit", itoa(MaxCells))
		}
		text, err := richText(in)
		b.strings = append(b.strings, text)
		return err
	})
}

// readStyles reads how each style shows numbers.
func (b *book) readStyles(part string) error {
	codes := map[string]string{"1": "0", "2": "0.00", "9": "0%", "10": "0.00%"}
	cells := false // else the formats are those of named styles
	return b.scan(part, func(t xml.StartElement, _ *xml.Decoder) error {
		switch t.Name.Local {
		case "numFmt":
			codes[attribute(t, "numFmtId")] = attribute(t, "formatCode")
		case "cellXfs", "cellStyleXfs", "dxfs":
			cells = t.Name.Local == "cellXfs"
		case "xf":
			if cells {
				b.formats = append(b.formats, codes[attribute(t, "numFmtId")])
			}
		}
		return nil
	})
}

// scan meets every element of a part in turn.
func (b *book) scan(part string, each func(xml.StartElement, *xml.Decoder) error) error {
	return b.decoded(part, func(in *xml.Decoder) error {
		for {
			token, err := in.Token()
			if errors.Is(err, io.EOF) {
				return nil
			}
			if err != nil {
				return err
			}
			if t, ok := token.(xml.StartElement); ok {
				if err := each(t, in); err != nil {
					return err
				}
			}
		}
	})
}

// decoded opens a part for reading as XML; what is wrong with it is a fault of the file.
func (b *book) decoded(part string, read func(*xml.Decoder) error) error {
	file := b.parts[strings.ToLower(part)]
	if file == nil {
		return broken(&fs.PathError{Op: "open", Path: part, Err: fs.ErrNotExist})
	}
	content, err := file.Open()
	if err != nil {
		return broken(err)
	}
	defer content.Close()
	err = read(xml.NewTokenDecoder(&shallow{in: xml.NewDecoder(ticking{&brief{in: io.LimitReader(content, MaxUnzipped)}, b.tick})}))
	var end *ended
	switch {
	case errors.As(err, &end):
		return end
	case err == nil, errors.As(err, new(*didban.Error)):
		return err
	}
	return broken(err)
}

// shallow reads XML that is nested no deeper than any part of a workbook: every open
// element costs memory.
type shallow struct {
	in    *xml.Decoder
	depth int
}

// maxPartDepth is far above what the standard nests.
const maxPartDepth = 64

// Token gives the next token.
func (s *shallow) Token() (xml.Token, error) {
	token, err := s.in.RawToken()
	switch token.(type) {
	case xml.StartElement:
		if s.depth++; s.depth > maxPartDepth {
			return nil, errors.New("elements nested too deep")
		}
	case xml.EndElement:
		s.depth--
	}
	return token, err
}

func attribute(t xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
