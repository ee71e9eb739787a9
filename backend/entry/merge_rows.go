package entry

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	didban "didban.app/backend"
)

// list is one list of rows in its three states, with the names of the rows of each.
type list struct {
	field                            didban.Field
	base, mine, theirs               []map[string]any
	baseNames, mineNames, theirNames []string
	keys                             []string          // of mine
	keyOf                            map[string]string // by the name of a row, of the rows that come too
}

func (m *merger) list(f didban.Field, at spot, s three) list {
	l := list{field: f, base: rowsIn(s.base, f), mine: rowsIn(s.mine, f), theirs: rowsIn(s.theirs, f), keys: m.sheet.rows[at.path]}
	l.baseNames, l.mineNames, l.theirNames = didban.RowNames(f, l.base), didban.RowNames(f, l.mine), didban.RowNames(f, l.theirs)
	l.keyOf = map[string]string{}
	for i, name := range l.mineNames {
		if i < len(l.keys) {
			l.keyOf[name] = l.keys[i]
		}
	}
	return l
}

func rowsIn(item map[string]any, f didban.Field) (out []map[string]any) {
	values, _ := item[f.Name].([]any)
	for _, v := range values {
		row, _ := v.(map[string]any)
		out = append(out, row)
	}
	return out
}

// rowNamed is the row of a name; nil where there is none.
func rowNamed(rows []map[string]any, names []string, name string) map[string]any {
	if i := slices.Index(names, name); i >= 0 {
		return rows[i]
	}
	return nil
}

func (m *merger) rows(f didban.Field, at spot, s three) error {
	l := m.list(f, at, s)
	for i, name := range l.mineNames {
		row := three{rowNamed(l.base, l.baseNames, name), l.mine[i], rowNamed(l.theirs, l.theirNames, name)}
		here := at.into(f, row.mine, l.keyOf[name])
		switch {
		case row.theirs != nil:
			here.asks = hasMoney(f) && ownChanged(f, row.base, row.mine) && ownChanged(f, row.base, row.theirs)
			if err := m.fields(f.Fields, here, row); err != nil {
				return err
			}
		case row.base != nil:
			m.wentTheirs(f, at, here, row)
		}
	}
	for i, name := range l.theirNames {
		if err := m.came(&l, at, i, name); err != nil {
			return err
		}
	}
	m.order(&l, at)
	return nil
}

func (at spot) into(f didban.Field, row map[string]any, key string) spot {
	at.path = join(at.path, key)
	at.items = append(slices.Clone(at.items), didban.ItemOf(f, row))
	at.asks = false
	return at
}

// wentTheirs is a row that is public no more.
func (m *merger) wentTheirs(f didban.Field, list, at spot, row three) {
	changes := didban.DiffRow(f, row.base, row.mine)
	key := at.path[strings.LastIndexByte(at.path, '.')+1:]
	p := at.point(f, PointRow, len(changes) == 0 && !m.hasUnread(at.path), didban.Edit{Op: didban.EditDrop, Path: list.path, Row: key})
	p.GoneTheirs, p.Changes = true, changes
	m.points = append(m.points, p)
}

// came is a row of theirs that the sheet has not: a new one, or one that was taken out of
// the sheet and changed before the public.
func (m *merger) came(l *list, at spot, i int, name string) error {
	if slices.Contains(l.mineNames, name) {
		return nil
	}
	base, row := rowNamed(l.base, l.baseNames, name), l.theirs[i]
	changes := didban.DiffRow(l.field, base, row)
	if base != nil && len(changes) == 0 {
		return nil
	}
	key := m.newKey(l.keys)
	l.keyOf[name] = key
	numbered := &tree{rows: map[string][]string{}}
	numbered.number("", l.field.Fields, row)
	item, err := json.Marshal(taken{Item: row, Rows: numbered.rows})
	if err != nil {
		return fmt.Errorf("row %s: %w", at.path, err)
	}
	edit := didban.Edit{Op: didban.EditAdd, Path: at.path, Row: key, Item: string(item)}
	if i > 0 {
		edit.After = l.behind(l.theirNames[i-1])
	}
	here := at.into(l.field, row, key)
	p := here.point(l.field, PointRow, base == nil, edit)
	p.GoneMine, p.Changes = true, changes
	m.points = append(m.points, p)
	return nil
}

// behind is the key of the row of a name; of one that is not there the last.
func (l *list) behind(name string) string {
	if key, ok := l.keyOf[name]; ok || len(l.keys) == 0 {
		return key
	}
	return l.keys[len(l.keys)-1]
}

// newKey is a key that no row of a list has.
func (m *merger) newKey(keys []string) string {
	for {
		m.keys++
		if key := fmt.Sprintf("t%d", m.keys); !slices.Contains(keys, key) {
			return key
		}
	}
}

// order tells of rows that all three have, and that stand in another order.
func (m *merger) order(l *list, at spot) {
	common := func(names []string) (out []string) {
		for _, name := range names {
			if slices.Contains(l.baseNames, name) && slices.Contains(l.mineNames, name) && slices.Contains(l.theirNames, name) {
				out = append(out, name)
			}
		}
		return out
	}
	base, mine, theirs := common(l.baseNames), common(l.mineNames), common(l.theirNames)
	if slices.Equal(theirs, base) || slices.Equal(theirs, mine) {
		return
	}
	var edits []didban.Edit
	for i := 1; i < len(theirs); i++ {
		edits = append(edits, didban.Edit{Op: didban.EditMove, Path: at.path, Row: l.keyOf[theirs[i]], After: l.keyOf[theirs[i-1]]})
	}
	m.points = append(m.points, at.point(l.field, PointOrder, slices.Equal(mine, base), edits...))
}

// hasMoney reports whether a row of the list has an amount in it.
func hasMoney(f didban.Field) bool {
	return slices.ContainsFunc(f.Fields, func(f didban.Field) bool { return f.Sort == didban.SortMoney || f.Sort == didban.SortByKind })
}

// ownChanged reports whether a row differs in what is its own, rows within it apart.
func ownChanged(f didban.Field, base, row map[string]any) bool {
	own := f
	own.Fields = slices.DeleteFunc(slices.Clone(f.Fields), didban.Field.IsRows)
	return len(didban.DiffRow(own, base, maps.Clone(row))) > 0
}
