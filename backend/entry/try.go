package entry

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strings"

	didban "didban.app/backend"
)

// Outcome is what becomes of a noun when one of its fields gets another text.
type Outcome struct {
	Before, After string // the field's value, as a State has it
	Faults        didban.Errors
}

// Try gives a field of a noun the text that follows from its value, and tells what becomes
// of it. It changes the noun: what it is tried on is not to be used any more. It does what
// Apply does to a sheet of the noun, without the sheet, for a trial of many.
func Try(n didban.Noun, f didban.Field, text func(value string) string, ctx Context) (out Outcome, err error) {
	in := fieldIn(n, f.Name)
	if !in.IsValid() {
		return out, fmt.Errorf("%s has no field %s", n.Kind(), f.Name)
	}
	p := place{item: map[string]any{}, field: f}
	if err := p.take(in.Interface()); err != nil {
		return out, err
	}
	out.Before = canonical(p)
	value, fault := read(p, text(out.Before), ctx)
	if fault != nil {
		out.Faults = didban.Errors{placed(fault, f.Name)}
		return out, nil
	}
	if err := p.take(value); err != nil {
		return out, err
	}
	out.After = canonical(p)
	in.SetZero()
	if v, ok := p.item[f.Name]; ok {
		state, err := json.Marshal(v)
		if err == nil {
			err = json.Unmarshal(state, in.Addr().Interface())
		}
		if err != nil {
			return out, fmt.Errorf("field %s: %w", f.Name, err)
		}
	}
	if err := n.Validate(); err != nil && !errors.As(err, &out.Faults) {
		return out, err
	}
	return out, nil
}

// take puts a value into the item as JSON gives it; what is empty is not there.
func (p place) take(value any) error {
	delete(p.item, p.field.Name)
	state, err := json.Marshal(value)
	if err != nil {
		return fmt.Errorf("field %s: %w", p.field.Name, err)
	}
	v, err := decoded(state)
	if err != nil {
		return fmt.Errorf("field %s: %w", p.field.Name, err)
	}
	if list, ok := v.([]any); v != nil && v != "" && v != false && (!ok || len(list) > 0) {
		p.item[p.field.Name] = v
	}
	return nil
}

// fieldIn is a field of a noun by its JSON name.
func fieldIn(n didban.Noun, name string) reflect.Value {
	v := reflect.ValueOf(n).Elem()
	for i := range v.NumField() {
		if tag, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("json"), ","); tag == name {
			return v.Field(i)
		}
	}
	return reflect.Value{}
}
