package dialogue

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"strings"

	didban "didban.app/backend"
	"didban.app/backend/exchange"
	"didban.app/backend/gate"
	"didban.app/backend/store"
)

// rulingForms are the kinds of file that the log of decisions can be taken along as.
var rulingForms = map[string]struct {
	kind  string
	write func(io.Writer, []RulingView) error
}{
	"rulings.csv":  {"text/csv; charset=utf-8", rulingsCSV},
	"rulings.json": {"application/json", rulingsJSON},
}

// Makes reports whether the file of a path is one of this package's.
func Makes(path string) bool {
	_, ok := rulingForms[path]
	return ok
}

// TakeFile makes the log of decisions as rulings.csv or rulings.json, narrowed by the query as
// the screen is: month, action, rule. It fails with CodeNotFound for a path that is none.
func TakeFile(by *gate.Caller, path string, query url.Values) (gate.File, error) {
	return gate.Answer(by, "GET /files", func() (gate.File, error) {
		form, ok := rulingForms[path]
		if !ok {
			return gate.File{}, gate.NoFile(path)
		}
		r := RulingsRequest{Month: query.Get("month"), Action: query.Get("action"), Rule: query.Get("rule")}
		list, err := gate.RunRead(by, func(tx *store.Tx) ([]RulingView, error) { return allRulings(tx, r) })
		name, extension, _ := strings.Cut(path, ".")
		return gate.File{
			Name: name + "-" + string(by.Today()) + "." + extension, Type: form.kind,
			Write: func(w io.Writer) error { return form.write(w, list) },
		}, err
	})
}

// allRulings are all decisions that fit, the newest first.
func allRulings(tx *store.Tx, r RulingsRequest) ([]RulingView, error) {
	out := []RulingView{}
	for n, err := range store.Reverse[didban.Ruling](tx, store.RulingsByDay) {
		if didban.IsLeftOut(err) {
			continue
		}
		if err != nil {
			return nil, err
		}
		if !r.fits(n) {
			continue
		}
		view, err := rulingView(tx, n)
		if err != nil {
			return nil, err
		}
		out = append(out, view)
	}
	return out, nil
}

func rulingsJSON(w io.Writer, list []RulingView) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(list); err != nil {
		return fmt.Errorf("write rulings: %w", err)
	}
	return nil
}

// rulingColumns are the columns of the CSV file with what stands in them; days are ISO days.
var rulingColumns = []struct {
	name string
	of   func(RulingView) string
}{
	{"code", func(v RulingView) string { return v.Code }},
	{"day", func(v RulingView) string { return v.Day }},
	{"of", func(v RulingView) string { return v.Of }},
	{"page_kind", func(v RulingView) string { return v.Subject.Kind }},
	{"page_id", func(v RulingView) string { return v.Subject.ID }},
	{"page", func(v RulingView) string { return v.Subject.Title }},
	{"comment", func(v RulingView) string { return v.Noun }},
	{"action", func(v RulingView) string { return v.Action }},
	{"rule", func(v RulingView) string { return v.Rule }},
	{"roles", func(v RulingView) string { return strings.Join(v.Roles, " ") }},
	{"unit_of_second", func(v RulingView) string { return v.Unit }},
	{"redactions", redactionsOf},
	{"note", func(v RulingView) string { return v.Note }},
	{"authority", func(v RulingView) string { return v.Authority }},
	{"number", func(v RulingView) string { return v.Number }},
	{"digest", func(v RulingView) string { return v.Digest }},
	{"against", func(v RulingView) string { return v.Against }},
	{"appeal", func(v RulingView) string { return v.Appeal }},
	{"appeal_code", func(v RulingView) string { return v.AppealCode }},
}

func redactionsOf(v RulingView) string {
	return strings.Join(mapped(v.Redactions, func(r RuleCount) string { return fmt.Sprintf("%s:%d", r.Rule, r.Count) }), " ")
}

// byteOrderMark tells a spreadsheet that the file is UTF-8.
const byteOrderMark = "\uFEFF"

// rulingsCSV writes the decisions as UTF-8 with a byte order mark. A cell that a spreadsheet
// would run as a formula gets an apostrophe before it.
func rulingsCSV(out io.Writer, list []RulingView) error {
	if _, err := io.WriteString(out, byteOrderMark); err != nil {
		return fmt.Errorf("write rulings: %w", err)
	}
	w := csv.NewWriter(out)
	w.UseCRLF = true
	rows := [][]string{make([]string, len(rulingColumns))}
	for i, column := range rulingColumns {
		rows[0][i] = column.name
	}
	for _, v := range list {
		row := make([]string, len(rulingColumns))
		for i, column := range rulingColumns {
			row[i] = exchange.Guard(column.of(v))
		}
		rows = append(rows, row)
	}
	if err := w.WriteAll(rows); err != nil {
		return fmt.Errorf("write rulings: %w", err)
	}
	return nil
}
