package exchange_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"

	didban "didban.app/backend"
)

// A sheet that breaks in the middle is refused where it breaks; the rows before it are not
// taken for the whole.
func TestReadXLSX_SheetBreaksInTheMiddle(t *testing.T) {
	rows := [][]any{{"code", "title", "domain", "type", "status"}}
	for i := range 50 {
		rows = append(rows, []any{fmt.Sprintf("P-%d", i), "پل", "civil", "construction", "implementation"})
	}
	whole := workbook(t, []string{"projects"}, map[string][][]any{"projects": rows}, nil)
	for name, tear := range map[string]func(string) string{
		"cut off":      func(xml string) string { return xml[:strings.Index(xml, `<c r="B30"`)] },
		"another end":  func(xml string) string { return strings.Replace(xml, `<c r="B30"`, `</row></x><c r="B30"`, 1) },
		"no such text": func(xml string) string { return strings.Replace(xml, `<row r="30"`, `<row r="29"`, 1) },
		"an entity":    func(xml string) string { return strings.Replace(xml, `<c r="B30"`, `&x;<c r="B30"`, 1) },
	} {
		t.Run(name, func(t *testing.T) {
			batch, problems := newWorld().read(t, map[string]string{"projects.xlsx": rezip(t, whole, tear)})
			if len(batch.Nouns) > 0 || len(problems) != 1 {
				t.Fatalf("%d nouns: %s", len(batch.Nouns), show(problems))
			}
			p := problems[0]
			if p.Key != "sheet.broken" || p.Level != didban.LevelError || p.File != "projects.xlsx" || p.Sheet != "projects" || p.Row < 29 || p.Row > 30 {
				t.Errorf("got %s", show(problems))
			}
		})
	}
}

// A formula of which the file holds no value clears nothing; one whose value is an empty
// text does.
func TestReadXLSX_FormulaWithoutValue(t *testing.T) {
	budget := func(formula string) string {
		content := workbook(t, []string{"budget"}, map[string][][]any{"budget": {
			{"project", "year", "source", "approved", "title"}, {"P-1", 1403, "national", 12.5e9, "الف"},
		}}, nil)
		return rezip(t, content, func(xml string) string {
			at := strings.Index(xml, `<c r="D2"`)
			end := at + strings.Index(xml[at:], "</c>") + len("</c>")
			return xml[:at] + formula + xml[end:]
		})
	}
	for name, formula := range map[string]string{
		"no value":     `<c r="D2"><f>SUM(D9:D12)</f></c>`,
		"empty value":  `<c r="D2"><f>SUM(D9:D12)</f><v></v></c>`,
		"closed value": `<c r="D2" t="n"><f t="shared" si="0"/><v/></c>`,
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld()
			w.load(t, map[string]string{"projects.csv": oneProject, "budget.csv": "project,year,source,approved,title\nP-1,1403,national,12500000000,الف\n"})
			batch, problems := w.read(t, map[string]string{"budget.xlsx": budget(formula)})
			p := wantProblem(t, problems, didban.LevelError, 2, "approved", "cell.formula")
			if p.Args["cell"] != "D2" || p.Sheet != "budget" || len(batch.Nouns) > 0 {
				t.Errorf("got %v, %d nouns", p, len(batch.Nouns))
			}
		})
	}
	w := newWorld()
	w.load(t, map[string]string{"projects.csv": oneProject, "budget.csv": "project,year,source,approved,title\nP-1,1403,national,12500000000,الف\n"})
	w.load(t, map[string]string{"budget.xlsx": budget(`<c r="D2" t="str"><f>IF(1,"","")</f><v></v></c>`)})
	if got := w.project(t, "P-1").Budget[0].Approved; got != 0 {
		t.Errorf("an empty text as the value left %d", got)
	}
}

// part writes a workbook of one sheet by hand.
func part(t testing.TB, sheet, texts string) string {
	t.Helper()
	var b bytes.Buffer
	out := zip.NewWriter(&b)
	const rel = `http://schemas.openxmlformats.org/officeDocument/2006/relationships`
	for name, text := range map[string]string{
		"_rels/.rels":                `<Relationships><Relationship Id="a" Type="` + rel + `/officeDocument" Target="/xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml":            `<workbook xmlns:r="` + rel + `"><sheets><sheet name="projects" sheetId="1" r:id="s"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="s" Type="` + rel + `/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="t" Type="` + rel + `/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
		"xl/worksheets/sheet1.xml":   sheet,
		"xl/sharedStrings.xml":       texts,
	} {
		to, err := out.Create(name)
		must(t, err)
		_, err = to.Write([]byte(text))
		must(t, err)
	}
	must(t, out.Close())
	return b.String()
}

