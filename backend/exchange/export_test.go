package exchange_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	didban "didban.app/backend"
	"didban.app/backend/didbantest"
	"didban.app/backend/exchange"
)

// nasty has in every field what a file format might spoil.
func nasty() *didban.Project {
	return &didban.Project{
		Meta:  didban.Meta{ID: didbantest.ID(didban.KindProject, 900), Code: "0912", Version: 1},
		Title: "=HYPERLINK(\"x\")", Description: "'=1+1", Purpose: "''-2", Domain: "civil", Type: "construction", Status: "implementation",
		Suspended: true, SuspendedReason: "+۹۸ «نقل»، \"گیومه\"؛\nسطر دوم", Unit: "@واحد", Officer: "-", Address: "12.50", Scope: "45%", Land: "007",
		Areas: []didban.ID{didbantest.ID(didban.KindArea, 1001), didbantest.ID(didban.KindArea, 1000)},
		Start: "1930-01-01", End: "2026-03-20", AsOf: "2026-11-22",
		Geometry: &didban.Geometry{Type: "Point", Coordinates: json.RawMessage("[51.4012345,33.9512345]")},
		Specs:    []didban.Spec{{Label: "=طول", Value: "12.50", Unit: "m"}},
		Budget:   []didban.BudgetLine{{Year: 1403, Source: "municipal", Approved: 9_007_199_254_740_993, Spent: 1}},
		Contracts: []didban.Contract{{
			Number: "0042", Title: "کار", Nature: "construction", Method: "open", Status: "active", Tenderers: []string{"الف", "ب، پ"}, Price: 5,
			Amendments: []didban.Amendment{{Number: "1", Kind: "price", Day: "2026-01-01", Old: 5, New: 6, Reason: "گرانی"}},
			Payments:   []didban.Payment{{Number: "01", Day: "2026-02-01", Amount: 3}},
		}},
		Progress:   []didban.Progress{{Day: "2026-02-01", PhysicalActual: didban.PercentOf(33.3)}, {Day: "2026-03-01", PhysicalPlanned: didban.PercentOf(0)}},
		Milestones: []didban.Milestone{{Title: "تحویل", Sort: didban.MilestoneKinds[0].Code, Due: "2026-05-01"}},
	}
}

// exported is a city and the export of all its projects.
func exported(t *testing.T) (*world, exchange.Export) {
	t.Helper()
	p := nasty()
	p.Contracts[0].Nature, p.Contracts[0].Method = didban.ContractNatures[0].Code, didban.ProcurementMethods[0].Code
	p.Contracts[0].Status = didban.ContractStatuses[0].Code
	if err := p.Validate(); err != nil {
		t.Fatal(err)
	}
	above := &didban.Unit{Meta: didban.Meta{ID: didbantest.ID(didban.KindUnit, 1), Code: "U-1", Version: 1}, Title: "معاونت"}
	unit := &didban.Unit{
		Meta: didban.Meta{ID: didbantest.ID(didban.KindUnit, 2), Code: "007", Version: 1}, Title: "=فنی", Parent: above.ID,
		Phone: "031-55001234", Hours: "شنبه تا چهارشنبه", Deadlines: didban.Deadlines{Message: 3, Question: 20},
	}
	p.UnitID = unit.ID
	nouns := append(didbantest.City(40, 0), above, unit, p)
	w := newWorld(nouns...)
	codes := map[didban.ID]string{}
	for _, n := range nouns {
		codes[n.Head().ID] = n.Head().Code
	}
	return w, exchange.Export{
		Area: func(id didban.ID) string { return codes[id] },
		Unit: func(id didban.ID) *didban.Unit {
			i := slices.IndexFunc(nouns, func(n didban.Noun) bool { return n.Head().ID == id })
			if i < 0 {
				return nil
			}
			u, _ := nouns[i].(*didban.Unit)
			return u
		},
		Each: func(yield func(*didban.Project) error) error {
			for _, n := range nouns {
				if p, ok := n.(*didban.Project); ok {
					if err := yield(p); err != nil {
						return err
					}
				}
			}
			return nil
		},
	}
}

