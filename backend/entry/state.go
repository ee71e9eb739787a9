package entry

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	didban "didban.app/backend"
)

// State is how a field stands.
type State struct {
	Path  string
	Field didban.Field
	Text  string // as typed, else as the value is written
	Value string // an ISO day, rials, a code, an id, GeoJSON; "" where there is none
	Fault *didban.Error
}

// States tells every field of a sheet in the order of the table, rows by their keys.
// Faults are those of reading and those that Validate finds; rest are the faults of no
// field that is shown, such as a list that is too long.
func States(kind didban.Kind, s *didban.Sheet, ctx Context) (states []State, rest didban.Errors, err error) {
	t, err := open(kind, s)
	if err != nil {
		return nil, nil, err
	}
	t.each("", didban.Fields(kind), t.root, ctx, &states)
	faults, err := t.faults(s)
	if err != nil {
		return nil, nil, err
	}
	for i := range states {
		if own := states[i].Fault; own != nil {
			delete(faults, states[i].Path) // it is missing because it can't be read
			continue
		}
		if list := faults[states[i].Path]; len(list) > 0 {
			states[i].Fault = list[0]
			delete(faults, states[i].Path)
		}
	}
	for _, path := range slices.Sorted(keysOf(faults)) {
		rest = append(rest, faults[path]...)
	}
	return states, rest, nil
}

func keysOf(m map[string]didban.Errors) func(func(string) bool) {
	return func(yield func(string) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}

func (t *tree) each(path string, fields []didban.Field, item map[string]any, ctx Context, out *[]State) {
	for _, f := range fields {
		at := join(path, f.Name)
		if f.IsGroup() {
			group, _ := item[f.Name].(map[string]any)
			t.each(at, f.Fields, group, ctx, out)
			continue
		}
		if !f.IsRows() {
			*out = append(*out, t.state(place{item, f}, at, ctx))
			continue
		}
		list, _ := item[f.Name].([]any)
		for i, key := range t.rows[at] {
			if row, ok := valueAt(list, i).(map[string]any); ok {
				t.each(join(at, key), f.Fields, row, ctx, out)
			}
		}
	}
}

func valueAt(list []any, i int) any {
	if i < 0 || i >= len(list) {
		return nil
	}
	return list[i]
}

func (t *tree) state(p place, path string, ctx Context) State {
	s := State{Path: path, Field: p.field, Text: t.text(p, path, ctx)}
	if s.Text != "" {
		s.Value = canonical(p)
	}
	if typed, ok := t.typed[path]; ok && p.item[p.field.Name] == nil {
		value, fault := t.read(p, typed, ctx)
		if fault == nil && value != nil { // it could not be read when it was typed
			fault = didban.Fault(didban.CodeInvalid, "field.again")
		}
		s.Fault = placed(fault, path)
	}
	return s
}

func placed(fault *didban.Error, path string) *didban.Error {
	if fault != nil {
		fault.Field = path
	}
	return fault
}

// faults are what Validate finds, by the path of keys. The noun's own head is the
// store's business.
func (t *tree) faults(s *didban.Sheet) (map[string]didban.Errors, error) {
	out := map[string]didban.Errors{}
	n, err := Noun(t.kind, s)
	if err != nil {
		return nil, err
	}
	var all didban.Errors
	if err := n.Validate(); err != nil && !errors.As(err, &all) {
		return nil, err
	}
	for _, fault := range all {
		if fault.Field == "id" {
			continue
		}
		path := t.keyed(fault.Field)
		out[path] = append(out[path], placed(fault, path))
	}
	return out, nil
}

// keyed turns a path with the numbers of rows, budget.2.approved, into one with their
// keys. The number of an entry of a plain list falls away: the list is one field.
func (t *tree) keyed(path string) string {
	at := ""
	fields := didban.Fields(t.kind)
	for _, part := range strings.Split(path, ".") {
		if n, err := strconv.Atoi(part); err == nil {
			if keys := t.rows[at]; n >= 0 && n < len(keys) {
				at = join(at, keys[n])
			}
			continue
		}
		at = join(at, part)
		if f, ok := didban.Named(fields, part); ok {
			fields = f.Fields
		}
	}
	return at
}

// Faulty reports whether the sheet has any fault, and how many.
func Faulty(kind didban.Kind, s *didban.Sheet, ctx Context) (int, error) {
	states, rest, err := States(kind, s, ctx)
	n := len(rest)
	for _, state := range states {
		if state.Fault != nil {
			n++
		}
	}
	return n, err
}

// Rows lists the keys of every list of the sheet by its path, the lists in order.
func Rows(s *didban.Sheet) []List {
	var out []List
	for path, keys := range s.Rows {
		out = append(out, List{path, keys})
	}
	slices.SortFunc(out, func(a, b List) int { return strings.Compare(a.Path, b.Path) })
	return out
}

// List is a list with the keys of its rows.
type List struct {
	Path string
	Keys []string
}
