package exchange

import (
	"bytes"
	"cmp"
	"errors"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"

	didban "didban.app/backend"
)

// sheet is one table as it stands in a file: a header, and rows of text.
type sheet struct {
	file   File
	name   string // of the sheet in a workbook, else empty
	geo    bool   // the rows have geometries
	padded bool   // rows may be shorter than the header
	sparse bool   // a cell that a row is short of is absent, not empty
	epoch  time.Time
	header []string
	rows   []row
	cells  int // of all rows
	text   int // bytes in them, of a workbook

	table   *table
	index   map[string]int   // column name to cell
	factors map[string]int64 // column name to rials in one unit
}

// row is one record. n is its number as the file's own program shows it.
type row struct {
	n        int
	cells    []string
	lines    []int // the line of each cell, where cells stand in lines of their own
	geometry *didban.Geometry
	origin   *origin // of an entry of another program
}

// mark is the byte order mark that some programs begin UTF-8 text with.
const mark = "\xef\xbb\xbf"

// absent stands in a cell of a record that doesn't have the column at all; no
// file format can write it.
const absent = "\x00"

func (w row) blank() bool {
	return w.geometry == nil && !slices.ContainsFunc(w.cells, func(c string) bool { return c != absent && strings.TrimSpace(c) != "" })
}

// open reads the tables of one file that are recognised.
func (r *run) open(f File) ([]*sheet, error) {
	data, err := f.read()
	var path *fs.PathError
	if errors.As(err, &path) && !errors.As(err, new(*didban.Error)) {
		err = unopened(path)
	}
	if err == nil && len(bytes.TrimSpace(bytes.TrimPrefix(data, []byte(mark)))) == 0 {
		err = didban.Fault(didban.CodeInvalid, "file.empty")
	}
	var sheets []*sheet
	if err == nil {
		sheets, err = r.decode(f, data)
	}
	if ended := r.tick(); ended != nil {
		return nil, ended
	}
	var fault *didban.Error
	if errors.As(err, &fault) {
		r.unread = true
		r.report(didban.LevelError, problemAt(f, fault))
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return r.recognise(f, sheets), nil
}

// unopened tells a file that is not there from one that may not be opened, such
// as a link that leads out of its folder.
func unopened(err *fs.PathError) error {
	if errors.Is(err, fs.ErrNotExist) {
		return didban.Fault(didban.CodeInvalid, "file.missing").Because(err)
	}
	return didban.Fault(didban.CodeInvalid, "file.unreadable").Because(err)
}

// problemAt turns a fault of a whole file into a problem; its args row and sheet,
// where it has them, are the place.
func problemAt(f File, fault *didban.Error) didban.Problem {
	p := didban.Problem{File: f.base(), Key: fault.Key, Args: fault.Args}
	p.Row, _ = strconv.Atoi(fault.Args["row"])
	p.Sheet = fault.Args["sheet"]
	return p
}

// within names the sheet of a fault, and the row where it names none.
func within(fault *didban.Error, sheet string, row int) *didban.Error {
	args := map[string]string{"row": strconv.Itoa(row)}
	maps.Copy(args, fault.Args)
	args["sheet"] = sheet
	return &didban.Error{Code: fault.Code, Key: fault.Key, Args: args, Cause: fault.Cause}
}

// decode reads a file by its ending, and a feed by what is in it: sites give feeds
// away under many names.
func (r *run) decode(f File, data []byte) ([]*sheet, error) {
	ending := strings.ToLower(path.Ext(f.Path))
	if slices.Contains(feedEndings, ending) {
		if text, ok := r.feedText(f, data); ok {
			return r.readFeed(f, text)
		}
	}
	switch ending {
	case ".csv", ".tsv", ".txt":
		return readCSV(f, data)
	case ".xlsx", ".xlsm":
		return readXLSX(f, data)
	case ".geojson":
		return readGeoJSON(f, data)
	case ".json":
		return readJSON(f, data)
	case ".md", ".markdown":
		return r.readMarkdown(f, data)
	case ".html", ".htm", ".xhtml":
		return r.readPage(f, data)
	case ".xml", ".rss", ".atom", ".rdf":
		return []*sheet{{file: f}}, nil // it is no feed
	default:
		return nil, didban.Fault(didban.CodeInvalid, "file.unsupported", "ending", ending)
	}
}

// recognise keeps the sheets whose table is known and tells of the others.
func (r *run) recognise(f File, sheets []*sheet) []*sheet {
	var known []*sheet
	for _, s := range sheets {
		if s.table == nil {
			s.table = r.tableOf(s, len(sheets) == 1)
		}
		place := didban.Problem{File: f.base(), Sheet: s.name}
		switch {
		case s.table == nil:
			continue
		case len(s.rows) == 0:
			place.Key = "table.noRows"
			r.report(didban.LevelWarning, place)
		}
		if !r.columns(s) {
			r.unread = true
			continue
		}
		known = append(known, s)
	}
	return known
}

// tableOf goes by the sheet's name, then the file's, then the headers. A file's
// name says nothing of a sheet that is one of several. Where none is sure it gives nil and
// tells it.
func (r *run) tableOf(s *sheet, alone bool) *table {
	if t := named(s.name, s.geo); s.name != "" && t != nil {
		return t
	}
	if t := named(s.file.base(), s.geo); alone && t != nil {
		return t
	}
	certain, possible := alike(s.header, s.geo)
	place := didban.Problem{File: s.file.base(), Sheet: s.name}
	switch {
	case certain != nil:
	case len(possible) == 0:
		r.note(place, "table.unknown", 1, cmp.Or(s.name, s.file.base()))
	default:
		var names []string
		for _, t := range possible {
			names = append(names, t.persian)
		}
		r.note(place, "table.ambiguous", 1, cmp.Or(s.name, s.file.base())+": "+strings.Join(names, "، "))
	}
	return certain
}

// columns finds the table's columns in the header; false where one is missing
// without which no row can be told from another.
func (r *run) columns(s *sheet) bool {
	s.index, s.factors = map[string]int{}, map[string]int64{}
	for i, h := range s.header {
		name, factor := header(h)
		column := s.table.column(name)
		place := didban.Problem{File: s.file.base(), Sheet: s.name, Column: h}
		if _, twice := s.index[column]; twice && column != "" {
			place.Key = "column.duplicate"
			r.report(didban.LevelError, place)
			continue
		}
		if column == "" {
			r.unknownColumn(s, i, place)
			continue
		}
		s.index[column], s.factors[column] = i, factor
	}
	return r.keyColumns(s)
}

func (r *run) unknownColumn(s *sheet, i int, place didban.Problem) {
	if place.Column == "" {
		filled := func(w row) bool { return i < len(w.cells) && strings.TrimSpace(w.cells[i]) != "" }
		if !slices.ContainsFunc(s.rows, filled) {
			return
		}
		place.Column = "#" + strconv.Itoa(i+1)
	}
	place.Key, place.Args = "column.unknown", map[string]string{"column": place.Column}
	r.report(didban.LevelWarning, place)
}

func (r *run) keyColumns(s *sheet) bool {
	complete := true
	for _, c := range s.table.columns {
		if _, ok := s.index[c.name]; c.use != key || ok {
			continue
		}
		complete = false
		r.report(didban.LevelError, didban.Problem{
			File: s.file.base(), Sheet: s.name, Column: c.name, Key: "column.missing",
			Args: map[string]string{"column": c.name, "fa": c.aliases[0]},
		})
	}
	return complete
}

// written is a column's header as the file has it.
func (s *sheet) written(column string) string {
	if i, ok := s.index[column]; ok {
		return s.header[i]
	}
	return column
}
