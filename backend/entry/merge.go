package entry

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	didban "didban.app/backend"
)

// The sorts of a Point.
const (
	PointField = "field" // a field has another value
	PointRow   = "row"   // a row came, or went
	PointOrder = "order" // rows stand in another order
)

// Point is one place where the present public state differs from a sheet since both left
// their common base.
type Point struct {
	// Path is the field in the sheet, by the keys of its rows; of a row the list and its
	// key, which for a row that the sheet has not is the one that it would get; of an
	// order the list.
	Path  string
	Name  string // the JSON names alone, joined by dots: contracts.payments.amount
	Field didban.Field
	Items []didban.FieldItem // the rows on the way, the outermost first
	Sort  string
	// Taken tells that only the public state changed here: it is taken over. Else both
	// did, and somebody has to choose.
	Taken bool
	// Base, Mine and Theirs are the values of a field; Typed is the text in the sheet
	// where it could not be read.
	Base, Mine, Theirs didban.FieldValue
	Typed              string
	// GoneMine and GoneTheirs tell on which side a row is not, Changes what the other
	// side made of it; none for a row that is new there.
	GoneMine, GoneTheirs bool
	Changes              []didban.FieldChange
	// Edits put theirs in the place of mine.
	Edits []didban.Edit
}

// Merge lists where theirs, the present public state, differs from the sheet mine, which
// was made from base; nil stands for a base that was not there. What mine alone changed is
// no point: it stays. Rows are matched by what names them, as in didban.Diff; within one
// row that has money in it, nothing is taken where both sides changed it.
func Merge(base didban.Noun, mine *didban.Sheet, theirs didban.Noun) ([]Point, error) {
	return merge(base, mine, theirs, false)
}

// merge makes points of texts that can't be read too, where theirs is whole.
func merge(base didban.Noun, mine *didban.Sheet, theirs didban.Noun, whole bool) ([]Point, error) {
	kind := theirs.Kind()
	sheet, err := open(kind, mine)
	if err != nil {
		return nil, err
	}
	read, err := Noun(kind, mine)
	if err != nil {
		return nil, err
	}
	var sides [3]map[string]any
	for i, n := range []didban.Noun{base, read, theirs} {
		if i == 0 && base == nil {
			continue
		}
		if sides[i], err = plainNoun(n); err != nil {
			return nil, err
		}
	}
	m := merger{sheet: sheet, whole: whole}
	err = m.fields(didban.Fields(kind), spot{}, three{sides[0], sides[1], sides[2]})
	return m.points, err
}

// Toward are the edits that make the sheet as a noun is, whatever stands in it.
func Toward(s *didban.Sheet, n didban.Noun) ([]didban.Edit, error) {
	present, err := Noun(n.Kind(), s)
	if err != nil {
		return nil, err
	}
	points, err := merge(present, s, n, true)
	if err != nil {
		return nil, err
	}
	var out []didban.Edit
	for _, p := range points {
		out = append(out, p.Edits...)
	}
	return out, nil
}

// plainNoun is a noun as JSON has it.
func plainNoun(n didban.Noun) (map[string]any, error) {
	state, err := json.Marshal(n)
	if err != nil {
		return nil, fmt.Errorf("merge of %s: %w", n.Kind(), err)
	}
	v, err := decoded(state)
	if err != nil {
		return nil, fmt.Errorf("merge of %s: %w", n.Kind(), err)
	}
	out, _ := v.(map[string]any)
	return out, nil
}

// three are an item's three states; nil for one that is not there.
type three struct{ base, mine, theirs map[string]any }

// spot is where in a noun a merge stands.
type spot struct {
	path, name string
	items      []didban.FieldItem
	// asks tells that nothing may be taken here without somebody's word.
	asks bool
}

func (at spot) field(name string) spot {
	at.path, at.name = join(at.path, name), join(at.name, name)
	return at
}

type merger struct {
	sheet  *tree
	points []Point
	keys   int // how many rows got a key
	whole  bool
}

