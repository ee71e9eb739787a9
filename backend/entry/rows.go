package entry

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"

	didban "didban.app/backend"
)

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
	if !keyForm.MatchString(e.Row) || slices.Contains(keys, e.Row) || len(keys) >= didban.MaxList {
		return back, misplaced(e, errPath)
	}
	row := taken{Item: map[string]any{}}
	if e.Item != "" {
		in := json.NewDecoder(strings.NewReader(e.Item))
		in.UseNumber()
		if err := in.Decode(&row); err != nil || row.Item == nil {
			return back, misplaced(e, errText)
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

// after is where a row behind another one stands; "" is the beginning. Behind a row that
// somebody took away meanwhile it stands last.
func after(keys []string, key string) int {
	if key == "" {
		return 0
	}
	if i := slices.Index(keys, key); i >= 0 {
		return i + 1
	}
	return len(keys)
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
	if from < 0 || from >= len(list) || e.Row == e.After {
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