func TestExport_ComesInAgainUnchanged(t *testing.T) {
	for _, c := range []struct {
		name  string
		write func(exchange.Export, io.Writer) error
		seen  int
		units int
	}{
		{"projects.csv", exchange.Export.CSV, 41, 0},
		{"projects.xlsx", exchange.Export.XLSX, 41, 2},
		{"projects.geojson", exchange.Export.GeoJSON, 41, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			w, x := exported(t)
			var out bytes.Buffer
			if err := c.write(x, &out); err != nil {
				t.Fatal(err)
			}
			batch, problems := w.read(t, map[string]string{c.name: out.String()})
			for _, p := range problems {
				if p.Level == didban.LevelError || p.Key != "column.unknown" {
					t.Errorf("problem %s", show([]didban.Problem{p}))
				}
			}
			if len(batch.Nouns) > 0 {
				t.Errorf("changed: got %s", encode(t, batch.Nouns))
			}
			if n := batch.Unchanged[didban.KindProject]; n != c.seen {
				t.Errorf("%d projects unchanged, want %d", n, c.seen)
			}
			if n := batch.Unchanged[didban.KindUnit]; n != c.units {
				t.Errorf("%d units unchanged, want %d", n, c.units)
			}
		})
	}
}

// A project that lies nowhere is in every file of the list, and comes in again.
func TestExport_GeoJSONLeavesNoneOut(t *testing.T) {
	w, x := exported(t)
	each := x.Each
	x.Each = func(yield func(*didban.Project) error) error {
		return each(func(p *didban.Project) error {
			bare := *p
			bare.Geometry = nil
			return yield(&bare)
		})
	}
	var out bytes.Buffer
	if err := x.GeoJSON(&out); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(out.String(), `"geometry":null`); n != 41 {
		t.Errorf("%d features without a place, want 41", n)
	}
	_, problems := w.read(t, map[string]string{"projects.geojson": out.String()})
	for _, p := range problems {
		if p.Level == didban.LevelError {
			t.Errorf("problem %s", show([]didban.Problem{p}))
		}
	}
}

// Nobody may have to guess in which unit an amount is.
func TestExport_SaysItsUnit(t *testing.T) {
	_, x := exported(t)
	var sheets, places bytes.Buffer
	if err := errors.Join(x.XLSX(&sheets), x.GeoJSON(&places)); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(places.String(), `"currency":"IRR"`) {
		t.Errorf("no unit in %s", places.String()[:80])
	}
	book, err := excelize.OpenReader(&sheets)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = book.Close() }()
	for sheet, want := range map[string]string{
		"budget":     "project,year,source,title,approved (rial),revised (rial),allocated (rial),spent (rial)",
		"amendments": "project,contract,number,kind,day,old,new,scope,reason", // rials or days, as the kind says
		"payments":   "project,contract,number,day,amount (rial),for",
	} {
		rows, err := book.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(rows[0], ","); got != want {
			t.Errorf("%s: got %s, want %s", sheet, got, want)
		}
	}
}

func TestExport_CSVRunsNothing(t *testing.T) {
	_, x := exported(t)
	var out bytes.Buffer
	if err := x.CSV(&out); err != nil {
		t.Fatal(err)
	}
	text := out.String()
	if !strings.HasPrefix(text, "\xef\xbb\xbfcode,title,") {
		t.Errorf("begins with %q", text[:20])
	}
	for _, cell := range []string{`"'=HYPERLINK(""x"")"`, ",''=1+1,", ",'''-2,", ",'@", ",'-,"} {
		if !strings.Contains(text, cell) {
			t.Errorf("no cell %s in %s", cell, text[strings.Index(text, "0912"):])
		}
	}
}

func TestExport_XLSXCellsAreTyped(t *testing.T) {
	_, x := exported(t)
	var out bytes.Buffer
	if err := x.XLSX(&out); err != nil {
		t.Fatal(err)
	}
	book, err := excelize.OpenReader(&out)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = book.Close() }()
	last := map[string]string{"projects": "42"}
	rows, err := book.GetRows("budget")
	if err != nil {
		t.Fatal(err)
	}
	last["budget"] = strconv.Itoa(len(rows))
	for _, c := range []struct {
		sheet, column string
		want          excelize.CellType
		face          string
	}{
		{"projects", "A", excelize.CellTypeInlineString, "0912"},
		{"projects", "B", excelize.CellTypeInlineString, "=HYPERLINK(\"x\")"},
		{"projects", "I", excelize.CellTypeBool, "TRUE"},
		{"projects", "V", excelize.CellTypeUnset, "2026-03-20"}, // a date is a number with a face
		{"projects", "Z", excelize.CellTypeUnset, "51.4012345"},
		{"budget", "H", excelize.CellTypeUnset, "1"},
		{"budget", "E", excelize.CellTypeInlineString, "9007199254740993"},
	} {
		at := c.column + last[c.sheet]
		kind, err := book.GetCellType(c.sheet, at)
		if err != nil {
			t.Fatal(err)
		}
		face, err := book.GetCellValue(c.sheet, at)
		if err != nil {
			t.Fatal(err)
		}
		if kind != c.want || face != c.face {
			t.Errorf("%s %s: type %d shown %q, want type %d shown %q", c.sheet, at, kind, face, c.want, c.face)
		}
	}
}