// Texts in every form that programs write them in.
func TestReadXLSX_Texts(t *testing.T) {
	w := newWorld()
	w.load(t, map[string]string{"projects.xlsx": part(t,
		`<worksheet><sheetData><row><c t="inlineStr"><is><t>code</t></is></c><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c><c t="s"><v>3</v></c><c t="inlineStr"><is><t>scope</t></is></c><c t="inlineStr"><is><t>start</t></is></c></row>`+
			`<row r="5"><c t="str"><v>P-1</v></c><c t="s"><v>4</v></c><c r="D5" t="inlineStr"><is><t>construction</t></is></c><c t="inlineStr"><is><t>implementation</t></is></c><c t="inlineStr"><is><r><t>واحد </t></r><r><t>فنی</t></r><rPh><t>x</t></rPh></is></c><c t="d"><v>2024-08-02T00:00:00Z</v></c><c r="C5" t="inlineStr"><is><t>civil</t></is></c></row></sheetData><extLst><ext><row/></ext></extLst></worksheet>`,
		`<sst><si><t>title</t></si><si><t>domain</t></si><si><t>type</t></si><si><t>status</t></si><si><r><t>پل_x000D_</t></r><r><t xml:space="preserve"> فین</t></r></si></sst>`)})
	p := w.project(t, "P-1")
	if p.Title != "پل\r فین" || p.Domain != "civil" || p.Scope != "واحد فنی" || p.Start != "2024-08-02" {
		t.Errorf("got %s", encode(t, p))
	}
}

// One large text that every cell names costs its size once, and a text that no cell of a
// spreadsheet program can hold is refused.
func TestReadXLSX_BombOfTexts(t *testing.T) {
	head := `<worksheet><sheetData><row><c t="inlineStr"><is><t>code</t></is></c><c t="inlineStr"><is><t>title</t></is></c></row>`
	rows := func(n int) string {
		return head + strings.Repeat(`<row><c t="s"><v>0</v></c><c t="s"><v>0</v></c></row>`, n) + `</sheetData></worksheet>`
	}
	for _, test := range []struct {
		name, sheet, texts, key string
	}{
		{"longer than any cell", rows(1), `<sst><si><t>` + strings.Repeat("ا", 2<<20) + `</t></si></sst>`, "cell.tooLong"},
		{"longer than a decoder may hold", rows(1), `<sst><si><t>` + strings.Repeat("ا", 5<<20) + `</t></si></sst>`, "file.broken"},
		{"named by every cell", rows(2_000), `<sst><si><t>` + strings.Repeat("ا", 65_000) + `</t></si></sst>`, "file.tooBig"},
		{"no such text", rows(1), `<sst></sst>`, "sheet.broken"},
		{"nested", head + strings.Repeat("<row>", 1<<20), `<sst></sst>`, "sheet.broken"},
		{"texts nested", rows(1), `<sst><si>` + strings.Repeat("<r>", 1<<20), "file.broken"},
	} {
		t.Run(test.name, func(t *testing.T) {
			batch, problems := newWorld().read(t, map[string]string{"projects.xlsx": part(t, test.sheet, test.texts)})
			if len(problems) != 1 || problems[0].Key != test.key || len(batch.Nouns) > 0 {
				t.Errorf("want %s, got %s", test.key, show(problems))
			}
		})
	}
}

// What a workbook weighs beside its cells counts too.
func TestReadXLSX_TooManyParts(t *testing.T) {
	var b bytes.Buffer
	out := zip.NewWriter(&b)
	for i := range 10_001 {
		_, err := out.Create(fmt.Sprint(i))
		must(t, err)
	}
	must(t, out.Close())
	_, problems := newWorld().read(t, map[string]string{"projects.xlsx": b.String()})
	wantProblem(t, problems, didban.LevelError, 0, "", "file.broken")
}

// FuzzReadXLSX reads anything as the parts of a workbook: it reports and never fails.
func FuzzReadXLSX(f *testing.F) {
	f.Add(`<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData></worksheet>`, `<sst><si><t>code</t></si></sst>`)
	f.Add(`<row r="x"/>`, `<si><r><rPh>`)
	f.Add(`<row><c r="ZZZZ9"><f/><v>1</v></c><c t="d"><v>T</v></c><c t="b" s="9"><v>_x00</v></c></row>`, ``)
	f.Fuzz(func(t *testing.T, sheet, texts string) {
		newWorld().read(t, map[string]string{"projects.xlsx": part(t, sheet, texts), "areas.xlsx": sheet})
	})
}

// BenchmarkReadXLSX_Texts reads a workbook whose texts unpack to n, 2n and 4n bytes: each
// step should take about twice as long as the one before.
func BenchmarkReadXLSX_Texts(b *testing.B) {
	for _, n := range []int{4 << 20, 8 << 20, 16 << 20} {
		texts := `<sst><si><t>code</t></si>` + strings.Repeat(`<si><t>`+strings.Repeat("a", 990)+`</t></si>`, n/1000) + `</sst>`
		sheet := `<worksheet><sheetData><row><c t="s"><v>0</v></c></row>` + strings.Repeat(`<row><c t="s"><v>1</v></c></row>`, 1000) + `</sheetData></worksheet>`
		book := part(b, sheet, texts)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				newWorld().read(b, map[string]string{"projects.xlsx": book})
			}
		})
	}
}
