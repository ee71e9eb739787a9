package staff

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	didban "didban.app/backend"
	"didban.app/backend/gate"
	"didban.app/backend/persian"
	"didban.app/backend/roster"
	"didban.app/backend/store"
)

// ColumnView is a figure that the list of a kind can show of each noun.
type ColumnView struct {
	Name string `json:"name"`
	// Sort says how a cell is written: text, code (of Vocabulary), day (ISO), instant (Unix
	// ms), money (whole rials), percent, number, told (told/expected), flags (codes, by commas).
	Sort       string `json:"sort"`
	Vocabulary string `json:"vocabulary"`
}

// The sorts of columns that are no sorts of fields.
const (
	sortTold  = "told"
	sortFlags = "flags"
)

// listColumn is a column with where its cells come from.
type listColumn struct {
	ColumnView
	usual bool // shown to who chose none
	cell  func(*ListRow) string
	terms didban.Vocabulary // of a code
}

// listColumns are all columns of a kind, and which of them are shown.
type listColumns struct {
	all   []listColumn
	shown []*listColumn
}

func columnsOf(c *gate.Caller, public *store.Tx, r ListRequest) (out listColumns) {
	kind := didban.Kind(r.Kind)
	if out.all = figureColumns(c, kind); kind == didban.KindProject {
		out.all = projectColumns(c)
	}
	for i := range out.all {
		column := &out.all[i]
		column.terms = public.Terms()[column.Vocabulary]
		if len(r.Columns) == 0 && column.usual || slices.Contains(r.Columns, column.Name) {
			out.shown = append(out.shown, column)
		}
	}
	return out
}

func (l listColumns) views() (all []ColumnView, shown []string) {
	return mapped(l.all, func(c listColumn) ColumnView { return c.ColumnView }), mapped(l.shown, func(c *listColumn) string { return c.Name })
}

func (l listColumns) cells(row *ListRow) []string {
	return mapped(l.shown, func(c *listColumn) string { return c.cell(row) })
}

// figureColumns are the columns of a kind that the roster knows the figures of.
func figureColumns(c *gate.Caller, kind didban.Kind) (out []listColumn) {
	for i, column := range roster.Columns(kind) {
		cell := func(row *ListRow) string {
			if i >= len(row.figures) {
				return ""
			}
			return row.figures[i]
		}
		if column.Counted {
			uses := c.Roster.Uses()
			cell = func(row *ListRow) string { return strconv.Itoa(uses[didban.ID(row.ID)]) }
		}
		out = append(out, listColumn{ColumnView: ColumnView{column.Name, string(column.Sort), column.Vocabulary}, usual: true, cell: cell})
	}
	return out
}

func projectColumns(c *gate.Caller) []listColumn {
	of := func(name string, sort didban.FieldSort, usual bool, cell func(*didban.ProjectFacts) string) listColumn {
		vocabulary := ""
		if sort == didban.SortCode {
			field, _ := didban.FieldOf(didban.KindProject, name)
			vocabulary = field.Vocabulary
		}
		return listColumn{ColumnView: ColumnView{name, string(sort), vocabulary}, usual: usual, cell: func(row *ListRow) string {
			if row.Public && row.facts == nil { // what few rows need is asked of the map for them alone
				row.facts, _ = c.Map.Facts(didban.ID(row.ID))
			}
			if row.facts == nil {
				return ""
			}
			return cell(row.facts)
		}}
	}
	return []listColumn{
		of("status", didban.SortCode, true, func(p *didban.ProjectFacts) string { return p.Status }),
		of("domain", didban.SortCode, false, func(p *didban.ProjectFacts) string { return p.Domain }),
		of("type", didban.SortCode, false, func(p *didban.ProjectFacts) string { return p.Type }),
		of("unit", didban.SortText, false, func(p *didban.ProjectFacts) string { return p.Unit }),
		of("area", didban.SortText, false, func(p *didban.ProjectFacts) string { return firstArea(c, p) }),
		of("approved", didban.SortMoney, true, func(p *didban.ProjectFacts) string { return amountCell(p.Money.Revised) }),
		of("spent", didban.SortMoney, false, func(p *didban.ProjectFacts) string { return amountCell(p.Money.Spent) }),
		of("progress", didban.SortPercent, true, func(p *didban.ProjectFacts) string { return percentCell(p.Physical) }),
		of("start", didban.SortDay, false, func(p *didban.ProjectFacts) string { return string(p.Start) }),
		of("end", didban.SortDay, false, func(p *didban.ProjectFacts) string { return string(cmp.Or(p.Finished, p.End)) }),
		of("asOf", didban.SortDay, false, func(p *didban.ProjectFacts) string { return string(p.AsOf) }),
		of("told", sortTold, true, func(p *didban.ProjectFacts) string {
			return fmt.Sprintf("%d/%d", p.Signals.Disclosed, p.Signals.Expected)
		}),
		of("flags", sortFlags, false, func(p *didban.ProjectFacts) string { return strings.Join(texts(p.Flags), ",") }),
	}
}

// firstArea is the name of the smallest area of a project.
func firstArea(c *gate.Caller, p *didban.ProjectFacts) string {
	if len(p.Areas) == 0 {
		return ""
	}
	a, ok := c.Map.Area(p.Areas[0])
	if !ok {
		return ""
	}
	return a.Name
}

func amountCell(r didban.Rial) string {
	if r == 0 {
		return ""
	}
	return strconv.FormatInt(int64(r), 10)
}

func percentCell(p didban.Percent) string {
	if !p.Known {
		return ""
	}
	return strconv.FormatFloat(p.Value, 'f', -1, 64)
}

// rank is what a cell is sorted by: numbers by their size, codes by their place in the
// vocabulary, texts by the alphabet. ok is false for what the noun does not say.
func (c *listColumn) rank(cell string) (number float64, key string, ok bool) {
	switch c.Sort {
	case sortTold:
		told, expected, _ := strings.Cut(cell, "/")
		return share(told, expected), "", cell != ""
	case sortFlags:
		return float64(len(strings.FieldsFunc(cell, func(r rune) bool { return r == ',' }))), "", true
	case string(didban.SortMoney), string(didban.SortPercent), string(didban.SortNumber), string(didban.SortInstant):
		n, err := strconv.ParseFloat(cell, 64)
		return n, "", err == nil
	case string(didban.SortCode):
		at := slices.IndexFunc(c.terms, func(t didban.Term) bool { return t.Code == cell })
		return float64(at), "", at >= 0
	case string(didban.SortDay):
		return 0, cell, cell != ""
	}
	return 0, persian.SortKey(cell), cell != ""
}

func share(part, whole string) float64 {
	a, _ := strconv.ParseFloat(part, 64)
	b, _ := strconv.ParseFloat(whole, 64)
	return a / max(b, 1)
}
