package api

import (
	"encoding/csv"
	"fmt"
	"io"
	"net/url"
	"strconv"

	"didban.app/backend/exchange"
	"didban.app/backend/gate"
	"didban.app/backend/store"
)

// changeColumns are the columns of changes.csv with what stands in them; days are ISO days,
// amounts are rials, shares percent. What is not known, and what a change does not have, is
// empty.
var changeColumns = []struct {
	name string
	of   func(ChangeLine) string
}{
	{"kind", func(l ChangeLine) string { return l.Kind }},
	{"code", func(l ChangeLine) string { return l.Code }},
	{"title", func(l ChangeLine) string { return l.Title }},
	{"day", func(l ChangeLine) string { return l.Day }},
	{"saved_version", func(l ChangeLine) string { return wholeOrEmpty(int64(l.Version)) }},
	{"contract", func(l ChangeLine) string { return l.Number }},
	{"amendment", func(l ChangeLine) string { return l.Amendment }},
	{"what", func(l ChangeLine) string { return l.Text }},
	{"contractor", func(l ChangeLine) string { return l.Party }},
	{"reason", func(l ChangeLine) string { return l.Reason }},
	{"from_day", func(l ChangeLine) string { return l.FromDay }},
	{"to_day", func(l ChangeLine) string { return l.ToDay }},
	{"days", func(l ChangeLine) string { return wholeOrEmpty(int64(l.Days)) }},
	{"from_rials", func(l ChangeLine) string { return wholeOrEmpty(l.From) }},
	{"to_rials", func(l ChangeLine) string { return wholeOrEmpty(l.To) }},
	{"from_percent", func(l ChangeLine) string { return shareOrEmpty(l.Before) }},
	{"to_percent", func(l ChangeLine) string { return shareOrEmpty(l.After) }},
}

func wholeOrEmpty(n int64) string {
	if n == 0 {
		return ""
	}
	return strconv.FormatInt(n, 10)
}

func shareOrEmpty(share *float64) string {
	if share == nil {
		return ""
	}
	return strconv.FormatFloat(*share, 'f', -1, 64)
}

// changesFile is all that changed as changes.csv, narrowed by the query as the screen is. The
// name of the file tells the days.
func (c caller) changesFile(_ string, query url.Values) (gate.File, error) {
	r := ChangesRequest{Month: query.Get("month"), Area: query.Get("area"), Sort: query.Get("sort")}
	var view ChangesView
	if err := c.AwaitArchive(); err != nil {
		return gate.File{}, err
	}
	groups, err := gate.RunRead(c.Caller, func(tx *store.Tx) (groups []*changeGroup, err error) {
		groups, view, err = c.allChanges(tx, r)
		return groups, err
	})
	name := fmt.Sprintf("changes-%s-%s.csv", view.From, view.To)
	return gate.File{Name: name, Type: "text/csv; charset=utf-8", Write: func(w io.Writer) error {
		return changesCSV(w, r.Sort, groups)
	}}, err
}

// changesCSV writes the lines as promisesCSV does, each behind its sort.
func changesCSV(out io.Writer, only string, groups []*changeGroup) error {
	if _, err := io.WriteString(out, "\uFEFF"); err != nil {
		return fmt.Errorf("write changes: %w", err)
	}
	w := csv.NewWriter(out)
	w.UseCRLF = true
	table := [][]string{{"change"}}
	for _, column := range changeColumns {
		table[0] = append(table[0], column.name)
	}
	for _, g := range groups {
		if only != "" && only != g.view.Sort {
			continue
		}
		for _, found := range g.found {
			l, cells := found.line(), []string{g.view.Sort}
			for _, column := range changeColumns {
				cells = append(cells, exchange.Guard(column.of(l)))
			}
			table = append(table, cells)
		}
	}
	if err := w.WriteAll(table); err != nil {
		return fmt.Errorf("write changes: %w", err)
	}
	return nil
}
