package exchange_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	didban "didban.app/backend"
	"didban.app/backend/exchange"
)

// workbook makes a workbook of sheets and rows.
func workbook(t testing.TB, sheets []string, rows map[string][][]any, more func(*excelize.File)) string {
	t.Helper()
	book := excelize.NewFile()
	for i, name := range sheets {
		if i == 0 {
			must(t, book.SetSheetName("Sheet1", name))
		} else if _, err := book.NewSheet(name); err != nil {
			t.Fatal(err)
		}
		for n, cells := range rows[name] {
			must(t, book.SetSheetRow(name, fmt.Sprintf("A%d", n+1), &cells))
		}
	}
	if more != nil {
		more(book)
	}
	var b bytes.Buffer
	must(t, book.Write(&b))
	must(t, book.Close())
	return b.String()
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// projectBook is a workbook with 200 projects, a budget line and an observation
// of each, and a sheet of notes.
func projectBook(t testing.TB) string {
	projects := [][]any{{"کد", "عنوان", "حوزه", "نوع", "وضعیت", "شروع", "پایان"}}
	budget := [][]any{{"کد پروژه", "سال مالی", "محل تأمین", "مصوب (میلیون ریال)"}}
	progress := [][]any{{"کد پروژه", "تاریخ", "فیزیکی واقعی"}}
	for i := range 200 {
		code := fmt.Sprintf("P-%03d", i)
		projects = append(projects, []any{
			code, fmt.Sprintf("پروژهٔ %d", i), "عمرانی", "احداث", "در حال اجرا",
			time.Date(2024, 8, 2, 0, 0, 0, 0, time.UTC), "۱۴۰۴/۰۶/۳۱",
		})
		budget = append(budget, []any{code, 1403, "municipal", 12.3 + float64(i)})
		progress = append(progress, []any{code, "1403/06/01", 0.07})
	}
	sheets := []string{"پروژه‌ها", "ردیف‌های اعتبار", "پیشرفت", "یادداشت"}
	return workbook(t, sheets, map[string][][]any{
		sheets[0]: projects, sheets[1]: budget, sheets[2]: progress, sheets[3]: {{"این برگه داده نیست"}},
	}, func(book *excelize.File) {
		style, err := book.NewStyle(&excelize.Style{NumFmt: 9})
		must(t, err)
		must(t, book.SetCellStyle("پیشرفت", "C2", "C201", style))
	})
}

func TestReadXLSX_TwoHundredRows(t *testing.T) {
	w := newWorld()
	files := map[string]string{"کارنامه.xlsx": projectBook(t)}
	batch, problems := w.read(t, files)
	if len(problems) != 1 {
		t.Fatalf("problems:%s", show(problems))
	}
	if p := wantProblem(t, problems, didban.LevelWarning, 0, "", "table.unknown"); p.Sheet != "یادداشت" {
		t.Errorf("unknown sheet %q", p.Sheet)
	}
	if got := batch.New[didban.KindProject]; got != 200 {
		t.Fatalf("%d projects, want 200", got)
	}
	w.write(batch.Nouns)
	p := w.project(t, "P-007")
	if p.Start != "2024-08-02" || p.End != "2025-09-22" {
		t.Errorf("start %s, end %s", p.Start, p.End)
	}
	if got, want := p.Budget[0].Approved, didban.Rial(19_300_000); got != want {
		t.Errorf("approved %d, want %d", got, want)
	}
	if got, want := p.Progress[0].PhysicalActual, didban.PercentOf(7); got != want {
		t.Errorf("percent %v, want %v", got, want)
	}
	if again, _ := w.read(t, files); len(again.Nouns) != 0 {
		t.Errorf("second run: %d nouns", len(again.Nouns))
	}
}

func TestReadXLSX_Cells(t *testing.T) {
	content := workbook(t, []string{"Sheet1"}, map[string][][]any{"Sheet1": {
		{"code", "title", "domain", "type", "status", "scope", "officer", "address", "start"},
		{1001, "=SUM(A1)", "civil", "construction", "implementation", 912, true, "x", 45506},
	}}, func(book *excelize.File) {
		style, err := book.NewStyle(&excelize.Style{CustomNumFmt: new("0000")})
		must(t, err)
		must(t, book.SetCellStyle("Sheet1", "F2", "F2", style))
		must(t, book.MergeCell("Sheet1", "H2", "H3"))
		must(t, book.SetColVisible("Sheet1", "C", false))
	})
	w := newWorld()
	w.load(t, map[string]string{"projects.xlsx": content})
	p := w.project(t, "1001")
	if p.Title != "=SUM(A1)" || p.Scope != "0912" || p.Address != "x" || p.Start != "2024-08-02" || p.Domain != "civil" {
		t.Errorf("project %s", encode(t, p))
	}
}

func TestReadXLSX_FormulaCountsAsItsValue(t *testing.T) {
	content := workbook(t, []string{"budget"}, map[string][][]any{"budget": {
		{"project", "year", "source", "approved", "spent"}, {"P-1", 1403, "national", 0, 1.25e10},
	}}, func(book *excelize.File) {
		must(t, book.SetCellFormula("budget", "D2", "6*7"))
	})
	content = rezip(t, content, func(xml string) string {
		from, to := strings.Index(xml, "<f>6*7</f>"), 0
		if from >= 0 {
			to = from + strings.Index(xml[from:], "</c>")
		}
		return xml[:from] + "<f>6*7</f><v>1.2E+10</v>" + xml[to:]
	})
	w := newWorld()
	w.load(t, map[string]string{"projects.csv": oneProject, "money.xlsx": content})
	if b := w.project(t, "P-1").Budget[0]; b.Approved != 12_000_000_000 || b.Spent != 12_500_000_000 {
		t.Errorf("budget %+v", b)
	}
}

// rezip changes the first sheet of a workbook.
func rezip(t testing.TB, content string, change func(string) string) string {
	t.Helper()
	in, err := zip.NewReader(strings.NewReader(content), int64(len(content)))
	must(t, err)
	var b bytes.Buffer
	out := zip.NewWriter(&b)
	for _, f := range in.File {
		var part bytes.Buffer
		from, err := f.Open()
		must(t, err)
		_, err = part.ReadFrom(from)
		must(t, err)
		text := part.String()
		if strings.HasSuffix(f.Name, "sheet1.xml") {
			text = change(text)
		}
		to, err := out.Create(f.Name)
		must(t, err)
		_, err = to.Write([]byte(text))
		must(t, err)
	}
	must(t, out.Close())
	return b.String()
}

func TestReadXLSX_ErrorCellAndGap(t *testing.T) {
	content := workbook(t, []string{"budget"}, map[string][][]any{"budget": {
		{"project", "year", "source", "approved"}, {"P-1", 1403, "national", 1}, {}, {}, {"P-1", 1404, "national", "#REF!"},
	}}, nil)
	_, problems := newWorld().read(t, map[string]string{"projects.csv": oneProject, "budget.xlsx": content})
	wantProblem(t, problems, didban.LevelError, 5, "approved", "cell.error")
}

func TestReadXLSX_Empty(t *testing.T) {
	content := workbook(t, []string{"budget"}, nil, nil)
	_, problems := newWorld().read(t, map[string]string{"budget.xlsx": content})
	wantProblem(t, problems, didban.LevelError, 0, "", "file.empty")
}

func TestReadXLSX_Bomb(t *testing.T) {
	var b bytes.Buffer
	out := zip.NewWriter(&b)
	part, err := out.CreateRaw(&zip.FileHeader{
		Name: "xl/worksheets/sheet1.xml", Method: zip.Deflate, CompressedSize64: 3, UncompressedSize64: exchange.MaxUnzipped + 1,
	})
	must(t, err)
	_, err = part.Write([]byte("xyz"))
	must(t, err)
	must(t, out.Close())
	content := b.String()
	_, problems := newWorld().read(t, map[string]string{"budget.xlsx": content})
	wantProblem(t, problems, didban.LevelError, 0, "", "file.tooBig")
}

func TestReadXLSX_Torn(t *testing.T) {
	whole := projectBook(t)
	for _, size := range []int{4, 100, len(whole) / 2, len(whole) - 1} {
		_, problems := newWorld().read(t, map[string]string{"projects.xlsx": whole[:size]})
		wantProblem(t, problems, didban.LevelError, 0, "", "file.broken")
	}
}
