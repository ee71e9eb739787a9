package didban

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
)

// FieldValue is a stored value as text, with what is needed to write it for a reader.
type FieldValue struct {
	Sort FieldSort
	// Vocabulary names the list that a SortCode is of, as the page knows it: statuses.
	Vocabulary string
	// Ref is the kind of noun that a SortRef points at.
	Ref Kind
	// Text is the value: rials, an ISO day, a code, an id, a number; "" where it is unknown.
	Text string
}

// FieldItem is an item of a list, named by what tells it from the others.
type FieldItem struct {
	List string // the JSON name of the list: contracts
	Keys []FieldValue
}

// FieldChange is one field that differs between two states of a noun.
type FieldChange struct {
	Field string      // the JSON names on the way, joined by dots: contracts.payments.amount
	Items []FieldItem // the items of lists on the way, the outermost first
	// Op is set for a field that has another value, added or removed for one that came
	// or went with its item, or for an entry of a plain list.
	Op       string
	Old, New FieldValue
}

// The operations of a FieldChange.
const (
	FieldSet     = "set"
	FieldAdded   = "added"
	FieldRemoved = "removed"
)

// Diff lists what differs between two states of a noun, in the order of its fields; nil
// stands for a noun that is not there. Items of lists are matched by what names them,
// such as a contract's number, so that an item put in between does not make all behind it
// differ. A sum of 0 rials, an instant of 0 and an unknown share have no text: none is a
// figure. Of a list of codes the order is told too, for it is what people see.
func Diff(before, after Noun) ([]FieldChange, error) {
	kind, err := kindOfBoth(before, after)
	if err != nil {
		return nil, err
	}
	old, next, err := asMaps(before, after)
	if err != nil {
		return nil, err
	}
	var d differ
	d.fields(Fields(kind), spot{op: FieldSet}, old, next)
	return append(d.changes, reordered(before, after)...), nil
}

func kindOfBoth(before, after Noun) (Kind, error) {
	switch {
	case before == nil && after == nil:
		return "", nil
	case before == nil:
		return after.Kind(), nil
	case after == nil || before.Kind() == after.Kind():
		return before.Kind(), nil
	}
	return "", fmt.Errorf("difference of a %s and a %s", before.Kind(), after.Kind())
}

// asMaps are two states as JSON has them, less the fields that are the same in both.
func asMaps(before, after Noun) (old, next map[string]any, err error) {
	was, err := asRaw(before)
	if err != nil {
		return nil, nil, err
	}
	is, err := asRaw(after)
	if err != nil {
		return nil, nil, err
	}
	for name, value := range was {
		if other, ok := is[name]; ok && bytes.Equal(value, other) {
			delete(was, name)
			delete(is, name)
		}
	}
	if old, err = decodedMap(was); err != nil {
		return nil, nil, err
	}
	next, err = decodedMap(is)
	return old, next, err
}

// asRaw is a state by the names of its fields; nothing for nil.
func asRaw(n Noun) (out map[string]json.RawMessage, err error) {
	if n == nil {
		return nil, nil
	}
	b, err := json.Marshal(n)
	if err == nil {
		err = json.Unmarshal(b, &out)
	}
	if err != nil {
		return nil, fmt.Errorf("difference of %s %s: %w", n.Kind(), n.Head().ID, err)
	}
	return out, nil
}

func decodedMap(raw map[string]json.RawMessage) (map[string]any, error) {
	out := make(map[string]any, len(raw))
	for name, value := range raw {
		in := json.NewDecoder(bytes.NewReader(value))
		in.UseNumber() // rials beyond 2^53 stay whole
		var v any
		if err := in.Decode(&v); err != nil {
			return nil, fmt.Errorf("difference of %s: %w", name, err)
		}
		out[name] = v
	}
	return out, nil
}

// DiffRow lists what differs between two states of one row of the list f, as JSON has
// them; nil stands for none. Fields are named from the list on: budget.approved.
func DiffRow(f Field, old, next map[string]any) []FieldChange {
	var d differ
	d.fields(f.Fields, spot{path: f.Name, op: FieldSet}, old, next)
	return d.changes
}

// ItemOf names a row of the list f, as JSON has it.
func ItemOf(f Field, row map[string]any) FieldItem {
	name := FieldItem{List: f.Name}
	for _, part := range f.Fields {
		if slices.Contains(f.Keys, part.Name) {
			name.Keys = append(name.Keys, part.value(part.Sort, row[part.Name]))
		}
	}
	return name
}

// In is the field's value in an item, as JSON has it.
func (f Field) In(item map[string]any) FieldValue {
	kind, _ := item["kind"].(string)
	return f.value(f.SortIn(kind), item[f.Name])
}

// spot is where in a noun a comparison stands.
type spot struct {
	path  string
	items []FieldItem
	op    string
}

