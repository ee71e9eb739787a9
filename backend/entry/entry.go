// Package entry is the hand that edits a sheet: it lays one edit after another on a
// noun in the making, says what undoes it, and tells of every field its text, its value
// and its fault.
//
// What was typed is never lost: a text that reads well becomes the field's value, one
// that doesn't stays beside it, with its fault, and keeps the draft from being
// published, never from being kept. Fields that the table does not know stay as they
// are.
//
// It refuses to know who edits, where a sheet is kept and whether what it refers to is
// there.
package entry

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	didban "didban.app/backend"
)

// Context is what the reading of texts goes by.
type Context struct {
	Today didban.Day
	Unit  string // of bare amounts: toman or rial
}

// New lays a noun out as a sheet.
func New(n didban.Noun) (didban.Sheet, error) {
	state, err := json.Marshal(n)
	if err != nil {
		return didban.Sheet{}, fmt.Errorf("sheet of %s: %w", n.Kind(), err)
	}
	s := didban.Sheet{Noun: state}
	t, err := open(n.Kind(), &s)
	if err != nil {
		return s, err
	}
	t.number("", didban.Fields(n.Kind()), t.root)
	return s, t.close()
}

// Noun is the value of a sheet.
func Noun(kind didban.Kind, s *didban.Sheet) (didban.Noun, error) {
	n := didban.New(kind)
	if n == nil {
		return nil, didban.Fault(didban.CodeInvalid, "noun.unknownKind", "kind", string(kind))
	}
	if err := json.Unmarshal(s.Noun, n); err != nil {
		return nil, fmt.Errorf("sheet of %s: %w", kind, err)
	}
	return n, nil
}

// Apply lays an edit on the sheet and gives the edit that takes it back. An edit of a
// field or row that is not there fails with CodeInvalid "edit.path" and changes nothing.
func Apply(kind didban.Kind, s *didban.Sheet, e didban.Edit, ctx Context) (didban.Edit, error) {
	t, err := open(kind, s)
	if err != nil {
		return didban.Edit{}, err
	}
	inverse, err := t.apply(e, ctx)
	if err != nil {
		return didban.Edit{}, err
	}
	return inverse, t.close()
}

// tree is a sheet that is open for a change.
type tree struct {
	kind  didban.Kind
	sheet *didban.Sheet
	root  map[string]any
	typed map[string]string
	rows  map[string][]string
}

func open(kind didban.Kind, s *didban.Sheet) (*tree, error) {
	in := json.NewDecoder(bytes.NewReader(s.Noun))
	in.UseNumber() // rials beyond 2^53 stay whole
	t := &tree{kind: kind, sheet: s, typed: map[string]string{}, rows: map[string][]string{}}
	if err := in.Decode(&t.root); err != nil {
		return nil, fmt.Errorf("sheet of %s: %w", kind, err)
	}
	for path, text := range s.Typed {
		t.typed[path] = text
	}
	for path, keys := range s.Rows {
		t.rows[path] = slices.Clone(keys)
	}
	return t, nil
}

// close puts the change into the sheet.
func (t *tree) close() error {
	state, err := json.Marshal(t.root)
	if err != nil {
		return fmt.Errorf("sheet of %s: %w", t.kind, err)
	}
	*t.sheet = didban.Sheet{Noun: state, Typed: t.typed, Rows: t.rows}
	return nil
}

// number gives every row of every list below an item its key.
func (t *tree) number(path string, fields []didban.Field, item map[string]any) {
	for _, f := range fields {
		at := join(path, f.Name)
		if group, ok := item[f.Name].(map[string]any); ok && f.IsGroup() {
			t.number(at, f.Fields, group)
		}
		if !f.IsRows() {
			continue
		}
		list, _ := item[f.Name].([]any)
		keys := make([]string, len(list))
		for i := range list {
			keys[i] = "r" + strconv.Itoa(i+1)
			if row, ok := list[i].(map[string]any); ok {
				t.number(join(at, keys[i]), f.Fields, row)
			}
		}
		if len(keys) > 0 {
			t.rows[at] = keys
		}
	}
}

