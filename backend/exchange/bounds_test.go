package exchange_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	didban "didban.app/backend"
	"didban.app/backend/exchange"
)

// A row that reaches far to the right is refused where it stands, before many of
// its kind fill the memory.
func TestRead_RowOfTooManyCells(t *testing.T) {
	far := func(column string) string {
		return workbook(t, []string{"projects"}, map[string][][]any{"projects": {{"code"}, {"P-1"}}}, func(book *excelize.File) {
			must(t, book.SetCellValue("projects", column+"3", "x"))
		})
	}
	wide := strings.Repeat(",", exchange.MaxColumns) + "x"
	for name, files := range map[string]map[string]string{
		"workbook":         {"projects.xlsx": far("XFD")},
		"text":             {"projects.csv": "code\nP-1\n" + wide + "\n"},
		"text without end": {"projects.csv": "code\nP-1\n" + strings.Repeat(",", 200_000) + "\n"},
	} {
		t.Run(name, func(t *testing.T) {
			_, problems := newWorld().read(t, files)
			wantProblem(t, problems, didban.LevelError, 3, "", "file.tooManyColumns")
		})
	}
}

func TestRead_ProblemQuotesAreShort(t *testing.T) {
	long := strings.Repeat("ب", 5000)
	_, problems := newWorld().read(t, map[string]string{
		"projects.csv": projectHead + "," + long + "\nP-1,پل," + long + ",construction,implementation,1\n",
	})
	if len(problems) != 2 {
		t.Fatalf("%d problems", len(problems))
	}
	for _, p := range problems {
		for _, s := range []string{p.Column, p.Args["value"], p.Args["column"]} {
			if n := utf8.RuneCountInString(s); n > 101 || n > 100 && !strings.HasSuffix(s, "…") {
				t.Errorf("%s quotes %d signs", p.Key, n)
			}
		}
	}
}
