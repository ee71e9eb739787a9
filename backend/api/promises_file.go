package api

import (
	"encoding/csv"
	"fmt"
	"io"
	"net/url"
	"strconv"
	"strings"

	"didban.app/backend/exchange"
	"didban.app/backend/gate"
	"didban.app/backend/store"
)

// promiseColumns are the columns of promises.csv with what stands in them; days are ISO days.
var promiseColumns = []struct {
	name string
	of   func(PromiseRow) string
}{
	{"code", func(r PromiseRow) string { return r.Code }},
	{"title", func(r PromiseRow) string { return r.Title }},
	{"status", func(r PromiseRow) string { return r.Status }},
	{"unit", func(r PromiseRow) string { return r.Unit }},
	{"first_promise", func(r PromiseRow) string { return r.Promise.First }},
	{"present_end", func(r PromiseRow) string { return r.Promise.Now }},
	{"finished", func(r PromiseRow) string { return r.Finished }},
	{"state", func(r PromiseRow) string { return r.State }},
	{"days_past", func(r PromiseRow) string { return strconv.Itoa(r.Days) }},
	{"moves", func(r PromiseRow) string { return strconv.Itoa(len(r.Promise.Moves)) }},
	{"without_amendment", func(r PromiseRow) string { return strconv.Itoa(r.Promise.Unamended) }},
	{"moved_on", func(r PromiseRow) string {
		return strings.Join(mapped(r.Promise.Moves, func(m MoveView) string { return m.Day }), "; ")
	}},
	{"reasons", func(r PromiseRow) string {
		return strings.Join(mapped(r.Promise.Moves, func(m MoveView) string { return m.Reason }), "; ")
	}},
}

// promisesFile is the ledger as promises.csv, all of it, narrowed by the query as the screen is.
func (c caller) promisesFile(_ string, query url.Values) (gate.File, error) {
	year, _ := strconv.Atoi(query.Get("year")) // what is no year narrows nothing
	r := PromisesRequest{Area: query.Get("area"), Unit: query.Get("unit"), Year: year, State: query.Get("state")}
	rows, err := gate.RunRead(c.Caller, func(tx *store.Tx) ([]PromiseRow, error) {
		today := c.Today()
		units, err := unitTitles(tx)
		if err != nil {
			return nil, err
		}
		var list []held
		for _, p := range c.inArea(r.Area) {
			if one := hold(p, today); p.Promised != "" && r.fits(one) {
				list = append(list, one)
			}
		}
		return mapped(chosenPromises(list, r.State, today), func(p held) PromiseRow { return promiseRow(p, today, units.ofProject(p.ProjectFacts)) }), nil
	})
	return gate.File{Name: "promises-" + string(c.Today()) + ".csv", Type: "text/csv; charset=utf-8", Write: func(w io.Writer) error {
		return promisesCSV(w, rows)
	}}, err
}

// promisesCSV writes the rows as UTF-8 with a byte order mark, so that a spreadsheet reads
// Persian; a cell that it would run as a formula gets an apostrophe before it.
func promisesCSV(out io.Writer, rows []PromiseRow) error {
	if _, err := io.WriteString(out, "\uFEFF"); err != nil {
		return fmt.Errorf("write promises: %w", err)
	}
	w := csv.NewWriter(out)
	w.UseCRLF = true
	table := [][]string{{}}
	for _, column := range promiseColumns {
		table[0] = append(table[0], column.name)
	}
	for _, r := range rows {
		var cells []string
		for _, column := range promiseColumns {
			cells = append(cells, exchange.Guard(column.of(r)))
		}
		table = append(table, cells)
	}
	if err := w.WriteAll(table); err != nil {
		return fmt.Errorf("write promises: %w", err)
	}
	return nil
}
