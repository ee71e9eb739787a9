package staff

import (
	"cmp"
	"slices"
	"strings"
)

// ranked is what a row is sorted by.
type ranked struct {
	row    *ListRow
	at     int // where it stood
	number float64
	key    string
	known  bool
}

// sortRows puts rows in the order of a request, the newest first where it names none. What
// does not say stands last in either direction; what is alike stays as it stood, by title.
func sortRows(rows []*ListRow, columns listColumns, r ListRequest) {
	rank, descending := rankBy(columns, r)
	order := make([]ranked, len(rows))
	for i := range rows {
		order[i].number, order[i].key, order[i].known = rank(rows[i])
		order[i].row, order[i].at = rows[i], i
	}
	slices.SortFunc(order, func(a, b ranked) int {
		switch {
		case a.known != b.known && a.known:
			return -1
		case a.known != b.known:
			return 1
		case a.number == b.number && a.key == b.key:
			return a.at - b.at
		case descending:
			a, b = b, a
		}
		return cmp.Or(cmp.Compare(a.number, b.number), strings.Compare(a.key, b.key))
	})
	for i := range order {
		rows[i] = order[i].row
	}
}

// rankBy tells what rows are sorted by, and whether from the end.
func rankBy(columns listColumns, r ListRequest) (rank func(*ListRow) (float64, string, bool), descending bool) {
	instant := func(of func(*ListRow) int64) func(*ListRow) (float64, string, bool) {
		return func(row *ListRow) (float64, string, bool) { n := of(row); return float64(n), "", n != 0 }
	}
	switch r.Sort {
	case "title":
		return func(row *ListRow) (float64, string, bool) { return 0, row.key, row.key != "" }, r.Descending
	case "code":
		return func(row *ListRow) (float64, string, bool) { return 0, row.Code, row.Code != "" }, r.Descending
	case "updated":
		return instant(func(row *ListRow) int64 { return row.Updated }), r.Descending
	case "touched":
		return instant(func(row *ListRow) int64 { return row.Touched }), r.Descending
	}
	for _, c := range columns.all {
		if c.Name == r.Sort {
			return once(c), r.Descending
		}
	}
	return instant((*ListRow).newest), true
}

// once ranks each text of a column once: many rows have the same.
func once(c listColumn) func(*ListRow) (float64, string, bool) {
	type found struct {
		number float64
		key    string
		known  bool
	}
	known := map[string]found{}
	return func(row *ListRow) (float64, string, bool) {
		cell := c.cell(row)
		f, ok := known[cell]
		if !ok {
			f.number, f.key, f.known = c.rank(cell)
			known[cell] = f
		}
		return f.number, f.key, f.known
	}
}
