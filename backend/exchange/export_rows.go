package exchange

import (
	"encoding/json"
	"slices"
	"strings"

	didban "didban.app/backend"
)

// The rows of a project in each table, in the order of the table's columns.

func projectRows(x Export, p *didban.Project) [][]value {
	lon, lat := degrees(p.Geometry)
	return [][]value{{
		p.Code, word(p.Title), word(p.Description), word(p.Purpose), p.Domain, p.Type, word(p.Subtype), p.Status,
		p.Suspended, word(p.SuspendedReason), word(p.Unit), word(x.unit(p.UnitID)), word(p.Officer), word(p.Owner), word(x.areas(p.Areas)), word(p.Address),
		word(p.Scope), word(p.Environment), word(p.Land), word(p.Changes),
		date(p.Start), date(p.End), date(p.OriginalEnd), date(p.Finished), date(p.AsOf), lon, lat,
	}}
}

// unitColumns are those of the table of units but for who leads one: posts are in no export.
var unitColumns = slices.DeleteFunc(columnNames(unitTable), func(name string) bool { return name == "headPost" })

// unitRow is a unit under unitColumns.
func unitRow(x Export, u *didban.Unit) []value {
	d := u.Deadlines
	return []value{
		u.Code, word(u.Title), word(x.unit(u.Parent)), word(u.Phone), word(u.Hours),
		count(d.Comment), count(d.Message), count(d.Report), count(d.Question),
		word(strings.Join(u.Categories, "؛")),
	}
}

func count(n int) value {
	if n == 0 {
		return nil
	}
	return int64(n)
}

func specRows(_ Export, p *didban.Project) (out [][]value) {
	for _, s := range p.Specs {
		out = append(out, []value{p.Code, s.Label, word(s.Value), word(s.Unit)})
	}
	return out
}

func budgetRows(_ Export, p *didban.Project) (out [][]value) {
	for _, b := range p.Budget {
		out = append(out, []value{
			p.Code, int64(b.Year), b.Source, word(b.Title), int64(b.Approved), int64(b.Revised), int64(b.Allocated), int64(b.Spent),
		})
	}
	return out
}

func contractRows(_ Export, p *didban.Project) (out [][]value) {
	for _, k := range p.Contracts {
		out = append(out, []value{
			p.Code, k.Number, word(k.Title), k.Nature, k.Method, k.Status, int64(k.Estimate), word(strings.Join(k.Tenderers, "؛")),
			word(k.Contractor), int64(k.Price), date(k.Signed), date(k.Start), int64(k.Days),
		})
	}
	return out
}

func amendmentRows(_ Export, p *didban.Project) (out [][]value) {
	for _, k := range p.Contracts {
		for _, a := range k.Amendments {
			out = append(out, []value{p.Code, k.Number, a.Number, a.Kind, date(a.Day), a.Old, a.New, word(a.Scope), word(a.Reason)})
		}
	}
	return out
}

func paymentRows(_ Export, p *didban.Project) (out [][]value) {
	for _, k := range p.Contracts {
		for _, pay := range k.Payments {
			out = append(out, []value{p.Code, k.Number, pay.Number, date(pay.Day), int64(pay.Amount), word(pay.For)})
		}
	}
	return out
}

func progressRows(_ Export, p *didban.Project) (out [][]value) {
	for _, o := range p.Progress {
		out = append(out, []value{
			p.Code, date(o.Day), percentCell(o.PhysicalPlanned), percentCell(o.PhysicalActual),
			percentCell(o.FinancialPlanned), percentCell(o.FinancialActual), word(o.Note),
		})
	}
	return out
}

func milestoneRows(_ Export, p *didban.Project) (out [][]value) {
	for _, m := range p.Milestones {
		out = append(out, []value{p.Code, m.Title, m.Sort, date(m.Due), date(m.Met)})
	}
	return out
}

func word(s string) value {
	if s == "" {
		return nil
	}
	return s
}

func date(d didban.Day) value {
	if d == "" {
		return nil
	}
	return d
}

func percentCell(p didban.Percent) value {
	if !p.Known {
		return nil
	}
	return p.Value
}

// degrees gives the place of a point; nothing for lines and areas, which two numbers
// can't hold.
func degrees(g *didban.Geometry) (lon, lat value) {
	at, ok := pointAt(g)
	if !ok {
		return nil, nil
	}
	return at.Lon, at.Lat
}

// pointAt reads a geometry that is a single point.
func pointAt(g *didban.Geometry) (didban.Position, bool) {
	var at []float64
	if g == nil || g.Type != "Point" || json.Unmarshal(g.Coordinates, &at) != nil || len(at) < 2 {
		return didban.Position{}, false
	}
	return didban.Position{Lon: at[0], Lat: at[1]}, true
}
