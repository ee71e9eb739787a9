package staff

import (
	"io"
	"net/url"
	"strconv"
	"strings"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/exchange"
	"didban.app/backend/gate"
	"didban.app/backend/jalali"
	"didban.app/backend/private"
	"didban.app/backend/store"
)

// A list is taken along as lists/<kind>.csv or .xlsx. The query has what a ListRequest asks
// for, and head: what the person reads above the code, the title, the states and each
// column; in lang the codes are called by their titles.

// forms are the kinds of file that a list can be taken along as.
var forms = map[string]struct {
	kind  string
	write func(exchange.List, io.Writer) error
}{
	"xlsx": {"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", exchange.List.XLSX},
	"csv":  {"text/csv; charset=utf-8", exchange.List.CSV},
}

// listFile reads the path of a list; ok is false for another path.
func listFile(path string) (kind, form string, ok bool) {
	name, ok := strings.CutPrefix(path, "lists/")
	kind, form, cut := strings.Cut(name, ".")
	return kind, form, ok && cut && forms[form].write != nil && didban.New(didban.Kind(kind)) != nil
}

// takeList makes the file of a list: all that matches, in its order, with what its columns
// say. Taking it is an entry of the access log.
func takeList(by *gate.Caller, path string, query url.Values) (gate.File, error) {
	return gate.Answer(by, "Lists.Open", func() (gate.File, error) {
		kind, form, _ := listFile(path)
		r := listRequest(kind, query)
		c := by.Settled()
		table, err := listing(c, r, func(c *gate.Caller, tx *private.Tx, public *store.Tx) (exchange.List, error) {
			rows, err := matching(c, tx, public, r)
			columns := columnsOf(c, public, r)
			return exchange.List{Name: kind, Head: headOf(columns, query["head"]), Rows: columns.table(rows, query)}, err
		})
		if err != nil {
			return gate.File{}, err
		}
		err = c.Private.Update(func(tx *private.Tx) error {
			return tx.Log(c.Actor().ID, didban.AccessListed, kind, strconv.Itoa(len(table.Rows)))
		})
		name := "list-" + kind + "-" + string(c.Today()) + "." + form
		return gate.File{Name: name, Type: forms[form].kind, Write: func(w io.Writer) error { return forms[form].write(table, w) }}, err
	})
}

// listRequest reads a request from the query of a file.
func listRequest(kind string, query url.Values) ListRequest {
	return ListRequest{
		Kind: kind, Text: query.Get("text"), State: query.Get("state"), Draft: query.Get("draft"), Whose: query.Get("whose"),
		Since: query.Get("since"), Filter: query.Get("filter"), Columns: query["columns"], Sort: query.Get("sort"),
		Descending: query.Get("descending") == "true",
	}
}

// headOf are the headers of a file: those asked for where there is one for each column, else
// the names of the columns.
func headOf(columns listColumns, asked []string) []string {
	head := []string{"code", "title", "state", "draft"}
	for _, c := range columns.shown {
		head = append(head, c.Name)
	}
	if len(asked) == len(head) {
		return asked
	}
	return head
}

// table are rows as cells of a file: code, title, whether it is public, the state of its
// draft, and the columns. Query may word the states and the titles of codes.
func (l listColumns) table(rows []ListRow, query url.Values) [][]any {
	out := make([][]any, len(rows))
	for i := range rows {
		row := &rows[i]
		out[i] = []any{row.Code, row.Title, worded(query, "state", row.state()), worded(query, "draft", row.DraftState)}
		for n, column := range l.shown {
			out[i] = append(out[i], column.file(row.Cells[n], query))
		}
	}
	return out
}

// state is how a row stands before the public.
func (r *ListRow) state() string {
	switch {
	case r.Withdrawn != 0:
		return stateWithdrawn
	case r.Public:
		return "public"
	}
	return "new"
}

// worded is a code in the words of the query, such as word.state.public.
func worded(query url.Values, of, code string) string {
	if word := query.Get("word." + of + "." + code); word != "" {
		return word
	}
	return code
}

// file is a cell of the column as a file has it: numbers as numbers, days as days, codes by
// their titles in the language of the query.
func (c *listColumn) file(cell string, query url.Values) any {
	if cell == "" {
		return nil
	}
	switch c.Sort {
	case string(didban.SortMoney), string(didban.SortNumber):
		if n, err := strconv.ParseInt(cell, 10, 64); err == nil {
			return n
		}
	case string(didban.SortPercent):
		if n, err := strconv.ParseFloat(cell, 64); err == nil {
			return n
		}
	case string(didban.SortDay):
		return didban.Day(cell)
	case string(didban.SortInstant):
		if ms, err := strconv.ParseInt(cell, 10, 64); err == nil {
			return didban.DayOf(time.UnixMilli(ms).In(jalali.Tehran()))
		}
	case string(didban.SortCode):
		return termTitle(c.terms, cell, query.Get("lang"))
	case sortFlags:
		words := mapped(strings.Split(cell, ","), func(code string) string { return worded(query, "flag", code) })
		return strings.Join(words, "؛ ")
	}
	return cell
}

// termTitle is what a code is called in a language; the code itself where none is named.
func termTitle(terms didban.Vocabulary, code, lang string) string {
	term, ok := terms.Term(code)
	switch {
	case ok && lang == "fa":
		return term.Fa
	case ok && lang == "en":
		return term.En
	}
	return code
}
