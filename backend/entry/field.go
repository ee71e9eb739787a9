package entry

import (
	"encoding/json"

	didban "didban.app/backend"
)

// Field tells how one field of a sheet stands, without what Validate finds.
func Field(kind didban.Kind, s *didban.Sheet, path string, ctx Context) (State, error) {
	t, err := open(kind, s)
	if err != nil {
		return State{}, err
	}
	p, err := t.find(path)
	if err != nil {
		return State{}, misplaced(didban.Edit{Path: path}, err)
	}
	return t.state(p, path, ctx), nil
}

// Read reads a text as a field by itself would be, and gives its value as a State has it.
func Read(f didban.Field, text string, ctx Context) (string, *didban.Error) {
	p := place{item: map[string]any{}, field: f}
	value, fault := read(p, text, ctx)
	if fault != nil || value == nil {
		return "", fault
	}
	state, err := json.Marshal(value)
	if err == nil {
		p.item[f.Name], err = decoded(state)
	}
	if err != nil {
		return "", didban.Fault(didban.CodeInvalid, "field.encoding").Because(err)
	}
	return canonical(p), nil
}
