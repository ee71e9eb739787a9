package staff

import (
	"cmp"
	"slices"
	"strings"

	"didban.app/backend/persian"
)

// sortRows puts rows in the order of a request: the newest first where it names none.
func sortRows(rows []ListRow, r ListRequest) {
	key := func(row *ListRow) string { return row.Code }
	switch r.Sort {
	case "title":
		keys := make(map[string]string, len(rows)) // a key is dearer than a comparison
		for i := range rows {
			keys[rows[i].ID] = persian.SortKey(rows[i].Title)
		}
		key = func(row *ListRow) string { return keys[row.ID] }
	case "code":
	default:
		slices.SortStableFunc(rows, func(a, b ListRow) int {
			return cmp.Or(cmp.Compare(b.newest(), a.newest()), strings.Compare(a.Code, b.Code))
		})
		return
	}
	slices.SortStableFunc(rows, func(a, b ListRow) int {
		return cmp.Or(strings.Compare(key(&a), key(&b)), strings.Compare(a.Code, b.Code))
	})
	if r.Descending {
		slices.Reverse(rows)
	}
}