func (m *merger) fields(fields []didban.Field, at spot, s three) error {
	for _, f := range fields {
		here := at.field(f.Name)
		var err error
		switch {
		case f.IsRows():
			err = m.rows(f, here, s)
		case f.IsGroup():
			err = m.fields(f.Fields, here, three{group(s.base, f), group(s.mine, f), group(s.theirs, f)})
		default:
			err = m.field(f, here, s)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func group(item map[string]any, f didban.Field) map[string]any {
	inner, _ := item[f.Name].(map[string]any)
	return inner
}

func (m *merger) field(f didban.Field, at spot, s three) error {
	base, mine, theirs := textIn(f, s.base), textIn(f, s.mine), textIn(f, s.theirs)
	typed, unread := m.unread(at.path)
	if theirs == base && (!unread || !m.whole) || theirs == mine && !unread {
		return nil
	}
	value := s.theirs[f.Name]
	changed := mine != base || unread
	if changed && f.List && !unread && !at.asks {
		value, changed = union(s.base[f.Name], s.mine[f.Name], value), false
		s.theirs = map[string]any{f.Name: value}
		if theirs = textIn(f, s.theirs); theirs == mine {
			return nil
		}
	}
	edit, err := putting(f, at.path, value)
	if err != nil {
		return err
	}
	p := at.point(f, PointField, !changed && !at.asks, edit)
	p.Base, p.Mine, p.Theirs, p.Typed = valueIn(f, s.base), valueIn(f, s.mine), valueIn(f, s.theirs), typed
	m.points = append(m.points, p)
	return nil
}

func (at spot) point(f didban.Field, sort string, taken bool, edits ...didban.Edit) Point {
	return Point{Path: at.path, Name: at.name, Field: f, Items: at.items, Sort: sort, Taken: taken, Edits: edits}
}

// unread is the text of a field of the sheet that could not be read.
func (m *merger) unread(path string) (string, bool) {
	text, ok := m.sheet.typed[path]
	if !ok {
		return "", false
	}
	p, err := m.sheet.find(path)
	if err != nil || p.item[p.field.Name] != nil {
		return "", false
	}
	return text, true
}

// hasUnread reports whether a text within a row of the sheet could not be read.
func (m *merger) hasUnread(row string) bool {
	for path := range m.sheet.typed {
		if _, unread := m.unread(path); unread && strings.HasPrefix(path, row+".") {
			return true
		}
	}
	return false
}

func textIn(f didban.Field, item map[string]any) string { return valueIn(f, item).Text }

// valueIn is the value of a field; the entries of a plain list stand one a line.
func valueIn(f didban.Field, item map[string]any) didban.FieldValue {
	v := f.In(item)
	if f.List {
		v.Text = canonical(place{item, f})
	}
	return v
}

// union is a plain list with what both sides took out of it and put into it.
func union(base, mine, theirs any) any {
	before, _ := base.([]any)
	now, _ := mine.([]any)
	then, _ := theirs.([]any)
	has := func(list []any, v any) bool {
		return slices.ContainsFunc(list, func(one any) bool { return plain(one) == plain(v) })
	}
	var out []any
	for _, v := range now {
		if has(then, v) || !has(before, v) {
			out = append(out, v)
		}
	}
	for _, v := range then {
		if !has(before, v) && !has(out, v) {
			out = append(out, v)
		}
	}
	if out == nil {
		return nil
	}
	return out
}

// putting is the edit that gives a field a value as JSON has it.
func putting(f didban.Field, path string, value any) (didban.Edit, error) {
	if isText(f) {
		return didban.Edit{Op: didban.EditSet, Path: path, Text: plain(value)}, nil
	}
	var to kept
	if value != nil {
		state, err := json.Marshal(value)
		if err != nil {
			return didban.Edit{}, fmt.Errorf("field %s: %w", path, err)
		}
		to.Value = state
	}
	item, err := json.Marshal(to)
	if err != nil {
		return didban.Edit{}, fmt.Errorf("field %s: %w", path, err)
	}
	return didban.Edit{Op: didban.EditPut, Path: path, Item: string(item)}, nil
}