func join(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}

// place is a field of an item.
type place struct {
	item  map[string]any
	field didban.Field
}

var errPath = errors.New("no such field")

// find follows a path to a field. Groups on the way are made where they are missing.
func (t *tree) find(path string) (place, error) {
	item, fields, at := t.root, didban.Fields(t.kind), ""
	parts := strings.Split(path, ".")
	for {
		f, ok := didban.Named(fields, parts[0])
		if !ok {
			return place{}, errPath
		}
		at = join(at, f.Name)
		if parts = parts[1:]; len(parts) == 0 {
			return place{item, f}, nil
		}
		next, rest := t.into(item, f, at, parts)
		if next == nil {
			return place{}, errPath
		}
		if f.IsRows() {
			at = join(at, parts[0])
		}
		item, fields, parts = next, f.Fields, rest
	}
}

// into goes into a group, or into the row that the next part of a path names; nil where
// there is none.
func (t *tree) into(item map[string]any, f didban.Field, at string, parts []string) (next map[string]any, rest []string) {
	switch {
	case f.IsGroup():
		next, ok := item[f.Name].(map[string]any)
		if !ok {
			next = map[string]any{}
			item[f.Name] = next
		}
		return next, parts
	case f.IsRows() && len(parts) > 1:
		list, _ := item[f.Name].([]any)
		row, ok := valueAt(list, slices.Index(t.rows[at], parts[0])).(map[string]any)
		if !ok {
			return nil, nil
		}
		return row, parts[1:]
	}
	return nil, nil
}

func (t *tree) apply(e didban.Edit, ctx Context) (didban.Edit, error) {
	p, err := t.find(e.Path)
	if err != nil {
		return didban.Edit{}, misplaced(e, err)
	}
	back := didban.Edit{Sheet: e.Sheet, Path: e.Path}
	switch {
	case p.field.IsGroup():
		return back, misplaced(e, errPath)
	case e.Op == didban.EditSet && !p.field.IsRows():
		back.Op, back.Text = didban.EditSet, t.text(p, e.Path, ctx)
		t.set(p, e.Path, e.Text, ctx)
		return back, nil
	case e.Op == didban.EditCut && !p.field.IsRows():
		return t.cut(p, e, back, ctx)
	case !p.field.IsRows():
		return back, misplaced(e, errPath)
	}
	switch e.Op {
	case didban.EditAdd:
		return t.add(p, e, back)
	case didban.EditDrop:
		return t.drop(p, e, back)
	case didban.EditMove:
		return t.move(p, e, back)
	}
	return back, misplaced(e, errPath)
}

func misplaced(e didban.Edit, cause error) error {
	return didban.Fault(didban.CodeInvalid, "edit.path", "path", e.Path, "op", e.Op).Because(cause)
}

// set gives a field its text, and its value where the text reads well.
func (t *tree) set(p place, path, text string, ctx Context) {
	value, fault := read(p, text, ctx)
	delete(t.typed, path)
	if fault != nil {
		delete(p.item, p.field.Name) // what can't be read is no figure, the former one least of all
		t.typed[path] = text
		return
	}
	if value == nil {
		delete(p.item, p.field.Name)
	} else {
		p.item[p.field.Name] = value
	}
	if write(p, ctx) != text {
		t.typed[path] = text
	}
}

// text is the field's text: as typed, else as its value is written.
func (t *tree) text(p place, path string, ctx Context) string {
	if typed, ok := t.typed[path]; ok {
		return typed
	}
	return write(p, ctx)
}

func (t *tree) cut(p place, e, back didban.Edit, ctx Context) (didban.Edit, error) {
	runes := []rune(t.text(p, e.Path, ctx))
	if e.At < 0 || e.Cut < 0 || e.At > len(runes) || e.Cut > len(runes)-e.At {
		return back, misplaced(e, fmt.Errorf("%d+%d of %d", e.At, e.Cut, len(runes)))
	}
	back.Op, back.At, back.Cut, back.Text = didban.EditCut, e.At, utf8.RuneCountInString(e.Text), string(runes[e.At:e.At+e.Cut])
	t.set(p, e.Path, string(runes[:e.At])+e.Text+string(runes[e.At+e.Cut:]), ctx)
	return back, nil
}

