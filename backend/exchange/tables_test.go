package exchange

import (
	"reflect"
	"strings"
	"testing"
	"time"

	didban "didban.app/backend"
	"didban.app/backend/typed"
)

func TestTables_EveryNameMeansOneColumn(t *testing.T) {
	for _, table := range tables {
		seen := map[string]string{}
		for _, c := range table.columns {
			for _, name := range append([]string{c.name}, c.aliases...) {
				if other, ok := seen[typed.Name(name)]; ok {
					t.Errorf("%s: %q names both %s and %s", table.name, name, other, c.name)
				}
				seen[typed.Name(name)] = c.name
			}
			if len(c.aliases) == 0 {
				t.Errorf("%s.%s has no Persian name", table.name, c.name)
			}
		}
	}
}

// TestTables_ColumnsAreFields holds that a fault which Validate finds in a field
// falls on the column of that name.
func TestTables_ColumnsAreFields(t *testing.T) {
	for name, noun := range map[string]any{
		"projects": didban.Project{}, "specs": didban.Spec{}, "budget": didban.BudgetLine{}, "contracts": didban.Contract{},
		"amendments": didban.Amendment{}, "payments": didban.Payment{}, "progress": didban.Progress{},
		"milestones": didban.Milestone{}, "areas": didban.Area{}, "places": didban.Place{}, "units": didban.Unit{}, "articles": didban.Article{}, "corrections": didban.Correction{},
		"terms": didban.Term{}, "prices": didban.PriceYear{},
	} {
		fields := map[string]bool{"code": true, "city": true, "source": true, "project": true, "article": true, "list": true, "contract": true, "lon": true, "lat": true}
		for _, f := range reflect.VisibleFields(reflect.TypeOf(noun)) {
			tag, _, _ := strings.Cut(f.Tag.Get("json"), ",")
			fields[tag] = true
		}
		for _, c := range named(name, false).columns {
			if group, _, _ := strings.Cut(c.name, "."); !fields[group] {
				t.Errorf("%s.%s is no field", name, c.name)
			}
		}
	}
}

