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
	// Text is the value: rials, an ISO day, a code, an id, a number; "" where it is unknown.
	Text string
}

// FieldItem is an item of a list, named by what tells it from the others.
type FieldItem struct {
	List string // the JSON name of the list: contracts
	Keys []FieldValue
}

// FieldChange is one field that differs between two saved states of a project.
type FieldChange struct {
	Field string      // the JSON names on the way, joined by dots: contracts.payments.amount
	Items []FieldItem // the items of lists on the way, the outermost first
	// Op is set for a field that has another value, added or removed for one that came
	// or went with its item, or for an entry of a plain list.
	Op       string
	Old, New FieldValue
}

// Diff lists what differs between two states of a project, in the order of its fields.
// Items of lists are matched by what names them, such as a contract's number, so that an
// item put in between does not make all behind it differ. A sum of 0 rials and an unknown
// share have no text: neither is a figure.
func Diff(before, after *Project) ([]FieldChange, error) {
	old, err := asMap(before)
	if err != nil {
		return nil, err
	}
	next, err := asMap(after)
	if err != nil {
		return nil, err
	}
	var d differ
	d.fields(projectFields, place{op: "set"}, old, next)
	return d.changes, nil
}

func asMap(p *Project) (map[string]any, error) {
	b, err := json.Marshal(p)
	if err != nil {
		return nil, fmt.Errorf("diff of project %s: %w", p.ID, err)
	}
	in := json.NewDecoder(bytes.NewReader(b))
	in.UseNumber() // rials beyond 2^53 stay whole
	var out map[string]any
	if err := in.Decode(&out); err != nil {
		return nil, fmt.Errorf("diff of project %s: %w", p.ID, err)
	}
	return out, nil
}

// place is where in a project a comparison stands.
type place struct {
	path  string
	items []FieldItem
	op    string
}

func (at place) field(name string) string {
	if at.path == "" {
		return name
	}
	return at.path + "." + name
}

type differ struct{ changes []FieldChange }

func (d *differ) fields(rules []fieldRule, at place, old, next map[string]any) {
	for _, r := range rules {
		switch {
		case r.fields != nil:
			d.list(r, at, items(old[r.name]), items(next[r.name]))
		case r.list:
			d.entries(r, at, old[r.name], next[r.name])
		default:
			sort := r.sortIn(old, next)
			d.add(r, at, at.op, r.value(sort, old[r.name]), r.value(sort, next[r.name]))
		}
	}
}

func (d *differ) add(r fieldRule, at place, op string, old, next FieldValue) {
	if old.Text == next.Text {
		return
	}
	if r.sort == SortPlace { // coordinates are for the map, not for reading
		old.Text, next.Text = shapeOf(old.Text), shapeOf(next.Text)
	}
	d.changes = append(d.changes, FieldChange{Field: at.field(r.name), Items: at.items, Op: op, Old: old, New: next})
}

// list compares items by their keys: those of the new list in its order, then the ones
// that went.
func (d *differ) list(r fieldRule, at place, old, next []map[string]any) {
	before, after := keyed(r, old), keyed(r, next)
	for i, key := range after {
		j := slices.Index(before, key)
		if j < 0 {
			d.fields(r.fields, at.into(r, next[i], "added"), nil, next[i])
			continue
		}
		d.fields(r.fields, at.into(r, next[i], at.op), old[j], next[i])
	}
	for j, key := range before {
		if !slices.Contains(after, key) {
			d.fields(r.fields, at.into(r, old[j], "removed"), old[j], nil)
		}
	}
}

func (at place) into(r fieldRule, item map[string]any, op string) place {
	name := FieldItem{List: r.name}
	for _, f := range r.fields {
		if slices.Contains(r.keys, f.name) {
			name.Keys = append(name.Keys, f.value(f.sort, item[f.name]))
		}
	}
	return place{path: at.field(r.name), items: append(slices.Clone(at.items), name), op: op}
}

// entries compares a list of plain values as a set.
func (d *differ) entries(r fieldRule, at place, old, next any) {
	before, after := entries(r, old), entries(r, next)
	none := FieldValue{Sort: r.sort, Vocabulary: r.vocabulary}
	for _, v := range after {
		if !slices.Contains(before, v) {
			d.add(r, at, "added", none, v)
		}
	}
	for _, v := range before {
		if !slices.Contains(after, v) {
			d.add(r, at, "removed", v, none)
		}
	}
}

func entries(r fieldRule, list any) []FieldValue {
	values, _ := list.([]any)
	out := make([]FieldValue, len(values))
	for i, v := range values {
		out[i] = r.value(r.sort, v)
	}
	return out
}

// keyed names every item; of items with one name the second counts as another.
func keyed(r fieldRule, list []map[string]any) []string {
	out := make([]string, 0, len(list))
	for _, item := range list {
		key := ""
		for _, name := range r.keys {
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

func shapeOf(geometry string) string {
	var g struct{ Type string }
	_ = json.Unmarshal([]byte(geometry), &g) // nothing where there was no geometry
	return g.Type
}