func (at spot) field(name string) string {
	if at.path == "" {
		return name
	}
	return at.path + "." + name
}

type differ struct{ changes []FieldChange }

func (d *differ) fields(list []Field, at spot, old, next map[string]any) {
	for _, f := range list {
		switch {
		case f.IsRows():
			d.rows(f, at, items(old[f.Name]), items(next[f.Name]))
		case f.IsGroup():
			before, _ := old[f.Name].(map[string]any)
			after, _ := next[f.Name].(map[string]any)
			d.fields(f.Fields, spot{at.field(f.Name), at.items, at.op}, before, after)
		case f.List:
			d.entries(f, at, old[f.Name], next[f.Name])
		default:
			sort := f.SortIn(kindIn(old, next))
			d.add(f, at, at.op, f.value(sort, old[f.Name]), f.value(sort, next[f.Name]))
		}
	}
}

// kindIn is the «kind» of an item, before it was taken away where it is no more.
func kindIn(old, next map[string]any) string {
	kind, ok := next["kind"].(string)
	if !ok {
		kind, _ = old["kind"].(string)
	}
	return kind
}

func (d *differ) add(f Field, at spot, op string, old, next FieldValue) {
	if old.Text == next.Text {
		return
	}
	if f.Sort == SortPlace {
		old.Text, next.Text = shapeOf(old.Text), shapeOf(next.Text)
	}
	d.changes = append(d.changes, FieldChange{Field: at.field(f.Name), Items: at.items, Op: op, Old: old, New: next})
}

// rows compares rows by their keys: those of the new list in its order, then the ones
// that went.
func (d *differ) rows(f Field, at spot, old, next []map[string]any) {
	before, after := RowNames(f, old), RowNames(f, next)
	for i, key := range after {
		j := slices.Index(before, key)
		if j < 0 {
			d.fields(f.Fields, at.into(f, next[i], FieldAdded), nil, next[i])
			continue
		}
		d.fields(f.Fields, at.into(f, next[i], at.op), old[j], next[i])
	}
	for j, key := range before {
		if !slices.Contains(after, key) {
			d.fields(f.Fields, at.into(f, old[j], FieldRemoved), old[j], nil)
		}
	}
}

func (at spot) into(f Field, item map[string]any, op string) spot {
	return spot{path: at.field(f.Name), items: append(slices.Clone(at.items), ItemOf(f, item)), op: op}
}

// entries compares a list of plain values as a set.
func (d *differ) entries(f Field, at spot, old, next any) {
	before, after := entries(f, old), entries(f, next)
	none := f.value(f.Sort, "")
	for _, v := range after {
		if !slices.Contains(before, v) {
			d.add(f, at, FieldAdded, none, v)
		}
	}
	for _, v := range before {
		if !slices.Contains(after, v) {
			d.add(f, at, FieldRemoved, v, none)
		}
	}
}

func entries(f Field, list any) []FieldValue {
	values, _ := list.([]any)
	out := make([]FieldValue, len(values))
	for i, v := range values {
		out[i] = f.value(f.Sort, v)
	}
	return out
}

// RowNames names every row of a list, as JSON has them, by the fields that tell one from
// the others; of rows with one name the second counts as another.
func RowNames(f Field, list []map[string]any) []string {
	out := make([]string, 0, len(list))
	for _, item := range list {
		key := ""
		for _, name := range f.Keys {
			key += fmt.Sprint(item[name]) + "\x00"
		}
		for slices.Contains(out, key) {
			key += "+"
		}
		out = append(out, key)
	}
	return out
}

func items(list any) []map[string]any {
	values, _ := list.([]any)
	out := make([]map[string]any, 0, len(values))
	for _, v := range values {
		if m, ok := v.(map[string]any); ok {
			out = append(out, m)
		}
	}
	return out
}

// shapeOf is what is told of a geometry: a point itself, of a larger shape its type alone,
// whose coordinates are for the map and not for reading.
func shapeOf(geometry string) string {
	var g struct{ Type string }
	_ = json.Unmarshal([]byte(geometry), &g) // nothing where there was no geometry
	if g.Type == "Point" {
		return geometry
	}
	return g.Type
}

func (f Field) value(sort FieldSort, v any) FieldValue {
	return FieldValue{Sort: sort, Vocabulary: f.Vocabulary, Ref: f.Ref, Text: valueText(sort, v)}
}

// valueText writes a value as it came out of JSON.
func valueText(sort FieldSort, v any) string {
	switch v := v.(type) {
	case nil:
		if sort == SortFlag {
			return "false"
		}
		return ""
	case map[string]any:
		b, _ := json.Marshal(v) // it came out of JSON
		return string(b)
	case json.Number:
		if v == "0" && (sort == SortMoney || sort == SortDays || sort == SortInstant) {
			return ""
		}
		return v.String()
	}
	return fmt.Sprint(v)
}