func TestNamed(t *testing.T) {
	for name, want := range map[string]string{
		"budget.csv": "budget", "Budget-1404.csv": "budget", "budget_1404-2.xlsx": "budget", "ردیف‌های اعتبار": "budget",
		"رديفهاي اعتبار.csv": "budget", "پروژه ها - ۱۴۰۴.xlsx": "projects", "x.csv": "", "": "", "-": "",
	} {
		got := ""
		if table := named(name, false); table != nil {
			got = table.name
		}
		if got != want {
			t.Errorf("named(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestRials(t *testing.T) {
	for _, one := range []struct {
		in     string
		factor int64
		want   didban.Rial
		fault  string
	}{
		{"12500000000", 1, 12_500_000_000, ""},
		{"۱۲٬۵۰۰٬۰۰۰", 1, 12_500_000, ""},
		{"١٢،٥٠٠", 1, 12_500, ""},
		{"1_000", 1, 1000, ""},
		{"1 000 000", 1, 1_000_000, ""},
		{"1\u00a0000", 1, 1000, ""},
		{"1.2E+10", 1, 12_000_000_000, ""},
		{"1.0", 1, 1, ""},
		{"12.3", 1e6, 12_300_000, ""},
		{"۱۲٫۳", 1e6, 12_300_000, ""},
		{"0.1", 10, 1, ""},
		{"\u200f250", 10, 2500, ""},
		{"9223372036854775", 1, 9_223_372_036_854_775, ""},
		{"9223372036854776", 1, 0, "field.money"},
		{"1e30", 1, 0, "field.money"},
		{"-1", 1, 0, "field.money"},
		{"0.5", 1, 0, "field.moneyFraction"},
		{"1,5", 1, 0, "field.amount"},
		{"1,000,00", 1, 0, "field.amount"},
		{"1e999", 1, 0, "field.amount"},
		{"0x10", 1, 0, "field.amount"},
		{"1/2", 1, 0, "field.amount"},
		{"NaN", 1, 0, "field.amount"},
		{"12 ریال", 1, 12, ""},
		{"۱۲٫۵ میلیارد تومان", 1, 125_000_000_000, ""},
		{"12.5 ميليارد تومان", 1e6, 125_000_000_000, ""},
		{"۱۲/۵ میلیارد", 10, 125_000_000_000, ""},
		{"۱٫۲ همت", 1e6, 12_000_000_000_000, ""},
		{"دوازده میلیون", 1, 12_000_000, ""},
		{"۱۲ میلیارد", 1e6, 0, "field.moneyScale"},
		{"دوازده", 1e6, 0, "field.moneyScale"},
		{"5 دلار", 1, 0, "field.amount"},
		{"ریال", 1, 0, "field.amount"},
	} {
		if got, fault := typed.Rials(one.in, one.factor); got != one.want || keyOf(fault) != one.fault {
			t.Errorf("Rials(%q, %d) = %d %v, want %d %q", one.in, one.factor, got, fault, one.want, one.fault)
		}
	}
}

func TestDay(t *testing.T) {
	for _, one := range []struct {
		in    string
		epoch bool
		want  didban.Day
		fault string
	}{
		{"1403/05/12", false, "2024-08-02", ""},
		{"1403-5-12", false, "2024-08-02", ""},
		{"۱۴۰۳/۵/۱۲", false, "2024-08-02", ""},
		{"\u200e1403/05/12\u200f", false, "2024-08-02", ""},
		{"2024-08-02", false, "2024-08-02", ""},
		{"2024/8/2", false, "2024-08-02", ""},
		{"1403/12/30", false, "2025-03-20", ""},
		{"۱۲ مرداد ۱۴۰۳", false, "2024-08-02", ""},
		{"جمعه ۱۲ مرداد ۱۴۰۳", false, "2024-08-02", ""},
		{"12 August 2024", false, "2024-08-12", ""},
		{"12/05/1403", false, "2024-08-02", ""},
		{"14030512", false, "2024-08-02", ""},
		{"1825-01-02", false, "1825-01-02", ""},
		{"1404/12/30", false, "", "field.dateEsfand"},
		{"۳۰ اسفند ۱۴۰۴", false, "", "field.dateEsfand"},
		{"2023-02-29", false, "", "field.dateNone"},
		{"1650/01/01", false, "", "field.dateNone"},
		{"مرداد ۱۴۰۳", false, "", "field.dateSpan"},
		{"03/05/12", false, "", "field.dateAmbiguous"},
		{"02-08-2024", false, "", "field.dateAmbiguous"},
		{"25-08-2024", false, "2024-08-25", ""},
		{"45506", true, "2024-08-02", ""},
		{"45506.75", true, "2024-08-02", ""},
		{"45506", false, "", "field.date"},
		{"1403", true, "", "field.dateSpan"},
		{"-181000", true, "", "field.date"},
		{"امروز", false, "", "field.dateRelative"},
		{"۳ روز پیش", false, "", "field.dateRelative"},
		{"۱۲ مرداد", false, "", "field.dateRelative"},
		{"۱۲ مرداد ۰۳", false, "", "field.dateRelative"},
		{"۳۰ اسفند", false, "", "field.dateRelative"},
		{"۳۱ اسفند", false, "", "field.dateRelative"},
	} {
		var epoch time.Time
		if one.epoch {
			epoch = time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
		}
		if got, fault := day(one.in, epoch); got != one.want || keyOf(fault) != one.fault {
			t.Errorf("day(%q) = %q %v, want %q %q", one.in, got, fault, one.want, one.fault)
		}
	}
}

// keyOf is the key of a fault, "" for none.
func keyOf(fault *didban.Error) string {
	if fault == nil {
		return ""
	}
	return fault.Key
}

func TestCell(t *testing.T) {
	for _, one := range []struct{ kept, format, want string }{
		{"0.45", "0%", "45%"},
		{"0.07", "0.0%;[Red]-0.0%", "7%"},
		{"0.125", "0%", "12.5%"},
		{"7.0000000000000007E-2", "0%", "7%"},
		{"45", `0"%"`, "45"},
		{"912", "0000", "0912"},
		{"912", "00", "912"},
		{"9.5", "0000", "9.5"},
		{"912", strings.Repeat("0", 51), "912"},
		{"12.300000000000001", "", "12.3"},
		{"0.30000000000000004", "General", "0.3"},
		{"1.2E+10", "#,##0", "12000000000"},
		{"9007199254740993", "", "9007199254740993"},
		{"x%", "", "x%"},
		{"", "0%", ""},
		{"1e999999999", "", "1e999999999"},
	} {
		if got := cell(one.kept, one.format); got != one.want {
			t.Errorf("cell(%q, %q) = %q, want %q", one.kept, one.format, got, one.want)
		}
	}
}
