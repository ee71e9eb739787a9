package exchange

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	didban "didban.app/backend"
	"didban.app/backend/typed"
)

// record is one row with its columns named. Its readers set a field only where
// the table has the column: an absent column keeps what is stored, an empty cell
// clears it. What can't be read is reported and leaves the field alone.
type record struct {
	run    *run
	sheet  *sheet
	row    *row
	failed bool // a cell of this row was refused
}

// get is the trimmed text of a cell; false where there is no such column.
func (r *record) get(column string) (string, bool) {
	i, ok := r.sheet.index[column]
	if !ok {
		return "", false
	}
	if i >= len(r.row.cells) {
		return "", !r.sheet.sparse
	}
	text := r.row.cells[i]
	return strings.TrimSpace(text), text != absent
}

// cell is the text of a cell, empty where there is none.
func (r *record) cell(column string) string {
	s, _ := r.get(column)
	if s == absent {
		return ""
	}
	return s
}

// key is a cell as keys are compared.
func (r *record) key(column string) string { return typed.Latin(r.cell(column)) }

// place is where a column of the row stands.
func (r *record) place(column string) didban.Problem {
	p := didban.Problem{File: r.sheet.file.base(), Sheet: r.sheet.name, Row: r.row.n, Column: r.sheet.written(column)}
	if i, ok := r.sheet.index[column]; ok && i < len(r.row.lines) {
		p.Row = r.row.lines[i]
	}
	return p
}

// fault refuses a cell; args are pairs of name and value.
func (r *record) fault(column, key string, args ...string) {
	r.failed = true
	if key == "ref.unknown" && r.run.unread {
		return // what it refers to may well be in the file that couldn't be read
	}
	p := r.place(column)
	p.Key, p.Args = key, didban.Fault(didban.CodeInvalid, key, args...).Args
	r.run.report(didban.LevelError, p)
}

// errorCells are what a workbook shows where a formula failed.
var errorCells = []string{"#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!"}

// broken reports the cells in which a formula failed, and those of which nobody has
// reckoned the value: an empty cell would clear what is stored.
func (r *record) broken() bool {
	found := false
	for _, c := range r.sheet.table.columns {
		switch value := r.cell(c.name); {
		case value == unvalued:
			r.fault(c.name, "cell.formula", "cell", cellName(r.sheet.index[c.name], r.row.n))
		case slices.Contains(errorCells, value):
			r.fault(c.name, "cell.error", "value", value)
		default:
			continue
		}
		found = true
	}
	return found
}

// complete reports whether the cells are there without which the row says
// nothing; others that are needed are reported all the same.
func (r *record) complete() bool {
	ok := true
	for _, c := range r.sheet.table.columns {
		value, there := r.get(c.name)
		if c.use == optional || value != "" && value != absent || c.use == needed && !there {
			continue
		}
		r.fault(c.name, "field.required")
		ok = ok && c.use != key
	}
	r.failed = false
	return ok
}

func (r *record) text(column string, into *string) {
	if s, ok := r.get(column); ok {
		*into = s
	}
}

// term reads a code of a vocabulary, written as its code or either title.
func (r *record) term(column string, into *string, vocabulary string) {
	s, ok := r.get(column)
	if !ok {
		return
	}
	code, known := r.run.codeIn(vocabulary, s)
	if !known {
		r.fault(column, "field.unknownCode", "value", s)
		return
	}
	*into = code
}

// terms reads codes of a vocabulary, each written as its code or either title.
func (r *record) terms(column string, into *[]string, vocabulary string) {
	s, ok := r.get(column)
	if !ok {
		return
	}
	*into = nil
	for _, name := range typed.List(s, "؛;|") {
		code, known := r.run.codeIn(vocabulary, name)
		if !known {
			r.fault(column, "field.unknownCode", "value", name)
			return
		}
		*into = append(*into, code)
	}
}

func (r *record) whole(column string, into *int) {
	s, ok := r.get(column)
	if !ok {
		return
	}
	n, fault := typed.Whole(s)
	if fault != nil {
		r.fault(column, fault.Key, "value", s)
		return
	}
	*into = int(n)
}

func (r *record) rial(column string, into *didban.Rial) {
	s, ok := r.get(column)
	if !ok {
		return
	}
	if s == "" {
		*into = 0
		return
	}
	amount, fault := typed.Rials(s, r.sheet.factors[column])
	if fault != nil {
		r.fault(column, fault.Key, pairs(fault.Args)...)
		return
	}
	*into = amount
}

func (r *record) figure(column string, into *float64) {
	s, ok := r.get(column)
	if !ok {
		return
	}
	value, fault := typed.Figure(s)
	if fault != nil {
		r.fault(column, fault.Key, "value", s)
		return
	}
	*into = value
}

