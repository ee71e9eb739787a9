package exchange_test

import (
	"bytes"
	"testing"

	"github.com/xuri/excelize/v2"

	didban "didban.app/backend"
	"didban.app/backend/exchange"
)

var list = exchange.List{
	Name: "project", Head: []string{"کد", "عنوان", "اعتبار", "پیشرفت", "پایان"},
	Rows: [][]any{
		{"R-1", "=HYPERLINK(1)", int64(1_250_000_000), 37.5, didban.Day("2026-03-21")},
		{"R-2", "پل فین", nil, nil, nil},
	},
}

func TestList_CSV(t *testing.T) {
	var out bytes.Buffer
	if err := list.CSV(&out); err != nil {
		t.Fatal(err)
	}
	want := "\uFEFFکد,عنوان,اعتبار,پیشرفت,پایان\r\nR-1,'=HYPERLINK(1),1250000000,37.5,2026-03-21\r\nR-2,پل فین,,,\r\n"
	if out.String() != want {
		t.Errorf("got %q", out.String())
	}
}

func TestList_XLSX(t *testing.T) {
	var out bytes.Buffer
	if err := list.XLSX(&out); err != nil {
		t.Fatal(err)
	}
	book, err := excelize.OpenReader(&out)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close() //nolint:errcheck // it was read to the end
	for cell, want := range map[string]string{"B1": "عنوان", "B2": "=HYPERLINK(1)", "C2": "1250000000", "D2": "37.5", "E2": "2026-03-21", "C3": ""} {
		if got, err := book.GetCellValue("project", cell); err != nil || got != want {
			t.Errorf("%s: %q, %v", cell, got, err)
		}
	}
	for cell, want := range map[string]excelize.CellType{"B2": excelize.CellTypeInlineString, "C2": excelize.CellTypeUnset} {
		if got, err := book.GetCellType("project", cell); err != nil || got != want {
			t.Errorf("%s is of type %v, %v", cell, got, err)
		}
	}
}