// taken is a row that was taken away, so that it can come back as it was.
type taken struct {
	Item  map[string]any      `json:"item"`
	Typed map[string]string   `json:"typed,omitempty"`
	Rows  map[string][]string `json:"rows,omitempty"`
}

var keyForm = regexp.MustCompile(`^[0-9a-zA-Z_-]{1,40}$`)

func (t *tree) add(p place, e, back didban.Edit) (didban.Edit, error) {
	keys := t.rows[e.Path]
	at := after(keys, e.After)
	if !keyForm.MatchString(e.Row) || slices.Contains(keys, e.Row) || at < 0 || len(keys) >= didban.MaxList {
		return back, misplaced(e, errPath)
	}
	row := taken{Item: map[string]any{}}
	if e.Item != "" {
		in := json.NewDecoder(strings.NewReader(e.Item))
		in.UseNumber()
		if err := in.Decode(&row); err != nil || row.Item == nil {
			return back, misplaced(e, errPath)
		}
	}
	list, _ := p.item[p.field.Name].([]any)
	p.item[p.field.Name] = slices.Insert(slices.Clone(list), at, any(row.Item))
	t.rows[e.Path] = slices.Insert(keys, at, e.Row)
	under := join(e.Path, e.Row)
	for path, text := range row.Typed {
		t.typed[join(under, path)] = text
	}
	for path, keys := range row.Rows {
		t.rows[join(under, path)] = keys
	}
	back.Op, back.Row = didban.EditDrop, e.Row
	return back, nil
}

// after is where a row behind another one stands; "" is the beginning, -1 is nowhere.
func after(keys []string, key string) int {
	if key == "" {
		return 0
	}
	if i := slices.Index(keys, key); i >= 0 {
		return i + 1
	}
	return -1
}

func (t *tree) drop(p place, e, back didban.Edit) (didban.Edit, error) {
	keys := t.rows[e.Path]
	i := slices.Index(keys, e.Row)
	list, _ := p.item[p.field.Name].([]any)
	if i < 0 || i >= len(list) {
		return back, misplaced(e, errPath)
	}
	row := taken{Typed: map[string]string{}, Rows: map[string][]string{}}
	row.Item, _ = list[i].(map[string]any)
	under := join(e.Path, e.Row) + "."
	for path, text := range t.typed {
		if rest, ok := strings.CutPrefix(path, under); ok {
			row.Typed[rest] = text
			delete(t.typed, path)
		}
	}
	for path, keys := range t.rows {
		if rest, ok := strings.CutPrefix(path, under); ok {
			row.Rows[rest] = keys
			delete(t.rows, path)
		}
	}
	kept, err := json.Marshal(row)
	if err != nil {
		return back, fmt.Errorf("row %s: %w", e.Row, err)
	}
	back.Op, back.Row, back.Item = didban.EditAdd, e.Row, string(kept)
	if i > 0 {
		back.After = keys[i-1]
	}
	p.item[p.field.Name] = slices.Delete(slices.Clone(list), i, i+1)
	t.rows[e.Path] = slices.Delete(keys, i, i+1)
	return back, nil
}

func (t *tree) move(p place, e, back didban.Edit) (didban.Edit, error) {
	keys := t.rows[e.Path]
	from := slices.Index(keys, e.Row)
	list, _ := p.item[p.field.Name].([]any)
	if from < 0 || from >= len(list) || e.Row == e.After || after(keys, e.After) < 0 {
		return back, misplaced(e, errPath)
	}
	back.Op, back.Row = didban.EditMove, e.Row
	if from > 0 {
		back.After = keys[from-1]
	}
	item := list[from]
	keys, list = slices.Delete(keys, from, from+1), slices.Delete(slices.Clone(list), from, from+1)
	to := after(keys, e.After)
	t.rows[e.Path] = slices.Insert(keys, to, e.Row)
	p.item[p.field.Name] = slices.Insert(list, to, item)
	return back, nil
}