func (r *record) percent(column string, into *didban.Percent) {
	s, ok := r.get(column)
	if !ok {
		return
	}
	share, fault := typed.Percent(s)
	if fault != nil {
		r.fault(column, fault.Key, "value", s)
		return
	}
	*into = share
}

func (r *record) truth(column string, into *bool) {
	s, ok := r.get(column)
	if !ok {
		return
	}
	yes, fault := typed.Truth(s)
	if fault != nil {
		r.fault(column, fault.Key, "value", s)
		return
	}
	*into = yes
}

func (r *record) colour(column string, into *string) {
	s, ok := r.get(column)
	if !ok {
		return
	}
	colour, fault := typed.Colour(s)
	if fault != nil {
		r.fault(column, fault.Key, "value", s)
		return
	}
	*into = colour
}

// focus reads the point of a picture that stays in sight.
func (r *record) focus(column string, into **didban.Focus) {
	s, ok := r.get(column)
	if !ok {
		return
	}
	focus, fault := typed.Focus(s)
	if fault != nil {
		r.fault(column, fault.Key, "value", s)
		return
	}
	*into = focus
}

func (r *record) day(column string, into *didban.Day) {
	s, ok := r.get(column)
	if !ok {
		return
	}
	if s == "" {
		*into = ""
		return
	}
	d, fault := day(s, r.sheet.epoch)
	if fault != nil {
		r.fault(column, fault.Key, pairs(fault.Args)...)
		return
	}
	*into = d
}

func (r *record) instant(column string, into *int64) {
	s, ok := r.get(column)
	if !ok {
		return
	}
	if s == "" {
		*into = 0
		return
	}
	ms, fault := instant(s, r.sheet.epoch)
	if fault != nil {
		r.fault(column, fault.Key, pairs(fault.Args)...)
		return
	}
	*into = ms
}

func (r *record) list(column, marks string, into *[]string) {
	if s, ok := r.get(column); ok {
		*into = typed.List(s, marks)
	}
}

func (r *record) ref(column string, kind didban.Kind, into *didban.ID) {
	s, ok := r.get(column)
	if !ok {
		return
	}
	*into = ""
	if s != "" {
		*into = r.resolve(column, kind, s).ID
	}
}

func (r *record) refs(column string, kind didban.Kind, into *[]didban.ID) {
	s, ok := r.get(column)
	if !ok {
		return
	}
	*into = nil
	for _, name := range typed.List(s, "؛;|") {
		if id := r.resolve(column, kind, name).ID; id != "" && !slices.Contains(*into, id) {
			*into = append(*into, id)
		}
	}
}

// resolve finds the noun that a cell names; what is not there is reported.
func (r *record) resolve(column string, kind didban.Kind, name string) didban.Meta {
	head, fault := r.run.resolve(kind, typed.Latin(name))
	if fault != "" {
		r.fault(column, fault, "kind", string(kind), "code", name)
	}
	return head
}

// geometry sets the row's geometry, where it has one.
func (r *record) geometry(into **didban.Geometry) {
	if r.row.geometry != nil {
		r.checked("geometry", *r.row.geometry, into)
	}
}

// point sets a geometry from the columns lon and lat. Both empty clear a point,
// but not a line or an area, which those columns never gave.
func (r *record) point(into **didban.Geometry) {
	lon, ok := r.get("lon")
	lat, also := r.get("lat")
	if !ok || !also {
		return
	}
	if lon == "" && lat == "" {
		if *into != nil && (*into).Type == "Point" {
			*into = nil
		}
		return
	}
	var p didban.Position
	if r.degrees("lon", &p.Lon) && r.degrees("lat", &p.Lat) {
		if at, there := pointAt(*into); there && at == p {
			return // the same place, however its figures are written
		}
		r.checked("lon", didban.Geometry{Type: "Point", Coordinates: json.RawMessage(
			"[" + strconv.FormatFloat(p.Lon, 'f', -1, 64) + "," + strconv.FormatFloat(p.Lat, 'f', -1, 64) + "]")}, into)
	}
}

func (r *record) degrees(column string, into *float64) bool {
	n, ok := typed.Decimal(r.cell(column))
	if !ok {
		r.fault(column, "field.number", "value", r.cell(column))
		return false
	}
	*into, _ = n.Float64()
	return true
}

// checked takes a geometry that the source lets pass.
func (r *record) checked(column string, g didban.Geometry, into **didban.Geometry) {
	normal, faults := r.run.src.Geometry(g)
	refused := false
	for _, fault := range faults {
		if r.run.src.Warning(fault) {
			p := r.place(column)
			p.Key, p.Args = fault.Key, fault.Args
			r.run.report(didban.LevelWarning, p)
			continue
		}
		refused = true
		r.fault(column, fault.Key, pairs(fault.Args)...)
	}
	if !refused {
		*into = &normal
	}
}

func pairs(args map[string]string) []string {
	var out []string
	for name, value := range args {
		out = append(out, name, value)
	}
	return out
}
