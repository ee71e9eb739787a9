package entry

import (
	"encoding/json"
	"fmt"
	"reflect"
	"unicode/utf8"

	didban "didban.app/backend"
)

// change lays an edit on a field that has a text.
func (t *tree) change(p place, e didban.Edit, ctx Context) (didban.Edit, error) {
	back, err := t.former(p, e, ctx)
	if err != nil {
		return back, err
	}
	switch e.Op {
	case didban.EditSet:
		t.set(p, e.Path, e.Text, ctx)
		return back, nil
	case didban.EditCut:
		return t.cut(p, e, back, ctx)
	case didban.EditPut:
		return back, t.put(p, e)
	}
	return back, misplaced(e, errPath)
}

// former makes the edit that brings a field back as it is now. A text is its own value;
// any other field is put back with its value, for the same text may be read otherwise
// on another day or in another unit.
func (t *tree) former(p place, e didban.Edit, ctx Context) (didban.Edit, error) {
	back := didban.Edit{Sheet: e.Sheet, Path: e.Path}
	if isText(p.field) {
		back.Op, back.Text = didban.EditSet, t.text(p, e.Path, ctx)
		return back, nil
	}
	var was kept
	if text, ok := t.typed[e.Path]; ok {
		was.Typed = &text
	}
	if v, ok := p.item[p.field.Name]; ok {
		value, err := json.Marshal(v)
		if err != nil {
			return back, fmt.Errorf("field %s: %w", e.Path, err)
		}
		was.Value = value
	}
	text, err := json.Marshal(was)
	if err != nil {
		return back, fmt.Errorf("field %s: %w", e.Path, err)
	}
	back.Op, back.Item = didban.EditPut, string(text)
	return back, nil
}

// kept is a field as it was.
type kept struct {
	Value json.RawMessage `json:"value,omitempty"`
	Typed *string         `json:"typed,omitempty"`
}

// isText reports whether every text of the field is its value too.
func isText(f didban.Field) bool {
	return !f.List && (f.Sort == didban.SortText || f.Sort == didban.SortLong)
}

// keptOf is what an edit brings back; nothing for one that brings a text.
func keptOf(e didban.Edit) (was kept) {
	if json.Unmarshal([]byte(e.Item), &was) != nil {
		return kept{}
	}
	return was
}

func (t *tree) put(p place, e didban.Edit) error {
	var was kept
	if err := json.Unmarshal([]byte(e.Item), &was); err != nil {
		return misplaced(e, err)
	}
	delete(t.typed, e.Path)
	delete(p.item, p.field.Name)
	if was.Typed != nil {
		t.typed[e.Path] = *was.Typed
	}
	if was.Value == nil {
		return nil
	}
	value, err := decoded(was.Value)
	if err != nil {
		return misplaced(e, err)
	}
	p.item[p.field.Name] = value
	return nil
}

// set gives a field its text, and its value where the text reads well.
func (t *tree) set(p place, path, text string, ctx Context) {
	value, fault := t.read(p, text, ctx)
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
	if write(p, ctx) != text && (p.field.Sort != didban.SortBody || isHTML(text)) {
		t.typed[path] = text
	}
}

// read is the value of a text in the form that JSON would give it.
func (t *tree) read(p place, text string, ctx Context) (any, *didban.Error) {
	value, fault := read(p, text, ctx)
	if fault != nil || value == nil {
		return nil, fault
	}
	state, err := json.Marshal(value)
	if err == nil {
		value, err = decoded(state)
	}
	if err != nil {
		return nil, didban.Fault(didban.CodeInvalid, "field.encoding").Because(err)
	}
	return value, nil
}

// text is the field's text: as typed where that still means its value, which it does no
// more on another day («امروز») or in another unit; else as the value is written.
func (t *tree) text(p place, path string, ctx Context) string {
	typed, ok := t.typed[path]
	value := p.item[p.field.Name]
	if !ok {
		return write(p, ctx)
	}
	if p.field.Sort == didban.SortBody {
		return typed // its value says the same on any day
	}
	if again, fault := t.read(p, typed, ctx); value != nil && (fault != nil || !reflect.DeepEqual(again, value)) {
		return write(p, ctx)
	}
	return typed
}

func (t *tree) cut(p place, e, back didban.Edit, ctx Context) (didban.Edit, error) {
	runes := []rune(t.text(p, e.Path, ctx))
	if e.At < 0 || e.Cut < 0 || e.At > len(runes) || e.Cut > len(runes)-e.At {
		return back, misplaced(e, fmt.Errorf("%d+%d of %d", e.At, e.Cut, len(runes)))
	}
	text := string(runes[:e.At]) + e.Text + string(runes[e.At+e.Cut:])
	t.set(p, e.Path, text, ctx)
	if isText(p.field) || p.field.Sort == didban.SortBody && t.cutsBack(e.Path, back, text) { // a long text is not kept twice for one letter
		back = didban.Edit{Sheet: e.Sheet, Path: e.Path, Op: didban.EditCut, At: e.At, Cut: utf8.RuneCountInString(e.Text), Text: string(runes[e.At : e.At+e.Cut])}
	}
	return back, nil
}
