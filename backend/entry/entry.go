// Package entry is the hand that edits a sheet: it lays one edit after another on a
// noun in the making, says what undoes it, and tells of every field its text, its value
// and its fault.
//
// What was typed is never lost: a text that reads well becomes the field's value, one
// that doesn't stays beside it, with its fault, and keeps the draft from being
// published, never from being kept. Fields that the table does not know stay as they
// are. Of a body the text is the HTML of an editor, the value Markdown.
//
// It refuses to know who edits, where a sheet is kept and whether what it refers to is
// there.
package entry

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	didban "didban.app/backend"
)

// Context is what the reading of texts goes by.
type Context struct {
	Today didban.Day
	Unit  string // of bare amounts: toman or rial
	// Terms are the vocabularies of the city; nil stands for what is shipped.
	Terms didban.Vocabularies
	// Geometry checks a geometry and gives it as it is to be stored, as geo.Normalize does;
	// Remark tells those of its faults that refuse nothing. Without it all are taken.
	Geometry func(didban.Geometry) (didban.Geometry, []*didban.Error)
	Remark   func(*didban.Error) bool
}

func (c Context) terms(vocabulary string) didban.Vocabulary {
	if c.Terms == nil {
		return didban.Shipped[vocabulary]
	}
	return c.Terms[vocabulary]
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
	e.Text, e.Item = strings.ToValidUTF8(e.Text, "\ufffd"), strings.ToValidUTF8(e.Item, "\ufffd")
	inverse, err := t.apply(e, ctx)
	if err != nil {
		return didban.Edit{}, err
	}
	t.prune(didban.Fields(kind), t.root)
	if e.Item != "" && !t.whole() {
		return didban.Edit{}, misplaced(e, errText)
	}
	return inverse, t.close()
}

// whole reports whether the sheet is still a noun, with a key for every row: what Add
// and Put bring was made here once, but comes back from outside.
func (t *tree) whole() bool {
	state, err := json.Marshal(t.root)
	if err != nil {
		return false
	}
	_, err = Noun(t.kind, &didban.Sheet{Noun: state})
	return err == nil && t.isKeyed("", didban.Fields(t.kind), t.root)
}

func (t *tree) isKeyed(path string, fields []didban.Field, item map[string]any) bool {
	for _, f := range fields {
		at := join(path, f.Name)
		if group, ok := item[f.Name].(map[string]any); ok && f.IsGroup() && !t.isKeyed(at, f.Fields, group) {
			return false
		}
		if !f.IsRows() {
			continue
		}
		list, _ := item[f.Name].([]any)
		if len(list) != len(t.rows[at]) {
			return false
		}
		for i, key := range t.rows[at] {
			row, ok := list[i].(map[string]any)
			if !ok || !keyForm.MatchString(key) || slices.Index(t.rows[at], key) != i || !t.isKeyed(join(at, key), f.Fields, row) {
				return false
			}
		}
	}
	return true
}

// prune takes groups and lists away that have nothing in them any more, so that what was
// undone is as it was.
func (t *tree) prune(fields []didban.Field, item map[string]any) {
	for _, f := range fields {
		switch v := item[f.Name].(type) {
		case map[string]any:
			if t.prune(f.Fields, v); f.IsGroup() && len(v) == 0 {
				delete(item, f.Name)
			}
		case []any:
			if len(v) == 0 {
				delete(item, f.Name)
			}
			for _, one := range v {
				if row, ok := one.(map[string]any); ok && f.IsRows() {
					t.prune(f.Fields, row)
				}
			}
		}
	}
	for path, keys := range t.rows {
		if len(keys) == 0 {
			delete(t.rows, path)
		}
	}
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
	t := &tree{kind: kind, sheet: s, typed: map[string]string{}, rows: map[string][]string{}}
	value, err := decoded(s.Noun)
	if err != nil {
		return nil, fmt.Errorf("sheet of %s: %w", kind, err)
	}
	root, ok := value.(map[string]any)
	if !ok {
		return nil, fmt.Errorf("sheet of %s is no noun", kind)
	}
	t.root = root
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

var (
	errPath = errors.New("no such field")
	errText = errors.New("no such text")
)

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
	case !p.field.IsRows():
		return t.change(p, e, ctx)
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

// decoded reads JSON as a sheet has it.
func decoded(state []byte) (v any, err error) {
	in := json.NewDecoder(bytes.NewReader(state))
	in.UseNumber() // rials beyond 2^53 stay whole
	err = in.Decode(&v)
	return v, err
}
