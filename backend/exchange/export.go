package exchange

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"

	didban "didban.app/backend"
)

// Export writes projects as files that Read takes in again without a change. The
// columns are those of tables.go, under their canonical names and in their order.
type Export struct {
	// Each calls yield with every project, in the order in which they are written,
	// until an error is returned, and returns it.
	Each func(yield func(*didban.Project) error) error
	// Area gives the code of an area, empty where there is none.
	Area func(didban.ID) string
	// Unit gives a unit, nil where there is none.
	Unit func(didban.ID) *didban.Unit
}

// value is one cell: a string, int64 (rials and counts), float64 (percent and
// degrees), bool or didban.Day; nil for an empty one.
type value = any

// writer gives the rows that a project has in a table, a cell for every column.
type writer func(x Export, p *didban.Project) [][]value

// exported are the tables of a project by name, in the order of their sheets.
var exported = []struct {
	table string
	rows  writer
}{
	{"projects", projectRows},
	{"specs", specRows},
	{"budget", budgetRows},
	{"contracts", contractRows},
	{"amendments", amendmentRows},
	{"payments", paymentRows},
	{"progress", progressRows},
	{"milestones", milestoneRows},
}

// columnNames are the canonical names of a table's columns.
func columnNames(name string) []string {
	for _, t := range tables {
		if t.name == name && t.holds(false) {
			return names(t.columns)
		}
	}
	return nil
}

func names(columns []column) []string {
	out := make([]string, len(columns))
	for i, c := range columns {
		out[i] = c.name
	}
	return out
}

// CSV writes the table of projects as UTF-8 with a byte order mark. A cell that a
// spreadsheet would run as a formula gets an apostrophe before it. It fails only
// where out or Each does.
func (x Export) CSV(out io.Writer) error {
	if _, err := io.WriteString(out, mark); err != nil {
		return fmt.Errorf("write csv: %w", err)
	}
	w := csv.NewWriter(out)
	w.UseCRLF = true
	if err := w.Write(columnNames("projects")); err != nil {
		return fmt.Errorf("write csv: %w", err)
	}
	err := x.Each(func(p *didban.Project) error {
		for _, row := range projectRows(x, p) {
			cells := make([]string, len(row))
			for i, v := range row {
				cells[i] = Guard(text(v))
			}
			if err := w.Write(cells); err != nil {
				return fmt.Errorf("write csv: %w", err)
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	w.Flush()
	return w.Error()
}

// text writes a cell as Read reads it.
func text(v value) string {
	switch v := v.(type) {
	case string:
		return v
	case didban.Day:
		return string(v)
	case int64:
		return strconv.FormatInt(v, 10)
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	case bool:
		return strconv.FormatBool(v)
	}
	return ""
}

// GeoJSON writes the projects as a FeatureCollection of RFC 7946, those that lie nowhere
// with a geometry of null, so that none of the list is missing, with the
// columns of the table of projects that are filled, and amount and spent (rials) and
// physical (percent) where they are known; a member of its own names the unit by ISO 4217. Read takes the geometries back; of the
// properties it needs the code. It fails only where out or Each does.
func (x Export) GeoJSON(out io.Writer) error {
	if _, err := io.WriteString(out, `{"type":"FeatureCollection","currency":"IRR","features":[`); err != nil {
		return fmt.Errorf("write geojson: %w", err)
	}
	between := "\n"
	err := x.Each(func(p *didban.Project) error {
		one, err := json.Marshal(feature{Type: "Feature", Properties: x.properties(p), Geometry: p.Geometry})
		if err == nil {
			_, err = fmt.Fprintf(out, "%s%s", between, one)
		}
		between = ",\n"
		if err != nil {
			return fmt.Errorf("write geojson: %w", err)
		}
		return nil
	})
	if err != nil {
		return err
	}
	if _, err := io.WriteString(out, "\n]}\n"); err != nil {
		return fmt.Errorf("write geojson: %w", err)
	}
	return nil
}

func (x Export) properties(p *didban.Project) map[string]any {
	out := map[string]any{}
	row := projectRows(x, p)[0]
	for i, name := range columnNames("projects") {
		if name != "lon" && name != "lat" && row[i] != nil {
			out[name] = row[i]
		}
	}
	if amount := p.Amount(); amount > 0 {
		out["amount"] = int64(amount)
	}
	if spent := p.Money().Spent; spent > 0 {
		out["spent"] = int64(spent)
	}
	if physical := p.Facts(func(didban.ID) didban.ID { return "" }).Physical; physical.Known {
		out["physical"] = physical.Value
	}
	return out
}

// unit is the code of a unit.
func (x Export) unit(id didban.ID) string {
	if u := x.Unit(id); u != nil {
		return u.Code
	}
	return ""
}

// areas lists codes as a cell of them is read.
func (x Export) areas(ids []didban.ID) string {
	var codes []string
	for _, id := range ids {
		if code := x.Area(id); code != "" {
			codes = append(codes, code)
		}
	}
	return strings.Join(codes, "؛")
}
